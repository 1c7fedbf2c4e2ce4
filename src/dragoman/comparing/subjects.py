"""What a disagreement is about, in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.comparing.affair import Affair
from dragoman.linking.event_likeness import party_of
from dragoman.records import Actor, Event

__all__ = ["describe"]


def describe(affair: Affair, event: Event) -> str:
    """Name an event: its kind, sides and place.

    The kind is the way of the event (`meeting`, `visit`) or its type; of each side at most two parties are named.
    """
    what = (event.detail or event.type.lower()).replace("-", " ")
    source, target = _shortest(affair, event.source), _shortest(affair, event.target)
    place = f", {event.place.name}" if event.place else ""
    if event.reciprocal:
        who = " and ".join(dict.fromkeys([*source, *target]))
    else:
        who = ", ".join(source) + (f" → {', '.join(target)}" if target else "")
    return f"{what}: {who}{place}" if who else f"{what}{place}"


def _shortest(affair: Affair, actors: Sequence[str]) -> list[str]:
    """One name for each party of a side, at most two: the state where it is named, else whom most accounts name."""
    parties: dict[str, Actor] = {}
    for actor in actors:
        known = affair.actors.get(actor)
        if known is not None:
            party = party_of(actor, affair.actors)
            if party not in parties or (known.kind == "state" and parties[party].kind != "state"):
                parties[party] = known
    return [actor.name for actor in parties.values()][:2]
