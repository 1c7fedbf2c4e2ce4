"""On which days an undated report is likely to have come out, by the dates of its story's other reports and its own weekdays."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dragoman.linking.days import day_of
from dragoman.reading.times import resolve_times
from dragoman.records import Time

__all__ = ["interval_of", "likeliest", "likely_days"]

# How often a report comes out so many days from the nearest other of its story, and so many days after the last weekday or
# day that it names. Counted on 438 local reports of incidents with an even number.
_FROM_A_SIBLING = (0.56, 0.22, 0.11, 0.07, 0.03)
_AFTER_ITS_LAST_DAY = (0.60, 0.26, 0.07, 0.03, 0.02, 0.01, 0.01)
_SELDOM = 0.005
# The days of the interval make up so much of the likelihood, and are at most so many.
_SHARE, _LONGEST = 0.9, 6
# Of a story that has gone on for longer than this the other reports say too little.
_ONE_MATTER = timedelta(days=10)


def likely_days(times: Sequence[Time], weekdays: Iterable[Time], dated: Iterable[date]) -> dict[date, float]:
    """Give each day near those of the dated reports with its likelihood, together 1.

    `times` are all of the report, `weekdays` those that name a weekday that is past.
    """
    siblings = sorted(set(dated))
    named = [time.id for time in weekdays]
    reach = len(_FROM_A_SIBLING) - 1
    days = sorted({day + timedelta(days=offset) for day in siblings for offset in range(-reach, reach + 1)})
    weight: dict[date, float] = {}
    for day in days:
        likelihood = math.log(_FROM_A_SIBLING[min(abs((day - sibling).days) for sibling in siblings)])
        resolved = {time.id: day_of(time.when) for time in resolve_times(times, day)}
        past = [then for id_ in named if (then := resolved.get(id_)) is not None and then <= day]
        if past:
            gap = (day - max(past)).days
            likelihood += math.log(_AFTER_ITS_LAST_DAY[gap] if gap < len(_AFTER_ITS_LAST_DAY) else _SELDOM)
        weight[day] = math.exp(likelihood)
    total = sum(weight.values())
    return {day: share / total for day, share in weight.items()}


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
