"""Wordings of one utterance laid beside each other: what each has in common with the fullest, and what is its own."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

__all__ = ["aligned"]

_WORD = re.compile(r"\w+|\W+")
# Beyond so many words nobody compares word by word, and neither do we.
_LONGEST = 600


def aligned(fullest: str, wording: str) -> tuple[tuple[str, bool], ...]:
    """A wording in runs, each with whether its words are other than in `fullest`.

    >>> aligned("We met them today", "We saw them today")
    (('We ', False), ('saw', True), (' them today', False))
    """
    ours, theirs = _WORD.findall(wording), _WORD.findall(fullest)
    if len(ours) > _LONGEST or len(theirs) > _LONGEST:
        return ((wording, False),)
    matcher = SequenceMatcher(
        None, [word.casefold() for word in theirs], [word.casefold() for word in ours], autojunk=False
    )
    runs = []
    for how, _, _, start, end in matcher.get_opcodes():
        if end > start:
            text = "".join(ours[start:end])
            runs.append((text, how != "equal" and not text.isspace()))
    return tuple(runs)
