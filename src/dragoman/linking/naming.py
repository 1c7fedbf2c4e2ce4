"""Whether two actors' names can name one, across spellings and transliterations."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.lexicon.folding import fold
from dragoman.records import Actor

__all__ = ["person_key", "same_body", "same_person", "surname_only"]

_WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Transliterations differ in few letters: which of them are one sound, in the order in which they are replaced. The last
# two take doubled letters and the vowels that end a surname (`Zelenski`, `Zelenskyy`).
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|sh|ch|tch|zh", "s"), (r"kh|gh|g|h", "h"), (r"ph", "f"), (r"ck|c|q", "k"), (r"w", "v"), (r"ou", "u"),
        (r"[yj]", "i"), (r"(.)\1", r"\1"), (r"[aeiou]{1,4}$", ""),
    )
)  # fmt: skip


def surname_only(actor: Actor) -> bool:
    """Whether a person is known by one word alone."""
    return all(len(_parts(name)) < 2 for name in (actor.name, *actor.names))


@lru_cache(maxsize=1 << 14)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(fold(match.group()).strip(".") for match in _WORDS.finditer(name[:120]))


@lru_cache(maxsize=1 << 14)
def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def person_key(actor: Actor) -> str:
    """What two names of one person have in common for an index: the surname's first sounds."""
    parts = _fullest(actor)
    return _sound(parts[-1])[:3] if parts else ""


def _fullest(actor: Actor) -> tuple[str, ...]:
    return max((_parts(name) for name in (actor.name, *actor.names)), key=lambda parts: (len(parts), parts), default=())


def same_person(one: Actor, other: Actor) -> str | None:
    """Say why two persons can be one by their names, or give None.

    >>> from dragoman.linking.naming import alike_surnames
    >>> alike_surnames("Zelenski", "Zelenskyy"), alike_surnames("Putin", "Rubio")
    (True, False)
    """
    first, second = _fullest(one), _fullest(other)
    if not first or not second or not alike_surnames(first[-1], second[-1]):
        return None
    spelt = "one surname" if first[-1] == second[-1] else "surnames that sound alike"
    if len(first) == 1 or len(second) == 1:
        return f"{spelt} ({one.name}, {other.name})"
    if _alike_given(first[0], second[0]):
        return (
            f"one name ({one.name}, {other.name})"
            if first == second
            else f"{spelt}, given names that agree ({one.name}, {other.name})"
        )
    return None


def alike_surnames(one: str, other: str) -> bool:
    """Whether two surnames can be spellings of one."""
    from rapidfuzz.distance import JaroWinkler

    first, second = _sound(fold(one)), _sound(fold(other))
    if min(len(first), len(second)) < 4:
        return first == second
    return JaroWinkler.similarity(first, second) >= 0.93


def _alike_given(one: str, other: str) -> bool:
    from rapidfuzz.distance import JaroWinkler

    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return JaroWinkler.similarity(_sound(one), _sound(other)) >= 0.8


def same_body(one: Actor, other: Actor) -> str | None:
    """Say why two states, organisations or groups are one, or give None."""
    if one.kind == other.kind == "state" and one.country and one.country == other.country:
        return f"one country ({one.country})"
    if one.id == other.id:
        return f"one name ({one.name})"
    shared = sorted(
        {" ".join(_parts(n)) for n in (one.name, *one.names)}
        & {" ".join(_parts(n)) for n in (other.name, *other.names)}
    )
    return f"one name ({shared[0]})" if shared and shared[0] else None
