"""The words that event coding goes by, loaded once from the lexicon: classes of nouns, triggers, marks of factuality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from dragoman import lexicon
from dragoman.records import EventType

__all__ = ["Condition", "Frame", "Mark", "Trigger", "classes", "filed_under", "marks", "triggers"]


@dataclass(frozen=True, slots=True)
class Condition:
    """What must, or (`absent`) must not, stand around a trigger: one of `words` in one of the grammatical `relations`.

    Without `words`, anything at all in that relation.
    """

    relations: tuple[str, ...]
    words: frozenset[str]
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where source and target are looked for, in order; in a `reciprocal` frame both are participants."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry of the trigger table for one of its words; one without a type says that the word tells of nothing there."""

    word: str
    particles: tuple[str, ...]
    part: str
    conditions: tuple[Condition, ...]
    type: EventType | None
    detail: str | None
    frame: Frame
    cameo: str
    row: int

    @property
    def name(self) -> str:
        """The trigger as an explanation names it."""
        return " ".join((self.word, *self.particles))


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Each class of words by its name."""
    return {entry["class"]: frozenset(entry["words"].split("|")) for entry in lexicon.table("event_classes").entries()}


@cache
def triggers() -> Mapping[tuple[str, str], tuple[Trigger, ...]]:
    """The triggers by part of speech (`verb`, `noun`, `adjective`) and head word, the most demanding first."""
    found: dict[tuple[str, str], list[Trigger]] = {}
    for row, entry in enumerate(lexicon.table("event_triggers").entries()):
        conditions = tuple(_condition(text) for text in entry["with"].split(";") if text)
        for phrase in entry["trigger"].split("|"):
            words = phrase.split()
            head, particles = (words[-1], words[:-1]) if entry["part"] == "noun" else (words[0], words[1:])
            trigger = Trigger(
                word=head, particles=tuple(particles), part=entry["part"], conditions=conditions,
                type=cast("EventType", entry["type"]) if entry["type"] != "-" else None, detail=entry["detail"] or None,
                frame=_frame(entry["frame"]), cameo=entry["cameo"], row=row,
            )  # fmt: skip
            found.setdefault((entry["part"], head), []).append(trigger)
    return {key: tuple(sorted(group, key=_demand)) for key, group in found.items()}


# A verb this long does not double its last letter before an ending, so that `petitioned` may be of `petition`.
_LONG = 5


@cache
def filed_under(part: str, lemma: str) -> str | None:
    """The word of the trigger table that `lemma`, in small letters, stands for; None where the table has no such word.

    Lemmatizers misjudge whether a verb ends in e: `fin` for `fined`, `petitione` for `petitioned`.
    """
    known = triggers()
    guesses = [lemma]
    if part == "verb":
        guesses += [lemma + "e", *([lemma[:-1]] if lemma.endswith("e") and len(lemma) > _LONG else [])]
    return next((word for word in guesses if (part, word) in known), None)


def _demand(trigger: Trigger) -> tuple[int, int]:
    """Sort by how much a trigger asks for, and then by its place in the table."""
    asked = [condition for condition in trigger.conditions if not condition.absent]
    named = sum(1 for condition in asked if condition.words)
    return (-3 * len(trigger.particles) - len(asked) - named, trigger.row)


def _condition(text: str) -> Condition:
    key, _, value = text.partition("=")
    words: set[str] = set()
    for word in value.split("|"):
        if word.startswith("@"):
            words |= classes()[word[1:]]
        elif word == "*":
            words.clear()
            break
        else:
            words.add(word)
    return Condition(tuple(key.removeprefix("~").split("/")), frozenset(words), absent=key.startswith("~"))


@dataclass(frozen=True, slots=True)
class Mark:
    """What a word does to the factuality of what it governs; `negated`, what it does when it is negated itself.

    An effect is a factuality, or `same` where the word leaves it as its own.
    """

    word: str
    effect: str
    negated: str


@cache
def marks(part: str) -> Mapping[str, Mark]:
    """The marks of factuality of one part of speech, by word; of a word that stands twice the first entry counts."""
    found: dict[str, Mark] = {}
    for entry in lexicon.table("factuality_marks").entries():
        if entry["part"] == part:
            for word in entry["words"].split("|"):
                found.setdefault(word, Mark(word, entry["effect"], entry["negated"]))
    return found


@cache
def _frame(text: str) -> Frame:
    reciprocal = "~" in text
    source, _, target = text.partition("~" if reciprocal else ">")
    return Frame(tuple(source.split("|")), tuple(target.split("|")) if target else (), reciprocal)
