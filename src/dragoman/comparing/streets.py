"""In which street it was: streets that reports of one story call by different names, where one of the names must be wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz

from dragoman import lexicon
from dragoman.comparing.affair import Affair
from dragoman.lexicon.folding import fold
from dragoman.records import Disagreement, Position, Reading, Span, Story, Subject, identify

__all__ = ["compare_streets"]

# Two names of so many in a hundred letters alike, in one block of houses, are one name, misspelt by one of the reports.
_MISSPELT = 80
_WORD = r"(?:[^\W\d_a-z][\w'’-]{0,20}\.?|\d{1,3}(?:st|nd|rd|th))"


@dataclass(frozen=True, slots=True)
class _Street:
    """A street as one report prints it: its name, its kind, the house or block number where one stands before it."""

    name: str
    kind: str
    number: int | None
    block: bool
    span: Span

    @property
    def hundred(self) -> int | None:
        """The block of houses: the `3100 block` holds number 3127."""
        return None if self.number is None else self.number // 100


def compare_streets(affair: Affair, story: Story) -> Iterator[Disagreement]:
    """Find streets that two reports of a story name differently.

    One name with two kinds (`Alder Street`, `Alder Avenue`), one street with two blocks of houses, or two spellings of
    one name in one block: each where either report knows of one alone.
    """
    told = {report: _streets(affair.readings[report]) for report in story.reports if report in affair.readings}
    found: dict[tuple[str, str], dict[str, list[_Street]]] = {}
    for ours, theirs in combinations([streets for _, streets in sorted(told.items())], 2):
        for label, streets in (*_of_two_kinds(ours, theirs), *_in_two_blocks(ours, theirs), *_misspelt(ours, theirs)):
            sides = found.setdefault(label, defaultdict(list))
            for street in streets:
                sides[_differs_in(label[0], street)].append(street)
    for (what, name), sides in sorted(found.items()):
        yield Disagreement(
            id=identify("d", "street", what, story.id, name),
            kind="conflict",
            about="place",
            subject=Subject(text=_ASKED[what]),
            positions=tuple(_position(side, affair) for _, side in sorted(sides.items())),
            story=story.id,
        )


_ASKED = {
    "kind": "in which street it was",
    "block": "in which block of the street it was",
    "name": "what the street is called",
}
_Found = Iterator[tuple[tuple[str, str], list[_Street]]]


def _differs_in(what: str, street: _Street) -> str:
    return {"kind": street.kind, "block": str(street.hundred), "name": street.name}[what]


def _of_two_kinds(ours: Sequence[_Street], theirs: Sequence[_Street]) -> _Found:
    for name in sorted({street.name for street in ours} & {street.name for street in theirs}):
        left, right = ([street for street in side if street.name == name] for side in (ours, theirs))
        kinds = {street.kind for street in left}, {street.kind for street in right}
        numbers = [{street.hundred for street in side} - {None} for side in (left, right)]
        if _is_numbered(name) and not numbers[0] & numbers[1]:
            continue  # where streets are numbered, `59th Street` and `59th Terrace` lie side by side
        if len(kinds[0]) == len(kinds[1]) == 1 and kinds[0] != kinds[1] and not _clash(*numbers):
            yield ("kind", name), [*left, *right]


def _in_two_blocks(ours: Sequence[_Street], theirs: Sequence[_Street]) -> _Found:
    both = {(street.name, street.kind) for street in ours} & {(street.name, street.kind) for street in theirs}
    for name, kind in sorted(both):
        left, right = (
            [street for street in side if (street.name, street.kind) == (name, kind) and street.number is not None]
            for side in (ours, theirs)
        )
        if not all(street.block for street in (*left, *right)):
            continue  # a house of its own may be another one
        blocks = {street.hundred for street in left}, {street.hundred for street in right}
        if len(blocks[0]) == len(blocks[1]) == 1 and blocks[0] != blocks[1]:
            yield ("block", f"{name} {kind}"), [*left, *right]


def _misspelt(ours: Sequence[_Street], theirs: Sequence[_Street]) -> _Found:
    known = [{street.name for street in side} for side in (ours, theirs)]
    for one in ours:
        for other in theirs:
            if one.kind != other.kind or one.hundred is None or one.hundred != other.hundred:
                continue
            if one.name in known[1] or other.name in known[0] or not _spelt_alike(one.name, other.name):
                continue
            left = [street for street in ours if street.name == one.name]
            right = [street for street in theirs if street.name == other.name]
            yield ("name", " ".join(sorted((one.name, other.name)))), [*left, *right]


def _spelt_alike(one: str, other: str) -> bool:
    """Whether two names are one, misspelt; a number, or a name within a longer one (`Dover`, `New Dover`), is not."""
    if one in other or other in one or _is_numbered(one + other):
        return False
    return fuzz.ratio(one, other) >= _MISSPELT


def _is_numbered(name: str) -> bool:
    return any(character.isdigit() for character in name)


def _clash(one: set[int | None], other: set[int | None]) -> bool:
    """Whether two streets have house numbers, and none of one block: then they are two streets."""
    return bool(one and other and not one & other)


def _position(streets: Sequence[_Street], affair: Affair) -> Position:
    printed = (" ".join(street.span.text.split()) for street in streets)
    value = min(printed, key=lambda text: (-len(text), text))
    return affair.printed(value, (street.span for street in streets))


def _streets(reading: Reading) -> list[_Street]:
    text = reading.report.text
    found = []
    for match in _pattern().finditer(text):
        words = [fold(word).strip(".") for word in match["name"].split()]
        name = [word for word in words if word not in _sides()]
        if name:
            span = Span(report=reading.report.id, start=match.start(), end=match.end(), text=match.group())
            number = int(match["number"]) if match["number"] else None
            kind = _kinds()[fold(match["kind"]).strip(".")]
            found.append(_Street(" ".join(name), kind, number, bool(match["block"]), span))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    kinds = "|".join(re.escape(word.capitalize()) for word in sorted(_kinds(), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?:(?<![\w$.,-])(?P<number>\d{{1,6}})(?P<block>[ -]block)?(?: of)? )?"
        rf"(?P<name>(?:{_WORD} ){{1,3}})(?P<kind>{kinds})\b"
    )


@cache
def _kinds() -> dict[str, str]:
    return {
        entry["word"]: entry["kind"] for entry in lexicon.table("street_kinds").entries() if entry["part"] == "kind"
    }


@cache
def _sides() -> frozenset[str]:
    entries = lexicon.table("street_kinds").entries()
    return frozenset(entry["word"] for entry in entries if entry["part"] == "side")
