"""Events along the line of time: where each mark and its words stand, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from dragoman.exports.wording import outlet_of, shorten, when_in_words
from dragoman.records import Event, Report, Story, When

__all__ = ["Mark", "Tick", "Timeline", "timeline"]

WIDTH = 1180
_MARGIN, _HEAD, _ROW = 14, 30, 24
_LETTER = 6.2  # px that a letter of the labels takes on average, at 12.5 px
# Letters of a label: so many are given room, and where there is more room so many stand in it.
_LABEL, _LONGEST_LABEL = 64, 118
_MOST_PIPS = 8
_PIP = 5
# Events of longer ago than this before the first report are background, and are counted and not drawn.
_BEFORE = timedelta(days=21)
_STEPS = (
    (1, "day"),
    (2, "day"),
    (7, "day"),
    (1, "month"),
    (3, "month"),
    (1, "year"),
    (5, "year"),
    (10, "year"),
    (100, "year"),
    (1000, "year"),
)
_MOST_TICKS = 14
# Years that can be drawn with room to both sides: before and after them Python knows no days.
_YEARS = (100, 9000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One event: from `x` to `x2` in the row at `y` (equal for a point); `shape` is point, time or range.

    `label` stands at `label_x`, with its end there if `leftwards`; `outlets` told it, `disputed` says whether reports
    contradict each other about it.
    """

    id: str
    x: float
    x2: float
    y: float
    shape: str
    factuality: str
    label: str
    label_x: float
    leftwards: bool
    pips: tuple[float, ...]
    outlets: tuple[str, ...]
    when: str
    text: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across at `x` with its word."""

    x: float
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole drawing in its own pixels; `earlier` and `left_out` count what is not drawn, `reports` where reports came out."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    reports: tuple[Tick, ...]
    earlier: int
    left_out: int
    undated: int


def timeline(
    story: Story, events: Iterable[Event], reports: Mapping[str, Report], disputed: frozenset[str], *, most: int = 36
) -> Timeline:
    """Lay out the `most` weightiest events of a story that have a time; those told by more origins and reports weigh more."""
    everything = list(events)
    dated = [(event, range_) for event in everything if (range_ := _range(event.when))]
    floor = _day(story.first)
    near = [(e, r) for e, r in dated if floor is None or r[1] >= floor - _BEFORE]
    chosen = sorted(
        near, key=lambda pair: (pair[0].id not in disputed, -pair[0].origins, -len(pair[0].mentions), pair[0].id)
    )
    chosen = sorted(chosen[:most], key=lambda pair: (pair[1], pair[0].id))
    moments = [day for day in (_day(story.first), _day(story.last)) if day]
    moments += [moment for _, range_ in chosen for moment in range_]
    counts = {
        "earlier": len(dated) - len(near),
        "left_out": len(near) - len(chosen),
        "undated": len(everything) - len(dated),
    }
    if not moments:
        return Timeline(width=WIDTH, height=0, marks=(), ticks=(), reports=(), **counts)
    scale = _Scale(min(moments), max(moments) + timedelta(days=1))
    marks = _packed(chosen, scale, reports, disputed)
    rows = max((int((mark.y - _HEAD) // _ROW) for mark in marks), default=0) + 1
    published = [(day, outlet_of(report)) for report in reports.values() if (day := _day(report.published.earliest))]
    return Timeline(
        width=WIDTH,
        height=_HEAD + rows * _ROW + 26,
        marks=tuple(marks),
        ticks=tuple(scale.ticks()),
        reports=tuple(Tick(scale.x(day), name) for day, name in sorted(published) if scale.first <= day <= scale.last),
        **counts,
    )


class _Scale:
    """From moments to pixels."""

    def __init__(self, first: datetime, last: datetime) -> None:
        pad = max((last - first) * 0.03, timedelta(hours=6))
        self.first, self.last = first - pad, last + pad

    def x(self, moment: datetime) -> float:
        part = (moment - self.first) / (self.last - self.first)
        return round(_MARGIN + part * (WIDTH - 2 * _MARGIN), 1)

    def ticks(self) -> list[Tick]:
        for count, unit in _STEPS:
            found = list(islice(self._every(count, unit), _MOST_TICKS + 1))
            if len(found) <= _MOST_TICKS:
                break
        form = {"day": "{0.day} {0:%b}", "month": "{0:%b} {0.year}", "year": "{0.year}"}[unit]
        words = [form.format(moment) for moment in found]
        if unit == "day":  # the year once, and where it changes
            years = [0, *(moment.year for moment in found)]
            words = [
                word if at.year == before else f"{word} {at.year}"
                for word, at, before in zip(words, found, years, strict=False)
            ]
        return [Tick(self.x(moment), word) for moment, word in zip(found, words, strict=True)]

    def _every(self, count: int, unit: str) -> Iterable[datetime]:
        at = self.first.replace(hour=0, minute=0, second=0, microsecond=0)
        if unit != "day":
            at = at.replace(day=1, month=1 if unit == "year" else at.month)
        if unit == "year":
            at = at.replace(year=max(1, at.year - at.year % count))
        while at <= self.last:
            if at >= self.first:
                yield at
            if unit == "day":
                at += timedelta(days=count)
            else:
                months = at.month - 1 + (count if unit == "month" else 12 * count)
                if at.year + months // 12 > self.last.year:
                    return
                at = at.replace(year=at.year + months // 12, month=months % 12 + 1)


def _packed(
    chosen: Sequence[tuple[Event, tuple[datetime, datetime]]],
    scale: _Scale,
    reports: Mapping[str, Report],
    disputed: frozenset[str],
) -> list[Mark]:
    """Each mark with its label in the first row where it has room, and the label as long as the row leaves room for."""
    marks = [_mark(event, range_, scale, reports, disputed) for event, range_ in chosen]
    rows: list[list[Mark]] = []
    for mark in marks:
        begin = _reach(mark)[0]
        row = next((row for row in rows if _reach(row[-1])[1] <= begin), None)
        if row is None:
            rows.append([mark])
        else:
            row.append(mark)
    placed = {}
    for number, row in enumerate(rows):
        left = 4.0
        for at, mark in enumerate(row):
            right = _reach(row[at + 1])[0] if at + 1 < len(row) else WIDTH - 4.0
            room = mark.label_x - left if mark.leftwards else right - mark.label_x
            label = shorten(mark.text, min(_LONGEST_LABEL, max(len(mark.label), int(room / _LETTER) - 1)))
            placed[mark.id] = replace(mark, y=_HEAD + number * _ROW + 12, label=label)
            left = _reach(placed[mark.id])[1]
    return [placed[mark.id] for mark in marks]


def _mark(
    event: Event,
    range_: tuple[datetime, datetime],
    scale: _Scale,
    reports: Mapping[str, Report],
    disputed: frozenset[str],
) -> Mark:
    """An event's mark at its place along the line, in no row yet."""
    shape, (first, last) = _shape(event.when), range_
    x, x2 = scale.x(first), scale.x(last)
    if shape != "range":  # a day is shown at its noon, an evening in its middle
        x = x2 = scale.x(first + (last - first) / 2)
    outlets = tuple(sorted({outlet_of(reports[m.report]) for m in event.mentions if m.report in reports}))
    text = event.summary or event.type.lower()
    label = shorten(text, _LABEL)
    pips = min(len(outlets), _MOST_PIPS)
    width = 12 + pips * _PIP + len(label) * _LETTER
    leftwards = x2 + width > WIDTH - 4 and x - width > 4
    pips_at = x - 12 - pips * _PIP if leftwards else x2 + 11
    return Mark(
        id=event.id, x=x, x2=x2, y=0, shape=shape, factuality=event.factuality, label=label,
        label_x=pips_at - 3 if leftwards else pips_at + pips * _PIP + 2, leftwards=leftwards,
        pips=tuple(pips_at + number * _PIP for number in range(pips)), outlets=outlets,
        when=when_in_words(event.when), text=text, disputed=event.id in disputed,
    )  # fmt: skip


