"""The paragraphs of a text."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["paragraphs"]

_LINE = re.compile(r"[^\n]+")
_BLOCK_END = re.compile(r"\n[ \t]*\n")


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Give the ranges of a text's paragraphs, without the space around them.

    >>> text = "Turkish mediation\nErdogan spoke in Ankara.\n\nTalks go on."
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['Turkish mediation', 'Erdogan spoke in Ankara.', 'Talks go on.']

    Each line is a paragraph, unless the text was wrapped at a column: then empty lines part them.
    """
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    if _is_wrapped(text, lines):
        lines = _blocks(text)
    ranges = []
    for start, end in lines:
        line = text[start:end]
        begin = start + len(line) - len(line.lstrip())
        ranges.append((begin, begin + len(line.strip())))
    return ranges


def _blocks(text: str) -> list[tuple[int, int]]:
    blocks, at = [], 0
    for gap in _BLOCK_END.finditer(text):
        blocks.append((at, gap.start()))
        at = gap.end()
    blocks.append((at, len(text)))
    return [(start, end) for start, end in blocks if not text[start:end].isspace() and end > start]


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines end because a column was full, seen from many lines of about one length that stop in mid-sentence."""
    inner = [
        (start, end) for (start, end), (following, _) in pairwise(lines)
        if following - end <= 2 and "\n\n" not in text[end:following]
    ]  # fmt: skip
    if len(inner) < 4:
        return False
    full = [(start, end) for start, end in inner if 45 <= end - start <= 100]
    open_ended = sum(text[end - 1].isalnum() or text[end - 1] == "," for _, end in full)
    return len(full) >= 0.8 * len(inner) and open_ended >= 0.6 * len(inner)
