"""Measure facts across reports: how many were killed and injured, and how old somebody is, against a hand-made table.

    python benchmarks/facts.py [SAMPLE]

Local reports on incidents, many outlets an incident, grouped here as the gold has them, so that fusing is measured and not
grouping. `killed` and `injured` are the share of incidents whose fused number is the gold's, of those for which one was
read; `found` is for how many of the incidents in which anybody was a number was read. `age` is the share of persons of whom a
report gives an age under the same first and last name (and generation) whose age, by most reports, is the gold's. Rules were
set by errors of the incidents with an even number, after a first look at some of all; `kept` is the odd ones.

`conflicts` are the disagreements about these that are shown as conflicts; `real` is how many of those that were judged by reading
the words of both sides (in `facts.tsv`) are incompatible values for one thing, `not judged` how many nobody has looked at.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from data import rows
from dragoman.comparing.affair import Affair
from dragoman.comparing.ages import compare_ages
from dragoman.comparing.tolls import compare_tolls
from dragoman.lexicon.folding import fold
from dragoman.linking import link
from dragoman.reading.read import read_copies
from dragoman.records import Disagreement, Reading, Story, Toll, make_report
from dragoman.text import mend

JUDGED = Path(__file__).with_suffix(".tsv")
_GENERATIONS = {"jr", "sr", "ii", "iii", "iv"}
_STATES = {"killed": "num_killed", "injured": "num_injured"}


def incidents(sample: int | None) -> Iterator[tuple[dict[str, Any], list[Reading]]]:
    """Each incident of the gold with what its reports read, the first `sample` of them."""
    facts = {row["incident_uri"]: row for row in rows("stories/incidents_facts.jsonl")}
    by_incident: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows("stories/incidents.jsonl"):
        if row["story"] in facts:
            by_incident[row["story"]].append(row)
    chosen = dict(sorted(by_incident.items(), key=lambda pair: int(pair[0]))[:sample])
    reports = [(incident, _report(row)) for incident, found in chosen.items() for row in found]
    read = read_copies(mend(report) for _, report in reports)
    readings: dict[str, list[Reading]] = defaultdict(list)
    for (incident, _), reading in zip(reports, read, strict=True):
        readings[incident].append(reading)
    for incident, found_readings in readings.items():
        yield facts[incident], found_readings


def _report(row: dict[str, Any]) -> Any:  # noqa: ANN401 (a report)
    address = row["outlet"] if row["outlet"].startswith("http") else None
    outlet = None if address else row["outlet"]
    day = (row["published"] or "")[:10] or None
    return make_report(row["text"], key=row["id"], title=row["title"], outlet=outlet, url=address, published=day)


def fused(readings: Sequence[Reading]) -> tuple[Story, Affair]:
    """The reports of one incident as one story, whatever grouping would make of them."""
    linked = link(readings, lambda story_of: dict.fromkeys(story_of, min(story_of.values())))
    return linked.stories[0], Affair(linked)


def conflicts(story: Story, affair: Affair) -> list[Disagreement]:
    """The conflicts about numbers of victims and ages that are shown for one incident."""
    return [d for d in (*compare_tolls(affair, story), *compare_ages(affair, story)) if d.kind == "conflict"]


def judged() -> dict[str, str]:
    """What the conflicts were judged to be, by their id."""
    lines = [line for line in JUDGED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {cells[1]: cells[3] for cells in (line.split("\t") for line in lines[1:])}


def _name(words: str) -> tuple[str, str, frozenset[str]] | None:
    parts = [fold(word).strip(".,'’") for word in words.replace("’s", "").replace("'s", "").split()]
    names = [part for part in parts if part not in _GENERATIONS]
    return (names[0], names[-1], frozenset(parts) & _GENERATIONS) if len(names) > 1 else None


def ages(readings: Iterable[Reading]) -> dict[tuple[str, str, frozenset[str]], Counter[int]]:
    """How many reports give which age to whom."""
    told: dict[tuple[str, str, frozenset[str]], Counter[int]] = defaultdict(Counter)
    for reading in readings:
        given = {(name, f.age) for f in reading.fates if f.age is not None and (name := _name(f.person))}
        for name, age in sorted(given, key=str):
            if age is not None and name is not None:
                told[name][age] += 1
    return told


def measure(sample: int | None = None) -> dict[str, float]:
    counts: Counter[tuple[str, str, str]] = Counter()
    labels = judged()
    for gold, readings in incidents(sample):
        story, affair = fused(readings)
        counts.update(("conflicts", "", labels.get(one.id, "not judged")) for one in conflicts(story, affair))
        halves = ("all", "kept" if int(gold["incident_uri"]) % 2 else "tuned on")
        tolls: dict[str, Toll] = {toll.state: toll for toll in story.tolls}
        told = ages(readings)
        for half in halves:
            for state, column in _STATES.items():
                toll = tolls.get(state)
                wanted = int(gold[column])
                counts[half, state, "any"] += wanted > 0
                counts[half, state, "found"] += toll is not None and wanted > 0
                counts[half, state, "given"] += toll is not None
                counts[half, state, "right"] += toll is not None and toll.high == wanted
            for person in gold["participants"]:
                name = _name(person.get("Name") or "")
                if name and person.get("Age") and (given := told.get(name)):
                    counts[half, "age", "given"] += 1
                    best = max(given, key=lambda age: (given[age], -age))
                    counts[half, "age", "right"] += best == int(person["Age"])
    return _figures(counts)


def _figures(counts: Counter[tuple[str, str, str]]) -> dict[str, float]:
    figures = {}
    for half in ("all", "tuned on", "kept"):
        for fact in (*_STATES, "age"):
            figures[f"{half}: {fact}"] = 100 * counts[half, fact, "right"] / max(1, counts[half, fact, "given"])
        for state in _STATES:
            found = counts[half, state, "found"] / max(1, counts[half, state, "any"])
            figures[f"{half}: {state} found"] = 100 * found
    shown = {label: number for (what, _, label), number in counts.items() if what == "conflicts"}
    looked_at = sum(shown.values()) - shown.get("not judged", 0)
    figures["conflicts: shown"] = sum(shown.values())
    figures["conflicts: not judged"] = shown.get("not judged", 0)
    figures["conflicts: real"] = 100 * shown.get("real", 0) / max(1, looked_at)
    return figures


def main() -> int:
    sample = int(sys.argv[1]) if len(sys.argv) > 1 else None
    for name, figure in measure(sample).items():
        print(f"{name:<26}{figure:>7.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
