"""The shipped tables of countries and places keep what is said of them."""

from __future__ import annotations

from pathlib import Path

import dragoman.lexicon as lexicon
from dragoman.lexicon.folding import fold
from dragoman.reading.places.gazetteer import spots

PLACES = Path(lexicon.__file__).with_name("places.tsv")


def entries():
    lines = PLACES.read_text(encoding="utf-8").splitlines()
    body = [line for line in lines if not line.startswith("#")]
    return body[0].split("\t"), [line.split("\t") for line in body[1:]]


def test_places_are_sorted_by_the_bytes_of_folded_keys():
    _, rows = entries()
    keys = [row[0] for row in rows]
    assert keys == sorted(keys, key=str.encode)
    assert all(key == fold(key) for key in keys)


def test_places_lie_on_the_globe_and_name_their_country():
    columns, rows = entries()
    countries = set(lexicon.table("countries").column("country"))
    at = {name: columns.index(name) for name in columns}
    for row in rows:
        assert len(row) == len(columns)
        assert -90 <= float(row[at["latitude"]]) <= 90
        assert -180 <= float(row[at["longitude"]]) <= 180
        assert not row[at["country"]] or row[at["country"]] in countries or row[at["country"]] == "IOT"


def test_the_table_stays_small_and_gives_credit():
    assert PLACES.stat().st_size < 4_200_000
    head = PLACES.read_text(encoding="utf-8")[:600]
    assert "GeoNames" in head
    assert "CC-BY-4.0" in head


def test_every_country_has_its_adjective_and_its_capital_is_a_place():
    for entry in lexicon.table("countries").entries():
        if int(entry["population"]) > 1_000_000:
            assert entry["adjectives"] or entry["country"] == "COG", entry["name"]
            assert spots(entry["capital"]), entry["capital"]


def test_former_and_foreign_names_of_capitals_lead_to_them():
    for name, country in (
        ("Kiev", "UKR"),
        ("Peking", "CHN"),
        ("Moskau", "RUS"),
        ("Varsovia", "POL"),
        ("Teheran", "IRN"),
    ):
        assert spots(name)[0].country == country
