"""What stands around a span: its sentence, read off the report's text without parsing it again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.linking.words import mended_text
from dragoman.records import Mend, Reading, Span

__all__ = ["clause_of", "sentence_around", "sentences_of"]

_END = re.compile(r"[.!?…][\"”’»]{0,2}\s|\n")
# A sentence is looked for this far to each side; damaged text may have no full stop for pages.
_REACH = 400


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the range of the sentence that holds `[start, end)`, or of what is near it where no sentence ends.

    >>> sentence_around("They met. The talks went on. All left.", 14, 19)
    (10, 28)
    """
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    begin = low
    for match in _END.finditer(text, low, start):
        begin = match.end()
    after = _END.search(text, end, high)
    stop = after.end() if after else high
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
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        sentence = text[start:end]
        if sentence.strip():
            yield start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())
        start = end


def clause_of(reading: Reading, spans: Sequence[Span]) -> str:
    """Give the words of a report from the first of `spans` to the last, mended, on one line.

    Where they lie far apart it is the sentence around the first.
    """
    text = reading.report.text
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    if last - first > _REACH:
        first, last = sentence_around(text, spans[0].start, spans[0].end)
    return " ".join(mended_text(text[first:last], _mends_within(reading.mends, first, last)).split())


def _mends_within(mends: Sequence[Mend], first: int, last: int) -> list[Mend]:
    return [
        Mend(start=m.start - first, end=m.end - first, before=m.before, after=m.after, kind=m.kind)
        for m in mends
        if first <= m.start and m.end <= last
    ]
