"""The calendar: TIMEX3 values, the days they stand for, and steps from one to another."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

from dragoman.records import Precision

__all__ = [
    "SEASONS",
    "day_of",
    "days",
    "grain",
    "into_our_era",
    "month",
    "out_of_our_era",
    "part_of",
    "precision",
    "span",
    "step",
    "unit_at",
]

# The months that a season covers on the northern half of the earth; winter runs into the next year.
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
# Clock times that a part of the day covers, first and last minute.
_PARTS = {
    "MO": ("00:00", "11:59"), "MI": ("11:00", "13:59"), "AF": ("12:00", "17:59"), "EV": ("17:00", "23:59"),
    "NI": ("18:00", "23:59"), "DT": ("06:00", "17:59"),
}  # fmt: skip
# Of three parts, which one is meant; a time of fewer days is not parted.
_THIRDS, _LONG = {"START": 0, "MID": 1, "END": 2}, 20
_PRECISIONS: dict[str, Precision] = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "H": "half", "S": "season", "Y": "year",
    "E": "decade", "C": "century",
}  # fmt: skip


def day_of(value: str | None) -> date | None:
    """The first day of a calendar value, or None where it names none."""
    found = days(value)
    return found[0] if found else None


@lru_cache(4096)
def grain(value: str) -> str:
    """Which unit a calendar value names.

    D day, W week, WE weekend, M month, Q quarter, H half, S season, Y year, E decade, C century.

    >>> [grain(value) for value in ("2025-02-26", "2025-W09", "2025-Q1", "199", "2025-02-26T18:00")]
    ['D', 'W', 'Q', 'E', 'D']

    Empty for what is no calendar value (`P3D`, `PAST_REF`, `XXXX-WXX-5`).
    """
    value = value.partition("T")[0]
    if not value[:2].isdigit() or "X" in value or "/" in value:
        return ""
    if value.endswith("-WE"):
        return "WE"
    year, _, rest = value.partition("-")
    if not rest:
        return {4: "Y", 3: "E", 2: "C"}.get(len(year), "")
    if len(rest) == 5:
        return "D"
    return "S" if rest.isalpha() else {"W": "W", "Q": "Q", "H": "H"}.get(rest[0], "M")


@lru_cache(4096)
def days(value: str | None) -> tuple[date, date] | None:  # noqa: PLR0911 (one a unit)
    """First and last day that a calendar value stands for.

    >>> days("2025-W09")
    (datetime.date(2025, 2, 24), datetime.date(2025, 3, 2))
    """
    if not value:
        return None
    if "/" in value:
        first, last = (days(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    value = value.partition("T")[0]
    unit = grain(value)
    if not unit:
        return None
    try:
        year = int(value[:4])
        if unit == "D":
            day = date.fromisoformat(value)
            return day, day
        if unit in {"W", "WE"}:
            first_day = date.fromisocalendar(year, int(value[6:8]), 6 if unit == "WE" else 1)
            return first_day, first_day + timedelta(1 if unit == "WE" else 6)
        if unit == "E":
            return date(year * 10, 1, 1), date(year * 10 + 9, 12, 31)
        if unit == "C":
            return date(max(1, year * 100), 1, 1), date(year * 100 + 99, 12, 31)
        first_month, last_month = _months(unit, value)
        end_year, end_month = month(year, last_month)
        return date(year, first_month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    except (ValueError, KeyError, OverflowError):
        return None


def _months(unit: str, value: str) -> tuple[int, int]:
    """First and last month that a month, quarter, half, season or year covers."""
    if unit == "S":
        return SEASONS[value[5:]]
    if unit == "Y":
        return 1, 12
    long = {"M": 1, "Q": 3, "H": 6}[unit]
    last = int(value[5:].lstrip("QH")) * long
    return last - long + 1, last


def month(year: int, number: int) -> tuple[int, int]:
    """Bring a month's number that runs out of its year back into it: month 13 of 2024 is month 1 of 2025."""
    return year + (number - 1) // 12, (number - 1) % 12 + 1


_ERAS_APART = (
    4001  # the year before Christ that lies so far from each of ours that leap years and weekdays are the same
)


def into_our_era(value: str) -> str:
    """Move a value before Christ (`BC0431-SP`) to where the calendar can reckon with it; others, such as decades, stay.

    >>> into_our_era("BC0431-SP"), out_of_our_era("3571", True), out_of_our_era("4004", True)
    ('3570-SP', 'BC0430', '0004')
    """
    year = value[2:6]
    return f"{_ERAS_APART - int(year):04d}{value[6:]}" if len(year) == 4 and year.isdigit() else value


