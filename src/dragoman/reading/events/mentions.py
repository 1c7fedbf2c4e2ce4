"""One mention of an event: its words and their roles, setting, factuality and teller."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.reading.cast import Cast
from dragoman.reading.events.attribution import Attributions
from dragoman.reading.events.factuality import judge
from dragoman.reading.events.frames import Coding
from dragoman.reading.events.instruments import instruments
from dragoman.reading.events.merging import Draft
from dragoman.reading.events.phrases import phrase
from dragoman.reading.events.setting import Setting, ordinal, topics
from dragoman.reading.events.summary import summary_of
from dragoman.reading.events.syntax import is_headline, is_torn_off, sentence
from dragoman.reading.events.vocabulary import classes
from dragoman.reading.person_words import person_nouns
from dragoman.records import Evidence, Factuality, Mention, Place, Span, When

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token, Tokens
    from dragoman.text.copy import ParsingCopy

__all__ = ["Ground", "draft_of", "settled"]

# What nobody does to himself.
_TO_ANOTHER = frozenset({"ASSAULT", "COERCE", "ACCUSE"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What the drafts of one report stand on."""

    copy: ParsingCopy
    cast: Cast
    setting: Setting
    tellers: Attributions
    sentences: list[int]


def draft_of(coding: Coding, ground: Ground) -> Draft:
    """Put together all that one coding says of its event."""
    copy, cast = ground.copy, ground.cast
    token, trigger = coding.token, coding.trigger
    # A demand or a refusal is made by saying so: the day beside it is that of what is asked or refused.
    time = ground.setting.when(coding) if token.tag_ != "MD" else None
    place = ground.setting.where(coding)
    when = time[0].when if time is not None else None
    judgement = judge(token)
    value = settled(judgement.value, when, copy.report.published.latest)
    teller = ground.tellers.of(token)
    about, excluded = topics(coding)
    sources, targets = _sides(coding, cast, teller.chain[-1].actor if teller.chain else None)
    if len(sources) == 1 and sources == targets and coding.type in _TO_ANOTHER:
        # Of a pronoun nothing says which of the two was mistaken; a noun (`sued the company`) was taken for the wrong one.
        unsure = any(head.pos_ == "PRON" for head in coding.targets)
        coding = replace(coding, sources=[] if unsure else coding.sources, targets=[])
        sources, targets = () if unsure else sources, ()
    # What only carries the force, a bullet, is the means of it.
    doers = [
        head
        for head in coding.sources
        if coding.type != "ASSAULT" or head.lemma_.lower() not in classes()["from a hand"]
    ]
    source_spans = _spans((_printed(head, cast) for head in doers), copy, {head.i for head in coding.targets})
    target_spans = _spans((_printed(_whole(head, coding), cast) for head in coding.targets), copy)
    target_spans = [t for t in target_spans if not any(s.start <= t.start and t.end <= s.end for s in source_spans)]
    evidence = Evidence(
        trigger=[copy.span(token.idx, token.idx + len(token))],
        source=source_spans, target=target_spans,
        time=[time[0].evidence["time"][0]] if time is not None else [],
        place=[_place_span(place[0], place[1], copy)] if place is not None else [],
        instrument=[_span(start, end, token.doc, copy) for start, end in instruments(coding)],
    )  # fmt: skip
    roles = f"source by {coding.source_by or 'nothing'}, target by {coding.target_by or 'nothing'}"
    marks = f"; {', '.join(judgement.because)}" if judgement.because else ""
    mention = Mention(
        report=copy.report.id, evidence=evidence, factuality=value or "happened", according_to=teller.chain,
        statement=teller.statement, background=_is_background(coding, judgement.value),
        why=f"trigger {trigger.name} ({trigger.part}, entry {trigger.row + 1}); {roles}{marks}",
    )  # fmt: skip
    text = token.doc
    return Draft(
        mention=mention, type=coding.type, detail=_detail(coding), lemma=token.lemma_.lower(), start=token.idx,
        sentence=bisect_right(ground.sentences, token.i),
        sources=sources, targets=targets,
        reciprocal=trigger.frame.reciprocal, when=when, where=place[0].where if place is not None else None,
        factuality=value,
        topics=tuple(text.text(a, b) for a, b in about), excluded=tuple(text.text(a, b) for a, b in excluded),
        ordinal=ordinal(token), definite=_is_definite(token), nominal=trigger.part == "noun",
        aside=_is_aside(coding, judgement.value),
        weak=_is_weak(coding, judgement.value, when), summary=summary_of(coding), same_as=_appositive(coding),
    )  # fmt: skip


def settled(value: Factuality | None, when: When | None, published: str | None) -> Factuality | None:
    """Let the calendar have its say: what lies after the report's date, `published`, has not happened."""
    if value not in {None, "happened", "ongoing"} or when is None or not published or not when.earliest:
        return value
    return "planned" if when.earliest[:10] > published[:10] else value


def _printed(head: Token, cast: Cast) -> Token:
    """For a pronoun the name that it stands for, where the same sentence prints it."""
    mention = cast.at(head)
    if head.pos_ != "PRON" or mention is None or not mention.actors:
        return head
    start, _ = sentence(head)
    for other in reversed(cast.mentions):
        if start <= other.head < head.i and other.how != "pronoun" and set(other.actors) & set(mention.actors):
            return head.doc[other.head]
    return head


def _whole(head: Token, coding: Coding) -> Token:
    """What is somebody's, where it is done to that: `the expansion` in `defended the king's expansion of the port`."""
    return head.head if head.dep_ == "poss" and head.pos_ != "PRON" and coding.target_by.endswith(".poss") else head


