"""Quotation marks: which open, which close, and which are strays, however they are printed.

Marks come mixed (`“ … »`), turned (`, “he said`), crowded (`end”as`), unclosed and stray. Each paragraph is decided as a whole: of
all ways to give its marks their parts the cheapest is taken, where it costs something to go against a mark's shape, against the
spaces around it, against what is written beside it, and to leave a quotation unclosed or a mark alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman import lexicon
from dragoman.text.paragraphs import paragraphs

__all__ = ["FAMILIES", "MARK", "SHAPES", "Mark", "paragraph_marks", "parted", "printed", "reporting_words"]

MARK = re.compile(r"[\"“”„‟«»]|``|''")
SHAPES = {"“": "open", "„": "open", "‟": "open", "«": "open", "``": "open", "”": "close", "»": "close"}
FAMILIES = {"“": "“", "”": "“", "„": "“", "‟": "“", "«": "«", "»": "«", "``": "``", "''": "``", '"': '"'}
_MOST_MARKS = 400  # a paragraph with more than this is no prose

# What it costs to decide against a sign, set by hand on the marks of two damaged reports and 1.5 million words of news.
_AGAINST_SHAPE = 1.5
_AGAINST_SPACE = 2.0
_AGAINST_WORDS = 2.5
_MIXED = 1.0
_NESTED = 1.0
_NESTED_ALIKE = 3.0
_STRAY = 6.0
_ORPHAN = 2.5
_UNCLOSED = 4.0
_CONTINUED = 0.5

_DOUBLED = re.compile(r"([\"“„‟«])\1")
_SENTENCE_END = re.compile(r"[.!?…]\s")
_WORDS_NEXT = re.compile(
    r"[ ]?([^\W\d_]{1,30})(?:[ ]([^\W\d_]{1,30}))?(?:[ ]([^\W\d_]{1,30}))?(?:[ ]([^\W\d_]{1,30}))?"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,30})[ ]?[,:]?[ ]?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark `[start, end)` and its part.

    `open`; `close`; `reopen`, which opens a quotation where the one before it was left unclosed; `orphan`, which closes what began
    before the paragraph; `stray`.
    """

    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A mark as printed, and what it costs to take it for an opening and for a closing one."""

    printed: str
    opens: float
    closes: float


def paragraph_marks(text: str) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Give each paragraph's range and the ranges of its marks; a mark printed twice (`““We go on,””`) is one.

    Two closing marks in a row may also end a quotation within another, so that they are one only behind an opening that is
    printed twice.
    """
    for start, end in paragraphs(text):
        spans = [match.span() for match in MARK.finditer(text, start, end)]
        yield start, end, _undoubled(text, spans) if _DOUBLED.search(text, start, end) else spans


