"""Numbers that reports of different origin give for one thing: what is established where nobody acts on anybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.linking.contexts import as_a_line, readable, sentence_around
from dragoman.linking.origins import Origin, Provenance, count_origins
from dragoman.linking.words import content_stems
from dragoman.records import Evidence, Figure, Reading, SharedFigure, Span, Statement

__all__ = ["shared_figures"]

# So many telling words must the sentences of a number have in common.
_ALIKE = 3
# A small number (`two men`, `six miles`) is met everywhere, and is no news by itself; a share or an amount of money may be.
_SMALL, _NEVER_SMALL = 20, frozenset({"%"})
# A sentence that is longer says more than its number.
_LONGEST = 260
# Counted by persons and ages elsewhere, with more care.
_COUNTED_ELSEWHERE = frozenset({"killed", "injured"})
# How old somebody is stands with the person, and how far one place is from another in any atlas.
_NO_NEWS = frozenset({"years old", "mi", "km"})


@dataclass(frozen=True, slots=True)
class _Given:
    """A number as one report gives it, with the sentence that it stands in, and where the report has it from."""

    reading: Reading
    figure: Figure
    sentence: Span
    stems: frozenset[str]
    heads: frozenset[str]
    origin: Origin


def shared_figures(readings: Sequence[Reading], provenance: Provenance) -> tuple[SharedFigure, ...]:
    """Find the numbers that reports of a story (earliest first) give alike, by two origins or more; the most origins first.

    Two give the same number where value, unit, bound and what is counted agree, and their sentences are alike. What a report
    has somebody else say has that speaker for its origin, so that two reports of one saying do not support each other.
    """
    by_value: dict[tuple[object, ...], list[_Given]] = defaultdict(list)
    for reading in readings:
        for given in _given(reading, provenance):
            figure = given.figure
            by_value[figure.low, figure.high, figure.unit or "", figure.bound or ""].append(given)
    found = [
        _shared(group)
        for alike in by_value.values()
        for group in _groups(alike)
        if count_origins(given.origin for given in group) > 1
    ]
    return tuple(
        sorted(found, key=lambda one: (-one.origins, -len(one.reports), one.evidence.spans()[0].start, one.text))
    )


def _given(reading: Reading, provenance: Provenance) -> Iterator[_Given]:
    text = reading.report.text
    for figure in reading.figures:
        heads = [stem for stem, _ in content_stems(figure.counts or "")][-1:]
        number = figure.evidence["number"][0]
        if figure.state in _COUNTED_ELSEWHERE or figure.unit in _NO_NEWS or not (heads or figure.unit):
            continue
        if (figure.high < _SMALL and figure.unit not in _NEVER_SMALL) or not any(
            sign.isdigit() for sign in number.text
        ):
            continue
        start, end = sentence_around(text, number.start, number.end)
        sentence = Span(report=reading.report.id, start=start, end=end, text=text[start:end])
        stems = frozenset(stem for stem, _ in content_stems(text[start : number.start] + " " + text[number.end : end]))
        said = _within(reading, number)
        origin = provenance.of_report(reading.report.id) if said is None else provenance.of_said(said)
        yield _Given(reading, figure, sentence, stems, frozenset(heads), origin)


def _within(reading: Reading, number: Span) -> Statement | None:
    """The innermost statement that a number stands in."""
    holding = [
        (content.end - content.start, statement.id, statement)
        for statement in reading.statements
        for content in statement.evidence["content"]
        if content.start <= number.start and number.end <= content.end
    ]
    return min(holding)[2] if holding else None


def _groups(alike: Sequence[_Given]) -> Iterator[list[_Given]]:
    """Those that count one thing: each joins the earliest that it is alike."""
    groups: list[list[_Given]] = []
    for given in alike:
        for group in groups:
            if _same(group[0], given):
                group.append(given)
                break
        else:
            groups.append([given])
    yield from groups


def _same(one: _Given, other: _Given) -> bool:
    if one.heads and other.heads and not one.heads & other.heads:
        return False
    return len(one.stems & other.stems) >= _ALIKE


def _shared(group: Sequence[_Given]) -> SharedFigure:
    fit = [given for given in group if given.sentence.end - given.sentence.start <= _LONGEST]
    plainest = min(fit or group, key=lambda given: len(given.sentence.text))
    figure = plainest.figure
    return SharedFigure(
        text=as_a_line(readable(plainest.reading, plainest.sentence)),
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        counts=figure.counts,
        bound=figure.bound,
        origins=count_origins(given.origin for given in group),
        reports=tuple(dict.fromkeys(given.reading.report.id for given in group)),
        evidence=Evidence(
            number=list(dict.fromkeys(span for given in group for span in given.figure.evidence["number"]))
        ),
    )
