"""Whether two actors of different reports can be one by their names, and by which keys an index brings them together."""

from __future__ import annotations

from functools import cache

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.reading.actors.known import known_names
from dragoman.reading.actors.names import PersonName, same_person
from dragoman.reading.actors.offices import offices
from dragoman.reading.actors.organisations import content_words
from dragoman.reading.actors.spelling import first_sound, full_given_name, skeleton
from dragoman.reading.actors.words import Words
from dragoman.records import Actor

__all__ = [
    "body_keys",
    "full_name_keys",
    "fullest_name",
    "office_of_state",
    "person_keys",
    "plain",
    "same_bodies",
    "same_names",
    "same_persons",
    "surname_only",
]

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
    keys: list[str] = []
    for part in PersonName.of(fullest_name(actor)).parts:
        keys += _ends(part)
    return tuple(dict.fromkeys(keys))


def full_name_keys(actor: Actor) -> tuple[str, ...]:
    """The keys under which an index has a person who is known by more than one word, see `same_person`.

    Of two such names that can be one person's the family names begin or end alike and so do given names, or what they stand
    for, or an initial; else the parts are the same, in whatever order and however they are joined. An index by both
    names keeps apart those who share one of them, of whom there are the more the larger a case is.
    """
    name = PersonName.of(fullest_name(actor))
    given = [first_sound(part) for part in (*name.given, full_given_name(name.given[0]))]
    given.append(f"{name.given[0][:1]}.")
    keys = [f"{end} {one}" for end in _ends(name.family) for one in given]
    # Somebody of two given names meets whoever goes by the one, and whoever goes by the other.
    keys += [f"{_ends(name.family)[0]} {_ends(part)[0]}" for part in name.given]
    if len(name.parts) == 2:
        keys += [f"{end} {first_sound(name.family)}" for end in _ends(name.given[0])]
    keys += [f"{name.parts[0]} {name.parts[1]}", f"={name.joined}", f"={' '.join(sorted(name.parts))}"]
    return tuple(dict.fromkeys(keys))


def _ends(part: str) -> tuple[str, str]:
    sound = skeleton(part)
    return f"{sound[:3]}-", f"{sound[:1]}-{sound[-2:]}"


def same_persons(one: Actor, other: Actor) -> str | None:
    """Say why two persons can be one by their names, or give None."""
    return same_names(fullest_name(one), fullest_name(other))


def same_names(first: str, second: str) -> str | None:
    """Say why two names can be one person's, with both where they differ, or give None."""
    reason = same_person(first, second)
    return f"{reason} ({first}, {second})" if reason and first != second else reason


def body_keys(actor: Actor) -> tuple[str, ...]:
    """The keys under which an index has a state, organisation or group."""
    if actor.kind == "state" and actor.country:
        return (f"state {actor.country}",)
    keys = [f"{actor.kind} {plain(name)}" for name in _names(actor)]
    if actor.kind == "organisation":
        keys += [f"organisation {form}" for name in _names(actor) for form in (_in_any_order(name), _by_sound(name))]
        keys += [f"organisation {kind} of {actor.country}" for kind in sorted(_kinds_of_state(actor))]
    return tuple(dict.fromkeys(keys))


def same_bodies(one: Actor, other: Actor) -> str | None:
    """Say why two states, organisations or groups are one, or give None."""
    if one.kind == other.kind == "state" and one.country and one.country == other.country:
        return f"one country ({one.country})"
    shared = sorted({plain(name) for name in _names(one)} & {plain(name) for name in _names(other)} - {""})
    if shared:
        return f"one name ({shared[0]})"
    return _same_organisations(one, other) if one.kind == other.kind == "organisation" else None


def _same_organisations(one: Actor, other: Actor) -> str | None:
    """Say why two organisations are one by names that are not the same."""
    if one.country == other.country and (kinds := sorted(_kinds_of_state(one) & _kinds_of_state(other))):
        return f"the same body of one state ({kinds[0]} of {one.country})"
    for ours in _names(one):
        for theirs in _names(other):
            if _in_any_order(ours) == _in_any_order(theirs):
                return f"the same words in another order ({ours}, {theirs})"
            if _by_sound(ours) == _by_sound(theirs):
                return f"the same name in another spelling ({ours}, {theirs})"
    return None


def _kinds_of_state(actor: Actor) -> frozenset[str]:
    """The kinds of body that an actor is by names that say nothing more than its state: `Kenya's police`, `the Kenyan Police`."""
    if actor.country is None:
        return frozenset()
    return frozenset(kind for name in _names(actor) if (kind := _kind_of_state(name, actor.country)))


def office_of_state(actor: Actor) -> str | None:
    """The office that an actor is described by, where the words tell nothing more than its state: `Russia's foreign minister`."""
    office = _kind_of_state(actor.name, actor.country, "office") if actor.country else None
    return f"{office} of {actor.country}" if office else None


@cache
def _joining_words() -> frozenset[str]:
    return frozenset(lexicon.table("state_name_joiners").column("word"))


@cache
def _kind_of_state(name: str, country: str, sort: str = "body") -> str | None:
    words = Words.split(name)
    states = [f for f in known_names().find(words) if f.meaning.kind in ("country", "nationality")]
    kinds = [f for f in offices().find(words) if f.meaning.sort == sort and not f.meaning.many]
    if len(kinds) != 1 or not states or any(found.meaning.country != country for found in states):
        return None
    spans = [(f.start, f.end) for f in states] + [(f.start, f.end) for f in kinds]
    told = {token for start, end in spans for token in range(start, end)}
    rest = {text.lower() for token, text in enumerate(words.texts) if token not in told}
    return kinds[0].meaning.office if rest <= _joining_words() else None


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
