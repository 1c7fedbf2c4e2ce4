"""Leaving a text file's header out of what is parsed."""

from __future__ import annotations

from dragoman.intake.header import header_of
from dragoman.text.alignment import Change

__all__ = ["heading_changes"]


def heading_changes(text: str) -> list[Change]:
    r"""Take out the header that a text begins with, if it does: it tells of the report and is no prose.

    >>> heading_changes("Date: 2025-02-27\n\nMinisters met in Doha.")
    [Change(start=0, end=18, after='', why='header')]
    """
    end = header_of(text).end
    return [Change(0, end, "", "header")] if end else []
