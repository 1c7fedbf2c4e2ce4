"""Which words are names: what proves that a word with something run on to it is a name with something run on to it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from dragoman import lexicon
from dragoman.lexicon.folding import fold

__all__ = ["Names"]

# A capitalised word inside a sentence: one that follows a lower-case word, a comma or another capitalised word.
_INSIDE = re.compile(r"(?<=[^\W\d_A-Z][ ]|,[ ])([^\W\d_a-z][^\W\d_]{2,39})(?![^\W_])")
_SMALLEST = (
    5_000  # inhabitants of a town whose name can be run on to: many a hamlet is called like the beginning of a word
)
_PART = re.compile(r"[^\W\d_]{3,40}")


class Names:
    """The names that are known when one report is mended: its own, those met elsewhere, and those of the lexicon.

    >>> names = Names("Yesterday Peskov spoke in Istanbul.", known=["Sergei Lavrov"])
    >>> "Peskov" in names, "Lavrov" in names, "Lavrovwill" in names
    (True, True, False)
    """

    def __init__(self, text: str, *, known: Collection[str] = ()) -> None:
        self._text = text
        self.known = _parts(tuple(known)) if known else frozenset()
        self._met: frozenset[str] | None = None
        self._standing: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        return self.is_met(word) or self.is_place(word)

    @property
    def met(self) -> frozenset[str]:
        """Capitalised words that stand by themselves inside this report's sentences."""
        if self._met is None:
            self._met = frozenset(_INSIDE.findall(self._text))
        return self._met

    def is_met(self, word: str) -> bool:
        """Whether the word is a name, or part of one, met elsewhere in this report or in the case."""
        return word in self.known or word in self.met

    def is_country(self, name: str) -> bool:
        """Whether the lexicon knows a country of this name."""
        return fold(name) in _countries()

    def has_left_standing(self, word: str) -> bool:
        """Whether a word of another language stands by itself between two capitalised words of this report."""
        if word not in self._standing:
            between = re.compile(rf" {re.escape(word)} [^\W\d_a-z]")
            self._standing[word] = any(
                self._text[max(0, found.start() - 1) : found.start()].isalnum()
                for found in between.finditer(self._text)
            )
        return self._standing[word]

    def is_place(self, name: str) -> bool:
        """Whether the lexicon knows a country or place of this name."""
        return self.is_country(name) or _inhabitants(fold(name)) >= 0

    def is_large_place(self, name: str) -> bool:
        """Whether the lexicon knows a place of this name with a hundred thousand inhabitants or more."""
        return _inhabitants(fold(name)) >= 100_000


@lru_cache(maxsize=4)
def _parts(names: tuple[str, ...]) -> frozenset[str]:
    """The words of many names; a case's names are the same for all its reports."""
    return frozenset(part for name in names for part in _PART.findall(name))


@cache
def _countries() -> frozenset[str]:
    """All names of countries, in English and other languages, as keys."""
    countries = lexicon.table("countries")
    cells = (cell for column in ("name", "also", "foreign") for cell in countries.column(column))
    return frozenset(fold(name) for cell in cells for name in cell.split("|") if name)


@lru_cache(maxsize=4096)
def _inhabitants(key: str) -> int:
    """How many people live in the largest place of this name; -1 where there is none, hamlets left out."""
    places = lexicon.sorted_table("places")
    at, kind = places.columns.index("population"), places.columns.index("kind")
    found = ((int(row[at] or 0), row[kind]) for row in places.find(key))
    return max((people for people, of in found if of != "city" or people >= _SMALLEST), default=-1)
