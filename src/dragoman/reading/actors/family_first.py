"""Names with the family name first that the model does not see as somebody's: `Nguyen Phu Trong`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.reading.actors.names import family_names_first
from dragoman.reading.actors.scanned import words_of
from dragoman.text.vocabulary import commonness

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["names_with_family_first"]

# As common a word as this (on the Zipf scale) is English before it is a given name: `Song Contest`, `Park Avenue`.
_ENGLISH = 3.5
_LONGEST = 3  # words of a given name, a hyphen and what it joins counted
_NOBODY = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "NORP", "EVENT"})


def names_with_family_first(doc: Doc, taken: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The tokens `[start, end)` of a family name that comes first and the given name behind it.

    `taken` says of each token whether something that the lexicon knows stands there.
    """
    end = 0
    for at, text in enumerate(words_of(doc).texts[:-1]):
        if text not in family_names_first() or at < end or not _can_be_borne(doc[at], taken):
            continue
        if at and doc[at - 1].text[:1].isupper() and doc[at - 1].pos_ == "PROPN" and doc[at - 1].ent_type_ == "PERSON":
            continue  # a given name before it
        end = at + 1
        while end < len(doc) and end - at <= _LONGEST:
            if doc[end].text == "-" and end + 1 < len(doc) and doc[end + 1].text.isalpha() and end > at + 1:
                end += 2
            elif _can_be_borne(doc[end], taken) and _is_given(doc[end]):
                end += 1
            else:
                break
        if end > at + 1:
            yield at, end


def _can_be_borne(token: Token, taken: Sequence[bool]) -> bool:
    return token.pos_ in ("PROPN", "X") and not taken[token.i] and token.ent_type_ not in _NOBODY


def _is_given(token: Token) -> bool:
    text = token.text
    return text[:1].isupper() and not text.isupper() and text.isalpha() and commonness(text.lower()) < _ENGLISH
