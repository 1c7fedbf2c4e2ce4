"""Events as a flat table in the manner of event data (GDELT, PLOVER): one row an event, two actors, type, place, how often told.

The names of the columns say what is in them; those that both have are GDELT's thing under PLOVER's words. What neither has
and dragoman knows stands beside them: factuality, origins, and the words of the first report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from dragoman.exports.looking import Lookup, look_up
from dragoman.exports.spreadsheet import Cell, line_of
from dragoman.records import Actor, Event

if TYPE_CHECKING:
    from dragoman.case import Case

__all__ = ["COLUMNS", "write"]

COLUMNS = (
    "event_id", "date", "date_end", "date_precision", "year", "month",
    "actor1_name", "actor1_country", "actor1_sector", "actor1_kind", "actor1_others",
    "actor2_name", "actor2_country", "actor2_sector", "actor2_kind", "actor2_others", "reciprocal",
    "event_type", "event_mode", "factuality",
    "place_name", "place_country", "latitude", "longitude",
    "num_mentions", "num_reports", "num_sources", "num_origins", "first_reported", "source_url", "story", "text",
)  # fmt: skip
_SOME = 500


def write(case: Case, filters: Mapping[str, Any]) -> Iterator[str]:
    """The table as CSV, safe to open in a spreadsheet."""
    yield line_of(COLUMNS)
    events = iter(case.events(**filters))
    while some := list(islice(events, _SOME)):
        look = look_up(case, some)
        sides = {actor for event in some for actor in (*event.source, *event.target)}
        people = {actor.id: actor for actor in case.actors(ids=tuple(sorted(sides)))}
        yield from (line_of(_row(event, people, look)) for event in some)


def _row(event: Event, people: Mapping[str, Actor], look: Lookup) -> list[Cell]:
    when, place = event.when, event.place
    first, last = (when.earliest or "")[:10], (when.latest or "")[:10]
    known = [
        look.reports[report] for report in dict.fromkeys(m.report for m in event.mentions) if report in look.reports
    ]
    known.sort(key=lambda report: (report.published.earliest or "9", report.id))
    return [
        event.id, first, last, when.precision, first[:4], first[:7].replace("-", ""),
        *_side(event.source, people), *_side(event.target, people), int(event.reciprocal),
        event.type, event.detail, event.factuality,
        place.name if place else None, place.country if place else None,
        place.latitude if place else None, place.longitude if place else None,
        len(event.mentions), len(known), len({report.outlet for report in known if report.outlet}), event.origins,
        (known[0].published.earliest or "")[:10] if known else None, known[0].url if known else None, event.story,
        event.summary,
    ]  # fmt: skip


def _side(actors: tuple[str, ...], people: Mapping[str, Actor]) -> list[Cell]:
    found = [people[actor] for actor in actors if actor in people]
    if not found:
        return [None, None, None, None, None]
    first, others = found[0], "; ".join(actor.name for actor in found[1:])
    return [first.name, first.country, first.sector, first.kind, others]
