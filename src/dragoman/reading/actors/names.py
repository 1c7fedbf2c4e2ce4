"""Names of persons: their parts, and whether two of them can be one person's.

>>> same_person("Sergei Lavrov", "Sergueï Lavrov")
'the same name in another spelling'
>>> same_person("Bill Clinton", "Hillary Clinton") is None
True
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.reading.actors.spelling import full_given_name, given_gender, skeleton, spelled_alike

__all__ = [
    "PersonName",
    "family_names_first",
    "given_gender",
    "is_particle",
    "same_person",
    "skeleton",
    "spelled_alike",
]

_TELLING = 5  # letters of a surname without its spelling that may differ in one and still be a surname by itself


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in folded parts, honours and generations left out; the family name is the last part, or the first.

    >>> PersonName.of("Xi Jinping").family, PersonName.of("Lavrov, Sergei").family, PersonName.of("Ursula von der Leyen").family
    ('xi', 'lavrov', 'leyen')
    """

    parts: tuple[str, ...]
    family: str
    given: tuple[str, ...]
    is_family_first: bool = False

    @classmethod
    @lru_cache(maxsize=1 << 16)
    def of(cls, name: str) -> PersonName:
        """Take a name apart."""
        family, comma, rest = name.partition(",")
        ordered = f"{rest} {family}" if comma and fold(rest) not in _suffixes() else family
        words = [_without_article(fold(word)) for word in ordered.split()]
        # `Hussein al-Sheikh` is of that name; a sheikh stands before his.
        titled = [not fold(word).startswith(f"al {part}") for word, part in zip(ordered.split(), words, strict=True)]
        parts = [
            part
            for part, title in zip(words, titled, strict=True)
            if part and part not in _suffixes() and not (title and part in _honours())
        ]
        small = _particles()
        kept = tuple(
            part
            for n, part in enumerate(parts)
            if n == len(parts) - 1 or part not in small or (n == 0 and small[part] and len(parts) == 2)
        )
        if len(kept) > 1 and kept[0] in _family_first() and kept[-1] not in _family_first():
            return cls(kept, kept[0], kept[1:], is_family_first=True)
        return cls(kept, kept[-1] if kept else "", kept[:-1])

    @property
    def key(self) -> str:
        """The name as an identity: its parts in one spelling of case and accents."""
        return " ".join(self.parts)

    @property
    def joined(self) -> str:
        """The name in one word: Jong-un is Jong Un."""
        return "".join(self.parts).replace(" ", "")

    @property
    def is_full(self) -> bool:
        """Whether it is more than a surname."""
        return len(self.parts) > 1


def same_person(one: str, other: str) -> str | None:
    """Say why two names can be one person's, or None where they cannot.

    >>> same_person("V. Putin", "Vladimir Putin")
    'the same surname and initial'
    >>> same_person("Putin", "Vladimir Putin")
    'the surname alone'
    >>> same_person("Jinping Xi", "Xi Jinping")
    'the same name in another order'

    Whoever asks must see to it that a surname alone, or with an initial, means only one person there.
    """
    a, b = PersonName.of(one), PersonName.of(other)
    if not a.parts or not b.parts:
        return None
    if a.joined == b.joined:
        return "the same name"
    if sorted(a.parts) == sorted(b.parts):
        return "the same name in another order"
    if not a.is_full or not b.is_full:
        return _surname_alone(*sorted((a, b), key=lambda name: len(name.parts)))
    return _both_full(a, b)


def _both_full(a: PersonName, b: PersonName) -> str | None:
    if a.is_family_first or b.is_family_first:
        same = spelled_alike(a.family, b.family) and spelled_alike("".join(a.given), "".join(b.given))
        return "the same name in another spelling" if same else None
    if a.parts == b.parts[: len(a.parts)] or b.parts == a.parts[: len(b.parts)]:
        return "one name within the other"  # the second of two family names left out
    if len(a.parts) == len(b.parts) == 2 and _swapped(a, b):
        return "the same name in another order"
    if not spelled_alike(a.family, b.family) or {given_gender(a.given[0]), given_gender(b.given[0])} == {"m", "f"}:
        return None
    return _given_names(a.given, b.given)


def _swapped(a: PersonName, b: PersonName) -> bool:
    """Whether two names of two parts, neither an initial, are one with the family name first in another spelling."""
    shortest = min(map(len, (*a.parts, *b.parts)))
    return shortest > 3 and spelled_alike(a.family, b.given[0]) and spelled_alike(a.given[0], b.family)


def _surname_alone(short: PersonName, full: PersonName) -> str | None:
    if not full.is_full:
        return "the same name in another spelling" if spelled_alike(short.family, full.family) else None
    if short.family == full.family:
        return "the surname alone"
    # Spanish and Portuguese names go by the first of two family names, others by a double one.
    if len(full.parts) > 2 and short.family in full.parts[1:]:
        return "a part of the surname alone"
    # With nothing else to go by, a short one must sound the same: Moore is not Murray.
    one, other = skeleton(short.family), skeleton(full.family)
    sure = one == other or min(len(one), len(other)) >= _TELLING
    return "the surname alone in another spelling" if sure and spelled_alike(short.family, full.family) else None


def _given_names(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    """Why the given names of two people of one surname can be one person's."""
    first, second = one[0], other[0]
    if first == second:
        # George W. Bush is not George H. W. Bush.
        disagree = len(one) > 1 and len(other) > 1 and not _agree(one[1], other[1])
        return None if disagree else "the same first name and surname"
    if min(len(first), len(second)) == 1:
        return "the same surname and initial" if first[0] == second[0] else None
    if spelled_alike(first, second):
        return "the same name in another spelling"
    if first in other or second in one:
        return "one name within the other"  # a middle name by which somebody goes: Tayyip Erdogan
    short = skeleton(full_given_name(first)) == skeleton(full_given_name(second))  # Tony is Anthony and Antony
    return "the short form of the first name" if short else None


def _agree(one: str, other: str) -> bool:
    """Whether two middle names can be one: alike, or one the other's initial."""
    return spelled_alike(one, other) or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _without_article(part: str) -> str:
    """A part of a name without the Arabic article that is joined to it: al-Assad, el-Sisi."""
    article, _, rest = part.partition(" ")
    return rest if rest and article in ("al", "el", "as", "ash", "ar", "an", "ad") else part


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(lexicon.table("name_suffixes").column("word"))


@cache
def _particles() -> dict[str, bool]:
    return {entry["word"]: bool(entry["given"]) for entry in lexicon.table("name_particles").entries()}


@cache
def _honours() -> frozenset[str]:
    entries = lexicon.table("offices").entries()
    return frozenset(fold(n) for e in entries if e["sort"] == "honour" for n in e["noun"].split("|"))


@cache
def _family_first() -> frozenset[str]:
    return frozenset(lexicon.table("family_names_first").column("name"))


@cache
def family_names_first() -> frozenset[str]:
    """The family names that stand before the given name, as they are printed.

    >>> "Nguyen" in family_names_first()
    True
    """
    return frozenset(name.title() for name in _family_first())


def is_particle(word: str) -> bool:
    """Whether a word in small letters can stand inside a name.

    >>> is_particle("von"), is_particle("said")
    (True, False)
    """
    return fold(word) in _particles()
