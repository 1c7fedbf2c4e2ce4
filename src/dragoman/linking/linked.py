"""What linking makes of many readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.linking.copies import Copy
from dragoman.linking.origins import Origin
from dragoman.records import Actor, Event, Quotation, Reading, Record, Story

__all__ = ["Linked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Record):
    """A case's reports, put together.

    `readings` (earliest first) are those given, with the dates that were inferred, reports that know their story, and statements
    and events that speak of merged actors and name their quotation; a reading's own `actors` stay as they were read, and are the
    `members` of `actors`. `events` are merged from `readings[…].events`, and their `members` are the ids of those.
    `story_of` goes from a report's id to its story's, `actor_of` from a report's id and an actor's id there to the
    merged actor's; `redirects` from an id that a story or a quotation has had, or would have had without its earliest
    report, to its id.
    `dating` says for each inferred date why.
    """

    readings: tuple[Reading, ...] = ()
    stories: tuple[Story, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    origins: tuple[Origin, ...] = ()
    copies: tuple[Copy, ...] = ()
    story_of: Mapping[str, str]
    actor_of: Mapping[str, Mapping[str, str]]
    redirects: Mapping[str, str]
    dating: Mapping[str, tuple[str, ...]]
