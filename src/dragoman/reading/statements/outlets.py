"""Which phrases mean a news outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import outlet_names, outlet_nouns, outlet_titles

if TYPE_CHECKING:
    from dragoman.reading.statements.speakers import Source

__all__ = ["is_outlet"]

# North American stations: four letters, or three with the kind of station behind them.
_CALL_SIGN = re.compile(r"(?:the )?[KW][A-Z]{2}(?:[A-Z]|-(?:TV|FM|AM|DT))(?:-(?:TV|FM|AM|DT))?$")
_AROUND_NAMES = " \"“”'‘’«»"


def is_outlet(syntax: Syntax, source: Source | tuple[int, int, int]) -> bool:
    """Whether a phrase names a news outlet or agency, or is one by its noun (`the newspaper`)."""
    start, end, head = source if isinstance(source, tuple) else (source.start, source.end, source.head)
    if syntax.lemma[head] in outlet_nouns() and syntax.lower[head] != "press":
        return True
    words = [syntax.lower[i].strip(_AROUND_NAMES) for i in range(start, end)]
    words = [word for word in words if word]
    whole = " ".join(words)
    if whole in outlet_names() or whole.removeprefix("the ") in outlet_names():
        return True
    if whole.rstrip("0123456789- ") in outlet_names() or _CALL_SIGN.match(
        syntax.text[syntax.start[start] : syntax.end[end - 1]]
    ):
        return True  # `Fox59`, `WXYZ-TV`
    named = syntax.pos[head] == "PROPN" and syntax.entity[head] != "PERSON"
    if named and len(words) - words.count("the") > 1 and words[-1] in outlet_titles():
        return True  # `the Springfield Courier`
    if any(word in outlet_nouns() for word in words[:-1]) and syntax.pos[head] == "PROPN":
        return True  # `the news agency Norpress`
    return syntax.pos[head] == "PROPN" and syntax.lower[head] in outlet_names() and syntax.entity[head] != "PERSON"
