"""The words of a report that might have told of an event and were left, in the text as received."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Report, Span

__all__ = ["Left", "left_in"]


@dataclass(frozen=True, slots=True)
class Left:
    """A word of the trigger lexicon that was not read as an event, and why."""

    span: Span
    reason: str


def left_in(report: Report, *, model: str = "default") -> list[Left]:
    """Read a report once more, and give what was left, in the order of the text.

    >>> from dragoman.records import make_report
    >>> [(left.span.text, left.reason) for left in left_in(make_report("A man praised his brother in the kitchen."))]
    [('praised', 'nobody in it acts in public affairs')]

    Raises `ModelError` where the spaCy model is missing.
    """
    from dragoman.parsing import parse
    from dragoman.reading.actors import cast_of
    from dragoman.reading.events.build import code_report
    from dragoman.reading.places import places_in
    from dragoman.reading.statements import statements_in
    from dragoman.reading.times import dated, times_in
    from dragoman.text import mend

    doc, copy = next(iter(parse([mend(dated(report))], model=model)))
    times, places = times_in(copy), places_in(doc, copy)
    cast = cast_of(doc, copy, places)
    statements = statements_in(doc, copy, cast=cast, times=times, places=places)
    coded = code_report(doc, copy, cast=cast, times=times, places=places, statements=statements)
    return [Left(copy.span(item.start, item.end), item.reason) for item in coded.abstentions]
