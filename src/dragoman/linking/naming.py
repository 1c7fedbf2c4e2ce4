"""Whether two actors of different reports can be one by their names, and by which keys an index brings them together."""

from __future__ import annotations

from dragoman.lexicon.folding import fold
from dragoman.reading.actors.names import PersonName, same_person, skeleton
from dragoman.reading.actors.organisations import content_words
from dragoman.records import Actor

__all__ = ["body_keys", "fullest_name", "person_keys", "plain", "same_bodies", "same_persons", "surname_only"]

_SHORT = 4  # letters of a word that keeps its s


def _names(actor: Actor) -> tuple[str, ...]:
    return tuple(dict.fromkeys((actor.name, *actor.names)))


def fullest_name(actor: Actor) -> str:
    """The name of a person with the most parts; of equals the actor's own."""
    return max(_names(actor), key=lambda name: (len(PersonName.of(name).parts), name == actor.name, name))


def surname_only(actor: Actor) -> bool:
    """Whether a report knows a person by one word alone."""
    return not PersonName.of(fullest_name(actor)).is_full


def person_keys(actor: Actor) -> tuple[str, ...]:
    """The keys under which an index has a person: two names that can be one person's have one in common.

    Spellings differ by at most one letter once their sounds are made alike, and not in the first: so either the beginnings
    agree or the endings do. Double surnames are found by each of their parts.
    """
    keys = []
    for part in PersonName.of(fullest_name(actor)).parts:
        sound = skeleton(part)
        keys += [f"{sound[:3]}-", f"{sound[:1]}-{sound[-2:]}"]
    return tuple(dict.fromkeys(keys))


def same_persons(one: Actor, other: Actor) -> str | None:
    """Say why two persons can be one by their names, or give None."""
    first, second = fullest_name(one), fullest_name(other)
    reason = same_person(first, second)
    return f"{reason} ({first}, {second})" if reason and first != second else reason


def body_keys(actor: Actor) -> tuple[str, ...]:
    """The keys under which an index has a state, organisation or group."""
    if actor.kind == "state" and actor.country:
        return (f"state {actor.country}",)
    keys = [f"{actor.kind} {plain(name)}" for name in _names(actor)]
    if actor.kind == "organisation":
        keys += [f"organisation {form}" for name in _names(actor) for form in (_in_any_order(name), _by_sound(name))]
    return tuple(dict.fromkeys(keys))


def same_bodies(one: Actor, other: Actor) -> str | None:
    """Say why two states, organisations or groups are one, or give None."""
    if one.kind == other.kind == "state" and one.country and one.country == other.country:
        return f"one country ({one.country})"
    shared = sorted({plain(name) for name in _names(one)} & {plain(name) for name in _names(other)} - {""})
    if shared:
        return f"one name ({shared[0]})"
    if not one.kind == other.kind == "organisation":
        return None
    for ours in _names(one):
        for theirs in _names(other):
            if _in_any_order(ours) == _in_any_order(theirs):
                return f"the same words in another order ({ours}, {theirs})"
            if _by_sound(ours) == _by_sound(theirs):
                return f"the same name in another spelling ({ours}, {theirs})"
    return None


def _in_any_order(name: str) -> str:
    """What the Department of Labour and the Labour Department have in common; one word by itself stays as it is."""
    words = content_words(name)
    return " ".join(sorted(word.removesuffix("s") if len(word) > _SHORT else word for word in words))


def _by_sound(name: str) -> str:
    """An organisation's name in one word, its spelling taken away: Supper Club is Supperclub."""
    words = content_words(name)
    return f"~{skeleton(''.join(words))}" if len(words) > 1 else " ".join(words)


def plain(name: str) -> str:
    """A name or description as a key: case, accents and the article make no difference."""
    return fold(name).removeprefix("the ")
