"""The sentence in which a piece of evidence stands, from the text as received."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.records import Span

__all__ = ["Excerpt", "excerpt"]

# A sentence ends at a stop with its closing marks before a space, or at a paragraph's end.
_END = re.compile(r"[.!?…][”»\"’')]{0,2}(?=\s)|\n")
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


def excerpt(text: str, spans: Iterable[Span]) -> Excerpt:
    """Cut out the sentence or sentences that hold `spans`, the spans marked.

    >>> talks = Span(report="r-1", start=16, end=21, text="talks")
    >>> excerpt("He came. Then, talks began. They went on.", [talks]).runs
    (('Then, ', False), ('talks', True), (' began.', False))
    """
    marked = sorted({(span.start, span.end) for span in spans})
    first, last = marked[0][0], max(end for _, end in marked)
    low, high = max(0, first - _REACH), min(len(text), last + _REACH)
    ends = [match.end() for match in _END.finditer(text, low, first)]
    start = ends[-1] if ends else low
    following = _END.search(text, max(first, last - 1), high)
    end = following.end() if following else high
    while start < first and text[start].isspace():
        start += 1
    while end > last and text[end - 1].isspace():
        end -= 1
    runs: list[tuple[str, bool]] = []
    at = start
    for begin, stop in marked:
        begin = max(begin, at)  # noqa: PLW2901 (overlapping spans show as one)
        if begin > at:
            runs.append((text[at:begin], False))
        if stop > begin:
            runs.append((text[begin:stop], True))
            at = stop
    if end > at:
        runs.append((text[at:end], False))
    return Excerpt(
        runs=tuple(runs), start=start, end=end,
        cut_before=not ends and low > 0, cut_after=following is None and high < len(text),
    )  # fmt: skip
