"""Whether two events, as two reports tell them, can be one, and what speaks for it apart from their words."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.linking.befallen import Befallen, are_the_same
from dragoman.linking.days import day_of, meet
from dragoman.linking.event_sides import Sides, named_alone, party_of, sides_of, unmanned
from dragoman.linking.wording import Wording
from dragoman.records import TOOK_PLACE, Event, Where

__all__ = ["WIDE_KINDS", "Grounds", "Told", "grounds_for", "party_of", "places_apart", "types_alike", "ways_agree"]

# Ways of meeting that are over on the day on which they begin.
_SHORT = frozenset({"meeting", "visit", "call"})
# A place of these kinds holds others.
WIDE_KINDS = frozenset({"country", "region", "area"})
# Two places nearer than this are one (a city and its airport), in kilometres.
_NEAR = 40.0
# A report may be wrong about the day of an event that it otherwise has right; by more days than this it is another event.
_MISDATED = 4
_NO_WORDS = Wording((), ())


@dataclass(frozen=True, slots=True)
class Told(Sides):
    """An event as one report tells it, with the words of its sentence, those near it, and the kind of its place.

    `context` are the words of the sentence less those that name sides, time and place; `near` those on both sides of the word that
    tells of it, `before` and `after` them; `deed` is that word's stem. `published` is the day of its report (ISO, empty where
    unknown), `called_later` whether it is told as a later one of a row, `utterance` the quotation that it is told in,
    `befallen` those to whom it was done, where it is done to people one by one.
    """

    context: Wording = _NO_WORDS
    near: Wording = _NO_WORDS
    before: Wording = _NO_WORDS
    after: Wording = _NO_WORDS
    deed: str = ""
    place_kind: str | None = None
    published: str = ""
    called_later: bool = False
    utterance: str | None = None
    befallen: Befallen | None = None


@dataclass(frozen=True, slots=True)
class Grounds:
    """What two events have in common: `score` in points (below 0: they cannot be one), and the reasons in words.

    `sides`, `place`, `time` and `ordinal` are the points of each. `described`: a side is only described in one account, and may be
    whoever stands in the other. `tied`: a day, a place, a number in a row or a person makes one meeting of two. `misdated`: all
    that keeps them apart is a few days; `misplaced`: all that does is the place; `misattended`: all that does is who stood for
    a party; `numbered`: both are said to be the same one of a row.
    """

    score: float
    reasons: tuple[str, ...] = ()
    sides: float = 0.0
    place: float = 0.0
    time: float = 0.0
    ordinal: float = 0.0
    described: bool = False
    tied: bool = True
    misdated: bool = False
    misplaced: bool = False
    misattended: bool = False
    numbered: bool = False


_NEVER = Grounds(-1.0)


def grounds_for(one: Told, other: Told, *, under_types: bool = False) -> Grounds:
    """Say what speaks for two events being one.

    Type, ways, sides, place and time must allow it. Points: both sides 2 (one side 1), and ½ for each of two that the same persons
    act for; same day 2, overlapping times 1; same place 2, one within the other 1; same ordinal 2; a way that tells
    (`sign`, `visit`) ½. With `under_types`, two types under which reports tell of one deed will do as well as one.
    """
    first, second = one.event, other.event
    same = first.type == second.type
    if not (same and ways_agree(first, second)) and not (
        under_types and types_alike(first.type, second.type) and not _are_opposites(first, second)
    ):
        return _NEVER
    if _is_next(one, other) or _is_next(other, one):
        return _NEVER
    sides, place, time = sides_of(one, other), _places(one, other), _times(first, second)
    if not _befell_the_same(one, other, time):
        return _NEVER
    if sides is None and first.detail == second.detail == "visit":
        sides = sides_of(_without_host(one, other), _without_host(other, one))
    described = sides is None
    if described:
        sides = sides_of(named_alone(one), named_alone(other))
    if not same:  # who grants and who is granted something are told the other way round
        sides = sides or 0.0
    ordinal = 2.0 if first.ordinal is not None and first.ordinal == second.ordinal else 0.0
    if sides is None or place is None or time is None or _ordinals_clash(first, second, time, place):
        if sides is None and time == 2 and place == 2 and ordinal and sides_of(unmanned(one), unmanned(other)):
            return Grounds(-1.0, ("the same in a row",), misattended=True, numbered=True)
        numbered = bool(ordinal) or (_told_as_over(one, other) and _a_day_apart(first, second))
        return _mistaken(first, second, sides=sides, place=place, time=time, numbered=numbered)
    way = 0.5 if same and first.detail == second.detail and first.detail not in _meeting_ways() else 0.0
    # The same countries may meet often: a day, a place or the same persons must tie the accounts.
    tied = first.type != "CONSULT" or bool(time + place + ordinal or _persons(one) & _persons(other))
    parts = {
        "the same sides": sides, "the same time": time, "the same place": place, "the same in a row": ordinal,
        "the same way": way,
    }  # fmt: skip
    return Grounds(
        round(sum(parts.values()), 6),
        tuple(name for name, points in parts.items() if points >= 0.5),
        sides=sides,
        place=place,
        time=time,
        ordinal=ordinal,
        described=described,
        tied=tied,
    )


def _befell_the_same(one: Told, other: Told, time: float | None) -> bool:
    """Whether a deed done to people can be one: that it was done to the same must be told, or it was on one day."""
    told = are_the_same(one.befallen, other.befallen)
    unknown = told is None and one.befallen is not None and other.befallen is not None
    return time == 2 if unknown else told is not False


def _without_host(told: Told, other: Told) -> Sides:
    """An account of a visit without the state that the other account has as the place (`to the White House`, `to Washington`)."""
    country = other.event.place.country if other.event.place else None
    sides = [
        tuple(actor for actor in side if country is None or party_of(actor, told.actors) != country)
        for side in (told.event.source, told.event.target)
    ]
    return Sides(replace(told.event, source=sides[0], target=sides[1]), told.actors)


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


def ways_agree(one: Event, other: Event) -> bool:
    """Whether two ways can be one event's: the same, one of them open, or ways that are told as one another.

    A visit, a call and a letter stay what they are.
    """
    if one.detail == other.detail:
        return True
    if one.detail is None or other.detail is None:
        return one.type != "CONSULT" or {one.detail, other.detail} - {None} <= _meeting_ways()
    return any({one.detail, other.detail} <= ways for ways in _like_ways().get(one.type, ()))


def types_alike(one: str, other: str) -> bool:
    """Whether reports tell of one deed under these two types (`a rule is reversed`, `a rule is eased`)."""
    return frozenset({one, other}) in _like_types()


def _are_opposites(one: Event, other: Event) -> bool:
    """Whether one of two events of like types is the opposite of the other: a refusal to grant what the other grants."""
    return bool({one.detail, other.detail} & _like_types().get(frozenset({one.type, other.type}), frozenset()))


@cache
def _like_types() -> dict[frozenset[str], frozenset[str]]:
    entries = lexicon.table("like_types").entries()
    return {frozenset(e["types"].split("|")): frozenset(filter(None, e["unless"].split("|"))) for e in entries}


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


def _persons(told: Told) -> set[str]:
    sides = (*told.event.source, *told.event.target)
    return {actor for actor in sides if actor in told.actors and told.actors[actor].kind == "person"}
