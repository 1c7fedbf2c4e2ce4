"""Where sentences end, read off the text alone: by their stops, leaving aside those of abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman import lexicon

__all__ = ["sentence_ends"]

_END = re.compile(r"[.!?…][\"”’»')]{0,2}(?=\s)|\n")
_LAST_WORD = re.compile(r"[^\W\d_]{1,11}\Z")
_NEXT_WORD = re.compile(r"[^\S\n]{1,4}([\"“”«»„'‘’(\[]?)([^\W\d_][^\W_]{0,20})?")


def sentence_ends(text: str, low: int = 0, high: int | None = None) -> Iterator[int]:
    """Give the offsets between `low` and `high` at which sentences end, behind their stop and its closing marks.

    >>> text = "Gov. Lima flew to the U.S. Capitol at 6 p.m. on Monday. The envoys stayed."
    >>> [text[:end][-7:] for end in sentence_ends(text)]
    ['Monday.']

    The end of the text is given only where a blank or a line's end follows its last stop.
    """
    for match in _END.finditer(text, low, len(text) if high is None else high):
        if not (match.group() == "." and _goes_on(text, match.start())):
            yield match.end()


def _goes_on(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` is of the word before it (`Gov. Lima`, `J. Berg`, `the U.S. embassy`) and ends nothing."""
    word = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if word is None:
        return False
    last = word.group()
    if len(last) == 1 and text[word.start() - 1 : word.start()] == ".":
        return _follows_an_acronym(text, stop + 1, capital=last.isupper())
    if len(last) == 1 and last.isupper():
        return True
    ends = _abbreviations().get(last.casefold())
    if ends == "number":
        return text[stop + 1 : stop + 3].strip().isdigit()
    return ends == "never" or (ends == "seldom" and _follows_an_acronym(text, stop + 1, capital=True))


def _follows_an_acronym(text: str, after: int, *, capital: bool) -> bool:
    """Whether what follows a stop that may belong to a short form goes on with its sentence.

    A name may follow `the U.S.` and `Acme Corp.`, but not `6 p.m.`, after which only a day or a zone does.
    """
    following = _NEXT_WORD.match(text, after)
    if following is None or following[1]:
        return False
    word = following[2] or ""
    if not word[:1].isupper():
        return True
    return word.casefold() not in _openers() if capital else word.casefold() in _after_clock()


@cache
def _abbreviations() -> dict[str, str]:
    found = lexicon.table("abbreviations")
    found.check("ends", ("never", "seldom", "number"))
    return found.mapping("word", "ends")


@cache
def _openers() -> frozenset[str]:
    """Grammatical words: a capital on one shows that a sentence begins with it."""
    return frozenset(lexicon.table("function_words").column("word"))


@cache
def _after_clock() -> frozenset[str]:
    """What may stand behind a time of day with a capital: days, months and zones."""
    entries = lexicon.table("time_words").rows
    kinds = {"WEEKDAY", "WEEKDAYSHORT", "MONTH", "MONTHWORD", "MONTHSHORT", "ZONE"}
    return frozenset(form.casefold() for words, kind, *_ in entries if kind in kinds for form in words.split("|"))
