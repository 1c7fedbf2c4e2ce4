"""What one event already tells of another: its object, what it wills, what only describes its participants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dragoman.reading.events.frames import Coding
from dragoman.reading.events.vocabulary import classes

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["participants", "taken_up"]

_STEPS = 8
_WILLED = frozenset({"AGREE", "REQUEST", "THREATEN"})
# A meeting that is agreed on, asked for or refused is told of in its own right.
_KEEPS_MEETING = frozenset({"AGREE", "REQUEST", "REJECT"})
_COMPLEMENT = frozenset(
    {"xcomp", "ccomp", "acl", "advcl", "pcomp", "prep", "dobj", "pobj", "nsubjpass", "conj", "dative"}
)


def participants(codings: Iterable[Coding]) -> dict[int, Coding]:
    """Each coding by the places of those who take part in it."""
    return {head.i: coding for coding in codings for head in (*coding.sources, *coding.targets)}


def taken_up(coding: Coding, others: Mapping[int, Coding], places: Mapping[int, Coding]) -> Coding | None:
    """The coding that already tells what `coding` would, if there is one among `others` (by the place of their word).

    `places` are the same by the places of their `participants`.
    A meeting is never taken up by the will to meet: whether it comes about is what a reader wants to follow.
    """
    if coding.trigger.part == "noun":
        above = _as_object(coding, others)
        if above is not None:
            return above
    if coding.type != "CONSULT":
        above = _as_willed(coding, others) or _as_purpose(coding, others)
        if above is not None:
            return above
    return _as_description(coding, places)


def _as_object(coding: Coding, others: Mapping[int, Coding]) -> Coding | None:
    """`sanctions` in `lifted the sanctions`: the entry of the verb asks for the noun as a part of its own."""
    at = coding.token
    for _ in range(4):
        if at.dep_ in {"dobj", "nsubjpass"} and at.head.i in others:
            above = others[at.head.i]
            return above if _covers(above, coding) else None
        if at.dep_ == "pobj" and at.head.dep_ in {"prep", "agent"} and at.head.head.i in others:
            above = others[at.head.head.i]
            if above.trigger.part == "noun" and at.head.lower_ != "of":
                return None
            return above if _covers(above, coding) else None
        if at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.lemma_.lower() in _measures():
            at = at.head.head  # `held another round of talks`, `carried out hundreds of raids`
            continue
        if at.dep_ not in {"conj", "compound"}:
            return None
        at = at.head
    return None


def _measures() -> frozenset[str]:
    return classes()["round"] | classes()["transparent"]


def _covers(above: Coding, coding: Coding) -> bool:
    if above.type == coding.type:
        return True
    if coding.type == "CONSULT":
        return above.type not in _KEEPS_MEETING
    if coding.token in above.targets or above.trigger.word not in classes()["light verb"]:
        return True
    words = {coding.token.lemma_.lower(), coding.token.lower_}
    return any(condition.words & words for condition in above.trigger.conditions if not condition.absent)


def _as_willed(coding: Coding, others: Mapping[int, Coding]) -> Coding | None:
    """`free` in `agreed to free the crew`: what is agreed, asked for, threatened or refused is content of that."""
    at = coding.token
    for _ in range(_STEPS):
        asked = next((others[c.i] for c in at.children if c.dep_ == "aux" and c.i in others), None)
        if asked is not None:  # `said that Tripoli must withdraw`; what is refused for a day is awaited on that day
            return asked if asked.type != "REJECT" or not _is_dated(at) else None
        if at.dep_ not in _COMPLEMENT or at.head == at:
            return None
        at = at.head
        above = others.get(at.i)
        if above is not None and above is not coding:
            return above if _wills(above) else None
        if at.pos_ == "VERB" and at.lemma_ not in classes()["light verb"] and at.dep_ not in {"xcomp", "conj"}:
            return None
    return None


def _is_dated(verb: Token) -> bool:
    return any(
        t.ent_type_ in {"DATE", "TIME"} for c in verb.children for t in (c, *(c.children if c.dep_ == "prep" else ()))
    )


def _as_purpose(coding: Coding, others: Mapping[int, Coding]) -> Coding | None:
    """`to help the crew`, `for helping the rebels`: what another event is done for, or is said of it, is part of that."""
    verb = coding.token if coding.trigger.part == "verb" else coding.support
    if verb is None:
        return None
    for _ in range(3):
        if verb.dep_ == "conj" or (verb.dep_ == "xcomp" and verb.head.i not in others):
            verb = verb.head
    if verb.dep_ in {"advcl", "acl", "relcl"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return others.get(verb.head.i) or others.get(verb.head.head.i)
    if verb.dep_ == "pcomp" and verb.head.lower_ in classes()["binding"]:
        at = verb.head
        for _ in range(4):
            at = at.head
            if at.i in others or at.head == at or at.dep_ in {"relcl", "ccomp"}:
                return others.get(at.i)
    return None


def _wills(coding: Coding) -> bool:
    """Whether what `coding` governs is only its content; what is warned of or denied is told in its own right."""
    word = coding.trigger.word
    if coding.type == "REJECT":
        return word in classes()["refusing"]
    return coding.type in _WILLED and (coding.type != "THREATEN" or word in classes()["threatening"])


def _as_description(coding: Coding, places: Mapping[int, Coding]) -> Coding | None:
    """`arrested` in `freed a poet arrested in May`: what stands within another's participant only tells which is meant."""
    at = coding.token
    for _ in range(_STEPS):
        other = places.get(at.i)
        is_goal = at == coding.token and coding.type == "CONSULT"  # `called for talks`: the talks are told of as well
        if other is not None and other is not coding and not is_goal and _outside(other, at, coding):
            return other
        if at.head == at:
            return None
        at = at.head
    return None


def _outside(other: Coding, participant: Token, coding: Coding) -> bool:
    """Whether `other` stands above its participant, so that the two do not take each other up."""
    at = participant
    for _ in range(_STEPS):
        if at.head == at:
            return False
        at = at.head
        if at == coding.token:
            return False
        if at == other.token or (other.support is not None and at == other.support):
            return True
    return False
