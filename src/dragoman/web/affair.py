"""One story with everything that its page shows: the brief, and the items that its pictures are drawn from."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dragoman.exports.tellers import tellers
from dragoman.exports.wording import Names, outlet_of
from dragoman.records import Actor, Brief, Event, Report, Statement
from dragoman.web.drawing.graph import Graph, Tie, graph_of, ties_of
from dragoman.web.drawing.map import Map, map_of
from dragoman.web.drawing.matrix import Matrix, Relayed, matrix_of, relays_of
from dragoman.web.drawing.timeline import Timeline, timeline

if TYPE_CHECKING:
    from dragoman.case import Case

__all__ = ["Affair"]


class Affair:
    """A story as its page has it. What takes reading all of its items is put together when it is asked for.

    Raises `NotFoundError` where there is no such story at the moment `as_of`.
    """

    def __init__(self, case: Case, story: str, as_of: str | None) -> None:
        self._case = case
        self.brief: Brief = case.brief(story, as_of=as_of)
        self._of: dict[str, Any] = {"story": self.brief.story.id, "as_of": as_of}

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many items of each kind there are in all."""
        kinds = ("events", "statements", "actors", "disagreements", "agenda", "quotations")
        counts = {kind: getattr(self._case, kind)(**self._of).count() for kind in kinds}
        outlets = {outlet_of(report) for report in self.brief.reports}
        return {**counts, "reports": len(self.brief.reports), "outlets": len(outlets)}

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports in the order of publication."""
        return tuple(sorted(self.brief.reports, key=lambda r: (r.published.earliest or "9999", outlet_of(r), r.id)))

    @cached_property
    def timeline(self) -> Timeline:
        """The events along the line of time."""
        conflicts = self._case.disagreements(**self._of, type="conflict")
        doubtful = frozenset(one.subject.id for one in conflicts if one.subject.id)
        return timeline(self.brief.story, self._events, self._by_id, doubtful)

    @cached_property
    def map(self) -> Map | None:
        """The places of events."""
        return map_of(self._events)

    @cached_property
    def sited(self) -> dict[str, Event]:
        """The events that are on the map, by id."""
        shown = {event for site in self.map.sites for event in site.events} if self.map else set()
        return {event.id: event for event in self._events if event.id in shown}

    @cached_property
    def ties(self) -> list[Tie]:
        """Who acts on, speaks of, and meets whom."""
        return ties_of(self._actors, self._events, self._statements)

    @cached_property
    def graph(self) -> Graph | None:
        """The actors and their ties."""
        return graph_of(self._actors, self.ties)

    @cached_property
    def matrix(self) -> Matrix:
        """Which outlets tell of which events."""
        return matrix_of(self._events, self._by_id)

    @cached_property
    def relays(self) -> list[Relayed]:
        """Who relays whom."""
        # People by their whole names; what stands for a state or a body as it is printed, for that says which of it spoke.
        people = {actor.id: actor.name for actor in self._actors if actor.kind in ("person", "organisation")}
        found = relays_of(self._statements, self._by_id)
        named = (replace(one, source=people.get(one.actor or "", one.source)) for one in found)
        # That an outlet carries what it has itself is no news.
        return [one for one in named if [outlet for outlet, _ in one.outlets] != [one.source]]

    @cached_property
    def _by_id(self) -> dict[str, Report]:
        return {report.id: report for report in self.brief.reports}

    @cached_property
    def _events(self) -> list[Event]:
        """The events; what no report tells by itself begins with who does, for labels are cut at their end."""
        named = Names(self._actors).of
        return [
            replace(event, summary=f"According to {heard}: {event.summary or event.type.lower()}")
            if (heard := tellers(event, named))
            else event
            for event in self._case.events(**self._of)
        ]

    @cached_property
    def _statements(self) -> list[Statement]:
        return list(self._case.statements(**self._of))

    @cached_property
    def _actors(self) -> list[Actor]:
        return list(self._case.actors(**self._of))
