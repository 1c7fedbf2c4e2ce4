"""Where it was: reports that put one event in places of which neither holds the other."""

from __future__ import annotations

from dragoman.comparing.affair import Account, Affair
from dragoman.comparing.subjects import noun_of
from dragoman.linking.event_likeness import WIDE_KINDS, places_apart
from dragoman.records import Disagreement, Event, Subject, identify

__all__ = ["compare_places"]


def compare_places(affair: Affair, event: Event) -> Disagreement | None:
    """Find whether the reports of an event name places that exclude each other; a country and its city do not."""
    sides: dict[str, list[Account]] = {}
    for account in affair.accounts(event):
        if account.event.place is not None and not _is_wide(account):
            sides.setdefault(account.event.place.name, []).append(account)
    named = sorted(sides)
    apart = [
        name
        for name in named
        if any(
            places_apart(sides[name][0].event.place, sides[other][0].event.place) for other in named if other != name
        )
    ]
    if len(apart) < 2 or len({account.mention.report for name in apart for account in sides[name]}) < 2:
        return None
    return Disagreement(
        id=identify("d", "place", event.id),
        kind="conflict",
        about="place",
        subject=Subject(text=f"where the {noun_of(event)} was", id=event.id),
        positions=tuple(affair.position(name, sides[name], affair.telling(sides[name], "place")) for name in apart),
        story=event.story,
    )


def _is_wide(account: Account) -> bool:
    kinds = {place.id: place.kind for place in account.reading.places}
    return account.event.place is not None and kinds.get(account.event.place.id) in WIDE_KINDS
