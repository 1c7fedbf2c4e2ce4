"""What the word right before a time says of it, by the table of such words: `until` a deadline, `since` what lies behind."""

from __future__ import annotations

from functools import cache

from dragoman import lexicon

__all__ = ["has_sense"]


def has_sense(cue: str, sense: str) -> bool:
    """Whether a word before a time has a sense of `time_cues.tsv`.

    >>> has_sense("until", "deadline"), has_sense("since", "deadline"), has_sense("", "deadline")
    (True, False, False)
    """
    return cue in _words()[sense]


@cache
def _words() -> dict[str, frozenset[str]]:
    senses: dict[str, set[str]] = {}
    for entry in lexicon.table("time_cues").entries():
        senses.setdefault(entry["class"], set()).update(entry["word"].split("|"))
    return {sense: frozenset(words) for sense, words in senses.items()}
