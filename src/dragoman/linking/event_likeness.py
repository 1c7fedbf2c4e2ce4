"""Whether two events, as two mentions have them, can be one, and on what grounds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.linking.days import day_of, meet
from dragoman.linking.wording import Wording, compare_wordings
from dragoman.records import TOOK_PLACE, Actor, Event, Where

__all__ = ["WIDE_KINDS", "Grounds", "Told", "grounds_for", "party_of", "places_apart"]

# Types in which both sides do the same, so that source and target may change places.
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# Ways of meeting that are over on the day on which they begin.
_SHORT = frozenset({"meeting", "visit", "call"})
# A place of these kinds holds others.
WIDE_KINDS = frozenset({"country", "region", "area"})
# Two places nearer than this are one (a city and its airport), in kilometres.
_NEAR = 40.0
# A report may be wrong about the day of an event that it otherwise has right; by more days than this it is another event.
_MISDATED = 4


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one report tells it, with the words around it, the actors that it names and the kind of its place.

    `published` is the day of its report (ISO, empty where unknown), `called_later` whether it is told as a later one of a row.
    """

    event: Event
    context: Wording
    actors: Mapping[str, Actor]
    place_kind: str | None = None
    published: str = ""
    called_later: bool = False


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why two events are one: `score` in points (below 0: they cannot be), and the reasons in words.

    `agree`: they are on one day or in one place, though that may be all that both have. `misdated`: all that keeps them
    apart is a few days; `misplaced`: all that does is the place; `misattended`: all that does is who stood for a party;
    `numbered`: both are said to be the same one of a row.
    """

    score: float
    reasons: tuple[str, ...] = ()
    agree: bool = False
    misdated: bool = False
    misplaced: bool = False
    misattended: bool = False
    numbered: bool = False


_NEVER = Grounds(-1.0)


def grounds_for(one: Told, other: Told) -> Grounds:
    """Weigh whether two events are one.

    Type, ways, sides, place and time must allow it. Points: both sides 2 (one side 1), and ½ for
    each of two that the same persons act for; same day 2, overlapping times 1; same
    place 2, one within the other 1; same ordinal 2; a way that tells (`sign`, `visit`) ½;
    the words around them up to 2. Events that merely do not contradict
    each other have few points.
    """
    first, second = one.event, other.event
    if first.type != second.type or not _ways_agree(first, second) or _is_next(one, other) or _is_next(other, one):
        return _NEVER
    sides, place, time = _sides(one, other), _places(one, other), _times(first, second)
    ordinal = 2.0 if first.ordinal is not None and first.ordinal == second.ordinal else 0.0
    if sides is None or place is None or time is None or _ordinals_clash(first, second, time, place):
        if sides is None and time == 2 and place == 2 and ordinal and _sides(_unmanned(one), _unmanned(other)):
            return Grounds(-1.0, ("the same in a row",), misattended=True, numbered=True)
        numbered = bool(ordinal) or (_told_as_over(one, other) and _a_day_apart(first, second))
        return _mistaken(first, second, sides=sides, place=place, time=time, numbered=numbered)
    likeness = compare_wordings(one.context, other.context)
    # Long sentences share some words by chance, hence less for what is little of the shorter one.
    words = min(2.0, likeness.weight * (0.5 + likeness.shorter)) if likeness.words >= 2 else 0.0
    way = 0.5 if first.detail == second.detail and first.detail not in _meeting_ways() else 0.0
    if first.type == "CONSULT" and not time + place + ordinal and not _persons(one) & _persons(other):
        # The same countries may meet often: a day, a place or the same persons must tie the accounts.
        return Grounds(round(min(words, 1.0), 6))
    parts = {
        "the same sides": sides, "the same time": time, "the same place": place, "the same in a row": ordinal, "like words": words,
        "the same way": way,
    }  # fmt: skip
    reasons = tuple(name for name, points in parts.items() if points >= 0.5)
    return Grounds(round(sum(parts.values()), 6), reasons, agree=time == 2 or place == 2 or sides >= 1)


def _mistaken(
    one: Event, other: Event, *, sides: float | None, place: float | None, time: float | None, numbered: bool
) -> Grounds:
    """What is left of two events that contradict each other: one report may have the day, or the place, wrong."""
    if sides is None or _ordinals_differ(one, other):
        return _NEVER
    if time is None and place == 2 and meet(one.when, other.when, slack=_MISDATED):
        return Grounds(-1.0, ("the same in a row",), misdated=True, numbered=numbered)
    if place is None and time == 2 and sides >= 2 and one.ordinal is not None and one.ordinal == other.ordinal:
        return Grounds(-1.0, ("the same in a row",), misplaced=True, numbered=True)
    return _NEVER


def _told_as_over(one: Told, other: Told) -> bool:
    """Whether two reports of one time tell in full of something short as over: what differs then is a mistake of one of them.

    Talks go on for days; a meeting, a visit and a call do not.
    """
    if not {one.event.detail, other.event.detail} <= _SHORT or not one.published or not other.published:
        return False
    told = [date.fromisoformat(published) for published in (one.published, other.published)]
    over = one.event.factuality in TOOK_PLACE and other.event.factuality in TOOK_PLACE
    both = all(event.source and event.target for event in (one.event, other.event))
    return over and both and abs((told[0] - told[1]).days) <= 1


def _a_day_apart(one: Event, other: Event) -> bool:
    first, second = day_of(one.when), day_of(other.when)
    return first is not None and second is not None and abs((first - second).days) == 1


def _ways_agree(one: Event, other: Event) -> bool:
    """Whether two ways can be one event's: the same, one of them open, or ways that are told as one another.

    A visit, a call and a letter stay what they are.
    """
    if one.detail == other.detail:
        return True
    if one.detail is None or other.detail is None:
        return one.type != "CONSULT" or {one.detail, other.detail} - {None} <= _meeting_ways()
    return any({one.detail, other.detail} <= ways for ways in _like_ways().get(one.type, ()))


@cache
def _like_ways() -> dict[str, list[frozenset[str]]]:
    found: dict[str, list[frozenset[str]]] = {}
    for entry in lexicon.table("like_ways").entries():
        found.setdefault(entry["type"], []).append(frozenset(entry["details"].split("|")))
    return found


@cache
def _meeting_ways() -> frozenset[str | None]:
    return frozenset({None, *(way for ways in _like_ways()["CONSULT"] for way in ways)})


def _is_next(one: Told, other: Told) -> bool:
    """Whether `one` is told as the next of a row, still to come, and `other` had taken place by then."""
    if not one.called_later or one.event.factuality in TOOK_PLACE or other.event.factuality not in TOOK_PLACE:
        return False
    happened = day_of(other.event.when)
    day = happened.isoformat() if happened else other.published
    return bool(day and one.published and day <= one.published) and day_of(one.event.when) != happened


def _ordinals_differ(one: Event, other: Event) -> bool:
    return one.ordinal is not None and other.ordinal is not None and one.ordinal != other.ordinal


def _ordinals_clash(one: Event, other: Event, time: float, place: float) -> bool:
    """Whether two numbers in a row make two events: not on one day in one place, where one report must have miscounted."""
    return _ordinals_differ(one, other) and not (time == 2 and place >= 1)


def _times(one: Event, other: Event) -> float | None:
    """2 for one day, 1 for times that overlap, 0 where one is unknown, None for two times."""
    agree = meet(one.when, other.when)
    if agree is None:
        return 0.0
    if agree:
        return 2.0 if day_of(one.when) and day_of(other.when) else 1.0
    return None


def _places(told: Told, told_other: Told) -> float | None:
    """2 for one place, 1 for a place within the other's country or region, 0 where one is unknown, None for two places."""
    one, other = _setting(told), _setting(told_other)
    if one is None or other is None:
        return 0.0
    if fold(one.name) == fold(other.name):
        return 2.0
    if one.country is None or other.country is None:
        return 0.0
    if one.country != other.country:
        return None
    if None not in (one.latitude, one.longitude, other.latitude, other.longitude) and _kilometres(one, other) <= _NEAR:
        return 2.0
    return 1.0 if {told.place_kind, told_other.place_kind} & WIDE_KINDS else None


