"""What grouping keeps of a report whose day is over: all that later days need, so that they can be taken up again from any day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.linking.grouping.houses import UNDATED
from dragoman.linking.grouping.profiles import Vectors

__all__ = ["Before", "Kept", "first_compared"]

# Reports are compared with those of the last so many days.
_LIVE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a report has taught, and what it was found to have to do with.

    `lines` are marks of the lines of its `house`, `standing` those of its lines (by number) that the house repeats; `learnt` are
    the terms that it brought, `founded` says whether its matter was new; `edges` are its scores and likenesses with reports
    before it.
    """

    day: int
    stamp: str
    house: str
    lines: tuple[str, ...]
    learnt: tuple[str, ...]
    founded: bool
    strong: tuple[str, ...]
    edges: tuple[tuple[str, float, float], ...]
    standing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """A report of an earlier day when a later one begins: the story that it was in then, and what was kept of it."""

    report: str
    story: str
    kept: Kept
    vectors: Callable[[], Vectors]


def first_compared(day: int) -> int:
    """The first day whose reports are compared with those of a day; nothing goes out of mind before undated reports are grouped.

    >>> first_compared(100)
    40
    """
    return 0 if day == UNDATED else day - _LIVE
