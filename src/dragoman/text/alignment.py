"""The alignment between a text as received and its mended parsing copy."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Alignment"]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where ranges of the copy stand in the received text, and the other way round.

    >>> Alignment.identity(10).received(2, 5)
    (2, 5)
    """

    length: int

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """Make the alignment of a text with itself."""
        return cls(length)

    def received(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of the copy into the range of the received text that it stands for."""
        return start, end

    def copied(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of the received text into the range of the copy that it became."""
        return start, end
