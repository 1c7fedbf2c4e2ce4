"""The clause that is printed for an item."""

from __future__ import annotations

import pytest

from dragoman.linking.contexts import readable, sentences_of, words_around
from dragoman.records import Mend, Reading, Span, make_report


def around(text, *words, mends=()):
    reading = Reading(report=make_report(text), mends=tuple(mends))
    spans = [
        Span(report=reading.report.id, start=text.index(word), end=text.index(word) + len(word), text=word)
        for word in words
    ]
    return reading, words_around(reading, spans)


@pytest.mark.parametrize(
    ("text", "words", "clause"),
    [
        ("All left. The envoys met in Geneva, without result.", ["met"], "The envoys met in Geneva"),
        ("He said that the envoys met in Geneva.", ["met"], "He said that the envoys met in Geneva"),
        ("It was late, and when the envoys met in Geneva, it rained.", ["met"], "the envoys met in Geneva"),
        ("The deal – forced by Norland – is signed.", ["forced"], "forced by Norland"),
        ("The envoys, tired by now, met in Geneva.", ["met", "envoys"], "The envoys, tired by now, met in Geneva"),
        ("Some 1,200 envoys met.", ["met"], "Some 1,200 envoys met"),
        ("met", ["met"], "met"),
        (
            "They say the U.S. envoys met Gov. Lima in Geneva. It rained.",
            ["met"],
            "They say the U.S. envoys met Gov. Lima in Geneva",
        ),
        ("He went to the U.S. The envoys met.", ["met"], "The envoys met"),
        ("Did the envoys meet? They did.", ["meet"], "Did the envoys meet"),
    ],
)
def test_a_clause_goes_from_mark_to_mark(text, words, clause):
    _, span = around(text, *words)
    assert span.text == clause
    assert text[span.start : span.end] == clause


def test_it_does_not_reach_into_the_header():
    header = Mend(start=0, end=16, before="date 2025-06-03 ", after="", kind="header")
    _, span = around("date 2025-06-03 The envoys met.", "met", mends=[header])
    assert span.text == "The envoys met"


def test_it_is_read_mended():
    mend = Mend(start=18, end=27, before="Genevathe", after="Geneva the", kind="glued words")
    reading, span = around("The envoys met in Genevathe city of peace.", "met", mends=[mend])
    assert span.text == "The envoys met in Genevathe city of peace"
    assert readable(reading, span) == "The envoys met in Geneva the city of peace"


def test_text_without_marks_gives_a_piece_of_it():
    text = "word " * 400 + "met" + " word" * 400
    _, span = around(text, "met")
    assert "met" in span.text
    assert len(span.text) < 300


def test_sentences_cover_every_word():
    text = "One. Two!  Three?\nFour"
    assert [text[start:end] for start, end in sentences_of(text)] == ["One.", "Two!", "Three?", "Four"]
