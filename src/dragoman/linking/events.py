"""Merged events: one event from its mentions in several reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeVar

from dragoman.linking.clusters import average_link
from dragoman.linking.contexts import readable, sentence_around, words_around
from dragoman.linking.days import days_of
from dragoman.linking.event_likeness import WIDE_KINDS, Grounds, Told, grounds_for, party_of
from dragoman.linking.origins import Provenance, count_origins
from dragoman.linking.wording import rarity_in, wording_of
from dragoman.records import Actor, Event, Factuality, Mention, Reading, When, Where

__all__ = ["STILL_TO_COME", "merge_events", "overtaken", "tells_of_itself"]

Value = TypeVar("Value", str, int)

# Points (see event_likeness) that make two mentions one event. Two sides seldom have two agreements in one story; their
# meetings are few, and a day or a city names one; blows, sanctions and demands are many, and need like words as well.
_ENOUGH = {"AGREE": 3.25, "CONSULT": 4.0}
_ENOUGH_OF_MANY = 5.0
# Beyond this many events of one type in a story, only those that share a day, a place or a pair of actors are compared.
_ALL_COMPARED = 150
STILL_TO_COME = frozenset({"planned", "proposed", "conditional", "possible"})
# Which account a summary prefers of accounts of one day, firmest first.
_FIRMNESS: tuple[Factuality, ...] = (
    "happened", "ongoing", "denied", "ruled out", "planned", "conditional", "proposed", "possible",
)  # fmt: skip


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
            merged.append(_fused(group, reasons, story, provenance, known))
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
        told.append(Told(event, wording_of(context, rarity), actors, kind))
    similarity: dict[tuple[int, int], float] = {}
    apart: set[tuple[int, int]] = set()
    grounds: dict[tuple[int, int], Grounds] = {}
    for one, other in _candidates(told):
        weighed = grounds_for(told[one], told[other])
        enough = _enough(told[one].event)
        if weighed.score < 0:
            apart.add((one, other))
            if weighed.misdated or weighed.misplaced:
                grounds[one, other] = weighed
        elif weighed.score >= enough / 2:
            similarity[one, other] = weighed.score / enough
            grounds[one, other] = weighed
    # A report that says little (no place, no day) lowers the mean of a group that it clearly belongs to; hence below 1.
    groups = average_link(len(found), similarity, 0.8, apart)
    for group in _with_mistaken(groups, grounds, apart):
        pairs = [grounds[pair] for pair in combinations(group, 2) if pair in grounds]
        if len(group) > 1 and not _tied(pairs, _enough(found[group[0]][1])):
            yield from (([found[at]], []) for at in group)
        else:
            yield [found[at] for at in group], sorted({reason for pair in pairs for reason in pair.reasons})


def _tied(pairs: Sequence[Grounds], enough: float) -> bool:
    return any(pair.score >= enough or pair.numbered for pair in pairs)


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
        # What is in `grounds` though it is apart is misdated or misplaced.
        if all(pair not in apart or pair in grounds for pair in crossing):
            joined = sorted([*at[one], *at[other]])
            at.update(dict.fromkeys(joined, joined))
    return sorted({group[0]: group for group in at.values()}.values())


def _enough(event: Event) -> float:
    return _ENOUGH.get(event.type, _ENOUGH_OF_MANY)


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


def _fused(
    group: Sequence[tuple[Reading, Event]],
    reasons: Sequence[str],
    story: str,
    provenance: Provenance,
    actors: Mapping[str, Actor],
) -> Event:
    readings = {reading.report.id: reading for reading, _ in group}
    events = [event for _, event in group]
    first = events[0]
    mentions = [(event, mention) for event in events for mention in event.mentions]
    origins = [provenance.of_mention(event, mention) for event, mention in mentions]
    weight = {event.id: 0.0 for event in events}
    for origin in {origin.key: origin for origin in reversed(origins)}.values():
        weight[origin.item] += 1.0
    reciprocal = any(event.reciprocal for event in events)
    source, target = (
        _by_party(events, actors)
        if reciprocal
        else (_sides([event.source for event in events], actors), _sides([event.target for event in events], actors))
    )
    factuality = _latest_factuality(mentions, readings)
    best = _best_told(mentions, weight, factuality)
    return replace(
        first,
        mentions=tuple(mention for _, mention in mentions),
        detail=_commonest([event.detail for event in events]),
        source=source,
        target=target,
        reciprocal=reciprocal,
        when=_best_when(events, weight),
        place=_best_place(group, weight),
        factuality=factuality,
        topics=tuple(dict.fromkeys(topic for event in events for topic in event.topics)),
        excluded_topics=tuple(dict.fromkeys(topic for event in events for topic in event.excluded_topics)),
        ordinal=_commonest([event.ordinal for event in events]),
        summary=_summary(readings[best.report], best),
        origins=count_origins(origins),
        story=story,
        members=tuple(event.id for event in events),
        reasons=tuple(reasons),
    )


def _commonest(values: Sequence[Value | None]) -> Value | None:
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], str(value)), default=None)


def _sides(sides: Sequence[Sequence[str]], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    counted = Counter(actor for side in sides for actor in side)
    return tuple(sorted(counted, key=lambda actor: (-counted[actor], actors[actor].name if actor in actors else actor)))


def _by_party(events: Sequence[Event], actors: Mapping[str, Actor]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sides of an event in which all do the same: those of the party that most accounts name, and the others."""
    together = _sides([(*event.source, *event.target) for event in events], actors)
    first = party_of(together[0], actors) if together else None
    return (
        tuple(actor for actor in together if party_of(actor, actors) == first),
        tuple(actor for actor in together if party_of(actor, actors) != first),
    )


