"""Quotations by their marks alone, paragraph by paragraph, without a parser.

Marks in real reports are mixed, glued to the wrong word, doubled, left open or simply stray. So each mark may open a
quotation, close one, or mean nothing, and the cheapest reading of the whole paragraph wins; what is wrong in one
paragraph never reaches the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.reading.statements.dialogue import dialogue_in
from dragoman.reading.statements.wording import words_for

__all__ = ["Quotation", "paragraphs_of", "quotations_of"]

# A single mark between two letters is an apostrophe and no candidate at all.
_MARKS = re.compile(r"([\"“”„‟«»‹›″])\1?|``|''|(?<![^\W_])['‘’‚](?![’'])|['’](?![^\W_’'])")
_WORD = re.compile(r"[^\W\d_]{1,8}(?![^\W\d_])")
_DOUBLE = frozenset('"“”„‟«»‹›″')
_BREAK = re.compile(r"\n[ \t\r]*\n\s*|\n")
_SENTENCE_END = re.compile(r"[.!?…][\"”»’']*\s")


# Costs of reading a mark against its look; set by hand on the training reports' quotations and on damage made there.
_AGAINST_GLYPH = 3.0
_AGAINST_SPACING = 1.5
_STRAY = 4.0
_LEFT_OPEN = 3.5
_LEFT_OPEN_AND_TAKEN_UP = 0.4
_INNER = 2.5
_CUE_FOLLOWS = 4.0


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `[start, end)` with its marks, `[inner, outer)` without them.

    `paragraph` numbers the paragraph it stands in; `closed` says whether it was closed; `taken_up` whether the next paragraph takes
    it up with a mark of its own; `single` whether its marks are single ones; `whole` whether it fills its paragraph.
    """

    start: int
    end: int
    inner: int
    outer: int
    paragraph: int
    closed: bool = True
    taken_up: bool = False
    single: bool = False
    whole: bool = False


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    r"""Find the ranges of the paragraphs of a text, without the white space around them.

    >>> paragraphs_of("One.\n\nTwo is a line\nthat goes on.")
    [(0, 4), (6, 33)]

    A single line break within a sentence (no stop before it, a small letter after it) is only a wrapped line.
    """
    ranges: list[tuple[int, int]] = []
    start = 0
    for found in _BREAK.finditer(text):
        begin, stop = found.span()
        if (
            "\n" not in text[begin + 1 : stop]
            and text[stop : stop + 1].islower()
            and text[begin - 1 : begin] not in '.!?:”»"'
        ):
            continue
        _add_range(text, start, begin, ranges)
        start = stop
    _add_range(text, start, len(text), ranges)
    return ranges