def out_of_our_era(value: str, moved: bool) -> str:
    """Move a value back whence `into_our_era` has moved it, where it did: to before Christ, or into the years after."""
    if not moved or not value[:4].isdigit():
        return value
    year = _ERAS_APART - int(value[:4])
    return f"BC{year:04d}{value[4:]}" if year > 0 else f"{1 - year:04d}{value[4:]}"


def unit_at(unit: str, day: date) -> str:
    """The value of the unit that `day` lies in.

    >>> from datetime import date
    >>> [unit_at(unit, date(2025, 2, 26)) for unit in ("D", "W", "M", "Q", "H", "Y", "E", "C", "S")]
    ['2025-02-26', '2025-W09', '2025-02', '2025-Q1', '2025-H1', '2025', '202', '20', '2024-WI']
    """
    if unit == "D":
        return day.isoformat()
    if unit in {"W", "WE"}:
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit == "S":
        # January and February belong to the winter that began in the year before.
        return f"{day.year - (day.month < 3):04d}-{('WI', 'SP', 'SU', 'FA')[day.month % 12 // 3]}"
    return {
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04d}-H{1 if day.month < 7 else 2}",
        "Y": f"{day.year:04d}",
        "E": f"{day.year // 10:03d}",
        "C": f"{day.year // 100:02d}",
    }[unit]


def step(day: date, unit: str, count: float) -> date:
    """The day `count` units away; where a month is too short, its last day. Raises `OverflowError` outside years 1 to 9999."""
    whole = int(count)
    try:
        if unit in {"D", "W", "WE", "F"}:
            return day + timedelta(round(count * {"D": 1, "W": 7, "WE": 7, "F": 14}[unit]))
        if unit in {"TS", "TM", "TH"}:
            return day + timedelta(round(count * {"TS": 1 / 86400, "TM": 1 / 1440, "TH": 1 / 24}[unit]))
        months = {"M": 1, "Q": 3, "H": 6, "S": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[unit]
        moved = round(count * months) if count != whole else whole * months
        year, number = month(day.year, day.month + moved)
        return date(year, number, min(day.day, calendar.monthrange(year, number)[1]))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise OverflowError(str(error)) from error


@lru_cache(4096)
def precision(value: str | None) -> Precision:
    """How exactly a value names a time."""
    if not value or (unit := grain(value)) == "":
        return "interval" if value and "/" in value else "unknown"
    clock = value.partition("T")[2]
    if not clock or unit != "D":
        return _PRECISIONS[unit]
    if clock[:2].isdigit():
        return "hour" if len(clock) == 2 else "minute" if len(clock) <= 5 else "second"
    return "part of day"


@lru_cache(4096)
def part_of(earliest: str | None, latest: str | None, modifier: str | None) -> tuple[str, str] | None:
    """The third of a long time that `early`, `mid` or `late` leaves of it; None where they leave it as it is.

    >>> part_of("2025-07-01", "2025-07-31", "END"), part_of("2025-07-01", "2025-07-01", "START")
    (('2025-07-21', '2025-07-31'), None)
    """
    if modifier not in _THIRDS or not earliest or not latest or "T" in earliest or "T" in latest:
        return None
    first, length = date.fromisoformat(earliest), (date.fromisoformat(latest) - date.fromisoformat(earliest)).days + 1
    if length < _LONG:
        return None
    number = _THIRDS[modifier]
    begin, end = length * number // 3, length * (number + 1) // 3 - 1
    return (first + timedelta(days=begin)).isoformat(), (first + timedelta(days=end)).isoformat()


def span(value: str | None) -> tuple[str | None, str | None]:
    """Earliest and latest of a value as ISO 8601, inclusive; None where it names no definite time.

    >>> span("2025-02-26TMO"), span("2025-Q1")
    (('2025-02-26T00:00', '2025-02-26T11:59'), ('2025-01-01', '2025-03-31'))
    """
    found = days(value)
    if not value or not found:
        return None, None
    first, last = found[0].isoformat(), found[1].isoformat()
    clock = value.partition("T")[2]
    midnight = clock.startswith("24")
    if "/" in value or not clock or first != last or (midnight and found[0] == date.max):
        return first, last
    if midnight:
        next_day = f"{step(found[0], 'D', 1).isoformat()}T00:00"
        return next_day, next_day
    if clock in _PARTS:
        return f"{first}T{_PARTS[clock][0]}", f"{first}T{_PARTS[clock][1]}"
    if len(clock) == 2 and clock.isdigit():
        return f"{first}T{clock}:00", f"{first}T{clock}:59"
    return f"{first}T{clock}", f"{first}T{clock}"
