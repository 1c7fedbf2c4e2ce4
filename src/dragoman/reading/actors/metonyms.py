"""Whether a place name stands for the place or for those who rule there: `Moscow said`, `arrived in Moscow`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["acts", "is_where", "place_prepositions", "place_words"]

_SUBJECTS = frozenset({"nsubj", "agent", "nsubjpass", "csubj"})


@cache
def place_prepositions(sense: str) -> frozenset[str]:
    """The prepositions of a sense: they make a name a place (`where`), a way (`motion`), those who rule there (`government`).

    Before somebody who takes part they are of the sense `partner`, before where somebody comes from `origin`.
    """
    return frozenset(e["word"] for e in lexicon.table("place_prepositions").entries() if e["sense"] == sense)


@cache
def place_words(side: str) -> frozenset[str]:
    """Words that stand `before` or `behind` the name of a place (`the city of`, `province`), or say a `direction`."""
    return frozenset(e["word"] for e in lexicon.table("place_prepositions").entries() if e["sense"] == side)


@cache
def _verbs(sense: str) -> frozenset[str]:
    return frozenset(e["verb"] for e in lexicon.table("place_verbs").entries() if e["sense"] == sense)


def governing(token: Token) -> tuple[Token | None, Token | None]:
    """The preposition that a name hangs on, over coordination, and the word that the preposition hangs on."""
    first = _first_conjunct(token)
    if first.dep_ in ("pobj", "pcomp") and first.head.pos_ == "ADP":
        return first.head, first.head.head
    before = first.nbor(-1) if first.i else first
    if before.pos_ == "ADP" and not any(child.dep_ in ("pobj", "pcomp") for child in before.children):
        return before, before.head  # a preposition that the parse left without its object
    return None, None


def is_where(token: Token) -> bool:
    """Whether the name at its head token says only where something is: `in Russia`, `at the border near Sumy`."""
    preposition, head = governing(token)
    if preposition is None:
        return False
    word = preposition.lower_
    if word in place_prepositions("where"):
        return True
    if head is None:
        return False
    if word == "for" and head.lemma_.lower() in _verbs("contends for"):
        return True  # `the race for the White House`
    return word in place_prepositions("motion") and head.lemma_.lower() in _verbs("motion")


def acts(token: Token) -> bool:
    """Whether a capital at its head token stands for the government: it does what only people do, or takes part with others.

    Abstains (False) where nothing says so: then it is a place.
    """
    first = _first_conjunct(token)
    if first.dep_ not in _SUBJECTS and any(child.dep_ == "det" for child in first.children):
        return False  # `an undivided Nicosia`
    if first.dep_ in _SUBJECTS:
        verb = first.head
        if not verb.text[:1].isalpha():
            return False  # the dash of a dateline
        return first.dep_ == "agent" or verb.lemma_.lower() not in _verbs("of places")
    if first.dep_ == "poss":
        return first.head.lemma_.lower() in _verbs("had by governments")
    preposition, head = governing(token)
    if preposition is None:
        return first.dep_ in ("dobj", "dative") and first.head.lemma_.lower() in _verbs("done to governments")
    return preposition.dep_ == "agent" or _takes_governments(preposition.lower_, head)


def _takes_governments(word: str, head: Token | None) -> bool:
    """Whether a preposition behind a word leads to governments: `talks with Moscow`, `between Moscow and Washington`."""
    if word in place_prepositions("government"):
        return True
    if word == "between":  # unless something runs between the cities
        return head is None or head.lemma_.lower() not in _verbs("runs between")
    return head is not None and head.lemma_.lower() in _verbs(f"{word} governments")


def _first_conjunct(token: Token) -> Token:
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    return token
