"""Whom force or the law befell, as one report tells it, so that deeds done to two people are never put together as one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.linking.words import words
from dragoman.reading.actors.spelling import given_gender
from dragoman.records import Actor, Event, Reading

__all__ = ["Befallen", "are_one_victim", "are_the_same", "befallen_in"]

# Deeds that are done to human beings one by one, by type.
_TYPES = frozenset({"ASSAULT", "COERCE", "ACCUSE"})
_DETAILS = frozenset(
    {None, "kill", "shoot", "stab", "wound", "torture", "abduct", "execute", "bomb", "arrest", "deport", "legal"}
)
_AGE = re.compile(r"\b(\d{1,3})[ -]years?[ -]old\b|, (\d{1,3})\b")
_NAME = re.compile(r"\b[A-Z][\w'’-]+")
_COUNT = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Befallen:
    """Those who undergo a deed: how many (None where that is open), under what names, of what sex and age.

    `alone`: the report tells of nobody else who underwent a deed of this type. `printed`: a name stands in the words themselves,
    where `his first victim` is only thought to be somebody. `others`: they come on top of somebody
    told of before (`two more`).
    """

    number: float | None = None
    names: frozenset[str] = frozenset()
    sex: str | None = None
    age: int | None = None
    alone: bool = True
    printed: bool = True
    others: bool = False


def are_the_same(one: Befallen | None, other: Befallen | None) -> bool | None:
    """Whether two accounts tell of a deed done to the same people; None where that is open, or where nobody is told of.

    >>> woman, man = Befallen(1, sex="f"), Befallen(1, sex="m")
    >>> are_the_same(woman, man), are_the_same(woman, woman), are_the_same(woman, Befallen(1))
    (False, True, None)
    """
    if one is None or other is None:
        return None
    named = one.names and other.names
    if _differ(one.number, other.number) or (
        not named and (_differ(one.sex, other.sex) or _differ(one.age, other.age))
    ):
        return False
    if named:
        return bool(one.names & other.names)
    if (one.age is not None and one.age == other.age) or (one.number == other.number and (one.number or 0) > 1):
        return True
    if not (one.alone and other.alone):
        return False  # one of them may be anybody of those of whom the other report tells
    return True if one.sex is not None and one.sex == other.sex else None


def are_one_victim(one: Befallen | None, other: Befallen | None) -> bool:
    """Whether two accounts plainly tell of the same people: by name, by age, or by a number of them.

    A family shares a surname: of two names one must hold the other whole. Sex alone tells nobody from others.

    >>> whole, short = Befallen(1, frozenset({"ann", "poe"})), Befallen(1, frozenset({"poe"}))
    >>> are_one_victim(whole, short), are_one_victim(whole, Befallen(1, frozenset({"eve", "poe"})))
    (True, False)
    >>> are_one_victim(Befallen(4), Befallen(4)), are_one_victim(Befallen(1, sex="m"), Befallen(1, sex="m"))
    (True, False)
    """
    if one is None or other is None or are_the_same(one, other) is not True:
        return False
    if one.names and other.names:
        nested = one.names <= other.names or other.names <= one.names
        return nested and one.printed and other.printed and not _differ(one.age, other.age)
    if one.age is not None and one.age == other.age:
        return True
    # `Two more` are not the two whom they come on top of.
    return one.number == other.number and (one.number or 0) > 1 and one.others == other.others


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def befallen_in(found: Sequence[tuple[Reading, Event]], actors: Mapping[str, Actor]) -> list[Befallen | None]:
    """Give for each event of a story those whom it befell; None for deeds that are not done to people one by one."""
    told = [_befallen(reading, event, actors) for reading, event in found]
    by_report: dict[tuple[str, str], list[Befallen]] = defaultdict(list)
    for (reading, event), one in zip(found, told, strict=True):
        if one is not None:
            by_report[reading.report.id, event.type].append(one)
    several = {key for key, ones in by_report.items() if _are_several(ones)}
    return [
        replace(one, alone=(reading.report.id, event.type) not in several) if one is not None else None
        for (reading, event), one in zip(found, told, strict=True)
    ]


def _are_several(ones: Sequence[Befallen]) -> bool:
    numbers = max((one.number for one in ones if one.number), default=1)
    sexes = {one.sex for one in ones if one.sex}
    ages = {one.age for one in ones if one.age is not None}
    named = [one.names for one in ones if one.names]
    return numbers > 1 or len(sexes) > 1 or len(ages) > 1 or any(not a & b for a, b in combinations(named, 2))


def _befallen(reading: Reading, event: Event, actors: Mapping[str, Actor]) -> Befallen | None:
    if event.type not in _TYPES or event.detail not in _DETAILS:
        return None
    spans = event.mentions[0].evidence.get("target", ())
    sides = [actors[id_] for id_ in event.target if id_ in actors]
    if not spans or any(_is_named_body(actor) for actor in sides):
        return None  # states, bodies and places are known by their names
    text = " ".join(span.text for span in spans)
    printed = list(words(text))
    names = [actor.name for actor in sides if actor.kind == "person" and actor.name[:1].isupper()]
    first, last = spans[0].start, spans[-1].end
    fates = (f for f in reading.fates if (p := f.evidence["person"][0]).start < last and first < p.end)
    fate = next(fates, None)
    sex = _sex(printed) or next(
        (s for name in [*names, text] for word in name.split() if (s := given_gender(word))), None
    )
    age = _AGE.search(text)
    shown = {fold(word) for word in _NAME.findall(text[1:] if text[:1].isupper() and not names else text)}
    known = frozenset({*shown, *(word for name in names for word in words(name))})
    number = fate.high if fate is not None else _number(printed, len(spans))
    return Befallen(
        number=1.0 if number is None and (sex or known) else number,
        names=known,
        others=fate is not None and fate.others,
        printed=not names or any(word in printed for name in names for word in words(name)),
        sex=sex,
        age=fate.age if fate is not None and fate.age is not None else (int(age[1] or age[2]) if age else None),
    )


def _is_named_body(actor: Actor) -> bool:
    """Whether an actor is something else than people; a number that opens a sentence (`Five people`) names nothing."""
    opening = actor.name.split()[:1]
    counted = bool(opening) and opening[0].casefold() in _cardinals()
    return actor.kind != "person" and actor.name[:1].isupper() and not counted


def _number(printed: Sequence[str], pieces: int) -> float | None:
    """How many a phrase means: `a man` 1, `three men` 3; None where it does not say."""
    if pieces > 1:
        return float(pieces)
    first = next(iter(printed), "")
    if first in _indefinite():
        return 1.0
    return float(first) if _COUNT.fullmatch(first) else _cardinals().get(first)


def _sex(printed: Iterable[str]) -> str | None:
    """The sex that words for a person tell, where they tell one."""
    found = {sex for word in printed if (sex := _sexes().get(word))}
    return found.pop() if len(found) == 1 else None


@cache
def _sexes() -> dict[str, str]:
    pronouns = {e["word"]: e["meant"] for e in lexicon.table("pronouns").entries() if e["meant"] in {"m", "f"}}
    nouns = {
        word: entry["gender"]
        for entry in lexicon.table("offices").entries()
        if entry["gender"]
        for noun in entry["noun"].split("|")
        for word in words(noun)
    }
    return {**nouns, **pronouns}


@cache
def _cardinals() -> dict[str, float]:
    entries = lexicon.table("number_words").entries()
    return {e["word"]: float(e["value"]) for e in entries if e["kind"] == "cardinal"}


@cache
def _indefinite() -> frozenset[str]:
    return frozenset(e["word"] for e in lexicon.table("phrase_words").entries() if e["sense"] == "indefinite")
