"""Events and quotations merged and split by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property

from dragoman.case.review.anchoring import Parts
from dragoman.linking import Linked
from dragoman.linking.days import narrower
from dragoman.linking.event_fusing import fused
from dragoman.linking.origins import Provenance
from dragoman.linking.quotations import quotation_id, with_quotations
from dragoman.records import Anchor, Decision, DecisionState, Event, Quotation, Reading, Statement, When

__all__ = ["Groups", "uttered"]

_PART = {"events": "events", "quotations": "statements"}
Made = tuple[DecisionState, str | None, str | None]


class Groups:
    """Which parts are one item, changed decision by decision; then the items are made again of their parts.

    `touched` are events of single reports that are no longer as they were: what is made of them is made again too.
    """

    def __init__(self, linked: Linked, parts: Parts, touched: AbstractSet[str]) -> None:
        self.before, self.parts, self.touched = linked, parts, touched
        self.group: dict[str, dict[str, str]] = {
            "events": {member: event.id for event in linked.events for member in (event.members or (event.id,))},
            "quotations": {part: quotation.id for quotation in linked.quotations for part in quotation.statements},
        }
        self.was = {kind: dict(group) for kind, group in self.group.items()}
        self._made: dict[str, tuple[Decision, list[str], list[str]]] = {}
        self._orphans: list[str] = []
        self._last: dict[tuple[str, str], str] = {}
        self._overruled: dict[str, str] = {}

    def apply(self, decision: Decision) -> None:
        """Merge or split as decided; what it is about is found by its words."""
        kind = decision.kind
        group = self.group[kind]
        target = self._found(kind, decision.anchors, decision.target)
        members = [self._found(kind, anchors, None) for anchors in decision.member_anchors]
        moving = [part for found in members for part in found]
        if not target or not moving:
            self._orphans.append(decision.id)
            return
        if decision.action == "merge":
            joined = {group.get(part, part) for part in (*target, *moving)}
            into = group.get(target[0], target[0])
            moved = [part for part, now in group.items() if now in joined]
            moved += [part for part in (*target, *moving) if part not in group]
            group.update(dict.fromkeys(moved, into))
        else:
            group.update(dict.fromkeys(moving, f"apart {decision.id}"))
        for part in moving:
            last = self._last.get((kind, part))
            if last and self._made[last][0].action != decision.action:
                self._overruled[last] = decision.id
            self._last[kind, part] = decision.id
        self._made[decision.id] = (decision, target, moving)

    def outcomes(self) -> dict[str, Made]:
        """What became of each decision: state, the item that it is about now, and which later one overruled it."""
        found: dict[str, Made] = dict.fromkeys(self._orphans, ("orphaned", None, None))
        for name, (decision, target, _) in self._made.items():
            now = self._now.get((decision.kind, target[0]))
            by = self._overruled.get(name)
            found[name] = ("overruled" if by else "applied", now, by)
        return found

    def linked(self) -> Linked:
        """The case with its events and quotations as they are grouped now."""
        events = self._events()
        quotations = self._quotations()
        linked = self.before
        if quotations != linked.quotations:
            unquoted = [
                replace(r, statements=tuple(replace(s, quotation=None) for s in r.statements)) for r in linked.readings
            ]
            linked = replace(linked, readings=tuple(with_quotations(reading, quotations) for reading in unquoted))
        self._now = {("events", part): e.id for e in events for part in (e.members or (e.id,))}
        self._now |= {("quotations", part): q.id for q in quotations for part in q.statements}
        return replace(linked, events=events, quotations=quotations)

    def _found(self, kind: str, anchors: Sequence[Anchor], target: str | None) -> list[str]:
        """The parts that anchors are about, with all others of the item that most of them are in."""
        group = self.group[kind]
        found = self.parts.find(_PART[kind], anchors, target)
        counted = Counter(group.get(part, part) for part in found)
        most = min(counted, key=lambda item: (-counted[item], item), default=None)
        return [part for part in found if group.get(part, part) == most]

    @cached_property
    def _provenance(self) -> Provenance:
        return Provenance(self.before.readings, self.before.actors, self.before.copies)

    def _events(self) -> tuple[Event, ...]:
        group, was = self.group["events"], self.was["events"]
        moved = {part for part in group if group[part] != was.get(part)}
        stale = {group[part] for part in moved | (self.touched & set(group))} | {was[p] for p in moved if p in was}
        if not stale:
            return self.before.events
        told = {event.id: (reading, event) for reading in self.before.readings for event in reading.events}
        actors = {actor.id: actor for actor in self.before.actors}
        by_group: dict[str, list[tuple[Reading, Event]]] = {}
        for part, pair in told.items():  # in the order of publication and of the text
            if group.get(part) in stale:
                by_group.setdefault(group[part], []).append(pair)
        stories = {event.id: event for event in self.before.events}
        made = [event for event in self.before.events if event.id not in stale]
        for name, pairs in by_group.items():
            known = stories.get(name)
            decided = known is None or {event.id for _, event in pairs} != set(known.members or (known.id,))
            reasons = [*(known.reasons if known else ()), *(["decided by hand"] if decided else [])]
            story = self.before.story_of.get(pairs[0][0].report.id, "")
            event = fused(pairs, sorted(set(reasons)), story, self._provenance, actors)
            made.append(replace(event, review="corrected") if decided else event)
        return tuple(sorted(made, key=lambda e: (e.when.earliest is None, e.when.earliest or "", e.id)))

    def _quotations(self) -> tuple[Quotation, ...]:
        group, was = self.group["quotations"], self.was["quotations"]
        moved = {part for part in group if group[part] != was.get(part)}
        statements = {s.id: (reading, s) for reading in self.before.readings for s in reading.statements}
        made, stale = [], {group[part] for part in moved} | {was[part] for part in moved if part in was}
        for quotation in self.before.quotations:
            now = [statements.get(part) for part in quotation.statements]
            if quotation.id not in stale and any(one is None or one[1].review == "corrected" for one in now):
                stale.add(quotation.id)
            if quotation.id not in stale:
                made.append(quotation)
        by_group: dict[str, list[tuple[Reading, Statement]]] = {}
        for part, pair in statements.items():
            if group.get(part) in stale:
                by_group.setdefault(group[part], []).append(pair)
        before = {quotation.id: set(quotation.statements) for quotation in self.before.quotations}
        for name, pairs in by_group.items():
            decided = before.get(name) != {statement.id for _, statement in pairs}
            quotation = uttered(pairs, self.before.story_of.get(pairs[0][0].report.id))
            made.append(replace(quotation, review="corrected") if decided else quotation)
        return tuple(sorted(made, key=lambda quotation: quotation.id))


def uttered(pairs: Sequence[tuple[Reading, Statement]], story: str | None) -> Quotation:
    """The quotation that statements make, each given with its reading, the earliest first."""
    statements = [statement for _, statement in pairs]
    said = When()
    for statement in statements:
        said = narrower(said, statement.said)
    direct = [s for s in statements if s.kind == "direct"] or [s for s in statements if s.kind == "mixed"] or statements
    speakers = Counter(statement.speaker for statement in statements if statement.speaker)
    return Quotation(
        id=quotation_id(statements[0].id),
        # The commonest; of equals the first.
        speaker=max(speakers, key=lambda speaker: speakers[speaker], default=None),
        statements=tuple(statement.id for statement in statements),
        wording=max(direct, key=lambda s: (len(s.content), s.id)).content,
        said=replace(said, time=None),
        story=story,
        reports=tuple(dict.fromkeys(statement.report for statement in statements)),
    )
