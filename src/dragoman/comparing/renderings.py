"""Whether what a report renders of somebody's words can be printed beside a name, or needs the verb that it hangs on."""

from __future__ import annotations

from functools import cache

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.linking.words import stem
from dragoman.records import Statement

__all__ = ["needs_its_verb", "printable"]

# Classes of verbs that take a whole sentence; what the others take (`called the visit a failure`) is none by itself.
_TAKE_SENTENCES = frozenset({"say", "tell", "write", "according"})


def needs_its_verb(statement: Statement) -> bool:
    """Whether a statement's words say too little without the verb that they hang on.

    A verb that can take either (`announced it`, `announced that …`) is printed too, where it can be.
    """
    cue = fold(statement.cue or "")
    if statement.kind == "direct" or not cue:
        return False
    hangs = cue.endswith("ed") and _is_among(cue, _taking(sentences=False))
    return hangs or not _is_among(cue, _taking(sentences=True))


def printable(statement: Statement) -> bool:
    """Whether a statement can be printed as speaker, verb and words: `dubbing it a failure` hangs on another sentence."""
    return not needs_its_verb(statement) or fold(statement.cue or "").endswith("ed")


def _is_among(cue: str, forms: frozenset[str]) -> bool:
    return cue in forms or stem(cue) in forms


@cache
def _taking(*, sentences: bool) -> frozenset[str]:
    """The words that can take a sentence, or those that can take something else, and their stems."""
    entries = lexicon.table("speech_cues").entries()
    taking = {fold(entry["word"]) for entry in entries if (entry["class"] in _TAKE_SENTENCES) == sentences}
    irregular = {
        form
        for entry in lexicon.table("speech_forms").entries()
        if entry["verb"] in taking
        for form in entry["forms"].split("|")
    }
    return frozenset(taking | irregular | {stem(word) for word in taking})
