"""The words that report speech, thought and intention, by lemma and part of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from dragoman import lexicon
from dragoman.records import Force

__all__ = [
    "BESIDE",
    "CUE_CLASSES",
    "LABEL",
    "OTHER",
    "PERSPECTIVE",
    "PLAIN_SPEECH",
    "SIGNATURE",
    "SPEECH_CLASSES",
    "CueWord",
    "Sense",
    "cue_follows",
    "cue_forms",
    "cue_words",
]

CUE_CLASSES = (
    "say", "announce", "aspect", "tell", "ask", "order", "press", "commit", "judge", "strike", "mention", "raise", "call", "regard",
    "write", "publish", "show", "reflect", "think", "expect", "know", "accept", "want", "attempt", "fear", "love", "side", "agree",
    "refuse", "seem", "manner", "quote", "reported", "according", "document", "label",
    "signature", "other",
)  # fmt: skip
SPEECH_CLASSES = frozenset((
    "say", "announce", "aspect", "tell", "ask", "write", "publish", "manner", "order", "commit", "quote",
))  # fmt: skip
PLAIN_SPEECH = frozenset(("say", "tell", "announce", "write"))

_PARTS = {
    "VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adverb", "ADP": "preposition",
    "SCONJ": "preposition",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a cue word: its class (how it takes its content), its force, and the outlet's stance."""

    kind: str
    force: Force
    stance: str | None


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word that may report: its part of speech, its main sense, and the others it has."""

    word: str
    part: str
    sense: Sense
    others: tuple[Sense, ...] = ()

    @property
    def kind(self) -> str:
        """The class of the main sense."""
        return self.sense.kind

    @property
    def also(self) -> tuple[str, ...]:
        """The classes of the other senses."""
        return tuple(sense.kind for sense in self.others)


LABEL = CueWord(":", "mark", Sense("label", "says", None))
PERSPECTIVE = CueWord("for", "preposition", Sense("according", "thinks", None))
SIGNATURE = CueWord("—", "mark", Sense("signature", "says", None))
BESIDE = CueWord("“", "mark", Sense("beside", "says", None))
OTHER = CueWord("", "verb", Sense("other", "says", None))


@cache
def cue_words() -> dict[tuple[str, str], CueWord]:
    """All cue words by (lemma, universal part of speech); the nouns of `in … words` by (word, "phrase")."""
    by_word: dict[tuple[str, str], list[dict[str, str]]] = {}
    for entry in lexicon.table("speech_cues").entries():
        by_word.setdefault((entry["word"], entry["part"]), []).append(entry)
    found: dict[tuple[str, str], CueWord] = {}
    for (word, part), entries in by_word.items():
        senses = [Sense(e["class"], cast("Force", e["force"]), e["stance"] or None) for e in entries]
        cue = CueWord(word, part, senses[0], tuple(senses[1:]))
        if part == "phrase":
            found[word, "phrase"] = replace(cue, part="preposition")
            continue
        for universal, ours in _PARTS.items():
            if ours == part:
                found[word, universal] = cue
    return found


@cache
def cue_forms() -> dict[str, CueWord]:
    """Printed forms that report whatever the tagger takes them for (`said`), or that it gives a wrong lemma (`hopes`)."""
    words = cue_words()
    return {
        form: words[entry["verb"], "VERB"]
        for entry in lexicon.table("speech_forms").entries()
        for form in entry["forms"].split("|")
    }


@cache
def cue_follows() -> re.Pattern[str]:
    """A pattern of what follows the end of a quotation: up to four words and a verb of speech, or the verb at once.

    >>> bool(cue_follows().match(" the minister said"))
    True
    """
    forms: set[str] = set()
    for entry in lexicon.table("speech_forms").entries():
        if entry["follows"]:
            forms.update(entry["forms"].split("|"))
    verbs = "|".join(sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"\s{{0,3}}(?:[^\W\d_][\w.'’\-]{{0,24}},?\s{{1,3}}){{0,4}}?(?:{verbs})\b")
