"""Subjects said twice, as machines do that translate a language whose verbs need none: `the president, Erdogan he has met …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.text.alignment import Change
from dragoman.text.names import Names
from dragoman.text.vocabulary import classes, commonness

__all__ = ["doubled_subject_changes"]

# A pronoun right after a name, and the verb that follows it.
_DOUBLED = re.compile(r"(?<=[^\W\d_])[ ]([Hh]e|[Ss]he|[Tt]hey|[Ii]t)(?=[ ]([a-z]{2,20})\b)")
_CLAUSE = re.compile(r"(?:^|[.!?:;,\n“”\"«»(–—][ ]?)([^.!?:;,\n“”\"«»(–—]{1,80})$")
_WORD = re.compile(r"[^\W_]{1,40}")


def doubled_subject_changes(text: str, names: Names) -> Iterator[Change]:
    """Find pronouns that stand between a name, which begins its clause, and the verb of which it is the subject.

    >>> text = "In March, Orhan Demir he has gone home."
    >>> [change.start for change in doubled_subject_changes(text, Names(text))]
    [21]

    Only for a text that is known to be damaged: elsewhere what stands before is the end of something else.
    """
    for match in _DOUBLED.finditer(text):
        if "auxiliary" not in classes(match.group(2)):
            continue
        clause = _CLAUSE.search(text, max(0, match.start() - 90), match.start())
        if clause and _is_subject(_WORD.findall(clause.group(1)), names):
            yield Change(match.start(), match.end(), "", "doubled subject")


def _is_subject(words: list[str], names: Names) -> bool:
    """Whether words before a pronoun can be the subject itself: a noun and what belongs to it, ending in a name."""
    if not words or len(words) > 8 or not words[-1][0].isupper() or (len(words) == 1 and words[0] not in names):
        return False
    joining = {"and", "of", "the"}
    return all(
        word[0].isupper() or word in joining or (number == 0 and not classes(word) and commonness(word) > 3)
        for number, word in enumerate(words)
    ) and not (classes(words[0].lower()) - {"determiner"})
