"""How something is said: with what force, negated or hedged, endorsed by the outlet or held at a distance."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.statements.attributions import Attribution
from dragoman.reading.statements.syntax import Syntax
from dragoman.records import Force

__all__ = ["Manner", "manner_of"]


@dataclass(frozen=True, slots=True)
class Manner:
    """Force, negation, hedging and the outlet's stance of one statement."""

    force: Force
    negated: bool
    hedged: bool
    stance: str | None


def manner_of(syntax: Syntax, attribution: Attribution) -> Manner:
    """Read the manner off the cue's clause."""
    cue, word = attribution.candidate.cue, attribution.word
    negated = any(syntax.dep[c] == "neg" for c in syntax.children[cue])
    return Manner(word.force, negated, hedged=False, stance=word.stance)
