"""Spaces lost or misplaced around full stops, brackets and dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.text.alignment import Change
from dragoman.text.vocabulary import classes, commonness

__all__ = ["spacing_changes"]

# `Russia.Diplomats`: a word in lower case (but for its first letter), a stop, and a capitalised word.
_STOP = re.compile(r"(?<![\w@/.])([^\W\d_]{1,40})([.!?;:,])([^\W\d_][^\W\d_]{0,40})(?![\w@/.]*[@/]|\.\w)")
# ` -the` and ` -level`: a dash with a space on its left alone.
_DASH = re.compile(r"(?<=\w)[ ](-)(?=[^\W\d_])")
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,40})[ ]$")
_WORD_AFTER = re.compile(r"-([^\W\d_]{1,40})")
# `embassy(in`, `)in`: a bracket that sticks to a word outside.
_BRACKET = re.compile(r"(?<=[^\W\d_]{3})(\()(?=[^\W\d_]{3})|(?<=[^\W\d_]{2})(\))(?=[^\W\d_]{2})")


def spacing_changes(text: str) -> list[Change]:
    """Find lost and misplaced spaces, in order.

    >>> [(change.start, change.after) for change in spacing_changes("They met in Doha.Talks go on.")]
    [(17, ' ')]
    """
    return sorted([*_stops(text), *_dashes(text), *_brackets(text)])


def _stops(text: str) -> Iterator[Change]:
    for match in _STOP.finditer(text):
        before, stop, after = match.groups()
        if stop in ".!?" and not (after[0].isupper() and (after[1:].islower() or not after[1:])):
            continue
        if not (before[1:].islower() and len(before) > 1 and _is_common(before) and _is_common(after)):
            continue
        yield Change(match.end(2), match.end(2), " ", "lost space")


def _is_common(word: str) -> bool:
    return commonness(word.lower()) >= 3


def _dashes(text: str) -> Iterator[Change]:
    for match in _DASH.finditer(text):
        after = _WORD_AFTER.match(text, match.start(1))
        if after is None:
            continue
        word = after.group(1)
        if classes(word.lower()) or word[0].isupper():
            yield Change(match.start(1), match.end(1), "– ", "dash")
        elif word.islower() and commonness(word) >= 3:
            yield Change(match.start(), match.start(1), "", "torn compound")


def _brackets(text: str) -> Iterator[Change]:
    for match in _BRACKET.finditer(text):
        if match.group(1):
            yield Change(match.start(), match.start(), " ", "lost space")
        else:
            yield Change(match.end(), match.end(), " ", "lost space")
