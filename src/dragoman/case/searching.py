"""Searching for words in the reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.case.filing import search_words
from dragoman.errors import SettingsError
from dragoman.records import Evidence, Record, Report, Span, When
from dragoman.records.plain import from_json
from dragoman.store.rows import Passage, Selection

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["Hit", "hits", "phrases_of"]

_PART = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")
# Curly and angled quotation marks hold words together as straight ones do.
_MARKS = str.maketrans(dict.fromkeys("“”„«»", '"'))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit(Record):
    """A passage that holds what was searched for. Evidence roles: `passage`, and `match` for each word found in it."""

    report: str
    outlet: str | None
    title: str | None
    published: When
    story: str | None
    evidence: Evidence


def hits(store: Store, words: str, chosen: Selection) -> list[Hit]:
    """The passages with all the words, in the chosen reports. Raises `SettingsError` where there is no word to search for."""
    phrases = phrases_of(words)
    passages = list(store.passages(phrases, chosen))
    lines = store.reports(sorted({passage.report for passage in passages}))
    reports = {report.id: report for report in (from_json(line, Report) for line in lines)}
    return [_hit(passage, reports[passage.report], phrases) for passage in passages]


def phrases_of(words: str) -> tuple[str, ...]:
    """What is to stand in a row, folded: each word, and what quotation marks hold together. Raises `SettingsError` for nothing.

    >>> phrases_of('Istanbul “nearly ten”')
    ('istanbul', 'nearly ten')
    """
    phrases = tuple(
        phrase for quoted, word in _PART.findall(words.translate(_MARKS)) if (phrase := search_words(quoted or word))
    )
    if not phrases:
        raise SettingsError("there is no word to search for", where=repr(words), advice="give at least one")
    return phrases


def _hit(passage: Passage, report: Report, phrases: tuple[str, ...]) -> Hit:
    whole = _span(report, passage.start, passage.stop)
    matches = sorted(_matches(whole, phrases))
    return Hit(
        report=report.id,
        outlet=report.outlet,
        title=report.title or report.key,
        published=report.published,
        story=report.story,
        evidence=Evidence(passage=[whole], match=[_span(report, start, end) for start, end in matches]),
    )


def _matches(whole: Span, phrases: tuple[str, ...]) -> set[tuple[int, int]]:
    """Where in the text each phrase stands: found by folded words, since a word's length may change by folding."""
    words = [(match.start(), match.end(), search_words(match[0])) for match in _WORD.finditer(whole.text)]
    # One written word may be several when folded, and is then found whole.
    folded = [(start, end, part) for start, end, parts in words for part in parts.split()]
    sought = [phrase.split() for phrase in phrases]
    found = set()
    for at in range(len(folded)):
        for phrase in sought:
            if [part for _, _, part in folded[at : at + len(phrase)]] == phrase:
                found.add((whole.start + folded[at][0], whole.start + folded[at + len(phrase) - 1][1]))
    return found


def _span(report: Report, start: int, end: int) -> Span:
    return Span(report=report.id, start=start, end=end, text=report.text[start:end])
