"""Stories: which reports are about one developing affair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.linking.grouping import Grouper, story_id
from dragoman.records import Reading

__all__ = ["Grouped", "earliest_first", "group_reports", "story_id"]


def earliest_first(readings: Sequence[Reading]) -> list[Reading]:
    """Put readings in the order of publication (undated ones last), whatever order they came in; one a report."""
    once = {reading.report.id: reading for reading in sorted(readings, key=lambda reading: reading.report.id)}
    return sorted(once.values(), key=lambda r: (r.report.published.earliest or "9999", r.report.id))


@dataclass(frozen=True, slots=True)
class Grouped:
    """Readings as stories, each in exactly one, in the order of the earliest report; and the lines that houses repeat."""

    stories: list[list[Reading]]
    standing: dict[str, tuple[int, ...]]


def group_reports(readings: Sequence[Reading]) -> Grouped:
    """Group readings into stories, day by day, as if they had come one at a time, see `dragoman.linking.grouping.Grouper`."""
    grouper = Grouper()
    ordered = earliest_first(readings)
    for reading in sorted(ordered, key=Grouper.day_of):
        grouper.add(reading)
    grouper.settle()
    groups: dict[str, list[Reading]] = {}
    for reading in ordered:
        groups.setdefault(grouper.story_of[reading.report.id], []).append(reading)
    return Grouped(list(groups.values()), grouper.standing)
