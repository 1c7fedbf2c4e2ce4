"""Foreign conjunctions that a translation left standing between two names: `USA y Russia`."""

from __future__ import annotations

import re
from functools import cache

from dragoman import lexicon
from dragoman.text.alignment import Change
from dragoman.text.names import Names
from dragoman.text.vocabulary import commonness

__all__ = ["joint_changes"]

_LEFT = re.compile(r"(?<![\w’'-])[^\W\d_a-z][^\W\d_]{1,40}$")


def joint_changes(text: str, names: Names) -> list[Change]:
    """Find foreign conjunctions between two names that are known apart from each other.

    >>> text = "Talks of Russia y Ukraine were led by Ortega y Gasset."
    >>> [(change.start, change.after) for change in joint_changes(text, Names(text))]
    [(16, 'and')]

    Known apart from each other: a country, or a name that stands elsewhere without the conjunction; for some names hold one.
    """
    matches = [match for match in _joint().finditer(text) if match.group(2)[0].isupper()]
    if not matches:
        return []
    elsewhere = Names(_joined().sub(" ", text), known=names.known)
    changes = []
    for match in matches:
        joint, right = match.groups()
        left = _LEFT.search(text, max(0, match.start() - 42), match.start())
        if left and all(_is_known(name, joint, elsewhere) for name in (left.group(), right)):
            changes.append(Change(match.start(1), match.end(1), _english()[joint], "foreign conjunction"))
    return changes


def _is_known(name: str, joint: str, elsewhere: Names) -> bool:
    # Of names that hold a conjunction themselves, `Ortega y Gasset`, one part at least is rare in English; one letter alone
    # may be an initial or a slip, but for `y`, which English does not have by itself.
    familiar = (len(joint) > 1 or joint == "y") and commonness(name.lower()) >= 3.5
    return familiar or elsewhere.is_met(name) or elsewhere.is_country(name)


@cache
def _english() -> dict[str, str]:
    return {row["word"]: row["english"] for row in lexicon.table("foreign_joints").entries() if row["english"] == "and"}


@cache
def _joint() -> re.Pattern[str]:
    choices = "|".join(sorted(map(re.escape, _english()), key=lambda word: (-len(word), word)))
    return re.compile(rf" ({choices}) (?=([^\W\d_a-z][^\W\d_]{{1,40}}))")


@cache
def _joined() -> re.Pattern[str]:
    """A name, a joint and a name, to be taken out before looking for the names elsewhere."""
    return re.compile(rf"[^\W\d_a-z][^\W\d_]{{1,40}}{_joint().pattern}\2")
