"""Whens as ranges of days: whether two can be one, and how well they agree."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.records import When

__all__ = ["day_of", "days_of", "meet", "narrower"]


def days_of(when: When) -> tuple[date, date] | None:
    """The first and last day that a `When` allows, or None where it is unknown or has an open end.

    >>> days_of(When(value="2025-W09", earliest="2025-02-24", latest="2025-03-02", precision="week", basis="resolved"))
    (datetime.date(2025, 2, 24), datetime.date(2025, 3, 2))
    """
    if when.earliest is None or when.latest is None:
        return None
    try:
        first, last = date.fromisoformat(when.earliest[:10]), date.fromisoformat(when.latest[:10])
    except ValueError:
        return None  # an ISO time of day, a year before 1: no range of days
    return (first, last) if first <= last else None


def day_of(when: When) -> date | None:
    """The one day of a `When`, or None where it is not known to the day."""
    days = days_of(when)
    return days[0] if days and days[0] == days[1] else None


def meet(one: When, other: When, slack: int = 0) -> bool | None:
    """Whether two can be the same time, give or take `slack` days; None where either is unknown.

    >>> meet(When.on("2025-02-27", basis="stated"), When.on("2025-02-28", basis="stated"))
    False
    """
    first, second = days_of(one), days_of(other)
    if first is None or second is None:
        return None
    room = timedelta(days=slack)
    return first[0] <= second[1] + room and second[0] <= first[1] + room


def narrower(one: When, other: When) -> When:
    """The one of two that says more; the first where they say as much."""
    first, second = days_of(one), days_of(other)
    if second is None:
        return one
    if first is None or second[1] - second[0] < first[1] - first[0]:
        return other
    return one
