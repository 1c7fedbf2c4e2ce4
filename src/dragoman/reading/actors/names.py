"""Names of persons: their parts, and whether two of them can be one person's.

>>> same_person("Sergei Lavrov", "Sergueï Lavrov")
'the same name in another spelling'
>>> same_person("Bill Clinton", "Hillary Clinton") is None
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from dragoman import lexicon
from dragoman.lexicon.folding import fold

__all__ = ["PersonName", "given_gender", "is_particle", "same_person", "skeleton", "spelled_alike"]

_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "ten", "al",
    "el", "ul", "ibn", "ben", "bin", "abu", "y", "e", "af", "av", "zu", "und", "and", "st", "san", "mac",
})  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "qc", "kc", "esq"})

# Spellings of one sound in the languages that names reach the news through, longest first. Written so that two spellings of a
# name come out alike, not so that they can be read: w and v, ou and u, sch and sh, y and i.
_SOUNDS: tuple[tuple[str, str], ...] = (
    ("shch", "x"), ("schtsch", "x"), ("chtch", "x"), ("tsch", "c"), ("tch", "c"), ("sch", "x"), ("cz", "c"), ("sz", "x"),
    ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ch", "c"), ("sh", "x"), ("ts", "z"), ("tz", "z"),
    ("ck", "k"), ("qu", "k"), ("cq", "k"), ("ks", "x"), ("dj", "j"), ("dzh", "j"), ("gue", "ge"), ("gui", "gi"),
    ("oo", "u"), ("ou", "u"), ("oe", "o"), ("ue", "u"), ("ae", "a"), ("ee", "i"), ("ie", "i"), ("ei", "e"), ("ai", "a"),
    ("iy", "i"), ("yi", "i"), ("ij", "i"), ("ii", "i"), ("yy", "i"), ("eu", "e"), ("ay", "a"), ("ey", "e"), ("aj", "a"),
    ("ej", "e"), ("uj", "u"), ("oj", "o"), ("ya", "a"), ("ia", "a"), ("ja", "a"), ("yu", "u"), ("iu", "u"), ("yo", "o"),
    ("io", "o"), ("ye", "e"), ("je", "e"),
)  # fmt: skip
_LETTERS = str.maketrans({"w": "v", "y": "i", "j": "i", "q": "k", "c": "k", "z": "s", "h": None})
_SOUND = re.compile("|".join(sorted((sound for sound, _ in _SOUNDS), key=lambda sound: (-len(sound), sound))))
_ALIKE = dict(_SOUNDS)
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=8192)
def skeleton(part: str) -> str:
    """Give what is left of a part of a name when its spelling is taken away.

    >>> skeleton("Lavrov") == skeleton("Lawrow"), skeleton("Khrushchev") == skeleton("Chruschtschow")
    (True, False)

    The last shows the limit: it brings neighbouring spellings together, not every one.
    """
    letters = _SOUND.sub(lambda sound: _ALIKE[sound[0]], fold(part).replace(" ", ""))
    letters = _TWICE.sub(r"\1", letters.translate(_LETTERS))
    for ending, plain in (("of", "ov"), ("ef", "ev")):
        if letters.endswith(ending):
            letters = letters[: -len(ending)] + plain
    return letters


def spelled_alike(one: str, other: str) -> bool:
    """Whether two parts of names can be spellings of one name: the same sounds, or one slip in a long one.

    >>> spelled_alike("Zelensky", "Zelenskyy"), spelled_alike("Shmyhal", "Shmigal"), spelled_alike("Meyer", "Beyer")
    (True, True, False)
    """
    one, other = skeleton(one), skeleton(other)
    if one == other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    if shorter < 5 or longer - shorter > 1 or one[0] != other[0]:
        return False
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(one, other, score_cutoff=1) <= 1)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in folded parts, honours and generations left out; the family name is the last part, or the first.

    >>> PersonName.of("Xi Jinping").family, PersonName.of("Lavrov, Sergei").family, PersonName.of("Ursula von der Leyen").family
    ('xi', 'lavrov', 'leyen')
    """

    parts: tuple[str, ...]
    family: str
    given: tuple[str, ...]

    @classmethod
    @lru_cache(maxsize=8192)
    def of(cls, name: str) -> PersonName:
        """Take a name apart."""
        family, comma, rest = name.partition(",")
        ordered = f"{rest} {family}" if comma and fold(rest) not in _SUFFIXES else family
        words = [fold(word) for word in ordered.replace("-", "‑").split()]
        parts = [part for part in words if part and part not in _SUFFIXES and part not in _honours()]
        kept = tuple(part for n, part in enumerate(parts) if n == len(parts) - 1 or part not in _PARTICLES)
        if len(kept) > 1 and kept[0] in _family_first() and kept[-1] not in _family_first():
            return cls(kept, kept[0], kept[1:])
        return cls(kept, kept[-1] if kept else "", kept[:-1])

    @property
    def key(self) -> str:
        """The name as an identity: its parts in one spelling of case and accents."""
        return " ".join(self.parts)

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
    if a.parts == b.parts:
        return "the same name"
    if sorted(a.parts) == sorted(b.parts):
        return "the same name in another order"
    if not a.is_full or not b.is_full:
        short, full = sorted((a, b), key=lambda name: len(name.parts))
        return _surname_alone(short, full)
    if not spelled_alike(a.family, b.family):
        return None
    return _given_names(a.given, b.given, by_middle=a.family == a.parts[-1] and b.family == b.parts[-1])


