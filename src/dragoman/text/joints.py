"""Foreign conjunctions that a translation left standing between two names: `USA y Russia`."""

from __future__ import annotations

import re
from functools import cache

from dragoman import lexicon
from dragoman.text.alignment import Change
from dragoman.text.names import Names

__all__ = ["joint_changes"]


def joint_changes(text: str, names: Names) -> list[Change]:
    """Find foreign conjunctions between two names that are known apart from each other.

    >>> text = "Talks of Russia y Ukraine. He left Russia for Ukraine."
    >>> [(change.start, change.after) for change in joint_changes(text, Names(text))]
    [(16, 'and')]
    """
    changes = []
    for match in _joint().finditer(text):
        left, joint, right = match.groups()
        whole = f"{left} {joint} {right}"
        if left in names and right in names and not names.is_place(whole):
            changes.append(Change(match.start(2), match.end(2), _english()[joint], "foreign conjunction"))
    return changes


@cache
def _english() -> dict[str, str]:
    return {row["word"]: row["english"] for row in lexicon.table("foreign_joints").entries() if row["english"] == "and"}


@cache
def _joint() -> re.Pattern[str]:
    choices = "|".join(sorted(map(re.escape, _english()), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w’'-])([^\W\d_a-z][^\W\d_]{{1,40}})[ ]({choices})[ ](?=([^\W\d_a-z][^\W\d_]{{1,40}}))")
