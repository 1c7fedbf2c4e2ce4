"""Comparing the reports of a linked case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.comparing.affair import Affair
from dragoman.comparing.agenda import agenda_of
from dragoman.comparing.ages import compare_ages
from dragoman.comparing.dates import compare_dates
from dragoman.comparing.hours import compare_hours
from dragoman.comparing.measures import compare_measures
from dragoman.comparing.participants import compare_participants
from dragoman.comparing.places import compare_places
from dragoman.comparing.quantities import compare_quantities
from dragoman.comparing.rows import compare_ordinals
from dragoman.comparing.speakers import compare_renderings, compare_speakers
from dragoman.comparing.spellings import compare_spellings
from dragoman.comparing.status import compare_status
from dragoman.comparing.streets import compare_streets
from dragoman.comparing.tolls import compare_tolls
from dragoman.comparing.topics import compare_topics
from dragoman.comparing.venues import compare_venues
from dragoman.comparing.votes import compare_votes
from dragoman.linking import Linked
from dragoman.records import AgendaItem, Disagreement, Event, Record

__all__ = ["Compared", "compare"]

_OF_A_STORY = (
    compare_tolls, compare_ages, compare_hours, compare_votes, compare_streets, compare_measures, compare_spellings, compare_venues,
)  # fmt: skip
_CONFLICTS_FIRST = {"conflict": 0, "update": 1, "not-comparable": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Record):
    """Where the reports of a case disagree (conflicts first), and what they announce (soonest first)."""

    disagreements: tuple[Disagreement, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()


def compare(linked: Linked) -> Compared:
    """Compare the reports of a linked case.

    >>> from dragoman.linking import link
    >>> compare(link([])).disagreements
    ()

    Pure, and independent of the order in which the reports were given.
    """
    affair = Affair(linked)
    found = [*_about_events(affair), *compare_speakers(affair)]
    found += [d for quotation in linked.quotations if (d := compare_renderings(affair, quotation))]
    for story in linked.stories:
        for of_the_story in _OF_A_STORY:
            found += of_the_story(affair, story)
    agenda = sorted(agenda_of(affair), key=lambda item: (item.due.earliest or "", item.id))
    return Compared(
        disagreements=tuple(sorted(found, key=lambda d: (_CONFLICTS_FIRST[d.kind], d.story or "", d.about, d.id))),
        agenda=tuple(agenda),
    )


def _about_events(affair: Affair) -> Iterator[Disagreement]:
    by_story: dict[str, list[Event]] = defaultdict(list)
    for event in affair.linked.events:
        by_story[event.story or ""].append(event)
    for events in by_story.values():
        for event in events:
            if len({mention.report for mention in event.mentions}) < 2:
                continue
            row = compare_ordinals(affair, event, events)
            for one in (
                compare_status(affair, event),
                compare_dates(affair, event),
                compare_places(affair, event),
                compare_participants(affair, event),
                row,
            ):
                if one is not None:
                    yield one
            yield from compare_topics(affair, event)
            yield from compare_quantities(affair, event)
