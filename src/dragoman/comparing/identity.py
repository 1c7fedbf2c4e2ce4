"""The ids that disagreements and appointments had before an earlier report of their event, or of their utterance, came in."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.linking import Linked
from dragoman.linking.quotations import quotation_id
from dragoman.records import identify

__all__ = ["former_ids"]

# What is told of an event once: its appointment, and the disagreements of which it has at most one.
_OF_AN_EVENT = (
    ("g",),
    ("d", "status"),
    ("d", "date"),
    ("d", "place"),
    ("d", "participants"),
    ("d", "number", "ordinal"),
)


def former_ids(linked: Linked) -> dict[str, str]:
    """Give, from each id that something about a merged event or quotation would have had by a part of it, the id it has.

    An event is called by the earliest report that tells of it, so what is said about it is called anew when an earlier one comes.
    """
    return dict(_led(linked))


def _led(linked: Linked) -> Iterator[tuple[str, str]]:
    for event in linked.events:
        for member in event.members:
            if member != event.id:
                yield from ((identify(*about, member), identify(*about, event.id)) for about in _OF_AN_EVENT)
    for quotation in linked.quotations:
        for statement in quotation.statements:
            former = quotation_id(statement)
            if former != quotation.id:
                yield identify("d", "wording", former), identify("d", "wording", quotation.id)
