"""The terms of a text: its telling words as stems, each with how rare it is in news at large."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from dragoman.lexicon.folding import fold
from dragoman.linking.words import background_weight, stem
from dragoman.text.vocabulary import commonness

__all__ = ["Term", "telling_terms"]

# A word longer than any real one is damage or an attack; it is passed over, so that nothing grows with its length.
_LONGEST = 40
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = ("'s", "’s")
# Of how many words a report is taken to be, when the frequency of a word becomes the share of reports that have it; the rarest
# words are taken to be no rarer than this (as a Zipf frequency), the commonest to be in no more than this share.
_WORDS_OF_A_REPORT, _RAREST, _LARGEST_SHARE = 300, 2.5, 0.9

# A stem, and the share of reports that are expected to have it.
Term = tuple[str, float]


def telling_terms(text: str) -> list[Term]:
    """Give the telling words of a text in order, each as its stem and the share of reports at large that would have it.

    >>> [term for term, _ in telling_terms("of the embassies")]
    ['embassy']
    >>> [share < 0.1 for _, share in telling_terms("embassies")]
    [True]
    """
    found = [_term(word) for word in _WORD.findall(text) if len(word) <= _LONGEST]
    return [term for term in found if term is not None]


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> Term | None:
    folded = fold(word[:-2] if word.endswith(_POSSESSIVE) else word)
    if not background_weight(folded):
        return None
    share = 1.0 - math.exp(-_WORDS_OF_A_REPORT * 10 ** (max(commonness(folded), _RAREST) - 9))
    return stem(folded), min(_LARGEST_SHARE, share)
