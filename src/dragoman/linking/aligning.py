"""The wordings of one utterance side by side: what each has in common with the others, and what it has alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.lexicon.folding import fold
from dragoman.linking.wording import likeness_of_words
from dragoman.linking.words import background_weight, stem
from dragoman.records import Record, Statement

__all__ = ["Rendering", "Run", "align"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# A word that tells less than this (`of`, `would`) goes with the word before it.
_TELLING = 0.05
# A wording is laid beside the others up to this many words.
_LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(Record):
    """A piece of a wording, `shared` with another wording or not."""

    text: str
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering(Record):
    """One report's wording of an utterance, in pieces that together are its words.

    `alone` are the telling words that no other wording has, `lacking` those that all the others have.
    """

    statement: str
    report: str
    runs: tuple[Run, ...]
    alone: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    stem: str
    telling: bool


def align(statements: Sequence[Statement]) -> tuple[Rendering, ...]:
    """Lay the wordings of one utterance beside each other, in the order given.

    Words are matched by stem or likeness, wherever they stand: translations turn sentences about.
    """
    told = [_words(statement.content) for statement in statements]
    renderings = []
    for number, statement in enumerate(statements):
        others = [words for at, words in enumerate(told) if at != number]
        shared = [any(_meets(word, words) for words in others) for word in told[number]]
        renderings.append(
            Rendering(
                statement=statement.id,
                report=statement.report,
                runs=_runs(statement.content, told[number], shared),
                alone=_listed(w.text for w, s in zip(told[number], shared, strict=True) if w.telling and not s),
                lacking=_lacking(told[number], others),
            )
        )
    return tuple(renderings)


def _words(content: str) -> list[_Word]:
    found = []
    for match in _WORD.finditer(content):
        folded = fold(match.group())
        telling = background_weight(folded) >= _TELLING
        found.append(_Word(match.start(), match.end(), match.group(), stem(folded), telling))
        if len(found) == _LONGEST:
            break
    return found


def _meets(word: _Word, words: Sequence[_Word]) -> bool:
    return any(other.telling == word.telling and likeness_of_words(word.stem, other.stem) for other in words)


def _lacking(own: Sequence[_Word], others: Sequence[Sequence[_Word]]) -> tuple[str, ...]:
    """What every other wording has, in the words of the first of them."""
    if not others:
        return ()
    common = [w for w in others[0] if w.telling and all(_meets(w, words) for words in others[1:])]
    return _listed(word.text for word in common if not _meets(word, own))


def _listed(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _runs(content: str, words: Sequence[_Word], shared: Sequence[bool]) -> tuple[Run, ...]:
    runs: list[Run] = []
    begin, state = 0, True
    for number, word in enumerate(words):
        now = shared[number] if word.telling else state
        if number and now != state:
            runs.append(Run(text=content[begin : word.start], shared=state))
            begin = word.start
        state = now if word.telling or number else shared[number]
    if begin < len(content):
        runs.append(Run(text=content[begin:], shared=state))
    return tuple(runs)
