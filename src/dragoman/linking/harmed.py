"""How many one report says were killed and injured: from what it tells of each person and of all together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dragoman import lexicon
from dragoman.linking.contexts import sentence_around
from dragoman.reading.fates.vocabulary import is_name, is_of
from dragoman.records import Bound, Fate, Reading, Span

__all__ = ["Tally", "is_of_many", "tallies_of"]

# A person told of in one state and in a graver one elsewhere is in the graver.
_GRAVITY = {"killed": 3, "injured": 2, "shot": 1, "hospitalised": 1}
_HURT = frozenset({"injured", "shot", "hospitalised"})
# A report says first what its own matter is; further down, in characters, it recalls others. Set on half of the local reports.
_LEAD = 500


@dataclass(frozen=True, slots=True)
class Tally:
    """How many a report says are in one state, with the words that say so.

    `each` where they were added up one by one; `whole` where the report gives the number itself, of anybody (`five people`, not
    `the two men` or `a woman and her sons`); `others` where some of them come on top of somebody told of
    before, `apart` where all do.
    """

    state: str
    low: float
    high: float
    bound: Bound | None
    spans: tuple[Span, ...]
    each: bool = False
    others: bool = False
    apart: bool = False
    whole: bool = False


@dataclass(slots=True)
class _Person:
    """Somebody told of alone: the names, ages and states that the report gives."""

    names: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    states: dict[str, Fate] = field(default_factory=dict)
    another: bool = False
    suspect: bool = False

    @property
    def state(self) -> str | None:
        return max(self.states, key=lambda state: _GRAVITY[state], default=None)


def tallies_of(reading: Reading) -> dict[str, Tally]:
    """Count the killed and the injured of a report's own matter; a state that it does not tell of is left out.

    A number for many incidents at once (`in shootings across the city`) counts none of them.
    """
    fates = [fate for fate in reading.fates if fate.evidence["person"][0].start < _LEAD]
    if _is_round_up(reading, fates):
        return {}
    persons = _persons(reading, fates)
    found: dict[str, Tally] = {}
    killed = _first_total(reading, fates, "killed")
    if killed is None and not any(fate.state == "killed" and fate.high > 1 for fate in fates):
        killed = _singles(persons, {"killed"})
    if killed is not None:
        found["killed"] = killed
    dead = killed.high if killed is not None else 0.0
    alive = [fate for fate in fates if not _means_the_dead(fate, killed)]
    hurt = [_first_total(reading, alive, state) for state in ("injured", "hospitalised")]
    if shot := _first_total(reading, fates, "shot"):
        # Of those who were shot some died: whoever did not was injured.
        left = shot.high if shot.apart else shot.high - dead
        if left > 0:
            hurt.append(replace(shot, low=max(0.0, shot.low - dead), high=left, whole=False))
    counted = max((total for total in hurt if total), key=lambda total: total.high, default=None)
    injured = counted or _singles(_apart_from_the_dead(persons), _HURT)
    if injured is not None:
        found["injured"] = replace(injured, state="injured")
    return found


def _persons(reading: Reading, fates: Iterable[Fate]) -> list[_Person]:
    """The persons that a report tells of alone, each once: known again by the name, else by the age."""
    named = {actor.id: actor.name for actor in reading.actors if actor.kind == "person" and is_name(actor.name)}
    found: list[_Person] = []
    for fate in fates:
        if fate.high > 1:
            continue
        name = named.get(fate.actor or "")
        person = next((p for p in found if _is_same(p, name, fate.age)), None)
        if person is None:
            if _is_pronoun(fate):
                continue  # whom a pronoun means is less sure than that it is somebody told of before
            person = _Person()
            found.append(person)
        if name:
            person.names.add(name)
        if fate.age is not None:
            person.ages.add(fate.age)
        person.another |= fate.others
        person.suspect |= fate.suspect
        if fate.state is not None:
            person.states.setdefault(fate.state, fate)
    return found


def _is_pronoun(fate: Fate) -> bool:
    return bool(fate.actor) and fate.person.islower() and " " not in fate.person and not fate.suspect


def _is_same(person: _Person, name: str | None, age: int | None) -> bool:
    if name and person.names:
        words = set(name.casefold().split())
        others = (set(known.casefold().split()) for known in person.names)
        return any(len(words & other) >= min(len(words), len(other)) for other in others)
    if age is not None and person.ages:
        return age in person.ages
    return not name and age is None and not person.names and not person.ages


def _singles(persons: Sequence[_Person], states: Iterable[str]) -> Tally | None:
    """Those told of one by one, as few as they can be: a nameless one may be any of the named, and one without age of the aged."""
    inside = [person for person in persons if person.state in set(states)]
    if all(person.suspect for person in inside) and any(person.state == "shot" for person in persons):
        return None  # of those shot before `himself` it is open who died
    named, aged = [p for p in inside if p.names], [p for p in inside if p.ages]
    chosen = max((named, aged, inside[:1]), key=len)
    if not chosen:
        return None
    spans = tuple(person.states[person.state or ""].evidence["person"][0] for person in chosen)
    return Tally(chosen[0].state or "", float(len(chosen)), float(len(chosen)), None, spans, each=True)


def _apart_from_the_dead(persons: Sequence[_Person]) -> list[_Person]:
    """Those hurt who cannot be one of the dead, told of earlier: wounds are what many of the dead died of."""
    dead = [person for person in persons if person.state == "killed"]
    if not dead:
        return list(persons)
    nameless, ageless = not all(p.names for p in dead), not all(p.ages for p in dead)
    return [
        person
        for person in persons
        if person.another or (person.names and not nameless) or (person.ages and not ageless)
    ]


def _first_total(reading: Reading, fates: Iterable[Fate], state: str) -> Tally | None:
    """The number of the first sentence that gives one for the report's own matter."""
    sentences: dict[tuple[int, int], list[Fate]] = {}
    for fate in fates:
        if fate.state == state:
            span = fate.evidence["person"][0]
            sentences.setdefault(sentence_around(reading.report.text, span.start, span.end), []).append(fate)
    for (start, end), told in sorted(sentences.items()):
        if is_of_many(reading.report.text, start, end):
            continue
        whole = [fate for fate in told if not _is_part(fate, reading.report.text)]
        if total := _total(whole, state, reading.report.text):
            return total
    return None


