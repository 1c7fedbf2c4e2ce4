"""Quotation marks: which open, which close, and which are strays, however they are printed.

Marks come mixed (`“ … »`), turned (`, “he said`), crowded (`end”as`), unclosed and stray. Each paragraph is decided as a whole: of
all ways to give its marks the parts of opening, closing or stray, the cheapest is taken, where it costs something to go against a
mark's shape, against the spaces around it, against what is written beside it, and to leave a quotation unclosed or a mark alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.text.alignment import Change
from dragoman.text.paragraphs import paragraphs

__all__ = ["Mark", "Quoted", "mark_changes", "quoted"]

_MARK = re.compile(r"[\"“”„‟«»]|``|''")
_SHAPES = {"“": "open", "„": "open", "‟": "open", "«": "open", "``": "open", "”": "close", "»": "close"}
_PARTNERS = {"“": "”", "„": "“", "‟": "”", "«": "»", "``": "''", '"': '"', "”": "”", "»": "«", "''": "''"}
_OPENERS = {"”": "“", "»": "«"}
_MOST_MARKS = 400  # a paragraph with more than this is no prose

# What it costs to decide against a sign, set by hand on the marks of two damaged reports and 1.5 million words of news.
_AGAINST_SHAPE = 1.5
_AGAINST_SPACE = 2.0
_AGAINST_WORDS = 2.5
_MIXED = 1.0
_NESTED = 1.0
_NESTED_ALIKE = 3.0
_STRAY = 6.0
_UNCLOSED = 4.5
_CONTINUED = 0.5

_SAID_NEXT = re.compile(
    r"[ ]?(?:[^\W\d_]{1,30}[ ]){0,4}?(?:said|says|added|told|asked|wrote|stated|continued|explained)\b"
)


_PLURAL = re.compile(r"e?s\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark `[start, end)` and its part: `open`, `close` or `stray`."""

    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: from its opening mark's start to its closing mark's end; what is said lies between `inner` offsets.

    `closed` is false where it runs on to the end of its paragraph without a mark; `depth` is 1 for one in another.
    """

    start: int
    end: int
    inner: tuple[int, int]
    closed: bool
    depth: int


def quoted(text: str) -> list[Quoted]:
    """Find the quotations of a text, paragraph by paragraph, in order.

    >>> [(q.inner, q.closed) for q in quoted('“We heard it », he said. “We go on.')]
    [((1, 13), True), ((26, 35), False)]
    """
    found = []
    for start, end, marks in _paragraph_marks(text):
        if not marks:
            continue
        stack: list[Mark] = []
        for mark in _parted(text, start, end, marks):
            if mark.part == "open":
                stack.append(mark)
            elif mark.part == "close" and stack:
                opening = stack.pop()
                found.append(Quoted(opening.start, mark.end, (opening.end, mark.start), closed=True, depth=len(stack)))
        while stack:
            opening = stack.pop()
            found.append(Quoted(opening.start, end, (opening.end, end), closed=False, depth=len(stack)))
    return sorted(found, key=lambda q: (q.start, -q.end))


def mark_changes(text: str) -> list[Change]:
    """What to change so that marks open, close and stand as they are meant."""
    changes: list[Change] = []
    if not _MARK.search(text):
        return changes
    blocks = list(_paragraph_marks(text))
    for number, (start, end, marks) in enumerate(blocks):
        if not marks or len(marks) > _MOST_MARKS or _is_plain(text, start, end, marks):
            continue
        following = blocks[number + 1][:2] if number + 1 < len(blocks) else (len(text), len(text))
        continued = bool(_MARK.match(text, following[0])) and _shape(text, following[0]) != "close"
        changes += _mended(text, end, _parted(text, start, end, marks, continued=continued), continued=continued)
    return changes


def _paragraph_marks(text: str) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    for start, end in paragraphs(text):
        yield start, end, [match.span() for match in _MARK.finditer(text, start, end)]


def _shape(text: str, at: int) -> str:
    return _SHAPES.get(text[at], "either")


def _is_plain(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> bool:
    """Whether the marks of a paragraph pair off with nothing to mend."""
    opening = ""
    for begin, stop in marks:
        mark = text[begin:stop]
        space_before = begin == start or not text[begin - 1].isalnum()
        space_after = stop == end or not text[stop].isalnum()
        if not opening:
            if _SHAPES.get(mark) == "close" or (begin > start and text[begin - 1].isalnum()):
                return False
            if stop == end or text[stop].isspace():
                return False
            opening = mark
        else:
            if mark != _PARTNERS[opening] or not space_after or text[begin - 1].isspace():
                return False
            opening = ""
        if not (space_before or space_after):
            return False
    return not opening


def _parted(
    text: str, start: int, end: int, marks: Sequence[tuple[int, int]], *, continued: bool = False
) -> list[Mark]:
    """Give each mark the part that makes the whole paragraph cheapest."""
    if len(marks) > _MOST_MARKS:
        return []
    # From the stack of open marks (their forms, outermost first) to the cost and the parts so far.
    states: dict[tuple[str, ...], tuple[float, tuple[str, ...]]] = {(): (0.0, ())}
    for span in marks:
        mark = text[slice(*span)]
        opens, closes = _costs(text, start, end, span)
        reached: dict[tuple[str, ...], tuple[float, tuple[str, ...]]] = {}

        def offer(stack: tuple[str, ...], cost: float, parts: tuple[str, ...]) -> None:
            if stack not in reached or cost < reached[stack][0]:  # noqa: B023 (called in this round alone)
                reached[stack] = (cost, parts)  # noqa: B023

        for stack, (cost, parts) in states.items():
            if not stack:
                offer((mark,), cost + opens, (*parts, "open"))
            elif len(stack) == 1:
                nested = _NESTED_ALIKE if stack[0] == mark else _NESTED
                offer((*stack, mark), cost + opens + nested, (*parts, "open"))
            if stack:
                mixed = 0.0 if mark == _PARTNERS[stack[-1]] else _MIXED
                offer(stack[:-1], cost + closes + mixed, (*parts, "close"))
            offer(stack, cost + _STRAY, (*parts, "stray"))
        states = reached
    left_open = _CONTINUED if continued else _UNCLOSED
    best = min(states.items(), key=lambda item: (item[1][0] + left_open * len(item[0]), item[0]))
    return [Mark(*span, part) for span, part in zip(marks, best[1][1], strict=True)]


def _costs(text: str, start: int, end: int, span: tuple[int, int]) -> tuple[float, float]:
    """What it costs to take a mark for an opening one, and for a closing one."""
    begin, stop = span
    mark = text[begin:stop]
    before = text[begin - 1] if begin > start else " "
    after = text[stop] if stop < end else " "
    opens = closes = 0.0
    shape = _SHAPES.get(mark)
    if shape == "open":
        closes += _AGAINST_SHAPE
    elif shape == "close":
        opens += _AGAINST_SHAPE
    crowded_left, crowded_right = (
        not (before.isspace() or before in "([—–-/"),
        not (after.isspace() or after in ".,;:!?)]—–-…'’"),
    )
    if crowded_right and not crowded_left:
        closes += _AGAINST_SPACE
    elif crowded_left and not crowded_right:
        opens += _AGAINST_SPACE
    if stop >= end:
        opens += _AGAINST_WORDS
    if begin <= start:
        closes += _AGAINST_WORDS + _AGAINST_SPACE
    written_before = text[max(start, begin - 3) : begin].rstrip()
    if written_before.endswith(":"):
        closes += _AGAINST_WORDS
    elif written_before.endswith((",", ".", "!", "?")) and _SAID_NEXT.match(text, stop, min(end, stop + 80)):
        opens += _AGAINST_WORDS
    return opens, closes


def _mended(text: str, end: int, marks: Sequence[Mark], *, continued: bool) -> list[Change]:
    changes: list[Change] = []
    stack: list[str] = []
    for mark in marks:
        printed = text[mark.start : mark.end]
        if mark.part == "stray":
            if not text[mark.start - 1 : mark.start].isdigit():  # after a number it is a measure
                changes.append(Change(mark.start, mark.end, "", "quotation mark"))
            continue
        start, stop = mark.start, mark.end
        if mark.part == "open":
            wanted = _OPENERS.get(printed, printed)
            stack.append(wanted)
            while text[stop : stop + 1] in {" ", "\u00a0", "\u202f"}:
                stop += 1
            if text[start - 1 : start].isalnum() or text[start - 1 : start] in {":", ",", ";", "."}:
                wanted = " " + wanted
        else:
            wanted = _PARTNERS[stack.pop()] if stack else printed
            while text[start - 1 : start] in {" ", "\u00a0", "\u202f"}:
                start -= 1
            if text[stop : stop + 1].isalnum() and not _PLURAL.match(text, stop):
                wanted += " "
        if text[start:stop] != wanted:
            changes.append(Change(start, stop, wanted, "quotation mark"))
    if stack and not continued:
        changes.append(Change(end, end, "".join(_PARTNERS[mark] for mark in reversed(stack)), "open quotation"))
    return changes
