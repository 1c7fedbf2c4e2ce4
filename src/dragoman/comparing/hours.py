"""At what time of which day it was: reports that give the deed itself a time that another report's time excludes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations

from dragoman import lexicon
from dragoman.comparing.affair import Affair
from dragoman.linking.contexts import sentence_around
from dragoman.linking.harmed import is_of_many
from dragoman.linking.words import words
from dragoman.records import Disagreement, Position, Reading, Span, Story, Subject, Time, identify

__all__ = ["compare_hours"]

# A report says first when its own matter was; further down, in characters, it tells of other deeds.
_LEAD = 900
# So many words may stand between the deed and its time (`shot in a park in Alder Falls on Friday night`), or the other way round.
_BETWEEN, _BEFORE = 8, 2
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
# A night ends in the morning that follows it.
_NIGHT = timedelta(hours=6)
# What a clock says is rounded; and it may be when the deed began, when the call came or when help was there.
_ROUNDED, _UNTIL_CALLED = timedelta(minutes=10), timedelta(minutes=45)
# Times of one deed that differ by more than a day are rather of two, and so are two clock times that are hours apart.
_ONE_DEED, _ONE_CLOCK = timedelta(days=1), timedelta(hours=4)
_ANY_WEEK = datetime(2001, 1, 1)  # noqa: DTZ001 (a Monday, by no clock in particular)


@dataclass(frozen=True, slots=True)
class _Told:
    """When a report says that the deed was: from when to when of a week, as hours of any week, and in which words.

    A clock time whose weekday the words do not name is one of any day.
    """

    start: datetime
    end: datetime
    span: Span
    any_day: bool

    @property
    def is_clock(self) -> bool:
        """Whether it is a time by the clock."""
        return self.start == self.end

    @property
    def is_day(self) -> bool:
        """Whether it is a whole day."""
        return self.end - self.start > timedelta(days=1)

    def apart_from(self, other: _Told) -> timedelta:
        """How long from the end of one to the start of the other, in whatever weeks they are; nothing where they meet."""
        if (self.any_day or other.any_day) and self.is_clock and other.is_clock:
            apart = abs(self.start - other.start) % _DAY
            return min(apart, _DAY - apart)
        shifts = (-_WEEK, timedelta(), _WEEK)
        return min(max(timedelta(), other.start + by - self.end, self.start - other.end - by) for by in shifts)

    def excludes(self, other: _Told) -> bool:
        """Whether both are times of one deed, as near as they are, and cannot both be right."""
        clocks = self.is_clock, other.is_clock
        if (self.any_day or other.any_day) and not all(clocks):
            return False
        most = _ONE_CLOCK if all(clocks) else _ONE_DEED
        return (_UNTIL_CALLED if any(clocks) else timedelta()) < self.apart_from(other) <= most


def compare_hours(affair: Affair, story: Story) -> Iterator[Disagreement]:
    """Find times of the deed (`Friday afternoon's shooting`, `was shot on Friday night`) that exclude each other.

    Each names its weekday, so that no day is counted from the date of a report, or both are times by the clock;
    a report that gives the other's time as well, of whatever, takes no side.
    """
    told = {report: _told(affair.readings[report]) for report in story.reports if report in affair.readings}
    known = {report: _known(affair.readings[report]) for report, times in told.items() if times}
    apart: dict[str, set[_Told]] = defaultdict(set)
    for (ours, left), (theirs, right) in combinations(sorted((r, t) for r, t in told.items() if t), 2):
        one, other = _comparable(left, right)
        excluded = bool(one and other) and all(a.excludes(b) for a in one for b in other)
        if excluded and not _has_it_too(one, known[theirs]) and not _has_it_too(other, known[ours]):
            apart[ours].update(one)
            apart[theirs].update(other)
    if not apart:
        return
    sides: dict[tuple[datetime, datetime], list[Span]] = defaultdict(list)
    for times in apart.values():
        for time in times:
            sides[time.start, time.end].append(time.span)
    yield Disagreement(
        id=identify("d", "hour", story.id),
        kind="conflict",
        about="date",
        subject=Subject(text="at what time of the day or week it was"),
        positions=tuple(_position(affair, spans) for _, spans in sorted(sides.items())),
        story=story.id,
    )


def _comparable(*sides: Sequence[_Told]) -> list[list[_Told]]:
    """Of both reports' times those that name their weekday, where both have such; else those by the clock."""
    named = [[time for time in times if not time.any_day] for times in sides]
    return named if all(named) else [[time for time in times if time.is_clock] for times in sides]


def _has_it_too(theirs: Sequence[_Told], known: Sequence[_Told]) -> bool:
    """Whether a report gives a time that may be the other's as well; a whole day holds no part of one."""
    return any(
        time.apart_from(one) <= (_ROUNDED if time.is_clock else timedelta())
        for time in known
        for one in theirs
        if one.is_day or not time.is_day
    )


def _position(affair: Affair, spans: Sequence[Span]) -> Position:
    shortest = min((" ".join(span.text.split()) for span in spans), key=lambda text: (len(text), text))
    return affair.printed(shortest, spans)


def _told(reading: Reading) -> list[_Told]:
    """The times that a report's lead gives the deed."""
    text = reading.report.text
    found = []
    for time in reading.times:
        span = time.evidence["time"][0]
        if span.start > _LEAD or (one := _of_week(time)) is None or (one.any_day and not one.is_clock):
            continue
        start, end = sentence_around(text, span.start, span.end)
        if _is_of_deed(text[start : span.start], text[span.end : end]) and not is_of_many(text, start, end):
            found.append(one)
    return found


def _known(reading: Reading) -> list[_Told]:
    """All times of day that a report gives, and all days."""
    return [one for time in reading.times if (one := _of_week(time))]


def _is_of_deed(before: str, behind: str) -> bool:
    following = list(words(behind.removeprefix("'s").removeprefix("’s")[:60]))[: _BEFORE + 1]
    if any(word in _of("deed") for word in following) and not _of("parted") & set(following):
        return True
    clause = max(before.rfind(mark) for mark in (",", ";", ":", "“", "”", '"', "(", ")", "—", "–"))
    for word in list(words(before[clause + 1 :]))[: -_BETWEEN - 2 : -1]:
        if word in _of("deed") or word in _of("befell") or word in _of("happened"):
            return True
        if word in _of("parted"):
            return False
    return False


def _of_week(time: Time) -> _Told | None:
    """A day, a part of a day or a clock time, as hours of a week; None of anything else."""
    span = time.evidence["time"][0]
    if time.type not in {"TIME", "DATE"} or not time.earliest or not time.latest or len(time.earliest) < 10:
        return None
    if "T" not in time.earliest and time.precision != "day":
        return None
    start, latest = datetime.fromisoformat(time.earliest), datetime.fromisoformat(time.latest)
    if "T" not in time.earliest:
        latest = start + timedelta(days=1) + _NIGHT
    elif start == latest:
        if not _of("half") & set(span.text.casefold().replace(",", " ").split()):
            return None  # `around 5:15` may be of either half of the day
    elif latest.hour >= 23:
        latest += _NIGHT
    first = _ANY_WEEK + (start - _ANY_WEEK) % _WEEK
    return _Told(first, first + (latest - start), span, any_day=not _of("weekday") & set(words(span.text)))


@cache
def _of(sense: str) -> frozenset[str]:
    return frozenset(
        word
        for entry in lexicon.table("hour_words").entries()
        if entry["sense"] == sense
        for word in entry["words"].split("|")
    )
