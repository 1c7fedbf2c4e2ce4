"""When and where an event is set, what it is about, and which of a row it is: from the words that hang on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from dragoman import lexicon
from dragoman.reading.events.frames import Coding, relation
from dragoman.reading.events.phrases import phrase
from dragoman.reading.events.syntax import clause, conjuncts, is_negated, sentence
from dragoman.reading.events.vocabulary import classes, triggers
from dragoman.records import Place, Time

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token, Tokens
    from dragoman.text.copy import ParsingCopy

__all__ = ["Setting", "ordinal", "topics"]

_Kind = TypeVar("_Kind", Time, Place)
# In a sentence with many times or places only those within reach of the event are weighed.
_MANY, _REACH = 20, 60


class Setting:
    """The times and places of one report by the token that they hang on."""

    def __init__(self, tokens: Tokens, copy: ParsingCopy, times: Sequence[Time], places: Sequence[Place]) -> None:
        self._sentences = tokens.columns.sentences
        self._times = [
            (time, _root(tokens, *copy.here(time.evidence["time"][0])))
            for time in times
            if time.type in {"DATE", "TIME"} and not (time.value or "").endswith("_REF")
        ]
        self._places = [
            (place, _root(tokens, *copy.here(span))) for place in places for span in place.evidence["place"]
        ]
        self._by_sentence: dict[int, list[tuple[Time, Token]]] = {}
        self._places_by_sentence: dict[int, list[tuple[Place, Token]]] = {}
        for time, root in self._times:
            self._by_sentence.setdefault(self._sentence(root), []).append((time, root))
        for place, root in self._places:
            self._places_by_sentence.setdefault(self._sentence(root), []).append((place, root))

    def _sentence(self, token: Token) -> int:
        return bisect_right(self._sentences, token.i)

    def _near(self, found: dict[int, list[tuple[_Kind, Token]]], token: Token) -> list[tuple[_Kind, Token]]:
        """What stands in the sentence of `token`, within the reach of a clause."""
        listed = [pair for pair in found.get(self._sentence(token), []) if not _of_another(pair[1])]
        if len(listed) <= _MANY:
            return listed
        return [pair for pair in listed if abs(pair[1].i - token.i) <= _REACH]

    def when(self, coding: Coding) -> tuple[Time, Token] | None:
        """The time that hangs on the event's word, or else on the clause that it makes."""
        near = self._near(self._by_sentence, coding.token)
        if _is_looked_back_on(coding.token):
            return None  # `will mark the anniversary of the raid on Tuesday`
        carriers = _carriers(coding)
        for time, root in near:
            if _hangs_on(root) in carriers or _inside_phrase(root, coding.token):
                return time, root
        if not _makes_clause(coding):
            return None
        occasion = _occasion(coding)
        for time, root in near:
            if _hangs_on(root) in occasion:
                return time, root
        own = _with_governor(clause(carriers[0] if coding.support is None else coding.support))
        within = [(abs(root.i - coding.token.i), time, root) for time, root in near if clause(_hangs_on(root)) in own]
        if not within:
            return None
        _, time, root = min(within, key=lambda item: item[0])
        return time, root

    def where(self, coding: Coding) -> tuple[Place, Token] | None:
        """The place that hangs on the event's word or on its object, or else on the clause that it makes."""
        goals = {t.i for t in coding.targets}
        if coding.type == "ASSAULT" and coding.target_by in classes()["whereabouts"]:
            goals = set()  # `the attack in Basra` was on those there
        sides = goals | {t.i for t in coding.sources}
        sides |= {other.i for head in (*coding.sources, *coding.targets) for other in conjuncts(head)}
        is_visit = coding.trigger.detail == "visit"
        sits = coding.type == "CONSULT" and not coding.sources  # `the encounter of Istanbul`
        near = [
            (place, root)
            for place, root in self._near(self._places_by_sentence, coding.token)
            if _is_locative(root, coding.type) or root.i in goals or (sits and root.head.head == coding.token)
        ]
        carriers = _carriers(coding)
        for place, root in near:
            if _hangs_on(root) in carriers and (is_visit or root.i not in sides):
                return place, root
        for place, root in near:
            if is_visit and root.i in goals:
                return place, root
        for place, root in near:
            beside = _hangs_on(root).i in goals and (is_visit or root.i not in sides)
            inside = _inside_phrase(root, coding.token) and (is_visit or root.i not in sides)
            if beside or inside:
                return place, root
        if not _makes_clause(coding):
            return None
        own = clause(coding.support or coding.token)
        within = [
            (abs(root.i - coding.token.i), place, root)
            for place, root in near
            if clause(_hangs_on(root)) == own and root.i not in sides and not _is_in_another(root, coding)
        ]
        if not within:
            return None
        _, place, root = min(within, key=lambda item: item[0])
        return place, root


