"""A reading with another date of publication: its times resolved again, and all that refers to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from dragoman.linking.days import day_of, days_of
from dragoman.reading.times import resolve_times
from dragoman.records import Event, Figure, Reading, Statement, Time, When

__all__ = ["redate", "with_times"]

# Of a longer stretch of days a report may be of, hardly any time is the same.
_MOST_DAYS = 7

Dated = TypeVar("Dated", Statement, Event, Figure)


def redate(reading: Reading, published: When) -> Reading:
    """Give the reading as if its report had been published at `published`; text, offsets and ids stay as they are.

    Where that is one of some days, a time is resolved if it is the same for each of them: a report of Friday or Saturday that
    says `on Thursday`.
    """
    whens = {time.id: time for time in _resolved(reading, published)}
    return with_times(
        replace(
            reading,
            report=replace(reading.report, published=published),
            times=tuple(whens.get(time.id, time) for time in reading.times),
        )
    )


def _resolved(reading: Reading, published: When) -> Iterator[Time]:
    days = days_of(published)
    if days is None or days[0] == days[1] or (days[1] - days[0]).days > _MOST_DAYS:
        yield from resolve_times(reading.times, day_of(published))
        return
    each = [days[0] + timedelta(days=number) for number in range((days[1] - days[0]).days + 1)]
    by_day = [resolve_times(reading.times, day) for day in each]
    undated = resolve_times(reading.times, None)
    for at, time in enumerate(undated):
        told = {resolved[at].value for resolved in by_day}
        yield by_day[0][at] if len(told) == 1 and None not in told else time


def with_times(reading: Reading) -> Reading:
    """Give each item of a reading the `When` that its time expression now has."""
    whens = {time.id: time.when for time in reading.times}
    return replace(
        reading,
        statements=tuple(replace(item, said=_now(item.said, whens)) for item in reading.statements),
        events=tuple(replace(item, when=_now(item.when, whens)) for item in reading.events),
        figures=tuple(replace(item, when=_now(item.when, whens)) for item in reading.figures),
    )


def _now(when: When, whens: Mapping[str, When]) -> When:
    now = whens.get(when.time or "")
    if now is None:
        return when
    # What was inferred from a time that belongs to something else stays inferred, whatever its day.
    return replace(now, basis="inferred") if when.basis == "inferred" and now.basis != "unknown" else now
