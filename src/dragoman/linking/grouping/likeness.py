"""How likely two reports are to be about one affair: a few measures of what they share, weighed by what was learnt."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.linking.grouping.profiles import Vector, Vectors

__all__ = ["MANY", "MEASURES", "Edge", "Weighing", "compared", "measures", "use", "weighing"]

_WEIGHTS = Path(__file__).with_name("weights.json")
# Two short texts may have one rare name in common, and nothing else.
_LEAST_SHARED = 3
# After this many days a likeness counts half.
_HALVED_AFTER = 4.0
# From so many reports on it makes no difference how many there are.
MANY = 80
# Days between two reports of which one is undated.
_UNKNOWN_GAP = 2
MEASURES = ("whole", "headline", "rarest", "shared", "shorter", "phrases", "days", "nearness", "standing out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What is known of a pair: its score before it is seen how far it stands out, and its likeness, lessened by time."""

    score: float
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """The learnt weights; see `weights.json` for how and on what they were fitted."""

    bias: float
    weights: tuple[float, ...]
    threshold: float

    def likelihood(self, score: float, likeness: float, best: float, reports: int = MANY) -> float:
        """How likely a pair of this score and likeness belongs together.

        `best` is the greatest likeness that either report has to any; `reports` is among how many it was found. Of a few that
        somebody has gathered, any two are likelier to be about one affair than of the many that weeks of news bring: the
        odds fall as their number grows, until it is as large as it was where the weights were learnt.
        """
        score += self.weights[-1] * min(1.0, likeness / best if best else 1.0)
        if reports < MANY:
            score += math.log(MANY / reports)
        return 1.0 / (1.0 + math.exp(-score))


_in_use: list[Weighing] = []


def weighing() -> Weighing:
    """The weights in use: those that are shipped, unless others are being fitted."""
    return _in_use[0] if _in_use else _shipped()


def use(weighing: Weighing) -> None:
    """Use these weights from now on, in this process: for fitting."""
    _in_use[:] = [weighing]


@cache
def _shipped() -> Weighing:
    card = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return Weighing(
        bias=card["bias"],
        weights=tuple(card["weights"][measure] for measure in MEASURES),
        threshold=card["threshold"],
    )


def measures(one: Vectors, other: Vectors, gap: int | None) -> tuple[float, ...] | None:
    """Measure what two reports share, all but the last of `MEASURES`; None where that is next to nothing.

    `other` is the later one, whose rarities count; `gap` is in days.
    """
    ours, theirs = one.whole, other.whole
    shared = ours.keys() & theirs.keys()
    if len(shared) < _LEAST_SHARED:
        return None
    # Sums are exact, so that the order of the terms makes no difference.
    whole = math.fsum([ours[term] * theirs[term] for term in shared])
    rarity = other.rarity
    rarest = math.fsum(sorted([rarity[term] for term in shared])[-_LEAST_SHARED:])
    days = _UNKNOWN_GAP if gap is None else abs(gap)
    return (
        whole,
        max(_cosine(one.title, other.lead), _cosine(other.title, one.lead)),
        rarest,
        math.log(len(shared)),
        math.log(min(len(ours), len(theirs))),
        math.log(1 + len(one.phrases & other.phrases)),
        math.log(1 + days),
        1.0 / (1.0 + (days / _HALVED_AFTER) ** 2),
    )


def compared(one: Vectors, other: Vectors, gap: int | None) -> Edge | None:
    """Compare two reports; None where they share next to nothing."""
    measured = measures(one, other, gap)
    if measured is None:
        return None
    learnt = weighing()
    score = learnt.bias + math.fsum(w * value for w, value in zip(learnt.weights, measured, strict=False))
    return Edge(score=round(score, 9), likeness=round(measured[0] * measured[-1], 9))


def _cosine(title: Vector, lead: Vector) -> float:
    return math.fsum([value * lead[term] for term, value in title.items() if term in lead])
