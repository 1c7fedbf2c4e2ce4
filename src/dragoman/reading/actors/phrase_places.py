"""Towns and regions that a phrase names, as far as the table of places knows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.lexicon.folding import fold
from dragoman.reading.actors.known import Known
from dragoman.reading.actors.metonyms import place_prepositions
from dragoman.reading.actors.names import is_particle
from dragoman.reading.actors.roles import RolePhrase
from dragoman.reading.actors.words import Found

if TYPE_CHECKING:
    from dragoman.reading.places.gazetteer import Spot

__all__ = ["is_open", "is_part_of_place", "places_named", "town"]

_LONGEST = 5  # words of a place's name, hyphens counted
_MANY = 1_000_000
_MET = 15_000  # people in a town that news names without saying where it is


def places_named(texts: Sequence[str], taken: set[int], roles: Sequence[RolePhrase], smallest: int) -> Iterator[Spot]:
    """Towns and regions: alone, before what they have (`Shanghai authorities`), or behind `in` and `of`.

    `taken` are the tokens of names that the lexicon knows; towns of fewer than `smallest` people are left out.
    """
    from dragoman.reading.places.gazetteer import spots

    offices = {token for role in roles for token in range(role.title[0], role.head + 1)}
    first = min((role.start for role in roles), default=len(texts))
    start = 0
    while start < len(texts):
        end = min(len(texts), start + _LONGEST)
        fits = (
            texts[start][:1].isupper()
            and (start < first or texts[start - 1].lower() in place_prepositions("origin"))
            and not _goes_before(texts, start, taken | offices)
        )
        while fits and end > start:
            alone = (start, end) == (0, len(texts))
            if not (taken | offices) & {*range(start, end)} and (roles or alone) and texts[end : end + 1] != ("-",):
                name = _printed(texts[start:end])
                found = [spot for spot in spots(name) if spot.population >= smallest or spot.kind != "city"]
                if found:
                    meant = _meant(name, found)
                    if meant is not None:
                        yield meant
                    start = end - 1
                    break
            end -= 1
        start += 1


def is_part_of_place(texts: Sequence[str], found: Found[Known], smallest: int) -> bool:
    """Whether a country or capital is part of another place's longer name: `Benin City`, `East London`.

    >>> from dragoman.reading.actors.known import known_names
    >>> from dragoman.reading.actors.words import Words
    >>> words = Words.split("Benin City police")
    >>> is_part_of_place(words.texts, known_names().find(words)[0], 15_000)
    True
    """
    from dragoman.reading.places.gazetteer import spots

    if found.meaning.kind not in ("country", "capital", "region"):
        return False
    for start in range(max(0, found.end - _LONGEST), found.start + 1):
        for end in range(min(len(texts), start + _LONGEST), found.end - 1, -1):
            if end - start <= found.end - found.start or not _looks_named(texts[start:end]):
                continue
            named = spots(_printed(texts[start:end]))
            longer = [spot for spot in named if spot.population >= smallest and spot.kind == "city"]
            if longer and all(spot.country != found.meaning.country for spot in longer):
                return True
    return False


def town(name: str) -> Spot | None:
    """The town or division that a name means by itself, of a size that is met by name, or None.

    >>> town("Lyon").country, town("Valencia")
    ('FRA', None)
    """
    from dragoman.reading.places.gazetteer import spots

    found = [spot for spot in spots(name) if spot.population >= _MET]
    return _meant(name, found) if found else None


def is_open(found: Found[Known]) -> bool:
    """Whether a region has a namesake in another country where more people live than anybody overlooks: the two Punjabs."""
    from dragoman.reading.places.gazetteer import spots

    if found.meaning.kind != "region":
        return False
    named = [spot for spot in spots(found.meaning.name) if spot.kind == "region"]
    return any(spot.country != found.meaning.country and spot.population > _MANY for spot in named)


def _looks_named(texts: Sequence[str]) -> bool:
    inner = all(text[:1].isupper() or text == "-" or is_particle(text) or len(text) < 4 for text in texts)
    return inner and texts[0][:1].isupper() and texts[-1][:1].isupper()


def _goes_before(texts: Sequence[str], start: int, named: set[int]) -> bool:
    """Whether an unknown name or a hyphen stands right before, so that a longer name begins there: `Puerto La Cruz`."""
    before = start - 1
    return before >= 0 and before not in named and (texts[before] == "-" or texts[before][:1].isupper())


def _printed(texts: Sequence[str]) -> str:
    return " ".join(texts).replace(" 's", "'s").replace(" ’s", "’s").replace(" - ", "-")


def _meant(name: str, found: Sequence[Spot]) -> Spot | None:
    """The place meant by a name alone: one of that very name before one that others call so, else the largest.

    None where a place of another country is so called no less, and has half as many people or more, or nobody has counted them.
    """
    best = max(found, key=lambda spot: _standing(name, spot))
    others = [
        spot
        for spot in found
        if spot.country != best.country and _standing(name, spot)[:2] == _standing(name, best)[:2]
    ]
    return None if any(spot.population * 2 > best.population or not spot.population for spot in others) else best


def _standing(name: str, spot: Spot) -> tuple[bool, bool, int]:
    return spot.kind == "country", fold(spot.name) == fold(name), spot.population
