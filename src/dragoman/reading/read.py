"""The whole reading of one report, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.parsing import parse
from dragoman.reading.actors import cast_of
from dragoman.reading.events import events_in
from dragoman.reading.fates import fates_in
from dragoman.reading.figures import figures_in
from dragoman.reading.places import places_in
from dragoman.reading.statements import statements_in
from dragoman.reading.times import dated, times_in
from dragoman.records import Reading, Report
from dragoman.text import ParsingCopy, mend

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["read_copies", "read_doc", "read_report"]


def read_doc(doc: Doc, copy: ParsingCopy) -> Reading:
    """Read everything out of one parsed copy."""
    times = times_in(copy)
    places = places_in(doc, copy)
    cast = cast_of(doc, copy, places)
    figures = figures_in(doc, copy, times)
    statements = statements_in(doc, copy, cast=cast, times=times, places=places)
    events = events_in(doc, copy, cast=cast, times=times, places=places, statements=statements)
    return Reading(
        report=copy.report,
        times=tuple(times),
        places=tuple(places),
        actors=cast.actors,
        figures=tuple(figures),
        statements=tuple(statements),
        events=tuple(events),
        mends=copy.mends,
        fates=tuple(fates_in(doc, copy, cast)),
    )


def read_copies(copies: Iterable[ParsingCopy], *, model: str = "default") -> Iterator[Reading]:
    """Read parsing copies in batches, in order."""
    for doc, copy in parse(copies, model=model):
        yield read_doc(doc, copy)


def read_report(report: Report, *, model: str = "default") -> Reading:
    """Read one report; one that came without a date is dated by what it carries itself."""
    return next(read_copies([mend(dated(report))], model=model))
