"""Measure actors: the gold set of actor phrases, the labelled pairs of names, and what tables and reading cost.

    python benchmarks/actors.py [--errors]

Phrases are scored as their gold has them: `country` against `Actor.country`, `code_1` against `Actor.sector`, nothing where the
gold has the empty string; rows whose gold lacks a field do not count for it. Wrong are the countries that are told and are not
the gold's: they are worse than those left open. Terms of office are counted three ways: all, without those that were written
from the public record, and none. A pair of names counts as merged where
`same_person` gives a reason.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from pathlib import Path
from unittest.mock import patch

from data import rows
from dragoman import lexicon
from dragoman.parsing import load_model
from dragoman.reading.actors import cast_of, office_holders, phrase
from dragoman.reading.actors.names import same_person
from dragoman.reading.places import places_in
from dragoman.text import ParsingCopy

PAIRS = Path(__file__).with_name("names.tsv")


def day_of(row: dict[str, str]) -> date | None:
    """The day of a row, which may be written in several ways; `today` and nothing mean none."""
    written = row.get("date") or ""
    for form in ("%Y-%m-%d", "%d %B %Y"):
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None


def _written(terms: str) -> AbstractContextManager[object]:
    """A world in which the table of terms of office has `all` terms, those of `open data` alone, or `none`."""
    if terms == "all":
        return nullcontext()
    known = office_holders.known_terms()
    kept = {
        key: [
            t for t in held if terms != "none" and any(not s.startswith("Public record") for s in t.source.split("|"))
        ]
        for key, held in known.items()
    }
    return patch.object(office_holders, "known_terms", lambda: kept)


def phrases(errors: bool = False, *, terms: str = "all") -> dict[str, float]:
    """Percent of the gold phrases right, with some of the terms of office, and of countries told how many are wrong."""
    tally = {"country": [0, 0], "sector": [0, 0], "both": [0, 0], "wrong country": [0, 0]}
    with _written(terms):
        for row in rows("actors/actors.jsonl"):
            actor, gold = phrase.resolve_actor(row["text"], on=day_of(row)), row["expect"]
            hits = {
                "country": None if "country" not in gold else (actor.country or "") == gold["country"],
                "sector": None if "code_1" not in gold else (actor.sector or "") == gold["code_1"],
            }
            told = [hit for hit in hits.values() if hit is not None]
            if hits["country"] is not None and actor.country:
                tally["wrong country"][0] += not hits["country"]
                tally["wrong country"][1] += 1
            if len(told) == 2:
                hits["both"] = all(told)
            for name, hit in hits.items():
                if hit is not None:
                    tally[name][0] += hit
                    tally[name][1] += 1
            if errors and not all(told):
                meant = f"{gold.get('country')} {gold.get('code_1')}"
                print(f"  {row['text']!r}: {actor.country} {actor.sector}, not {meant}")
    return {name: 100 * hit / max(of, 1) for name, (hit, of) in tally.items()}


def names(errors: bool = False) -> dict[str, float]:
    """Precision and recall of `same_person` by itself over the labelled pairs of names."""
    lines = [line for line in PAIRS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    right = wrong = missed = 0
    for line in lines:
        one, other, label, _ = line.split("\t")
        reason = same_person(one, other)
        right += bool(reason) and label == "same"
        wrong += bool(reason) and label != "same"
        missed += not reason and label == "same"
        if errors and bool(reason) != (label == "same"):
            print(f"  {one} / {other}: {reason or 'kept apart'}, labelled {label}")
    return {"pairs": len(lines), "precision": right / (right + wrong), "recall": right / (right + missed)}


def cost() -> None:
    tracemalloc.start()
    begun = time.perf_counter()
    phrase.resolve_actor("Finnish soldiers in Turku")
    spent = time.perf_counter() - begun
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    mapped = (Path(lexicon.__file__).with_name("places.tsv").stat().st_size) / 1e6
    print(
        f"tables: {spent * 1000:.0f} ms to the first answer (traced), {peak / 1e6:.1f} MB at the peak;"
        f" places are looked up in a mapped file of {mapped:.1f} MB"
    )


def reading() -> None:
    """What places and actors cost beside the bare spaCy pass over the same texts in the same run, each the best of three.

    Report by report, places before actors, as a reading does it: what one of them looks up the other finds ready.
    """
    nlp = load_model()
    texts = [row["text"] for row in rows("times/timebank.jsonl")][:80]
    copies = [ParsingCopy.plain(text) for text in texts]
    cast_of(nlp(copies[0].text), copies[0], [])  # load the tables
    spent: dict[str, float] = {}
    for _ in range(3):
        begun = time.process_time()
        docs = list(nlp.pipe(texts))
        took = {"bare": time.process_time() - begun, "places": 0.0, "actors": 0.0}
        for doc, copy in zip(docs, copies, strict=True):
            begun = time.process_time()
            found = places_in(doc, copy)
            placed = time.process_time()
            cast_of(doc, copy, found)
            took["places"] += placed - begun
            took["actors"] += time.process_time() - placed
        spent = {name: min(seconds, spent.get(name, seconds)) for name, seconds in took.items()}
    shares = {name: spent[name] / spent["bare"] for name in ("places", "actors")}
    print(f"reading: places {shares['places']:.1%}, actors {shares['actors']:.1%} of the bare spaCy pass")


def measure(sample: int | None = None) -> dict[str, float]:  # noqa: ARG001 (the whole takes a second)
    """The figures by name: percent of gold phrases, with and without terms of office, and the pairs of names."""
    found = {f"phrases: {name}": value for name, value in phrases().items()}
    found |= {f"phrases without terms of office: {name}": value for name, value in phrases(terms="none").items()}
    return found | {f"names: {name}": value for name, value in names().items()}


def main() -> int:
    errors = "--errors" in sys.argv
    cost()
    reading()
    for title, told in (
        ("phrases", phrases(errors)),
        ("phrases with terms of open data alone", phrases(terms="open data")),
        ("phrases without terms of office", phrases(terms="none")),
        ("names", names(errors)),
    ):
        print(f"{title}: " + ", ".join(f"{name} {value:.3g}" for name, value in told.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
