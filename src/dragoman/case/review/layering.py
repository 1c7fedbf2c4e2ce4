"""What people decided, laid over what linking made: nothing is read or linked again for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.case.review.anchoring import Parts, likest
from dragoman.case.review.correcting import ACTORS, corrected
from dragoman.case.review.grouping import Groups
from dragoman.case.review.people import People
from dragoman.comparing import Compared
from dragoman.linking import Linked
from dragoman.linking.redating import with_times
from dragoman.records import Decision, DecisionState, Reading, Record, Where

__all__ = ["Layered", "Outcome", "finish", "lay_over", "lay_people"]

_PARTS = ("times", "places", "figures", "statements")
_VERDICTS = frozenset({"accept", "reject"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision: whether it holds, for which item, and which later one overruled it."""

    state: DecisionState
    now: str | None = None
    by: str | None = None


@dataclass
class Layered:
    """A linked case with decisions laid over it; `hidden` are the items that were rejected, by the listing that they are in."""

    linked: Linked
    decisions: Sequence[Decision] = ()
    hidden: dict[str, list[Record]] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    compared: Compared = field(default_factory=Compared)


def lay_people(linked: Linked, decisions: Sequence[Decision]) -> Layered:
    """Lay the decisions about actors over a linked case: these go through all of its stories, and so come first."""
    about = [decision for decision in decisions if decision.kind == "actors"]
    layered = Layered(linked, about)
    if not about:
        return layered
    people = People(linked, about)
    layered.outcomes.update({decision: Outcome(*made) for decision, made in people.outcomes.items()})
    items: dict[str, Any] = {actor.id: actor for actor in people.linked.actors}
    found = {}
    for decision in about:
        if decision.action in _VERDICTS or decision.field is not None:
            now = people.now(decision)
            if now:
                found[decision.id] = now
            else:
                layered.outcomes[decision.id] = Outcome("orphaned")
    judged = [decision for decision in about if decision.id in found]
    left, hidden = _judged("actors", items, judged, found, layered.outcomes)
    layered.hidden["actors"] = hidden
    layered.linked = replace(people.linked, actors=tuple(left[item] for item in items if item in left))
    if hidden:
        layered.linked = People.without(layered.linked, {record.id for record in hidden})  # type: ignore[attr-defined]
    return layered


def lay_over(linked: Linked, decisions: Sequence[Decision]) -> Layered:
    """Lay decisions (those in force, oldest first) over a linked case, or over what is linked of one story.

    Those about actors are laid over it already, see `lay_people`.

    Decisions about other reports than those here are left alone, and have no outcome. Independent of the order in which reports
    came in: what a decision is about is found by words, and of two about one thing the later holds.
    """
    layers = _Layers(linked, decisions)
    return layers.laid()


def finish(layered: Layered, compared: Compared) -> Layered:
    """Lay the decisions about disagreements and the agenda over what comparing made."""
    for kind in ("disagreements", "agenda"):
        items: dict[str, Any] = {item.id: item for item in getattr(compared, kind)}
        found: dict[str, str] = {}
        for decision in layered.decisions:
            if decision.kind == kind and decision.action not in ("undo", "redo"):
                now = decision.target if decision.target in items else likest(_alike(items, decision), decision.anchors)
                if now:
                    found[decision.id] = now
                elif any(anchor.report in layered.linked.story_of for anchor in decision.anchors):
                    layered.outcomes[decision.id] = Outcome("orphaned")
        left, hidden = _judged(kind, items, [d for d in layered.decisions if d.id in found], found, layered.outcomes)
        layered.hidden.setdefault(kind, []).extend(hidden)
        compared = replace(compared, **{kind: tuple(left[item] for item in items if item in left)})
    layered.compared = compared
    return layered


