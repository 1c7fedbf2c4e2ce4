"""Which of several places of one name a report means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log10

from dragoman.lexicon.folding import fold
from dragoman.reading.places.candidates import Toponym
from dragoman.reading.places.gazetteer import Spot, distance

__all__ = ["choose"]

# What speaks for a place, in powers of ten of its population: a country named in the report outweighs a city ten times as large.
_COUNTRY = 2.5
_CAPITAL = 3.5
_REGION, _OTHER_REGION = (
    1.8,
    -1.0,
)  # called by its name, or by another: New York and Washington by themselves are the cities
_NAMED_COUNTRY = 1.2
_NAMED_DIVISION = 1.8
_NEIGHBOURHOOD = 0.8  # another place of the report within 300 km
_WORLDWIDE = 4.0  # the Middle East, the Black Sea: a town of that name is no rival
_OWN_NAME = 0.6  # Mexico is the country, whatever else bears its name
_TOGETHER = 1.5  # names that are all to be found in one division: Williston, Ocala and Marion County are of Florida
_HAMLET = -1.0  # fewer than 5,000 live there: more than one thing must speak for it
_CONTAINED = 20.0
_AT_HOME, _ENGLISH = ("USA", "GBR"), 0.3  # news in English names more of their towns than of other countries'
_LEAD = 0.3  # by how much the best must lead, or it stays open
_SMALL = 3.9  # log10 of a population below which a lone town needs support


@dataclass(slots=True)
class _Context:
    """What speaks for a place: what the report names as adjectives, what has been settled, and what could lie together."""

    countries: Counter[str]
    together: Mapping[tuple[str, str], float]
    divisions: Counter[tuple[str, str]] = field(default_factory=Counter)
    anchors: list[Spot] = field(default_factory=list)

    def settle(self, spot: Spot) -> None:
        """Let a place that is settled help with the others."""
        if spot.country:
            self.countries[spot.country] += 1
            if spot.division:
                self.divisions[spot.country, spot.division] += 1
        if spot.kind == "city":
            self.anchors.append(spot)


def choose(toponyms: Sequence[Toponym], nationalities: Counter[str]) -> list[tuple[Toponym, Spot]]:
    """Choose a place for each name that can be told, the certain ones and counties first, so that they help with the others.

    `nationalities` counts the countries that the report names as adjectives.
    """
    countries: Counter[str] = Counter({country: min(count, 3) for country, count in nationalities.items()})
    context = _Context(countries, _together(toponyms))
    settled: dict[int, Spot] = {}
    by_name: dict[str, Spot] = {}
    for fits in (_is_certain, _is_county, _is_any):
        for number, toponym in enumerate(toponyms):
            if number in settled or not fits(toponym):
                continue
            spot = by_name.get(fold(toponym.name)) if toponym.inside is None else None
            spot = spot or _best(toponym, context)
            if spot is None:
                continue
            settled[number] = spot
            by_name.setdefault(fold(toponym.name), spot)
            context.settle(spot)
    return [(toponyms[number], settled[number]) for number in sorted(settled)]


def _is_county(toponym: Toponym) -> bool:
    """Whether all that bear the name are counties: few of a name, they tell of which state a report's towns are."""
    return bool(toponym.options) and all(spot.kind == "county" for spot in toponym.options)


def _is_any(_: Toponym) -> bool:
    return True


def _divisions(toponym: Toponym) -> set[tuple[str, str]]:
    return {(spot.country, spot.division) for spot in toponym.options if spot.country and spot.division}


def _together(toponyms: Sequence[Toponym]) -> Mapping[tuple[str, str], float]:
    """How many of the names could lie in each division; a name that could lie in many says little of each."""
    by_name = {fold(toponym.name): _divisions(toponym) for toponym in toponyms}
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    for found in by_name.values():
        for division in found:
            weights[division] += 1 / len(found)
    return weights


def _is_certain(toponym: Toponym) -> bool:
    """Whether nothing else needs to be known: one place alone bears the name, or what it lies in stands beside it."""
    if not toponym.options:
        return False
    if any(toponym.lies_inside(spot) for spot in toponym.options):
        return True
    first, *others = toponym.options
    if first.kind == "country":
        return all(other.kind not in ("country", "region") for other in others)
    return not others and (first.population >= 100_000 or first.kind != "city")


def _best(toponym: Toponym, context: _Context) -> Spot | None:
    options = toponym.options
    if toponym.inside is not None and options and options[0].kind != "country":
        # `Cornwall, England` is no place outside England, even if that is the only one the table knows.
        options = tuple(spot for spot in options if toponym.lies_inside(spot))
    if not options:
        return None
    scored = sorted(
        ((_score(spot, toponym, context), -number) for number, spot in enumerate(options)),
        reverse=True,
    )
    best, number = scored[0]
    spot = options[-number]
    if len(scored) > 1 and best - scored[1][0] < _LEAD:
        rival = options[-scored[1][1]]
        if distance(spot, rival) > 100:
            return None
    supported = bool(spot.country and context.countries[spot.country]) or toponym.inside is not None
    if spot.kind == "city" and log10(spot.population + 1) < _SMALL and not supported:
        return None
    return spot


def _score(spot: Spot, toponym: Toponym, context: _Context) -> float:
    """How much speaks for a place, in powers of ten of inhabitants."""
    score = log10(spot.population + 1000) + _standing(spot, toponym)
    if toponym.lies_inside(spot):
        score += _CONTAINED
    if spot.country is None:
        return score
    if named := context.countries[spot.country]:
        score += _NAMED_COUNTRY * (1 + log10(named))
    if spot.country in _AT_HOME:
        score += _ENGLISH
    if spot.division:
        division = (spot.country, spot.division)
        own = 1 / len(_divisions(toponym))
        score += _TOGETHER * min(1.0, context.together.get(division, own) - own)
        if context.divisions[division]:
            score += _NAMED_DIVISION
    if spot.kind == "city" and any(distance(spot, anchor) < 300 for anchor in context.anchors[-20:]):
        score += _NEIGHBOURHOOD
    return score


def _standing(spot: Spot, toponym: Toponym) -> float:
    """What a place is worth for what it is: a country, a capital, a region called so and not by another name."""
    if spot.kind == "country":
        return _COUNTRY + _OWN_NAME * (fold(spot.name) == fold(toponym.name))
    if spot.country is None:
        return _WORLDWIDE
    if spot.kind in ("region", "county", "area", "water", "site"):
        return _REGION if fold(spot.name) == fold(toponym.name) else _OTHER_REGION
    if spot.is_capital:
        return _CAPITAL
    return _HAMLET if spot.population < 5_000 else 0.0
