"""The words of a text as the lexicon sees them, and finding the lexicon's phrases among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.lexicon.folding import fold

__all__ = ["Found", "Phrases", "Words", "parts_of"]

Meaning = TypeVar("Meaning")

# Words with the full stops of abbreviations and apostrophes inside (d'Ivoire), a possessive apart.
_WORD = re.compile(r"[^\W_]+(?:(?:[.]|[’'](?![sS](?!\w)))[^\W_]+)*[.]?(?=[^\w]|$)|[’'][sS](?!\w)|\w+|[^\w\s]")
_JOINERS = frozenset("-‐‑–'’`")
_POSSESSIVE = re.compile(r"['’]s\b")


def parts_of(text: str) -> list[str]:
    """Give the folded parts by which a phrase is looked up; a possessive is a part of its own, as in a parse.

    >>> parts_of("People's Liberation Army"), parts_of("Guinea-Bissau")
    (['people', 's', 'liberation', 'army'], ['guinea', 'bissau'])
    """
    return fold(_POSSESSIVE.sub(" s", text)).split()


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text, and the folded parts that they are made of, each with the number of its token."""

    texts: tuple[str, ...]
    parts: tuple[str, ...]
    tokens: tuple[int, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Words:
        """Fold tokens; a hyphen or apostrophe by itself is no part of a phrase, any other sign is."""
        texts = tuple(texts)
        parts: list[str] = []
        tokens: list[int] = []
        for number, text in enumerate(texts):
            folded = fold(text)
            if " " in folded:
                found = folded.split()
                parts += found
                tokens += [number] * len(found)
            elif folded:
                parts.append(folded)
                tokens.append(number)
            elif text not in _JOINERS and not text.isspace():
                parts.append(text)
                tokens.append(number)
        return cls(texts, tuple(parts), tuple(tokens))

    @classmethod
    def split(cls, text: str) -> Words:
        """Split a short text without a model.

        >>> Words.split("Ecuador's U.S. envoy").texts
        ('Ecuador', "'s", 'U.S.', 'envoy')
        """
        return cls.of(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A phrase of the lexicon at tokens `[start, end)`, with all that it can mean."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]

    @property
    def meaning(self) -> Meaning:
        """What it means first of all."""
        return self.meanings[0]


class Phrases(Generic[Meaning]):
    """Phrases with their meanings, found in one pass over the words: the longest at each place, none inside another.

    >>> offices = Phrases([("minister", 1), ("foreign minister", 2)])
    >>> [found.meaning for found in offices.find(Words.split("the foreign minister"))]
    [2]

    A phrase written in capitals alone (`US`, `WHO`) is met in capitals alone; with `named`, a phrase must begin with a capital.
    """

    def __init__(self, entries: Iterable[tuple[str, Meaning]], *, named: bool = False) -> None:
        self._named = named
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, list[Meaning]]]] = {}
        at: dict[tuple[tuple[str, ...], bool], list[Meaning]] = {}
        for phrase, meaning in entries:
            parts = tuple(parts_of(phrase))
            if not parts:
                continue
            capitals = named and phrase.isupper() and len(parts) == 1 and len(parts[0]) <= 6
            if (known := at.get((parts, capitals))) is not None:
                if meaning not in known:
                    known.append(meaning)
                continue
            at[parts, capitals] = meanings = [meaning]
            self._by_first.setdefault(parts[0], []).append((parts, capitals, meanings))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def find(self, words: Words) -> list[Found[Meaning]]:
        """Find the phrases among `words`, from left to right."""
        found: list[Found[Meaning]] = []
        parts, tokens, by_first = words.parts, words.tokens, self._by_first
        at, count = 0, len(parts)
        while at < count:
            phrases = by_first.get(parts[at])
            if phrases is None or (at and tokens[at - 1] == tokens[at]):
                at += 1
                continue
            for phrase, capitals, meanings in phrases:
                end = at + len(phrase)
                if (end > at + 1 and parts[at:end] != phrase) or (end < count and tokens[end] == tokens[end - 1]):
                    continue
                if self._named and not _named(words.texts, tokens[at], tokens[end - 1], capitals=capitals):
                    continue
                found.append(Found(tokens[at], tokens[end - 1] + 1, tuple(meanings)))
                at = end
                break
            else:
                at += 1
        return found


def _named(texts: Sequence[str], start: int, last: int, *, capitals: bool) -> bool:
    if capitals:
        letters = "".join(texts[start : last + 1])
        return letters.isupper()
    first = texts[start]
    return first[:1].isupper() or (len(first) > 1 and any(c.isupper() for c in first)) or texts[last][:1].isupper()