def _is_round_up(reading: Reading, fates: Sequence[Fate]) -> bool:
    """Whether a report begins with the number for many incidents: then it goes through them one by one."""
    numbers = (fate.evidence["person"][0] for fate in fates if fate.high > 1 and fate.state)
    first = next(numbers, None)
    return first is not None and is_of_many(
        reading.report.text, *sentence_around(reading.report.text, first.start, first.end)
    )


def _means_the_dead(fate: Fate, killed: Tally | None) -> bool:
    """Whether wounds are told of the dead of whom the report has told: `four were found dead; all four had wounds`."""
    if killed is None or fate.high <= 1 or fate.high > killed.high:
        return False
    start = fate.evidence["person"][0].start
    return is_of(fate.person.casefold().split()[0], "told before") and all(span.start < start for span in killed.spans)


def _is_part(fate: Fate, text: str) -> bool:
    """Whether a number is only some of a number that was told before: `two of the victims`."""
    behind = text[fate.evidence["person"][0].end :][:12].casefold().split()
    return fate.high > 1 and len(behind) > 1 and behind[0] == "of" and is_of(behind[1], "told before")


def is_of_many(text: str, start: int, end: int) -> bool:
    """Whether a range of text tells of many incidents, a whole city or a year, so that its numbers count more than one matter."""
    return _wide().search(text, start, end) is not None


@cache
def _wide() -> re.Pattern[str]:
    phrases: dict[str, list[str]] = {"many": [], "wide": [], "several": []}
    for entry in lexicon.table("wide_scopes").entries():
        phrases[entry["sense"]] += map(re.escape, entry["words"].split("|"))
    events = "|".join(phrases["many"])
    many = rf"(?:in|of)\s(?!the\b|these\b|those\b)(?:[\w’'-]{{1,20}}\s){{0,4}}(?:{events})"
    # `five shootings`, `three separate incidents`
    number = "|".join([r"[2-9]|\d\d", *map(re.escape, sorted(_cardinals() - {"one"})), *phrases["several"]])
    counted = rf"(?:{number})\s(?:[\w’'-]{{1,20}}\s){{0,2}}(?:{events})"
    return re.compile(rf"\b(?:{'|'.join(phrases['wide'])}|{many}|{counted})\b", re.IGNORECASE)


def _total(fates: Sequence[Fate], state: str, text: str) -> Tally | None:
    """How many one sentence says: those of whom one word tells it, and whoever it says comes on top; None of one alone."""
    told: dict[int, list[Fate]] = {}
    for fate in fates:
        told.setdefault(fate.evidence["state"][0].start, []).append(fate)
    if not told:
        return None
    chosen = list(max(told.values(), key=lambda some: sum(fate.high for fate in some)))
    covered = {fate.evidence["person"][0].start for fate in chosen}
    more = any(fate.others for fate in chosen)
    for fate in fates:
        start = fate.evidence["person"][0].start
        if start not in covered and (fate.suspect or fate.others or more) and fate.person.casefold() != "one":
            covered.add(start)
            chosen.append(fate)
    low, high = sum(fate.low for fate in chosen), sum(fate.high for fate in chosen)
    if high <= 1:
        return None
    bound = next((fate.bound for fate in chosen if fate.bound), None)
    spans = tuple(fate.evidence["person"][0] for fate in chosen)
    others = any(fate.others for fate in chosen)
    apart = all(fate.others for fate in chosen)
    each = all(fate.high <= 1 for fate in chosen)
    whole = len(chosen) == 1 and _counts_anybody(chosen[0], text)
    return Tally(state, low, high, bound, spans, each=each, others=others, apart=apart, whole=whole)


def _counts_anybody(fate: Fate, text: str) -> bool:
    words = fate.person.casefold().split()
    if is_of(words[0], "told before") or text[fate.evidence["person"][0].end :][:4].casefold() == " of ":
        return False  # some of a number that was told before
    return is_of(words[-1], "anybody") or not words[-1].isalpha() or words[-1] in _cardinals()


@cache
def _cardinals() -> frozenset[str]:
    return frozenset(lexicon.table("number_words").column("word"))
