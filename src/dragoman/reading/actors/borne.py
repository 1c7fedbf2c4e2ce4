"""Names of countries and places that somebody bears, or was born under, and that tell nothing of where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.reading.actors.known import Known
from dragoman.reading.actors.office_holders import is_family_name
from dragoman.reading.actors.offices import Office
from dragoman.reading.actors.phrase_words import phrase_words
from dragoman.reading.actors.spelling import given_gender
from dragoman.reading.actors.words import Found, Words
from dragoman.text.vocabulary import commonness

__all__ = ["without_borne"]

# A word met less than some fifteen times in a million (on the Zipf scale) is likelier a surname than what a place has.
_RARE = 4.2

_PLACES = frozenset({"country", "capital", "region"})
_HYPHENS = frozenset("-‐‑–")
_PERSONAL = frozenset({"office", "occupation", "honour"})


def without_borne(
    words: Words, known: Sequence[Found[Known]], offices: Sequence[Found[Office]], *, alone: bool = False
) -> list[Found[Known]]:
    """The names of a phrase but for those inside somebody's name and a country that somebody left, is for or is against.

    >>> from dragoman.reading.actors.known import known_names
    >>> from dragoman.reading.actors.offices import offices
    >>> for phrase in ("President Ana Lima", "Lima's president", "an Iranian-born poet"):
    ...     words = Words.split(phrase)
    ...     print([found.meaning.country for found in without_borne(words, known_names().find(words), offices().find(words))])
    []
    ['PER']
    []

    `alone` says that there is no report around the phrase: then a place that is a given name too is one before a family name.
    """
    name = _Borne(words.texts, known, offices, alone)
    return [found for found in known if not name.bears(found) and not _is_left(words.texts, found)]


class _Borne:
    def __init__(
        self, texts: Sequence[str], known: Sequence[Found[Known]], offices: Sequence[Found[Office]], alone: bool
    ) -> None:
        self.texts = texts
        self.alone = alone
        spans = [(match.start, match.end) for match in known] + [(match.start, match.end) for match in offices]
        self.taken = {token for start, end in spans for token in range(start, end)}
        self.behind_titles = {office.end for office in offices if office.meaning.sort in _PERSONAL}

    def bears(self, found: Found[Known]) -> bool:
        """Whether a place stands inside a name: behind a given name, an initial or a title and a name, or as a given name."""
        if found.meaning.kind not in _PLACES or self.texts[found.start].isupper():
            return False
        start = found.start
        while self._is_name(start - 1):
            start -= 1
        first = self.texts[start]
        if start < found.start:
            return start in self.behind_titles or given_gender(first) is not None or len(first.rstrip(".")) == 1
        if not self.alone or fold(first) not in _given_places() or found.end > start + 1:
            return False
        if not self._is_name(found.end):
            return start in self.behind_titles
        family = self.texts[found.end]
        return is_family_name(family) or commonness(family.lower()) < _RARE

    def _is_name(self, token: int) -> bool:
        return 0 <= token < len(self.texts) and token not in self.taken and self.texts[token][:1].isupper()


@cache
def _given_places() -> frozenset[str]:
    return frozenset(fold(name) for name in lexicon.table("given_places").column("name"))


def _is_left(texts: Sequence[str], found: Found[Known]) -> bool:
    """Whether a country is behind somebody, or only what they are for or against: `Iranian-born`, `anti-American`."""
    behind, before = texts[found.end : found.end + 2], texts[max(found.start - 2, 0) : found.start]
    left = len(behind) == 2 and behind[0] in _HYPHENS and behind[1].lower() in phrase_words("left behind")
    aside = len(before) == 2 and before[1] in _HYPHENS and before[0].lower() in phrase_words("for or against")
    return left or aside
