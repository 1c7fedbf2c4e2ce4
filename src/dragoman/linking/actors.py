"""Merged actors: one person, state, organisation or group from its names across reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.linking.naming import (
    body_keys,
    fullest_name,
    person_keys,
    plain,
    same_bodies,
    same_persons,
    surname_only,
)
from dragoman.linking.offices_held import is_named, same_office, tells_who
from dragoman.linking.short_forms import first_name_alone, short_form, short_keys
from dragoman.records import Actor, Event, Evidence, Reading, Relay, Role, Span, Statement, identify

__all__ = ["MergedActors", "join_actors", "merge_actors"]

Member = tuple[str, str]  # (report id, id of the actor in that report)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedActors:
    """All merged actors, and which of them an actor of one report became."""

    actors: tuple[Actor, ...]
    merged: Mapping[Member, str]

    def apply(self, reading: Reading) -> Reading:
        """Give a reading whose statements and events speak of the merged actors; its own actors stay as they were read."""
        to = _renamer(self.merged, reading.report.id)
        return replace(
            reading,
            statements=tuple(_statement(item, to) for item in reading.statements),
            events=tuple(_event(item, to) for item in reading.events),
        )


def merge_actors(readings: Sequence[Reading], story_of: Mapping[str, str]) -> MergedActors:
    """Merge the actors of readings (earliest first); `story_of` gives each report's story.

    States meet by country wherever they appear, bodies by name and country, persons by name: by full name anywhere in the case,
    by surname or first name alone within one story and only where a single person of the story can be meant. So with the
    initials of a body, and with the beginning or end of its name. Whoever is only described meets whom the story names in that
    office, else what it describes in the same words, and nobody outside it.
    """
    members = [((reading.report.id, actor.id), actor) for reading in readings for actor in reading.actors]
    groups = _Groups(members)
    persons = [n for n, (_, a) in enumerate(members) if a.kind == "person"]
    others = [n for n, (_, a) in enumerate(members) if a.kind != "person"]
    _meet(groups, [n for n in others if _is_known(groups.actor(n))], body_keys, same_bodies)
    named = [n for n in persons if is_named(groups.actor(n))]
    full = [n for n in named if not surname_only(members[n][1])]
    _meet(groups, full, person_keys, same_persons)
    _attach_surnames(groups, [n for n in named if n not in set(full)], full, story_of)
    _attach_short_forms(groups, [n for n in others if groups.actor(n).kind == "organisation"], story_of)
    described = [n for n in persons if not is_named(groups.actor(n))]
    _attach_offices(groups, described, named, story_of)
    left = [n for n in described if len(groups.within[groups.group[n]]) == 1]
    _meet_in_stories(groups, [*left, *(n for n in others if not _is_known(groups.actor(n)))], story_of)
    return _merged(groups, readings)


def join_actors(own: str, parts: Sequence[Actor], reasons: Sequence[str]) -> Actor:
    """Make one actor, with the id `own`, of several actors or of parts of them; `reasons` say why they are one."""
    return _fused(own, parts, reasons)


def _is_known(actor: Actor) -> bool:
    """Whether a state, organisation or group is the same in every story: by its name, or by the country that it is of."""
    return actor.country is not None or is_named(actor)


class _Groups:
    """Which members are one actor so far, and why."""

    def __init__(self, members: Sequence[tuple[Member, Actor]]) -> None:
        self.members = members
        self.group = list(range(len(members)))
        self.within: dict[int, list[int]] = {n: [n] for n in range(len(members))}
        self.countries = {n: {actor.country} - {None} for n, (_, actor) in enumerate(members)}
        self.reasons: dict[int, list[str]] = defaultdict(list)

    def actor(self, number: int) -> Actor:
        return self.members[number][1]

    def opposed(self, one: int, other: int) -> bool:
        """Whether what the reports say of two actors of like names keeps them apart: that they are of different countries."""
        ours, theirs = self.countries[self.group[one]], self.countries[self.group[other]]
        return bool(ours and theirs and not ours & theirs)

    def join(self, one: int, other: int, reason: str) -> None:
        keep, gone = sorted((self.group[one], self.group[other]))
        if keep == gone:
            return
        for number in self.within[gone]:
            self.group[number] = keep
        self.within[keep] += self.within.pop(gone)
        self.countries[keep] |= self.countries.pop(gone)
        self.reasons[keep] += [*self.reasons.pop(gone, []), reason]


def _meet(
    groups: _Groups,
    numbers: Sequence[int],
    keys: Callable[[Actor], Sequence[str]],
    same: Callable[[Actor, Actor], str | None],
) -> None:
    """Join the members that `same` gives a reason for, comparing only those that share a key; none of a group may be opposed."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for key in keys(groups.actor(number)):
            by_key[key].append(number)
    for found in by_key.values():
        leaders: list[int] = []
        for number in found:
            for leader in leaders:
                reason = same(groups.actor(leader), groups.actor(number))
                if reason and not groups.opposed(leader, number):
                    groups.join(leader, number, reason)
                    break
            else:
                leaders.append(number)


