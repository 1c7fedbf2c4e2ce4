"""Time expressions, resolved as far as the report allows. Needs no model.

>>> [time.value for time in read_times("He came on Monday and leaves tomorrow.", published="2025-02-26")]
['2025-02-24', '2025-02-27']

A text is read in two stages. `scan` finds the expressions by the rules of the lexicon and gives each its form, free of any
date (`forms` documents the notation); `resolve` then goes through all forms of the report and chooses for each what it is
counted from: the report's date, a time mentioned before, or nothing.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.errors import EvidenceError
from dragoman.reading.times.almanac import day_of, grain, part_of, precision, span
from dragoman.reading.times.dating import Dating, date_of_report, dated, find_date
from dragoman.reading.times.forms import Form
from dragoman.reading.times.resolve import resolve
from dragoman.reading.times.scan import LeftOut, left_out, scan
from dragoman.records import Basis, Evidence, Report, Span, Time, identify, make_report

if TYPE_CHECKING:
    from dragoman.reading.times.resolve import Answer
    from dragoman.text.copy import ParsingCopy

__all__ = [
    "Dating",
    "LeftOut",
    "date_of_report",
    "dated",
    "find_date",
    "left_out",
    "read_times",
    "resolve_times",
    "times_in",
]

_NO_FORM = Form("=", ("",))  # stands in for a time that was made elsewhere and cannot be resolved again


def read_times(text: str, published: str | date | None = None) -> list[Time]:
    """Find the time expressions of a text, resolved against the date on which it was published.

    >>> from dragoman.reading.times import read_times
    >>> time = read_times("The meeting was held on February 18 in Riyadh.", published="2025-02-26")[0]
    >>> time.value, time.anchor, time.evidence["time"][0].text
    ('2025-02-18', 'published', 'February 18')

    `published` is a date, or an ISO date or date and time. Raises `ValueError` where it is none. Warns where a text is so full of
    time words, thousands of them close together, that some were not looked at; no report is.
    """
    day = _day(published)
    report = make_report(text, published=day.isoformat() if day else None)

    def words(start: int, end: int) -> Span:
        return Span(report=report.id, start=start, end=end, text=report.text[start:end])

    times, missed = _read(report, report.text, words)
    if missed:
        warnings.warn(str(missed), stacklevel=2)
    return times


def times_in(copy: ParsingCopy) -> list[Time]:
    """Find the time expressions of a parsing copy, resolved against its report's date where that is known.

    What of an enormous text was not looked at, `left_out` tells.
    """

    def words(start: int, end: int) -> Span | None:
        try:
            return copy.span(start, end)
        except EvidenceError:
            return None  # only mending put these words in

    return _read(copy.report, copy.text, words)[0]


def _read(report: Report, text: str, evidence: Callable[[int, int], Span | None]) -> tuple[list[Time], LeftOut | None]:
    """Scan a text, and resolve what is found; `evidence` gives the received words of a range of the text."""
    scanned = scan(text)
    found = [(one, words) for one in scanned if (words := evidence(one.start, one.end))]
    answers = resolve([one.form for one, _ in found], _published(report))
    times = [
        Time(
            id=identify("t", report.id, words.start, words.end),
            report=report.id,
            evidence=Evidence(time=[words]),
            type=one.type,
            modifier=one.modifier,
            rule=one.rule.name,
            form=str(one.form),
            **_settled(answer, one.modifier),
        )
        for (one, words), answer in zip(found, answers, strict=True)
    ]
    return times, scanned.left_out


def resolve_times(times: Sequence[Time], published: date | None) -> list[Time]:
    """Resolve all times of one report again, from their forms, for another date of publication.

    >>> times = read_times("They met on Friday.")
    >>> times[0].value, resolve_times(times, date(2025, 2, 26))[0].value
    (None, '2025-02-21')

    The text is not needed, and ids do not change. The times must stand in the order of the text, as `times_in` gives them.
    """
    from dataclasses import replace

    answers = resolve(_forms(times), published)
    return [
        replace(time, **_settled(answer, time.modifier)) if time.form else time
        for time, answer in zip(times, answers, strict=True)
    ]


def _settled(answer: Answer, modifier: str | None) -> dict[str, Any]:
    """The fields of a time that depend on how it was resolved."""
    earliest, latest = span(answer.value)
    part = part_of(earliest, latest, modifier)
    if part:
        earliest, latest = part
    basis: Basis = "unknown"
    if answer.value and earliest:
        basis = "stated" if answer.anchor == "none" else "resolved"
    return {
        "value": answer.value,
        "earliest": earliest,
        "latest": latest,
        "precision": "interval" if part else precision(answer.value),
        "basis": basis,
        "anchor": answer.anchor,
        "confidence": answer.confidence,
        "alternatives": answer.alternatives,
    }


def _forms(times: Iterable[Time]) -> list[Form]:
    return [Form.parse(time.form) if time.form else _NO_FORM for time in times]


def _published(report: Report) -> date | None:
    """The day on which a report came out, where that is known to the day."""
    value = report.published.value
    return day_of(value) if value and grain(value) == "D" else None


def _day(published: str | date | None) -> date | None:
    if published is None or published == "":
        return None
    if isinstance(published, date):
        return published
    return date.fromisoformat(published[:10])