def _add_range(text: str, start: int, end: int, ranges: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        ranges.append((start, end))


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    opens: float
    closes: float
    stray: float


def quotations_of(
    text: str, paragraphs: list[tuple[int, int]] | None = None, cue_follows: re.Pattern[str] | None = None
) -> list[Quotation]:
    """Find the outermost quotations of a text, in order.

    >>> [text[q.inner:q.outer] for text in ['He spoke of “hope” and said: "We go on'] for q in quotations_of(text)]
    ['hope', 'We go on']

    `cue_follows` is a pattern of what follows the end of a quotation (`he said`): matched right after a mark, it says that the
    mark closes whatever it looks like.
    """
    if paragraphs is None:
        paragraphs = paragraphs_of(text)
    found: list[Quotation] = []
    for number, (start, end) in enumerate(paragraphs):
        if cue_follows is not None:
            spoken = dialogue_in(text, start, end, cue_follows)
            if spoken:
                found += [Quotation(begin, stop, begin, stop, number) for begin, stop in spoken]
                continue
        marks = list(_MARKS.finditer(text, start, end))
        if not marks:
            continue
        next_opens = number + 1 < len(paragraphs) and _opens(text, paragraphs[number + 1][0])
        doubles = [_weigh(text, m, cue_follows) for m in marks if m.group()[0] in _DOUBLE or len(m.group()) == 2]
        here = _read(text, doubles, (start, end), number, next_opens=next_opens)
        singles = [m for m in marks if len(m.group()) == 1 and m.group() not in _DOUBLE]
        if singles:
            free = [_weigh_single(text, m) for m in singles if not any(q.start <= m.start() < q.end for q in here)]
            alone = _read(text, free, (start, end), number, next_opens=False, single=True)
            here += [q for q in alone if not any(q.start < other.end and other.start < q.end for other in here)]
            here.sort(key=lambda q: q.start)
        found += here
    return found


def _opens(text: str, at: int) -> bool:
    return text[at] in '"“«„' or text[at : at + 2] in ("``", "''")


def _spacing(text: str, start: int, end: int) -> tuple[float, float]:
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    opens = closes = 0.0
    if after.isspace():
        opens += 2.0
    if before.isalnum():
        opens += _AGAINST_SPACING
    elif before in ",.!?;":
        opens += 1.0
    if before.isspace() or before in "([{":
        closes += _AGAINST_SPACING
    elif before == ":":  # what is announced by a colon begins here
        closes += 4.0
        opens -= 2.0
    if after.isalnum():
        closes += _AGAINST_SPACING
    return opens, closes


def _weigh(text: str, mark: re.Match[str], cue_follows: re.Pattern[str] | None) -> _Mark:
    start, end = mark.span()
    glyph = mark.group() if mark.group()[0] in "`'" else mark.group()[0]
    opens, closes = _spacing(text, start, end)
    stray = _STRAY
    if glyph in ("“", "„", "«", "``", "‹"):
        closes += _AGAINST_GLYPH - (1.0 if glyph == "“" else 0.0)
    elif glyph in ("”", "»", "›", "‟"):
        opens += _AGAINST_GLYPH
    elif glyph in ('"', "″") and text[start - 1 : start].isdigit():
        stray = 1.0  # inches, seconds of arc
    if cue_follows is not None and cue_follows.match(text, end):
        before = text[max(0, start - 2) : start].rstrip()[-1:]
        if before in (",", "!", "?", ".", "…"):
            opens += _CUE_FOLLOWS
    return _Mark(start, end, opens, closes, stray)


def _weigh_single(text: str, mark: re.Match[str]) -> _Mark:
    start, end = mark.span()
    glyph = mark.group()
    opens, closes = _spacing(text, start, end)
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    if glyph in "‘‚":
        return _Mark(start, end, opens, closes + 4.0, 2.5)
    if glyph == "’":
        opens += 3.0
    word = _WORD.match(text, end)
    if after.isdigit() or (word is not None and word.group().lower() in words_for("elided")):
        opens += 2.0  # ’90s, ’em, ’til, ’cause
    # After a plural's s the mark is more likely a possessive than an end.
    closes += 1.2 if before in "sS" and not after.isspace() else 0.6 if before.isalpha() else 0.0
    return _Mark(start, end, opens + 0.5, closes, 0.3 if before in "sSzx" else 1.5)


def _read(
    text: str, marks: list[_Mark], bounds: tuple[int, int], number: int, *, next_opens: bool, single: bool = False
) -> list[Quotation]:
    """Choose the cheapest reading of the marks of the paragraph with these bounds."""
    if not marks:
        return []
    left_open = _LEFT_OPEN_AND_TAKEN_UP if next_opens else 6.0 if single else _LEFT_OPEN
    end = bounds[1]
    found: list[Quotation] = []
    opened: _Mark | None = None
    for mark, way in zip(marks, _cheapest(marks, left_open, nested=not single), strict=True):
        if way == "open":
            opened = mark
        elif way == "close" and opened is not None:
            if text[opened.end : mark.start].strip():
                found.append(_quotation(opened, mark.end, mark.start, number, bounds, single=single))
            opened = None
    if opened is not None and not single and text[opened.end : end].strip():
        stop = end if next_opens else _reach(text, opened.end, end)
        found.append(_quotation(opened, stop, stop, number, bounds, closed=False, taken_up=next_opens))
    return found


def _cheapest(marks: list[_Mark], left_open: float, *, nested: bool) -> list[str]:
    """What each mark does on the cheapest walk over the depths 0 (outside), 1 (in a quotation) and 2 (in one within)."""
    infinite = float("inf")
    costs = [0.0, infinite, infinite]
    back: list[list[tuple[int, str]]] = []
    for mark in marks:
        step: list[tuple[int, str]] = [(0, "")] * 3
        after = [infinite] * 3
        for depth, cost in enumerate(costs):
            if cost == infinite:
                continue
            ways = [(depth, cost + mark.stray, "stray")]
            if depth == 0:
                ways.append((1, cost + mark.opens, "open"))
            else:
                ways.append((depth - 1, cost + mark.closes, "close" if depth == 1 else "inner end"))
            if depth == 1 and nested:
                ways.append((2, cost + mark.opens + _INNER, "inner"))
            for target, price, way in ways:
                if price < after[target]:
                    after[target], step[target] = price, (depth, way)
        costs = after
        back.append(step)
    ends = [costs[0], costs[1] + left_open, costs[2] + left_open + 1.0]
    depth = ends.index(min(ends))
    taken: list[str] = []
    for step in reversed(back):
        depth, way = step[depth]
        taken.append(way)
    return taken[::-1]


def _quotation(
    opened: _Mark, end: int, outer: int, number: int, paragraph: tuple[int, int],
    *, closed: bool = True, taken_up: bool = False, single: bool = False,
) -> Quotation:  # fmt: skip
    return Quotation(
        opened.start, end, opened.end, outer, number, closed, taken_up, single,
        opened.start == paragraph[0] and end == paragraph[1],
    )  # fmt: skip


def _reach(text: str, start: int, end: int) -> int:
    """How far a quotation that was never closed goes: to the paragraph's end if that is near, else to the sentence's."""
    if end - start <= 240:
        return end
    found = _SENTENCE_END.search(text, start, end)
    return found.end() - 1 if found else end