def _occasion(coding: Coding) -> list[Token]:
    """The deed in which somebody was harmed, whose day is that of the harm: `was wounded in a shooting on Monday`."""
    if coding.type != "ASSAULT" or coding.trigger.part == "noun":
        return []
    found = [noun for word in ("in", "during") for noun in relation(coding.token, word)]
    return [noun for noun in found if ("noun", noun.lemma_.lower()) in triggers()]


def _is_looked_back_on(noun: Token) -> bool:
    """Whether the event is only what something later is about: the anniversary, the victims, the aftermath of it."""
    if noun.dep_ != "pobj" or noun.head.dep_ != "prep":
        return False
    return noun.head.head.pos_ in {"NOUN", "PROPN"} and noun.head.head.lemma_.lower() in classes()["granting"]


def _with_governor(verb: Token) -> tuple[Token, ...]:
    """A clause's verb, with the one that shares its time: `today they are to sign`, `left on Friday without signing`."""
    set_down = verb.head.tag_ == "VBN" and verb.head.lemma_ in classes()["set down"]
    if verb.dep_ == "xcomp" and (verb.head.lemma_ in classes()["auxiliary"] or set_down):
        return verb, verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VB" and not any(child.dep_ == "nsubj" for child in verb.children):
        return verb, verb.head  # `will travel on Monday and speak`
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return verb, verb.head.head
    return (verb,)


def _is_in_another(root: Token, coding: Coding) -> bool:
    """Whether a place belongs to another event that is named beside: `will not touch on the war in Chad`."""
    holder = _hangs_on(root)
    return holder != coding.token and holder.pos_ == "NOUN" and ("noun", holder.lemma_.lower()) in triggers()


def _root(tokens: Tokens, start: int, end: int) -> Token:
    """The token of the range of text that the others of it hang on."""
    starts = tokens.columns.start
    first = max(bisect_right(starts, start) - 1, 0)
    last = max(bisect_right(starts, max(end - 1, start)), first + 1)
    return tokens.root(first, last)


def _hangs_on(root: Token) -> Token:
    """What a time or a place hangs on, past its preposition."""
    above = root.head
    for _ in range(3):
        if above.dep_ in {"prep", "pcomp", "agent"} or above.pos_ == "ADP":
            above = above.head
        else:
            break
    return above


def _of_another(root: Token) -> bool:
    """Whether a time or a place belongs to an event that only stands beside: the third meeting after `the one of May 5`."""
    at = root
    for _ in range(6):
        if at != root and at.lower_ in classes()["another of the kind"] and at.dep_ == "pobj":
            return True
        if at.head == at:
            return False
        at = at.head
    return False


def _carriers(coding: Coding) -> list[Token]:
    found = [coding.token]
    if coding.support is not None and _makes_clause(coding):
        found.append(coding.support)
    return found


def _makes_clause(coding: Coding) -> bool:
    """Whether the event is what its clause says, so that the clause's time and place are its own."""
    if coding.trigger.part != "noun":
        return coding.token.dep_ != "amod"
    verb = coding.support
    if verb is None:
        return False
    words = classes()
    return any(verb.lemma_ in words[name] for name in ("light verb", "occurring", "telling of what it does"))


