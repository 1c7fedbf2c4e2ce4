"""Nouns for persons, as all rooms of reading know them, and whom a pronoun takes up that no name is given for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["person_nouns", "unnamed_above"]

_CLAUSES = 5  # verbs and prepositions up from a pronoun to the subject that it takes up
_SUBJECTS = ("nsubj", "nsubjpass")


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for persons, in the singular."""
    return frozenset(lexicon.table("person_nouns").mapping("words", "sense"))


def unnamed_above(pronoun: Token) -> Token | None:
    """The noun for one person that the clause above a pronoun is about: `the man was armed when he was shot`."""
    if pronoun.dep_ not in _SUBJECTS or "Acc" in pronoun.morph.get("Case", []):
        return None  # `the man shot him`, `heard him say`: another
    clause = pronoun.head
    for _ in range(_CLAUSES):
        subjects = [c for c in clause.children if c.dep_ in _SUBJECTS and c != pronoun]
        for child in subjects:
            if child.i < pronoun.i and child.tag_ == "NN" and child.lemma_.lower() in person_nouns():
                return child
        if subjects or clause.head == clause:
            return None
        clause = clause.head
    return None
