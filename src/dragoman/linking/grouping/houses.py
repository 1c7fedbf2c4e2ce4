"""What each house repeats from report to report (`Sign up for our newsletter`), and which is about none of them."""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from dragoman.linking.words import mended_text
from dragoman.records import Reading

__all__ = ["UNDATED", "RepeatedLines", "line_marks", "prose_of", "without_lines"]

# The day of reports without one: after all others.
UNDATED = 10_000_000

# Updates of one story repeat whole paragraphs within days; what comes back after more than a week is the house's own.
_APART = 7
_SHORTEST = 16
# Marks kept of one report: a page's own lines stand at its ends.
_MOST = 200


class RepeatedLines:
    r"""Knows the days on which a house had a line.

    >>> known = RepeatedLines()
    >>> known.note("post.example", line_marks("Sign up for our newsletter"), day=1)
    >>> known.standing("post.example", "Sign up for our newsletter\nThe dam holds.", day=30)
    (0,)
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

    def standing(self, house: str, text: str, day: int) -> tuple[int, ...]:
        """Which lines of a text (by number) its house had more than a week before; of an undated one, for more than a week."""
        if not house:
            return ()
        found = []
        for number, line in enumerate(text.split("\n")):
            days = self._days.get((house, _mark(line.strip()))) if len(line) >= _SHORTEST else None
            if days and (days[-1] if day == UNDATED else day) - days[0] > _APART:
                found.append(number)
        return tuple(found)


def without_lines(text: str, numbers: Sequence[int]) -> str:
    r"""Give a text without these of its lines.

    >>> without_lines("Sign up for our newsletter\nThe dam holds.", (0,))
    'The dam holds.'
    """
    if not numbers:
        return text
    return "\n".join(line for number, line in enumerate(text.split("\n")) if number not in numbers)


def prose_of(reading: Reading, standing: Sequence[int]) -> str:
    """Give a reading's text, mended, without the lines that its house repeats."""
    return without_lines(mended_text(reading.report.text, reading.mends), standing)


def line_marks(text: str) -> tuple[str, ...]:
    """Marks by which the lines of a text are known again, each once."""
    lines = [line for line in map(str.strip, text.split("\n")) if len(line) >= _SHORTEST]
    if len(lines) > _MOST:
        lines = [*lines[: _MOST // 2], *lines[-_MOST // 2 :]]
    return tuple(dict.fromkeys(map(_mark, lines)))


def _mark(line: str) -> str:
    return hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
