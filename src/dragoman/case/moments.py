"""Moments as text whose order is their order in time: what the store's columns hold and what filters are given as."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from dragoman.errors import SettingsError

__all__ = ["asked_moment", "first_moment", "last_moment"]

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)"
    r"(?:[.,]\d{1,9})?)?)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?",
    re.ASCII,
)
_LAST = {"month": 12, "hour": 23, "minute": 59, "second": 59}


def first_moment(value: str | None) -> str | None:
    """The first second of an ISO 8601 year, month, day or time; None for what is none of these.

    >>> first_moment("2025-02"), first_moment("2025-02-26T18:00+03:00")
    ('2025-02-01T00:00:00', '2025-02-26T15:00:00')

    A time with a zone is given in UTC, one without as it stands.
    """
    return _moment(value, last=False)


def last_moment(value: str | None) -> str | None:
    """The last second of an ISO 8601 year, month, day or time; None for what is none of these.

    >>> last_moment("2025-02"), last_moment("2025-02-26T18:00")
    ('2025-02-28T23:59:59', '2025-02-26T18:00:59')
    """
    return _moment(value, last=True)


def asked_moment(value: str, *, last: bool, where: str) -> str:
    """A moment that a user asked for. Raises `SettingsError`, naming `where` it was given, for what cannot be read."""
    found = _moment(value.strip(), last=last)
    if found is None:
        raise SettingsError(
            f"{value!r} is no date", where=where, advice="write it as 2025-02-26, 2025-02 or 2025-02-26T18:00"
        )
    return found


def _moment(value: str | None, *, last: bool) -> str | None:
    found = _ISO.fullmatch(value) if value else None
    if found is None:
        return None
    parts = {name: int(text) for name, text in found.groupdict().items() if text and name != "zone"}
    days = 0
    if parts.get("hour") == 24:  # midnight at the end of a day
        parts["hour"], days = 0, 1
    missing = {name: (number if last else (1 if name == "month" else 0)) for name, number in _LAST.items()}
    whole = {**missing, "day": 1, **parts}
    try:
        moment = datetime(**whole, tzinfo=_zone(found["zone"])) + timedelta(days=days)  # type: ignore[arg-type]
        if last and "day" not in parts:
            next_month = (moment.replace(day=28) + timedelta(days=4)).replace(day=1)
            moment = next_month - timedelta(days=1)
        if moment.tzinfo:
            moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%S").zfill(19)


def _zone(text: str | None) -> object:
    if not text:
        return None
    if text == "Z":
        return UTC
    from datetime import timezone

    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)
