"""What the lexicon knows by name: countries, nationalities, capitals, bodies, organisations, agencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.reading.actors.words import Phrases

__all__ = ["Known", "KnownKind", "country_names", "known_names"]

KnownKind = Literal["country", "nationality", "people", "ethnic", "capital", "region", "body", "organisation", "agency"]


@dataclass(frozen=True, slots=True)
class Known:
    """Something the lexicon knows: its kind, its best name, its country and PLOVER sector.

    >>> from dragoman.reading.actors.words import Words
    >>> [meaning.country for meaning in known_names().find(Words.split("Myanmar"))[0].meanings]
    ['MMR', 'MMR']
    """

    kind: KnownKind
    name: str
    country: str | None = None
    sector: str | None = None
    is_state: bool = False


@cache
def country_names() -> dict[str, str]:
    """The name of each country by its alpha-3 code.

    >>> country_names()["TUR"]
    'Turkey'
    """
    return lexicon.table("countries").mapping("country", "name")


@cache
def known_names() -> Phrases[Known]:
    """All names that the lexicon knows, to be found among words."""
    return Phrases(
        [
            *_countries(), *_bodies("bodies"), *_bodies("organisations"), *_bodies("armed_groups"), *_stems(), *_agencies(),
            *_regions(), *_peoples(),
        ],
        named=True,
    )  # fmt: skip


def _countries() -> Iterator[tuple[str, Known]]:
    for entry in lexicon.table("countries").entries():
        code, name = entry["country"], entry["name"]
        meant = Known("country", name, code, is_state=True)
        for other in (name, *_cell(entry["also"]), *_cell(entry["foreign"])):
            yield other.removeprefix("the "), meant
    for entry in lexicon.table("countries").entries():
        code, name = entry["country"], entry["name"]
        for adjective in _cell(entry["adjectives"]):
            yield adjective, Known("nationality", adjective, code, is_state=True)
        for noun in _cell(entry["people"]):
            yield noun.removeprefix("the "), Known("people", noun.removeprefix("the "), code)
    for entry in lexicon.table("countries").entries():
        if fold(entry["capital"]) != fold(entry["name"]):
            for city in (entry["capital"], *_cell(entry["capital_also"])):
                if city:
                    yield city, Known("capital", entry["capital"], entry["country"], is_state=True)


def _bodies(table: str) -> Iterator[tuple[str, Known]]:
    for entry in lexicon.table(table).entries():
        for names in entry["names"].split("|"):
            name, *others = names.split("=")
            meant = Known(
                "body" if table == "bodies" else "organisation", name, entry["country"] or None,
                entry["sector"] or None, is_state=entry.get("stands") == "state",
            )  # fmt: skip
            for other in (name, *others):
                yield other.removeprefix("the "), meant


def _stems() -> Iterator[tuple[str, Known]]:
    """Armed groups known by a faction alone go by the name that stands before its mark: `NSCN-IM` is of the NSCN."""
    factions: dict[str, list[tuple[str, str]]] = {}
    for name, meant in _bodies("armed_groups"):
        stem, mark, faction = name.partition("-")
        if mark and meant.country and len(stem) > 3 and stem.isalpha() and stem.isupper() and faction.isupper():
            factions.setdefault(stem, []).append((meant.country, meant.sector or ""))
    for stem, told in factions.items():
        if len({*told}) == 1:
            yield stem, Known("organisation", stem, told[0][0], told[0][1] or None)


def _agencies() -> Iterator[tuple[str, Known]]:
    for entry in (*lexicon.table("agencies").entries(), *lexicon.table("outlets").entries()):
        meant = Known("agency", entry["name"], entry["country"] or None, "JRN")
        for name in (entry["name"], *_cell(entry["also"])):
            yield name, meant


def _regions() -> Iterator[tuple[str, Known]]:
    for entry in lexicon.table("regions").entries():
        if not entry["country"]:
            continue
        for name in (entry["name"], *_cell(entry["also"]), *_cell(entry["adjectives"])):
            # Areas that rule themselves though the world counts them to a country have a sector of their own.
            sector = "PRE" if entry["kind"] == "area" else None
            yield name.removeprefix("the "), Known("region", entry["name"], entry["country"], sector)


def _peoples() -> Iterator[tuple[str, Known]]:
    """Ethnic groups that live in one country: `Rohingya refugees` are of Myanmar, but no more its people than its government."""
    for entry in lexicon.table("peoples").entries():
        name, *others = _cell(entry["names"])
        meant = Known("ethnic", name, entry["country"], "CVL")
        for other in (name, *others):
            yield other, meant
            yield f"{other}s", meant


def _cell(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
