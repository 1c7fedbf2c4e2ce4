"""What a listing must look up to name things: the names of actors, and the outlets and dates of reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.records import Actor, Evidence, Record, Report, Span, When

if TYPE_CHECKING:
    from dragoman.case import Case
    from dragoman.case.activity import Activity

__all__ = ["Lookup", "day_of", "look_up", "short_id"]

_CHUNK = 400
_LONGEST_NAME = 26
_MOST_BESIDE = 5  # actors that are named as those whom somebody acts with


@dataclass(frozen=True, slots=True)
class Lookup:
    """Names of actors and reports by id."""

    actors: Mapping[str, str]
    reports: Mapping[str, Report]
    activity: Mapping[str, Activity] = field(default_factory=dict)  # of the actors among the records, by id

    def actor(self, id: str | None, otherwise: str | None = None) -> str:  # noqa: A002 (what it is)
        """What an actor is called, else `otherwise`."""
        return self.actors.get(id or "") or otherwise or ""

    def several(self, ids: Iterable[str]) -> str:
        """What actors are called, with commas."""
        return ", ".join(dict.fromkeys(name for actor in ids if (name := self.actor(actor))))

    def doing(self, actor: str) -> str:
        """What an actor does, in words; empty where it neither speaks nor takes part in an event."""
        done = self.activity.get(actor)
        if done is None:
            return ""
        counted = (("says", done.says), ("acts", done.acts), ("acted upon", done.acted_upon))
        words = [f"{word} {times}" for word, times in counted if times]
        if beside := self.several(other for other, _ in done.beside[:_MOST_BESIDE]):
            words.append(f"with {beside}")
        return " · ".join(words)

    def outlet(self, report: str) -> str:
        """Who published a report, else its key or id."""
        from dragoman.exports.wording import outlet_of

        found = self.reports.get(report)
        return _clipped(outlet_of(found)) if found else short_id(report)

    def outlets(self, reports: Iterable[str]) -> str:
        """Who published reports, each once, with commas."""
        return ", ".join(dict.fromkeys(self.outlet(report) for report in reports))


def _clipped(name: str) -> str:
    """A name that leaves room for others: names of files may be long and without a space to break them at.

    >>> _clipped("2025-02-26-minutes-of-the-meeting.txt")
    '2025-02-26-minutes-of-the…'
    """
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def short_id(id: str) -> str:  # noqa: A002 (what it is)
    """The beginning of an id: enough to name one among some ten thousand.

    >>> short_id("e-3fk2ab5zqxw7m")
    'e-3fk2ab'
    """
    return id[:8]


def day_of(when: When) -> str:
    """A day for a column of a table: the first one, marked where it is inferred or only the first of several.

    >>> day_of(When.on("2025-02-27", basis="inferred")), day_of(When(earliest="2025-02-01", latest="2025-02-28"))
    ('~2025-02-27', '2025-02')
    """
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if not first or not last:
        return ""
    mark = "~" if when.basis == "inferred" else ""
    if first[:10] == last[:10]:
        return mark + first[:10]
    if first[5:10] == "01-01" and last[:10] == f"{first[:4]}-12-31":
        return mark + first[:4]
    if first[8:10] == "01" and last[:7] == first[:7] and last[8:10] >= "28":
        return mark + first[:7]
    return f"{mark}{first[:10]}…"


def look_up(case: Case, records: Iterable[Record]) -> Lookup:
    """Find the names of everything that the records mention, and what those do that are actors themselves."""
    records = list(records)
    ids = set(_ids(records))
    listed = [record.id for record in records if isinstance(record, Actor)]
    activity = case.activity(listed) if listed else {}
    ids.update(other for done in activity.values() for other, _ in done.beside[:_MOST_BESIDE])
    actors = {actor.id: actor.name for some in _chunks(ids, "a-") for actor in case.actors(ids=some)}
    reports = {report.id: report for some in _chunks(ids, "r-") for report in case.reports(ids=some)}
    return Lookup(actors, reports, activity)


def _ids(value: object) -> Iterator[str]:
    """All ids of actors and reports in a record."""
    if isinstance(value, str):
        if value[:2] in ("a-", "r-") and len(value) == 15:
            yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _ids(item)
    elif isinstance(value, Evidence):
        for spans in value.values():
            yield from _ids(spans)
    elif isinstance(value, Span):
        yield value.report
    elif is_dataclass(value):
        for part in fields(value):
            yield from _ids(getattr(value, part.name))


def _chunks(ids: set[str], letter: str) -> Iterator[tuple[str, ...]]:
    chosen = iter(sorted(found for found in ids if found.startswith(letter)))
    while some := tuple(islice(chosen, _CHUNK)):
        yield some
