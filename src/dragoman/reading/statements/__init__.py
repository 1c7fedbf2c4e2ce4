"""Statements: who said what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.reading.cast import Cast
from dragoman.records import Place, Statement, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.text.copy import ParsingCopy

__all__ = ["statements_in"]


def statements_in(
    doc: Doc, copy: ParsingCopy, *, cast: Cast, times: Sequence[Time], places: Sequence[Place]
) -> list[Statement]:
    """Find what a report says that somebody said, thought or intends, in the order of the text.

    >>> from dragoman.parsing import load_model
    >>> from dragoman.reading.cast import Cast
    >>> from dragoman.text import ParsingCopy
    >>> text = "The talks will go on, the minister said on Monday."
    >>> nobody = Cast.of([], [])
    >>> found = statements_in(load_model()(text), ParsingCopy.plain(text), cast=nobody, times=[], places=[])
    >>> [(s.speaker_text, s.cue, s.content) for s in found]
    [('the minister', 'said', 'The talks will go on')]

    `doc` is the parsed copy (`doc.text == copy.text`); the answers are tied to the report as received.
    """
    from dragoman.reading.statements.attributions import attributions_of
    from dragoman.reading.statements.build import statements_of
    from dragoman.reading.statements.page import page_of
    from dragoman.reading.statements.syntax import Syntax

    if not len(doc):
        return []
    page = page_of(Syntax(doc))
    return statements_of(page, attributions_of(page), copy, cast=cast, times=times, places=places)