def _best_told(
    mentions: Sequence[tuple[Event, Mention]], weight: Mapping[str, float], factuality: Factuality
) -> Mention:
    """The mention to print: one that has the event as it turned out, with most of who, where and when in it."""

    def merit(told: tuple[Event, Mention]) -> tuple[bool, int, float, bool, int, str]:
        event, mention = told
        first = mention.evidence["trigger"][0].start
        return (
            mention.factuality == factuality,
            len(mention.evidence),
            weight[event.id],
            not mention.according_to,
            -first,
            mention.report,
        )

    return max(mentions, key=merit)[1]


def _summary(reading: Reading, mention: Mention) -> str:
    trigger = mention.evidence["trigger"]
    rest = (span for span in mention.evidence.spans() if span not in trigger)
    return readable(reading, words_around(reading, [*trigger, *rest]))


def _best_when(events: Sequence[Event], weight: Mapping[str, float]) -> When:
    """The time that most origins give, of those to the day; of equals the narrowest, then the earliest report's."""
    dated = [event for event in events if days_of(event.when)]
    if not dated:
        return events[0].when
    support: dict[tuple[object, object], float] = defaultdict(float)
    for event in dated:
        support[days_of(event.when) or (None, None)] += max(weight[event.id], 0.01)

    def merit(event: Event) -> tuple[bool, float, int, str]:
        days = days_of(event.when)
        assert days is not None
        width = (days[1] - days[0]).days
        return (width > 0, -round(support[days], 6), width, event.id)

    return min(dated, key=merit).when


def _best_place(group: Sequence[tuple[Reading, Event]], weight: Mapping[str, float]) -> Where | None:
    """The place that most origins give; a city where others only say in which country it lies."""
    support: dict[tuple[bool, str], float] = defaultdict(float)
    places: dict[tuple[bool, str], Where] = {}
    for reading, event in group:
        if event.place is None:
            continue
        kinds = {place.id: place.kind for place in reading.places}
        key = (kinds.get(event.place.id) in WIDE_KINDS, event.place.name)
        support[key] += max(weight[event.id], 0.01)
        places.setdefault(key, event.place)
    best = min(support, key=lambda key: (key[0], -round(support[key], 6), key[1]), default=None)
    return places[best] if best else None


def tells_of_itself(event: Event, mention: Mention) -> bool:
    """Whether a mention's factuality is that of the event: what is denied of a meeting may be one of its topics only."""
    return not (event.excluded_topics and mention.factuality in {"denied", "ruled out"})


def overtaken(event: Event, mention: Mention, published: str) -> bool:
    """Whether a mention has as still to come what its own time puts before its report (published on an ISO day, or unknown).

    Such a mention is of another event of the kind, or misread; it says nothing of how this one turned out.
    """
    days = days_of(event.when)
    past = days is not None and bool(published) and days[1].isoformat() < published
    return past and mention.factuality in STILL_TO_COME


def _latest_factuality(mentions: Sequence[tuple[Event, Mention]], readings: Mapping[str, Reading]) -> Factuality:
    """What the latest reports say became of it; of reports of one day, the firmest."""

    def published(mention: Mention) -> str:
        return (readings[mention.report].report.published.earliest or "")[:10]

    telling = [
        mention
        for event, mention in mentions
        if tells_of_itself(event, mention) and not overtaken(event, mention, published(mention))
    ] or [mention for _, mention in mentions]
    latest = max(published(mention) for mention in telling)
    told = [mention.factuality for mention in telling if published(mention) == latest]
    return min(told, key=_FIRMNESS.index)
