"""From codings to events: one event from its mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.reading.cast import Cast
from dragoman.reading.events.attribution import Attributions
from dragoman.reading.events.mentions import Ground, draft_of, settled
from dragoman.reading.events.merging import Draft, merge
from dragoman.reading.events.passing import told_beside
from dragoman.reading.events.scan import Abstention, codings, left
from dragoman.reading.events.setting import Setting
from dragoman.reading.tokens import tokens_of
from dragoman.records import Event, Factuality, Mention, Place, Statement, Time, When, identify

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
    tokens = tokens_of(doc)
    found, abstentions = codings(doc, cast)
    ground = Ground(
        copy,
        cast,
        Setting(tokens, copy, times, places),
        Attributions(statements, copy, cast),
        tokens.columns.sentences,
    )
    by_token = {coding.token.i: coding for coding in found}
    drafts = [draft_of(coding, ground) for coding in found]
    told = {draft.sentence for draft in drafts if not draft.aside}
    kept: list[Draft] = []
    for coding, draft in zip(found, drafts, strict=True):
        above = told_beside(coding, draft.factuality, by_token, dated=draft.when is not None)
        if draft.aside and draft.sentence in told:
            abstentions.append(left(coding.token, "only a possibility beside what is told"))
        elif above is not None:
            abstentions.append(left(coding.token, f"only told in passing beneath {above.token.text!r}"))
        else:
            kept.append(draft)
    return Coded([_event(group, copy) for group in merge(kept)], sorted(abstentions, key=lambda a: a.start))


def _event(group: Draft, copy: ParsingCopy) -> Event:
    members = [group, *group.others]
    trigger = group.mention.evidence["trigger"][0]
    times = [m.when for m in members if m.when is not None]
    when = next((w for w in times if w.earliest is not None), times[0] if times else When())
    overall = _overall(members, when, copy.report.published.latest)
    return Event(
        id=identify("e", copy.report.id, group.type, trigger.start, trigger.end),
        type=group.type,
        detail=next((m.detail for m in members if m.detail), None),
        mentions=tuple(_completed(m, overall) for m in members),
        source=_together(m.sources for m in members),
        target=_together(m.targets for m in members),
        reciprocal=group.reciprocal,
        when=when,
        place=next((m.where for m in members if m.where is not None), None),
        factuality=overall,
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


def _completed(draft: Draft, overall: Factuality) -> Mention:
    """A mention that only presupposes its event, or tells of it as present, takes the factuality that the others give it."""
    presupposed = draft.factuality is None or (overall == "planned" and draft.factuality in {"happened", "ongoing"})
    return replace(draft.mention, factuality=overall) if presupposed else draft.mention


def _overall(members: list[Draft], when: When, published: str | None) -> Factuality:
    """What the report holds as a whole: its own word before that of others, a full telling before a passing one.

    What lies after the report's date has not happened, however it is told.
    """
    told = [member for member in members if member.factuality is not None]
    told.sort(key=lambda member: (member.weak, bool(member.mention.according_to)))
    value = told[0].factuality if told else None
    return settled(value, when, published) or "happened"
