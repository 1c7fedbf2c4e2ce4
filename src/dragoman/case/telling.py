"""Who tells a story, and how it stands: what is shown of it in a list of many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["Telling", "tellings_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Of one story: its reports, its outlets (most reports first), its conflicts, and what is overdue.

    `fetched` holds each moment at which reports were fetched (ISO 8601) with how many were, `published` each day on which some
    came out, the earliest first.
    """

    reports: int
    outlets: tuple[str, ...]
    conflicts: int
    overdue: int
    fetched: tuple[tuple[str, int], ...]
    published: tuple[tuple[str, int], ...] = ()


def tellings_of(store: Store, stories: Sequence[str]) -> dict[str, Telling]:
    """What each of these stories is told by; all of them in three questions to the store."""
    outlets: dict[str, Counter[str]] = defaultdict(Counter)
    fetched: dict[str, Counter[str]] = defaultdict(Counter)
    published: dict[str, Counter[str]] = defaultdict(Counter)
    for story, outlet, moment, latest in store.told_by(stories):
        outlets[story][outlet] += 1
        if moment:
            fetched[story][moment] += 1
        if latest:
            published[story][latest[:10]] += 1
    conflicts = store.counts_in("disagreements", "conflict", stories)
    overdue = store.counts_in("agenda", "overdue", stories)
    return {
        story: Telling(
            reports=outlets[story].total(),
            outlets=tuple(sorted(outlets[story], key=lambda name: (-outlets[story][name], name))),
            conflicts=conflicts.get(story, 0),
            overdue=overdue.get(story, 0),
            fetched=tuple(sorted(fetched[story].items())),
            published=tuple(sorted(published[story].items())),
        )
        for story in stories
    }
