"""Words as linking compares them: folded, stemmed, weighed by how rare they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.records import Mend
from dragoman.text.vocabulary import commonness

__all__ = ["background_weight", "content_stems", "mended_text", "stem", "words"]

# A word longer than any real one is damage or an attack; it is passed over, so that nothing grows with its length.
_LONGEST = 40
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = {"'s", "’s"}
# The commonest English words have a Zipf frequency (log10 of uses in a milliard) just under 8. Words at 6.2 and above (articles,
# pronouns, auxiliaries, `people`, `year`) say nothing of the matter; below 2.5 a word is as likely garbage as rare.
_EMPTY, _RAREST = 6.2, 2.5
# A number in figures is rare as such and common as numbers go.
_NUMBER = 0.5


def words(text: str) -> Iterator[str]:
    """Give the words of a text, folded.

    >>> list(words("Türkiye’s envoys met at 9."))
    ['turkiye', 'envoys', 'met', 'at', '9']
    """
    for match in _WORD.finditer(text):
        if match.end() - match.start() <= _LONGEST:
            word = match.group()
            yield fold(word[:-2] if word[-2:] in _POSSESSIVE else word)


@cache
def _suffixes() -> tuple[tuple[str, str, int], ...]:
    return tuple((suffix, becomes, int(least)) for suffix, becomes, least in lexicon.table("suffixes").rows)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Take the endings off a folded word, so that its forms meet.

    >>> stem("embassies") == stem("embassy"), stem("normalizing") == stem("normalize")
    (True, True)

    At most two endings are taken (`mediators`, `mediated`); what is left has at least the letters that the ending asks for.
    """
    for _ in range(2):
        for suffix, becomes, least in _suffixes():
            if word.endswith(suffix) and len(word) - len(suffix) >= least:
                word = word[: len(word) - len(suffix)] + becomes
                break
        else:
            break
    return word


@lru_cache(maxsize=1 << 16)
def background_weight(word: str) -> float:
    """Say how much a folded word tells, from 0 (`the`) to 1 (a name or term met once in a hundred million words).

    >>> background_weight("the"), background_weight("embassy") > background_weight("meeting") > 0
    (0.0, True)
    """
    if word.isdigit():
        return _NUMBER
    return round(min(1.0, max(0.0, (_EMPTY - commonness(word)) / (_EMPTY - _RAREST))), 4)


def content_stems(text: str) -> list[tuple[str, float]]:
    """Give the telling words of a text in order, each as stem and weight.

    >>> [stem for stem, weight in content_stems("of the embassies")]
    ['embassy']
    """
    found = []
    for word in words(text):
        weight = background_weight(word)
        if weight > 0:
            found.append((stem(word), weight))
    return found


def mended_text(text: str, mends: Sequence[Mend]) -> str:
    """Give a report's text with its mends made: what a person would rather read.

    >>> mended_text("in Istanbulthe city", [Mend(start=3, end=14, before="Istanbulthe", after="Istanbul the", kind="x")])
    'in Istanbul the city'

    Mends that overlap an earlier one are left out.
    """
    pieces: list[str] = []
    at = 0
    for mend in sorted(mends, key=lambda m: (m.start, m.end)):
        if mend.start < at:
            continue
        pieces += [text[at : mend.start], mend.after]
        at = mend.end
    return "".join([*pieces, text[at:]])
