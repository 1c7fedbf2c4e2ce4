"""What each house repeats from report to report, learnt as reports come."""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import partial

__all__ = ["RepeatedLines", "line_marks"]

# Updates of one story repeat whole paragraphs within days; what comes back after more than a week is the house's own.
_APART = 7
_SHORTEST = 16
# Marks kept of one report: a page's own lines stand at its ends.
_MOST = 200


class RepeatedLines:
    r"""Knows the days on which a house had a line.

    >>> known = RepeatedLines()
    >>> known.note("post.example", line_marks("Sign up for our newsletter"), day=1)
    >>> known.without("post.example", "Sign up for our newsletter\nThe dam holds.", day=30)
    'The dam holds.'
    """

    def __init__(self) -> None:
        # Arrays, for Python's search for garbage passes over them.
        self._days: dict[tuple[str, str], array[int]] = defaultdict(partial(array, "q"))

    def note(self, house: str, marks: Sequence[str], day: int) -> None:
        """Note the lines of a report of this day; days never go back."""
        for mark in marks:
            self._days[house, mark].append(day)

    def forget(self, house: str, marks: Sequence[str]) -> None:
        """Forget the lines of the oldest report that had them."""
        for mark in marks:
            days = self._days[house, mark]
            del days[0]
            if not days:
                del self._days[house, mark]

    def without(self, house: str, text: str, day: int) -> str:
        """Give a text without the lines that its house had more than a week before."""
        if not house:
            return text
        kept = []
        for line in text.split("\n"):
            days = self._days.get((house, _mark(line.strip()))) if len(line) >= _SHORTEST else None
            if not days or day - days[0] <= _APART:
                kept.append(line)
        return "\n".join(kept)


def line_marks(text: str) -> tuple[str, ...]:
    """Marks by which the lines of a text are known again, each once."""
    lines = [line for line in map(str.strip, text.split("\n")) if len(line) >= _SHORTEST]
    if len(lines) > _MOST:
        lines = [*lines[: _MOST // 2], *lines[-_MOST // 2 :]]
    return tuple(dict.fromkeys(map(_mark, lines)))


def _mark(line: str) -> str:
    return hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
