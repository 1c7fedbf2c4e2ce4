"""Which actors of different reports are one person, state, organisation or group, by their names and offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.linking.actor_fusing import join_actors
from dragoman.linking.everywhere import Everywhere, Somebody
from dragoman.linking.naming import fullest_name, office_of_state, person_keys, plain, same_persons, surname_only
from dragoman.linking.offices_held import is_named, same_office, tells_who
from dragoman.linking.renaming import Member, MergedActors
from dragoman.linking.short_forms import first_name_alone, place_and_kind, short_form, short_keys
from dragoman.linking.traces import Trace, actor_like, trace_of
from dragoman.records import Actor, Reading, identify

__all__ = ["Whole", "as_known", "merge_actors", "met_everywhere", "put_together", "who_is_one"]


@dataclass(frozen=True, slots=True)
class Whole:
    """Actors of the reports of one story that are one: who they are, the earliest first, and the id that they have together.

    `reasons` are those that this story gives for it; `known` is who they are by all reports of the case, None for somebody of this
    story alone.
    """

    id: str
    members: tuple[Member, ...]
    reasons: tuple[str, ...]
    known: Somebody | None


def merge_actors(readings: Sequence[Reading], story_of: Mapping[str, str]) -> MergedActors:
    """Merge the actors of readings (earliest first); `story_of` gives each report's story.

    States meet by country wherever they appear, bodies by name and country, persons by name: by full name anywhere in the case,
    see `dragoman.linking.everywhere`; the rest in their story alone, see `who_is_one`.
    """
    by_story: dict[str, list[Trace]] = defaultdict(list)
    for trace in map(trace_of, readings):
        by_story[story_of[trace.report]].append(trace)
    everywhere = met_everywhere(trace for traces in by_story.values() for trace in traces)
    return put_together(readings, [whole for traces in by_story.values() for whole in who_is_one(traces, everywhere)])


def met_everywhere(traces: Iterable[Trace]) -> Everywhere:
    """Who is one wherever the reports of a case have them."""
    everywhere = Everywhere()
    for trace in traces:
        for own, likeness in trace.named:
            everywhere.add(likeness, (trace.published, trace.report, own))
    everywhere.settle()
    return everywhere


def put_together(readings: Sequence[Reading], wholes: Iterable[Whole]) -> MergedActors:
    """Make the actors of a case (of readings, earliest first) of what they are in each of its stories."""
    order = {reading.report.id: number for number, reading in enumerate(readings)}
    parts = {(reading.report.id, actor.id): actor for reading in readings for actor in reading.actors}
    found: dict[str, list[Whole]] = defaultdict(list)
    for whole in wholes:
        found[whole.id].append(whole)
    actors = []
    for own, group in found.items():
        members = sorted((m for whole in group for m in whole.members), key=lambda m: (order[m[0]], m[1]))
        actor = join_actors(own, [parts[m] for m in members], [r for whole in group for r in whole.reasons])
        known = group[0].known
        if known is not None:
            actor = replace(actor, reasons=tuple(sorted({*actor.reasons, *known.reasons})))
        actors.append(as_known(actor, known))
    return MergedActors(
        actors=tuple(sorted(actors, key=lambda a: (a.name, a.id))),
        merged={member: own for own, group in found.items() for whole in group for member in whole.members},
    )


def as_known(actor: Actor, known: Somebody | None) -> Actor:
    """An actor under the name, and of the kind, country and sector, that all reports of the case give it."""
    if known is None:
        return actor
    return replace(actor, name=known.name, kind=known.kind, country=known.country, sector=known.sector)


def who_is_one(traces: Sequence[Trace], everywhere: Everywhere) -> list[Whole]:
    """Say which actors of the reports of one story (earliest first) are one.

    Who is one everywhere is so here. Persons are known by surname or first name alone only where a single person of the
    story can be meant; so are bodies by their initials, and by the beginning or end of their name. Whoever is only described
    meets whom the story names in that office, else what it describes in the same words.
    """
    members = [((trace.report, own), likeness) for trace in traces for own, likeness in trace.named]
    actors = [actor_like("", likeness) for _, likeness in members]
    groups = _Groups(actors, [everywhere.whose(likeness) for _, likeness in members])
    persons = [n for n, actor in enumerate(actors) if actor.kind == "person"]
    organisations = [n for n, actor in enumerate(actors) if actor.kind == "organisation"]
    named = [n for n in persons if is_named(actors[n])]
    full = [n for n in named if not surname_only(actors[n])]
    with_full_name = set(full)
    _attach_surnames(groups, [n for n in named if n not in with_full_name], full)
    _attach_short_forms(groups, organisations)
    _attach_bare_police(groups, organisations)
    described = [n for n in persons if not is_named(actors[n])]
    _attach_offices(groups, described, named)
    left = [n for n in described if len(groups.within[groups.group[n]]) == 1]
    unknown = [n for n, actor in enumerate(actors) if actor.kind != "person" and groups.known[n] is None]
    _meet_in_the_story(groups, [*left, *unknown])
    return _wholes(groups, [member for member, _ in members], {trace.report: n for n, trace in enumerate(traces)})


class _Groups:
    """Which actors of a story are one so far, and why; to begin with those that are one everywhere."""

    def __init__(self, actors: Sequence[Actor], known: Sequence[Somebody | None]) -> None:
        self.actors, self.known = actors, known
        self.group = list(range(len(actors)))
        self.within: dict[int, list[int]] = {n: [n] for n in self.group}
        self.countries = {n: {actor.country} - {None} for n, actor in enumerate(actors)}
        self.reasons: dict[int, list[str]] = defaultdict(list)
        first: dict[str, int] = {}
        for number, somebody in enumerate(known):
            if somebody is not None:
                self.countries[number] = {*somebody.countries}
                self.join(first.setdefault(somebody.id, number), number, "")

    def actor(self, number: int) -> Actor:
        return self.actors[number]

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
        self.reasons[keep] += [*self.reasons.pop(gone, []), *([reason] if reason else [])]


def _meet(groups: _Groups, numbers: Sequence[int]) -> None:
    """Join persons of one word whose names can be one, comparing only those that share a key; none of a group may be opposed."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for key in person_keys(groups.actor(number)):
            by_key[key].append(number)
    for found in by_key.values():
        leaders: list[int] = []
        for number in found:
            for leader in leaders:
                reason = same_persons(groups.actor(leader), groups.actor(number))
                if reason and not groups.opposed(leader, number):
                    groups.join(leader, number, reason)
                    break
            else:
                leaders.append(number)


