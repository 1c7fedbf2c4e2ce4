"""Making the record of an input that could not be read."""

from __future__ import annotations

import re

from dragoman.records import Problem, identify
from dragoman.records.report import ProblemKind

__all__ = ["printable", "problem"]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def problem(
    source: str,
    reason: str,
    advice: str,
    *,
    place: str | None = None,
    kind: ProblemKind = "unread",
    at: str | None = None,
) -> Problem:
    """Make a problem: where, what, and what to do about it, each a clause without a full stop.

    >>> problem("a.txt", "it is empty", "leave it out").reason
    'it is empty'

    The id depends on source, place and reason, so the same problem met again is the same record.
    """
    source, reason = printable(source), printable(reason)
    return Problem(
        id=identify("x", source, place or "", reason), source=source, place=place, reason=reason, advice=advice, at=at, kind=kind,
    )  # fmt: skip


def printable(words: str) -> str:
    r"""Give `words` on one line and in characters that any encoding holds.

    >>> printable("caf\udce9\n.txt")
    'caf\ufffd .txt'

    File names may hold bytes that are no UTF-8 and may hold line breaks; neither belongs into a record or on a terminal.
    """
    return "".join(letter if letter.isprintable() else " " for letter in _LONE_SURROGATE.sub("\ufffd", words))
