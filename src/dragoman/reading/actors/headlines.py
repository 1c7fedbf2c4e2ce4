"""Which words stand in a headline: there nearly all begin with a capital, so that a capital makes no name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.reading.actors.scanned import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["headline_tokens"]

_LONGEST = 25  # words of a headline
_SHORTEST = 4
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})


def headline_tokens(doc: Doc) -> frozenset[int]:
    r"""The tokens of sentences and lines in which every word that says something has a capital, those all in capitals left out.

    >>> from dragoman.parsing import load_model
    >>> doc = load_model()("Angry Neighbours Block Harbour Road Again.\n\nThe neighbours of Ines Falk blocked the road.")
    >>> sorted(doc[at].text for at in headline_tokens(doc) if doc[at].is_alpha)
    ['Again', 'Angry', 'Block', 'Harbour', 'Neighbours', 'Road']
    """
    texts, found, start = words_of(doc).texts, set(), 0
    small = frozenset(text for text in texts if text.islower())
    ends = [at for at, text in enumerate(texts) if "\n" in text or text in (".", "?", "!")]
    for end in [*ends, len(texts)]:
        words = [at for at in range(start, end) if texts[at][:1].isalpha()]
        if _SHORTEST <= len(words) <= _LONGEST and _is_headline(doc, texts, words, small):
            found.update(words)
        start = end + 1
    return frozenset(found)


def _is_headline(doc: Doc, texts: Sequence[str], words: Sequence[int], small: frozenset[str]) -> bool:
    """Whether every word that says something has a capital, and one has it that is no name: a list of names is no headline.

    No name is what the report writes small elsewhere, which is in `small`, or what the parse takes for another kind of word.
    """
    if all(texts[at].isupper() for at in words) or any(
        texts[at].islower() and doc[at].pos_ in _CONTENT for at in words
    ):
        return False
    capitals = [at for at in words[1:] if texts[at][:1].isupper()]
    return any(doc[at].pos_ != "PROPN" or texts[at].lower() in small for at in capitals)