def _surname_alone(short: PersonName, full: PersonName) -> str | None:
    if not full.is_full:
        return "the same name in another spelling" if spelled_alike(short.family, full.family) else None
    if short.family == full.family:
        return "the surname alone"
    # Spanish and Portuguese names go by the first of two family names, others by a double one.
    if len(full.parts) > 2 and short.family in full.parts[1:]:
        return "a part of the surname alone"
    return "the surname alone in another spelling" if spelled_alike(short.family, full.family) else None


def _given_names(one: tuple[str, ...], other: tuple[str, ...], *, by_middle: bool) -> str | None:
    if one[0] == other[0]:
        return "the same first name and surname" if one != other else "the same name in another spelling"
    if len(one[0]) == 1 or len(other[0]) == 1:
        return "the same surname and initial" if one[0][0] == other[0][0] else None
    if spelled_alike(one[0], other[0]):
        return "the same name in another spelling"
    # A middle name by which somebody goes: Tayyip Erdogan is Recep Tayyip Erdogan.
    if by_middle and (one[0] in other or other[0] in one):
        return "one name within the other"
    first, second = (_short_forms().get(given, given) for given in (one[0], other[0]))
    if first == second:
        return "the short form of the first name"
    return None


@cache
def _honours() -> frozenset[str]:
    entries = lexicon.table("offices").entries()
    return frozenset(fold(n) for e in entries if e["sort"] == "honour" for n in e["noun"].split("|"))


@cache
def _family_first() -> frozenset[str]:
    return frozenset(lexicon.table("family_names_first").column("name"))


def given_gender(name: str) -> Literal["m", "f"] | None:
    """The gender that a given name is mostly borne in, where the table knows it.

    >>> given_gender("Annalena"), given_gender("Sergueï"), given_gender("Zephyrine")
    ('f', 'm', None)
    """
    return _genders().get(fold(name)) or _genders().get(skeleton(name))


@cache
def _genders() -> dict[str, Literal["m", "f"]]:
    genders: dict[str, Literal["m", "f"]] = {}
    for entry in lexicon.table("given_names").entries():
        for name in (entry["name"], *filter(None, entry["short"].split("|"))):
            genders[fold(name)] = "f" if entry["gender"] == "f" else "m"
    for name, gender in list(genders.items()):
        if len(name) > 4:
            genders.setdefault(skeleton(name), gender)
    return genders


@cache
def _short_forms() -> dict[str, str]:
    mapping = lexicon.table("given_names").mapping("short", "name")
    return {fold(short): fold(name) for short, name in mapping.items()}


def is_particle(word: str) -> bool:
    """Whether a word in small letters can stand inside a name.

    >>> is_particle("von"), is_particle("said")
    (True, False)
    """
    return fold(word) in _PARTICLES
