"""The words by which reports tell what befell whom."""

from __future__ import annotations

from functools import cache

from dragoman import lexicon
from dragoman.reading.person_words import person_nouns

__all__ = ["TELLING", "is_name", "is_of", "one_person", "sense_of", "suspect_nouns", "telling_words"]


# The classes whose words tell a fate; the others only take part in telling one.
TELLING = (
    "done to",
    "undergone",
    "quality",
    "nominal",
    "remains",
    "harm",
    "condition",
    "hospital",
    "life",
    "own hand",
    "toll",
    "fatal",
)


@cache
def telling_words() -> tuple[str, ...]:
    """All words that can tell a fate."""
    return tuple(sorted({word for class_ in TELLING for word in _classes()[class_]}))


@cache
def _classes() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for entry in lexicon.table("fate_words").entries():
        words = dict.fromkeys(entry["words"].split("|"), entry["sense"])
        found.setdefault(entry["class"], {}).update(words)
    return found


def sense_of(lemma: str, class_: str) -> str | None:
    """The state that a word of a class brings about; None where it is not of that class."""
    return _classes()[class_].get(lemma)


def is_of(lemma: str, class_: str) -> bool:
    """Whether a word is of a class."""
    return lemma in _classes()[class_]


@cache
def one_person() -> frozenset[str]:
    """Pronouns that mean a single person."""
    return frozenset(
        word for word, meant in lexicon.table("pronouns").mapping("word", "meant").items() if meant in ("m", "f")
    )


@cache
def suspect_nouns() -> frozenset[str]:
    """Nouns for persons who are held to have done it."""
    return frozenset(
        w for w, sense in lexicon.table("person_nouns").mapping("words", "sense").items() if sense == "suspect"
    )


def is_name(words: str) -> bool:
    """Whether an actor is called by a name and not by a description (`a man`).

    >>> is_name("Ana Lima"), is_name("A teenage boy")
    (True, False)
    """
    last = words.rpartition(" ")[2]
    return last[:1].isupper() and last.casefold() not in person_nouns()
