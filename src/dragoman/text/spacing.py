"""Spaces lost or misplaced around full stops, brackets and dashes; and the marks before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.text.alignment import Change
from dragoman.text.vocabulary import classes, commonness

__all__ = ["spacing_changes"]

# `Russia.Diplomats`: a stop between two words. Each pattern begins with the rare character, which is found fast; what stands before
# it is looked at after that.
_STOP = re.compile(r"[.!?;:,](?=[^\W\d_])")
_WORD_BEFORE = re.compile(r"(?<![\w@/.’'&;#])[^\W\d_]{2,40}$")
_WORD_AFTER = re.compile(r"[^\W\d_]{1,40}(?![\w@/]|\.\w|[’'][^\W\d_]{2})")
# ` -the` and ` -level`: a dash with a space on its left alone.
_DASH = re.compile(r" -(?=[^\W\d_])")
# `Libya ’ s government`: an apostrophe taken apart from its ending.
_APOSTROPHE = re.compile(r"[’'] s(?=[\s,.;:])")
# `embassy(in`, `)in`: a bracket that sticks to a word outside.
_BRACKET = re.compile(r"\((?=[^\W\d_]{2})|\)(?=[a-z]{2})")
# `•Jane Roe`, `▪ Jane Roe`: the mark of an item of a list, which would be read as part of the name behind it.
_LIST_MARK = re.compile(r"(?<![^\n])[•▪‣●◦][ \u00a0]?(?=[^\W\d_])")


def spacing_changes(text: str) -> list[Change]:
    """Find lost and misplaced spaces, and the marks of lists, in order.

    >>> [(change.start, change.after) for change in spacing_changes("They met in Doha.Talks go on.")]
    [(17, ' ')]
    """
    return sorted([*_stops(text), *_dashes(text), *_brackets(text), *_apostrophes(text), *_list_marks(text)])


def _stops(text: str) -> Iterator[Change]:
    for match in _STOP.finditer(text):
        after = _WORD_AFTER.match(text, match.end())
        before = _WORD_BEFORE.search(text, max(0, match.start() - 42), match.start()) if after else None
        if after and before and _was_parted(before.group(), match.group(), after.group()):
            yield Change(match.end(), match.end(), " ", "lost space")


def _was_parted(before: str, stop: str, after: str) -> bool:
    """Whether two words on both sides of a stop, without a space, are no address, abbreviation or brand."""
    if stop in ",;:":
        return before[1:].islower() and _is_common(before) and _is_common(after)
    if not (after[0].isupper() and (after[1:].islower() or after in {"A", "I"}) and before[1:].islower()):
        return False
    # A sentence that begins with a grammatical word follows anything; one that begins with a name, a common word.
    begins = bool(classes(after.lower())) and len(before) > 2
    return begins or (_is_common(before) and (_is_common(after) or before.islower()))


def _is_common(word: str) -> bool:
    return commonness(word.lower()) >= 3


def _dashes(text: str) -> Iterator[Change]:
    for match in _DASH.finditer(text):
        after = _WORD_AFTER.match(text, match.end())
        if after is None or not text[match.start() - 1 : match.start()].isalnum():
            continue
        word = after.group()
        if classes(word.lower()):
            yield Change(match.start() + 1, match.end(), "– ", "dash")
        elif word.islower() and commonness(word) >= 3:
            yield Change(match.start(), match.start() + 1, "", "torn compound")


def _apostrophes(text: str) -> Iterator[Change]:
    for match in _APOSTROPHE.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if before[:1].isalnum() and before[1:] == " ":
            yield Change(match.start() - 1, match.start(), "", "torn compound")
            yield Change(match.start() + 1, match.end() - 1, "", "torn compound")


def _list_marks(text: str) -> Iterator[Change]:
    for match in _LIST_MARK.finditer(text):
        yield Change(match.start(), match.end(), "", "list mark")


def _brackets(text: str) -> Iterator[Change]:
    for match in _BRACKET.finditer(text):
        if match.group() == "(" and text[max(0, match.start() - 3) : match.start()].isalpha() and match.start() > 2:
            yield Change(match.start(), match.start(), " ", "lost space")
        elif match.group() == ")" and text[max(0, match.start() - 2) : match.start()].isalpha():
            yield Change(match.end(), match.end(), " ", "lost space")
