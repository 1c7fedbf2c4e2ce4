"""Linking what came in to what is kept of the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.case.growing.actors import Casting
from dragoman.case.growing.counting import Counting
from dragoman.case.growing.days import Regrouped, regroup
from dragoman.case.growing.likenesses import Kept, turned
from dragoman.case.growing.placed import Placed
from dragoman.case.growing.telling import OUTLETS, Told, decided_in, linked_of, reports_of, tell_anew
from dragoman.case.review.deciding import all_decisions
from dragoman.linking.actors import met_everywhere, who_is_one
from dragoman.linking.everywhere import Everywhere
from dragoman.linking.origins import plain_name, plain_outlets
from dragoman.linking.story import link_story, surroundings
from dragoman.linking.traces import Trace, trace_of
from dragoman.records import Decision, Reading
from dragoman.records.plain import from_json, to_json
from dragoman.store.traces import TraceRow, TracesTurned

if TYPE_CHECKING:
    from dragoman.linking.grouping.kept import Kept as KeptOfDay
    from dragoman.store.store import Store

__all__ = ["can_grow", "grow"]

ActorOf = dict[str, str]


def can_grow(store: Store, decisions: Sequence[Decision]) -> bool:
    """Whether what came in can be linked by itself: not where people merged or parted actors, which go through all stories.

    Nor where a decision is about a report that is stored under another id by now, which only its text tells.
    """
    if any(decision.kind == "actors" for decision in decisions):
        return False
    about = [decision for decision in decisions if decision.kind in ("reports", "stories")]
    if not about:
        return True
    wanted = {report for decision in about for report in reports_of(decision)}
    return wanted == store.digests(sorted(wanted)).keys()


def grow(store: Store, decisions: Sequence[Decision], *, at: str) -> bool:
    """Link what came in since the case was linked; False where more came in meanwhile. To be asked where `can_grow` only."""
    return _Growth(store, decisions).link(at)


class _Growth:
    """A case that grows by what came in."""

    def __init__(self, store: Store, decisions: Sequence[Decision]) -> None:
        self.store = store
        self.fingerprint = store.fingerprint()
        self._loaded: dict[str, Reading] = {}
        self._counted: dict[str, Reading] = {}
        # Where nothing was linked, or nobody knows how far it was, all is new.
        before = store.traces.digests() if store.was_linked() else {}
        self.counting = Counting(store, decisions, before, self._raw)
        self.now = self.counting.now
        self.first = not before
        self.decisions, self.log = self.counting.carried(decisions), self.counting.carried(all_decisions(store))
        counted = [report for report in self.counting.changed if self.counting.counts(report)]
        self.new = {reading.report.id: reading for reading in self.read(sorted(counted))}
        was = store.traces.of(report for report, how in before.items() if self.now.get(report) != how)
        self.gone = {row.report: row for row in was if row.story}
        self.days = regroup(store, self.new, self.gone, self.read) if self.new or self.gone else Regrouped()
        self.placed = Placed(store, self.decisions, self.days, self.gone, anew=self.first)
        self.traces = {
            report: trace_of(self._counted[report], from_json(row.kept, _kept()).standing)
            for report, row in self.days.rows.items()
        }

    def _raw(self, reports: Iterable[str]) -> list[Reading]:
        """Stored readings as they were read, each loaded once."""
        from dragoman.case.relinking import whole_readings

        wanted = list(dict.fromkeys(reports))
        missing = [report for report in wanted if report not in self._loaded]
        self._loaded.update({r.report.id: r for r in whole_readings(self.store.traces.as_read(missing))})
        return [self._loaded[report] for report in wanted]

    def read(self, reports: Iterable[str]) -> list[Reading]:
        """Readings of stored reports as they are to be linked."""
        reports = list(reports)
        for reading in self._raw(reports):
            if reading.report.id not in self._counted:
                self._counted[reading.report.id] = self.counting.as_counted(reading)
        return [self._counted[report] for report in dict.fromkeys(reports)]

    def link(self, at: str) -> bool:
        """Link the stories that are different, and write it."""
        everywhere, whose, everybody = self._who_is_who()
        outlets = self._outlets()
        groups = self._touched(whose, outlets, everybody=everybody)
        casting = Casting(self.store, everywhere, anew=self.first)
        told, actor_of = [], {}
        known = {} if self.first else linked_of(self.store)
        here = {row.report: self._trace(row) for rows in groups.values() for row in rows}
        everywhere.expect_whose(likeness for trace in here.values() for _, likeness in trace.named)
        for _, rows in sorted(groups.items()):
            traces = sorted((here[row.report] for row in rows), key=lambda one: (one.published, one.report))
            wholes = who_is_one(traces, everywhere)
            around = surroundings(traces, wholes, outlets)
            key = around.digest({row.report: self.now[row.report] for row in rows})
            was = self.store.traces.stories_of(row.report for row in rows)
            decided = decided_in({row.report for row in rows}, self.decisions)
            if len(was) == len(rows) and {known.get(story) for story in was.values()} == {(key, decided)}:
                continue
            linked = link_story(self.read(row.report for row in rows), around)
            reasons = {whole.id: whole.reasons for whole in wholes if whole.reasons}
            told.append(Told(linked=linked, key=key, decided=decided, reasons=reasons, were=was))
            for row in rows:
                if row.report in was and row.report not in self.gone and not self.first:
                    casting.without(_trace(row), from_json(row.actor_of, ActorOf))
                now = around.actor_of.get(row.report, {})
                casting.told(here[row.report], now)
                actor_of[row.report] = to_json(now).decode()
            casting.reasons(reasons, 1)
            casting.acting(linked)
        for row in self.gone.values():
            casting.without(_trace(row), from_json(row.actor_of, ActorOf))
        return tell_anew(
            self.store, self.decisions, told,
            casting=casting, also=whose, gone=self.store.traces.stories_of(self.gone), fingerprint=self.fingerprint,
            outlets=outlets, turned=self._turned(everywhere, actor_of, everybody=everybody), anew=self.first, at=at,
            counting=self.counting, placed=self.placed,
        )  # fmt: skip

    def _outlets(self) -> dict[str, str]:
        """The outlets of all reports that count."""
        known = set() if self.first else self.store.traces.outlets(without=self.counting.changed)
        return plain_outlets([*known, *(reading.report.outlet for reading in self.new.values())])

    def _who_is_who(self) -> tuple[Everywhere, set[str], bool]:
        """Who is one everywhere now, who is not what they were, and whether everybody was put together anew."""
        if self.first:
            return met_everywhere(self.traces.values()), set(), True
        everywhere = Everywhere(Kept(self.store))
        old = {report: _trace(row) for report, row in self.gone.items()}
        new = {report: self.traces[report] for report in self.new}
        everywhere.expect_whose(like for trace in (*old.values(), *new.values()) for _, like in trace.named)
        clear = [
            everywhere.remove(like, (trace.published, trace.report, own))
            for trace in old.values()
            for own, like in trace.named
        ]
        for trace in new.values():
            for own, like in trace.named:
                everywhere.add(like, (trace.published, trace.report, own))
        if all(clear):
            return everywhere, everywhere.settle(), False
        staying = [_trace(row) for row in self.store.traces.all() if row.story and row.report not in self.gone]
        return met_everywhere([*(t for t in staying if t.report not in new), *new.values()]), set(), True

    def _touched(self, whose: set[str], outlets: Mapping[str, str], *, everybody: bool) -> dict[str, list[TraceRow]]:
        """The stories (as they are grouped) that may be different, with their reports."""
        wanted = self.days.were | self.days.now
        judged = self.store.traces.of({report for decision in self.log for report in reports_of(decision)})
        wanted |= {row.story for row in judged if row.story}
        having = {report for found in self.store.traces.having(whose).values() for report, *_ in found}
        wanted |= {row.story for row in self.store.traces.of(having) if row.story}
        other = set(from_json(self.store.noted(OUTLETS) or "{}", dict[str, str]).items()) ^ set(outlets.items())
        if not self.first and (everybody or other):
            names = {name for name, _ in other}
            wanted |= {
                row.story
                for row in self.store.traces.all()
                if row.story and (everybody or any(plain_name(t) in names for t in self._called(row)))
            }
        rows = {row.report: row for row in self.store.traces.of_stories(wanted)}
        rows |= {row.report: row for row in self.store.traces.of(self.days.moves)}
        for report, (_, story, _) in self.days.moves.items():
            rows[report] = replace(rows[report], story=story)
        for report, row in self.days.rows.items():
            was = rows.get(report) or self.gone.get(report)
            rows[report] = replace(was or row, story=row.story)
        here = {report for report in rows if report in self.days.rows or report not in self.gone}
        wholly = self.placed.touched(here)
        rows |= {row.report: row for row in self.store.traces.of(wholly - rows.keys())}
        found: dict[str, list[TraceRow]] = defaultdict(list)
        for report in sorted(here | wholly):
            found[self.placed.story(report, rows[report].story or "")].append(rows[report])
        return found

    def _called(self, row: TraceRow) -> Iterable[str]:
        trace = _trace(row)
        names = {own: likeness[0] for own, likeness in trace.named}
        return [name for text, own in trace.relays for name in (text, names.get(own or "", ""))]

    def _trace(self, row: TraceRow) -> Trace:
        return self.traces.get(row.report) or _trace(row)

    def _turned(self, everywhere: Everywhere, actor_of: Mapping[str, str], *, everybody: bool) -> TracesTurned:
        rows, gone = turned(everywhere)
        old = {row.report: row.actor_of for row in self.store.traces.of(self.days.rows)}
        return TracesTurned(
            anew=self.first,
            rows=[
                replace(
                    row,
                    digest=self.now[report],
                    trace=to_json(self.traces[report]).decode(),
                    actor_of=actor_of.get(report) or old[report],
                )
                for report, row in self.days.rows.items()
            ]
            + [
                TraceRow(report=report, digest=self.now[report])
                for report in sorted(self.counting.changed)
                if not self.counting.counts(report)
            ],
            gone=self.gone,
            moves=self.days.moves,
            actors={report: now for report, now in actor_of.items() if report not in self.days.rows},
            likenesses_anew=everybody,
            likenesses=rows,
            likenesses_gone=gone,
        )


def _trace(row: TraceRow) -> Trace:
    return from_json(row.trace, Trace)


def _kept() -> type[KeptOfDay]:
    from dragoman.linking.grouping.kept import Kept as KeptOfDay

    return KeptOfDay
