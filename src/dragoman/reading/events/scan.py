"""All words of a report that tell of an event, and those that might have and were left, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.reading.cast import Cast
from dragoman.reading.events.clauses import negated
from dragoman.reading.events.content import participants, taken_up
from dragoman.reading.events.demands import demand
from dragoman.reading.events.frames import Coding, code, part_of_speech, relation
from dragoman.reading.events.phrases import is_a_person
from dragoman.reading.events.refusals import refusal
from dragoman.reading.events.sides import settle_sides
from dragoman.reading.events.standing import Standing
from dragoman.reading.events.syntax import governors, is_headline, sentence
from dragoman.reading.events.vocabulary import classes, filed_under, marks, triggers
from dragoman.reading.tokens import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.reading.tokens import Token, Tokens

__all__ = ["Abstention", "codings", "left"]


# What concerns the public even where only companies take part.
_AGAINST = frozenset({"PROTEST", "ACCUSE", "COERCE", "SANCTION", "ASSAULT", "AID"})
_BY_DOING = frozenset({"subj", "by", "speaker"})
# What a deed or a weapon can be said to do: `a bomb killed ten`, `the strike blocked the port`.
_BY_THINGS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# What takes two.
_OF_TWO = frozenset({"talks", "meeting", "agreement"})
_BETWEEN_ACTORS = frozenset({"AGREE", "CONSULT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Abstention:
    """A word that might have told of an event, at `[start, end)` of the parsing copy, and why it was left."""

    start: int
    end: int
    word: str
    reason: str


def codings(doc: Doc, cast: Cast) -> tuple[list[Coding], list[Abstention]]:
    """Read every trigger of the lexicon in `doc`, in order; leave those that the rest of their sentence takes up."""
    passed: list[Abstention] = []
    found = _leave_what_is_in_passing(_read(tokens_of(doc), Standing(cast), passed), passed)
    kept: list[Coding] = []
    by_token = {coding.token.i: coding for coding in found}
    places = participants(found)
    for coding in found:
        above = taken_up(coding, by_token, places)
        if above is None:
            kept.append(coding)
        else:
            passed.append(left(coding.token, f"part of what {above.token.text!r} tells"))
    return kept, sorted(passed, key=lambda a: a.start)


def _read(tokens: Tokens, standing: Standing, passed: list[Abstention]) -> list[Coding]:
    """Read each candidate by itself; those that are no event to tell of go to `passed`."""
    found: list[Coding] = []
    obliged = classes()["obligation"]
    for at in _candidates(tokens):
        token = tokens[at]
        if token.lower_ in obliged and token.tag_ == "MD":
            coding = demand(token)
            asked = coding is not None and any(standing.can_act(head) for head in coding.targets)
            if coding is not None and asked and _unfit(coding, standing) is None:
                found.append(coding)
            continue
        part = part_of_speech(token)
        if part is None or filed_under(part, token.lemma_.lower()) is None:
            continue
        coding = code(token)
        if coding is not None:
            settle_sides(coding, standing)
        if coding is None and token.pos_ == "AUX":
            continue
        if coding is None:
            passed.append(left(token, "no entry of the lexicon fits what stands around it"))
        elif reason := _unfit(coding, standing):
            passed.append(left(token, reason))
        else:
            refused = refusal(coding)
            if refused is not None and not any(other.token.i == refused.token.i for other in found):
                found.append(refused)
            found.append(coding)
    return found


def _leave_what_is_in_passing(found: list[Coding], passed: list[Abstention]) -> list[Coding]:
    by_token = {coding.token.i: coding for coding in found}
    told: list[Coding] = []
    for coding in found:
        if not (coding.sources and coding.targets) and _is_in_passing(coding, by_token):
            passed.append(left(coding.token, "told in passing, and only one side of it is named"))
        else:
            told.append(coding)
    return told


def _candidates(tokens: Tokens) -> list[int]:
    """The places of the words that may be one of the trigger table, found without looking at the others one by one."""
    lemmas = _lemmas()
    return [at for at, lemma in enumerate(tokens.columns.lemma) if lemma in lemmas]


@cache
def _lemmas() -> frozenset[str]:
    """The lemmas under which a word of the trigger table may be met: see `filed_under`."""
    words = {word for _, word in triggers()} | classes()["obligation"]
    met = {form for word in words for form in (word, word.removesuffix("e"), f"{word}e")}
    return frozenset(form for word in met for form in (word, word.capitalize(), word.upper()))


def left(token: Token, reason: str) -> Abstention:
    """Say that `token` was left, and why."""
    return Abstention(token.idx, token.idx + len(token), token.text, reason)


def _unfit(coding: Coding, standing: Standing) -> str | None:  # noqa: PLR0911 (one reason after another)
    """Why a coding is no event to tell of, if it is none."""
    if reason := _misread(coding, standing):
        return reason
    who = [*coding.sources, *coding.targets]
    if coding.source_by == "in":  # `was arrested in Chad` by those who rule it, in a town by whom it does not say
        coding.sources = [head for head in coding.sources if standing.is_state(head)]
    if coding.type == "ASSAULT" and coding.source_by == "compound":
        coding.sources = [head for head in coding.sources if not standing.only_a_place(head)]
    if _refers_back(coding):
        return None
    if not who:
        return "nobody is named who does it or to whom it is done"
    if coding.trigger.part == "noun" and coding.trigger.detail == "agreement" and not _is_carried(coding):
        return "an agreement that is only spoken of may be a draft"
    if coding.type == "REJECT" and not coding.sources:
        return "nobody is named who refuses"
    if coding.type not in _AGAINST and standing.only_business(who):
        return "only companies deal with each other"
    # Those who are visited may be public where those who come are not: `pupils took a trip to the city hall`.
    acting = coding.sources if coding.trigger.detail == "visit" and coding.sources else who
    if standing.befalls_somebody(coding.targets, coding.type, coding.trigger.detail):
        return None
    if not standing.public([*acting, *_means(coding)], coding.type) and not _is_by_the_law(coding, standing):
        return "nobody in it acts in public affairs"
    return None


def _misread(coding: Coding, standing: Standing) -> str | None:  # noqa: PLR0911 (one reason after another)
    """Why a coding tells of no deed at all, by its grammar and by who is said to do it, if it does not."""
    state = coding.token.dep_ == "acl" and coding.token.tag_ == "VBN" and coding.type in {"SUPPORT", "AID"}
    if coding.token.dep_ == "amod" or state:
        return "a participle on a noun tells of a state"
    if coding.source_by in _BY_DOING and not any(standing.can_act(head) for head in coding.sources):
        return "what is said to do it cannot act"
    if coding.type not in _BY_THINGS and coding.sources and all(standing.is_deed(head) for head in coding.sources):
        return "what is said to do it is a deed itself"
    if coding.type == "ASSAULT" and any(head.lower_ in classes()["oneself again"] for head in coding.targets):
        return "nobody does it to another"
    if coding.type == "ASSAULT" and _is_an_accident(coding.token):
        return "an accident is nobody's deed"
    if _only_labels(coding.token):
        return "a headline that only names what it is about"
    if coding.trigger.word in classes()["leaving open"] and coding.type == "REJECT" and negated(coding.token):
        return "what is not ruled out is left open"
    if coding.trigger.part == "verb" and _lacks_another(coding):
        return "nobody does it alone, and nobody else is named"
    return None


def _is_an_accident(token: Token) -> bool:
    """Whether the sentence says that nobody willed what happened in it."""
    start, end = sentence(token, reach=60)
    words = token.doc[start:end]
    if any(other.lower_ in classes()["accident"] for other in words):
        return True
    went_off = any(one.lemma_ == "go" and two.lower_ == "off" for one, two in pairwise(words))
    return went_off and any(other.lemma_.lower() in classes()["from a hand"] for other in words)


def _only_labels(token: Token) -> bool:
    """Whether a participle without an auxiliary heads a line: `East Side shooting leaves four wounded`, misread."""
    return (
        token.tag_ == "VBG" and token.dep_ == "ROOT" and not any(c.dep_ in {"aux", "auxpass"} for c in token.children)
    )


def _lacks_another(coding: Coding) -> bool:
    """Whether one alone is said to talk or to agree: `the chief discussed crime`."""
    if not coding.trigger.frame.reciprocal or coding.targets or len(coding.sources) != 1:
        return False
    head = coding.sources[0]
    alone = (
        head.ent_type_ == "PERSON"
        or head.lower_ in classes()["one person"]
        or (head.tag_ == "NN" and is_a_person(head))
    )
    return coding.trigger.detail in _OF_TWO and alone


def _is_by_the_law(coding: Coding, standing: Standing) -> bool:
    """Whether the law tries somebody, or an inquiry of the police ends in arrests: `the police inquiry led to ten arrests`."""
    if coding.trigger.detail == "legal":
        return any(standing.is_arm_of_the_law(head) for head in coding.sources)
    if coding.trigger.detail not in {"arrest", "seize"} or coding.trigger.part != "noun" or coding.sources:
        return False
    start, _ = sentence(coding.token, reach=40)
    return any(standing.is_arm_of_the_law(token) for token in coding.token.doc[start : coding.token.i])


def _means(coding: Coding) -> list[Token]:
    """In what those who undergo force came to harm: `were killed in a car bomb attack`."""
    if coding.type != "ASSAULT" or coding.trigger.part != "verb":
        return []
    around = relation(coding.token, "in")
    return [*around, *(child for noun in around for child in noun.children if child.dep_ == "compound")]


def _is_carried(coding: Coding) -> bool:
    """Whether a verb tells what is done with the thing that the noun names, or that it did not come about."""
    if coding.source_by == "around":
        return True
    return coding.support is not None and coding.support.lemma_ in classes()["light verb"]


def _refers_back(coding: Coding) -> bool:
    """Whether a meeting is spoken of as known, so that it may be one told of elsewhere: `this meeting`."""
    if coding.type != "CONSULT" or coding.trigger.part != "noun":
        return False
    return any(
        child.dep_ in {"poss", "nmod"} or child.lower_ in classes()["definite"]
        for child in coding.token.children
        if child.i < coding.token.i
    )


def _is_in_passing(coding: Coding, others: Mapping[int, Coding]) -> bool:
    """Whether the event only describes something else; a noun that is spoken of as known is told of all the same."""
    anchor = coding.token
    if coding.trigger.part == "noun":
        if coding.support is not None or coding.type == "CONSULT":
            return False
        return not any(
            child.dep_ in {"det", "poss"} or child.ent_type_ in {"NORP", "GPE"} for child in anchor.children
        ) or any(child.lower_ in classes()["indefinite"] for child in anchor.children)
    if anchor.dep_ == "advcl" and anchor.tag_ == "VBG" and not any(above.i in others for above in governors(anchor)):
        return False  # `wrote to the bank, threatening to sue`: nothing else of the sentence is told
    if (
        anchor.dep_ == "advcl"
        and anchor.tag_ != "VBG"
        and any(c.dep_ in {"nsubj", "nsubjpass"} for c in anchor.children)
    ):
        return not any(
            child.lower_ in classes()["recalling"] for child in anchor.children
        )  # `after the envoy was killed`
    return anchor.dep_ in {"relcl", "acl", "pcomp", "advcl"} and not (_is_left_undone(anchor) or is_headline(anchor))


def _is_left_undone(verb: Token) -> bool:
    """Whether the clause tells what somebody did not do after all: `left without signing the treaty`."""
    mark = marks("preposition").get(verb.head.lower_) if verb.dep_ == "pcomp" else None
    return mark is not None and mark.effect == "denied"
