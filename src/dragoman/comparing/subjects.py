"""What a disagreement is about, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman import lexicon
from dragoman.comparing.affair import Affair
from dragoman.lexicon.folding import fold
from dragoman.linking.event_likeness import party_of
from dragoman.records import Actor, Event

__all__ = ["describe", "noun_of"]


def describe(affair: Affair, event: Event) -> str:
    """Name an event in a line: what it is, whose, with whom and where (`meeting of Norland and Sudmark in Geneva`).

    Of each side at most two parties are named.
    """
    entry = _entry(event)
    source, target = _shortest(affair, event.source), _shortest(affair, event.target)
    told = [*source, *target]
    if event.reciprocal:
        source, target = list(dict.fromkeys([*source, *target])), []
    words = entry["noun"]
    words += f" {entry['source']} {' and '.join(source)}" if source else ""
    words += f" {entry['target']} {' and '.join(target)}" if target else ""
    # Where it was says nothing where it is one of the parties (`the agreement of Norland and Sudmark in Sudmark`).
    elsewhere = event.place is not None and fold(event.place.name) not in {
        fold(name.removeprefix("the ")) for name in (*source, *target, *told)
    }
    return words + (f" {entry['place']} {event.place.name}" if event.place and elsewhere else "")


def noun_of(event: Event) -> str:
    """What kind of thing an event is: `meeting`, `visit`, `attack`."""
    return _entry(event)["noun"]


@cache
def _nouns() -> dict[tuple[str, str], dict[str, str]]:
    return {(entry["type"], entry["detail"]): entry for entry in lexicon.table("event_nouns").entries()}


def _entry(event: Event) -> dict[str, str]:
    return _nouns().get((event.type, event.detail or "")) or _nouns()[event.type, ""]


@cache
def _articled() -> frozenset[str]:
    return frozenset(lexicon.table("articled_names").column("name"))


def _shortest(affair: Affair, actors: Sequence[str]) -> list[str]:
    """One name for each party of a side, at most two: the state where it is named, else whom most accounts name."""
    parties: dict[str, Actor] = {}
    for actor in actors:
        known = affair.actors.get(actor)
        if known is not None:
            party = party_of(actor, affair.actors)
            if party not in parties or (known.kind == "state" and parties[party].kind != "state"):
                parties[party] = known
    names = [actor.name for actor in parties.values()][:2]
    return [f"the {name}" if name in _articled() else name for name in names]
