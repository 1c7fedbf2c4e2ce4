"""Spellings of names: what of a name stays the same however it is written, and what the table knows of given names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from dragoman import lexicon
from dragoman.lexicon.folding import fold

__all__ = ["first_sound", "full_given_name", "given_gender", "skeleton", "spelled_alike"]

_LETTERS = str.maketrans({"w": "v", "y": "i", "j": "i", "q": "k", "c": "k", "z": "s", "h": None})
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]+")
# First letters that spellings of one name differ in: vowels, and the throaty sounds of Arabic.
_FIRST = str.maketrans("eiouk", "aaaag")


@lru_cache(maxsize=1 << 16)
def skeleton(part: str) -> str:
    """Give what is left of a part of a name when its spelling is taken away.

    >>> skeleton("Lavrov") == skeleton("Lawrow"), skeleton("Khrushchev") == skeleton("Chruschtschow")
    (True, False)

    The last shows the limit: it brings neighbouring spellings together, not every one.
    """
    pattern, alike = _sounds()
    letters = pattern.sub(lambda sound: alike[sound[0]], fold(part).replace(" ", ""))
    letters = _TWICE.sub(r"\1", letters.translate(_LETTERS))
    for ending, plain in (("of", "ov"), ("ef", "ev")):
        if letters.endswith(ending):
            letters = letters[: -len(ending)] + plain
    return letters


def first_sound(part: str) -> str:
    """What the first letters of two spellings of a name have in common: an index under it misses none.

    >>> first_sound("Gaddafi") == first_sound("Qaddafi")
    True
    """
    return skeleton(part)[:1].translate(_FIRST)


def spelled_alike(one: str, other: str) -> bool:
    """Whether two parts of names can be spellings of one name: the same sounds, another vowel, or one slip in a long one.

    >>> spelled_alike("Zelensky", "Zelenskyy"), spelled_alike("Shmyhal", "Shmigal"), spelled_alike("Meyer", "Beyer")
    (True, True, False)
    """
    one, other = skeleton(one), skeleton(other)
    if one == other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    if shorter < 4 or longer - shorter > 2 or one[0].translate(_FIRST) != other[0].translate(_FIRST):
        return False
    from rapidfuzz.distance import OSA

    slips = int(OSA.distance(one, other, score_cutoff=2))
    if _VOWELS.sub("", one) == _VOWELS.sub("", other):
        return slips <= (2 if shorter > 5 else 1)
    return shorter > 4 and slips <= 1


@cache
def _sounds() -> tuple[re.Pattern[str], dict[str, str]]:
    alike = lexicon.table("name_sounds").mapping("spelling", "as")
    return re.compile("|".join(sorted(alike, key=lambda sound: (-len(sound), sound)))), alike


def given_gender(name: str) -> Literal["m", "f"] | None:
    """The gender that a given name is mostly borne in, where the table knows it.

    >>> given_gender("Annalena"), given_gender("Sergueï"), given_gender("Zephyrine")
    ('f', 'm', None)
    """
    if len(name.rstrip(".")) < 2:
        return None
    return _genders().get(fold(name)) or _genders().get(skeleton(name))


@cache
def _genders() -> dict[str, Literal["m", "f"]]:
    genders: dict[str, Literal["m", "f"]] = {}
    for entry in lexicon.table("given_names").entries():
        for name in (entry["name"], *filter(None, entry["short"].split("|"))):
            genders[fold(name)] = "f" if entry["gender"] == "f" else "m"
    for name, gender in list(genders.items()):
        if len(name) > 4 and len(skeleton(name)) > 2:
            genders.setdefault(skeleton(name), gender)
    return genders


def full_given_name(name: str) -> str:
    """The given name that a short form stands for, else the name itself, folded.

    >>> full_given_name("bob"), full_given_name("ingrid")
    ('robert', 'ingrid')
    """
    return _short_forms().get(fold(name), fold(name))


@cache
def _short_forms() -> dict[str, str]:
    mapping = lexicon.table("given_names").mapping("short", "name")
    return {fold(short): fold(name) for short, name in mapping.items()}
