"""Dialogue by dashes: `— Where is the ship? asked Orlov. — Gone since Monday.` is a question and what its speaker adds.

A dash at the head of a line opens speech in many languages; it also opens the points of a list, which nobody utters. So a line is
dialogue only where a clause of speech follows what is said, and what is said asks, exclaims, says `I` or `you`, or has its verb of
speech before the speaker.
"""

from __future__ import annotations

import re

from dragoman.reading.statements.wording import words_for

__all__ = ["dialogue_in"]

_DASH = re.compile(r"[–—―-][ \t\u00a0]{1,3}(?=[^\W_])")
_ENDS = re.compile(r"[,.!?…](?=[ \t])")
_GOES_ON = re.compile(r"[.,][ \t]{0,3}[–—―][ \t]{1,3}(?=[^\W_])")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_ENDS = 40  # where the speech of one line may end


def dialogue_in(text: str, start: int, end: int, cue_follows: re.Pattern[str]) -> list[tuple[int, int]]:
    """Find what is said in a paragraph that a dash opens, as ranges of characters; none where it is no dialogue.

    `cue_follows` matches a clause of speech, up to its verb.
    """
    dash = _DASH.match(text, start, end)
    if dash is None:
        return []
    begin = dash.end()
    for number, stop in enumerate(_ENDS.finditer(text, begin, end)):
        if number >= _MOST_ENDS:
            return []
        clause = cue_follows.match(text, stop.end(), end)
        if clause is not None:
            break
    else:
        return []
    inverted = len(clause.group().split()) == 1
    if not (stop.group() in "!?" or inverted or _addresses(text, begin, stop.start())):
        return []
    said = [(begin, stop.end())]
    further = _GOES_ON.search(text, stop.end(), end)
    if further is not None:
        said.append((further.end(), end))
    return said


def _addresses(text: str, start: int, end: int) -> bool:
    here = words_for("speaker pronoun") | words_for("hearer pronoun")
    return any(word.group().lower() in here for word in _WORD.finditer(text, start, end))
