"""Whether two actors of different reports can be one by their names, and by which keys an index brings them together."""

from __future__ import annotations

from dragoman.lexicon.folding import fold
from dragoman.reading.actors.names import PersonName, same_person, skeleton
from dragoman.records import Actor

__all__ = ["body_keys", "person_keys", "same_bodies", "same_persons", "surname_only"]


def _names(actor: Actor) -> tuple[str, ...]:
    return tuple(dict.fromkeys((actor.name, *actor.names)))


def _fullest(actor: Actor) -> str:
    """The name with the most parts; of equals the actor's own."""
    return max(_names(actor), key=lambda name: (len(PersonName.of(name).parts), name == actor.name, name))


def surname_only(actor: Actor) -> bool:
    """Whether a report knows a person by one word alone."""
    return not PersonName.of(_fullest(actor)).is_full


def person_keys(actor: Actor) -> tuple[str, ...]:
    """The keys under which an index has a person: two names that can be one person's have one in common.

    Spellings differ by at most one letter once their sounds are made alike, and not in the first: so either the beginnings
    agree or the endings do. Double surnames are found by each of their parts.
    """
    keys = []
    for part in PersonName.of(_fullest(actor)).parts:
        sound = skeleton(part)
        keys += [f"{sound[:3]}-", f"{sound[:1]}-{sound[-2:]}"]
    return tuple(dict.fromkeys(keys))


def same_persons(one: Actor, other: Actor) -> str | None:
    """Say why two persons can be one by their names, or give None."""
    first, second = _fullest(one), _fullest(other)
    reason = same_person(first, second)
    return f"{reason} ({first}, {second})" if reason and first != second else reason


def body_keys(actor: Actor) -> tuple[str, ...]:
    """The keys under which an index has a state, organisation or group."""
    if actor.kind == "state" and actor.country:
        return (f"state {actor.country}",)
    return tuple(dict.fromkeys(f"{actor.kind} {_plain(name)}" for name in _names(actor)))


def same_bodies(one: Actor, other: Actor) -> str | None:
    """Say why two states, organisations or groups are one, or give None."""
    if one.kind == other.kind == "state" and one.country and one.country == other.country:
        return f"one country ({one.country})"
    shared = sorted({_plain(name) for name in _names(one)} & {_plain(name) for name in _names(other)} - {""})
    return f"one name ({shared[0]})" if shared else None


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ")
