"""Actors merged and split by hand, and all that speaks of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from dragoman.case.review.anchoring import likest
from dragoman.linking import Linked
from dragoman.linking.actor_fusing import join_actors
from dragoman.linking.renaming import MergedActors
from dragoman.records import (
    Actor,
    Anchor,
    Decision,
    DecisionState,
    Event,
    Evidence,
    Quotation,
    Relay,
    Story,
    identify,
)

__all__ = ["People"]

Member = tuple[str, str]  # (report id, id of the actor in that report)
Made = tuple[DecisionState, str | None, str | None]


class People:
    """The actors of a linked case as people decided who is who; `linked` speaks of them as decided."""

    def __init__(self, linked: Linked, decisions: Sequence[Decision]) -> None:
        self._read = {(r.report.id, a.id): a for r in linked.readings for a in r.actors}
        self._in: dict[str, list[Actor]] = {r.report.id: list(r.actors) for r in linked.readings}
        self._by_sum = {r.report.sha256: r.report.id for r in reversed(linked.readings)}
        self.group: dict[Member, str] = {
            member: linked.actor_of.get(member[0], {}).get(member[1], member[1]) for member in self._read
        }
        self.outcomes: dict[str, Made] = {}
        was = dict(self.group)
        last: dict[Member, tuple[str, str]] = {}
        for decision in decisions:
            if decision.action not in ("merge", "split"):
                continue
            moved = self._apply(decision)
            if moved is None:
                self.outcomes[decision.id] = ("orphaned", None, None)
                continue
            for member in moved:
                before = last.get(member)
                if before and before[1] != decision.action:
                    self.outcomes[before[0]] = ("overruled", self.outcomes[before[0]][1], decision.id)
                last[member] = (decision.id, decision.action)
            self.outcomes[decision.id] = ("applied", self.now(decision), None)
        self.linked = linked if self.group == was else self._renamed(linked, was)

    def now(self, decision: Decision) -> str | None:
        """The id of the actor that a decision is about."""
        counted = Counter(self.group[member] for member in self._members(decision.anchors))
        return min(counted, key=lambda actor: (-counted[actor], actor != decision.target, actor), default=None)

    def _apply(self, decision: Decision) -> list[Member] | None:
        into = self.now(decision)
        moving = [member for anchors in decision.member_anchors for member in self._members(anchors)]
        if into is None or not moving:
            return None
        if decision.action == "merge":
            joined = {self.group[member] for member in moving}
            moving = [member for member, actor in self.group.items() if actor in joined]
            self.group.update(dict.fromkeys(moving, into))
        else:
            self.group.update(dict.fromkeys(moving, identify("a", "apart", *min(moving))))
        return moving

    def _members(self, anchors: Iterable[Anchor]) -> list[Member]:
        """The actors of single reports whose names stand where the anchors are."""
        by_report: dict[str, list[Anchor]] = {}
        for anchor in anchors:
            report = anchor.report if anchor.report in self._in else self._by_sum.get(anchor.sha256)
            if report:
                by_report.setdefault(report, []).append(anchor)
        found: list[Member] = []
        for report, group in by_report.items():
            for anchor in group:
                here = likest(self._touching(report, anchor), [anchor])
                if here and (report, here) not in found:
                    found.append((report, here))
        return found

    def _touching(self, report: str, anchor: Anchor) -> list[Actor]:
        """The actors of a report, each with only those of its names that meet the anchor."""
        found = []
        for actor in self._in[report]:
            names = [s for s in actor.evidence.get("name", ()) if s.start < anchor.end and anchor.start < s.end]
            if names:
                found.append(replace(actor, evidence=Evidence({**actor.evidence, "name": names})))
        return found

    def _renamed(self, linked: Linked, was: Mapping[Member, str]) -> Linked:
        """The case with each actor under the name that it goes by now."""
        changed = {
            actor for member in was if was[member] != self.group[member] for actor in (was[member], self.group[member])
        }
        known = {actor.id: actor for actor in linked.actors}
        parts: dict[str, list[Actor]] = {}
        for member, actor in self.group.items():
            if actor in changed:
                parts.setdefault(actor, []).append(self._read[member])
        actors = [actor for actor in linked.actors if actor.id not in changed]
        for own, group in parts.items():
            reasons = [*(known[own].reasons if own in known else ()), "decided by hand"]
            actors.append(replace(join_actors(own, group, reasons), review="corrected"))
        # What a report speaks of goes by the merged actor's id there: from that to the one that it has now.
        renamed = {(member[0], was[member]): actor for member, actor in self.group.items() if was[member] != actor}
        merged = MergedActors(actors=tuple(sorted(actors, key=lambda a: (a.name, a.id))), merged=renamed)
        readings = tuple(merged.apply(reading) for reading in linked.readings)
        said = {statement.id: statement.speaker for reading in readings for statement in reading.statements}
        told = {event.id: event for reading in readings for event in reading.events}
        actor_of: dict[str, dict[str, str]] = {}
        for (report, there), actor in sorted(self.group.items()):
            actor_of.setdefault(report, {})[there] = actor
        return replace(
            linked,
            readings=readings,
            actors=merged.actors,
            events=tuple(_event(event, told, renamed) for event in linked.events),
            quotations=tuple(_quotation(quotation, said) for quotation in linked.quotations),
            stories=tuple(_story(story, renamed) for story in linked.stories),
            actor_of=actor_of,
        )

    @staticmethod
    def without(linked: Linked, gone: AbstractSet[str]) -> Linked:
        """The case in which nothing is said or done by the actors that were rejected."""

        def kept(actors: Iterable[str]) -> tuple[str, ...]:
            return tuple(actor for actor in actors if actor not in gone)

        def freed(event: Event) -> Event:
            return replace(event, source=kept(event.source), target=kept(event.target))

        readings = tuple(
            replace(
                reading,
                statements=tuple(
                    replace(s, speaker=None if s.speaker in gone else s.speaker, speakers=kept(s.speakers))
                    for s in reading.statements
                ),
                events=tuple(map(freed, reading.events)),
            )
            for reading in linked.readings
        )
        return replace(
            linked,
            readings=readings,
            events=tuple(map(freed, linked.events)),
            quotations=tuple(replace(q, speaker=None if q.speaker in gone else q.speaker) for q in linked.quotations),
            stories=tuple(replace(story, actors=kept(story.actors)) for story in linked.stories),
        )


def _event(event: Event, told: Mapping[str, Event], renamed: Mapping[Member, str]) -> Event:
    """A merged event whose sides and mentions go by the ids that they have now."""
    own = [told[member] for member in (event.members or (event.id,)) if member in told]
    reports = dict.fromkeys(mention.report for mention in event.mentions)
    names: dict[str, str] = {}
    for (report, was), now in renamed.items():
        if report in reports:
            names.setdefault(was, now)

    def side(actors: Sequence[str], theirs: AbstractSet[str]) -> tuple[str, ...]:
        # Where a name was split, an account that still has it keeps it on that side.
        return tuple(dict.fromkeys(a if a in theirs else names.get(a, a) for a in actors))

    here = {actor for one in own for actor in (*one.source, *one.target)}
    mentions = tuple(
        replace(
            mention,
            according_to=tuple(
                Relay(text=relay.text, actor=renamed.get((mention.report, relay.actor or ""), relay.actor))
                for relay in mention.according_to
            ),
        )
        for mention in event.mentions
    )
    return replace(event, source=side(event.source, here), target=side(event.target, here), mentions=mentions)


def _quotation(quotation: Quotation, said: Mapping[str, str | None]) -> Quotation:
    speakers = Counter(speaker for part in quotation.statements if (speaker := said.get(part)))
    return replace(quotation, speaker=max(speakers, key=lambda speaker: speakers[speaker], default=quotation.speaker))


def _story(story: Story, renamed: Mapping[Member, str]) -> Story:
    reports = set(story.reports)
    names = {was: now for (report, was), now in renamed.items() if report in reports}
    return replace(story, actors=tuple(dict.fromkeys(names.get(actor, actor) for actor in story.actors)))
