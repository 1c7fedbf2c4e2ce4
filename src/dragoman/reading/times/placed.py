"""A rule's match, placed in a text: matches are kept by the letters around a trigger and serve every text that has them."""

from __future__ import annotations

import re

__all__ = ["Parts", "Placed", "parts_of"]

Parts = tuple[tuple[str, int, int], ...]


class Placed:
    """Where a match lies among the tokens of a text; as of a match of `re`, but moved by an offset.

    >>> placed = Placed(re.compile("b(?P<n>c)?").match("abc", 1), 100)
    >>> placed.span(), placed.start("n"), placed.keeps("n")
    ((101, 103), 102, True)
    """

    __slots__ = ("_match", "_offset", "_parts", "first", "last")

    def __init__(self, match: re.Match[str], offset: int, parts: Parts | None = None) -> None:
        self._match = match
        self._offset = offset
        self._parts = parts
        self.first = match.start() + offset
        self.last = match.end() + offset

    def start(self, name: str | None = None) -> int:
        """The first token, of all or of what was kept under a name."""
        return self.first if name is None else self._match.start(name) + self._offset

    def end(self, name: str | None = None) -> int:
        """The token after the last, of all or of what was kept under a name."""
        return self.last if name is None else self._match.end(name) + self._offset

    def span(self) -> tuple[int, int]:
        """The first token and the one after the last."""
        return self.first, self.last

    def keeps(self, name: str) -> bool:
        """Whether something was kept under a name."""
        return bool(self._match[name])

    def kept(self) -> list[tuple[str, int, int]]:
        """What was kept: each name with its first token and the one after its last."""
        offset = self._offset
        parts = parts_of(self._match) if self._parts is None else self._parts
        return [(name, first + offset, end + offset) for name, first, end in parts]


def parts_of(match: re.Match[str]) -> Parts:
    """What a match kept, unplaced: each name with its first and end."""
    return tuple((name, match.start(name), match.end(name)) for name, part in match.groupdict().items() if part)
