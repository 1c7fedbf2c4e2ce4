"""The sentence in which a piece of evidence stands, from the text as received."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.exports.wording import shorten
from dragoman.intake import header_of
from dragoman.records import Report, Span
from dragoman.text.sentence_ends import sentence_ends

__all__ = ["Excerpt", "excerpt", "excerpt_of"]

_REACH = 320  # characters to either side that are looked at: a long sentence of news has some 300


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Runs of text with whether each is evidence; `cut_before` and `cut_after` say where the sentence goes on."""

    runs: tuple[tuple[str, bool], ...]
    cut_before: bool
    cut_after: bool
    start: int
    end: int

    @property
    def text(self) -> str:
        """The excerpt on one line."""
        line = " ".join("".join(run for run, _ in self.runs).split())
        return f"{'… ' if self.cut_before else ''}{line}{' …' if self.cut_after else ''}"

    def within(self, most: int) -> str:
        """The excerpt on one line of at most `most` characters, cut so that its first evidence stays in sight.

        >>> cut = Excerpt((("A long way to go until ", False), ("talks", True), (" begin", False)), False, False, 0, 34)
        >>> cut.within(24)
        '… go until talks begin'
        """
        if len(self.text) <= most:
            return self.text
        before, length = 0, 0
        for run, is_evidence in self.runs:
            if is_evidence:
                length = len(run)
                break
            before += len(run)
        line = "".join(run for run, _ in self.runs)
        if before + length <= most - 2:
            return shorten(line, most)
        # Some words of its clause lead to the evidence; the rest of the room is for what follows it.
        lead = max(0, min(before - most // 3, len(line) - most + 2))
        cut = line[lead:].partition(" ")[2]
        return shorten(f"… {cut}", most)


def excerpt_of(report: Report, spans: Iterable[Span]) -> Excerpt:
    """Cut out the sentence of a report that holds `spans`; its header is no part of any sentence.

    >>> from dragoman.records import make_report
    >>> talks = Span(report="r-1", start=17, end=22, text="Talks")
    >>> excerpt_of(make_report(" date 2025-02-26 Talks began."), [talks]).text
    'Talks began.'
    """
    return excerpt(report.text, spans, begin=header_of(report.text).end)


def excerpt(text: str, spans: Iterable[Span], *, begin: int = 0) -> Excerpt:
    """Cut out the sentence or sentences that hold `spans`, the spans marked; nothing before `begin` is taken along.

    >>> talks = Span(report="r-1", start=15, end=20, text="talks")
    >>> excerpt("He came. Then, talks began. They went on.", [talks]).runs
    (('Then, ', False), ('talks', True), (' began.', False))
    """
    marked = sorted({(span.start, span.end) for span in spans})
    first, last = marked[0][0], max(end for _, end in marked)
    begin = min(begin, first)
    low, high = max(begin, first - _REACH), min(len(text), last + _REACH)
    ends = list(sentence_ends(text, low, first))
    start = ends[-1] if ends else low
    following = next(sentence_ends(text, max(first, last - 1), high), None)
    end = high if following is None else following
    while start < first and text[start].isspace():
        start += 1
    while end > last and text[end - 1].isspace():
        end -= 1
    runs: list[tuple[str, bool]] = []
    at = start
    for opening, stop in marked:
        shown = max(opening, at)  # overlapping spans show as one
        if shown > at:
            runs.append((text[at:shown], False))
        if stop > shown:
            runs.append((text[shown:stop], True))
            at = stop
    if end > at:
        runs.append((text[at:end], False))
    return Excerpt(
        runs=tuple(runs), start=start, end=end,
        cut_before=not ends and low > begin, cut_after=following is None and high < len(text),
    )  # fmt: skip