def _alike(items: Mapping[str, Any], decision: Decision) -> list[Any]:
    """The disagreements about the same kind of thing as the one that was decided about, or all items of the agenda."""
    about = decision.anchors[0].role if decision.anchors else ""
    return [item for item in items.values() if getattr(item, "about", about) == about]


class _Current:
    """The ids that actors go by now, for corrections that name one by the id that it had."""

    def __init__(self, linked: Linked) -> None:
        self.whole = {member: actor.id for actor in linked.actors for member in actor.members}
        self.whole |= {actor.id: actor.id for actor in linked.actors}

    def meant(self, decision: Decision) -> Decision:
        if decision.field not in ACTORS or decision.value is None:
            return decision
        now = [self.whole.get(actor, actor) for actor in decision.value.split("; ")]
        return replace(decision, value="; ".join(dict.fromkeys(now)))


class _Layers:
    def __init__(self, linked: Linked, decisions: Sequence[Decision]) -> None:
        self.linked = linked
        self.parts = Parts(linked)
        here = _Current(linked)
        self.decisions = [
            here.meant(decision)
            for decision in decisions
            if decision.kind not in ("actors", "reports")
            and self.parts.holds((*decision.anchors, *(anchor for one in decision.member_anchors for anchor in one)))
        ]
        self.outcomes: dict[str, Outcome] = {}
        self.hidden: dict[str, list[Record]] = {}

    def laid(self) -> Layered:
        if not self.decisions:
            return Layered(self.linked)
        touched = self._judge_parts()
        groups = Groups(self.linked, self.parts, touched)
        for decision in self.decisions:
            if decision.kind in ("events", "quotations") and decision.action in ("merge", "split"):
                groups.apply(decision)
        self.linked = groups.linked()
        self.outcomes.update({decision: Outcome(*made) for decision, made in groups.outcomes().items()})
        self._judge_wholes()
        return Layered(self.linked, self.decisions, self.hidden, self.outcomes)

    def _of(self, kind: str) -> list[Decision]:
        return [decision for decision in self.decisions if decision.kind == kind]

    def _judge_parts(self) -> set[str]:
        """Accept, reject and correct items of single reports; the ids of those events that this changes in their report."""
        kept: dict[str, dict[str, Any]] = {}
        gone: dict[str, set[str]] = {}
        for kind in _PARTS:
            items = {item: part for item, (_, part) in self.parts.of(kind).items()}
            found = {}
            for decision in self._of(kind):
                now = self.parts.find(kind, decision.anchors, decision.target)
                if now:
                    found[decision.id] = now[0]
                else:
                    self.outcomes[decision.id] = Outcome("orphaned")
            judged = [decision for decision in self._of(kind) if decision.id in found]
            left, hidden = _judged(kind, items, judged, found, self.outcomes)
            self.hidden.setdefault(kind, []).extend(hidden)
            kept[kind] = {now: left[now] for now in found.values() if now in left}
            gone[kind] = {item for item in items if item not in left}
        if not any(kept.values()) and not any(gone.values()):
            return set()
        readings, touched = [], set()
        for reading in self.linked.readings:
            changed = _with_parts(reading, kept, gone)
            touched |= {now.id for was, now in zip(reading.events, changed.events, strict=True) if was != now}
            readings.append(changed)
        self.linked = replace(self.linked, readings=tuple(readings))
        self.parts = Parts(self.linked)
        return touched

    def _judge_wholes(self) -> None:
        """Accept, reject and correct what is made of several reports."""
        for kind in ("events", "quotations", "stories"):
            items: dict[str, Any] = {item.id: item for item in getattr(self.linked, kind)}
            owner = _owners(self.linked, kind)
            found = {}
            for decision in self._of(kind):
                if decision.action not in _VERDICTS and decision.field is None:
                    continue
                now = self._whole(kind, decision, owner)
                if now:
                    found[decision.id] = now
                else:
                    self.outcomes[decision.id] = Outcome("orphaned")
            judged = [decision for decision in self._of(kind) if decision.id in found]
            left, hidden = _judged(kind, items, judged, found, self.outcomes)
            self.hidden.setdefault(kind, []).extend(hidden)
            changes: dict[str, Any] = {kind: tuple(left[item] for item in items if item in left)}
            self.linked = replace(self.linked, **changes)
        gone = {record.id for record in self.hidden.get("quotations", ())}  # type: ignore[attr-defined]
        if gone:
            self.linked = replace(self.linked, readings=tuple(_unquoted(r, gone) for r in self.linked.readings))

    def _whole(self, kind: str, decision: Decision, owner: Mapping[str, str]) -> str | None:
        """The item of several reports that holds most of what a decision is about."""
        if kind == "stories":
            parts = self.parts.reports(decision.anchors)
        else:
            parts = self.parts.find("events" if kind == "events" else "statements", decision.anchors, decision.target)
        counted = Counter(owner[part] for part in parts if part in owner)
        return min(counted, key=lambda item: (-counted[item], item != decision.target, item), default=None)


