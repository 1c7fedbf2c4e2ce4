"""How likely a candidate is right: boosted decision trees over features that name no word.

The trees are data (`ranking.json`, described in `ranking.md`), fitted by `training/statements/train.py`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dragoman.errors import ModelError
from dragoman.reading.statements.features import feature_names

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["likelihoods"]

_TREES = Path(__file__).with_name("ranking.json")


class _Forest(NamedTuple):
    """All trees in one row of nodes: a leaf points to itself, so that walking on changes nothing."""

    roots: npt.NDArray[np.int32]
    feature: npt.NDArray[np.int32]
    threshold: npt.NDArray[np.float32]
    below: npt.NDArray[np.int32]
    above: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]
    depth: int


@cache
def _forest() -> _Forest:
    import numpy as np

    stored = json.loads(_TREES.read_text(encoding="utf-8"))
    if tuple(stored["features"]) != feature_names():
        raise ModelError(
            "these trees were fitted on other features",
            where=_TREES.name,
            advice="fit them again with training/statements/train.py",
        )
    return _Forest(
        np.array(stored["roots"], dtype=np.int32),
        np.array(stored["feature"], dtype=np.int32),
        np.array(stored["threshold"], dtype=np.float32),
        np.array(stored["below"], dtype=np.int32),
        np.array(stored["above"], dtype=np.int32),
        np.array(stored["value"], dtype=np.float32),
        stored["depth"],
    )


def likelihoods(rows: npt.NDArray[np.float32]) -> list[float]:
    """Give the probability of each row of features, from 0 to 1."""
    import numpy as np

    if not len(rows):
        return []
    forest = _forest()
    nodes = np.repeat(forest.roots[None, :], len(rows), axis=0)
    at = np.arange(len(rows), dtype=np.int32)[:, None]
    for _ in range(forest.depth):
        low = rows[at, forest.feature[nodes]] <= forest.threshold[nodes]
        nodes = np.where(low, forest.below[nodes], forest.above[nodes])
    # Summed in double precision, in one fixed order, and rounded: the same on every machine.
    raw = forest.value[nodes].astype(np.float64).sum(axis=1)
    return [round(float(p), 6) for p in 1.0 / (1.0 + np.exp(-raw))]
