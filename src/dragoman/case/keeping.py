"""What is kept of each story as a whole: what linking made of it, so that a decision or a moment in the past costs one story.

The parts of a story in the store: `linked`, as linking left it before any decision (without the texts of its reports, which are
stored with them); `compared`, what comparing made of it before any decision about that; `brief`, what an editor would print of
it (without the texts as well), now or as of a moment that somebody asked for.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman.comparing import Compared, brief
from dragoman.linking import Copy, Linked, Origin
from dragoman.records import Actor, Brief, Event, Evidence, Reading, Report
from dragoman.records.plain import from_json, to_json
from dragoman.store.decided import digests_of, forget_affairs, write_parts

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dragoman.store.store import Store

__all__ = [
    "Keeping",
    "brief_line",
    "by_story",
    "compared_by_story",
    "keep_brief_of",
    "kept_brief",
    "kept_compared",
    "kept_linked",
    "told_in",
]

LINKED, COMPARED, BRIEF = "linked", "compared", "brief"


def by_story(linked: Linked) -> dict[str, Linked]:
    """A linked case story by story, each with the actors that it speaks of."""
    readings: dict[str, list[Reading]] = defaultdict(list)
    for reading in linked.readings:
        readings[linked.story_of[reading.report.id]].append(reading)
    held = {kind: _by(getattr(linked, kind)) for kind in ("events", "quotations")}
    origins: dict[str, list[Origin]] = defaultdict(list)
    copies: dict[str, list[Copy]] = defaultdict(list)
    for origin in linked.origins:
        origins[linked.story_of[origin.report]].append(origin)
    for copy in linked.copies:
        copies[linked.story_of[copy.report]].append(copy)
    people = {actor.id: actor for actor in linked.actors}
    found = {}
    for story in linked.stories:
        own = readings[story.id]
        here = {reading.report.id for reading in own}
        named = {actor for report in here for actor in linked.actor_of.get(report, {}).values()}
        # Somebody who is named in none of the reports may have been put in by hand.
        named |= {statement.speaker or "" for reading in own for statement in reading.statements}
        named |= {side for event in held["events"].get(story.id, ()) for side in (*event.source, *event.target)}
        found[story.id] = Linked(
            readings=tuple(own),
            stories=(story,),
            actors=tuple(_as_told(people[actor], here) for actor in sorted(named) if actor in people),
            events=tuple(held["events"].get(story.id, ())),
            quotations=tuple(held["quotations"].get(story.id, ())),
            origins=tuple(origins[story.id]),
            copies=tuple(copies[story.id]),
            story_of=dict.fromkeys(sorted(here), story.id),
            actor_of={report: linked.actor_of[report] for report in sorted(here) if report in linked.actor_of},
            redirects={},
            dating={report: linked.dating[report] for report in sorted(here) if report in linked.dating},
        )
    return found


def _as_told(actor: Actor, reports: Collection[str]) -> Actor:
    """An actor with what these reports say of it alone."""
    told = {role: [s for s in spans if s.report in reports] for role, spans in actor.evidence.items()}
    return replace(
        actor,
        evidence=Evidence(told),
        roles=tuple(role for role in actor.roles if role.report is None or role.report in reports),
    )


def _by(items: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for item in items:
        if item.story is not None:
            found[item.story].append(item)
    return found


class Keeping:
    """What is to be kept of stories: put together before, and written in the transaction that puts their items in place.

    Another program may link the case at the same time: what is kept and what is listed are then of one linking.
    """

    def __init__(self) -> None:
        self._parts: list[tuple[str, dict[str, str], Collection[str], bool]] = []
        self._gone: set[str] = set()

    def linked(self, stories: Mapping[str, Linked], *, whole: bool) -> None:
        """Stories as linking left them; with `whole`, all others are forgotten with all of their parts."""
        lines = {story: to_json(_without_texts(linked)).decode() for story, linked in stories.items()}
        self._parts.append((LINKED, lines, (), whole))

    def compared(self, stories: Mapping[str, Compared], *, whole: bool) -> None:
        """What comparing made of stories, before any decision about it."""
        lines = {story: to_json(compared).decode() for story, compared in stories.items()}
        self._parts.append((COMPARED, lines, (), whole))

    def briefs(self, lines: dict[str, str], *, whole: bool, without: Collection[str] = ()) -> None:
        """The briefs of stories; those `without` one are too small for it now."""
        self._parts.append((BRIEF, lines, without, whole))

    def forget(self, stories: Collection[str]) -> None:
        """Forget all that is kept of stories that are no more."""
        self._gone.update(stories)

    def write(self, connection: Connection) -> None:
        """Write what is not kept like that already."""
        for part, lines, without, whole in self._parts:
            digests = {
                story: hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
                for story, line in lines.items()
            }
            known = digests_of(connection, part, None if whole else lines)
            changed = [(s, digests[s], line) for s, line in lines.items() if known.get(s) != digests[s]]
            missing = [story for story in known if story not in lines] if whole else []
            # A story that is gone takes all of its parts along; one without a brief may be there all the same.
            if part == LINKED:
                self._gone.update(missing)
            write_parts(connection, part, changed, without=[*without, *missing])
        forget_affairs(connection, self._gone)


def compared_by_story(linked: Linked, compared: Compared) -> dict[str, Compared]:
    """What comparing made, story by story."""
    held = {kind: _by(getattr(compared, kind)) for kind in ("disagreements", "agenda")}
    return {
        story.id: Compared(**{kind: tuple(items.get(story.id, ())) for kind, items in held.items()})
        for story in linked.stories
    }


def kept_compared(store: Store, story: str) -> Compared | None:
    """What comparing made of a story, before any decision about it."""
    lines = store.kept.parts(COMPARED, [story])
    return from_json(lines[0][1], Compared) if lines else None


def kept_linked(store: Store, story: str) -> Linked | None:
    """A story as linking left it, with the texts of its reports."""
    for _, line in store.kept.parts(LINKED, [story]):
        linked = from_json(line, Linked)
        texts = {r.id: r for r in (from_json(row, Report) for row in store.reports(list(linked.story_of)))}
        return replace(linked, readings=tuple(_with_text(reading, texts) for reading in linked.readings))
    return None


def told_in(store: Store, story: str, ids: Collection[str]) -> dict[str, Event]:
    """The events with these ids as single reports of a story tell them."""
    for _, line in store.kept.parts(LINKED, [story]):
        linked = from_json(line, Linked)
        return {event.id: event for reading in linked.readings for event in reading.events if event.id in ids}
    return {}


def brief_line(linked: Linked, compared: Compared, story: str) -> str:
    """The brief of a story as it is kept."""
    made = brief(linked, compared, story)
    return to_json(
        replace(made, reports=tuple(replace(report, text="", fetched=None) for report in made.reports))
    ).decode()


def keep_brief_of(store: Store, story: str, line: str, *, part: str, made_of: str) -> None:
    """Keep another brief of a story: as of a moment. `made_of` is a checksum of what it was made of."""
    if store.database.writable:
        store.kept.keep(part, [(story, made_of, line)])


def kept_brief(store: Store, story: str, *, part: str = BRIEF, made_of: str | None = None) -> Brief | None:
    """The brief that is kept of a story, with the texts of its reports; None if it was made of something else."""
    for _, line in store.kept.parts(part, [story], made_of):
        made = from_json(line, Brief)
        texts = {r.id: r for r in (from_json(row, Report) for row in store.reports([r.id for r in made.reports]))}
        if part == BRIEF:
            # Who somebody is may be known better by now, from reports of other stories.
            now = store.traces.listed(actor.id for actor in made.actors)
            found = [from_json(now[one.id], Actor) if one.id in now else one for one in made.actors]
            made = replace(made, actors=tuple(sorted(found, key=lambda actor: (actor.name, actor.id))))
        return replace(made, reports=tuple(texts.get(report.id, report) for report in made.reports))
    return None


def _without_texts(linked: Linked) -> Linked:
    return replace(
        linked,
        readings=tuple(
            replace(reading, report=replace(reading.report, text="", fetched=None)) for reading in linked.readings
        ),
    )


def _with_text(reading: Reading, reports: Mapping[str, Report]) -> Reading:
    stored = reports.get(reading.report.id)
    if stored is None:
        return reading
    return replace(reading, report=replace(reading.report, text=stored.text, fetched=stored.fetched))
