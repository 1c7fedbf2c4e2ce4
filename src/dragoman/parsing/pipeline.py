"""Documents out of parsing copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.parsing.model import load_model
from dragoman.text.copy import ParsingCopy

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["parse"]


def parse(copies: Iterable[ParsingCopy], *, model: str = "default") -> Iterator[tuple[Doc, ParsingCopy]]:
    """Parse copies in batches, in order. `doc.text` is exactly `copy.text`."""
    nlp = load_model(model)
    yield from nlp.pipe(((copy.text, copy) for copy in copies), as_tuples=True)