def _setting(told: Told) -> Where | None:
    """Where an event was; a country that takes part in it is no place (`talks of Norland and Sudmark`)."""
    place = told.event.place
    sides = (*told.event.source, *told.event.target)
    takes_part = place is not None and any(party_of(actor, told.actors) == place.country for actor in sides)
    return None if takes_part and told.place_kind in WIDE_KINDS else place


def places_apart(one: Where | None, other: Where | None) -> bool:
    """Whether two cities or sites are not one: another name, and not near each other. False where that is open."""
    if one is None or other is None or fold(one.name) == fold(other.name):
        return False
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return bool(one.country and other.country and one.country != other.country)
    return _kilometres(one, other) > _NEAR


def _kilometres(one: Where, other: Where) -> float:
    assert one.latitude is not None
    assert one.longitude is not None
    assert other.latitude is not None
    assert other.longitude is not None
    north, east = math.radians(one.latitude - other.latitude), math.radians(one.longitude - other.longitude)
    mean = math.radians((one.latitude + other.latitude) / 2)
    return 6371.0 * math.hypot(north, east * math.cos(mean))


def _sides(one: Told, other: Told) -> float | None:
    first, second = one.event, other.event
    if first.type in _MUTUAL or first.reciprocal or second.reciprocal:
        return _agree((*first.source, *first.target), (*second.source, *second.target), one, other, full=2.0)
    source = _agree(first.source, second.source, one, other, full=1.0)
    target = _agree(first.target, second.target, one, other, full=1.0)
    return None if source is None or target is None else source + target


