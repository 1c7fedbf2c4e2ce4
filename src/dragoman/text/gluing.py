"""Words that ran together where markup was lost: `Istanbulthe`, `Moscowwill`, `ofthe`.

A word that English does not have is parted before a grammatical word at its end, where three things agree enough: what is left is a
name or a common word, the grammatical word is not one that rare words end in anyway, and what follows is what follows such a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from dragoman import lexicon
from dragoman.text.alignment import Change
from dragoman.text.names import Names
from dragoman.text.vocabulary import classes, commonness, is_word

__all__ = ["Glued", "glued_words"]

_WORD = re.compile(r"(?<![\w@#/.'’-])[^\W\d_]{5,40}(?![\w@/'’-]|\.\w)")
_LETTERS = re.compile(r"[^\W\d_]{5,40}")
_FEW = 60  # words that are found faster each by itself than by looking at all
_NEXT = re.compile(r"[ \t\n]{1,3}[\"“«‘]?([^\W_]{1,40})")
# What follows `the` in `Istanbulthe great Turkish city,`: where the markup went, the comma went with it.
_APPOSITION = re.compile(r"(?:[ ][a-z]{3,30}){0,3}[ ][A-Z][a-z]{2,30}(?:[ ][a-z]{3,30}){1,3}[,.;]")

# What cannot come next, and what nearly proves it, by the class of the word that was run on: not `the of`, but `he has`.
_NOT_NEXT = {
    "determiner": "auxiliary preposition conjunction relative pronoun object determiner possessive reporting",
    "possessive": "auxiliary preposition conjunction relative pronoun object determiner possessive reporting",
    "pronoun": "determiner possessive preposition pronoun object relative name",
    "relative": "preposition conjunction",
    "conjunction": "conjunction auxiliary",
    "preposition": "auxiliary conjunction pronoun preposition reporting",
    "auxiliary": "pronoun object conjunction relative name",
    "reporting": "auxiliary object",
}
_PROVED_BY_NEXT = {
    "determiner": "",
    "possessive": "",
    "pronoun": "auxiliary reporting",
    "relative": "pronoun auxiliary determiner possessive",
    "conjunction": "pronoun determiner possessive",
    "preposition": "determiner possessive number name",
    "auxiliary": "determiner possessive adverb auxiliary",
    "reporting": "determiner possessive pronoun conjunction",
}
_IMPOSSIBLE, _PLAUSIBLE, _CLEAR = 0, 1, 2
_UNKNOWN, _SLIGHT, _COMMON, _CERTAIN = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Glued:
    """A word that looks like two: where it is parted, by what, and whether anything proves it."""

    word: str
    change: Change
    proven: bool


def glued_words(text: str, names: Names) -> list[Glued]:
    """Find the words of `text` that look like two run together, in order."""
    # The frequency list knows a few slips of this very kind, such as `ofthe`.
    rare = [
        word for word in set(_LETTERS.findall(text))
        if not commonness(word.lower()) or (word.endswith("the") and _both_grammatical(word, len(word) - 3))
    ]  # fmt: skip
    splits = {word: places for word in rare if (places := list(_splits(word)))}
    if not splits:
        return []
    looked_at = [match for match in _places(text, splits) if match.group() in splits]
    found = [_decided(match, splits[match.group()], names, damaged=False) for match in looked_at]
    proven = [glued is not None and glued.proven for glued in found]
    # One report is damaged all over or not at all: where one word is proven, others need less.
    if any(proven) and not all(proven):
        found = [_decided(match, splits[match.group()], names, damaged=True) for match in looked_at]
    return [glued for glued in found if glued]


def _places(text: str, words: Collection[str]) -> Iterator[re.Match[str]]:
    """Where these words stand in the text, in order, and perhaps others."""
    if len(words) > _FEW:
        return _WORD.finditer(text)
    found = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.add(at)
            at = text.find(word, at + len(word))
    return filter(None, (_WORD.match(text, at) for at in sorted(found)))


def _splits(word: str) -> Iterator[int]:
    """Where a rare word could be parted: before a grammatical or reporting word, or a foreign conjunction, at its end."""
    tails = _tails()
    lower = word.lower()
    for at in range(2, len(word)):
        if lower[at:] in tails and word[1:at].islower() and (word[at + 1 :].islower() or len(word) == at + 1):
            yield at


def _decided(match: re.Match[str], splits: list[int], names: Names, *, damaged: bool) -> Glued | None:
    word = match.group()
    following = _NEXT.match(match.string, match.end())
    if following is None:
        return None
    found = [glued for at in splits if (glued := _parted(match, at, following, names, damaged=damaged))]
    # The long list is asked last, since that takes a millisecond.
    if not found or (is_word(word.lower()) and not any(_both_grammatical(word, at) for at in splits)):
        return None
    proven = [glued for glued in found if glued.proven]
    if len(proven) > 1 and word[0].islower():  # `sayshe`: it was glued, but nobody can tell where
        return None
    return next(iter([*proven, *(glued for glued in found if word[0].isupper())]), None)


def _parted(match: re.Match[str], at: int, following: re.Match[str], names: Names, *, damaged: bool) -> Glued | None:
    """Weigh parting a word at one place; None where what follows speaks against it."""
    word, place = match.group(), match.start() + at
    left, right, after = word[:at], word[at:], following.group(1)
    if right in _joints() and after[0].isupper() and left[0].isupper():
        change = Change(place, match.end(), f" {_joints()[right]}", "foreign conjunction")
        return Glued(word, change, proven=_joins(left, right, after, names, damaged=damaged))
    fit = _fit(right.lower(), following)
    if fit == _IMPOSSIBLE or len(right) == 1:
        return None
    proven = _is_proven(left, right, fit, names, damaged=damaged)
    space = ", " if right == "the" and left[0].isupper() and _is_apposition(match.string, match.end()) else " "
    return Glued(word, Change(place, place, space, "glued words"), proven=proven)


def _is_apposition(text: str, at: int) -> bool:
    """Whether what comes next names, up to the next comma, what stood before: with a nationality, and without a verb."""
    match = _APPOSITION.match(text, at)
    return match is not None and not any(
        classes(word) - {"preposition"} for word in match.group()[1:-1].lower().split(" ")
    )


def _joins(left: str, right: str, following: str, names: Names, *, damaged: bool) -> bool:
    """Whether a name stands before what looks like a foreign conjunction at its end."""
    if _joints()[right] != "and":
        return names.is_met(left) and names.is_place(following)
    return names.is_met(left) or (
        (damaged or names.has_left_standing(right)) and len(left) >= 4 and commonness(left.lower()) >= 3
    )


def _is_proven_common(left: str, right: str, fit: int) -> bool:
    """Weigh two words in lower case."""
    if _both_grammatical(left + right, len(left)):
        return True
    if len(right) == 2:
        return right in {"of", "by", "to"} and fit == _CLEAR and len(left) >= 3 and commonness(left) >= 4
    if _ends().get(right) == "often":
        return fit == _CLEAR and len(left) >= 3 and commonness(left) >= 3
    if right in _reporting() and len(left) < 4:  # `outsaid`, `foretold`
        return False
    return len(left) >= 3 and (commonness(left) >= 3 or (len(left) >= 5 and is_word(left)))


def _is_proven(left: str, right: str, fit: int, names: Names, *, damaged: bool) -> bool:
    """Weigh a word with something run on to it."""
    if left[0].islower():
        return _is_proven_common(left, right, fit)
    right = right.lower()
    known, ends = _knowledge(left, names), _ends().get(right, "")
    if ends == "often":
        return known == _CERTAIN or (known == _COMMON and (fit == _CLEAR or damaged))
    if ends == "seldom":
        return known >= _COMMON or (known == _SLIGHT and (damaged or fit == _CLEAR))
    if damaged:
        return len(left) >= 4
    return known >= _SLIGHT or (fit == _CLEAR and len(left) >= 4 and len(right) >= 4)


def _knowledge(left: str, names: Names) -> int:
    """How sure it is that a capitalised word is one: met elsewhere, common, rare or a place, or a slip for a known word."""
    if names.is_met(left) and len(left) >= 3:
        return _CERTAIN
    if len(left) >= 4 and commonness(left.lower()) >= 3:
        return _COMMON
    if len(left) >= 5 and (names.is_place(left) or is_word(left.lower()) or _is_misspelt(left.lower())):
        return _SLIGHT
    return _UNKNOWN


def _both_grammatical(word: str, at: int) -> bool:
    """Whether a word in lower case is two grammatical words, the second of which is an article or stands by itself."""
    left, right = word[:at], word[at:]
    return (
        left.islower()
        and bool(classes(left))
        and bool(classes(right))
        and (right == "the" or (len(left) > 2 and len(right) > 1 and right != "in"))
    )


def _fit(right: str, following: re.Match[str]) -> int:
    """How well the next word follows the one that was run on; the best of its classes decides."""
    found = _kinds(following)
    best = _IMPOSSIBLE
    for kind in classes(right) | ({"reporting"} if right in _reporting() else set()):
        if kind not in _NOT_NEXT or found & set(_NOT_NEXT[kind].split()):
            continue
        # A name goes well with a preposition, but other words end in `on` and `at`, and names follow names.
        proofs = set(_PROVED_BY_NEXT[kind].split()) - ({"name"} if len(right) == 2 and right != "in" else set())
        best = max(best, _CLEAR if found & proofs else _PLAUSIBLE)
    return best


def _kinds(following: re.Match[str]) -> frozenset[str]:
    word = following.group(1)
    if word[0].isdigit():
        return frozenset({"number"})
    if word == "I" and following.string[following.end() : following.end() + 1] != ".":
        return classes("i")
    if word[0].isupper():
        return frozenset({"name"})
    return classes(word) | ({"reporting"} if word in _reporting() else frozenset())


def _is_misspelt(word: str) -> bool:
    """Whether a letter too many is all that keeps a word from being a known one."""
    return len(word) >= 7 and any(is_word(word[:at] + word[at + 1 :]) for at in range(1, len(word)))


@cache
def _ends() -> dict[str, str]:
    return {row["word"]: row["ends"] for row in lexicon.table("function_words").entries()}


@cache
def _tails() -> frozenset[str]:
    return frozenset(_ends()) | frozenset(_joints()) | _reporting()


@cache
def _reporting() -> frozenset[str]:
    """Printed forms of the verbs that stand right after a speaker: `said`, `warned`."""
    cells = (row["forms"] for row in lexicon.table("speech_forms").entries() if row["follows"])
    return frozenset(form for cell in cells for form in cell.split("|"))


@cache
def _joints() -> dict[str, str]:
    return {row["word"]: row["english"] for row in lexicon.table("foreign_joints").entries() if row["glued"]}
