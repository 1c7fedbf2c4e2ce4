"""The alignment between a text as received and its mended parsing copy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

__all__ = ["Alignment", "Change", "rewrite"]

Edit = tuple[int, int, int, int]  # start and end in the received text, start and end in the copy


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Put `after` in the place of `[start, end)` of a text; `why` names the kind of repair."""

    start: int
    end: int
    after: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where ranges of the copy stand in the received text, and the other way round.

    >>> copy, alignment = rewrite("in Istanbulthe city", [Change(11, 11, " ")])
    >>> copy[12:15], alignment.received(12, 15), alignment.copied(11, 14)
    ('the', (11, 14), (12, 15))

    All offsets are code points. Between the edits both texts are the same; within an edit nothing is known but that one
    range became the other, so any part of it stands for the whole. A range never takes in what was deleted beside it, nor
    loses what was replaced in it; a range of the copy that was only put in stands for an empty range.
    """

    length: int
    received_starts: tuple[int, ...] = ()
    received_ends: tuple[int, ...] = ()
    copied_starts: tuple[int, ...] = ()
    copied_ends: tuple[int, ...] = ()

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """Make the alignment of a text of `length` code points with itself."""
        return cls(length)

    @classmethod
    def of(cls, length: int, edits: Iterable[Edit]) -> Alignment:
        """Make the alignment of a received text of `length` code points from its edits, in order and apart."""
        columns = tuple(zip(*edits, strict=True))
        return cls(length, *columns) if columns else cls(length)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Each edit as `(start, end)` in the received text and `(start, end)` in the copy, in order."""
        return tuple(zip(self.received_starts, self.received_ends, self.copied_starts, self.copied_ends, strict=True))

    @property
    def copied_length(self) -> int:
        """How many code points the copy has."""
        return self.length + (self.copied_ends[-1] - self.received_ends[-1] if self.copied_ends else 0)

    def received(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of the copy into the range of the received text that it stands for."""
        if not self.copied_starts:
            return start, end
        from_, to = (self.copied_starts, self.copied_ends), (self.received_starts, self.received_ends)
        return _carried(start, end, from_, to)

    def copied(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of the received text into the range of the copy that it became (empty where it was deleted)."""
        if not self.copied_starts:
            return start, end
        from_, to = (self.received_starts, self.received_ends), (self.copied_starts, self.copied_ends)
        return _carried(start, end, from_, to)

    def then(self, following: Alignment) -> Alignment:
        """Compose: `self` leads from the received text to a copy, `following` from that copy to its own copy."""
        if not following.copied_starts:
            return self
        if not self.copied_starts:
            return following
        return Alignment.of(self.length, _composed(self.edits, following.edits))


def rewrite(text: str, changes: Sequence[Change]) -> tuple[str, Alignment]:
    """Carry out changes that are in order and do not overlap; give the new text and its alignment with `text`.

    >>> rewrite("USA y Russia", [Change(4, 5, "and")])[0]
    'USA and Russia'
    """
    pieces: list[str] = []
    edits: list[Edit] = []
    at = shift = 0
    for change in changes:
        if not at <= change.start <= change.end <= len(text):
            raise ValueError(f"{change} is out of order or beyond the text's {len(text)} code points")
        pieces += text[at : change.start], change.after
        start = change.start + shift
        edits.append((change.start, change.end, start, start + len(change.after)))
        shift += len(change.after) - (change.end - change.start)
        at = change.end
    pieces.append(text[at:])
    return "".join(pieces), Alignment.of(len(text), edits)


def _carried(
    start: int, end: int,
    from_: tuple[tuple[int, ...], tuple[int, ...]], to: tuple[tuple[int, ...], tuple[int, ...]],
) -> tuple[int, int]:  # fmt: skip
    starts, ends = from_
    # The start goes as far right as it can, past what stands at that very place only on the other side, and the end as
    # far left: so a range never grows by what is beside it.
    edit = bisect_right(starts, start) - 1
    if edit < 0:
        begin = start
    elif start < ends[edit]:
        begin = to[0][edit]
    else:
        begin = to[1][edit] + start - ends[edit]
    if end <= start:
        return begin, begin
    edit = bisect_left(ends, end)
    if edit == len(ends):
        stop = end + to[1][-1] - ends[-1]
    elif end > starts[edit]:
        stop = to[1][edit]
    else:
        stop = to[0][edit] - (starts[edit] - end)
    return begin, stop


def _composed(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Merge the edits of two alignments that share a middle text; those that overlap there become one."""
    # An edit by its range in the middle text, and by how much it moves what follows: received, and copied, less middle.
    onto_middle = ((start, end, r_end - r_start - (end - start), 0) for r_start, r_end, start, end in first)
    off_middle = ((start, end, 0, c_end - c_start - (end - start)) for start, end, c_start, c_end in second)
    edits: list[Edit] = []
    received_shift = copied_shift = 0
    cluster: tuple[int, int, int, int] | None = None
    for start, end, received, copied in sorted(chain(onto_middle, off_middle)):
        if cluster is not None:
            low, high, grown_received, grown_copied = cluster
            if start < high or (start == end == low == high):
                cluster = (low, max(high, end), grown_received + received, grown_copied + copied)
                continue
            edits.append(_placed(cluster, received_shift, copied_shift))
            received_shift += grown_received
            copied_shift += grown_copied
        cluster = (start, end, received, copied)
    if cluster is not None:
        edits.append(_placed(cluster, received_shift, copied_shift))
    return edits


def _placed(cluster: tuple[int, int, int, int], received_shift: int, copied_shift: int) -> Edit:
    start, end, received, copied = cluster
    return (
        start + received_shift, end + received_shift + received,
        start + copied_shift, end + copied_shift + copied,
    )  # fmt: skip
