"""A story's title, in the reports' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.linking.contexts import without_dateline
from dragoman.linking.words import content_stems, mended_text, words
from dragoman.records import Reading

__all__ = ["lead_clause", "title_of"]

# A title fits one line of a listing; a lead is cut at a clause boundary no further than this.
_LONGEST, _SHORTEST = 90, 24
_SENTENCE_END = re.compile(r"[.!?…][\"”’»]?(?=\s|$)|\n")
_CLAUSE_END = re.compile(r"[,;:]\s|\s[-–—]\s|\s\(")


def title_of(readings: Sequence[Reading]) -> str:
    """Choose the headline that says most of what the story's reports share; without headlines, the best lead clause.

    Deterministic and independent of the order given. Raises `ValueError` where there is no reading.
    """
    reach: Counter[str] = Counter()
    for reading in readings:
        body = f"{reading.report.title or ''} {mended_text(reading.report.text, reading.mends)}"
        reach.update({stem for stem, _ in content_stems(body[:20_000])})
    headlines = [title for reading in readings if (title := (reading.report.title or "").strip())]
    choices = headlines or [lead_clause(mended_text(reading.report.text, reading.mends)) for reading in readings]
    choices = [choice for choice in choices if choice] or [readings[0].report.key or readings[0].report.id]

    def merit(title: str) -> tuple[float, int, str]:
        told = dict(content_stems(title))
        # What a title says beyond the shared matter counts against it, so that the plainest one wins.
        shared = sum(weight * (reach[term] - 1) for term, weight in told.items())
        return (-round(shared / max(1, len(readings)) / (4 + len(list(words(title)))), 6), len(title), title)

    return min(choices, key=merit)


def lead_clause(text: str) -> str:
    """Give the first sentence of a text, cut at a clause boundary where it is long.

    >>> lead_clause("Envoys met in Istanbul on Thursday, the third such meeting in a month, to reopen their embassies and more.")
    'Envoys met in Istanbul on Thursday'
    """
    lead = without_dateline(text[:2000].lstrip())
    end = _SENTENCE_END.search(lead, _SHORTEST) if len(lead) > _SHORTEST else None
    sentence = " ".join((lead[: end.start()] if end else lead).split())
    if len(sentence) <= _LONGEST:
        return sentence
    cuts = [match.start() for match in _CLAUSE_END.finditer(sentence) if _SHORTEST <= match.start() <= _LONGEST]
    if cuts:
        return sentence[: cuts[0]]
    return sentence[: sentence.rfind(" ", 0, _LONGEST)] + " …"
