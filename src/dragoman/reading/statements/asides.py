"""Speakers past what stands between them and their verb, or beside it: asides between dashes, clauses before theirs."""

from __future__ import annotations

from dragoman.reading.statements.cue_words import SPEECH_CLASSES, cue_words
from dragoman.reading.statements.syntax import Syntax

__all__ = ["before_aside", "main_speaker", "nearer_speaker"]

_DASHES = frozenset(("—", "–", "-", "--", "_"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_WALLS = frozenset((",", ";", ":", ".", "“", "”", '"'))
_LONGEST_ASIDE = 40
_CALLS = SPEECH_CLASSES | {"call", "judge", "strike", "regard"}


def before_aside(syntax: Syntax, cue: int) -> int | None:
    """The last word of the phrase before an aside that ends at the verb: `the council — a body that it set up — said`.

    Gives None where no dash stands right before the verb, but for auxiliaries and adverbs, or no other one opens the aside.
    """
    begin = syntax.sentences[syntax.sentence[cue]][0]
    closing = cue - 1
    while closing > begin and syntax.pos[closing] in ("AUX", "ADV"):
        closing -= 1
    if syntax.lower[closing] not in _DASHES:
        return None
    for i in range(closing - 2, max(begin, closing - _LONGEST_ASIDE), -1):
        spaced = syntax.lower[i] != "-" or syntax.start[i] > syntax.end[i - 1]  # `well-known` has no aside
        if syntax.lower[i] in _DASHES and spaced:
            return i - 1 if syntax.pos[i - 1] in _NOMINAL else None
    return None


def nearer_speaker(syntax: Syntax, cue: int) -> int | None:
    """Whose saying a verb tells of that the parser joined to a verb too far up: `grew when Orlov called it a lie and said …`.

    Gives the subject of the nearer verb: one of saying, in the same tense, in a clause of its own, where the one further up says
    nothing.
    """
    above = syntax.head[cue]
    if syntax.dep[cue] != "conj" or above >= cue or syntax.child(cue, "nsubj") is not None or _says(syntax, above):
        return None
    for verb in range(cue - 1, above, -1):
        if syntax.tag[verb] != syntax.tag[cue] or not _says(syntax, verb):
            continue
        subject = syntax.child(verb, "nsubj")
        clause = syntax.dep[verb] in ("advcl", "relcl", "ccomp") and syntax.covers(above, verb)
        walls = any(syntax.lower[i] in _WALLS for i in range(syntax.right[verb], cue))
        return subject if clause and not walls and subject is not None and subject > above else None
    return None


def main_speaker(syntax: Syntax, cue: int) -> int | None:
    """Who goes on behind the last comma: `Orlov rejected the claim that Kor had won, saying …`, whatever `saying` hangs on.

    Gives the subject of a main verb that itself tells of words.
    """
    begin, end = syntax.sentences[syntax.sentence[cue]]
    if syntax.tag[cue] != "VBG" or cue - 1 <= begin or syntax.lower[cue - 1] != ",":
        return None
    root = next((i for i in range(begin, end) if syntax.head[i] == i and syntax.pos[i] in ("VERB", "AUX")), None)
    if root is None or root >= cue or root == syntax.head[cue] or not _says(syntax, root):
        return None
    subject = syntax.child(root, "nsubj")
    return subject if subject is not None and subject < root else None


def _says(syntax: Syntax, verb: int) -> bool:
    word = cue_words().get((syntax.lemma[verb], "VERB"))
    return word is not None and word.kind in _CALLS
