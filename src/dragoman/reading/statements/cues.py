"""Where in a document a word may report."""

from __future__ import annotations

from dragoman.reading.statements.cue_words import LABEL, CueWord, cue_forms, cue_words
from dragoman.reading.statements.syntax import Syntax

__all__ = ["cue_tokens", "cues_of"]

_FIXED = frozenset(("prt",))
_LONGEST_LABEL = 9  # words before the colon: `Spain’s interior minister, Name Surname:`


def cues_of(syntax: Syntax, paragraphs: list[tuple[int, int]]) -> dict[int, CueWord]:
    """All tokens that may report, with their words."""
    words, forms = cue_words(), cue_forms()
    pos, lemma, lower = syntax.pos, syntax.lemma, syntax.lower
    found: dict[int, CueWord] = {}
    for i in range(len(pos)):
        word = words.get((lemma[i], pos[i]))
        if word is None or (lower[i] in forms and word.part != "verb" and syntax.tag[i] not in ("NN", "NNS")):
            word = forms.get(lower[i], word)
        if word is not None:
            found[i] = word
        elif lower[i] == "according" and i + 1 < len(pos) and lower[i + 1] == "to":
            found[i] = words["according to", "ADP"]
    for start, end in paragraphs:
        first = syntax.tokens_in(start, start + 1)[0]
        for i in range(first, min(first + _LONGEST_LABEL, len(pos))):
            if syntax.start[i] >= end or pos[i] in ("VERB", "AUX") or i in found:
                break
            if lower[i] == ":" and i > first:
                found[i] = LABEL
                break
    return dict(sorted(found.items()))


def cue_tokens(syntax: Syntax, cue: int) -> list[int]:
    """The tokens that print a cue: the word, its particle, and the `to` of `according to`."""
    tokens = [cue, *(c for c in syntax.children[cue] if syntax.dep[c] in _FIXED)]
    if syntax.lower[cue] == "according":
        tokens.append(cue + 1)
    return sorted(tokens)
