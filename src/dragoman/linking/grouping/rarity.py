"""How rare a term is: as in news at large to begin with, then as learnt from the reports that came in."""

from __future__ import annotations

import math
from collections.abc import Iterable

__all__ = ["Rarity"]

# What is known of news at large counts as much as so many reports; set on the first 30 % in time of both development streams.
_AT_LARGE = 300.0
# The report that a term is weighed for has it too: so a term is no less rare when an earlier report has told the same matter.
_ITSELF = 1
_LEAST = 0.05


class Rarity:
    """Learns in how many reports each term stands.

    >>> rarity = Rarity()
    >>> before = rarity.of("corridor", 0.01)
    >>> rarity.learn(["corridor"] * 30, reports=30)
    >>> rarity.of("corridor", 0.01) < before
    True

    What is learnt from reports that repeat each other should be learnt a few times only, so that an affair of thousands of
    reports does not make its own terms common.
    """

    def __init__(self) -> None:
        self._met: dict[str, int] = {}
        self._reports = 0

    def of(self, term: str, at_large: float) -> float:
        """How much a term tells, as the negative logarithm of the share of reports that are expected to have it."""
        share = (self._met.get(term, 0) + _ITSELF + _AT_LARGE * at_large) / (self._reports + _ITSELF + _AT_LARGE)
        return max(_LEAST, -math.log(min(1.0, share)))

    def learn(self, terms: Iterable[str], reports: int) -> None:
        """Count terms, each as often as a report has brought it, and the reports."""
        met = self._met
        for term in terms:
            met[term] = met.get(term, 0) + 1
        self._reports += reports

    def forget(self, terms: Iterable[str], reports: int) -> None:
        """Take back what was learnt when it has become old."""
        met = self._met
        for term in terms:
            left = met[term] - 1
            if left:
                met[term] = left
            else:
                del met[term]
        self._reports -= reports
