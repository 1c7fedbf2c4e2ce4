"""What a disagreement is about, in a few words."""

from __future__ import annotations

from dragoman.comparing.affair import Affair
from dragoman.records import Event

__all__ = ["describe"]


def describe(affair: Affair, event: Event) -> str:
    """Name an event: its kind, sides and place.

    The kind is the way of the event (`meeting`, `visit`) or its type; at most two actors a side are named.
    """
    what = (event.detail or event.type.lower()).replace("-", " ")
    sides = affair.names(event.source)[:2], affair.names(event.target)[:2]
    who = " and ".join(dict.fromkeys([*sides[0], *sides[1]])) if event.reciprocal else ""
    if not who:
        who = ", ".join(sides[0]) + (f" → {', '.join(sides[1])}" if sides[1] else "")
    place = f", {event.place.name}" if event.place else ""
    return f"{what}: {who}{place}" if who else f"{what}{place}"
