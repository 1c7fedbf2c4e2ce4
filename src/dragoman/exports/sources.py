"""Reports with their evidence marked: the text as received, cut into segments at every boundary of a span.

Spans overlap, so none can be an element around its text. Each segment carries the names of all spans that cover it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dragoman.records import Span

__all__ = ["Segment", "anchor", "segments"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of text, the anchors that begin at it, and the anchors and kinds of the spans that cover it."""

    text: str
    begins: tuple[str, ...]
    covers: tuple[str, ...]
    kinds: tuple[str, ...]


def anchor(span: Span) -> str:
    """The name of a span on a page; the same span has the same name on every page.

    >>> anchor(Span(report="r-abc", start=4, end=9, text="talks"))
    'r-abc.4-9'
    """
    return f"{span.report}.{span.start}-{span.end}"


def segments(text: str, marked: Mapping[Span, Iterable[str]]) -> list[Segment]:
    """Cut `text` at the bounds of the `marked` spans, each given with the kinds of item that it supports.

    >>> talks = Span(report="r-1", start=4, end=9, text="talks")
    >>> [(segment.text, segment.kinds) for segment in segments("The talks began.", {talks: ["event"]})]
    [('The ', ()), ('talks', ('event',)), (' began.', ())]
    """
    cuts = sorted({0, len(text), *(s.start for s in marked), *(s.end for s in marked)})
    opening: dict[int, list[Span]] = {}
    for span in sorted(marked, key=lambda s: (s.start, s.end)):
        opening.setdefault(span.start, []).append(span)
    open_now: list[Span] = []
    cut: list[Segment] = []
    for start, end in pairwise(cuts):
        open_now = [span for span in open_now if span.end > start] + opening.get(start, [])
        cut.append(
            Segment(
                text=text[start:end],
                begins=tuple(anchor(span) for span in opening.get(start, [])),
                covers=tuple(anchor(span) for span in open_now),
                kinds=tuple(sorted({kind for span in open_now for kind in marked[span]})),
            )
        )
    return cut
