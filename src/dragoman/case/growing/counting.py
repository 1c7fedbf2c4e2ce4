"""Which reports of a case that grows count, and how each is to be linked: by its versions and by what people decided about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.case.review.carrying import carried
from dragoman.case.review.layering import Outcome
from dragoman.case.review.preparing import as_judged, decided_on
from dragoman.case.versions import Versions, counts_since
from dragoman.records import Decision, Reading, Report
from dragoman.store.known import VersionRow

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["Counting"]

_REJECTED, _SUPERSEDED = 1, 2
Raw = Callable[[Iterable[str]], list[Reading]]


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a report is to be linked of, beside its words: by which version it was followed and which it follows, and decisions."""

    read: str
    supersedes: str = ""
    superseded_by: str = ""
    decided: str = ""

    def __str__(self) -> str:
        return "\n".join((self.read, f"{self.supersedes} {self.superseded_by}", self.decided)).rstrip()

    @classmethod
    def of(cls, digest: str) -> _Mark:
        """A mark as it was written."""
        read, versions, decided = (*digest.split("\n"), "", "")[:3]
        before, _, after = versions.partition(" ")
        return cls(read, before, after, decided)


class Counting:
    """The reports that are stored: `now` says of what each is linked, `before` of what it was when the case was last linked.

    Of reports that were published again only those are compared anew that something came in about.
    """

    def __init__(self, store: Store, decisions: Sequence[Decision], before: Mapping[str, str], raw: Raw) -> None:
        self._store, self._raw = store, raw
        self.before = before
        self.outcomes: dict[str, Outcome] = {}
        stored = store.traces.read_now()
        about = [decision for decision in decisions if decision.kind == "reports"]
        self._judged = decided_on(about, lambda d: d.target if d.target in stored else None, self.outcomes)
        marks = {report: _Mark(read) for report, read in stored.items()}
        self._mark_versions(marks, store.traces.published_again())
        for report, judged in self._judged.items():
            marks[report] = replace(marks[report], decided=" ".join(decision.id for decision in judged))
        self._marks = marks
        self.now = {report: str(mark) for report, mark in marks.items()}
        self.changed = {report for report, how in self.now.items() if before.get(report) != how}

    def counts(self, report: str) -> bool:
        """Whether a report is linked."""
        return report in self._marks and self.hidden(report) == 0

    def hidden(self, report: str) -> int:
        """How a report is hidden: 0 not at all, 1 somebody rejected it, 2 a later version took its place."""
        if self._marks[report].superseded_by:
            return _SUPERSEDED
        verdicts = [decision.action for decision in self._judged.get(report, ()) if decision.field is None]
        return _REJECTED if verdicts and verdicts[-1] == "reject" else 0

    def as_counted(self, reading: Reading) -> Reading:
        """A reading as it is to be linked."""
        mark = self._marks[reading.report.id]
        report = replace(reading.report, supersedes=mark.supersedes or None, superseded_by=mark.superseded_by or None)
        if report == reading.report:
            report = reading.report
        if report.superseded_by is not None:
            return replace(reading, report=report)
        return as_judged(reading, report, self._judged.get(report.id, ()))

    def carried(self, decisions: Sequence[Decision]) -> list[Decision]:
        """The decisions, those about words of earlier versions at the words of the last."""
        anchors = (a for d in decisions for a in (*d.anchors, *(anchor for one in d.member_anchors for anchor in one)))
        last = {a.report: self._last(a.report) for a in anchors if a.report in self._marks}
        moved = {report: to for report, to in last.items() if to != report}
        reports = {one.report.id: one.report for one in self._raw({*moved, *moved.values()})}
        return carried(decisions, {report: (reports[report], reports[to]) for report, to in moved.items()})

    def left_out(self, story_of: Mapping[str, str]) -> Iterator[tuple[Report, int]]:
        """The reports that do not count and are to be written: their last version is in one of these stories, or they changed."""
        wanted = {report for report in self.changed if not self.counts(report)}
        for report in (*story_of, *wanted):
            wanted.update(self._earlier(report))
        stories = self._stories(story_of, wanted)
        for reading in self._raw(sorted(wanted)):
            known = self.as_counted(reading).report
            yield replace(known, story=stories.get(self._last(known.id))), self.hidden(known.id)

    def versions(self, story_of: Mapping[str, str]) -> list[VersionRow]:
        """The versions of the reports in these stories, and of those that changed and are in none."""
        pairs = {}
        for report in (*story_of, *(report for report in self.changed if not self.counts(report))):
            chain = [self._last(report)]
            chain += self._earlier(chain[0])
            pairs.update({before: after for after, before in pairwise(chain)})
        reports = {one.report.id: one.report for one in self._raw({*pairs, *pairs.values()})}
        stories = self._stories(story_of, pairs)
        return [
            VersionRow(
                before=before, after=after, story=stories.get(self._last(after)),
                since=counts_since(reports[before], reports[after]),
            )
            for before, after in sorted(pairs.items())
        ]  # fmt: skip

    def _mark_versions(self, marks: dict[str, _Mark], published_again: Mapping[str, Sequence[str]]) -> None:
        fresh: list[str] = []
        for group in published_again.values():
            were = {report: _Mark.of(self.before.get(report, "")) for report in group}
            if all(marks[report].read == were[report].read for report in group):
                for report, was in were.items():
                    marks[report] = replace(marks[report], supersedes=was.supersedes, superseded_by=was.superseded_by)
            else:
                fresh += group
        found = Versions.of(reading.report for reading in self._raw(sorted(fresh)))
        for before, after in found.later.items():
            marks[before] = replace(marks[before], superseded_by=after)
            marks[after] = replace(marks[after], supersedes=before)

    def _stories(self, story_of: Mapping[str, str], reports: Iterable[str]) -> Mapping[str, str]:
        """The stories of the last versions of these reports that count: those that are told anew, else as it was."""
        last = {self._last(report) for report in reports}
        stayed = self._store.traces.stories_of(report for report in last if self.counts(report))
        return {**stayed, **story_of}

    def _last(self, report: str) -> str:
        while after := self._marks[report].superseded_by:
            report = after
        return report

    def _earlier(self, report: str) -> list[str]:
        found = []
        while before := self._marks[report].supersedes:
            found.append(before)
            report = before
        return found
