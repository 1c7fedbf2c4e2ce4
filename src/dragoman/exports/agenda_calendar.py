"""The agenda as a calendar (iCalendar, RFC 5545): what was announced for when, by whom, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from dragoman.case.moments import first_moment
from dragoman.exports.looking import Lookup, look_up
from dragoman.records import AgendaItem, When

if TYPE_CHECKING:
    from dragoman.case import Case

__all__ = ["write"]

_STATUS = {"confirmed": "CONFIRMED", "contradicted": "CANCELLED"}
_OCTETS = 73  # of a line, with room for what folds it


def write(case: Case, filters: Mapping[str, Any]) -> Iterator[str]:
    """The calendar: an entry for each item of the agenda with a date."""
    yield from map(_folded, ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dragoman//agenda//EN", "CALSCALE:GREGORIAN"))
    items = [item for item in case.agenda(**filters) if item.due.earliest]
    look = look_up(case, items)
    for item in items:
        lines = list(_entry(item, look))
        if lines:
            yield from map(_folded, ("BEGIN:VEVENT", *lines, "END:VEVENT"))
    yield _folded("END:VCALENDAR")


def _entry(item: AgendaItem, look: Lookup) -> Iterator[str]:
    times = _times(item.due)
    if times is None:
        return
    # When the entry was made: the day of the announcement, so that the same case gives the same calendar.
    stamp = (first_moment(item.announced) or first_moment(item.due.earliest) or "19700101T000000").replace("-", "")
    outlets = look.outlets(dict.fromkeys(span.report for span in item.evidence.spans()))
    said = (
        f"Announced by {look.actor(item.announced_by)}. " if item.announced_by and look.actor(item.announced_by) else ""
    )
    words = " … ".join(span.text for span in item.evidence.spans())
    yield f"UID:{item.id}@dragoman"
    yield f"DTSTAMP:{stamp.replace(':', '')}Z"
    yield from times
    yield f"SUMMARY:{_text(item.text)}"
    yield f"DESCRIPTION:{_text(f'{said}Outcome: {item.outcome}. {outlets}: {words}')}"
    yield f"STATUS:{_STATUS.get(item.outcome, 'TENTATIVE')}"
    yield f"CATEGORIES:{_text(item.outcome)}"


def _times(due: When) -> tuple[str, ...] | None:
    """From when to when: whole days where no hour is known, the end exclusive."""
    first, last = due.earliest or "", due.latest or due.earliest or ""
    try:
        if len(first) > 10:
            begin = datetime.fromisoformat(first)
            # A time without a zone is that of the place, and floats.
            zone = "Z" if begin.tzinfo else ""
            begin = begin.astimezone(UTC) if begin.tzinfo else begin
            return (f"DTSTART:{begin:%Y%m%dT%H%M%S}{zone}",)
        start, end = date.fromisoformat(first[:10]), date.fromisoformat(last[:10]) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return (f"DTSTART;VALUE=DATE:{start:%Y%m%d}", f"DTEND;VALUE=DATE:{end:%Y%m%d}")


def _text(words: str) -> str:
    plain = "".join(letter if letter.isprintable() else " " for letter in " ".join(words.split()))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """A line of content, folded so that no line is longer than 75 octets, and none ends within a letter."""
    pieces, piece, length = [], "", 0
    for letter in line.encode("utf-8", "replace").decode():
        size = len(letter.encode())
        if length + size > _OCTETS:
            pieces.append(piece)
            piece, length = "", 0
        piece += letter
        length += size
    return "\r\n ".join([*pieces, piece]) + "\r\n"