def _spans(heads: Iterable[Token], copy: ParsingCopy, others: Collection[int] = ()) -> list[Span]:
    """The phrases of those who take part: each name of a row by itself, other rows as a whole."""
    listed = list(heads)
    named = len(listed) > 1 and all(head.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"} for head in listed)
    ranges: list[tuple[int, int]] = []
    for head in listed:
        start, end = phrase(head, alone=named)
        # `the visit of the king of Chad to Oslo`: what leads to the other side is no part of this one.
        end = min((head.doc[at].head.i for at in others if head.i < head.doc[at].head.i < at < end), default=end)
        doc = head.doc
        begin, stop = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        if not any(a <= begin and stop <= b for a, b in ranges):
            ranges = [(a, b) for a, b in ranges if not (begin <= a and b <= stop)] + [(begin, stop)]
    return [copy.span(a, b) for a, b in sorted(ranges)]


def _span(start: int, end: int, doc: Tokens, copy: ParsingCopy) -> Span:
    """The tokens `[start, end)` as a span of the report."""
    return copy.span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _place_span(place: Place, root: Token, copy: ParsingCopy) -> Span:
    for span in place.evidence["place"]:
        start, end = copy.here(span)
        if start <= root.idx < end:
            return span
    return place.evidence["place"][0]


def _actors(heads: Iterable[Token], cast: Cast, speaker: str | None) -> tuple[str, ...]:
    """The actors that the heads stand for, or that their phrases begin with: `the Turkish army`; `I` is the `speaker`."""
    found: list[str] = []
    for head in heads:
        mention = cast.at(head)
        if head.lower_ in classes()["oneself"] and speaker is not None and (mention is None or not mention.actors):
            found.extend([speaker] if speaker not in found else [])
            continue
        if mention is None or not mention.actors:
            start, _ = phrase(head)
            # Whose wife it is, is not who she is.
            owners = {
                t.i
                for c in head.children
                if c.dep_ == "poss" and (head.lemma_.lower() in person_nouns() | classes()["others of his"])
                for t in c.subtree
            }
            inside = (cast.at(token) for token in head.doc[start : head.i + 1] if token.i not in owners)
            mention = next((m for m in inside if m is not None and m.actors), None)
        if mention is not None:
            found.extend(actor for actor in mention.actors if actor not in found)
    return tuple(found)


def _sides(coding: Coding, cast: Cast, speaker: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors on both sides; of a reciprocal event each stands on one side only."""
    sources, targets = _actors(coding.sources, cast, speaker), _actors(coding.targets, cast, speaker)
    if not coding.trigger.frame.reciprocal:
        return sources, targets
    targets = tuple(actor for actor in targets if actor not in sources)
    if targets and not sources:
        return targets[:1], targets[1:]
    return (sources[:1], sources[1:]) if sources and not targets else (sources, targets)


def _detail(coding: Coding) -> str | None:
    """The mode of the event; of `held talks` the word that is held says it."""
    if coding.trigger.detail is not None or coding.type != "CONSULT":
        return coding.trigger.detail
    return "talks"


def _is_definite(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and any(
        c.lower_ in classes()["definite"] for c in token.children if c.dep_ == "det"
    )


def _is_background(coding: Coding, value: Factuality | None) -> bool:
    """Whether the event is only told to explain another: an event noun in an adjunct, or what a clause beside it recalls."""
    token = coding.token
    if coding.trigger.part == "noun" and coding.support is None:
        return value is None and token.dep_ in {"pobj", "conj", "compound", "poss"}
    anchor = token if coding.support is None else coding.support
    if value != "happened":
        return False
    if (anchor.dep_ == "acl" and not is_torn_off(anchor) and not is_headline(anchor)) or (
        anchor.dep_ == "relcl" and any(c.lower_ == "had" for c in anchor.children)
    ):
        return True
    recalls = any(c.lower_ in classes()["recalling"] for c in anchor.children if c.dep_ in {"mark", "advmod", "prep"})
    return anchor.dep_ == "advcl" and recalls


def _occurs(coding: Coding) -> bool:
    """Whether the sentence tells no more of a meeting than that, when and where it takes place."""
    verb = coding.support
    return verb is not None and coding.token.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ in classes()["taking place"]


def _is_weak(coding: Coding, value: Factuality | None, when: When | None) -> bool:
    """Whether a bare noun names fewer than two who take part in a meeting, so that it says not which one it is."""
    if coding.type != "CONSULT" or coding.trigger.part != "noun":
        return False
    if coding.trigger.detail == "visit":
        return not (coding.sources or coding.targets)
    if value in {"happened", "planned"} and (when is not None or ordinal(coding.token) is not None) and _occurs(coding):
        return False  # `the first meeting took place on May 5`
    if not coding.sources and not coding.targets:
        return True
    if value not in {None, "happened", "ongoing"}:
        return False  # what is called for or put off need not be named in full
    return coding.support is None and len(coding.sources) + len(coding.targets) < 2


def _is_aside(coding: Coding, value: Factuality | None) -> bool:
    """Whether a subordinate clause only brings up that it may be: a purpose, a fear, a condition."""
    anchor = coding.token if coding.trigger.part != "noun" else coding.support
    return (
        value in {"possible", "conditional"}
        and anchor is not None
        and anchor.dep_ in {"advcl", "acl", "relcl", "pcomp", "xcomp"}
        and anchor.head.lemma_ not in classes()["saying"]
    )


def _appositive(coding: Coding) -> int | None:
    """Where the word stands that this one only names again: `the talks, the third meeting of the two`."""
    token = coding.token
    return token.head.idx if token.dep_ in {"appos", "attr"} and token.head.pos_ in {"NOUN", "PROPN"} else None
