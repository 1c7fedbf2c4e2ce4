"""What a figure counts, and what became of those counted: from the noun and the verb that the number hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Counted", "counted", "words"]


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that is counted, as a range of tokens, and the state of those counted."""

    noun: tuple[int, int] | None
    state: str | None


@cache
def words(name: str) -> frozenset[str]:
    """A class of words that reading figures goes by."""
    return frozenset(lexicon.table("figure_words").mapping("class", "words")[name].split("|"))


@cache
def _states() -> dict[str, str]:
    return lexicon.table("figure_states").mapping("words", "state")


def counted(number: Token) -> Counted:
    """Find what `number` (the last token of a figure, before any unit) counts."""
    noun = _noun(number)
    return Counted(_range(noun, number) if noun is not None else None, _state(noun or number, number))


def _noun(number: Token) -> Token | None:
    at = number
    for _ in range(5):
        if at.dep_ == "conj" and at.head.pos_ == "NUM":
            at = at.head
        elif at.dep_ in {"nummod", "quantmod", "compound", "amod", "advmod", "nmod", "pobj"} and at.head.pos_ in {
            "NOUN", "PROPN", "NUM", "SYM",
        } and at.head != at:  # fmt: skip
            if at.dep_ == "pobj":
                break
            at = at.head
            if at.pos_ in {"NOUN", "PROPN"} and at.i > number.i:
                while at.dep_ == "compound" and at.head.pos_ == "NOUN" and at.i < at.head.i <= at.i + 2:
                    at = at.head  # `vaccine doses` are doses
                return _of(at) if at.lemma_ in words("measure") else at
            if at.pos_ in {"NOUN", "PROPN"} and at.i < number.i:
                return None
        else:
            break
    return _of(at, strict=True)


def _of(noun: Token, *, strict: bool = False) -> Token | None:
    """The noun after `of`, `in` or `worth`: `50 % of the exports`, `two billion in aid`."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in (words("of what") if not strict else {"of"}):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.pos_ != "PRON" and inner.ent_type_ not in {"DATE", "TIME", "GPE"}:
                    return inner
    return None if strict else noun


def _range(noun: Token, number: Token) -> tuple[int, int]:
    start = noun.i
    while start - 1 > number.i and noun.doc[start - 1].dep_ in {"amod", "compound", "nmod"} and noun.doc[start - 1].head in {
        noun, noun.doc[start],
    }:  # fmt: skip
        start -= 1
    return start, noun.i + 1


def _state(noun: Token, number: Token) -> str | None:  # noqa: PLR0911, PLR0912 (one construction after another)
    """What became of them: by the verb that they are object or subject of, or by what is said of them."""
    states = _states()
    if noun.lemma_.lower() in states and noun != number:
        return states[noun.lemma_.lower()]
    for child in noun.children:
        if child.dep_ in {"amod", "acl", "relcl", "oprd", "advcl"} and child.lemma_.lower() in states:
            return states[child.lemma_.lower()]
    at = noun
    for _ in range(3):
        if at.dep_ == "conj" and at.head.pos_ in {"NOUN", "PROPN", "NUM"}:
            at = at.head
        elif at.dep_ == "pobj" and at.head.head.pos_ in {"NOUN", "VERB", "NUM"}:
            above = at.head.head
            if above.lemma_.lower() in states and at.head.lower_ in words("of those"):
                return states[above.lemma_.lower()]
            if above.pos_ == "VERB":
                own = next((c for c in above.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
                return _toll(own, states) if at.head.lower_ in words("rising to") else None
            at = above
        else:
            break
    if at.head == at:
        return None
    verb = at.head
    if (
        at.dep_ in {"dobj", "nsubjpass"}
        or (at.dep_ == "nsubj" and (verb.lemma_.lower() in words("undergoing alone") or _is_shortened(verb)))
    ) and verb.lemma_.lower() in states:
        return _outcome(verb, states)
    if at.dep_ in {"dobj", "nsubj", "ccomp"} and verb.lemma_ in words("finding"):
        said = next(
            (
                c
                for c in (*verb.children, *at.children)
                if c.lemma_.lower() in states and c.dep_ in {"oprd", "acomp", "attr", "advcl", "ccomp", "acl", "amod"}
            ),
            None,
        )
        if said is not None:
            return states[said.lemma_.lower()]
    if at.dep_ == "attr":
        own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        return _toll(own, states)
    return None


def _outcome(verb: Token, states: dict[str, str]) -> str:
    """The state that `verb` brings about; `shot dead` and `shot to death` bring about death."""
    labels = {"oprd", "acomp", "advmod", "pobj", "prt", "advcl"}
    around = [c for child in verb.children for c in (child, *child.children) if c.dep_ in labels]
    if any(c.lower_ in words("deadly") and not _is_of_others(c) for c in around):
        return states["dead"]
    return states[verb.lemma_.lower()]


def _is_shortened(verb: Token) -> bool:
    """Whether a participle shares the auxiliary of a passive before it: `12 were killed and 30 wounded`."""
    passive = any(child.dep_ == "auxpass" for child in verb.head.children)
    return verb.tag_ == "VBN" and verb.dep_ == "conj" and passive and not any(c.dep_ == "aux" for c in verb.children)


def _is_of_others(outcome: Token) -> bool:
    """Whether an outcome is said of some of them only: `were shot, one fatally`."""
    if outcome.i == 0:
        return False
    before = outcome.nbor(-1)
    return before.like_num or before.lower_ in words("some of them")


def _toll(noun: Token | None, states: dict[str, str]) -> str | None:
    if noun is None:
        return None
    for token in (noun, *noun.children):
        if token.lemma_.lower() in states:
            return states[token.lemma_.lower()]
    return None
