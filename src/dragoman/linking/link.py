"""From many readings to one linked case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.linking.actors import met_everywhere, put_together, who_is_one
from dragoman.linking.days import days_of
from dragoman.linking.linked import Linked
from dragoman.linking.origins import plain_outlets
from dragoman.linking.stories import earliest_first, group_reports, story_id
from dragoman.linking.story import link_story, surroundings
from dragoman.linking.traces import trace_of
from dragoman.records import Actor, Reading

__all__ = ["joined", "link"]


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
    grouped = group_reports(ordered)
    story_of = {r.report.id: story_id(group[0].report.id) for group in grouped.stories for r in group}
    story_of = dict(placed(story_of)) if placed else story_of
    outlets = plain_outlets(reading.report.outlet for reading in ordered)
    traces = {reading.report.id: trace_of(reading, grouped.standing[reading.report.id]) for reading in ordered}
    everywhere = met_everywhere(traces.values())
    members: dict[str, list[Reading]] = defaultdict(list)
    for reading in ordered:
        members[story_of[reading.report.id]].append(reading)
    stories, wholes = [], []
    for group in members.values():
        own = [traces[reading.report.id] for reading in group]
        here = who_is_one(own, everywhere)
        wholes += here
        stories.append(link_story(group, surroundings(own, here, outlets)))
    return joined(stories, put_together(ordered, wholes).actors)


def joined(stories: Iterable[Linked], actors: Iterable[Actor]) -> Linked:
    """Put linked stories together to one case; `actors` are those of all of it."""
    stories = list(stories)
    ordered = earliest_first([reading for story in stories for reading in story.readings])
    place = {reading.report.id: number for number, reading in enumerate(ordered)}
    return Linked(
        readings=tuple(ordered),
        stories=tuple(sorted((s for one in stories for s in one.stories), key=lambda s: place[s.reports[0]])),
        actors=tuple(sorted(actors, key=lambda actor: (actor.name, actor.id))),
        events=tuple(
            sorted(
                (event for story in stories for event in story.events),
                key=lambda event: (days_of(event.when) is None, event.when.earliest or "", event.id),
            )
        ),
        quotations=tuple(sorted((q for story in stories for q in story.quotations), key=lambda q: q.id)),
        origins=tuple(sorted((o for story in stories for o in story.origins), key=lambda o: place[o.report])),
        copies=tuple(sorted((c for story in stories for c in story.copies), key=lambda c: place[c.report])),
        story_of={report: story.stories[0].id for story in stories for report in story.story_of},
        actor_of={report: parts for story in stories for report, parts in sorted(story.actor_of.items())},
        redirects={former: now for story in stories for former, now in story.redirects.items()},
        dating={report: reasons for story in stories for report, reasons in story.dating.items()},
    )
