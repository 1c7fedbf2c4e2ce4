"""The formats that a case is exported in; each is a module of its own, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.errors import SettingsError

if TYPE_CHECKING:
    from dragoman.case import Case

__all__ = ["FORMATS", "Format", "exported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: the module that writes it, what it is, and whether it is of one listing that is chosen."""

    module: str
    about: str
    of_a_listing: bool = False


FORMATS: Mapping[str, Format] = {
    "csv": Format(
        module="listing", about="one listing as CSV that is safe to open in a spreadsheet", of_a_listing=True
    ),
    "jsonl": Format(module="listing", about="one listing as JSON Lines: the records in full", of_a_listing=True),
    "parquet": Format(module="listing", about="one listing as Parquet, nested fields and all", of_a_listing=True),
    "events": Format(
        module="event_table", about="events as a flat table in the manner of event data: actors, type, place"
    ),
    "annotations": Format(module="annotations", about="every item as a W3C Web Annotation on its words (JSON-LD)"),
    "ftm": Format(
        module="follow_the_money", about="actors, reports and events as FollowTheMoney entities (JSON Lines)"
    ),
    "ics": Format(module="agenda_calendar", about="the agenda as a calendar (iCalendar)"),
}


def exported(case: Case, form: str, *, listing: str = "events", **filters: Any) -> Iterator[bytes]:  # noqa: ANN401 (see Filters)
    """A case in a format, piece by piece; `listing` is the one to write where the format is of one, `filters` those of listings.

    Raises `SettingsError` for a format that there is not, `MissingExtraError` where it needs a package that is not installed.
    """
    if form not in FORMATS:
        raise SettingsError(f"no format {form!r}", where="export", advice=f"choose from {', '.join(FORMATS)}")
    module = import_module(f"dragoman.exports.{FORMATS[form].module}")
    if FORMATS[form].of_a_listing:
        yield from module.write(case, form, listing, filters)
    else:
        yield from (piece.encode("utf-8", "replace") for piece in module.write(case, filters))
