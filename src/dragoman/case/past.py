"""One story as of a moment: what is kept of it, less what was published later.

Which reports are one story, and which mentions one event, is as linking has it now; all that items say is made of the reports of
then alone. So a moment costs one story, however large the case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.case.keeping import brief_line, keep_brief_of, kept_brief, kept_linked
from dragoman.case.review.grouping import uttered
from dragoman.linking import Linked, Origin
from dragoman.linking.actor_fusing import join_actors
from dragoman.linking.event_fusing import fused
from dragoman.linking.origins import Provenance
from dragoman.linking.quotations import with_quotations
from dragoman.records import Actor, Brief, Event, Quotation, Reading, Statement, Story

if TYPE_CHECKING:
    from dragoman.case.review.layering import Layered
    from dragoman.store.store import Store

__all__ = ["Tell", "brief_by", "layered_by", "store_by"]

# How a story is told as of a moment: linked, judged and compared.
Tell = Callable[["Store", str, str], "Layered | None"]


def brief_by(store: Store, story: str, upto: str, tell: Tell | None = None) -> Brief | None:
    """The brief of a story as of a moment (as the store has moments); None where it can be told from the whole case only.

    It is kept, and made again once the story has changed, by `tell` (else `layered_by`).
    """
    last = store.known.last(upto, story)
    if last is None:
        return None
    part = f"brief by {last}"
    digest = f"{store.kept.digests('linked', [story]).get(story, '')} {store.decided.turn()}"
    known = kept_brief(store, story, part=part, made_of=digest)
    if known is not None:
        return known
    layered = (tell or layered_by)(store, story, upto)
    if layered is None:
        return None
    keep_brief_of(store, story, brief_line(layered.linked, layered.compared, story), part=part, made_of=digest)
    return kept_brief(store, story, part=part, made_of=digest)


def store_by(layered: Layered) -> Store:
    """A store in memory with one story as of a moment, given as `layered_by` tells it."""
    from dragoman.case.filing import entries, moved_ids, stored_reading
    from dragoman.store.store import Store

    past = Store.in_memory()
    for reading in layered.linked.readings:
        past.add(stored_reading(reading, "past"))
    fingerprint, _ = past.base()
    past.replace(fingerprint, entries(layered.linked, layered.compared, layered.hidden), moved_ids(layered.linked))
    return past


def layered_by(store: Store, story: str, upto: str) -> Layered | None:
    """A story as of a moment, linked, judged and compared; None where it can be told from the whole case only."""
    from dragoman.case.as_it_stood import as_it_stood
    from dragoman.case.review.carrying import carried_in
    from dragoman.case.review.deciding import in_force
    from dragoman.case.review.layering import finish, lay_over
    from dragoman.comparing import compare

    linked = kept_linked(store, story)
    if linked is None:
        return None
    decisions, known = in_force(store), store.known.reports(upto, story)
    if linked.story_of.keys() >= set(known):
        past = _by(linked, set(known))
    else:
        versions = store.known.versions(story)
        past = as_it_stood(store, linked, known, versions, decisions)
    if past is None:
        return None
    layered = lay_over(past, carried_in(store, past, decisions))
    return finish(layered, compare(layered.linked))


def _by(linked: Linked, published: Collection[str]) -> Linked | None:
    """A story with these of its reports alone; None without any."""
    readings = tuple(reading for reading in linked.readings if reading.report.id in published)
    if not readings:
        return None
    if len(readings) == len(linked.readings):
        return linked
    here = {reading.report.id for reading in readings}
    copies = tuple(copy for copy in linked.copies if copy.report in here and copy.of in here)
    actors = _actors(linked, readings)
    provenance = Provenance(readings, actors, copies)
    quotations = _quotations(linked, readings)
    unquoted = (replace(r, statements=tuple(replace(s, quotation=None) for s in r.statements)) for r in readings)
    return replace(
        linked,
        readings=tuple(with_quotations(reading, quotations) for reading in unquoted),
        stories=tuple(_story(story, readings, provenance) for story in linked.stories),
        actors=actors,
        events=_events(linked, readings, provenance, actors),
        quotations=quotations,
        origins=_origins(readings, provenance),
        copies=copies,
        story_of={report: story for report, story in linked.story_of.items() if report in here},
        actor_of={report: actors for report, actors in linked.actor_of.items() if report in here},
        dating={report: reasons for report, reasons in linked.dating.items() if report in here},
    )


def _story(story: Story, readings: Sequence[Reading], provenance: Provenance) -> Story:
    from dragoman.linking.shared_figures import shared_figures
    from dragoman.linking.titles import title_of
    from dragoman.linking.tolls import tolls_of

    days = [reading.report.published for reading in readings if reading.report.published.latest]
    acting = {actor for reading in readings for s in reading.statements for actor in (s.speaker,) if actor}
    acting |= {side for reading in readings for e in reading.events for side in (*e.source, *e.target)}
    return replace(
        story,
        title=story.title if story.review else title_of(list(readings)),
        reports=tuple(reading.report.id for reading in readings),
        first=min((day.earliest[:10] for day in days if day.earliest), default=None),
        last=max((day.latest[:10] for day in days if day.latest), default=None),
        actors=tuple(actor for actor in story.actors if actor in acting),
        tolls=tolls_of(readings, lambda report: provenance.of_report(report).key),
        figures=shared_figures(readings, provenance),
    )


def _actors(linked: Linked, readings: Collection[Reading]) -> tuple[Actor, ...]:
    """The actors as the reports of then have them."""
    known = {actor.id: actor for actor in linked.actors}
    parts: dict[str, list[Actor]] = defaultdict(list)
    for reading in readings:
        whole = linked.actor_of.get(reading.report.id, {})
        for actor in reading.actors:
            parts[whole.get(actor.id, actor.id)].append(actor)
    found = []
    for own, group in parts.items():
        if own in known:
            actor, now = join_actors(own, group, known[own].reasons), known[own]
            corrected = now.review == "corrected"
            found.append(replace(actor, name=now.name, kind=now.kind, review=now.review) if corrected else actor)
    return tuple(sorted(found, key=lambda actor: (actor.name, actor.id)))


def _events(
    linked: Linked, readings: Collection[Reading], provenance: Provenance, actors: Collection[Actor]
) -> tuple[Event, ...]:
    told = {event.id: (reading, event) for reading in readings for event in reading.events}
    people = {actor.id: actor for actor in actors}
    events = []
    for event in linked.events:
        members = event.members or (event.id,)
        group = [told[member] for member in members if member in told]
        if len(group) == len(members):
            events.append(event)
        elif group:
            past = fused(group, event.reasons if len(group) > 1 else (), event.story or "", provenance, people)
            events.append(replace(past, id=event.id, review=event.review))
    return tuple(sorted(events, key=lambda e: (e.when.earliest is None, e.when.earliest or "", e.id)))


def _quotations(linked: Linked, readings: Collection[Reading]) -> tuple[Quotation, ...]:
    said: dict[str, tuple[Reading, Statement]] = {s.id: (r, s) for r in readings for s in r.statements}
    found = []
    for quotation in linked.quotations:
        group = [said[part] for part in quotation.statements if part in said]
        if len(group) == len(quotation.statements):
            found.append(quotation)
        elif len(group) > 1 or any(statement.kind != "indirect" for _, statement in group):
            found.append(replace(uttered(group, quotation.story), id=quotation.id, review=quotation.review))
    return tuple(found)


def _origins(readings: Collection[Reading], provenance: Provenance) -> tuple[Origin, ...]:
    found: dict[Origin, None] = {}
    for reading in readings:
        found.update({provenance.of_statement(item): None for item in reading.statements})
        found.update({provenance.of_mention(e, mention): None for e in reading.events for mention in e.mentions})
    return tuple(found)