def _unmanned(told: Told) -> Told:
    """An account with its parties alone, whoever stands for them."""
    nobody = {id_: replace(actor, kind="organisation") for id_, actor in told.actors.items() if actor.kind == "person"}
    return replace(told, actors={**told.actors, **nobody})


def _agree(ours: Sequence[str], theirs: Sequence[str], one: Told, other: Told, *, full: float) -> float | None:
    """Points for two sets of actors: `full` where each party of the smaller set is in the other, 0 where one is open.

    None where they oppose each other: another party, or other persons for the same party.
    """
    parties, counterparties = _parties(ours, one.actors), _parties(theirs, other.actors)
    if not parties or not counterparties:
        return 0.0
    counterparties = _as_named(counterparties, parties, {**one.actors, **other.actors})
    common = parties.keys() & counterparties.keys()
    if len(common) < min(len(parties), len(counterparties)):
        left, right = (
            {p: persons for p, persons in side.items() if p not in common} for side in (parties, counterparties)
        )
        told, other_told = one.actors, other.actors
        unmanned = _stand_for(left, right, told) or _stand_for(right, left, other_told)
        if full <= 1 or not unmanned:
            return None
        return 0.5 * full * len(common)
    if any(parties[p] and counterparties[p] and not parties[p] & counterparties[p] for p in common):
        return None  # the same countries, but other persons
    points = full if full <= 1 or len(common) >= 2 else full / 2
    # The same persons say more than the same countries.
    return points + min(1.0, 0.5 * sum(bool(parties[p] & counterparties[p]) for p in common))


def _stand_for(ours: Mapping[str, set[str]], theirs: Mapping[str, set[str]], actors: Mapping[str, Actor]) -> bool:
    """Whether our persons, whose country nobody tells, may be those who acted for their states, of whom nobody is named."""
    stateless = all(p in actors and actors[p].kind == "person" for p in ours)
    return (
        bool(ours)
        and len(ours) <= len(theirs)
        and stateless
        and not any(theirs.values())
        and not set(theirs) & set(actors)
    )


def _as_named(
    theirs: Mapping[str, set[str]], ours: Mapping[str, set[str]], actors: Mapping[str, Actor]
) -> dict[str, set[str]]:
    """Their parties, with a body whose name has all the words of one of ours (`Holocaust Memorial Museum`) under ours."""
    found: dict[str, set[str]] = {}
    for party, persons in theirs.items():
        words = _words_of(party, actors)
        known = next(
            (own for own in sorted(ours) if own not in theirs and _one_name(words, _words_of(own, actors))), None
        )
        found[known if known and party not in ours else party] = persons
    return found


def _words_of(party: str, actors: Mapping[str, Actor]) -> frozenset[str]:
    actor = actors.get(party)
    return frozenset(fold(actor.name).split()) if actor and actor.kind in {"organisation", "group"} else frozenset()


def _one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= 2 and (one <= other or other <= one)


def _persons(told: Told) -> set[str]:
    sides = (*told.event.source, *told.event.target)
    return {actor for actor in sides if actor in told.actors and told.actors[actor].kind == "person"}


def party_of(actor: str, actors: Mapping[str, Actor]) -> str:
    """Whom an actor acts for: the country, or itself where none is known."""
    known = actors.get(actor)
    return known.country if known and known.country else actor


def _parties(ids: Sequence[str], actors: Mapping[str, Actor]) -> dict[str, set[str]]:
    """Each country (or, without one, actor) that takes part, with the persons who act for it."""
    found: dict[str, set[str]] = {}
    for actor in ids:
        known = actors.get(actor)
        party = party_of(actor, actors)
        if known and known.kind == "group" and party == actor:
            continue  # `the parties`, `both delegations`: whoever they are, they are no third party
        found.setdefault(party, set())
        if known and known.kind == "person":
            found[party].add(actor)
    return found
