"""Mending a report's text for the parser."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.records import Report
from dragoman.text.alignment import Alignment
from dragoman.text.copy import ParsingCopy

__all__ = ["mend"]


def mend(report: Report, *, known_names: Collection[str] = ()) -> ParsingCopy:  # noqa: ARG001
    """Make the parsing copy of a report; `known_names` are names met elsewhere in the case."""
    return ParsingCopy(report=report, text=report.text, alignment=Alignment.identity(len(report.text)))
