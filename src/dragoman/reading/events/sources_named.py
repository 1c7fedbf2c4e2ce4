"""Who tells of an event that no statement holds: by `according to` at the end of a sentence, or in a quotation that goes on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.reading.events.syntax import sentence
from dragoman.reading.events.vocabulary import classes

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["according_to", "last_before_quotation"]

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
        if doc[at - 1].text != "," or any(mark in _OPENING + _STRAIGHT + _CLOSING for mark in doc[start:at].text):
            return None
        if any(doc[i].lower_ in classes()["turning"] for i in range(token.i, at)):
            return None
        return next((c for to in (doc[at], doc[at + 1]) for c in to.children if c.dep_ == "pobj"), None)
    return None


def last_before_quotation(text: str, at: int, ends: Sequence[tuple[int, str]]) -> str | None:
    """The statement that leads on to the quotation which holds the place `at`; None where there is no such quotation.

    `ends` are the places where statements end, each with its id, in order. `They fled, Lima said. “They burned the port.”`
    """
    begin = max(text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0, at - _BACK)
    opened = _opened(text, begin, at)
    if opened is None or not text[opened + 1 : opened + 2].isupper():
        return None
    close = next((i for i in range(at, min(len(text), at + _BACK)) if text[i] in _CLOSING + _STRAIGHT), len(text))
    place = bisect_right(ends, (opened, "\uffff")) - 1
    if close - opened < _SHORT or place < 0:
        return None
    ended, statement = ends[place]
    return statement if ended >= max(begin, opened - _NEAR) else None


def _opened(text: str, begin: int, at: int) -> int | None:
    """Where the quotation opens in `text[begin:at]` that is still open at its end."""
    opened: int | None = None
    for place in range(begin, at):
        mark = text[place]
        if mark in _OPENING or (mark == _STRAIGHT and opened is None):
            opened = place
        elif mark in _CLOSING or mark == _STRAIGHT:
            opened = None
    return opened
