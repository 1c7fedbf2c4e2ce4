"""On which days an undated report is likely to have come out, by the dates of its story's other reports and its own weekdays."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dragoman.linking.days import days_of
from dragoman.reading.times import resolve_times
from dragoman.records import Time

__all__ = ["interval_of", "likeliest", "likely_days"]

# How often a report comes out so many days from the nearest other of its story, and so many days after the last weekday that
# it names. Counted on 428 local reports of incidents with an even number, of which another came out within three days.
_FROM_A_SIBLING = (0.57, 0.32, 0.06, 0.05, 0.01)
_AFTER_ITS_LAST_DAY = (0.64, 0.27, 0.06, 0.01, 0.02, 0.01, 0.01)
_SELDOM = 0.005
# The days of the interval make up so much of the likelihood, and are at most so many.
_SHARE, _LONGEST = 0.9, 6
# Of a story that has gone on for longer than this the other reports say too little.
_ONE_MATTER = timedelta(days=10)


def likely_days(weekdays: Sequence[Time], dated: Iterable[date]) -> dict[date, float]:
    """Give each day near those of the dated reports with its likelihood, together 1.

    `weekdays` are those of the report's times that name a weekday that is past, with or without a part of the day.
    """
    siblings = sorted(set(dated))
    reach = len(_FROM_A_SIBLING) - 1
    days = sorted({day + timedelta(days=offset) for day in siblings for offset in range(-reach, reach + 1)})
    weight: dict[date, float] = {}
    for day in days:
        likelihood = math.log(_FROM_A_SIBLING[min(abs((day - sibling).days) for sibling in siblings)])
        past = [
            then for time in resolve_times(weekdays, day) if (then := _day_it_began(time)) is not None and then <= day
        ]
        if past:
            gap = (day - max(past)).days
            likelihood += math.log(_AFTER_ITS_LAST_DAY[gap] if gap < len(_AFTER_ITS_LAST_DAY) else _SELDOM)
        weight[day] = math.exp(likelihood)
    total = sum(weight.values())
    return {day: share / total for day, share in weight.items()}


def _day_it_began(time: Time) -> date | None:
    """The day of a time, of a night that on which it began."""
    days = days_of(time.when)
    return days[0] if days else None


def likeliest(likely: dict[date, float]) -> date:
    """The likeliest day, of equals the first: right in half of the cases, and so never given for the date."""
    return min(likely, key=lambda day: (-likely[day], day))


def interval_of(likely: dict[date, float], dated: Iterable[date]) -> tuple[date, date] | None:
    """The shortest run of days that is nearly sure to hold the day; None where that would be too long to say anything."""
    known = sorted(dated)
    if not likely or known[-1] - known[0] > _ONE_MATTER:
        return None
    days = sorted(likely)
    runs = [
        (first, last)
        for first in days
        for last in days
        if first <= last
        and (last - first).days < _LONGEST
        and sum(share for day, share in likely.items() if first <= day <= last) >= _SHARE
    ]
    return min(runs, key=lambda run: ((run[1] - run[0]).days, run), default=None)
