"""The decisions of a case as a log: which are in force, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.records import Decision
from dragoman.records.plain import from_json, to_json
from dragoman.store.decided import DecisionRow

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["all_decisions", "in_force", "row_of", "standing"]


def all_decisions(store: Store) -> list[Decision]:
    """The whole log, oldest first: by the moment of each decision, whatever order they came in."""
    decisions = [from_json(line, Decision) for line in store.decided.all()]
    return sorted(decisions, key=lambda decision: (decision.at, decision.number, decision.id))


def in_force(store: Store) -> list[Decision]:
    """The decisions that were not undone, oldest first."""
    return standing(all_decisions(store))


def standing(log: Iterable[Decision]) -> list[Decision]:
    """Of a log (oldest first), the decisions that were not undone.

    >>> one = Decision(id="v-1", action="reject", kind="events", target="e-1", who="ada", at="2025-03-01")
    >>> undo = Decision(id="v-2", action="undo", kind="decisions", target="v-1", who="ada", at="2025-03-02")
    >>> [len(standing(log)) for log in ([one], [one, undo])]
    [1, 0]
    """
    log = list(log)
    undone: dict[str, bool] = {}
    for entry in log:
        if entry.action in ("undo", "redo"):
            undone[entry.target] = entry.action == "undo"
    return [entry for entry in log if entry.action not in ("undo", "redo") and not undone.get(entry.id)]


def row_of(decision: Decision) -> DecisionRow:
    """A decision as it is stored."""
    return DecisionRow(
        id=decision.id, number=decision.number, at=decision.at, who=decision.who, target=decision.target,
        state=decision.state, now=decision.now, record=to_json(decision).decode(),
    )  # fmt: skip
