"""One story as of a moment at which earlier versions of its reports counted: linked of these, as the case has its actors now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.linking import Linked
from dragoman.linking.everywhere import Somebody
from dragoman.linking.origins import plain_outlets
from dragoman.linking.story import Surroundings, link_story
from dragoman.records import Actor, Decision, Event, Quotation, Reading
from dragoman.store.known import VersionRow

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["as_it_stood"]


def as_it_stood(
    store: Store, now: Linked, known: Sequence[str], versions: Iterable[VersionRow], decisions: Sequence[Decision]
) -> Linked:
    """Link the reports of a story that were `known`, by the versions that counted then; `now` is the story as it is."""
    from dragoman.case.relinking import whole_readings
    from dragoman.case.review.preparing import prepare

    raw = whole_readings(store.traces.as_read(known))
    before = {row.after: row.before for row in versions}
    prepared = prepare(raw, [decision for decision in decisions if decision.kind == "reports"])
    readings = [
        replace(one, report=replace(one.report, supersedes=before.get(one.report.id))) for one in prepared.readings
    ]
    actor_of = {reading.report.id: _actors(reading, now, before) for reading in readings}
    here = {whole for parts in actor_of.values() for whole in parts.values()}
    around = Surroundings(
        actor_of=actor_of,
        actors={actor.id: _somebody(actor) for actor in now.actors if actor.id in here},
        outlets=plain_outlets(store.column("reports", "outlet")),
        standing={},
    )
    story = now.stories[0]
    linked = link_story(readings, around, called=story.id)
    corrected = {actor.id: actor for actor in now.actors if actor.review == "corrected"}
    again = _said_again(readings, now, before)
    events = _now_called({e.id: e.members or (e.id,) for e in linked.events}, now.events, again)
    quotations = _now_called({q.id: q.statements for q in linked.quotations}, now.quotations, again)
    return replace(
        linked,
        actors=tuple(_judged(actor, corrected.get(actor.id)) for actor in linked.actors),
        events=tuple(replace(event, id=events[event.id]) for event in linked.events),
        quotations=tuple(replace(quotation, id=quotations[quotation.id]) for quotation in linked.quotations),
        readings=tuple(_quoting(reading, quotations) for reading in linked.readings),
    )


def _actors(reading: Reading, now: Linked, before: Mapping[str, str]) -> dict[str, str]:
    """Who the actors of a report are in the story: as linking has it, or for an earlier version who is called so in it."""
    known = now.actor_of.get(reading.report.id)
    if known is not None:
        return dict(known)
    later = {was: after for after, was in before.items()}
    after = later.get(reading.report.id)
    called: dict[str, str] = {}
    for one in now.readings:
        whole = now.actor_of.get(one.report.id, {})
        for actor in one.actors:
            # First what the later version calls somebody: elsewhere the name may be another's.
            if one.report.id == after:
                called[actor.name] = whole.get(actor.id, actor.id)
            else:
                called.setdefault(actor.name, whole.get(actor.id, actor.id))
    return {actor.id: called.get(actor.name, actor.id) for actor in reading.actors}


def _somebody(actor: Actor) -> Somebody:
    return Somebody(
        id=actor.id, name=actor.name, kind=actor.kind, country=actor.country, sector=actor.sector,
        countries=frozenset({actor.country} - {None}), reasons=actor.reasons,  # type: ignore[arg-type]
    )  # fmt: skip


def _said_again(readings: Iterable[Reading], now: Linked, before: Mapping[str, str]) -> dict[str, str]:
    """From the events and statements of earlier versions to those that the later ones have in the same words."""
    was = {reading.report.id: _by_words(reading) for reading in readings}
    found: dict[str, str] = {}
    for reading in now.readings:
        earlier, words = reading.report.id, _by_words(reading)
        while earlier in before:
            earlier = before[earlier]
            found |= {item: words[told] for told, item in was.get(earlier, {}).items() if told in words}
    return found


def _by_words(reading: Reading) -> dict[tuple[str, ...], str]:
    told = {(e.type, *(span.text for m in e.mentions for span in m.evidence.spans())): e.id for e in reading.events}
    return told | {(s.kind, *(span.text for span in s.evidence.spans())): s.id for s in reading.statements}


def _now_called(
    parts: Mapping[str, Sequence[str]], now: Sequence[Event] | Sequence[Quotation], again: Mapping[str, str]
) -> dict[str, str]:
    """The ids that events or quotations of then (by their parts) go by: what they became part of, where no other did before."""
    whole = {part: one.id for one in now for part in _parts(one)}
    taken: set[str] = set()
    called = {}
    for then, own in parts.items():
        became = (whole.get(again.get(part, part)) for part in own)
        counted = Counter(one for one in became if one is not None and one not in taken)
        called[then] = min(counted, key=lambda one: (-counted[one], one), default=then)
        taken.add(called[then])
    return called


def _parts(one: Event | Quotation) -> Sequence[str]:
    return (one.members or (one.id,)) if isinstance(one, Event) else one.statements


def _quoting(reading: Reading, called: Mapping[str, str]) -> Reading:
    return replace(
        reading, statements=tuple(replace(s, quotation=called.get(s.quotation or "")) for s in reading.statements)
    )


def _judged(actor: Actor, corrected: Actor | None) -> Actor:
    if corrected is None:
        return actor
    return replace(actor, name=corrected.name, kind=corrected.kind, review=corrected.review)