def _undoubled(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the neighbours that are one mark printed twice."""
    joined: list[tuple[int, int]] = []
    doubled = False
    for start, end in spans:
        again = bool(joined) and joined[-1][1] == start and text[joined[-1][0]] == text[start]
        opens = SHAPES.get(text[start]) != "close" and text[end : end + 1].strip() != ""
        if again and (doubled or opens):
            joined[-1] = (joined[-1][0], end)
            doubled = True
        else:
            joined.append((start, end))
    return joined


def printed(text: str, start: int, end: int) -> str:
    """Give the sign of a mark, however often it is printed.

    >>> printed("““We go on", 0, 2), printed("``We go on", 0, 2)
    ('“', '``')
    """
    return text[start:end] if text[start] in "`'" else text[start]


def parted(text: str, start: int, end: int, spans: Sequence[tuple[int, int]], *, continued: bool = False) -> list[Mark]:
    """Give each mark of a paragraph the part that makes the whole cheapest; none where there are too many to be prose.

    >>> text = "“We heard it », he said."
    >>> [mark.part for mark in parted(text, 0, len(text), [(0, 1), (13, 14)])]
    ['open', 'close']

    `continued` says that the next paragraph opens with a mark, as one does whose quotation goes on.
    """
    if not spans or len(spans) > _MOST_MARKS:
        return []
    # From the stack of open marks (as printed, outermost first) to the cost and the parts so far.
    states: dict[tuple[str, ...], tuple[float, tuple[str, ...]]] = {(): (0.0, ())}
    before = start
    for span in spans:
        weighed = _Weighed(printed(text, *span), *_costs(text, start, end, span))
        after_sentence = _SENTENCE_END.search(text, before, span[0]) is not None
        reached: dict[tuple[str, ...], tuple[float, tuple[str, ...]]] = {}
        for stack, (cost, parts) in states.items():
            reopens = after_sentence and parts[-1:] == ("open",)
            for then, more, part in _choices(weighed, stack, first=not parts, reopens=reopens):
                if then not in reached or cost + more < reached[then][0]:
                    reached[then] = (cost + more, (*parts, part))
        states, before = reached, span[1]
    left_open = _CONTINUED if continued else _UNCLOSED
    _, (_, parts) = min(states.items(), key=lambda item: (item[1][0] + left_open * len(item[0]), item[0]))
    return [Mark(*span, part) for span, part in zip(spans, parts, strict=True)]


def _choices(
    mark: _Weighed, stack: tuple[str, ...], *, first: bool, reopens: bool
) -> Iterator[tuple[tuple[str, ...], float, str]]:
    """What one mark can be after what came before: the stack it leaves, what it costs, and its part."""
    # A mark that plainly opens something is no stray: its partner was lost.
    yield stack, _STRAY + (_AGAINST_SPACE if mark.closes - mark.opens > _AGAINST_SPACE else 0.0), "stray"
    if not stack:
        yield (mark.printed,), mark.opens, "open"
        if first:
            yield stack, mark.closes + _ORPHAN, "orphan"
        return
    same = FAMILIES[stack[-1]] == FAMILIES[mark.printed]
    yield stack[:-1], mark.closes + (0.0 if same else _MIXED), "close"
    if len(stack) == 1:
        yield (*stack, mark.printed), mark.opens + (_NESTED_ALIKE if same else _NESTED), "open"
        if same and reopens:
            yield (mark.printed,), mark.opens + _UNCLOSED, "reopen"


def _costs(text: str, start: int, end: int, span: tuple[int, int]) -> tuple[float, float]:
    """What it costs to take a mark for an opening one, and for a closing one."""
    begin, stop = span
    opens = closes = 0.0
    shape = SHAPES.get(printed(text, begin, stop))
    if shape == "open":
        closes += _AGAINST_SHAPE
    elif shape == "close":
        opens += _AGAINST_SHAPE
    before = text[begin - 1] if begin > start else " "
    after = text[stop] if stop < end else " "
    crowded_left = not (before.isspace() or before in "([—–-/")
    crowded_right = not (after.isspace() or after in ".,;:!?)]—–-…'’")
    # Straight marks have no shape to go by, so that the spaces around them say more.
    against_space = _AGAINST_SPACE if shape else _AGAINST_SPACE + _AGAINST_SHAPE / 2
    if crowded_right and not crowded_left:
        closes += against_space
    elif crowded_left and not crowded_right:
        opens += against_space
    if stop >= end:
        opens += _AGAINST_WORDS
    if begin <= start:
        closes += _AGAINST_WORDS + _AGAINST_SPACE
    written = text[max(start, begin - 34) : begin].rstrip()
    word = _WORD_BEFORE.search(written)
    if written.endswith(":") or (written.endswith(",") and word and word.group(1) in reporting_words()):
        closes += _AGAINST_WORDS
    elif written.endswith((",", ".", "!", "?")) and _is_attributed(text, stop, end):
        opens += _AGAINST_WORDS
    return opens, closes


def _is_attributed(text: str, at: int, end: int) -> bool:
    """Whether somebody's saying it follows: ` he said`, `Lavrov said Wednesday`, ` said the minister`."""
    words = _WORDS_NEXT.match(text, at, end)
    return words is not None and not reporting_words().isdisjoint(word for word in words.groups() if word)


@cache
def reporting_words() -> frozenset[str]:
    """Printed forms of the verbs that stand beside a quotation: `said`, `warned`, `adding`."""
    forms = (row["forms"] for row in lexicon.table("speech_forms").entries() if row["follows"])
    said = {form for cell in forms for form in cell.split("|")}
    return frozenset(said | {"saying", "adding", "asking", "writing", "tweeting"})
