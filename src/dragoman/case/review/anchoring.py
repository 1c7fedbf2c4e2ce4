"""What a decision hangs on: the words of its item, and finding the item by them again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.linking import Linked
from dragoman.records import (
    Actor,
    AgendaItem,
    Anchor,
    Disagreement,
    Event,
    Evidence,
    Figure,
    Place,
    Quotation,
    Reading,
    Report,
    Span,
    Statement,
    Story,
    Time,
)

__all__ = ["Parts", "anchors_of", "likest", "main_spans", "overlap"]

# Words are found again where they share at least half of what either has.
_ENOUGH = 0.5
# An actor may be named thousands of times; so many of its names say which one is meant.
_MOST_NAMES = 40
# The role of the evidence that makes an item that item.
_MAIN = {
    Statement: "content", Event: "trigger", Actor: "name", Time: "time", Place: "place", Figure: "number",
    AgendaItem: "announcement",
}  # fmt: skip

Part = Statement | Event | Actor | Time | Place | Figure


def main_spans(item: object) -> tuple[Span, ...]:
    """The spans that make an item that item: a statement's content, an event's triggers, the sides of a disagreement."""
    if isinstance(item, Event):
        return tuple(span for mention in item.mentions for span in mention.evidence["trigger"])
    if isinstance(item, Disagreement):
        return tuple(span for position in item.positions for span in position.evidence.spans())
    evidence = getattr(item, "evidence", None)
    role = _MAIN.get(type(item))
    if not isinstance(evidence, Evidence) or role is None:
        return ()
    return evidence.get(role) or evidence.spans()


def anchors_of(item: object, reports: Mapping[str, Report], parts: Mapping[str, Part]) -> tuple[Anchor, ...]:
    """The anchors of an item: of its own words, or of those of its parts; `reports` and `parts` hold those that it names."""
    if isinstance(item, Report):
        return (_whole(item),)
    if isinstance(item, Story):
        return tuple(_whole(reports[report]) for report in item.reports if report in reports)
    role = item.about if isinstance(item, Disagreement) else _MAIN.get(type(item), "position")
    if isinstance(item, Quotation):
        members: Iterable[str] = item.statements
    elif isinstance(item, Event):
        members = item.members
    else:
        members = ()
    found = [
        (span, _MAIN[type(part)], part.id)
        for part in (parts[member] for member in members if member in parts)
        for span in main_spans(part)
    ]
    found = found or [(span, role, None) for span in main_spans(item)]  # type: ignore[misc]
    if isinstance(item, Actor):
        found = found[:_MOST_NAMES]
    return tuple(
        Anchor(
            sha256=reports[span.report].sha256, report=span.report, start=span.start, end=span.end, role=role,
            text=span.text[:200], item=part,
        )
        for span, role, part in found
        if span.report in reports
    )  # fmt: skip


def _whole(report: Report) -> Anchor:
    return Anchor(sha256=report.sha256, report=report.id, role="report", text=(report.title or report.text[:80]))


def overlap(spans: Sequence[Span], anchors: Sequence[Anchor]) -> float:
    """How much of both spans and anchors (of one report) they share, from 0 to 1."""
    ours = sum(span.end - span.start for span in spans)
    theirs = sum(anchor.end - anchor.start for anchor in anchors)
    shared = sum(
        max(0, min(span.end, anchor.end) - max(span.start, anchor.start)) for span in spans for anchor in anchors
    )
    return shared / max(1, ours + theirs - shared)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the parts of one kind are found by."""

    by_id: dict[str, tuple[Reading, Part]]
    by_report: dict[str, list[Part]]


class Parts:
    """The items of single reports in a linked case, found by anchors."""

    def __init__(self, linked: Linked) -> None:
        self.readings = linked.readings
        self._by_sum: dict[str, list[str]] = defaultdict(list)
        for reading in linked.readings:
            self._by_sum[reading.report.sha256].append(reading.report.id)
        self._here = {reading.report.id for reading in linked.readings}
        self._kept: dict[str, _Kept] = {}

    def holds(self, anchors: Sequence[Anchor]) -> bool:
        """Whether any of the reports that these anchors are in is here."""
        return any(anchor.report in self._here or anchor.sha256 in self._by_sum for anchor in anchors)

    def reports(self, anchors: Sequence[Anchor]) -> list[str]:
        """The reports that these anchors are in: by id, else by their text."""
        found: dict[str, None] = {}
        for anchor in anchors:
            if anchor.report in self._here:
                found[anchor.report] = None
            elif anchor.sha256 in self._by_sum:
                found[self._by_sum[anchor.sha256][0]] = None
        return list(found)

    def of(self, kind: str) -> Mapping[str, tuple[Reading, Part]]:
        """All parts of a kind, by id, each with its reading."""
        return self._of(kind).by_id

    def find(self, kind: str, anchors: Sequence[Anchor], target: str | None = None) -> list[str]:
        """The ids of the parts of a kind that these anchors are evidence of; `target` is the part's id when it was decided."""
        kept = self._of(kind)
        grouped: dict[tuple[str, str | None], list[Anchor]] = defaultdict(list)
        for anchor in anchors:
            reports = self.reports([anchor])
            if reports:
                grouped[reports[0], anchor.item or target].append(anchor)
        found: dict[str, None] = {}
        for (report, item), group in grouped.items():
            if item in kept.by_id:
                found[item] = None
                continue
            best = likest(kept.by_report.get(report, ()), group)
            if best:
                found[best] = None
        return list(found)

    def _of(self, kind: str) -> _Kept:
        if kind not in self._kept:
            kept = _Kept({}, defaultdict(list))
            for reading in self.readings:
                for part in _parts(reading, kind):
                    kept.by_id.setdefault(part.id, (reading, part))
                    kept.by_report[reading.report.id].append(part)
            self._kept[kind] = kept
        return self._kept[kind]


def _parts(reading: Reading, kind: str) -> Iterator[Part]:
    found: tuple[Part, ...] = getattr(reading, kind)
    yield from found


def likest(items: Iterable[Part | Disagreement | AgendaItem], anchors: Sequence[Anchor]) -> str | None:
    """The id of the item whose words are most those of `anchors`; None where none shares half of them."""
    scored: Counter[str] = Counter()
    by_report: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        by_report[anchor.report].append(anchor)
    for item in items:
        spans = main_spans(item)
        here = {span.report for span in spans}
        # An anchor's report may have another id now, but then all are of that one report.
        near = [anchor for report in sorted(here) for anchor in by_report.get(report, ())] or list(anchors)
        share = overlap(spans, near)
        if share >= _ENOUGH:
            scored[item.id] = round(share * 1_000_000)
    return min(scored, key=lambda item: (-scored[item], item), default=None)
