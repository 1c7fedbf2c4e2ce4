"""Where in a document a word may report."""

from __future__ import annotations

from dragoman.reading.statements.cue_words import CueWord, cue_words
from dragoman.reading.statements.syntax import Syntax

__all__ = ["cue_tokens", "cues_of"]

_FIXED = frozenset(("prt",))


def cues_of(syntax: Syntax) -> dict[int, CueWord]:
    """All tokens that may report, with their words."""
    words = cue_words()
    pos, lemma = syntax.pos, syntax.lemma
    found: dict[int, CueWord] = {}
    for i in range(len(pos)):
        word = words.get((lemma[i], pos[i]))
        if word is not None:
            found[i] = word
        elif syntax.lower[i] == "according" and i + 1 < len(pos) and syntax.lower[i + 1] == "to":
            found[i] = words["according to", "ADP"]
    return found


def cue_tokens(syntax: Syntax, cue: int) -> list[int]:
    """The tokens that print a cue: the word, its particle, and the `to` of `according to`."""
    tokens = [cue, *(c for c in syntax.children[cue] if syntax.dep[c] in _FIXED)]
    if syntax.lower[cue] == "according":
        tokens.append(cue + 1)
    return sorted(tokens)