def _attach_surnames(groups: _Groups, bare: Sequence[int], full: Sequence[int], story_of: Mapping[str, str]) -> None:
    """Give persons of one word to the one person of their story whose surname, else whose first name, it is."""
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in full:
        for key in person_keys(groups.actor(number)):
            named[story_of[groups.members[number][0][0]], key].append(number)
    left: dict[str, list[int]] = defaultdict(list)
    for number in bare:
        story = story_of[groups.members[number][0][0]]
        actor = groups.actor(number)
        near = sorted({other for key in person_keys(actor) for other in named[story, key]})
        fitting = _fitting(groups, number, near, same_persons) or _fitting(groups, number, near, _first_names)
        if len(fitting) == 1:
            ((group, reason),) = fitting.items()
            groups.join(group, number, reason)
        elif not fitting:
            left[story].append(number)
    for numbers in left.values():
        _meet(groups, numbers, person_keys, same_persons)


def _attach_short_forms(groups: _Groups, numbers: Sequence[int], story_of: Mapping[str, str]) -> None:
    """Give organisations by a short form of their name to the one organisation of their story that it can be short for."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in numbers:
        for key in short_keys(groups.actor(number).name):
            by_key[story_of[groups.members[number][0][0]], key].append(number)
    for number in sorted(numbers, key=lambda n: (len(groups.actor(n).name), n)):
        story = story_of[groups.members[number][0][0]]
        near = sorted({other for key in short_keys(groups.actor(number).name) for other in by_key[story, key]})
        fitting = _fitting(groups, number, near, _short_forms)
        if len(fitting) == 1:
            ((group, reason),) = fitting.items()
            groups.join(group, number, reason)


def _attach_offices(
    groups: _Groups, described: Sequence[int], named: Sequence[int], story_of: Mapping[str, str]
) -> None:
    """Give persons known by their office alone to the one person of their story who is named in it."""
    by_country: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in named:
        for country in sorted({role.country for role in groups.actor(number).roles if role.country}):
            by_country[story_of[groups.members[number][0][0]], country].append(number)
    for number in described:
        story, actor = story_of[groups.members[number][0][0]], groups.actor(number)
        near = sorted({n for role in actor.roles if role.country for n in by_country[story, role.country]})
        fitting = _fitting(groups, number, near, same_office)
        if len(fitting) == 1:
            ((group, reason),) = fitting.items()
            groups.join(group, number, reason)


def _meet_in_stories(groups: _Groups, numbers: Sequence[int], story_of: Mapping[str, str]) -> None:
    """Join what reports of one story describe in the same words, if the words tell who or what it is."""
    by_words: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number in numbers:
        actor = groups.actor(number)
        if tells_who(actor):
            by_words[story_of[groups.members[number][0][0]], actor.kind, plain(actor.name)].append(number)
    for (_, _, words), found in by_words.items():
        for number in found[1:]:
            if not groups.opposed(found[0], number):
                groups.join(found[0], number, f"the same description in one story ({words})")


def _fitting(
    groups: _Groups, number: int, near: Sequence[int], same: Callable[[Actor, Actor], str | None]
) -> dict[int, str]:
    """The groups that an actor may belong to by what `same` says of those near it, with the reason."""
    fitting: dict[int, str] = {}
    for other in near:
        if groups.group[other] == groups.group[number]:
            continue
        reason = same(groups.actor(number), groups.actor(other))
        if reason and not groups.opposed(number, other):
            fitting.setdefault(groups.group[other], reason)
    return fitting


def _first_names(one: Actor, other: Actor) -> str | None:
    reason = first_name_alone(one.name, fullest_name(other))
    return f"{reason} ({one.name}, {fullest_name(other)})" if reason else None


def _short_forms(one: Actor, other: Actor) -> str | None:
    reason = short_form(one.name, other.name)
    return f"{reason} ({one.name}, {other.name})" if reason else None


def _merged(groups: _Groups, readings: Sequence[Reading]) -> MergedActors:
    order = {reading.report.id: number for number, reading in enumerate(readings)}
    taken: set[str] = set()
    actors: list[Actor] = []
    merged: dict[Member, str] = {}
    for leader in sorted(groups.within):
        numbers = sorted(groups.within[leader], key=lambda n: (order[groups.members[n][0][0]], groups.members[n][0][1]))
        first = groups.members[numbers[0]][0]
        # The earliest member lends its id; where two persons are read under one id, the second gets one of its own.
        own = first[1] if first[1] not in taken else identify("a", *first)
        taken.add(own)
        actors.append(_fused(own, [groups.actor(n) for n in numbers], groups.reasons.get(leader, [])))
        merged.update({groups.members[n][0]: own for n in numbers})
    return MergedActors(actors=tuple(sorted(actors, key=lambda a: (a.name, a.id))), merged=merged)


def _fused(own: str, parts: Sequence[Actor], reasons: Sequence[str]) -> Actor:
    naming = [part for part in parts if is_named(part)] or parts  # a description is no name of somebody who has one
    printed = Counter(name for part in naming for name in dict.fromkeys((part.name, *part.names)))
    chosen = Counter(part.name for part in naming)
    spans: dict[str, set[Span]] = defaultdict(set)
    for part in parts:
        for role, found in part.evidence.items():
            spans[role].update(found)
    kinds = Counter(part.kind for part in parts)
    return Actor(
        id=own,
        # The name most reports use as the fullest; of equals the longer.
        name=min(chosen, key=lambda name: (-chosen[name] * min(2, len(name.split())), -len(name), name)),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        evidence=Evidence(
            {role: sorted(found, key=lambda s: (s.report, s.start, s.end)) for role, found in spans.items()}
        ),
        country=_commonest([part.country for part in parts]),
        sector=_commonest([part.sector for part in parts]),
        names=tuple(sorted(printed, key=lambda name: (-printed[name], name))),
        roles=_roles(parts),
        members=tuple(sorted({member for part in parts for member in (part.members or (part.id,))})),
        reasons=tuple(sorted({*reasons, *(reason for part in parts for reason in part.reasons)})),
    )


def _commonest(values: Sequence[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value), default=None)


def _roles(parts: Sequence[Actor]) -> tuple[Role, ...]:
    found = {role for part in parts for role in part.roles}
    return tuple(sorted(found, key=lambda r: (r.title, r.body or "", r.country or "", r.status or "", r.report or "")))


def _renamer(merged: Mapping[Member, str], report: str) -> Callable[[str], str]:
    return lambda actor: merged.get((report, actor), actor)


def _relay(relay: Relay, to: Callable[[str], str]) -> Relay:
    return relay if relay.actor is None else replace(relay, actor=to(relay.actor))


def _statement(item: Statement, to: Callable[[str], str]) -> Statement:
    return replace(
        item,
        speaker=None if item.speaker is None else to(item.speaker),
        speakers=tuple(dict.fromkeys(map(to, item.speakers))),
        relayed_by=tuple(_relay(relay, to) for relay in item.relayed_by),
        addressee=None if item.addressee is None else _relay(item.addressee, to),
    )


def _event(item: Event, to: Callable[[str], str]) -> Event:
    mentions = tuple(
        replace(mention, according_to=tuple(_relay(relay, to) for relay in mention.according_to))
        for mention in item.mentions
    )
    return replace(
        item,
        source=tuple(dict.fromkeys(map(to, item.source))),
        target=tuple(dict.fromkeys(map(to, item.target))),
        mentions=mentions,
    )
