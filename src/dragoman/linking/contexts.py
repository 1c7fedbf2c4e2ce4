"""What stands around a span: its sentence, read off the report's text without parsing it again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from dragoman import lexicon
from dragoman.linking.words import mended_text, stem
from dragoman.records import Reading, Span
from dragoman.text.dateline import prose_begins
from dragoman.text.sentence_ends import sentence_ends

__all__ = ["as_a_line", "readable", "sentence_around", "sentences_of", "without_dateline", "words_around"]

# A sentence is looked for this far to each side; damaged text may have no full stop for pages.
_REACH = 400
# Marks that part clauses. A comma between digits or a hyphen within a word is none.
_MARK = re.compile(r"[,;:()“”«»\"]+(?=\s|$)|(?<=\s)[“«\"(]|\s[-–—]+\s?")
_LONGEST_CLAUSE = 240
_THAT = re.compile(r"\b(?P<word>[^\W\d_]{3,14}) that\s")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the range of the sentence that holds `[start, end)`, or of what is near it where no sentence ends.

    >>> sentence_around("They met. The talks went on. All left.", 14, 19)
    (10, 28)
    """
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    begin = max(sentence_ends(text, low, start), default=low)
    stop = next(sentence_ends(text, end, high), high)
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    while begin < start and text[begin].isspace():
        begin += 1
    return begin, stop


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Give the ranges of the sentences of a text, in order, without the blanks around them.

    >>> list(sentences_of("They met. All left."))
    [(0, 9), (10, 19)]
    """
    start = 0
    for end in chain(sentence_ends(text), (len(text),)):
        sentence = text[start:end]
        if sentence.strip():
            yield start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())
        start = end


def words_around(reading: Reading, spans: Sequence[Span], *, framed: bool = True) -> Span:
    """Give the clause in which `spans` stand, as one span: from the mark before the first to the mark after the last.

    Unless `framed`, without what puts it as somebody's (`we have only heard that`).

    Spans of more than one sentence, or over more than a few lines, give the clause of the first alone.
    """
    text = reading.report.text
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    low, high = sentence_around(text, spans[0].start, spans[0].end)
    low = min(max(low, _prose_from(reading)), spans[0].start)
    if first < low or last > high or last - first > _LONGEST_CLAUSE:
        first, last = spans[0].start, spans[0].end
    begin = max((match.end() for match in _MARK.finditer(text, low, first)), default=low)
    mark = _MARK.search(text, last, high)
    end = mark.start() if mark else high
    if end - begin > _LONGEST_CLAUSE:  # a clause without marks: as much as is around the spans
        begin, end = max(begin, first - _LONGEST_CLAUSE // 4), min(end, last + _LONGEST_CLAUSE // 4)
        begin = text.find(" ", begin, first) + 1 or first if begin > low else begin
        end = max(text.rfind(" ", last, end), last)
    clause = text[begin:end]
    begin = _after_openers(text, begin + len(clause) - len(clause.lstrip()), first)
    begin = begin if framed else _after_frame(text, begin, first)
    end = begin + len(text[begin:end].rstrip(" .!?…\n\t"))
    return Span(report=reading.report.id, start=begin, end=end, text=text[begin:end])


def _after_frame(text: str, begin: int, first: int) -> int:
    """Where a clause begins without the words that put it as somebody's (`we have only heard that`); `first` as above."""
    for match in _THAT.finditer(text, begin, first):
        if stem(match["word"].casefold()) in _frames():
            begin = match.end()
    return begin


@cache
def _frames() -> frozenset[str]:
    entries = lexicon.table("speech_cues").entries()
    return frozenset(stem(entry["word"]) for entry in entries if entry["part"] == "verb") | _past_of_hearing()


@cache
def _past_of_hearing() -> frozenset[str]:
    return frozenset(lexicon.table("framing_forms").column("form"))


def _after_openers(text: str, begin: int, first: int) -> int:
    """Where a clause begins without the words that join it to what was before; `first` is where it must have begun."""
    opener = _openers().match(text, begin)
    while opener and opener.end() <= first:
        begin = opener.end()
        opener = _openers().match(text, begin)
    return begin


@cache
def _openers() -> re.Pattern[str]:
    longest_first = sorted(lexicon.table("clause_openers").column("word"), key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})\s+", re.IGNORECASE)


def _prose_from(reading: Reading) -> int:
    """Where a report's prose begins: after a header that mending took out."""
    return max((mend.end for mend in reading.mends if mend.start == 0 and not mend.after), default=0)


def without_dateline(text: str) -> str:
    """Give a text without the place, day and agency that it is signed with at its beginning.

    >>> without_dateline("GENEVA, June 3 (North Wire) - Envoys met."), without_dateline("GENEVA – Envoys met.")
    ('Envoys met.', 'Envoys met.')
    """
    return text[prose_begins(text) :].lstrip("-–— ")


def as_a_line(text: str) -> str:
    """Give a clause as it may stand by itself: with a capital.

    >>> as_a_line("the envoys met")
    'The envoys met'
    """
    return text[:1].upper() + text[1:]


def readable(reading: Reading, span: Span) -> str:
    """Give a span's words as a person would rather read them: mended, on one line."""
    mends = [m for m in reading.mends if span.start <= m.start and m.end <= span.end]
    shifted = [replace(m, start=m.start - span.start, end=m.end - span.start) for m in mends]
    return " ".join(mended_text(span.text, shifted).split())
