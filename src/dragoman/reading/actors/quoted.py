"""Which tokens stand between quotation marks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.reading.actors.scanned import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["quoted_tokens"]

_OPENING = frozenset("“«„‟")
_CLOSING = frozenset("”»")
_EITHER = frozenset('"')


@lru_cache(maxsize=2)
def quoted_tokens(doc: Doc) -> tuple[bool, ...]:
    """Say of each token whether it is quoted; a mark that is never closed holds to the end of its paragraph."""
    inside = False
    found = []
    for text in words_of(doc).texts:
        if text in _OPENING or (text in _EITHER and not inside):
            inside = True
        elif text in _CLOSING or text in _EITHER or ("\n" in text and text.isspace()):
            inside = False
        found.append(inside)
    return tuple(found)
