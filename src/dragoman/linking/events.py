"""Merged events: one event from its mentions in several reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from dragoman.linking.befallen import befallen_in
from dragoman.linking.clusters import average_link
from dragoman.linking.contexts import sentence_around
from dragoman.linking.days import day_of, days_of
from dragoman.linking.event_fusing import fused
from dragoman.linking.event_likeness import Grounds, Told, grounds_for, types_alike
from dragoman.linking.event_measures import Weighed, threshold, weigh
from dragoman.linking.origins import Provenance
from dragoman.linking.rows import is_called_later
from dragoman.linking.wording import rarity_in, wording_of
from dragoman.linking.words import stem, words
from dragoman.records import Actor, Event, Reading

__all__ = ["merge_events", "weigh_pairs"]


# What stands this near the word that tells of an event, in characters, is read with it.
_NEAR = 70
# Two accounts of a group must be so likely one for the group to stand.
_SURE = 0.5
# Beyond this many events of one type in a story, only those that share a day, a place or a pair of actors are compared.
_ALL_COMPARED = 150


def merge_events(
    readings: Sequence[Reading], actors: Iterable[Actor], story_of: Mapping[str, str], provenance: Provenance
) -> tuple[Event, ...]:
    """Merge the events of readings (earliest first) whose actors and utterances are merged, story by story.

    Conservative: type, sides, time and place must not contradict each other, and what they have in common must make it likely
    that they are one. Every mention is kept; what the merged event says is what most origins say, the most exact of it.
    """
    quotation_of = {item.id: item.quotation for r in readings for item in r.statements if item.quotation}
    known = {actor.id: actor for actor in actors}
    by_story: dict[str, list[tuple[Reading, Event]]] = defaultdict(list)
    for reading in readings:
        by_story[story_of[reading.report.id]] += [(reading, event) for event in reading.events]
    merged = []
    for story, found in sorted(by_story.items()):
        # Of the actors only those of the story: what looks through all of them would cost each story the whole case.
        here = {side for _, event in found for side in (*event.source, *event.target)}
        acting = {id_: known[id_] for id_ in sorted(here & known.keys())}
        for group, reasons in _groups(found, acting, quotation_of):
            merged.append(fused(group, reasons, story, provenance, known))
    return tuple(sorted(merged, key=lambda event: (days_of(event.when) is None, event.when.earliest or "", event.id)))


def _groups(
    found: Sequence[tuple[Reading, Event]], actors: Mapping[str, Actor], quotation_of: Mapping[str, str]
) -> Iterable[tuple[list[tuple[Reading, Event]], list[str]]]:
    grounds, weighed = weigh_pairs(found, actors, quotation_of)
    apart = {pair for pair, ground in grounds.items() if ground.score < 0}
    mistaken = {
        pair: ground
        for pair, ground in grounds.items()
        if ground.misdated or ground.misplaced or ground.misattended or ground.ordinal
    }
    similarity = {pair: one.likelihood for pair, one in weighed.items()}
    groups = average_link(len(found), similarity, threshold(), apart)
    for group in _with_mistaken(groups, mistaken, apart):
        pairs = list(combinations(group, 2))
        tied = [weighed[pair] for pair in pairs if pair in weighed and weighed[pair].likelihood >= _SURE]
        numbered = [mistaken[pair] for pair in pairs if pair in mistaken and mistaken[pair].numbered]
        if len(group) > 1 and not tied and not numbered:
            yield from (([found[at]], []) for at in group)
        else:
            reasons = [
                *(reason for one in tied for reason in one.reasons),
                *(r for one in numbered for r in one.reasons),
            ]
            yield [found[at] for at in group], sorted(set(reasons))


def weigh_pairs(
    found: Sequence[tuple[Reading, Event]], actors: Mapping[str, Actor], quotation_of: Mapping[str, str]
) -> tuple[dict[tuple[int, int], Grounds], dict[tuple[int, int], Weighed]]:
    """Compare the events of one story: the grounds of each pair, and how likely each that does not contradict itself is one."""
    told = _tellings(found, actors, quotation_of)
    grounds = {(a, b): grounds_for(told[a], told[b], under_types=True) for a, b in _candidates(told)}
    rivals = _rivals(found, grounds)
    weighed = {}
    for (one, other), ground in grounds.items():
        if ground.score >= 0:
            report, other_report = found[one][0].report.id, found[other][0].report.id
            instead = max(0, rivals[one, other_report] + rivals[other, report] - 2)
            weighed[one, other] = weigh(told[one], told[other], ground, rivals=instead, within=report == other_report)
    return grounds, weighed


def _tellings(
    found: Sequence[tuple[Reading, Event]], actors: Mapping[str, Actor], quotation_of: Mapping[str, str]
) -> list[Told]:
    contexts = [_context(reading, event) for reading, event in found]
    around = [_around(reading, event) for reading, event in found]
    rarity, near_rarity = rarity_in(contexts), rarity_in([f"{before} {after}" for before, after in around])
    told = []
    undergoing = befallen_in(found, actors)
    for (reading, event), context, (before, after), befallen in zip(found, contexts, around, undergoing, strict=True):
        kinds = {place.id: place.kind for place in reading.places}
        trigger = event.mentions[0].evidence["trigger"][0]
        deeds = list(words(trigger.text))
        told.append(
            Told(
                event,
                actors,
                context=wording_of(context, rarity),
                near=wording_of(f"{before} {after}", near_rarity),
                before=wording_of(before, near_rarity),
                after=wording_of(after, near_rarity),
                deed=stem(deeds[-1]) if deeds else "",
                place_kind=kinds.get(event.place.id) if event.place else None,
                published=_published(reading),
                called_later=is_called_later(reading.report.text, trigger),
                utterance=quotation_of.get(event.mentions[0].statement or ""),
                befallen=befallen,
            )
        )
    return told


def _rivals(
    found: Sequence[tuple[Reading, Event]], grounds: Mapping[tuple[int, int], Grounds]
) -> dict[tuple[int, str], int]:
    """How many events of a report, of one type with it, each event may be."""
    counted: Counter[tuple[int, str]] = Counter()
    for (one, other), ground in grounds.items():
        if ground.score >= 0 and found[one][1].type == found[other][1].type:
            counted[one, found[other][0].report.id] += 1
            counted[other, found[one][0].report.id] += 1
    return counted


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


def _candidates(told: Sequence[Told]) -> list[tuple[int, int]]:
    keyed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    by_type: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        by_type[one.event.type].append(number)
    pairs: set[tuple[int, int]] = set()
    for kind, numbers in by_type.items():
        if len(numbers) <= _ALL_COMPARED:
            pairs.update(combinations(numbers, 2))
            continue
        for number in numbers:
            event = told[number].event
            if event.when.earliest:
                keyed[kind, "day", event.when.earliest[:10]].append(number)
            if event.place:
                keyed[kind, "place", event.place.name].append(number)
            keyed[kind, "sides", *sorted({*event.source, *event.target})].append(number)
    pairs.update(pair for numbers in keyed.values() for pair in combinations(numbers, 2))
    for kind, like in combinations(sorted(by_type), 2):
        if types_alike(kind, like) and len(by_type[kind]) * len(by_type[like]) <= _ALL_COMPARED**2 // 2:
            pairs.update((min(a, b), max(a, b)) for a in by_type[kind] for b in by_type[like])
    return sorted(pairs)


def _around(reading: Reading, event: Event) -> tuple[str, str]:
    """The words before and after the one that tells of an event, in its sentence and near it."""
    trigger = event.mentions[0].evidence["trigger"][0]
    text = reading.report.text
    start, end = sentence_around(text, trigger.start, trigger.end)
    return text[max(start, trigger.start - _NEAR) : trigger.start], text[trigger.end : min(end, trigger.end + _NEAR)]


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
