"""Coverage: which outlets told of which events, who was first, and who was silent."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.linking import Linked
from dragoman.records import Record

__all__ = ["Coverage", "coverage_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Record):
    """Who of the outlets that reported on a story told of one of its events.

    `first` is the outlet whose dated report has it earliest, None where several came out at one moment or none is dated.
    """

    event: str
    told: tuple[str, ...]
    silent: tuple[str, ...]
    first: str | None = None


def coverage_of(linked: Linked) -> tuple[Coverage, ...]:
    """Lay events against outlets, for each event of a case in the order of `linked.events`; reports without outlet do not count."""
    outlets = {r.report.id: r.report.outlet for r in linked.readings if r.report.outlet}
    published = {reading.report.id: reading.report.published.earliest for reading in linked.readings}
    at_hand = {story.id: {outlets[r] for r in story.reports if r in outlets} for story in linked.stories}
    rows = []
    for event in linked.events:
        reports = sorted({mention.report for mention in event.mentions})
        told = {outlets[report] for report in reports if report in outlets}
        moments = sorted((moment, outlets[r]) for r in reports if r in outlets and (moment := published[r]))
        firsts = {outlet for moment, outlet in moments if moment == moments[0][0]}
        rows.append(
            Coverage(
                event=event.id,
                told=tuple(sorted(told)),
                silent=tuple(sorted(at_hand.get(event.story or "", set()) - told)),
                first=next(iter(firsts)) if len(firsts) == 1 else None,
            )
        )
    return tuple(rows)
