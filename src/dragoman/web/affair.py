"""One story with everything that its page shows: the brief, and the items that its pictures are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.exports.wording import outlet_of
from dragoman.records import Actor, Brief, Disagreement, Event, Report
from dragoman.web.drawing.graph import Graph, Tie, graph_of, ties_of
from dragoman.web.drawing.map import Map, map_of
from dragoman.web.drawing.matrix import Matrix, Relayed, matrix_of, relays_of
from dragoman.web.drawing.timeline import Timeline, timeline

if TYPE_CHECKING:
    from dragoman.case import Case

__all__ = ["Affair", "affair_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """A story as its page has it. `counts` says how many items of each kind there are in all."""

    brief: Brief
    counts: dict[str, int]
    timeline: Timeline
    map: Map | None
    graph: Graph | None
    ties: tuple[Tie, ...]
    matrix: Matrix
    relays: tuple[Relayed, ...]
    actors: dict[str, Actor]
    sited: dict[str, Event]
    reports: tuple[Report, ...]
    """In the order of publication."""


def affair_of(case: Case, story: str, as_of: str | None) -> Affair:
    """Put a story together. Raises `NotFoundError`."""
    brief = case.brief(story, as_of=as_of)
    of = {"story": brief.story.id, "as_of": as_of}
    events = list(case.events(**of))  # type: ignore[arg-type]
    statements = list(case.statements(**of))  # type: ignore[arg-type]
    actors = list(case.actors(**of))  # type: ignore[arg-type]
    disagreements: list[Disagreement] = list(case.disagreements(**of))  # type: ignore[arg-type]
    reports = {report.id: report for report in brief.reports}
    doubtful = frozenset(one.subject.id for one in disagreements if one.subject.id and one.kind == "conflict")
    ties = ties_of(actors, events, statements)
    drawn = map_of(events)
    on_map = {event for site in drawn.sites for event in site.events} if drawn else set()
    return Affair(
        brief=brief,
        counts={
            "reports": len(reports), "events": len(events), "statements": len(statements), "actors": len(actors),
            "disagreements": len(disagreements), "conflicts": sum(one.kind == "conflict" for one in disagreements),
            "outlets": len({outlet_of(report) for report in reports.values()}),
            "agenda": case.agenda(**of).count(), "quotations": case.quotations(**of).count(),  # type: ignore[arg-type]
        },
        timeline=timeline(brief.story, events, reports, doubtful),
        map=drawn,
        graph=graph_of(actors, ties),
        ties=tuple(ties),
        matrix=matrix_of(events, reports),
        relays=tuple(relays_of(statements, reports)),
        actors={actor.id: actor for actor in actors},
        sited={event.id: event for event in events if event.id in on_map},
        reports=tuple(sorted(reports.values(), key=lambda r: (r.published.earliest or "9999", outlet_of(r), r.id))),
    )  # fmt: skip
