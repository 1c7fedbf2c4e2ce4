"""How often somebody speaks, acts and is acted upon in a case, and with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["Activity", "activity_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What one actor does: statements made, events as source and as target, and the actors on the other side of those events.

    `beside` holds an actor's id with the number of events that both take part in, the most frequent first.
    """

    says: int = 0
    acts: int = 0
    acted_upon: int = 0
    beside: tuple[tuple[str, int], ...] = ()


def activity_of(store: Store, actors: Sequence[str]) -> dict[str, Activity]:
    """What each of these actors does; one that neither speaks nor takes part in an event is left out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for actor, role, number in store.parts_taken(actors):
        counts[actor][role] += number
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for actor, other, number in store.partners(actors):
        beside[actor][other] += number
    return {
        actor: Activity(
            says=found["speaker"],
            acts=found["source"],
            acted_upon=found["target"],
            beside=tuple(sorted(beside[actor].items(), key=lambda pair: (-pair[1], pair[0]))),
        )
        for actor, found in counts.items()
    }
