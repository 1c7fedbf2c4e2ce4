"""What a place is called: clubs, parks, hospitals and the like whose name reports of a story print with other letters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from dragoman import lexicon
from dragoman.comparing.affair import Affair
from dragoman.comparing.spellings import scripts_of
from dragoman.lexicon.folding import fold
from dragoman.records import Disagreement, Reading, Span, Story, Subject, identify

__all__ = ["compare_venues"]

# A word of so many letters, in so many of a hundred like another and at most so many slips from it, is the same, misprinted.
_LONG, _ALIKE, _SLIPS = 5, 80, 2
# The words of a name, folded, and what kind of place it is.
_Name = tuple[tuple[str, ...], str]


def compare_venues(affair: Affair, story: Story) -> Iterator[Disagreement]:
    """Find places of one kind whose names differ by a misprint in one word (`Alderly Park`, `Alderley Park`).

    A report that prints both names tells of two places; the genitive (`St. Olaf's Hospital`) and the plural are no misprints.
    What is written in another script has many right spellings, so only reports that are set among Latin letters are compared.
    """
    told: dict[_Name, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for report in story.reports:
        if report in affair.readings and scripts_of(affair.readings[report]) == {False}:
            for name, span in _named(affair.readings[report]):
                told[name][report].append(span)
    for one, other in combinations(sorted(told), 2):
        if one[1] == other[1] and not told[one].keys() & told[other].keys() and _is_misprint(one[0], other[0]):
            yield _disagreement(affair, story, {name: told[name] for name in (one, other)})


def _disagreement(affair: Affair, story: Story, sides: Mapping[_Name, Mapping[str, list[Span]]]) -> Disagreement:
    spans = {name: [span for found in by_report.values() for span in found] for name, by_report in sides.items()}
    return Disagreement(
        id=identify("d", "venue", story.id, *(" ".join((*words, kind)) for words, kind in spans)),
        kind="conflict",
        about="place",
        subject=Subject(text=f"what the {next(iter(spans))[1]} is called"),
        positions=tuple(affair.printed(_printed(found[0]), found) for found in spans.values()),
        story=story.id,
    )


def _printed(span: Span) -> str:
    return " ".join(span.text.split())


def _is_misprint(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other):
        return False
    differing = [(ours, theirs) for ours, theirs in zip(one, other, strict=True) if ours != theirs]
    if len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    if len(short) < _LONG or long == f"{short}s":
        return False
    return OSA.distance(short, long) <= _SLIPS and fuzz.ratio(short, long) >= _ALIKE


def _named(reading: Reading) -> Iterator[tuple[_Name, Span]]:
    text = reading.report.text
    for match in _pattern().finditer(text):
        words = tuple(_bare(word) for word in match["name"].split())
        span = Span(report=reading.report.id, start=match.start(), end=match.end(), text=match.group())
        yield (words, fold(match["kind"])), span


def _bare(word: str) -> str:
    folded = fold(word)
    return folded.removesuffix("’s").removesuffix("'s")


@cache
def _pattern() -> re.Pattern[str]:
    kinds = "|".join(re.escape(word.capitalize()) for word in sorted(lexicon.table("venue_kinds").column("word")))
    return re.compile(rf"\b(?P<name>(?:[^\W\d_a-z][\w’'-]{{2,20}} ){{1,3}})(?P<kind>{kinds})\b")
