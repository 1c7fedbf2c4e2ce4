"""One content that a cue may have."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.statements.syntax import Syntax

__all__ = ["ROUTES", "Candidate", "trimmed"]

ROUTES = (
    "run", "left", "around", "according", "adverb", "quoted", "quoted clause", "passive", "relative", "label", "rest", "front",
    "inserted", "sibling", "cut",
)  # fmt: skip
_KEPT = frozenset(('"', "“", "”", "„", "«", "»", "''", "``", "‘", "’", "'", "$", "#", "(", ")"))


@dataclass(slots=True)
class Candidate:
    """A content that a cue may have, in `pieces` of tokens, by the `route` on which it was found.

    `first` is the relation of the first piece's head to the cue, `last` that of its last; `length` counts children in a run;
    `frames` are the quotations that it takes in because of their marks; `utterance` says that it is nothing but what stands between
    marks, with the cue right beside it, and can stand on its own.
    """

    cue: int
    route: str
    pieces: tuple[tuple[int, int], ...]
    first: str = ""
    last: str = ""
    length: int = 1
    head: int = -1
    frames: tuple[int, ...] = ()
    utterance: bool = False
    score: float = 0.0


def trimmed(syntax: Syntax, start: int, end: int) -> tuple[int, int]:
    """Leave out commas, dashes and stops at the edges of a piece, but no quotation marks."""
    while start < end and syntax.pos[start] in ("PUNCT", "SPACE", "SYM") and syntax.lower[start] not in _KEPT:
        start += 1
    while end > start and syntax.pos[end - 1] in ("PUNCT", "SPACE") and syntax.lower[end - 1] not in _KEPT:
        end -= 1
    return start, end
