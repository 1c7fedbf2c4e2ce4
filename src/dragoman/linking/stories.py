"""Stories: which reports are about one developing affair."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.linking.grouping import Grouper, story_id
from dragoman.records import Reading

__all__ = ["earliest_first", "group_reports", "story_id"]


def earliest_first(readings: Sequence[Reading]) -> list[Reading]:
    """Put readings in the order of publication (undated ones last), whatever order they came in; one a report."""
    once = {reading.report.id: reading for reading in sorted(readings, key=lambda reading: reading.report.id)}
    return sorted(once.values(), key=lambda r: (r.report.published.earliest or "9999", r.report.id))


def group_reports(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Group readings into stories. Each is in exactly one; the answer's order is that of the earliest report.

    They are grouped day by day, as if they had come one at a time, see `dragoman.linking.grouping.Grouper`.
    """
    grouper = Grouper()
    ordered = earliest_first(readings)
    for reading in sorted(ordered, key=Grouper.day_of):
        grouper.add(reading)
    grouper.settle()
    groups: dict[str, list[Reading]] = {}
    for reading in ordered:
        groups.setdefault(grouper.story_of[reading.report.id], []).append(reading)
    return list(groups.values())
