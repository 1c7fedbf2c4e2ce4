"""Whether those who take part in two events, as two reports name them, can be the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.lexicon.folding import fold
from dragoman.records import Actor, Event

__all__ = ["MUTUAL", "Sides", "named_alone", "party_of", "sides_of", "unmanned"]

# Types in which both sides do the same, so that source and target may change places.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Who takes part in an event by one report, and the actors that it names."""

    event: Event
    actors: Mapping[str, Actor]


def sides_of(one: Sides, other: Sides) -> float | None:
    """Points for the sides of two events: both 2, one 1, 0 where one is open; None where they oppose each other."""
    first, second = one.event, other.event
    if first.type in MUTUAL or first.reciprocal or second.reciprocal:
        return _agree((*first.source, *first.target), (*second.source, *second.target), one, other, full=2.0)
    if _turned_round(one, other):
        return None
    source = _agree(first.source, second.source, one, other, full=1.0)
    target = _agree(first.target, second.target, one, other, full=1.0)
    return None if source is None or target is None else source + target


def _turned_round(one: Sides, other: Sides) -> bool:
    """Whether who does it in one account has it done to them in the other."""
    (doing, done), (their_doing, their_done) = (
        (_parties(told.event.source, told.actors).keys(), _parties(told.event.target, told.actors).keys())
        for told in (one, other)
    )
    return not doing & their_doing and not done & their_done and bool(doing & their_done or done & their_doing)


def named_alone(told: Sides) -> Sides:
    """An account without those who are only described (`a federal judge`, `the former president`), whoever they are."""
    event = told.event
    source, target = (
        tuple(actor for actor in side if not _is_described(told.actors.get(actor)))
        for side in (event.source, event.target)
    )
    return replace(told, event=replace(event, source=source, target=target))


def _is_described(actor: Actor | None) -> bool:
    return actor is not None and actor.kind != "state" and actor.name[:1].islower()


def unmanned(told: Sides) -> Sides:
    """An account with its parties alone, whoever stands for them."""
    sides = (*told.event.source, *told.event.target)
    persons = {id_: told.actors[id_] for id_ in sides if id_ in told.actors and told.actors[id_].kind == "person"}
    nobody = {id_: replace(actor, kind="organisation") for id_, actor in persons.items()}
    return replace(told, actors={**told.actors, **nobody})


def _agree(ours: Sequence[str], theirs: Sequence[str], one: Sides, other: Sides, *, full: float) -> float | None:
    """Points for two sets of actors: `full` where each party of the smaller set is in the other, 0 where one is open.

    None where they oppose each other: another party, or other persons for the same party.
    """
    parties, counterparties = _parties(ours, one.actors), _parties(theirs, other.actors)
    if not parties or not counterparties:
        return 0.0
    counterparties = _as_named(counterparties, parties, {**one.actors, **other.actors})
    common = parties.keys() & counterparties.keys()
    if len(common) < min(len(parties), len(counterparties)):
        left, right = (
            {p: persons for p, persons in side.items() if p not in common} for side in (parties, counterparties)
        )
        told, other_told = one.actors, other.actors
        unmanned = _stand_for(left, right, told) or _stand_for(right, left, other_told)
        if full <= 1 or not unmanned:
            return None
        return 0.5 * full * len(common)
    if any(parties[p] and counterparties[p] and not parties[p] & counterparties[p] for p in common):
        return None  # the same countries, but other persons
    points = full if full <= 1 or len(common) >= 2 else full / 2
    # The same persons say more than the same countries.
    return points + min(1.0, 0.5 * sum(bool(parties[p] & counterparties[p]) for p in common))


def _stand_for(ours: Mapping[str, set[str]], theirs: Mapping[str, set[str]], actors: Mapping[str, Actor]) -> bool:
    """Whether our persons, whose country nobody tells, may be those who acted for their states, of whom nobody is named."""
    stateless = all(p in actors and actors[p].kind == "person" for p in ours)
    return (
        bool(ours)
        and len(ours) <= len(theirs)
        and stateless
        and not any(theirs.values())
        and not set(theirs) & set(actors)
    )


def _as_named(
    theirs: Mapping[str, set[str]], ours: Mapping[str, set[str]], actors: Mapping[str, Actor]
) -> dict[str, set[str]]:
    """Their parties, with a body whose name has all the words of one of ours (`Holocaust Memorial Museum`) under ours."""
    found: dict[str, set[str]] = {}
    for party, persons in theirs.items():
        words = _words_of(party, actors)
        known = next(
            (own for own in sorted(ours) if own not in theirs and _one_name(words, _words_of(own, actors))), None
        )
        found[known if known and party not in ours else party] = persons
    return found


def _words_of(party: str, actors: Mapping[str, Actor]) -> frozenset[str]:
    actor = actors.get(party)
    return frozenset(fold(actor.name).split()) if actor and actor.kind in {"organisation", "group"} else frozenset()


def _one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= 2 and (one <= other or other <= one)


def party_of(actor: str, actors: Mapping[str, Actor]) -> str:
    """Whom an actor acts for: the country, or itself where none is known."""
    known = actors.get(actor)
    return known.country if known and known.country else actor


def _parties(ids: Sequence[str], actors: Mapping[str, Actor]) -> dict[str, set[str]]:
    """Each country (or, without one, actor) that takes part, with the persons who act for it."""
    found: dict[str, set[str]] = {}
    for actor in ids:
        known = actors.get(actor)
        party = party_of(actor, actors)
        if known and known.kind == "group" and party == actor:
            continue  # `the parties`, `both delegations`: whoever they are, they are no third party
        found.setdefault(party, set())
        if known and known.kind == "person":
            found[party].add(actor)
    return found
