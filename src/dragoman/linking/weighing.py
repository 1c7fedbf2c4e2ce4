"""Learnt weighings: how likely a pair is one, from a few measures that name no word."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Weighing", "use", "weighing_of"]

_HOME = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """Learnt weights, one a measure; the file they stand in says how and on what they were fitted.

    >>> round(Weighing(bias=-1.0, weights=(2.0,), threshold=0.5).likelihood((1.0,)), 3)
    0.731
    """

    bias: float
    weights: tuple[float, ...]
    threshold: float

    def likelihood(self, measured: Sequence[float]) -> float:
        """How likely a pair is one (0 to 1)."""
        score = self.bias + math.fsum(w * value for w, value in zip(self.weights, measured, strict=True))
        return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score)))), 6)


_in_use: dict[str, Weighing] = {}


def use(weighings: Mapping[str, Weighing]) -> None:
    """Use these weighings in place of the shipped ones from now on, in this process: for fitting and for fair figures."""
    _in_use.clear()
    _in_use.update(weighings)


def weighing_of(name: str, measures: tuple[str, ...]) -> Weighing:
    """The weighing of the file `NAME_weights.json`, unless another is in use."""
    return _in_use.get(name) or _shipped(name, measures)


@cache
def _shipped(name: str, measures: tuple[str, ...]) -> Weighing:
    card = json.loads((_HOME / f"{name}_weights.json").read_text(encoding="utf-8"))
    weights = tuple(card["weights"][measure] for measure in measures)
    return Weighing(bias=card["bias"], weights=weights, threshold=card["threshold"])
