"""Merged events: one event from its mentions in several reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from dragoman.linking.clusters import average_link
from dragoman.linking.contexts import sentence_around
from dragoman.linking.days import day_of, days_of
from dragoman.linking.event_fusing import fused
from dragoman.linking.event_likeness import Grounds, Told, grounds_for
from dragoman.linking.origins import Provenance
from dragoman.linking.rows import is_called_later
from dragoman.linking.wording import rarity_in, wording_of
from dragoman.records import TOOK_PLACE, Actor, Event, Reading

__all__ = ["merge_events"]


# Points (see event_likeness) that make two mentions of one story one event where neither report tells of another of the kind:
# then the story has one, as a rule, and that nothing contradicts it and a side agrees is nearly enough.
_ENOUGH = 1.75
# And where one of them does. Two sides seldom have two agreements in one story; their meetings are few, and a day or a city names
# one; blows, sanctions and demands are many, and need like words as well.
_ENOUGH_OF_TWO = {"AGREE": 3.25, "CONSULT": 4.0}
_ENOUGH_OF_MANY = 5.0
# Deeds that the same parties do to each other day by day.
_RECURRING = frozenset({"ASSAULT"})
# What both sides with a person each, or three of them, count for.
_BOTH_SIDES = 2.5
# The mean share of the points that links two groups, and what two accounts that agree in all the little they have count for.
_LINKED, _NEUTRAL = 0.8, 0.79
# Beyond this many events of one type in a story, only those that share a day, a place or a pair of actors are compared.
_ALL_COMPARED = 150


def merge_events(
    readings: Sequence[Reading], actors: Iterable[Actor], story_of: Mapping[str, str], provenance: Provenance
) -> tuple[Event, ...]:
    """Merge the events of readings (earliest first) whose actors are merged, story by story.

    Conservative: sides, time and place must not contradict each other, and enough of them must be the same. Every mention is
    kept; what the merged event says is what most origins say, the most exact of it.
    """
    known = {actor.id: actor for actor in actors}
    by_story: dict[str, list[tuple[Reading, Event]]] = defaultdict(list)
    for reading in readings:
        by_story[story_of[reading.report.id]] += [(reading, event) for event in reading.events]
    merged = []
    for story, found in sorted(by_story.items()):
        for group, reasons in _groups(found, known):
            merged.append(fused(group, reasons, story, provenance, known))
    return tuple(sorted(merged, key=lambda event: (days_of(event.when) is None, event.when.earliest or "", event.id)))


def _groups(
    found: Sequence[tuple[Reading, Event]], actors: Mapping[str, Actor]
) -> Iterable[tuple[list[tuple[Reading, Event]], list[str]]]:
    contexts = [_context(reading, event) for reading, event in found]
    rarity = rarity_in(contexts)
    told = []
    for (reading, event), context in zip(found, contexts, strict=True):
        kinds = {place.id: place.kind for place in reading.places}
        kind = kinds.get(event.place.id) if event.place else None
        trigger = event.mentions[0].evidence["trigger"][0]
        told.append(
            Told(
                event,
                wording_of(context, rarity),
                actors,
                kind,
                _published(reading),
                is_called_later(reading.report.text, trigger),
            )
        )
    similarity: dict[tuple[int, int], float] = {}
    apart: set[tuple[int, int]] = set()
    grounds: dict[tuple[int, int], Grounds] = {}
    pairs = _candidates(told)
    weighed = {pair: grounds_for(told[pair[0]], told[pair[1]]) for pair in pairs}
    crowded = _crowded(found, told, weighed)
    enough: dict[tuple[int, int], float] = {}
    for (one, other), ground in weighed.items():
        within = found[one][0] is found[other][0]
        several = within or one in crowded or other in crowded or not _names_anything(told[one], told[other], ground)
        enough[one, other] = _enough(told[one].event, several=several)
        if ground.score < 0:
            apart.add((one, other))
            if ground.misdated or ground.misplaced or ground.misattended:
                grounds[one, other] = ground
        elif ground.score >= enough[one, other] / 2:
            # An account that says little (no day, no sides) must not part a group that others tie, nor join one by itself.
            likeness = ground.score / enough[one, other]
            similarity[one, other] = max(likeness, _NEUTRAL) if ground.agree else likeness
            grounds[one, other] = ground
    groups = average_link(len(found), similarity, _LINKED, apart)
    for group in _with_mistaken(groups, grounds, apart):
        tied = [pair for pair in combinations(group, 2) if pair in grounds]
        if len(group) > 1 and not any(grounds[p].score >= enough[p] or grounds[p].numbered for p in tied):
            yield from (([found[at]], []) for at in group)
        else:
            yield [found[at] for at in group], sorted({reason for pair in tied for reason in grounds[pair].reasons})


def _names_anything(one: Told, other: Told, ground: Grounds) -> bool:
    """Whether two accounts say enough to be one by what does not contradict.

    Whose deed it is; where that is all, of both sides; and of a blow in like words.
    """
    if not any(told.event.source or told.event.target for told in (one, other)):
        return False
    if ground.reasons == ("the same sides",) and ground.score < _BOTH_SIDES:
        return False
    return one.event.type not in _RECURRING or "like words" in ground.reasons


def _crowded(
    found: Sequence[tuple[Reading, Event]], told: Sequence[Told], weighed: Mapping[tuple[int, int], Grounds]
) -> set[int]:
    """The events of whose kind their report tells another: one that contradicts them, or is at another stage."""
    crowded: set[int] = set()
    for (one, other), ground in weighed.items():
        stages = {told[at].event.factuality for at in (one, other)}
        if found[one][0] is found[other][0] and (ground.score < 0 or ("planned" in stages and stages & TOOK_PLACE)):
            crowded |= {one, other}
    return crowded


def _published(reading: Reading) -> str:
    day = day_of(reading.report.published)
    return day.isoformat() if day else ""


def _with_mistaken(
    groups: list[list[int]], grounds: Mapping[tuple[int, int], Grounds], apart: Collection[tuple[int, int]]
) -> list[list[int]]:
    """Join groups that are the same one of a row (`the first meeting`) and differ in the day alone, or in the place alone.

    That a report has the day wrong is what an editor must see; as two events it would be hidden.
    """
    at = {number: group for group in groups for number in group}
    for (one, other), weighed in sorted(grounds.items()):
        if not weighed.numbered or at[one] is at[other]:
            continue
        crossing = [(min(a, b), max(a, b)) for a in at[one] for b in at[other]]
        # What is in `grounds` though it is apart is misdated, misplaced or misattended.
        if all(pair not in apart or pair in grounds for pair in crossing):
            joined = sorted([*at[one], *at[other]])
            at.update(dict.fromkeys(joined, joined))
    return sorted({group[0]: group for group in at.values()}.values())


def _enough(event: Event, *, several: bool) -> float:
    return _ENOUGH_OF_TWO.get(event.type, _ENOUGH_OF_MANY) if several else _ENOUGH


def _candidates(told: Sequence[Told]) -> list[tuple[int, int]]:
    keyed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    by_type: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        by_type[one.event.type].append(number)
    for kind, numbers in by_type.items():
        if len(numbers) <= _ALL_COMPARED:
            keyed[kind,] = numbers
            continue
        for number in numbers:
            event = told[number].event
            if event.when.earliest:
                keyed[kind, "day", event.when.earliest[:10]].append(number)
            if event.place:
                keyed[kind, "place", event.place.name].append(number)
            keyed[kind, "sides", *sorted({*event.source, *event.target})].append(number)
    return sorted({pair for numbers in keyed.values() for pair in combinations(numbers, 2)})


def _context(reading: Reading, event: Event) -> str:
    """The words around an event, less those that name its sides, place and time, which are weighed for themselves."""
    mention = event.mentions[0]
    trigger = mention.evidence["trigger"][0]
    text = reading.report.text
    start, end = sentence_around(text, trigger.start, trigger.end)
    pieces, at = [], start
    for span in mention.evidence.spans():
        if at <= span.start and span.end <= end and span not in mention.evidence["trigger"]:
            pieces.append(text[at : span.start])
            at = span.end
    return " ".join((*pieces, text[at:end], *event.topics))
