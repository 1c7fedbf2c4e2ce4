"""Measure the merging of actors across reports: whether linking makes one actor of the labelled names, and only of those.

    python benchmarks/merging.py [--errors]

`benchmarks/merges.tsv` has pairs of names out of real stories of several outlets: the reports of each story are read and linked,
and a pair counts as merged where actors of those names in two reports have become one; the errors of its part `kept` are never
listed. `benchmarks/names.tsv` has pairs of
persons' names in all the ways in which one person is printed: each is put into two reports of one story and linked. Precision
and recall are of merged pairs.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from data import rows
from dragoman.linking.actors import merge_actors
from dragoman.parsing import parse
from dragoman.reading.actors import cast_of
from dragoman.reading.places import places_in
from dragoman.records import Actor, Evidence, Reading, Span, make_report
from dragoman.text import mend

HERE = Path(__file__).parent
LONGEST = 9_000  # characters of a report
MOST = 5  # reports of a story

Pair = tuple[str, str, bool]


def table(name: str) -> list[dict[str, str]]:
    lines = [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def score(pairs: list[tuple[Pair, bool]], errors: bool) -> dict[str, float]:
    """Precision and recall of pairs, each with whether it was merged."""
    right = sum(merged and same for (_, _, same), merged in pairs)
    if errors:
        for (one, other, same), merged in pairs:
            if merged != same:
                print(f"  {one} / {other}: {'merged' if merged else 'kept apart'}")
    return {
        "pairs": len(pairs),
        "precision": right / max(1, sum(merged for _, merged in pairs)),
        "recall": right / max(1, sum(same for (_, _, same), _ in pairs)),
    }


def read(texts: list[str]) -> list[Reading]:
    """Readings with places and actors alone."""
    found = []
    for doc, copy in parse([mend(make_report(text)) for text in texts]):
        places = places_in(doc, copy)
        found.append(Reading(report=copy.report, places=tuple(places), actors=cast_of(doc, copy, places).actors))
    return found


def are_merged(readings: list[Reading], one: str, other: str, kind: str) -> bool:
    """Whether actors of these names in two of the reports have become one."""
    merged = merge_actors(readings, {reading.report.id: "story" for reading in readings}).merged
    members: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for reading in readings:
        for actor in reading.actors:
            for name in {one, other} & {actor.name, *actor.names}:
                if actor.kind == kind:
                    members[name].add((reading.report.id, actor.id))
    return any(merged[a] == merged[b] for a in members[one] for b in members[other] if a[0] != b[0])


def in_stories(errors: bool = False) -> dict[str, dict[str, float]]:
    """The pairs of the real stories: all, and those whose errors were never looked at."""
    wanted: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for label in table("merges.tsv"):
        wanted[label["set"], label["story"]].append(label)
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted({name for name, _ in wanted}):
        for row in rows(f"{name}.jsonl"):
            if len(row["text"]) < LONGEST and len(texts[name, row["story"]]) < MOST:
                texts[name, row["story"]].append(row["text"])
    pairs: dict[str, list[tuple[Pair, bool]]] = {"tuned": [], "kept": []}
    for story, labels in sorted(wanted.items()):
        readings = read(texts[story])
        for label in labels:
            one, other = label["one"], label["other"]
            pair = (one, other, label["label"] == "same")
            pairs[label["part"]].append((pair, are_merged(readings, one, other, label["kind"])))
    score(pairs["tuned"], errors)
    return {"stories": score([*pairs["tuned"], *pairs["kept"]], False), "kept": score(pairs["kept"], False)}


def reading_of(name: str) -> Reading:
    """A report that names one person."""
    report = make_report(f"{name} spoke of it.")
    span = Span(report=report.id, start=0, end=len(name), text=name)
    actor = Actor(id=f"a-{name}", name=name, kind="person", evidence=Evidence(name=[span]), names=(name,))
    return Reading(report=report, actors=(actor,))


def in_two_reports(errors: bool = False) -> dict[str, float]:
    """The pairs of names, each in two reports of one story."""
    pairs = []
    for label in table("names.tsv"):
        pair = (label["one"], label["other"], label["label"] == "same")
        readings = [reading_of(label["one"]), reading_of(label["other"])]
        pairs.append((pair, are_merged(readings, label["one"], label["other"], "person")))
    return score(pairs, errors)


def measure(sample: int | None = None) -> dict[str, float]:  # noqa: ARG001 (the whole takes under a minute)
    """Precision and recall by name."""
    found = {f"{part}: {name}": value for part, told in in_stories().items() for name, value in told.items()}
    return found | {f"names in two reports: {name}": value for name, value in in_two_reports().items()}


def main() -> int:
    errors = "--errors" in sys.argv
    for title, told in (*in_stories(errors).items(), ("names in two reports", in_two_reports(errors))):
        print(f"{title}: {told['pairs']} pairs, precision {told['precision']:.3f}, recall {told['recall']:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
