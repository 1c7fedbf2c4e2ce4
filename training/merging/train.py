"""Fit the weights that say how likely two reports' events are one, and their statements one utterance; write them with their cards.

    python training/merging/train.py            # fit, write event_weights.json and quotation_weights.json
    python training/merging/train.py --check    # fit and print what cross-validation finds; writes nothing
    python training/merging/train.py --kinds quotation    # fit one of the two alone

Needs the development data in `$DRAGOMAN_DATA` (default `../shared/data`) and the labels beside `benchmarks/across.py`. The
examples are the pairs of labelled mentions of one story that do not contradict each other, with the measures of
`dragoman.linking.event_measures` and `dragoman.linking.quotation_measures`. A ridge logistic is fitted to them, drawn towards
weights set by hand where the examples say little (days, cities and numbers in a row are rare in them), and a weight that comes out
against what its measure means is left out. What is fitted names no word. It is fitted once more without each
eighth of the stories: the figure of a story is taken with weights that know nothing of it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

import dragoman.linking
from dragoman.linking import event_measures, quotation_measures
from dragoman.linking.clusters import average_link
from dragoman.linking.events import weigh_pairs
from dragoman.linking.quotations import weigh_statements
from dragoman.linking.weighing import Weighing, use

ROOT = Path(__file__).parents[2]
OUT = Path(dragoman.linking.__file__).parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import across  # noqa: E402 (stands beside the labels)

RIDGE, FOLDS = 4.0, 8
Pair = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What is fitted: its measures, what each must mean (+1 speaks for one, -1 against), what it is drawn to, the threshold."""

    name: str
    measures: tuple[str, ...]
    against: frozenset[str]
    drawn_to: Mapping[str, float]
    threshold: float


KINDS = {
    "event": Kind(
        "event",
        event_measures.MEASURES,
        frozenset({"described", "supposed", "denied", "background", "days between", "nobody"}),
        {
            "both sides": 1.5,
            "time": 0.8,
            "place": 0.7,
            "in a row": 1.5,
            "days between": -0.5,
            "utterance": 1.0,
            "one victim": 3.0,
        },
        0.55,
    ),
    "quotation": Kind(
        "quotation",
        quotation_measures.MEASURES,
        quotation_measures.AGAINST,
        quotation_measures.DRAWN_TO,
        0.78,
    ),
}


@dataclass(frozen=True, slots=True)
class Example:
    """The labelled things of one story.

    Their reports and labels (None where left out), the pairs of them that each is one of and that can be taken either way,
    measures by pair, pairs that are apart.
    """

    story: str
    reports: tuple[str, ...]
    labels: tuple[str | None, ...]
    doubts: tuple[frozenset[str], ...]
    pairs: Mapping[tuple[int, int], Pair]
    apart: frozenset[tuple[int, int]]

    def same(self, one: int, other: int) -> bool | None:
        """Whether two things are one by their labels; None where the labels do not say."""
        first, second = self.labels[one], self.labels[other]
        if first is None or second is None or self.doubts[one] & self.doubts[other]:
            return None
        return first == second != "-"


def examples(kind: str, readings: Mapping[str, Sequence[across.Reading]]) -> list[Example]:
    """The examples of one kind, story by story."""
    gold: dict[str, list[across.Label]] = defaultdict(list)
    doubtful: dict[str, list[across.Label]] = defaultdict(list)
    for label in across.labels():
        if label.kind == kind:
            gold[label.story].append(label)
        elif label.kind == "either" and kind == "quotation":
            doubtful[label.story].append(label)
    found = []
    for story, read in readings.items():
        if not gold[story]:
            continue
        linked = across.linked_as_one(read)
        actors = {actor.id: actor for actor in linked.actors}
        if kind == "event":
            events = [(reading, event) for reading in linked.readings for event in reading.events]
            spans = [event.mentions[0].evidence["trigger"][0] for _, event in events]
            reports = [reading.report.key or "" for reading, _ in events]
            of = {s.id: s.quotation for r in linked.readings for s in r.statements if s.quotation}
            grounds, weighed = weigh_pairs(events, actors, of)
            pairs = {pair: one.measured for pair, one in weighed.items()}
            apart = {pair for pair, ground in grounds.items() if ground.score < 0}
        else:
            statements = [(reading, item) for reading in linked.readings for item in reading.statements]
            spans = [item.evidence["content"][0] for _, item in statements]
            reports = [reading.report.key or "" for reading, _ in statements]
            pairs, apart = weigh_statements(statements, actors)
        places = list(zip(reports, spans, strict=True))
        labels = [label.label if (label := across.label_of(*place, gold[story])) else None for place in places]
        doubts = [across.doubts_of(*place, doubtful[story]) for place in places]
        found.append(Example(story, tuple(reports), tuple(labels), tuple(doubts), pairs, frozenset(apart)))
    return found


