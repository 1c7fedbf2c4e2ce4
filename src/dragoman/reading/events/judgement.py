"""How factual an event is, and how one word more weakens that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from dragoman.records import Factuality

__all__ = ["Judgement"]

# From firm to weak; of two words that have a say the weaker counts.
_WEAKNESS = ("happened", "ongoing", "planned", "proposed", "possible", "conditional")
_NEGATIVE = frozenset({"denied", "ruled out"})


@dataclass(slots=True)
class Judgement:
    """How factual an event is, and the words that say so; `value` is None where the report only presupposes it.

    >>> found = Judgement("happened")
    >>> found.weaken("planned", "will"), found.weaken("conditional", "if"), found.value, found.because
    (None, None, 'conditional', ['will', 'if'])
    """

    value: Factuality | None = None
    because: list[str] = field(default_factory=list)

    def weaken(self, effect: str, word: str) -> None:
        """Take one more word into account; `same` leaves the matter as it is."""
        if effect == "same":
            return
        self.because.append(word)
        self.value = _weaker(self.value, cast("Factuality", effect))

    def hang(self, word: str) -> None:
        """Make it hang on a condition, be it said to come or not to come."""
        self.because.append(word)
        self.value = "conditional"


def _weaker(inner: Factuality | None, outer: Factuality) -> Factuality:
    if inner is None or inner in {"happened", "ongoing"}:
        return outer
    if inner in _NEGATIVE:
        if outer in _NEGATIVE:
            return "possible"  # a denial denied
        return inner if outer in {"happened", "ongoing", "planned"} else outer
    if outer in _NEGATIVE:
        return outer
    return max(inner, outer, key=_WEAKNESS.index)
