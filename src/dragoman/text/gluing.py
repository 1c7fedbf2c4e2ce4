"""Words that ran together where markup was lost: `Istanbulthe`, `Moscowwill`, `ofthe`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman import lexicon
from dragoman.text.alignment import Change
from dragoman.text.names import Names
from dragoman.text.vocabulary import classes, commonness, is_word, words_of_class

__all__ = ["Glued", "glued_words"]

_WORD = re.compile(r"(?<![\w@#/.'’-])[^\W\d_]{5,40}(?![\w@/'’-]|\.\w)")
_NEXT = re.compile(r"[ \t]{1,3}[\"“«(]?([^\W_]{1,40})")
_BEFORE = re.compile(r"([^\W_]{1,40})[ \t]$")

# What cannot come next, by the class of the word that was run on: `the of`, `his is`, `with said`.
_NOT_AFTER = {
    "determiner": ("auxiliary", "preposition", "conjunction", "relative", "pronoun", "object", "determiner", "possessive"),
    "possessive": ("auxiliary", "preposition", "conjunction", "relative", "pronoun", "object", "determiner", "possessive"),
    "pronoun": ("determiner", "possessive", "preposition", "pronoun", "object"),
    "relative": ("preposition", "conjunction"),
    "conjunction": ("conjunction", "auxiliary"),
    "preposition": ("auxiliary", "conjunction", "pronoun", "preposition"),
    "auxiliary": ("pronoun", "object", "conjunction"),
}  # fmt: skip
_RUNS_ON = frozenset(_NOT_AFTER)


@dataclass(frozen=True, slots=True)
class Glued:
    """A word that looks like two: where it is parted, by what, and whether anything proves it."""

    word: str
    change: Change
    proven: bool


def glued_words(text: str, names: Names) -> list[Glued]:
    """Find the words of `text` that look like two run together, in order."""
    unknown = {word for word in set(_WORD.findall(text)) if not commonness(word.lower())}
    splits = {word: found for word in unknown if (found := tuple(_splits(word)))}
    if not splits:
        return []
    glued_ones: list[Glued] = []
    for match in _WORD.finditer(text):
        if match.group() in splits and (glued := _decided(match, splits[match.group()], names)):
            glued_ones.append(glued)
    return glued_ones


def _splits(word: str) -> Iterator[int]:
    """Where a rare word could be parted, with a grammatical word or a foreign joint at its end or beginning."""
    tails = _tails()
    for at in range(2, len(word)):
        left, right = word[:at], word[at:]
        if right.lower() in tails and right[1:].islower() | (len(right) == 1) and left[1:].islower():
            yield at


def _decided(match: re.Match[str], splits: tuple[int, ...], names: Names) -> Glued | None:
    word = match.group()
    if is_word(word.lower()):
        return None
    suspect = None
    for at in splits:
        left, right = word[:at], word[at:]
        following = _NEXT.match(match.string, match.end())
        joint = _joints().get(right) if right[0].islower() else None
        kinds = classes(right.lower()) & _RUNS_ON if len(right) > 1 else frozenset()
        if joint and following and following.group(1)[0].isupper() and left[0].isupper():
            place = match.start() + at
            change = Change(place, match.end(), f" {joint}", "foreign conjunction")
            proven = left in names and (joint == "and" or names.is_place(following.group(1)))
        elif kinds and following and _fits(kinds, following.group(1)):
            place = match.start() + at
            change = Change(place, place, " ", "glued words")
            proven = _proven(left, right, following.group(1), names)
        else:
            continue
        if proven:
            return Glued(word, change, proven=True)
        if left[0].isupper() and suspect is None:
            suspect = Glued(word, change, proven=False)
    return suspect


def _fits(kinds: frozenset[str], following: str) -> bool:
    found = classes(following.lower())
    return any(not found & set(_NOT_AFTER[kind]) for kind in kinds) and following not in _REPORTING


_REPORTING = frozenset(("said", "says", "told", "added", "says"))


def _proven(left: str, right: str, following: str, names: Names) -> bool:
    if left[0].isupper():
        if left in names:
            return len(right) > 2 or len(left) > 3
        common = commonness(left.lower())
        if len(right) == 2:
            return len(left) >= 5 and common >= 3 and "auxiliary" in classes(following) and right == "he"
        return (len(left) >= 4 and common >= 3) or (len(left) >= 6 and _is_misspelt(left.lower()))
    # Of two words in lower case both must be common, since rare words and slips are made of such parts too.
    return len(right) > 2 and len(left) > 3 and commonness(left) >= 4


def _is_misspelt(word: str) -> bool:
    """Whether a letter too many is all that keeps a word from being a known one."""
    return any(is_word(word[:at] + word[at + 1 :]) for at in range(1, len(word)))


@cache
def _tails() -> frozenset[str]:
    return words_of_class(*_RUNS_ON) | frozenset(_joints())


@cache
def _joints() -> dict[str, str]:
    return {row["word"]: row["english"] for row in lexicon.table("foreign_joints").entries() if row["glued"]}
