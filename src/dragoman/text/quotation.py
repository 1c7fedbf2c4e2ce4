"""Quotations: where they lie, and what to change so that their marks say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.text.alignment import Change
from dragoman.text.marks import MARK, SHAPES, Mark, paragraph_marks, parted, printed, reporting_words

__all__ = ["Quoted", "mark_changes", "quoted"]

_PARTNERS = {"“": "”", "„": "“", "‟": "”", "«": "»", "``": "''", '"': '"', "”": "”", "»": "«", "''": "''"}
_OPENERS = {"”": "“", "»": "«"}
_SPACES = (" ", "\u00a0", "\u202f")
_PLURAL = re.compile(r"e?s\b")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
# `, he said`, `, Lavrov said`, `, said Lavrov`: where a quotation without its closing mark must have ended.
_ATTRIBUTION = re.compile(
    r",(?=[ ](?:(?:he|she|they|[^\W\d_a-z][^\W\d_]{1,30}(?:[ ][^\W\d_a-z][^\W\d_]{1,30})?)[ ])?([^\W\d_]{3,30})\b)"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: from its opening mark's start to its closing mark's end; what is said lies between the `inner` offsets.

    `closed` is false where it runs on to the end of its paragraph without a mark; `depth` is 1 for one within another.
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
    found: list[Quoted] = []
    if not MARK.search(text):
        return found
    for start, end, spans in paragraph_marks(text):
        stack: list[Mark] = []
        for mark in parted(text, start, end, spans):
            if mark.part == "reopen":
                found.append(_unclosed(stack.pop(), mark.start, 0))
            if mark.part in {"open", "reopen"}:
                stack.append(mark)
            elif mark.part == "close" and stack:
                opening = stack.pop()
                found.append(Quoted(opening.start, mark.end, (opening.end, mark.start), closed=True, depth=len(stack)))
        while stack:
            found.append(_unclosed(stack.pop(), end, len(stack)))
    return sorted(found, key=lambda quotation: (quotation.start, -quotation.end))


def _unclosed(opening: Mark, end: int, depth: int) -> Quoted:
    return Quoted(opening.start, end, (opening.end, end), closed=False, depth=depth)


def mark_changes(text: str) -> list[Change]:
    """What to change so that marks open, close and stand as they are meant, and every quotation has its end.

    >>> [(change.start, change.after) for change in mark_changes("“We go on, “he said.")]
    [(10, '” ')]

    A quotation that the next paragraph goes on with, its first character a mark, is left open as is the custom.
    """
    changes: list[Change] = []
    if not MARK.search(text):
        return changes
    blocks = list(paragraph_marks(text))
    for number, (start, end, spans) in enumerate(blocks):
        if not spans or _is_plain(text, start, end, spans):
            continue
        following = blocks[number + 1][0] if number + 1 < len(blocks) else len(text)
        continued = bool(MARK.match(text, following)) and SHAPES.get(text[following]) != "close"
        changes += _mended(text, end, parted(text, start, end, spans, continued=continued), continued=continued)
    return changes


def _is_plain(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the marks of a paragraph pair off with nothing to mend."""
    opening = ""
    for begin, stop in spans:
        mark = printed(text, begin, stop)
        if stop - begin > len(mark):
            return False
        if not opening:
            if SHAPES.get(mark) == "close" or stop == end or text[stop].isspace():
                return False
            if begin > start and text[begin - 1].isalnum():
                return False
            opening = mark
        else:
            if mark != _PARTNERS[opening] or text[begin - 1].isspace() or (stop < end and text[stop].isalnum()):
                return False
            opening = ""
    return not opening


def _mended(text: str, end: int, marks: Sequence[Mark], *, continued: bool) -> list[Change]:
    changes: list[Change] = []
    stack: list[tuple[int, str]] = []  # where what is quoted begins, and by which mark
    for mark in marks:
        if mark.part == "stray":
            if not text[mark.start - 1 : mark.start].isdigit():  # after a number it is a measure
                changes.append(Change(mark.start, mark.end, "", "stray quotation mark"))
        elif mark.part == "close" and stack:
            changes += _closing(text, mark, _PARTNERS[stack.pop()[1]])
        elif mark.part in {"open", "reopen"}:
            if mark.part == "reopen":
                changes += _ending(text, *stack.pop(), mark.start, first_sentence=True)
            shown = printed(text, mark.start, mark.end)
            wanted = _OPENERS.get(shown, shown)
            stack.append((mark.end, wanted))
            changes += _opening(text, mark, wanted)
    if not continued:
        for begin, opener in reversed(stack):
            changes += _ending(text, begin, opener, end)
    return changes


def _opening(text: str, mark: Mark, wanted: str) -> list[Change]:
    stop = mark.end
    while text[stop : stop + 1] in _SPACES:
        stop += 1
    before = text[mark.start - 1 : mark.start] if mark.start else ""
    if before.isalnum() or before in {":", ",", ";", "."}:
        wanted = " " + wanted
    return [Change(mark.start, stop, wanted, "quotation mark")] if text[mark.start : stop] != wanted else []


def _closing(text: str, mark: Mark, wanted: str) -> list[Change]:
    start = mark.start
    while start and text[start - 1] in _SPACES:
        start -= 1
    if text[mark.end : mark.end + 1].isalnum() and not _PLURAL.match(text, mark.end):
        wanted += " "
    return [Change(start, mark.end, wanted, "quotation mark")] if text[start : mark.end] != wanted else []


def _ending(text: str, begin: int, opener: str, end: int, *, first_sentence: bool = False) -> list[Change]:
    """Close a quotation that was left open: before who said it, else at its first sentence's end, else at `end`."""
    for match in _ATTRIBUTION.finditer(text, begin, end):
        if match.group(1) in reporting_words():
            end = match.end()
            break
    else:
        sentence = _SENTENCE_END.search(text, begin, end) if first_sentence else None
        end = sentence.end() if sentence else end
    return [Change(end, end, _PARTNERS[opener], "open quotation")]
