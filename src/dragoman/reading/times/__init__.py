"""Time expressions, resolved as far as the report allows. Needs no model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.records import Time

if TYPE_CHECKING:
    from datetime import date

    from dragoman.text.copy import ParsingCopy

__all__ = ["read_times", "resolve_times", "times_in"]


def times_in(copy: ParsingCopy) -> list[Time]:  # noqa: ARG001
    """Find the time expressions of a parsing copy, resolved against its report's date where that is known."""
    return []


def resolve_times(times: Sequence[Time], published: date | None) -> list[Time]:  # noqa: ARG001
    """Resolve all times of one report again, from their forms, for another date of publication."""
    return list(times)


def read_times(text: str, published: str | date | None = None) -> list[Time]:  # noqa: ARG001
    """Find the time expressions of a text."""
    return []
