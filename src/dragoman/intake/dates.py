"""When a report was published, from what its sender wrote about it."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta

from dragoman.records import When
from dragoman.records.spans import Basis

__all__ = ["latest_believable", "published_when"]

# The first newspapers appeared in 1605; before that, and after `latest_believable`, a date of publication is a mistake.
_FIRST_YEAR = 1600
_LAST_DAY = date(2100, 1, 1)
_LONGEST = 80

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
    r"(?:[T ]+(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
)
_DENSE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_WEEKDAY = re.compile(r"^(?:[A-Za-z]{3,6}day,?|[A-Za-z]{3},)\s+")
_WORDED = re.compile(  # 26 February 2025, February 26, 2025, with 18:00:00 and a zone or without
    r"(?:\d{1,2}[ -][A-Za-z]{3,9}\.?,?[ -]\d{4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4})"
    r"(?:,? \d{1,2}:\d{2}(?::\d{2})?(?: ?(?:[+-]\d{4}|[A-Z]{1,4}))?(?: \([A-Z]{1,5}\))?)?"
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def published_when(value: object, *, latest: date | None = None, basis: Basis = "stated") -> When | None:
    """Read a date of publication as a person or a program writes it; None where it cannot be read or cannot be true.

    >>> published_when("Wed, 26 Feb 2025 18:00:00 +0300").value
    '2025-02-26T18:00:00+03:00'
    >>> published_when("05/02/2025") is None  # May or February
    True

    ISO 8601, the form of mail and feeds, English dates in words, day first with points, and seconds since 1970 are read. The
    zone stays as written. Midnight without a zone is how programs write a mere day. `latest` is the last day that is believed.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        value = _since_1970(value)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    words = " ".join(value.split())
    when = _iso(words, basis) or _day(_written_day(words), basis) or _mail(words, basis)
    if when is None or not when.earliest or not when.latest:
        return None
    last = latest or _LAST_DAY
    return when if f"{_FIRST_YEAR}-" <= when.earliest and when.earliest[:10] <= last.isoformat() else None


def latest_believable(fetched: str | None) -> date:
    """The last day on which a report can have been published: a year after it was fetched, for clocks and embargoes err.

    >>> latest_believable("2025-02-28T10:00:00Z").isoformat()
    '2026-02-28'
    """
    if not fetched:
        return _LAST_DAY
    try:
        return min(date.fromisoformat(fetched[:10]) + timedelta(days=365), _LAST_DAY)
    except (ValueError, OverflowError):
        return _LAST_DAY


def _iso(words: str, basis: Basis) -> When | None:
    if dense := _DENSE.fullmatch(words):
        year, month, day, hour, minute, second, zone = dense.groups()
        words = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")
    found = _ISO.fullmatch(words)
    if not found:
        return None
    if not found["month"]:
        year = int(found["year"])
        return None if found["hour"] or not year else _period(year, 1, 12, "year", basis)
    if not found["day"]:
        return (
            None
            if found["hour"]
            else _period(int(found["year"]), int(found["month"]), int(found["month"]), "month", basis)
        )
    day = "-".join(found.group("year", "month", "day"))
    if not found["hour"]:
        return _day(_valid(int(found["year"]), int(found["month"]), int(found["day"])), basis)
    return _moment(f"{day}T{found['hour']}:{found['minute']}", found["second"], _zone(found["zone"]), basis)


def _moment(to_the_minute: str, second: str | None, zone: str, basis: Basis) -> When | None:
    value = to_the_minute + (f":{second}" if second else "") + zone
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    if not zone and to_the_minute.endswith("T00:00") and second in {None, "00"}:
        return When.on(value[:10], basis=basis)
    return When(value=value, earliest=value, latest=value, precision="second" if second else "minute", basis=basis)


def _zone(written: str | None) -> str:
    if written is None:
        return ""
    if written in {"Z", "UTC", "GMT"}:
        return "Z"
    return f"{written}:00" if len(written) == 3 else written if ":" in written else f"{written[:3]}:{written[3:]}"


def _period(year: int, first: int, last: int, precision: str, basis: Basis) -> When | None:
    if not (year >= 1 and 1 <= first <= last <= 12):
        return None
    value = f"{year:04}" if precision == "year" else f"{year:04}-{first:02}"
    end = f"{year:04}-{last:02}-{calendar.monthrange(year, last)[1]:02}"
    return When(
        value=value, earliest=f"{year:04}-{first:02}-01", latest=end,
        precision="year" if precision == "year" else "month", basis=basis,
    )  # fmt: skip


def _written_day(words: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(words):
        return _valid(*map(int, found.groups()))
    if found := _NUMERIC.fullmatch(words):
        first, mark, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
        if mark == "." or first > 12 or first == second:
            return _valid(year, second, first)
        return _valid(year, first, second) if second > 12 else None  # which is the month is open
    return None


def _mail(words: str, basis: Basis) -> When | None:
    """The forms of mail, and English dates in words, through the standard library's reader of them."""
    plain = _ORDINAL.sub("", _WEEKDAY.sub("", words))
    has_time = ":" in plain
    if not _WORDED.fullmatch(plain):
        return None
    from email.utils import parsedate_tz  # brings sockets with it, which a day in ISO 8601 need not wait for

    plain = plain.replace(".", "")  # of a shortened month
    parsed = parsedate_tz(plain if has_time else f"{plain} 00:00:00")
    if parsed is None or not re.search(r"\b\d{4}\b", plain):
        return None
    day = _valid(*parsed[:3])
    if day is None or not has_time:
        return _day(day, basis)
    offset = parsed[9]
    # parsedate_tz gives 0 for a zone that is not there as for UTC; only what is written counts.
    zoned = re.search(r"(?:[+-]\d{4}|GMT|UTC|UT|Z|[A-Z]{3})$", plain)
    zone = "" if not zoned or offset is None else "Z" if offset == 0 else _offset(offset)
    hour, minute, second = parsed[3:6]
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        return None
    written = f"{second:02}" if plain.count(":") > 1 else None
    return _moment(f"{day.isoformat()}T{hour:02}:{minute:02}", written, zone, basis)


def _offset(seconds: int) -> str:
    sign, size = ("-" if seconds < 0 else "+"), abs(seconds) // 60
    return f"{sign}{size // 60:02}:{size % 60:02}"


def _since_1970(value: float) -> str | None:
    seconds = value / 1000 if value >= 100_000_000_000 else value  # more is milliseconds, or the year 5138
    if not 100_000_000 <= seconds < 100_000_000_000:
        return None  # a year, a count, or nothing that a clock says
    return datetime.fromtimestamp(int(seconds), UTC).isoformat().replace("+00:00", "Z")


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _day(day: date | None, basis: Basis) -> When | None:
    return None if day is None else When.on(day.isoformat(), basis=basis)
