"""A reading with another date of publication: its times resolved again, and all that refers to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from dragoman.linking.days import day_of
from dragoman.reading.times import resolve_times
from dragoman.records import Event, Figure, Reading, Statement, When

__all__ = ["redate", "with_times"]

Dated = TypeVar("Dated", Statement, Event, Figure)


def redate(reading: Reading, published: When) -> Reading:
    """Give the reading as if its report had been published at `published`; text, offsets and ids stay as they are."""
    day = day_of(published)
    whens = {time.id: time for time in resolve_times(reading.times, day)}
    return with_times(
        replace(
            reading,
            report=replace(reading.report, published=published),
            times=tuple(whens.get(time.id, time) for time in reading.times),
        )
    )


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
