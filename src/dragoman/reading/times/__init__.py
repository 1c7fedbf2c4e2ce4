"""Time expressions, resolved as far as the report allows. Needs no model.

>>> [time.value for time in read_times("He came on Monday and leaves tomorrow.", published="2025-02-26")]
['2025-02-24', '2025-02-27']
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.reading.times.forms import Form
from dragoman.records import Basis, Evidence, Time, identify

if TYPE_CHECKING:
    from dragoman.text.copy import ParsingCopy

__all__ = ["read_times", "resolve_times", "times_in"]


def read_times(text: str, published: str | date | None = None) -> list[Time]:
    """Find the time expressions of a text, resolved against the date on which it was published.

    >>> from dragoman.reading.times import read_times
    >>> time = read_times("The meeting was held on February 18 in Riyadh.", published="2025-02-26")[0]
    >>> time.value, time.anchor, time.evidence["time"][0].text
    ('2025-02-18', 'published', 'February 18')

    `published` is a date, or an ISO date or date and time. Raises `ValueError` where it is none.
    """
    from dragoman.text.copy import ParsingCopy

    day = _day(published)
    return times_in(ParsingCopy.plain(text, published=day.isoformat() if day else None))


def times_in(copy: ParsingCopy) -> list[Time]:
    """Find the time expressions of a parsing copy, resolved against its report's date where that is known."""
    from dragoman.errors import EvidenceError
    from dragoman.reading.times.scan import scan

    unresolved = []
    for found in scan(copy.text):
        try:
            span = copy.span(found.start, found.end)
        except EvidenceError:
            continue  # only mending put these words in
        unresolved.append(
            Time(
                id=identify("t", copy.report.id, span.start, span.end),
                report=copy.report.id,
                evidence=Evidence(time=[span]),
                type=found.type,
                value=None,
                modifier=found.modifier,
                rule=found.rule.name,
                form=str(found.form),
            )
        )
    return resolve_times(unresolved, _day(copy.report.published.value))


def resolve_times(times: Sequence[Time], published: date | None) -> list[Time]:
    """Resolve all times of one report again, from their forms, for another date of publication.

    >>> times = read_times("They met on Friday.")
    >>> times[0].value, resolve_times(times, date(2025, 2, 26))[0].value
    (None, '2025-02-21')

    The text is not needed; ids do not change.
    """
    from dataclasses import replace

    from dragoman.reading.times.almanac import grain, precision, span
    from dragoman.reading.times.resolve import resolve

    resolved = []
    for time, answer in zip(times, resolve(_forms(times), published), strict=True):
        earliest, latest = span(answer.value)
        basis: Basis = "unknown"
        if answer.value and grain(answer.value):
            basis = "stated" if answer.anchor == "none" else "resolved"
        resolved.append(
            replace(
                time,
                value=answer.value,
                earliest=earliest,
                latest=latest,
                precision=precision(answer.value),
                basis=basis,
                anchor=answer.anchor,
                confidence=answer.confidence,
                alternatives=answer.alternatives,
            )
        )
    return resolved


def _forms(times: Iterable[Time]) -> list[Form]:
    return [Form.parse(time.form) if time.form else Form("=", ("",)) for time in times]


def _day(published: str | date | None) -> date | None:
    if published is None or published == "":
        return None
    if isinstance(published, date):
        return published
    return date.fromisoformat(published[:10])
