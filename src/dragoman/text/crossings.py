"""Names that a word before them ran into where markup was lost: `theKremlin`, `ofRussia`, `ministerLavrov`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.text.alignment import Change
from dragoman.text.names import Names
from dragoman.text.vocabulary import classes, commonness

__all__ = ["crossing_changes"]

# The change from small letters to a capital is rare and quick to find; the word before it is looked at after that.
_CROSSING = re.compile(r"[a-z]([A-Z][a-z]{2,30})(?![\w@/]|\.\w)")
_BEFORE = re.compile(r"(?<![\w@#/.&'’-])[a-z]{2,20}$")


def crossing_changes(text: str, names: Names) -> Iterator[Change]:
    """Find words in lower case that end in a name.

    >>> [(change.start, change.after) for change in crossing_changes("A man ofRussia has an iPhone.", Names(""))]
    [(8, ' ')]
    """
    for match in _CROSSING.finditer(text):
        at = match.start(1)
        before = _BEFORE.search(text, max(0, at - 22), at)
        if before and _is_run_into(before.group(), match.group(1), names):
            yield Change(at, at, " ", "glued words")


def _is_run_into(word: str, name: str, names: Names) -> bool:
    # `iPhone`, `eBay`, `inTouch`: brands begin with short words too, and end in common ones.
    known = names.is_met(name) or names.is_country(name) or names.is_large_place(name)
    if classes(word):
        return known or (len(word) > 2 and commonness(name.lower()) >= 3)
    return known and len(word) >= 4 and commonness(word) >= 4
