"""The words of a parsed report, its entities and the names among them, looked up once for all that ask."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.reading.actors.known import Known, known_names
from dragoman.reading.actors.words import Found, Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["entities_in", "names_in", "words_of"]


@lru_cache(maxsize=2)
def words_of(doc: Doc) -> Words:
    """The words of a document; places and actors are read one after the other, so the last documents are remembered."""
    return Words.of(token.text for token in doc)


@lru_cache(maxsize=2)
def entities_in(doc: Doc) -> tuple[Span, ...]:
    """The entities that the model sees in a document, which makes them anew each time that it is asked."""
    return tuple(doc.ents)


@lru_cache(maxsize=2)
def names_in(doc: Doc) -> tuple[Found[Known], ...]:
    """All names in a document that the lexicon knows, whatever they mean there."""
    return tuple(known_names().find(words_of(doc)))
