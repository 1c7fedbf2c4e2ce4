"""Fit the weights that say how likely two reports are to be about one affair, and write them with their card.

    python training/stories/train.py            # fit, write weights.json
    python training/stories/train.py --check    # fit and print; writes nothing

Needs the development data in `$DRAGOMAN_DATA` (default `../shared/data`). Of both streams the first 30 % in time are used, and
nothing else is opened. The reports are read whole, streamed from empty as a case would have them, and the pairs that the index
finds are the examples: each with the measures of `dragoman.linking.grouping.likeness`, as they stood at the end of the later
report's day. A ridge logistic is fitted to them, each stream counting as much as the other; several rounds, since which terms
count as rare depends on what was taken for one matter. What is fitted names no word.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.engines import Task, engine_for
from dragoman.linking.grouping import Grouper, likeness
from dragoman.linking.grouping.likeness import MEASURES, measures
from dragoman.linking.grouping.neighbours import UNDATED, Placed
from dragoman.linking.stories import earliest_first
from dragoman.records import Reading, make_report

DATA = Path(os.environ.get("DRAGOMAN_DATA", "../shared/data")) / "stories"
OUT = Path(likeness.__file__).with_name("weights.json")
STREAMS = ("allsides", "incidents")
FIRST, ROUNDS, RIDGE, EACH = 0.3, 4, 1.0, 300.0
# The mean likelihood from which groups are joined: of 0.22, 0.25, … 0.4, the best sum of B3 and pairs on what was fitted on.
THRESHOLD = 0.28
Pair = tuple[float, ...]


class Collector(Grouper):
    """A grouper that keeps the measures of all pairs of each day that ends."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str, Pair]] = []

    def close(self) -> None:
        """End the open day, and keep its pairs."""
        self.settle()
        placed = self._neighbours.placed
        for here in [placed[report] for report in self._todays]:
            earlier = [placed[other] for other in here.scores if placed[other].order < here.order]
            self.pairs += [(old.report, here.report, _measured(old, here)) for old in earlier]
        super().close()


def _measured(old: Placed, here: Placed) -> Pair:
    gap = None if UNDATED in (old.day, here.day) else here.day - old.day
    found = measures(old.vectors, here.vectors, gap)
    if found is None:
        raise ValueError(f"{old.report} and {here.report} share next to nothing")
    best = max(old.best, here.best)
    return (*found, min(1.0, here.likenesses[old.report] / best if best else 1.0))


def first_part(name: str) -> tuple[list[Reading], dict[str, str]]:
    """The first part of a stream, read, and the gold story of each report."""
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as file:
        rows: list[dict[str, Any]] = [json.loads(line) for line in file]
    reports = {}
    for row in rows:
        of = "url" if row["outlet"].startswith("http") else "outlet"
        about = {"key": row["id"], "title": row["title"], "published": row["published"][:10], of: row["outlet"]}
        report = make_report(row["text"], **about)
        reports[report.id] = (report, str(row["story"]))
    ordered = earliest_first([Reading(report=report) for report, _ in reports.values()])[: int(len(reports) * FIRST)]
    outcomes = engine_for("local").read(Task(report=one.report) for one in ordered)
    readings = [outcome.reading for outcome in outcomes if outcome.reading]
    return earliest_first(readings), {report: story for report, (_, story) in reports.items()}


def logistic(examples: np.ndarray, same: np.ndarray, weight: np.ndarray) -> tuple[list[float], float]:
    """A ridge logistic by Newton's method: the weight of each measure, and the bias."""
    mean, deviation = np.average(examples, axis=0, weights=weight), examples.std(0) + 1e-9
    inputs = np.hstack([(examples - mean) / deviation, np.ones((len(examples), 1))])
    found = np.zeros(inputs.shape[1])
    ridge = np.full(inputs.shape[1], RIDGE)
    ridge[-1] = 0.0
    for _ in range(50):
        chance = 1.0 / (1.0 + np.exp(-inputs @ found))
        slope = inputs.T @ (weight * (chance - same)) + ridge * found
        curve = (inputs * (weight * chance * (1 - chance))[:, None]).T @ inputs + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    weights = found[:-1] / deviation
    return [round(float(value), 4) for value in weights], round(float(found[-1] - (weights * mean).sum()), 4)


def fit(streams: Sequence[tuple[list[Reading], dict[str, str]]]) -> likeness.Weighing:
    """Fit in rounds, each with what the one before made of rarity."""
    for _ in range(ROUNDS):
        examples, same, weight = [], [], []
        for readings, gold in streams:
            collector = Collector()
            for reading in readings:
                collector.add(reading)
            collector.close()
            answers = [gold[one] == gold[other] for one, other, _ in collector.pairs]
            examples += [measured for _, _, measured in collector.pairs]
            same += answers
            weight += [EACH / sum(answers)] * len(answers)
        weights, bias = logistic(np.array(examples), np.array(same, dtype=float), np.array(weight))
        learnt = likeness.Weighing(bias=bias, weights=tuple(weights), threshold=THRESHOLD)
        likeness.use(learnt)
        print(len(examples), "pairs", dict(zip(MEASURES, weights, strict=True)), "bias", bias, file=sys.stderr)
    return learnt


def main() -> int:
    """Fit, and write unless told not to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="write nothing")
    given = options.parse_args()
    learnt = fit([first_part(name) for name in STREAMS])
    if not given.check:
        card = json.loads(OUT.read_text(encoding="utf-8"))
        card |= {
            "bias": learnt.bias,
            "threshold": learnt.threshold,
            "weights": dict(zip(MEASURES, learnt.weights, strict=True)),
        }
        OUT.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
