"""Who tells of an event that no statement holds: by `according to` at the end of a sentence, or in a quotation that goes on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.reading.events.syntax import sentence
from dragoman.reading.events.vocabulary import classes

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["according_to", "last_before_quotation", "quotation_marks"]

_OPENING, _STRAIGHT, _CLOSING = "“«„", '"', "”»"
# Characters: how far back a quotation may begin, how near to it the saying must end that leads on to it, its least length.
_BACK, _NEAR, _SHORT = 1500, 200, 20


def according_to(token: Token) -> Token | None:
    """The source that the sentence of `token` names behind a comma: `They took it, according to Lima`."""
    start, end = sentence(token)
    doc = token.doc
    for at in range(end - 2, token.i, -1):
        if doc[at].lower_ != "according" or doc[at + 1].lower_ != "to":
            continue
        if doc[at - 1].text != "," or any(mark in _OPENING + _STRAIGHT + _CLOSING for mark in doc.text(start, at)):
            return None
        if any(doc[i].lower_ in classes()["turning"] for i in range(token.i, at)):
            return None
        return next((c for to in (doc[at], doc[at + 1]) for c in to.children if c.dep_ == "pobj"), None)
    return None


def quotation_marks(text: str) -> list[tuple[int, str]]:
    """The quotation marks of a text, each with its place."""
    return [(found.start(), found.group()) for found in re.finditer(f"[{_OPENING}{_STRAIGHT}{_CLOSING}]", text)]


def last_before_quotation(
    text: str, at: int, marks: Sequence[tuple[int, str]], ends: Sequence[tuple[int, str]]
) -> str | None:
    """The statement that leads on to the quotation which holds the place `at`; None where there is no such quotation.

    `marks` are the text's quotation marks, `ends` the places where statements end, each with its id, in order.
    `They fled, Lima said. “They burned the port.”`
    """
    place = bisect_right(ends, (at, "\uffff"))
    if not place or not marks:
        return None
    begin = max(text.rfind("\n\n", max(at - _BACK, 0), at), at - _BACK, 0)
    opened: int | None = None
    following = len(marks)
    for number in range(bisect_right(marks, (begin, "")), len(marks)):
        where, mark = marks[number]
        if where >= at:
            following = number
            break
        opens = mark in _OPENING or (mark == _STRAIGHT and opened is None)
        opened = where if opens else None
    if opened is None or not text[opened + 1 : opened + 2].isupper():
        return None
    close = marks[following][0] if following < len(marks) else len(text)
    place = bisect_right(ends, (opened, "\uffff")) - 1
    if close - opened < _SHORT or place < 0:
        return None
    ended, statement = ends[place]
    return statement if ended >= max(begin, opened - _NEAR) else None
