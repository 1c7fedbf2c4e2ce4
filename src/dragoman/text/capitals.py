"""Capitals inside sentences where none belong: `Russia They have met`, `In his … Answer`, `SERGEI LAVROV`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.text.alignment import Change
from dragoman.text.names import Names
from dragoman.text.vocabulary import classes, commonness

__all__ = ["capital_changes", "cut_lead_changes"]

# A capitalised word after a word or a comma, and the two words after it.
_INSIDE = re.compile(r"(?<=[^\W\d_,][ ]|,[ ])([A-Z][a-z]{1,9})(?=[ ]([^\W_]{1,30})[ ,.]([^\W_]{0,30}))")
_BEFORE = re.compile(r"([^\W\d_]{1,40})[ ,]{1,2}$")
# Words that are also names, months, or as often written with a capital for other reasons.
_ALSO_NAMES = frozenset(
    ("Will", "May", "Can", "So", "Do", "Any", "No", "Not", "Near", "Such", "Most", "Both", "Via", "Us")
)
# A run of words in capitals, after a word that is not and before one that is not.
_LOUD = re.compile(r"(?<=[a-z][ ]|,[ ])[^\W\d_a-z]{4,30}(?:[ ][^\W\d_a-z]{4,30}){0,2}(?![\w-]|[ ,]{1,2}[^\W\d_a-z]{2})")
# `In his … Answer`: an ellipsis between what asks for a noun and the noun.
_CUT = re.compile(r"(?:…|\.{3})[ ]?([A-Z])([a-z]{2,30})(?![\w])")


def capital_changes(text: str, names: Names) -> list[Change]:
    """Find words that should be in lower case, and names printed in capitals that stand elsewhere as names do.

    >>> text = "Envoys of Russia They have met in Doha for talks To end it."
    >>> [(change.start, change.after) for change in capital_changes(text, Names(text))]
    [(17, 't'), (49, 't')]

    Only for a text that is known to be damaged: elsewhere such a word is part of a title, or what follows a heading.
    """
    stray = [Change(at, at + 1, text[at].lower(), "stray capital") for at in _stray(text)]
    return sorted([*stray, *_loud_names(text, names)])


def _stray(text: str) -> Iterator[int]:
    for match in _INSIDE.finditer(text):
        word, following, after_it = match.groups()
        if word in _ALSO_NAMES or not classes(word.lower()):
            continue
        before = _BEFORE.search(text, max(0, match.start() - 43), match.start())
        if before is None or (before.group(1).isupper() and len(before.group(1)) > 3):
            continue  # after a heading in capitals a sentence may begin
        # `film Under the Skin`, `such as The Hague`: a capital that follows makes it a title or a name, unless what stands
        # before calls for a clause.
        calls = before.group(1).islower() and bool(classes(before.group(1)) & {"conjunction", "relative"})
        plain = following[0].islower() and not (after_it[:1].isupper() and classes(following))
        if plain or (calls and word not in {"The", "A", "An"}):
            yield match.start()


def _loud_names(text: str, names: Names) -> Iterator[Change]:
    for match in _LOUD.finditer(text):
        loud = match.group()
        if loud.isupper() and names.is_met(loud.split(" ")[-1].title()):
            yield Change(match.start(), match.end(), loud.title(), "name in capitals")


def cut_lead_changes(text: str, names: Names) -> Iterator[Change]:
    """Find an ellipsis that stands between a possessive or article and its noun, where a lead was cut and put together.

    >>> [change.after for change in cut_lead_changes("In his … Answer to it, he said no.", Names(""))]
    ['a']
    """
    for match in _CUT.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 43), match.start())
        if before is None or not classes(before.group(1).lower()) & {"determiner", "possessive"}:
            continue
        word = match.group(1) + match.group(2)
        if commonness(word.lower()) >= 4 and word not in names:
            yield Change(match.start(), match.end(1), match.group(1).lower(), "cut lead")
