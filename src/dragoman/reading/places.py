"""Places that a report names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.text.copy import ParsingCopy

__all__ = ["places_in"]


def places_in(doc: Doc, copy: ParsingCopy) -> list[Place]:  # noqa: ARG001
    """Find the places of a report."""
    return []
