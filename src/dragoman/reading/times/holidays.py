"""Holidays: which day they fall on in a year."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from dragoman import lexicon

__all__ = ["easter", "holiday", "names"]


@cache
def names() -> dict[str, str]:
    """Each name of each holiday, in small letters, with its key."""
    return {name.lower(): key for name, key in lexicon.table("time_holidays").mapping("name", "key").items()}


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian reckoning (the anonymous algorithm of 1876).

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday(key: str, year: int) -> date:
    """The day on which a holiday falls in a year.

    >>> holiday("thanksgiving", 1999), holiday("goodfriday", 2025)
    (datetime.date(1999, 11, 25), datetime.date(2025, 4, 18))

    Raises `ValueError` for a key that the table does not have.
    """
    when = _keys().get(key)
    if when is None:
        raise ValueError(key)
    if when[0] == "E":
        return easter(year) + timedelta(int(when[1:]))
    if "/" not in when:
        return date(year, int(when[:2]), int(when[3:]))
    month, weekday, which = map(int, when.split("/"))
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))


@cache
def _keys() -> dict[str, str]:
    return lexicon.table("time_holidays").mapping("key", "when")
