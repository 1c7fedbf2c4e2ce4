"""How old a report says that somebody is, beside his name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["is_told_as_a_child", "printed_age", "years"]

# An age stands before a name or noun, or in commas or brackets behind it.
_BEFORE = re.compile(r"(?<![\w-])(\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)[- ]?years?[- ]?old\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:\s(?:Jr|Sr|II|III|IV)\b\.?)?\s?[,(]\s?(?:(?:who is|age|aged|then|now)\s)?(\d{1,3})"
    r"(?=\s?[,.;)]|\s?$|\s(?:and|of|from|was|died|is|has|had|at|in|on|after|who|when|faces|as)\b)"
)
# `their 2-year-old son, Ola Berg`, `a 6-month-old, Ola Berg`
_NAMED_BEHIND = re.compile(r"([a-z0-9-]{1,15})[- ](year|month|week|day)s?[- ]old(?: [a-z]{3,12})?,? $", re.IGNORECASE)
_OLDEST, _GROWN = 115, 13
# So many words an age before a name may be, and before a name with a noun and a comma: `Twenty-six-year-old`.
_LONGEST, _REACH = 7, 9


def printed_age(doc: Doc, start: int, end: int) -> tuple[int | None, tuple[int, int] | None]:
    """The age in years printed before or behind the phrase of the tokens `[start, end)`, and the characters that it stands at."""
    first, last_token = max(doc[start].sent.start, start - _LONGEST), doc[end - 1]
    behind_end = min(len(doc), end + 8)
    low = doc[first].idx
    text = doc[first:behind_end].text
    high = last_token.idx + len(last_token) - low
    last = None
    for match in _BEFORE.finditer(text, 0, high):
        gap = text[match.end() : last_token.idx - low]
        if "," not in gap and " and " not in gap and len(gap.split()) <= 4:
            last = match
    if last is not None and (age := years(last[1])) is not None:
        return age, (last.start(1) + low, last.end(1) + low)
    behind = _BEHIND.match(text, high, high + 24)
    if behind is not None and (age := years(behind[1])) is not None:
        return age, (behind.start(1) + low, behind.end(1) + low)
    return None, None


def is_told_as_a_child(doc: Doc, start: int, end: int) -> bool:
    """Whether a child is named at the tokens `[start, end)`, by the age printed there: such go by their first names."""
    beside = _NAMED_BEHIND.search(doc[max(0, start - _REACH) : start].text_with_ws)
    if beside is not None:
        age = years(beside[1]) if beside[2].lower() == "year" else 0
    else:
        age, _ = printed_age(doc, start, end)
    return age is not None and age < _GROWN


def years(printed: str) -> int | None:
    """The age that a number says, in digits or words; None where nobody is as old."""
    if printed.isdigit():
        return int(printed) if int(printed) <= _OLDEST else None
    value = sum(_cardinals().get(part, -1000) for part in printed.lower().split("-"))
    return value if 0 < value <= _OLDEST else None


@cache
def _cardinals() -> dict[str, int]:
    entries = lexicon.table("number_words").entries()
    return {e["word"]: int(float(e["value"])) for e in entries if e["kind"] == "cardinal"}
