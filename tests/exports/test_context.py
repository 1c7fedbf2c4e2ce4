"""An excerpt is the sentence around its evidence, whole and as received."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.exports.context import excerpt
from dragoman.exports.sources import anchor, segments
from dragoman.records import Span


@st.composite
def marked_texts(draw):
    text = draw(st.text(alphabet="ab .!?”\n’“", min_size=1, max_size=900))
    spans = []
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, min(len(text), start + 40)))
        spans.append(Span(report="r-1", start=start, end=end, text=text[start:end]))
    return text, spans


@given(marked_texts())
def test_an_excerpt_is_a_piece_of_the_text_that_holds_all_its_evidence(case) -> None:
    text, spans = case
    cut = excerpt(text, spans)
    assert "".join(run for run, _ in cut.runs) == text[cut.start : cut.end]
    assert cut.start <= min(s.start for s in spans)
    assert cut.end >= max(s.end for s in spans)
    at, lit = cut.start, set()
    for run, marked in cut.runs:
        if marked:
            lit.update(range(at, at + len(run)))
        at += len(run)
    assert lit == {place for span in spans for place in range(span.start, span.end)}


@given(marked_texts())
def test_segments_cover_the_text_once_and_know_their_spans(case) -> None:
    text, spans = case
    cut = segments(text, {span: ["event"] for span in spans})
    assert "".join(part.text for part in cut) == text
    for span in spans:
        name = anchor(span)
        assert "".join(part.text for part in cut if name in part.covers) == span.text
        assert sum(part.begins.count(name) for part in cut) == 1


def test_a_sentence_ends_after_its_closing_mark() -> None:
    text = "He left. “We go on,” she said. “Good.” They met."
    she = text.index("she")
    cut = excerpt(text, [Span(report="r", start=she, end=she + 3, text="she")])
    assert cut.text == "“We go on,” she said."