def _inside_phrase(root: Token, noun: Token) -> bool:
    """Whether `root` stands within the phrase of the event noun: `Thursday's meeting`."""
    at = root
    for _ in range(4):
        if at.head == noun and at != noun:
            return noun.pos_ in {"NOUN", "PROPN"}
        if at.dep_ in {"relcl", "acl", "ROOT", "ccomp", "advcl"}:
            return False
        at = at.head
    return False


def _is_locative(root: Token, kind: str) -> bool:
    """Whether a place is where an event of type `kind` is set; what a meeting is on or about is its topic."""
    above = root
    for _ in range(3):
        if above.head.pos_ in {"ADP", "SCONJ"}:
            word = above.head.lower_
            return word in classes()["locative"] and not (kind == "CONSULT" and word in classes()["about"])
        if above.dep_ not in {"compound", "appos", "conj", "nmod"}:
            return above.dep_ in {"npadvmod", "advmod"}
        above = above.head
    return False


def topics(coding: Coding) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What the event is about, and what it is said not to be about, as token ranges."""
    about: list[tuple[int, int]] = []
    excluded: list[tuple[int, int]] = []
    carriers = [coding.token, *([coding.support] if coding.support is not None else [])]
    for carrier in carriers:
        for name in sorted(classes()["about"]):
            found = [t for t in relation(carrier, name) if t.ent_type_ not in {"DATE", "TIME"}]
            if name == "on" and coding.type not in {"CONSULT", "AGREE"}:
                continue
            side = excluded if carrier.pos_ == "VERB" and is_negated(carrier) else about
            side.extend(phrase(t) for t in found[:1])
        side = excluded if carrier.pos_ == "VERB" and is_negated(carrier) else about
        for child in carrier.children:
            if child.lemma_ in classes()["discussing"] and child.dep_ in {"advcl", "acl", "relcl", "xcomp"}:
                goals = relation(child, "obj")
                (excluded if is_negated(child) else about).extend(phrase(t) for t in goals[:1])
            if child.lemma_ in classes()["speaking"] and child.dep_ in {"relcl", "advcl", "acl"}:
                goals = relation(child, "about") or relation(child, "with")
                (excluded if is_negated(child) else about).extend(phrase(t) for t in goals[:1])
        if carrier.lemma_ in classes()["dealing"] and carrier.pos_ == "VERB":
            goals = relation(carrier, "with") or relation(carrier, "on")
            side.extend(phrase(t) for t in goals[:1])
        if carrier.lemma_ in classes()["discussing"] and carrier.pos_ == "VERB":
            side.extend(phrase(t) for t in relation(carrier, "obj")[:1])
    if coding.type == "CONSULT" and coding.trigger.part == "noun":
        _from_the_sentence(coding.token, about, excluded)
    return _once(about), _once(excluded)


def _from_the_sentence(noun: Token, about: list[tuple[int, int]], excluded: list[tuple[int, int]]) -> None:
    """Topics that the rest of the sentence gives: `… in which they will not talk about gas`, `other issues such as gas`."""
    words = classes()
    for token in noun.doc[noun.i + 1 : sentence(noun, reach=60)[1]]:
        if token.lemma_ in words["talking"] and token.pos_ == "VERB" and _is_in_which(token):
            goals = relation(token, "about") or relation(token, "with") or relation(token, "obj")
            (excluded if is_negated(token) else about).extend(phrase(goal) for goal in goals[:1])
        elif token.lemma_ in words["issue"] and token.pos_ == "NOUN":
            about.extend(phrase(goal) for goal in relation(token, "as") or relation(token, "like"))


def _is_in_which(verb: Token) -> bool:
    return any(
        child.lower_ == "where" or (child.dep_ == "prep" and any(c.lower_ == "which" for c in child.children))
        for child in verb.children
    )


def _once(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(set(ranges))


@cache
def _ordinals() -> dict[str, int]:
    entries = lexicon.table("number_words").entries()
    return {entry["word"]: int(entry["value"]) for entry in entries if entry["kind"] == "ordinal"}


def ordinal(noun: Token) -> int | None:
    """Which of a row of such events this is: `the third meeting`."""
    known = _ordinals()
    for child in noun.children:
        if child.dep_ in {"amod", "advmod", "nummod"} and child.lower_ in known:
            return known[child.lower_]
    return None
