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


def statements_in(  # noqa: D103
    doc: Doc,  # noqa: ARG001
    copy: ParsingCopy,  # noqa: ARG001
    *,
    cast: Cast,  # noqa: ARG001
    times: Sequence[Time],  # noqa: ARG001
    places: Sequence[Place],  # noqa: ARG001
) -> list[Statement]:
    return []
