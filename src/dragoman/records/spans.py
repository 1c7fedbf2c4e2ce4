"""A span of a report's text, and a time value: the two things that every other record is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.errors import EvidenceError
from dragoman.records.base import Record

__all__ = ["Basis", "Precision", "Span", "When", "Where"]

Basis = Literal["stated", "resolved", "inferred", "unknown"]
Precision = Literal[
    "second", "minute", "hour", "part of day", "day", "weekend", "week", "month", "season", "quarter", "half", "year",
    "decade", "century", "interval", "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Record):
    """A half-open range `[start, end)` of Unicode code points in one report's text as received.

    >>> Span(report="r-1", start=0, end=6, text="Lavrov").to_dict()
    {'report': 'r-1', 'start': 0, 'end': 6, 'text': 'Lavrov'}

    `text` is exactly `report.text[start:end]`; a span is never empty.
    """

    report: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise EvidenceError(f"a span [{self.start}, {self.end}) cannot hold {self.text!r}", where=self.report)


@dataclass(frozen=True, slots=True, kw_only=True)
class When(Record):
    """A time on the calendar, with how exactly and on what ground it is known.

    >>> When.on("2025-02-27", basis="resolved").precision
    'day'

    `value` is TIMEX3 (`2025-02-26`, `2025-W08`, `2025-02-26T18:00`, `PRESENT_REF`); `earliest` and `latest` are ISO 8601
    dates or times, inclusive. `basis`: stated in full, resolved from words and an anchor, inferred from other facts,
    or unknown. `time` is the id of the time expression that it comes from, if one does.
    """

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: Precision = "unknown"
    basis: Basis = "unknown"
    time: str | None = None

    @classmethod
    def on(cls, day: str, *, basis: Basis) -> When:
        """Make a `When` of a whole day, given as an ISO date."""
        return cls(value=day, earliest=day, latest=day, precision="day", basis=basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where(Record):
    """A place as an item refers to it.

    >>> Where(id="p-1", name="Istanbul", country="TUR").country
    'TUR'

    `country` is ISO 3166 alpha-3; `latitude` and `longitude` are degrees (WGS 84), of the centre for an area.
    """

    id: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
