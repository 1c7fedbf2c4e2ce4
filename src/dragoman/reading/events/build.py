"""From codings to events: participants, setting, factuality and teller of each mention, then one event from its mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.reading.cast import Cast
from dragoman.reading.events.attribution import Attributions
from dragoman.reading.events.factuality import judge
from dragoman.reading.events.frames import Coding
from dragoman.reading.events.merging import Draft, merge
from dragoman.reading.events.scan import Abstention, codings
from dragoman.reading.events.setting import Setting, ordinal, topics
from dragoman.reading.events.syntax import phrase
from dragoman.records import Event, Evidence, Factuality, Mention, Place, Span, Statement, Time, When, identify

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dragoman.text.copy import ParsingCopy

__all__ = ["Coded", "code_report"]


@dataclass(frozen=True, slots=True)
class Coded:
    """The events of one report, and the words that might have told of one and were left, each with its reason."""

    events: list[Event]
    abstentions: list[Abstention]


def code_report(
    doc: Doc, copy: ParsingCopy, *, cast: Cast, times: Sequence[Time], places: Sequence[Place],
    statements: Sequence[Statement],
) -> Coded:  # fmt: skip
    """Find the events of a report, and say what was left and why."""
    found, abstentions = codings(doc, cast)
    ground = _Ground(
        copy,
        cast,
        Setting(doc, copy, times, places),
        Attributions(statements, copy, cast),
        {sentence.start: number for number, sentence in enumerate(doc.sents)},
    )
    drafts = [_draft(coding, ground) for coding in found]
    return Coded([_event(group, copy) for group in merge(drafts)], abstentions)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the drafts of one report stand on."""

    copy: ParsingCopy
    cast: Cast
    setting: Setting
    tellers: Attributions
    sentences: dict[int, int]


def _draft(coding: Coding, ground: _Ground) -> Draft:
    copy, cast = ground.copy, ground.cast
    token, trigger = coding.token, coding.trigger
    time, place = ground.setting.when(coding), ground.setting.where(coding)
    when = time[0].when if time is not None else None
    judgement = judge(token)
    value = _settled(judgement.value, when, copy)
    teller = ground.tellers.of(token)
    about, excluded = topics(coding)
    evidence = Evidence(
        trigger=[copy.span(token.idx, token.idx + len(token))],
        source=_spans(coding.sources, copy), target=_spans(coding.targets, copy),
        time=[time[0].evidence["time"][0]] if time is not None else [],
        place=[_place_span(place[0], place[1], copy)] if place is not None else [],
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
        sentence=ground.sentences[token.sent.start],
        sources=_actors(coding.sources, cast), targets=_actors(coding.targets, cast),
        reciprocal=trigger.frame.reciprocal, when=when, where=place[0].where if place is not None else None,
        factuality=value,
        topics=tuple(text[a:b].text for a, b in about), excluded=tuple(text[a:b].text for a, b in excluded),
        ordinal=ordinal(token), definite=_is_definite(token), nominal=trigger.part == "noun",
        summary=_summary(coding), same_as=_appositive(coding),
    )  # fmt: skip


def _settled(value: Factuality | None, when: When | None, copy: ParsingCopy) -> Factuality | None:
    """Let the calendar have its say: what lies after the report's date has not happened."""
    published = copy.report.published.latest
    if value not in {None, "happened", "ongoing"} or when is None or not published or not when.earliest:
        return value
    return "planned" if when.earliest[:10] > published[:10] else value


def _spans(heads: Iterable[Token], copy: ParsingCopy) -> list[Span]:
    ranges: list[tuple[int, int]] = []
    for head in heads:
        start, end = phrase(head)
        doc = head.doc
        begin, stop = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        if not any(a <= begin and stop <= b for a, b in ranges):
            ranges = [(a, b) for a, b in ranges if not (begin <= a and b <= stop)] + [(begin, stop)]
    return [copy.span(a, b) for a, b in sorted(ranges)]


