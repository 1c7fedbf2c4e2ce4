"""Documents out of parsing copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.parsing.model import load_model
from dragoman.parsing.pieces import LARGEST_PIECE, pieces, tokenise
from dragoman.text.copy import ParsingCopy

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["parse"]


def parse(copies: Iterable[ParsingCopy], *, model: str = "default") -> Iterator[tuple[Doc, ParsingCopy]]:
    """Parse copies in batches, in order. `doc.text` is exactly `copy.text`.

    A long text is parsed in pieces, cut between paragraphs, and put together again: time and memory stay linear in its length.
    """
    nlp = load_model(model)
    for batch in _batches(copies):
        cut = [list(pieces(copy.text)) for copy in batch]
        # Either the copies are short, or this is one long text: then it is parsed a piece at a time.
        together = len(batch)
        parsed = nlp.pipe((tokenise(nlp, piece) for parts in cut for piece in parts), batch_size=together)
        for copy, parts in zip(batch, cut, strict=True):
            yield _joined([next(parsed) for _ in parts]), copy


def _batches(copies: Iterable[ParsingCopy]) -> Iterator[list[ParsingCopy]]:
    """Put copies together up to the size of a piece: larger batches are no faster, and memory grows with them."""
    batch: list[ParsingCopy] = []
    size = 0
    for copy in copies:
        if batch and size + len(copy.text) > LARGEST_PIECE:
            yield batch
            batch, size = [], 0
        batch.append(copy)
        size += len(copy.text)
    if batch:
        yield batch


def _joined(docs: list[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    from spacy.tokens import Doc

    return Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor", "user_data"])  # type: ignore[call-arg]
