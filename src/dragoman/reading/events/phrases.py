"""How far the phrase of a noun reaches, and whether it names a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.vocabulary import classes, triggers
from dragoman.reading.person_words import person_nouns

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["is_a_person", "phrase"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_DASHES = frozenset({"–", "—", "-", "--"})
_KEPT = frozenset({
    "det", "amod", "compound", "poss", "nummod", "nmod", "case", "quantmod", "predet", "advmod", "neg", "punct",
})  # fmt: skip


def is_a_person(token: Token) -> bool:
    """Whether somebody is named by name or by a noun for persons."""
    if token.ent_type_ == "PERSON":
        return True
    return token.pos_ == "NOUN" and (token.lemma_.lower() in person_nouns() or token.lemma_ in classes()["diplomat"])


def phrase(head: Token, *, alone: bool = False) -> tuple[int, int]:
    """The tokens `[start, end)` of the noun phrase of `head`: with its modifiers, without clauses and adjuncts that trail it.

    `alone` leaves out what is joined to it by `and`.
    """
    wanted = {head.i}
    todo = [head]
    while todo and len(wanted) < 40:
        token = todo.pop()
        for child in token.children:
            if alone and token is head and child.dep_ in {"conj", "cc"}:
                continue
            if _belongs(child, token, inner=token is not head):
                wanted.add(child.i)
                todo.append(child)
    return _solid(head, wanted)


def _belongs(child: Token, token: Token, *, inner: bool) -> bool:  # noqa: PLR0911 (one label after another)
    """Whether `child` is part of the phrase of `token`; `inner` where `token` is not the head of the whole."""
    if token.dep_ == "acl":
        return _completes(child)
    match child.dep_:
        case "prep":
            word = child.lower_
            holds = word in classes()["of the phrase"] or (word in classes()["of an event"] and _is_event(token))
            return holds and not any(c.ent_type_ in {"DATE", "TIME"} for c in child.children)
        case "conj":
            return inner or child.pos_ in _NOMINAL
        case "appos":
            # A second apposition in a row is more often the next thing named: `to his neighbour, Otto Brandt, a pact`.
            if token.ent_type_ in {"GPE", "LOC", "ORG"} and child.pos_ == "NOUN":
                return False  # what a place or a body is besides: `El Paso, a city near the border`
            return token.dep_ != "appos" and not (token.ent_type_ in {"GPE", "LOC"} and child.ent_type_ == "PERSON")
        case "npadvmod" | "advmod" if token.pos_ == "PROPN":
            return False  # `hours earlier Ana Lima`
        case "nmod" if _is_dateline(child, token):
            return False
        case "npadvmod" if token.pos_ == "ADJ":
            return True  # `a 15-year-old boy`
        case "npadvmod":
            return inner and child.ent_type_ not in {"DATE", "TIME"}
        case "acl":  # `the missiles fired by the army`, `a group known as the Wolves`
            return (
                child.tag_ == "VBN"
                and child.i == token.i + 1
                and any(c.i == child.i + 1 and _completes(c) for c in child.children)
            )
        case "agent":
            return inner
        case label:
            return label in _KEPT or label in {"cc", "pobj"}


def _completes(child: Token) -> bool:
    """Whether `child` makes a participle whole: `fired by the army`, `known as the Wolves`, `a pastor named Otto`."""
    if child.dep_ in {"prep", "agent"}:
        return any(c.dep_ == "pobj" and c.ent_type_ not in {"DATE", "TIME"} for c in child.children)
    return child.dep_ in {"oprd", "prt"}


def _is_dateline(place: Token, head: Token) -> bool:
    """Whether `place` only says where a report comes from: `Oslo – Police met`."""
    edge = place.right_edge.i
    between = [head.doc[at] for at in (edge, edge + 1) if place.i < at < head.i]
    return any(token.text in _DASHES and token.nbor(-1).whitespace_ for token in between)


def _is_event(noun: Token) -> bool:
    return ("noun", noun.lemma_.lower()) in triggers()


def _solid(head: Token, wanted: set[int]) -> tuple[int, int]:
    """The unbroken run of `wanted` around `head`, without punctuation at its ends."""
    doc = head.doc
    start = end = head.i
    while start - 1 in wanted:
        start -= 1
    while end + 1 in wanted:
        end += 1
    while end > head.i and (doc[end].is_punct or doc[end].dep_ in {"cc", "prep", "det", "case"}):
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].dep_ in {"cc", "punct"}):
        start += 1
    return start, end + 1
