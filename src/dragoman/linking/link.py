"""From many readings to one linked case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dragoman.linking.actors import merge_actors
from dragoman.linking.boilerplate import prose_of
from dragoman.linking.copies import find_copies
from dragoman.linking.dating import infer_dates
from dragoman.linking.events import merge_events
from dragoman.linking.linked import Linked
from dragoman.linking.origins import Origin, Provenance
from dragoman.linking.quotations import find_quotations, quotation_id, with_quotations
from dragoman.linking.redating import redate
from dragoman.linking.shared_figures import shared_figures
from dragoman.linking.stories import earliest_first, group_reports, story_id
from dragoman.linking.titles import title_of
from dragoman.linking.tolls import tolls_of
from dragoman.records import Quotation, Reading, Story

__all__ = ["link"]


def link(readings: Sequence[Reading], placed: Callable[[Mapping[str, str]], Mapping[str, str]] | None = None) -> Linked:
    """Put readings together: stories, merged actors, dates of undated reports, quotations, events and origins.

    >>> from dragoman.records import Reading, make_report
    >>> texts = "Envoys met in Istanbul over the embassies.", "Istanbul: the envoys spoke of embassies."
    >>> [len(story.reports) for story in link([Reading(report=make_report(text)) for text in texts]).stories]
    [2]

    Pure, and independent of the order given. A report given twice counts once. `placed` is asked where each report belongs, given
    where it would stand (from the report's id to its story's): what people decided about stories.
    """
    ordered = earliest_first(readings)
    story_of = {r.report.id: story_id(group[0].report.id) for group in group_reports(ordered) for r in group}
    story_of = dict(placed(story_of)) if placed else story_of
    people = merge_actors(ordered, story_of)
    ordered = [people.apply(reading) for reading in ordered]
    dates = infer_dates(ordered, story_of, people.actors)
    ordered = earliest_first([redate(r, dates[r.report.id].published) if r.report.id in dates else r for r in ordered])
    # A date that was inferred can make another report the earliest of its story.
    story_of = _renamed(ordered, story_of)
    ordered = [replace(r, report=replace(r.report, story=story_of[r.report.id])) for r in ordered]
    quotations = find_quotations(ordered, story_of, people.actors)
    uttered = _uttered(quotations)
    ordered = [with_quotations(reading, uttered.get(reading.report.id, ())) for reading in ordered]
    prose = prose_of(ordered)
    copies = find_copies([(reading.report.id, text) for reading, text in zip(ordered, prose, strict=True)])
    provenance = Provenance(ordered, people.actors, copies)
    return Linked(
        readings=tuple(ordered),
        stories=_stories(ordered, story_of, provenance),
        actors=people.actors,
        events=merge_events(ordered, people.actors, story_of, provenance),
        quotations=quotations,
        origins=_origins(ordered, provenance),
        copies=copies,
        story_of=story_of,
        actor_of=_by_report(people.merged),
        redirects=_redirects(story_of, quotations),
        dating={report: inferred.reasons for report, inferred in sorted(dates.items())},
    )


def _uttered(quotations: Sequence[Quotation]) -> dict[str, list[Quotation]]:
    """The quotations that each report has a statement of."""
    found: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        for report in dict.fromkeys(quotation.reports):
            found.setdefault(report, []).append(quotation)
    return found


def _renamed(ordered: Sequence[Reading], story_of: Mapping[str, str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for reading in ordered:
        names.setdefault(story_of[reading.report.id], story_id(reading.report.id))
    return {reading.report.id: names[story_of[reading.report.id]] for reading in ordered}


def _stories(ordered: Sequence[Reading], story_of: Mapping[str, str], provenance: Provenance) -> tuple[Story, ...]:
    members: dict[str, list[Reading]] = {}
    for reading in ordered:
        members.setdefault(story_of[reading.report.id], []).append(reading)
    return tuple(_story(story, found, provenance) for story, found in members.items())


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


def _by_report(merged: Mapping[tuple[str, str], str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for (report, actor), to in sorted(merged.items()):
        found.setdefault(report, {})[actor] = to
    return found