def _reach(mark: Mark) -> tuple[float, float]:
    """From where to where a mark with its label reaches in its row."""
    width = 12 + len(mark.pips) * _PIP + len(mark.label) * _LETTER
    return (mark.x - width - 6, mark.x2 + 8) if mark.leftwards else (mark.x - 8, mark.x2 + width + 6)


def _shape(when: When) -> str:
    if when.precision in {"second", "minute", "hour", "part of day"}:
        return "time"
    return "point" if (when.earliest or "")[:10] == (when.latest or when.earliest or "")[:10] else "range"


def _range(when: When) -> tuple[datetime, datetime] | None:
    """The first and the last moment of a time, None where it has none."""
    first, last = _day(when.earliest or when.latest), _day(when.latest or when.earliest)
    if first is None or last is None:
        return None
    whole_day = len(when.latest or when.earliest or "") <= 10
    return first, max(first, last + timedelta(days=1) if whole_day else last)


def _day(value: str | None) -> datetime | None:
    """The moment that an ISO date or time names, as the clock showed it there; None where the calendar all but ends."""
    found = _moment(value or "")
    return found if found and _YEARS[0] <= found.year <= _YEARS[1] else None


def _moment(value: str) -> datetime | None:
    for form in (value, value[:10]):
        try:
            return datetime.fromisoformat(form).replace(tzinfo=None)
        except ValueError:
            continue
    return None
