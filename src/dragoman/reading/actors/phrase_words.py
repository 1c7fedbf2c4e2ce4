"""The small words of phrases for somebody: determiners, owners, links."""

from __future__ import annotations

from functools import cache

from dragoman import lexicon

__all__ = ["phrase_words"]


@cache
def phrase_words(sense: str) -> frozenset[str]:
    """The small words that do one thing in a phrase, in small letters.

    >>> sorted(phrase_words("pair"))
    ['both', 'two']
    """
    return frozenset(entry["word"] for entry in lexicon.table("phrase_words").entries() if entry["sense"] == sense)
