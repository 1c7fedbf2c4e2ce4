"""How well statements are read in news of outlets, years and places that nothing was fitted on.

    python benchmarks/attributions.py [--half kept|tuned] [--show]

Every attribution of 37 reports, marked by one reader from the bare text before anything was read out of them
(`attributions.tsv`, offsets and labels only). Figures as in `statements.py`, on the half that no rule was written or changed by
looking at; `--show` lists what is missed, wrong and too much in the other.

`speech` leaves thoughts and attitudes out, of the marked ones and of those read: who marks only what is said finds that much.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

import statements
from data import rows
from dragoman.records import Statement

LABELS = Path(__file__).with_name("attributions.tsv")
NOT_SAID = frozenset(("thinks", "intends"))
Row = dict[str, Any]


def spans(cell: str) -> list[list[int]]:
    return [[int(place) for place in span.split("-")] for span in cell.split("|") if span]


def reports_of(half: str) -> list[Row]:
    """The reports of one half (or `all`), with their attributions in the manner of the gold files."""
    marked: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    with LABELS.open(encoding="utf-8") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            if half in ("all", row["half"]):
                attribution = {role: spans(row[role]) for role in ("source", "cue", "content")}
                marked[row["file"], row["report"]].append({**attribution, "sort": row["sort"]})
    texts = {(file, row["id"]): row["text"] for file in {file for file, _ in marked} for row in rows(file)}
    return [{"id": key[1], "text": texts[key], "attributions": found} for key, found in marked.items()]


def speech(reports: list[Row]) -> list[Row]:
    """The same reports with nothing marked but what is said."""
    return [{**r, "attributions": [a for a in r["attributions"] if a["sort"] == "say"]} for r in reports]


def figures(half: str) -> dict[str, float]:
    """The figures of one half: of all attributions, and of those that are said."""
    reports = reports_of(half)
    found, _ = statements.read({r["id"]: r["text"] for r in reports})
    said = {key: [s for s in every if s.force not in NOT_SAID] for key, every in found.items()}
    all_of_them = statements.score(reports, statements.attributed(reports, found))
    spoken = statements.score(speech(reports), statements.attributed(reports, said))
    return {**all_of_them, **{f"speech, {key}": spoken[key] for key in ("triple F1", "half F1")}}


def measure(sample: int | None = None) -> dict[str, float]:  # noqa: ARG001 (nineteen short reports are read in seconds)
    """The figures of the kept half."""
    return figures("kept")


def show(reports: list[Row], found: dict[str, list[Statement]]) -> None:
    """List what differs, report by report."""
    for report in reports:
        text = report["text"]
        worded = statements.Text(text)
        outer = [s for s in found[report["id"]] if s.within is None]
        gold = [worded.words(a["content"]) for a in report["attributions"]]
        ours = [worded.words(statements.spans(s, "content")) for s in outer]
        met: dict[int, tuple[int, float]] = {i: (j, v) for i, j, v in statements.paired(gold, ours) if v >= 0.5}
        print("#", report["id"])
        for i, attribution in enumerate(report["attributions"]):
            source, cue, content = (
                " … ".join(text[a:b] for a, b in attribution[role]) for role in ("source", "cue", "content")
            )
            if i not in met:
                print(f"  missed [{source}] {cue}: {content!r}")
                continue
            statement = outer[met[i][0]]
            right = statements.same_source(
                worded.words(attribution["source"]), worded.words(statements.spans(statement, "speaker"))
            )
            if not right:
                print(f"  source [{source}] {cue}: read {statement.speaker_text!r}")
            if met[i][1] < 1:
                print(f"  edges {content!r}\n    read {statement.content!r}")
        for j, statement in enumerate(outer):
            if j not in {pair[0] for pair in met.values()}:
                print(f"  too much [{statement.speaker_text}] {statement.cue}: {statement.content!r}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("kept", "tuned", "all"), default="kept")
    parser.add_argument("--show", action="store_true", help="list what goes wrong in the tuned half")
    wanted = parser.parse_args()
    for name, value in figures(wanted.half).items():
        print(f"{name}: {value:.1f}")
    if wanted.show and wanted.half == "tuned":
        reports = reports_of("tuned")
        show(reports, statements.read({r["id"]: r["text"] for r in reports})[0])


if __name__ == "__main__":
    main()