def _owners(linked: Linked, kind: str) -> dict[str, str]:
    """From each part to the item that it is in."""
    named = {"events": "members", "quotations": "statements", "stories": "reports"}[kind]
    items: Iterable[Any] = getattr(linked, kind)
    return {part: item.id for item in items for part in (getattr(item, named) or (item.id,))}


def _judged(
    kind: str,
    items: Mapping[str, Any],
    decisions: Sequence[Decision],
    found: Mapping[str, str],
    outcomes: dict[str, Outcome],
) -> tuple[dict[str, Any], list[Record]]:
    """Items with verdicts and corrections on them, and those that were rejected; of two about one thing the later holds."""
    holds: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        if decision.action not in _VERDICTS and decision.field is None:
            continue
        slot = (found[decision.id], decision.field or "verdict")
        if slot in holds:
            outcomes[holds[slot].id] = Outcome("overruled", found[decision.id], decision.id)
        holds[slot] = decision
        outcomes[decision.id] = Outcome("applied", found[decision.id])
    left, hidden = dict(items), []
    # Acceptances first: a correction says more.
    for (item, about), decision in sorted(holds.items(), key=lambda one: (one[0][1] != "verdict", one[0])):
        if about != "verdict":
            left[item] = corrected(kind, left[item], about, decision.value)
        elif left[item].review is None:
            left[item] = replace(left[item], review="accepted")
    for (item, about), decision in sorted(holds.items()):
        if about == "verdict" and decision.action == "reject":
            hidden.append(replace(left.pop(item), review="rejected"))
    return left, hidden


def _with_parts(reading: Reading, kept: Mapping[str, Mapping[str, Any]], gone: Mapping[str, set[str]]) -> Reading:
    """A reading with its items as they were judged, and what refers to them."""
    changes: dict[str, Any] = {}
    for kind in _PARTS:
        was = getattr(reading, kind)
        now = tuple(kept[kind].get(item.id, item) for item in was if item.id not in gone[kind])
        if now != was:
            changes[kind] = now
    if not changes:
        return reading
    reading = replace(reading, **changes)
    places = {place.id: place.where for place in reading.places if place.id in kept["places"]}
    if places:
        reading = replace(
            reading,
            statements=tuple(replace(item, place=_placed(item.place, places)) for item in reading.statements),
            events=tuple(replace(item, place=_placed(item.place, places)) for item in reading.events),
        )
    return with_times(reading) if "times" in changes else reading


def _placed(place: Where | None, places: Mapping[str, Where]) -> Where | None:
    return places.get(place.id, place) if place else None


def _unquoted(reading: Reading, gone: set[str]) -> Reading:
    if not any(statement.quotation in gone for statement in reading.statements):
        return reading
    return replace(
        reading,
        statements=tuple(
            replace(item, quotation=None) if item.quotation in gone else item for item in reading.statements
        ),
    )
