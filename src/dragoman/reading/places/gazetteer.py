"""What the table of places says about a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt

from dragoman import lexicon
from dragoman.lexicon.folding import fold

__all__ = ["Spot", "distance", "parts_of_countries", "spots"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the table: `division` is GeoNames' code of the first-order division that it is or lies in.

    `kind` is one of a `Place`, or `county`: a part of a first-order division.
    """

    name: str
    geonames: int | None
    kind: str
    country: str | None
    division: str
    latitude: float
    longitude: float
    population: int
    is_capital: bool = False

    def contains(self, other: Spot) -> bool:
        """Whether this is a country or region that the other lies in, as far as the table says."""
        if self.country is None or self.country != other.country or self == other:
            return False
        if self.kind == "country":
            return True
        if self.kind != "region" or not self.division:
            return False
        # Of a smaller region or a site the table may not say in which division it lies: nothing speaks against this one.
        return other.division in (self.division, "") and (other.kind in ("city", "county") or not other.division)


@lru_cache(maxsize=4096)
def spots(name: str) -> tuple[Spot, ...]:
    """All places of that name, wider and more populous ones first.

    >>> [(spot.kind, spot.country, spot.is_capital) for spot in spots("Kiev")]
    [('region', 'UKR', False), ('city', 'UKR', True)]
    """
    key = fold(name)
    found = []
    capitals: set[str] = set()  # met so far: of several cities of the capital's name the largest is the capital
    for entry in lexicon.sorted_table("places").find(key) if key else []:
        _, printed, geonames, kind, country, division, north, east, people = entry
        is_capital = kind == "city" and _capitals().get(country) == fold(printed) and country not in capitals
        if is_capital:
            capitals.add(country)
        found.append(Spot(
            name=printed, geonames=int(geonames) if geonames else None, kind=kind, country=country or None,
            division=division, latitude=float(north), longitude=float(east), population=int(people), is_capital=is_capital,
        ))  # fmt: skip
    return tuple(found)


@cache
def parts_of_countries() -> dict[tuple[str, str], str]:
    """The name of a first-order division by country and GeoNames' code, where the table names it."""
    return {
        (spot.country, spot.division): spot.name
        for entry in lexicon.table("regions").entries()
        for spot in spots(entry["name"])
        if spot.kind == "region" and spot.division and spot.country
    }


@cache
def _capitals() -> dict[str, str]:
    return {entry["country"]: fold(entry["capital"]) for entry in lexicon.table("countries").entries()}


def distance(one: Spot, other: Spot) -> float:
    """Kilometres between two places along the great circle."""
    north, south = radians(one.latitude), radians(other.latitude)
    turn, climb = radians(one.longitude - other.longitude), north - south
    chord = sin(climb / 2) ** 2 + cos(north) * cos(south) * sin(turn / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(chord)))
