"""Figures: numbers, what they count, and in what unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.records import Figure, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.text.copy import ParsingCopy

__all__ = ["figures_in"]


def figures_in(doc: Doc, copy: ParsingCopy, times: Sequence[Time]) -> list[Figure]:  # noqa: ARG001
    """Find the figures of a report."""
    return []
