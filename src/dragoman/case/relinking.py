"""Linking a case: from all its readings to what is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.case.versions import counts_since
from dragoman.records import Decision, Reading, Report
from dragoman.records.plain import from_json
from dragoman.store.known import VersionRow

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dragoman.case.keeping import Keeping
    from dragoman.case.review.layering import Layered, Outcome
    from dragoman.case.review.preparing import Prepared
    from dragoman.comparing import Compared
    from dragoman.linking import Linked
    from dragoman.store.decided import DecisionRow
    from dragoman.store.rows import Entry
    from dragoman.store.store import Store

__all__ = [
    "Made", "briefs_of", "lay_again", "link_store", "made_of", "turned_by", "whole_readings", "with_named",
]  # fmt: skip

# A brief of fewer reports is put together as fast as it is looked up.
_LARGE = 8


def whole_readings(rows: Iterable[tuple[str, str]]) -> list[Reading]:
    """Readings as they were read, from the stored reports and readings: with the text put back."""
    whole = []
    for report_line, reading_line in rows:
        report, reading = from_json(report_line, Report), from_json(reading_line, Reading)
        as_received = replace(reading.report, text=report.text, fetched=report.fetched)
        whole.append(replace(reading, report=as_received))
    return whole


@dataclass(frozen=True)
class Made:
    """What is made of readings and decisions: to be stored."""

    prepared: Prepared
    people: Layered
    compared: Compared
    layered: Layered

    def entries(self) -> Iterator[Entry]:
        """All rows."""
        from dragoman.case.filing import entries

        hidden = {**self.layered.hidden, **self.people.hidden}
        return entries(self.layered.linked, self.layered.compared, hidden, self._left_out())

    def _left_out(self) -> list[tuple[Report, int]]:
        """The reports that do not count, an earlier version in the story of the last."""
        last = {name: now.id for name, (_, now) in self.prepared.superseded().items()}
        story_of = self.layered.linked.story_of
        return [
            (replace(report, story=story_of.get(last.get(name, ""))), how)
            for name, (report, how) in self.prepared.left_out.items()
        ]

    def versions(self) -> list[VersionRow]:
        """Which report is the later version of which, and since when."""
        reports = {report.id: report for report, _ in self._left_out()}
        here = {reading.report.id: reading.report for reading in self.layered.linked.readings}
        found = []
        for report in reports.values():
            after = reports.get(report.superseded_by or "") or here.get(report.superseded_by or "")
            if after is not None:
                since = counts_since(report, after)
                found.append(VersionRow(before=report.id, after=after.id, story=report.story, since=since))
        return found

    def moved(self) -> dict[str, str]:
        """From ids of parts, and from former ids, to those that they led to."""
        from dragoman.case.filing import moved_ids

        return moved_ids(self.layered.linked)

    def outcomes(self) -> dict[str, Outcome]:
        """What became of the decisions."""
        return {
            **self.prepared.outcomes, **self.prepared.placing.outcomes(), **self.people.outcomes, **self.layered.outcomes
        }  # fmt: skip

    def keeping(self) -> Keeping:
        """What is to be kept of each story as a whole."""
        from dragoman.case.keeping import Keeping, by_story, compared_by_story

        keeping = Keeping()
        keeping.linked(by_story(self.people.linked), whole=True)
        keeping.compared(compared_by_story(self.layered.linked, self.compared), whole=True)
        keeping.briefs(_briefs(self.layered), whole=True)
        return keeping


def made_of(readings: Sequence[Reading], decisions: Sequence[Decision], moment: str | None = None) -> Made:
    """Link readings, compare them, and lay decisions (those in force, oldest first) over it; with `moment`, as known by then."""
    from dragoman.case.review.carrying import carried
    from dragoman.case.review.layering import finish, lay_over, lay_people
    from dragoman.case.review.preparing import prepare
    from dragoman.comparing import compare
    from dragoman.linking import link

    prepared = prepare(readings, decisions, moment)
    decisions = carried(decisions, prepared.superseded())
    linked = link(prepared.readings, prepared.placing if prepared.placing.decisions else None)
    people = lay_people(linked, decisions)
    layered = lay_over(people.linked, decisions)
    compared = compare(layered.linked)
    return Made(prepared, people, compared, finish(layered, compared))


def link_store(store: Store, *, at: str = "") -> bool:
    """Link what is stored, unless that was done; False where nothing was to do. `at` is the moment noted with what it changes.

    Linking works on a snapshot and holds no lock; should another program store reports or decisions meanwhile, it begins
    again.
    """
    if store.is_linked():
        return False
    from dragoman.case.changes import told
    from dragoman.case.growing import can_grow, grow
    from dragoman.case.growing.telling import forget_growth
    from dragoman.case.regrouping import regrouping_rows
    from dragoman.case.review.deciding import in_force
    from dragoman.store.decided import update_decisions
    from dragoman.store.known import write_versions

    while True:
        decisions = in_force(store)
        if can_grow(store, decisions):
            if grow(store, decisions, at=at):
                return True
            continue
        fingerprint, rows = store.base()
        made = made_of(whole_readings(rows), decisions)
        keeping = made.keeping()
        log = regrouping_rows(store.story_of(), made.layered.linked.story_of, at=at)
        versions = made.versions()
        turned = turned_by(decisions, made.outcomes(), everywhere=True)

        def also(
            connection: Connection,
            keeping: Keeping = keeping,
            versions: Sequence[VersionRow] = versions,
            turned: Sequence[DecisionRow] = turned,
        ) -> None:
            keeping.write(connection)
            forget_growth(connection)
            write_versions(connection, versions, stories=None)
            update_decisions(connection, turned)

        if store.replace(fingerprint, made.entries(), made.moved(), tell=told, at=at, log=log, also=also):
            return True


def lay_again(
    store: Store, stories: Sequence[str], *, fingerprint: str, alone: str | None = None, at: str = ""
) -> bool:
    """Lay decisions over these stories again, from what is kept of them: what one decision costs.

    `alone` names the one listing that is touched, where nothing that is compared changes: what the reports were compared to then
    stands. False where a story is not kept, or where reports or decisions came in since the case had this fingerprint.
    """
    from dragoman.case.changes import told
    from dragoman.case.filing import entries, moved_ids
    from dragoman.case.growing.telling import led_from, write_decided
    from dragoman.case.keeping import Keeping, kept_compared, kept_linked
    from dragoman.case.review.carrying import carried_in
    from dragoman.case.review.deciding import in_force
    from dragoman.case.review.layering import finish, lay_over
    from dragoman.comparing import compare
    from dragoman.store.decided import update_decisions
    from dragoman.store.tables import ITEMS

    kinds = frozenset({alone, "doubts"}) if alone else frozenset(ITEMS) - {"actors"} | {"reports"}
    decisions = in_force(store)
    filed: list[Entry] = []
    moved: dict[str, str] = {}
    stale: set[str] = set()
    decided: dict[str, tuple[Mapping[str, str], list[Decision], Mapping[str, str]]] = {}
    outcomes: dict[str, Outcome] = {}
    keeping = Keeping()
    for story in stories:
        linked = kept_linked(store, story)
        if linked is None:
            return False
        carried_over = carried_in(store, linked, decisions)
        layered = lay_over(with_named(store, linked, decisions), carried_over)
        known = kept_compared(store, story) if alone else None
        compared = known or compare(layered.linked)
        if known is None:
            keeping.compared({story: compared}, whole=False)
        layered = finish(layered, compared)
        filed += entries(layered.linked, layered.compared, layered.hidden, kinds=kinds)
        leading = moved_ids(layered.linked)
        # What is somebody by itself leads nowhere.
        listed = store.traces.listed(leading)
        leading = {old: to for old, to in leading.items() if old not in listed}
        if not alone:
            moved |= leading
            stale |= led_from(store, story)
        decided[story] = (linked.story_of, carried_over, leading)
        outcomes |= layered.outcomes
        keeping.briefs(_briefs(layered), whole=False)
    turned = turned_by(decisions, outcomes, everywhere=False)

    def also(connection: Connection) -> None:
        keeping.write(connection)
        for story, (reports, about, leads) in decided.items():
            write_decided(connection, story, reports, about, leads)
        update_decisions(connection, turned)

    return store.replace(
        fingerprint, filed, moved, stories=stories, kinds=kinds, stale=stale, tell=told, at=at, also=also
    )


def with_named(store: Store, linked: Linked, decisions: Sequence[Decision]) -> Linked:
    """A story with the actors that corrections put into it."""
    from dragoman.case.review.correcting import ACTORS
    from dragoman.records import Actor
    from dragoman.store.rows import Selection

    known = {actor.id for actor in linked.actors}
    named = {a for d in decisions if d.field in ACTORS and d.value for a in d.value.split("; ")} - known
    if not named:
        return linked
    lines = store.select(Selection(kind="actors", ids=tuple(sorted(named))))
    return replace(linked, actors=(*linked.actors, *(from_json(line, Actor) for line in lines)))


def briefs_of(layered: Mapping[str, Layered]) -> dict[str, str]:
    """The briefs of stories that are each laid by themselves, of those that are worth keeping."""
    from dragoman.case.keeping import brief_line

    large = {story: one for story, one in layered.items() if len(one.linked.story_of) >= _LARGE}
    return {story: brief_line(one.linked, one.compared, story) for story, one in sorted(large.items())}


def _briefs(layered: Layered) -> dict[str, str]:
    from dragoman.case.keeping import brief_line, by_story, compared_by_story

    large = {story.id for story in layered.linked.stories if len(story.reports) >= _LARGE}
    if not large:
        return {}
    linked = by_story(layered.linked)
    of_story = compared_by_story(layered.linked, layered.compared)
    return {story: brief_line(linked[story], of_story[story], story) for story in sorted(large)}


def turned_by(decisions: Sequence[Decision], outcomes: Mapping[str, Outcome], *, everywhere: bool) -> list[DecisionRow]:
    """The decisions of which something else became: of all of them, or of those that have an outcome here."""
    from dragoman.case.review.deciding import row_of
    from dragoman.case.review.layering import Outcome

    changed = []
    for decision in decisions:
        outcome = outcomes.get(decision.id) or (Outcome("orphaned") if everywhere else None)
        if outcome and (decision.state, decision.now, decision.by) != (outcome.state, outcome.now, outcome.by):
            changed.append(row_of(replace(decision, state=outcome.state, now=outcome.now, by=outcome.by)))
    return changed
