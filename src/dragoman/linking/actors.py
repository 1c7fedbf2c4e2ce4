"""Which actors of different reports are one person, state, organisation or group, by their names and offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from dragoman.linking.actor_fusing import join_actors
from dragoman.linking.naming import (
    body_keys,
    fullest_name,
    office_of_state,
    person_keys,
    plain,
    same_bodies,
    same_persons,
    surname_only,
)
from dragoman.linking.offices_held import is_named, same_office, tells_who
from dragoman.linking.renaming import Member, MergedActors
from dragoman.linking.short_forms import first_name_alone, place_and_kind, short_form, short_keys
from dragoman.records import Actor, Reading, identify

__all__ = ["merge_actors"]


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
    with_full_name = set(full)
    _attach_surnames(groups, [n for n in named if n not in with_full_name], full, story_of)
    _attach_short_forms(groups, [n for n in others if groups.actor(n).kind == "organisation"], story_of)
    _attach_bare_police(groups, [n for n in others if groups.actor(n).kind == "organisation"], story_of)
    described = [n for n in persons if not is_named(groups.actor(n))]
    _attach_offices(groups, described, named, story_of)
    left = [n for n in described if len(groups.within[groups.group[n]]) == 1]
    _meet_in_stories(groups, [*left, *(n for n in others if not _is_known(groups.actor(n)))], story_of)
    return _merged(groups, readings)


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


def _attach_bare_police(groups: _Groups, numbers: Sequence[int], story_of: Mapping[str, str]) -> None:
    """Give `police` by itself to the one police force that the reports of its story name."""
    bare: dict[str, list[int]] = defaultdict(list)
    forces: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        of = place_and_kind(groups.actor(number).name)
        if of is not None and of[1] == "police":
            (forces if of[0] else bare)[story_of[groups.members[number][0][0]]].append(number)
    for story, found in bare.items():
        for number in found:
            fitting = {groups.group[force] for force in forces[story] if not groups.opposed(number, force)}
            if len(fitting) == 1:
                groups.join(fitting.pop(), number, "the only police of the story")


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
            words = (actor.kind == "person" and office_of_state(actor)) or plain(actor.name)
            by_words[story_of[groups.members[number][0][0]], actor.kind, words].append(number)
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
        actors.append(join_actors(own, [groups.actor(n) for n in numbers], groups.reasons.get(leader, [])))
        merged.update({groups.members[n][0]: own for n in numbers})
    return MergedActors(actors=tuple(sorted(actors, key=lambda a: (a.name, a.id))), merged=merged)
