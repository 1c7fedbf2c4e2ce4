"""Words by which a report says that an event is a later one of a row: `another round`, `the next meeting`."""

from __future__ import annotations

import re
from functools import cache

from dragoman import lexicon
from dragoman.records import Span

__all__ = ["is_called_later", "words_before"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# How many words before the trigger may stand between it and the word that numbers it (`a new technical meeting`).
_BEFORE = 3


def is_called_later(text: str, trigger: Span) -> bool:
    """Whether the words at a trigger make it a later one of a row.

    >>> is_called_later("They agreed on another round.", Span(report="r", start=23, end=28, text="round"))
    True
    """
    return "later" in {_row_words().get(word) for word in words_before(text, trigger)}


def words_before(text: str, trigger: Span) -> list[str]:
    """The few words before a trigger in its sentence, and those of the trigger before its last."""
    before = text[max(0, trigger.start - 60) : trigger.start]
    outside = [match.group().casefold() for match in _WORD.finditer(before.rpartition(".")[2])][-_BEFORE:]
    inside = [match.group().casefold() for match in _WORD.finditer(trigger.text)][:-1]
    return [*outside, *inside]


@cache
def _row_words() -> dict[str, str]:
    return lexicon.table("row_words").mapping("word", "place")
