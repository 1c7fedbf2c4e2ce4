"""Why a mention was coded so, in the words of the desk instead of the coder's."""

from __future__ import annotations

import re

__all__ = ["reason_in_words"]

_CODED = re.compile(
    r"trigger (?P<word>[^(;]{1,80}) \((?P<part>\w+), entry \d+\)(?:; source by (?P<source>\w+), target by (?P<target>\w+))?"
)
# What the coder calls the places beside a word in which those stand who do something and to whom it is done.
_PLACES = {
    "subj": "the subject", "obj": "the object", "xobj": "the object of what depends on it", "light": "the verb beside it",
    "poss": "the possessive before it", "speaker": "the speaker",
}  # fmt: skip


def reason_in_words(why: str) -> str:
    """Which word told of it, where in the sentence the sides stand, and what speaks against its having happened.

    >>> reason_in_words("trigger shoot (verb, entry 284); source by subj, target by at; allegedly, could")
    'read from the verb “shoot”; who: the subject; to whom: what follows “at”; marked by “allegedly”, “could”'
    >>> reason_in_words("trigger visit (noun, entry 3); source by nothing, target by nothing")
    'read from the noun “visit”; neither side is named beside it'
    >>> reason_in_words("said by a person")
    'said by a person'
    """
    coded = _CODED.match(why)
    if coded is None:
        return why
    words = f"read from the {coded['part']} “{coded['word']}”"
    sides = [
        f"{name}: {_place(coded[side])}"
        for name, side in (("who", "source"), ("to whom", "target"))
        if _place(coded[side])
    ]
    if sides:
        words += f"; {'; '.join(sides)}"
    elif coded["source"]:
        words += "; neither side is named beside it"
    marks = [mark for mark in why[coded.end() :].strip("; ").split(", ") if mark]
    return f"{words}; marked by {', '.join(f'“{mark}”' for mark in marks)}" if marks else words


def _place(name: str | None) -> str:
    if name is None or name == "nothing":
        return ""
    return _PLACES.get(name, f"what follows “{name}”")
