"""Words for what people are: offices, occupations, bodies and groups, in one and in many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from dragoman import lexicon
from dragoman.reading.actors.words import Phrases

__all__ = ["Gender", "Office", "Sort", "described", "offices"]

Sort = Literal["office", "occupation", "honour", "group", "body", "government"]
Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Office:
    """A word for what somebody is; `office` names the row of synonyms that it stands in, so that two words can be one office.

    >>> from dragoman.reading.actors.words import Words
    >>> office = offices().find(Words.split("foreign ministers"))[0].meaning
    >>> office.office, office.sectors, office.many
    ('foreign minister', ('GOV',), True)
    """

    noun: str
    office: str
    sort: Sort
    sectors: tuple[str, ...]
    gender: Gender | None = None
    many: bool = False
    country: str | None = None  # of an office that only one state has


@cache
def offices() -> Phrases[Office]:
    """All of them, singular and plural, to be found among words in any letter case."""
    lexicon.table("offices").check("sort", ("office", "occupation", "honour", "group", "body", "government"))
    return Phrases(_offices())


@cache
def described(sense: str) -> frozenset[str]:
    """The words of one sense in the table of descriptions.

    >>> "side" in described("pair of states")
    True
    """
    return frozenset(e["word"] for e in lexicon.table("descriptions").entries() if e["sense"] == sense)


def _offices() -> Iterator[tuple[str, Office]]:
    plurals: list[tuple[str, Office]] = []
    for entry in lexicon.table("offices").entries():
        nouns = entry["noun"].split("|")
        sort = cast("Sort", entry["sort"])  # checked above
        sectors = tuple(part for part in entry["sector"].split("|") if part)
        owners = lexicon.table("offices_of_states").mapping("noun", "country")
        in_many = {_plural(noun) for noun in nouns if _plural(noun) != noun}
        for noun in nouns:
            if noun in in_many:
                continue
            one = noun if sort in ("occupation", "group") else nouns[0]
            gender = _gender(noun, entry["gender"])
            yield noun, Office(noun, one, sort, sectors, gender, many=sort == "group", country=owners.get(noun))
            if sort != "honour" and (plural := _plural(noun)) != noun:
                plurals.append((plural, Office(noun, one, sort, sectors, gender, many=True)))
    yield from plurals


def _gender(noun: str, said: str) -> Gender | None:
    if noun.endswith("woman") or said == "f":
        return "f"
    return "m" if noun.endswith("man") or said == "m" else None


def _plural(noun: str) -> str:
    head, joint, rest = noun.partition(" of ")
    if not joint:
        head, joint, rest = noun.partition(" for ")
    if head.endswith(("s", "men", "police", "people")) and not head.endswith("ss"):
        return noun
    if head.endswith("man"):
        head = head[:-3] + "men"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    elif head.endswith("thief"):
        head = head[:-1] + "ves"
    elif head.endswith(("ss", "ch", "sh", "x")) and not head.endswith("monarch"):
        head += "es"
    else:
        head += "s"
    return head + joint + rest