def logistic(inputs: np.ndarray, same: np.ndarray, drawn_to: np.ndarray) -> tuple[np.ndarray, float]:
    """A ridge logistic by Newton's method, drawn to the weights given."""
    deviation = inputs.std(0) + 1e-9
    deviation[deviation < 1e-6] = 1.0
    scaled = np.hstack([inputs / deviation, np.ones((len(inputs), 1))])
    target = np.append(drawn_to * deviation, 0.0)
    found = target.copy()
    found[-1] = np.log((same.mean() + 1e-6) / (1 - same.mean() + 1e-6)) - scaled[:, :-1].mean(0) @ found[:-1]
    ridge = np.full(scaled.shape[1], RIDGE)
    ridge[-1] = 0.0
    for _ in range(200):
        chance = 1.0 / (1.0 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (chance - same) + ridge * (found - target)
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curve, slope)
        found -= step * min(1.0, 1.0 / (np.abs(step).max() + 1e-12))  # a longer step may overshoot
        if np.abs(step).max() < 1e-9:
            break
    return found[:-1] / deviation, float(found[-1])


def fit(kind: Kind, stories: Sequence[Example]) -> Weighing:
    """Fit on some stories, without the measures whose weights come out against what they mean."""
    measured, answers = [], []
    for story in stories:
        for (one, other), pair in story.pairs.items():
            same = story.same(one, other)
            if same is not None:
                measured.append(pair)
                answers.append(same)
    inputs, one_thing = np.array(measured), np.array(answers, dtype=float)
    signs = np.array([-1.0 if measure in kind.against else 1.0 for measure in kind.measures])
    drawn_to = np.array([kind.drawn_to.get(measure, 0.0) for measure in kind.measures])
    kept = list(range(len(kind.measures)))
    while True:
        weights, bias = logistic(inputs[:, kept], one_thing, drawn_to[kept])
        wrong = [(abs(w) * inputs[:, n].std(), n) for w, n in zip(weights, kept, strict=True) if w * signs[n] < 0]
        if not wrong:
            break
        kept.remove(max(wrong)[1])
    full = np.zeros(len(kind.measures))
    full[kept] = weights
    return Weighing(bias=round(bias, 4), weights=tuple(round(float(w), 4) for w in full), threshold=kind.threshold)


def score(learnt: Weighing, stories: Sequence[Example], threshold: float) -> tuple[int, int, int]:
    """Pairs of different reports put together, rightly so, and belonging together."""
    together = right = belonging = 0
    for story in stories:
        similarity = {pair: learnt.likelihood(measured) for pair, measured in story.pairs.items()}
        groups = average_link(len(story.reports), similarity, threshold, story.apart)
        group_of = {member: number for number, group in enumerate(groups) for member in group}
        for one, other in combinations(range(len(story.reports)), 2):
            same, joined = story.same(one, other), group_of[one] == group_of[other]
            if same is None or story.reports[one] == story.reports[other]:
                continue
            belonging += same
            together += joined
            right += same and joined
    return together, right, belonging


def cross_validate(kind: Kind, stories: Sequence[Example], say: Callable[[str], None]) -> None:
    """Print what stories that were left out give, at several thresholds."""
    for threshold in (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.72, 0.75, 0.8):
        counts = np.zeros(3, dtype=int)
        for fold in range(FOLDS):
            learnt = fit(kind, [s for n, s in enumerate(stories) if n % FOLDS != fold])
            counts += score(learnt, [s for n, s in enumerate(stories) if n % FOLDS == fold], threshold)
        together, right, belonging = counts
        say(f"{kind.name} {threshold}: P {right / max(1, together):.3f} R {right / belonging:.3f} of {belonging}")


def main() -> int:
    """Fit, and write unless told not to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="write nothing")
    options.add_argument("--half", choices=["even"], help="cross-validate on the stories with an even number alone")
    options.add_argument("--kinds", nargs="+", choices=list(KINDS), default=["quotation", "event"], help="what to fit")
    given = options.parse_args()
    readings = across.stories({label.story for label in across.labels()})
    # What is shipped may know other measures than the code by now; examples need none of it.
    use({name: Weighing(bias=0.0, weights=(0.0,) * len(KINDS[name].measures), threshold=1.0) for name in given.kinds})
    for name in given.kinds:
        kind = KINDS[name]
        stories = examples(name, readings)
        even = [s for s in stories if not int(s.story) % 2]
        cross_validate(kind, even if given.half else stories, lambda line: print(line, file=sys.stderr))
        learnt = fit(kind, stories)
        print(dict(zip(kind.measures, learnt.weights, strict=True)), learnt.bias, file=sys.stderr)
        path = OUT / f"{name}_weights.json"
        card = json.loads(path.read_text(encoding="utf-8"))
        card |= {"bias": learnt.bias, "threshold": learnt.threshold}
        card["weights"] = dict(zip(kind.measures, learnt.weights, strict=True))
        parts = [fit(kind, [s for s in stories if across.eighth(s.story) != left]) for left in range(across.PARTS)]
        card["fitted without"] = [{"bias": part.bias, "weights": list(part.weights)} for part in parts]
        if not given.check:
            path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
        use({name: learnt})
    return 0


if __name__ == "__main__":
    sys.exit(main())
