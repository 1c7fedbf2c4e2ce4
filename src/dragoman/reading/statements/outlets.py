"""Which phrases mean a news outlet."""

from __future__ import annotations

from dragoman.reading.statements.speakers import Source
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import outlet_names, outlet_nouns

__all__ = ["is_outlet"]

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
    if any(word in outlet_nouns() for word in words[:-1]) and syntax.pos[head] == "PROPN":
        return True  # `the news agency Norpress`
    return syntax.pos[head] == "PROPN" and syntax.lower[head] in outlet_names() and syntax.entity[head] != "PERSON"
