"""Figures: numbers, what they count, and in what unit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.records import Figure, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dragoman.reading.figures.counted import Counted
    from dragoman.reading.figures.numbers import Number
    from dragoman.text.copy import ParsingCopy

__all__ = ["figures_in"]

# So many pounds of anything but money hardly make news.
_MONEY = 1e6


def figures_in(doc: Doc, copy: ParsingCopy, times: Sequence[Time]) -> list[Figure]:
    """Find the figures of a report: what is a number there and no date, time, score, telephone or list number, or name.

    `value` is the number as said, `low` and `high` its bounds, `unit` a normalised unit (`USD`, `%`, `years old`),
    `counts` the noun that is counted, as printed, `state` what became of those counted.
    """
    from dragoman.reading.figures.counted import counted
    from dragoman.reading.figures.numbers import numbers

    taken = sorted(copy.here(span) for time in times for span in time.evidence["time"])
    starts = [token.idx for token in doc]
    found: list[Figure] = []
    for number in numbers(copy.text):
        first = doc[max(bisect_right(starts, number.start) - 1, 0)]
        last = doc[max(bisect_left(starts, number.end) - 1, 0)]
        if _overlaps(taken, number.start, number.end) and _age(last) is None:
            continue
        figure = _figure(number, first, last, counted(last), copy)
        if figure is not None:
            found.append(figure)
    return found


def _figure(number: Number, first: Token, last: Token, about: Counted, copy: ParsingCopy) -> Figure | None:
    """The figure that `number` is, from its first and last token and what it counts; None where it is no figure."""
    from dragoman.records import Evidence, identify

    unit, unit_at = number.unit, number.unit_at
    age = _age(last)
    if age is not None:
        unit, unit_at = "years old", (age[0].idx, age[1].idx + len(age[1]))
    if unit == "lb" and _is_money(number.value, last):
        unit = "GBP"
    if unit is None and (_is_name(first, last, about) or not _tells(number.value, first, last, about)):
        return None
    counts = last.doc[slice(*about.noun)] if about.noun is not None and age is None else None
    if counts is not None and unit_at is not None and counts.start_char < unit_at[1] and unit_at[0] < counts.end_char:
        counts = None
    if counts is not None and not _is_received(counts.start_char, counts.end_char, copy):
        counts = None  # a space that mending put in
    span = copy.span(number.start, number.end)
    evidence = Evidence(
        number=[span],
        unit=[copy.span(*unit_at)] if unit_at is not None else [],
        counted=[copy.span(counts.start_char, counts.end_char)] if counts is not None else [],
    )
    return Figure(
        id=identify("n", copy.report.id, span.start, span.end), report=copy.report.id, evidence=evidence,
        value=number.value, low=number.low, high=number.high, unit=unit,
        counts=counts.text if counts is not None else None, state=about.state,
        approximate=number.approximate, bound=number.bound,
    )  # fmt: skip


def _is_received(start: int, end: int, copy: ParsingCopy) -> bool:
    """Whether any received character stands behind a range of the parsing copy."""
    begin, stop = copy.alignment.received(start, end)
    return begin < stop


def _is_money(value: float, last: Token) -> bool:
    """Whether so many pounds are sterling: by a million of them, or by a verb of paying; `pounds of cocaine` are weighed."""
    from dragoman.reading.figures.counted import words

    after = [token for token in last.doc[last.i + 1 : last.i + 4] if token.lemma_.lower() not in {"pound", "pounds"}][
        :1
    ]
    if any(token.lower_ == "of" for token in after):
        return False
    if value >= _MONEY:
        return True
    above = [last, last.head, last.head.head, last.head.head.head]
    return any(token.lemma_.lower() in words("paying") for token in above)


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(taken, (start, end))
    return any(a < end and start < b for a, b in taken[max(at - 2, 0) : at + 1])


def _age(last: Token) -> tuple[Token, Token] | None:
    """The words that make a number an age: `45-year-old`, `45 years old`."""
    words = [token for token in last.doc[last.i + 1 : last.i + 6] if token.lower_ not in {"-", "–"}][:2]
    if [token.lemma_.lower() for token in words] == ["year", "old"]:
        return words[0], words[1]
    if words and words[0].lower_ in {"year-old", "years-old", "year-olds"}:
        return words[0], words[0]
    return None


def _is_name(first: Token, last: Token, about: Counted) -> bool:
    """Whether the number is part of a name or numbers a thing: `Article 5`, `Flight 103`, `10 Downing Street`, `a 911 call`."""
    from dragoman.reading.figures.counted import words

    if first.i > 0:
        before = first.nbor(-1)
        names = first.dep_ in {"nummod", "appos", "npadvmod"} and first.head == before
        if before.pos_ == "PROPN" and (about.noun is None or names):
            return True
        if before.lower_ in _numbered() and before.dep_ != "det":
            return True
    if about.noun is None:
        return False
    head = last.doc[about.noun[1] - 1]
    if first.i == last.i and first.text in words("emergency number") and head.lemma_.lower() in words("calling"):
        return True
    return head.tag_ == "NNP" and head.ent_type_ not in {"NORP", "GPE"}


def _numbered() -> frozenset[str]:
    from dragoman.reading.figures.counted import words

    return words("numbered")


def _tells(value: float, first: Token, last: Token, about: Counted) -> bool:
    """Whether a number without a unit says how many of something."""
    from dragoman.reading.figures.counted import words

    if about.noun is None:
        return about.state is not None
    if value == 1 and first.lower_ == "one":
        return first.dep_ == "nummod" and last.doc[about.noun[1] - 1].lemma_ in words("person")
    if last.doc[about.noun[1] - 1].lemma_.lower() in words("measured in time"):
        return False
    is_year = 1900 <= value <= 2100 and first.text.isdigit() and len(first.text) == 4
    return not is_year