def _place_span(place: Place, root: Token, copy: ParsingCopy) -> Span:
    for span in place.evidence["place"]:
        start, end = copy.here(span)
        if start <= root.idx < end:
            return span
    return place.evidence["place"][0]


def _actors(heads: Iterable[Token], cast: Cast) -> tuple[str, ...]:
    """The actors that the heads stand for, or that their phrases begin with: `the Turkish army`."""
    found: list[str] = []
    for head in heads:
        mention = cast.at(head)
        if mention is None or not mention.actors:
            start, _ = phrase(head)
            inside = (cast.at(token) for token in head.doc[start : head.i + 1])
            mention = next((m for m in inside if m is not None and m.actors), None)
        if mention is not None:
            found.extend(actor for actor in mention.actors if actor not in found)
    return tuple(found)


def _detail(coding: Coding) -> str | None:
    """The mode of the event; of `held talks` the word that is held says it."""
    if coding.trigger.detail is not None or coding.type != "CONSULT":
        return coding.trigger.detail
    return "talks"


def _is_definite(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and any(
        c.lower_ in {"the", "this", "that", "these", "those"} for c in token.children if c.dep_ == "det"
    )


def _is_background(coding: Coding, value: Factuality | None) -> bool:
    """Whether the event is only told to explain another: an event noun in an adjunct, or a past before the past."""
    token = coding.token
    if coding.trigger.part == "noun":
        return value is None and token.dep_ in {"pobj", "conj", "compound", "poss"}
    past_perfect = any(c.lower_ == "had" and c.dep_ == "aux" for c in token.children)
    return past_perfect and token.dep_ in {"relcl", "advcl"}


def _appositive(coding: Coding) -> int | None:
    """Where the word stands that this one only names again: `the talks, the third meeting of the two`."""
    token = coding.token
    return token.head.idx if token.dep_ in {"appos", "attr"} and token.head.pos_ in {"NOUN", "PROPN"} else None


def _summary(coding: Coding) -> str:
    """A short phrase in the report's own words."""
    doc = coding.token.doc
    parts = [doc[slice(*phrase(head))].text for head in coding.sources[:1]]
    parts.append(coding.token.text)
    if coding.support is not None and coding.support.i < coding.token.i and coding.sources:
        parts.insert(1, coding.support.text)
    parts += [doc[slice(*phrase(head))].text for head in coding.targets[:1]]
    return " ".join(" ".join(parts).split())


def _event(group: Draft, copy: ParsingCopy) -> Event:
    members = [group, *group.others]
    trigger = group.mention.evidence["trigger"][0]
    times = [m.when for m in members if m.when is not None]
    return Event(
        id=identify("e", copy.report.id, group.type, trigger.start, trigger.end),
        type=group.type,
        detail=next((m.detail for m in members if m.detail), None),
        mentions=tuple(_completed(m, members) for m in members),
        source=_together(m.sources for m in members),
        target=_together(m.targets for m in members),
        reciprocal=group.reciprocal,
        when=next((w for w in times if w.earliest is not None), times[0] if times else When()),
        place=next((m.where for m in members if m.where is not None), None),
        factuality=_overall(members),
        topics=_together(m.topics for m in members),
        excluded_topics=_together(m.excluded for m in members),
        ordinal=next((m.ordinal for m in members if m.ordinal is not None), None),
        summary=group.summary,
    )


def _together(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    found: list[str] = []
    for part in parts:
        found.extend(item for item in part if item not in found)
    return tuple(found)


def _completed(draft: Draft, members: list[Draft]) -> Mention:
    """A mention that only presupposes its event takes the factuality that the others give it."""
    if draft.factuality is not None:
        return draft.mention
    from dataclasses import replace

    return replace(draft.mention, factuality=_overall(members))


def _overall(members: list[Draft]) -> Factuality:
    """What the report holds as a whole: its own word before that of others, the first before the later."""
    own = [m for m in members if m.factuality is not None and not m.mention.according_to]
    said = [m for m in members if m.factuality is not None]
    for group in (own, said):
        if group:
            assert group[0].factuality is not None
            return group[0].factuality
    return "happened"
