"""Places that a report names: where they lie, in which country, and what they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dragoman.errors import EvidenceError
from dragoman.records import Evidence, Place, Span, identify

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.reading.places.candidates import Toponym
    from dragoman.reading.places.gazetteer import Spot
    from dragoman.text.copy import ParsingCopy

__all__ = ["places_in"]


def places_in(doc: Doc, copy: ParsingCopy) -> list[Place]:
    """Find the places of a parsed report, one record a place with all the spans that name it.

    >>> from dragoman.parsing import load_model
    >>> from dragoman.text.copy import ParsingCopy
    >>> copy = ParsingCopy.plain("The envoys flew from Doha (Qatar) to Paris, Texas.")
    >>> [(place.name, place.country, place.within) for place in places_in(load_model()(copy.text), copy)]
    [('Doha', 'QAT', 'Qatar'), ('Qatar', 'QAT', None), ('Paris', 'USA', 'Texas'), ('Texas', 'USA', 'United States')]

    Of several places of one name the report's other places, its countries and the population decide; where they do not, the name
    is left out. A government that is called by its capital is a place here too, in the cast it is an actor.
    """
    from dragoman.reading.places.candidates import find_toponyms
    from dragoman.reading.places.choice import choose

    nationalities, countries = _countries(doc)
    chosen = choose(find_toponyms(doc, countries), nationalities)
    spans: dict[Spot, list[Span]] = {}
    for toponym, spot in chosen:
        if (span := _span(doc, copy, toponym)) is not None:
            spans.setdefault(spot, []).append(span)
    return [_place(spot, found, copy.report.id) for spot, found in spans.items()]


def _place(spot: Spot, spans: list[Span], report: str) -> Place:
    from dragoman.reading.actors.known import country_names
    from dragoman.reading.places.gazetteer import parts_of_countries

    within = None
    if spot.kind != "country" and spot.country:
        within = country_names().get(spot.country)
        if spot.kind in ("city", "county"):
            within = parts_of_countries().get((spot.country, spot.division), within)
    # Two counties of one name lie in two divisions, and the table has no ids for them.
    kind, called = ("region", f"{spot.name} {spot.division}") if spot.kind == "county" else (spot.kind, spot.name)
    return Place(
        id=identify("p", report, spot.geonames or called, spot.kind), report=report, evidence=Evidence(place=spans),
        name=spot.name, kind=kind, country=spot.country, latitude=spot.latitude, longitude=spot.longitude,
        geonames=spot.geonames, within=within,
    )  # fmt: skip


def _span(doc: Doc, copy: ParsingCopy, toponym: Toponym) -> Span | None:
    last = doc[toponym.end - 1]
    try:
        return copy.span(doc[toponym.start].idx, last.idx + len(last))
    except EvidenceError:  # words that mending put in
        return None


def _countries(doc: Doc) -> tuple[Counter[str], frozenset[str]]:
    """Countries that the report names by adjective or people, which tell which Georgia is meant, and those named at all."""
    from dragoman.reading.actors.scanned import names_in

    found = [match.meaning for match in names_in(doc) if match.meaning.country]
    told = Counter(meaning.country or "" for meaning in found if meaning.kind in ("nationality", "people"))
    return told, frozenset(meaning.country or "" for meaning in found)
