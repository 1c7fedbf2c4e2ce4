"""One story linked: the dates of its undated reports, its utterances, copies, events and origins.

A story is linked of its own reports and of what it has from the rest of the case: who its actors are by all reports, which
outlets the case knows, and which lines of its reports their houses repeat. So it need not be linked again as long as all
of these stay what they are, however the case grows.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.linking.actor_fusing import chosen_name, join_actors
from dragoman.linking.actors import Whole, as_known
from dragoman.linking.copies import find_copies
from dragoman.linking.dating import infer_dates
from dragoman.linking.events import merge_events
from dragoman.linking.everywhere import Somebody
from dragoman.linking.grouping import prose_of, story_id
from dragoman.linking.linked import Linked
from dragoman.linking.origins import Origin, Provenance, plain_names
from dragoman.linking.quotations import find_quotations, quotation_id, with_quotations
from dragoman.linking.redating import redate
from dragoman.linking.renaming import MergedActors
from dragoman.linking.shared_figures import shared_figures
from dragoman.linking.stories import earliest_first
from dragoman.linking.titles import title_of
from dragoman.linking.tolls import tolls_of
from dragoman.linking.traces import Trace, actor_like
from dragoman.records import Actor, Quotation, Reading, Story

__all__ = ["Surroundings", "link_story", "surroundings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a story has from the rest of its case.

    `actor_of` leads from a report's id and an actor's id there to the merged actor's; `actors` are these merged actors, by id, as
    far as a story goes by them (name, kind, country and sector); `outlets` are the outlets of the case that its
    reports may have relayed, by their plain names; `standing` are the lines (by number) that the house of each report repeats.
    """

    actor_of: Mapping[str, Mapping[str, str]]
    actors: Mapping[str, Somebody]
    outlets: Mapping[str, str]
    standing: Mapping[str, Sequence[int]]

    def digest(self, readings: Mapping[str, str]) -> str:
        """A checksum of all that a story is linked of; `readings` are the checksums of its readings, by their reports."""
        told = [
            sorted(readings.items()),
            [(report, sorted(self.actor_of.get(report, {}).items())) for report in sorted(readings)],
            [(a.id, a.name, a.kind, a.country, a.sector) for _, a in sorted(self.actors.items())],
            sorted(self.outlets.items()),
            [(report, list(self.standing.get(report, ()))) for report in sorted(readings)],
        ]
        return hashlib.blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def surroundings(traces: Sequence[Trace], wholes: Sequence[Whole], outlets: Mapping[str, str]) -> Surroundings:
    """Give what the story of these reports has from the rest of its case; `wholes` say who is who in it."""
    actor_of: dict[str, dict[str, str]] = {}
    for whole in wholes:
        for report, part in whole.members:
            actor_of.setdefault(report, {})[part] = whole.id
    likenesses = {(trace.report, own): likeness for trace in traces for own, likeness in trace.named}
    names = {
        whole.id: whole.known.name
        if whole.known
        else chosen_name([(1, actor_like("", likenesses[member])) for member in whole.members])
        for whole in wholes
    }
    relayed = {name for trace in traces for name in plain_names(trace.relays, actor_of.get(trace.report, {}), names)}
    return Surroundings(
        actor_of={report: dict(sorted(parts.items())) for report, parts in sorted(actor_of.items())},
        actors={whole.id: whole.known for whole in wholes if whole.known},
        outlets={name: outlets[name] for name in sorted(relayed & outlets.keys())},
        standing={trace.report: trace.standing for trace in traces},
    )


