"""Measure places: how many labelled place names in the development reports are found, and put within 161 km of where they lie.

    python benchmarks/places.py [--errors]

The labels are `benchmarks/places.tsv`: the set, the report's id, offsets and position of each name, no text. A name counts as
right where a place was read at its characters and lies within 161 km (a hundred miles, the customary measure), or bears the
same GeoNames id; countries and larger areas count by id or where their middle lies within a tenth of the globe.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from data import rows
from dragoman.parsing import parse
from dragoman.reading.places import places_in
from dragoman.records import Place, make_report
from dragoman.text import mend

LABELS = Path(__file__).with_name("places.tsv")
NEAR = 161.0


def labels() -> list[dict[str, str]]:
    lines = [line for line in LABELS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def kilometres(place: Place, label: dict[str, str]) -> float:
    if place.latitude is None or place.longitude is None:
        return float("inf")
    north, south = radians(place.latitude), radians(float(label["latitude"]))
    turn = radians(place.longitude - float(label["longitude"]))
    chord = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(turn / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(chord)))


def is_right(place: Place, label: dict[str, str]) -> bool:
    same = bool(label["geonames"]) and str(place.geonames) == label["geonames"]
    return same or kilometres(place, label) <= (NEAR if place.kind != "area" else 4_000)


def measure(sample: int | None = None, *, errors: bool = False) -> dict[str, float]:
    """Read the labelled reports (the first `sample` of them): how many names, and the shares found and right of them."""
    wanted: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for label in labels():
        wanted[label["set"], label["report"]].append(label)
    right = found = total = 0
    texts = {
        (name, str(row["id"])): row["text"]
        for name in sorted({name for name, _ in wanted})
        for row in rows(f"{name}.jsonl")
    }
    keys = sorted(wanted)[:sample]
    copies = [mend(make_report(texts[key])) for key in keys]
    for key, (doc, copy) in zip(keys, parse(copies), strict=True):
        places = [(span, place) for place in places_in(doc, copy) for span in place.evidence["place"]]
        for label in wanted[key]:
            start, end = int(label["start"]), int(label["end"])
            place = next((p for span, p in places if span.start < end and start < span.end), None)
            total += 1
            found += place is not None
            right += (good := place is not None and is_right(place, label))
            if not good and errors:
                read = f"{place.name} {place.country} {place.kind}" if place else "nothing"
                print(
                    f"  {key} {copy.report.text[start:end]!r}: {read}; {copy.report.text[max(0, start - 60) : end + 40]!r}"
                )
    return {
        "names": total,
        "found": found / max(total, 1),
        "right": right / max(total, 1),
        "precision": right / max(found, 1),
    }


def main() -> int:
    told = measure(errors="--errors" in sys.argv)
    print(f"places: {told['names']} names, {told['found']:.1%} found, {told['right']:.1%} right within 161 km")
    print(f"        of those found {told['precision']:.1%} right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
