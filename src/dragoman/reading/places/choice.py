"""Which of several places of one name a report means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log10

from dragoman.lexicon.folding import fold
from dragoman.reading.places.candidates import Toponym
from dragoman.reading.places.gazetteer import Spot, distance

__all__ = ["choose"]

# What speaks for a place, in powers of ten of its population: a country named in the report outweighs a city ten times as large.
_COUNTRY = 2.5
_CAPITAL = 3.5
_REGION = 1.0
_NAMED_COUNTRY = 1.2
_NAMED_DIVISION = 1.8
_NEIGHBOURHOOD = 0.8  # another place of the report within 300 km
_CONTAINED = 20.0
_AT_HOME, _ENGLISH = ("USA", "GBR"), 0.3  # news in English names more of their towns than of other countries'
_LEAD = 0.3  # by how much the best must lead, or it stays open
_SMALL = 3.9  # log10 of a population below which a lone town needs support


def choose(toponyms: Sequence[Toponym], nationalities: Counter[str]) -> list[tuple[Toponym, Spot]]:
    """Choose a place for each name that can be told, the certain ones first, so that they help with the others.

    `nationalities` counts the countries that the report names as adjectives.
    """
    countries: Counter[str] = Counter({country: min(count, 3) for country, count in nationalities.items()})
    divisions: Counter[tuple[str, str]] = Counter()
    settled: dict[int, Spot] = {}
    anchors: list[Spot] = []
    by_name: dict[str, Spot] = {}
    for only_certain in (True, False):
        for number, toponym in enumerate(toponyms):
            if number in settled or (only_certain and not _is_certain(toponym)):
                continue
            spot = by_name.get(fold(toponym.name)) if toponym.inside is None else None
            spot = spot or _best(toponym, countries, divisions, anchors)
            if spot is None:
                continue
            settled[number] = spot
            by_name.setdefault(fold(toponym.name), spot)
            if spot.country:
                countries[spot.country] += 1
            if spot.division and spot.country:
                divisions[spot.country, spot.division] += 1
            if spot.kind == "city":
                anchors.append(spot)
    return [(toponyms[number], settled[number]) for number in sorted(settled)]


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


def _best(
    toponym: Toponym, countries: Counter[str], divisions: Counter[tuple[str, str]], anchors: Sequence[Spot]
) -> Spot | None:
    options = toponym.options
    if toponym.inside is not None and options and options[0].kind != "country":
        # `Cornwall, England` is no place outside England, even if that is the only one the table knows.
        options = tuple(spot for spot in options if toponym.lies_inside(spot))
    if not options:
        return None
    scored = sorted(
        ((_score(spot, toponym, countries, divisions, anchors), -number) for number, spot in enumerate(options)),
        reverse=True,
    )
    best, number = scored[0]
    spot = options[-number]
    if len(scored) > 1 and best - scored[1][0] < _LEAD:
        rival = options[-scored[1][1]]
        if distance(spot, rival) > 100:
            return None
    supported = bool(spot.country and countries[spot.country]) or toponym.inside is not None
    if spot.kind == "city" and log10(spot.population + 1) < _SMALL and not supported:
        return None
    return spot


def _score(
    spot: Spot, toponym: Toponym, countries: Counter[str], divisions: Counter[tuple[str, str]], anchors: Sequence[Spot]
) -> float:
    score = log10(spot.population + 1000)
    if spot.kind == "country":
        score += _COUNTRY
    elif spot.kind in ("region", "area", "water", "site"):
        # New York and Washington by themselves are the cities.
        score += _REGION if fold(spot.name) == fold(toponym.name) else -_REGION
    elif spot.is_capital:
        score += _CAPITAL
    if spot.country and countries[spot.country]:
        score += _NAMED_COUNTRY * (1 + log10(countries[spot.country]))
    if spot.country in _AT_HOME:
        score += _ENGLISH
    if spot.country and spot.division and divisions[spot.country, spot.division]:
        score += _NAMED_DIVISION
    if spot.kind == "city" and any(distance(spot, anchor) < 300 for anchor in anchors[-20:]):
        score += _NEIGHBOURHOOD
    if toponym.lies_inside(spot):
        score += _CONTAINED
    return score