def link_story(readings: Sequence[Reading], around: Surroundings, called: str | None = None) -> Linked:
    """Link the readings of one story, whatever order they come in; it is `called` by the id of its earliest report unless given.

    The actors of the answer are those of the case as this story's reports have them: its names, roles and evidence.
    """
    ordered = earliest_first(readings)
    here = [reading.report.id for reading in ordered]
    merged = {(report, part): whole for report in here for part, whole in around.actor_of.get(report, {}).items()}
    actors = _actors(ordered, around)
    people = MergedActors(actors=actors, merged=merged)
    ordered = [people.apply(reading) for reading in ordered]
    dates = infer_dates(ordered, dict.fromkeys(here, ""), actors)
    ordered = earliest_first([redate(r, dates[r.report.id].published) if r.report.id in dates else r for r in ordered])
    # A date that was inferred can make another report the earliest of its story, by which it is called.
    story = called or story_id(ordered[0].report.id)
    story_of = {reading.report.id: story for reading in ordered}
    ordered = [replace(reading, report=replace(reading.report, story=story)) for reading in ordered]
    quotations = find_quotations(ordered, story_of, actors)
    uttered = _uttered(quotations)
    ordered = [with_quotations(reading, uttered.get(reading.report.id, ())) for reading in ordered]
    copies = find_copies([(r.report.id, prose_of(r, around.standing.get(r.report.id, ()))) for r in ordered])
    provenance = Provenance(ordered, actors, copies, around.outlets)
    return Linked(
        readings=tuple(ordered),
        stories=(_story(story, ordered, provenance),),
        actors=actors,
        events=merge_events(ordered, actors, story_of, provenance),
        quotations=quotations,
        origins=_origins(ordered, provenance),
        copies=copies,
        story_of=story_of,
        actor_of={report: around.actor_of[report] for report in sorted(here) if report in around.actor_of},
        redirects=_redirects(story_of, quotations),
        dating={report: inferred.reasons for report, inferred in sorted(dates.items())},
    )


def _actors(ordered: Sequence[Reading], around: Surroundings) -> tuple[Actor, ...]:
    parts: dict[str, list[Actor]] = {}
    for reading in ordered:
        whole = around.actor_of.get(reading.report.id, {})
        for actor in reading.actors:
            parts.setdefault(whole.get(actor.id, actor.id), []).append(actor)
    found = []
    for own, group in parts.items():
        found.append(as_known(join_actors(own, group, ()), around.actors.get(own)))
    return tuple(sorted(found, key=lambda actor: (actor.name, actor.id)))


def _uttered(quotations: Sequence[Quotation]) -> dict[str, list[Quotation]]:
    """The quotations that each report has a statement of."""
    found: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        for report in dict.fromkeys(quotation.reports):
            found.setdefault(report, []).append(quotation)
    return found


def _story(story: str, readings: Sequence[Reading], provenance: Provenance) -> Story:
    days = [r.report.published for r in readings if r.report.published.earliest and r.report.published.latest]
    acting = Counter(
        actor
        for reading in readings
        for actor in (
            *(s.speaker for s in reading.statements if s.speaker),
            *(side for event in reading.events for side in (*event.source, *event.target)),
        )
    )
    return Story(
        id=story,
        title=title_of(readings),
        reports=tuple(reading.report.id for reading in readings),
        first=min((day.earliest[:10] for day in days if day.earliest), default=None),
        last=max((day.latest[:10] for day in days if day.latest), default=None),
        actors=tuple(sorted(acting, key=lambda actor: (-acting[actor], actor))),
        tolls=tolls_of(readings, lambda report: provenance.of_report(report).key),
        figures=shared_figures(readings, provenance),
    )


def _origins(ordered: Sequence[Reading], provenance: Provenance) -> tuple[Origin, ...]:
    found: dict[Origin, None] = {}
    for reading in ordered:
        found.update({provenance.of_statement(item): None for item in reading.statements})
        found.update({provenance.of_mention(e, mention): None for e in reading.events for mention in e.mentions})
    return tuple(found)


def _redirects(story_of: Mapping[str, str], quotations: Sequence[Quotation]) -> dict[str, str]:
    stories = {story_id(report): story for report, story in sorted(story_of.items())}
    uttered = {quotation_id(part): quotation.id for quotation in quotations for part in quotation.statements}
    return {former: now for former, now in {**stories, **uttered}.items() if former != now}
