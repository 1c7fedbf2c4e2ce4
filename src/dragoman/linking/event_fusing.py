"""What a merged event says: the best-supported, most exact and latest of what its accounts say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TypeVar

from dragoman import lexicon
from dragoman.linking.contexts import as_a_line, readable, sentence_around, without_dateline, words_around
from dragoman.linking.days import days_of, meet
from dragoman.linking.event_likeness import WIDE_KINDS, party_of, places_apart
from dragoman.linking.origins import Origin, Provenance, count_origins
from dragoman.linking.words import words
from dragoman.records import TOOK_PLACE, Actor, Event, Factuality, Mention, Reading, Span, When, Where

__all__ = ["STILL_TO_COME", "fused", "overtaken", "tells_of_itself"]

# What stands this near the trigger, in characters, is read in one breath with it.
_CLOSE = 100
# A word among the first so many that joins a clause to another; and how long a line may be.
_OPENING, _LONGEST_LINE = 4, 260
# What stands within this many characters of the trigger is printed in one line with it.
_IN_ONE_CLAUSE = 80

Value = TypeVar("Value", str, int)

STILL_TO_COME = frozenset({"planned", "proposed", "conditional", "possible"})
# Which account a summary prefers of accounts of one day, firmest first.
_FIRMNESS: tuple[Factuality, ...] = (
    "happened", "ongoing", "denied", "ruled out", "planned", "conditional", "proposed", "possible",
)  # fmt: skip


def fused(
    group: Sequence[tuple[Reading, Event]],
    reasons: Sequence[str],
    story: str,
    provenance: Provenance,
    actors: Mapping[str, Actor],
) -> Event:
    """Make one event of a group of events, each with the reading that it is from; `reasons` say why they are one."""
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
    when = _best_when(events, weight)
    place = _best_place(group, weight)
    best = _best_told(mentions, weight, factuality, when)
    return replace(
        first,
        mentions=tuple(mention for _, mention in mentions),
        detail=_commonest([event.detail for event in events]),
        source=source,
        target=target,
        reciprocal=reciprocal,
        when=when,
        place=place,
        factuality=factuality,
        topics=tuple(dict.fromkeys(topic for event in events for topic in event.topics)),
        excluded_topics=tuple(dict.fromkeys(topic for event in events for topic in event.excluded_topics)),
        ordinal=_commonest([event.ordinal for event in events]),
        summary=_summary(readings[best.report], best),
        origins=max(1, count_origins(_supporting(mentions, origins, factuality, when, place))),
        story=story,
        members=tuple(event.id for event in events),
        reasons=tuple(reasons),
    )


def _supporting(
    mentions: Sequence[tuple[Event, Mention]],
    origins: Sequence[Origin],
    factuality: Factuality,
    when: When,
    place: Where | None,
) -> list[Origin]:
    """The origins of those mentions that tell the event as it turned out, on its day and in its place.

    An announcement does not confirm what it announces, and whoever has another day dissents.
    """
    alike = TOOK_PLACE if factuality in TOOK_PLACE else {factuality}
    return [
        origin
        for (event, mention), origin in zip(mentions, origins, strict=True)
        if mention.factuality in alike and meet(event.when, when) is not False and not places_apart(event.place, place)
    ]


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
    mentions: Sequence[tuple[Event, Mention]], weight: Mapping[str, float], factuality: Factuality, when: When
) -> Mention:
    """The mention to print: one that has the event as it turned out and on its day, with most of who, where and when close by.

    A report's own account comes before what somebody says of it.
    """

    def merit(told: tuple[Event, Mention]) -> tuple[bool, bool, bool, int, float, int, str]:
        event, mention = told
        first = mention.evidence["trigger"][0].start
        near = sum(any(abs(span.start - first) <= _CLOSE for span in spans) for spans in mention.evidence.values())
        return (
            mention.factuality == factuality,
            meet(event.when, when) is not False,
            not mention.according_to,
            near,
            weight[event.id],
            -first,
            mention.report,
        )

    return max(mentions, key=merit)[1]


def _summary(reading: Reading, mention: Mention) -> str:
    trigger = mention.evidence["trigger"]
    # Who is named a clause away has a verb of its own there, which would be printed for what this event is.
    rest = (
        span
        for span in mention.evidence.spans()
        if span not in trigger
        and min(abs(span.end - trigger[0].start), abs(span.start - trigger[-1].end)) <= _IN_ONE_CLAUSE
    )
    clause = words_around(reading, [*trigger, *rest], framed=bool(mention.according_to))
    if _hangs_on_another(clause.text):
        clause = _whole_sentence(reading, clause)
    return as_a_line(without_dateline(readable(reading, clause)))


def _hangs_on_another(clause: str) -> bool:
    """Whether a clause is told beside another that it needs (`one day after his visit ended without a signature`)."""
    return any(word in _joining() for word in list(islice(words(clause), _OPENING)))


def _whole_sentence(reading: Reading, clause: Span) -> Span:
    """The sentence of a clause, where it is short enough for a line."""
    text = reading.report.text
    start, end = sentence_around(text, clause.start, clause.end)
    end = start + len(text[start:end].rstrip(" .!?…\n\t"))
    if end - start > _LONGEST_LINE or not start <= clause.start < end:
        return clause
    return Span(report=clause.report, start=start, end=end, text=text[start:end])


@cache
def _joining() -> frozenset[str]:
    members = lexicon.table("event_classes").mapping("class", "words")
    return frozenset(word for name in ("recalling",) for word in members[name].split("|")) - {"as"}


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
