"""How large a thing is: measures that a thing has one of, and that reports of one story give differently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import pairwise

from dragoman import lexicon
from dragoman.comparing.affair import Affair
from dragoman.lexicon.folding import fold
from dragoman.linking.days import day_of
from dragoman.linking.words import stem
from dragoman.records import Disagreement, Position, Reading, Span, Story, Subject, identify

__all__ = ["compare_measures"]

# Measures that grow as time goes on, when so much of it has gone by.
_OF_TIME, _MAY_HAVE_GROWN = frozenset({"month", "week"}), timedelta(days=14)


@dataclass(frozen=True, slots=True)
class _Measured:
    """That a report gives a thing (`building`) so many of a measure (`storey`), in which words."""

    measure: str
    thing: str
    value: int
    span: Span


def compare_measures(affair: Affair, story: Story) -> Iterator[Disagreement]:
    """Find measures of one thing (`a 15-storey building`, `five months pregnant`, `a 16-month-old`) that reports give differently.

    Each report must know of one such thing alone; a range (`three- to four-page`) fits all that is in it, and is left out.
    """
    told: dict[tuple[str, str], dict[int, list[_Measured]]] = defaultdict(lambda: defaultdict(list))
    for report in story.reports:
        found: dict[tuple[str, str], list[_Measured]] = defaultdict(list)
        for one in _measured(affair.readings[report]) if report in affair.readings else ():
            found[one.measure, one.thing].append(one)
        for key, several in found.items():
            if len({one.value for one in several}) == 1:
                told[key][several[0].value] += several
    for (measure, thing), sides in sorted(told.items()):
        if len(sides) > 1:
            yield Disagreement(
                id=identify("d", "measure", story.id, measure, thing),
                kind="update" if _has_grown(affair, sides, measure) else "conflict",
                about="number",
                subject=Subject(text=_asked(measure, min(one.span.text.split()[-1] for one in sides[min(sides)]))),
                positions=tuple(_position(affair, sides[value]) for value in sorted(sides)),
                story=story.id,
            )


def _has_grown(affair: Affair, sides: Mapping[int, Sequence[_Measured]], measure: str) -> bool:
    """Whether the measure is of time, and each larger number came out so much later that it may have become so."""
    if measure not in _OF_TIME:
        return False
    days = [
        [day for one in sides[value] if (day := day_of(affair.readings[one.span.report].report.published))]
        for value in sorted(sides)
    ]
    return all(days) and all(min(later) - max(early) >= _MAY_HAVE_GROWN for early, later in pairwise(days))


def _position(affair: Affair, told: list[_Measured]) -> Position:
    shortest = min((one.span.text for one in told), key=lambda text: (len(text), text))
    return affair.printed(" ".join(shortest.split()), (one.span for one in told))


def _measured(reading: Reading) -> Iterator[_Measured]:
    text = reading.report.text
    for match in _pattern().finditer(text):
        measure, things = _measures()[fold(match["measure"])]
        thing, number = fold(match["thing"]), fold(match["number"])
        if thing not in things:
            continue
        value = int(number) if number.isdigit() else _cardinals()[number]
        span = Span(report=reading.report.id, start=match.start(), end=match.end(), text=match.group())
        yield _Measured(measure, stem(thing), value, span)


@cache
def _pattern() -> re.Pattern[str]:
    measures = "|".join(sorted(map(re.escape, _measures()), key=lambda word: (-len(word), word)))
    numbers = "|".join(sorted(map(re.escape, _cardinals()), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<![\w.,$£€/-])(?<!\bto )(?<!\bor )(?P<number>\d{{1,4}}|{numbers})[ -](?P<measure>{measures})"
        r"[ -](?P<thing>[^\W\d_]{3,20})\b",
        re.IGNORECASE,
    )


@cache
def _measures() -> dict[str, tuple[str, frozenset[str]]]:
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for entry in lexicon.table("measures_of_things").entries():
        things = frozenset(filter(None, entry["things"].split("|")))
        found[entry["word"]] = entry["measure"], things | found.get(entry["word"], ("", frozenset()))[1]
    return found


def _asked(measure: str, thing: str) -> str:
    word = thing.rsplit("-", 1)[-1]
    entries = lexicon.table("measures_of_things").entries()
    return next(e["asked"] for e in entries if e["measure"] == measure and fold(word) in e["things"].split("|")).format(
        word
    )


@cache
def _cardinals() -> dict[str, int]:
    entries = lexicon.table("number_words").entries()
    return {entry["word"]: int(entry["value"]) for entry in entries if entry["kind"] == "cardinal"}