def _attach_surnames(groups: _Groups, bare: Sequence[int], full: Sequence[int]) -> None:
    """Give persons of one word to the one person of their story whose surname, else whose first name, it is."""
    named: dict[str, list[int]] = defaultdict(list)
    for number in full:
        for key in person_keys(groups.actor(number)):
            named[key].append(number)
    left: list[int] = []
    for number in bare:
        near = sorted({other for key in person_keys(groups.actor(number)) for other in named[key]})
        fitting = _fitting(groups, number, near, same_persons) or _fitting(groups, number, near, _first_names)
        if len(fitting) == 1:
            ((group, reason),) = fitting.items()
            groups.join(group, number, reason)
        elif not fitting:
            left.append(number)
    _meet(groups, left)


def _attach_short_forms(groups: _Groups, numbers: Sequence[int]) -> None:
    """Give organisations by a short form of their name to the one organisation of their story that it can be short for."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for key in short_keys(groups.actor(number).name):
            by_key[key].append(number)
    for number in sorted(numbers, key=lambda n: (len(groups.actor(n).name), n)):
        near = sorted({other for key in short_keys(groups.actor(number).name) for other in by_key[key]})
        fitting = _fitting(groups, number, near, _short_forms)
        if len(fitting) == 1:
            ((group, reason),) = fitting.items()
            groups.join(group, number, reason)


def _attach_bare_police(groups: _Groups, numbers: Sequence[int]) -> None:
    """Give `police` by itself to the one police force that the reports of its story name."""
    bare: list[int] = []
    forces: list[int] = []
    for number in numbers:
        of = place_and_kind(groups.actor(number).name)
        if of is not None and of[1] == "police":
            (forces if of[0] else bare).append(number)
    for number in bare:
        fitting = {groups.group[force] for force in forces if not groups.opposed(number, force)}
        if len(fitting) == 1:
            groups.join(fitting.pop(), number, "the only police of the story")


def _attach_offices(groups: _Groups, described: Sequence[int], named: Sequence[int]) -> None:
    """Give persons known by their office alone to the one person of their story who is named in it."""
    by_country: dict[str, list[int]] = defaultdict(list)
    for number in named:
        for country in sorted({role.country for role in groups.actor(number).roles if role.country}):
            by_country[country].append(number)
    for number in described:
        actor = groups.actor(number)
        near = sorted({n for role in actor.roles if role.country for n in by_country[role.country]})
        fitting = _fitting(groups, number, near, same_office)
        if len(fitting) == 1:
            ((group, reason),) = fitting.items()
            groups.join(group, number, reason)


def _meet_in_the_story(groups: _Groups, numbers: Sequence[int]) -> None:
    """Join what reports of one story describe in the same words, if the words tell who or what it is."""
    by_words: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in numbers:
        actor = groups.actor(number)
        if tells_who(actor):
            words = (actor.kind == "person" and office_of_state(actor)) or plain(actor.name)
            by_words[actor.kind, words].append(number)
    for (_, words), found in by_words.items():
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


def _wholes(groups: _Groups, members: Sequence[Member], order: Mapping[str, int]) -> list[Whole]:
    found = []
    for leader in sorted(groups.within):
        numbers = sorted(groups.within[leader], key=lambda n: (order[members[n][0]], members[n][1]))
        # Of several who are one in this story alone, the one by the fullest name.
        several = {somebody.id: somebody for n in numbers if (somebody := groups.known[n]) is not None}
        known = min(several.values(), key=lambda one: (-len(one.name), one.id), default=None)
        reasons = set(groups.reasons.get(leader, []))
        # Two stories may each have somebody read under one id, by a surname alone: they are two.
        own = known.id if known else identify("a", *members[numbers[0]])
        found.append(Whole(own, tuple(members[n] for n in numbers), tuple(sorted(reasons)), known))
    return found
