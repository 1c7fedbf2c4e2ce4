"""Evidence is true, and nothing stands without it: over text of any quality."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.errors import EvidenceError
from dragoman.records import Evidence, Figure, Mention, Place, Reading, Span, Statement, Time
from tests.conftest import spans_in

# Pieces as reports have them, damaged and whole; anything may stand between and inside them.
PIECES = [
    "Lavrov said on Wednesday that the talks in Istanbul", "“We will see”, ", "according to Tass", "Moscowwill not talk",
    " about Ukraine.", "\n\n", "Zelenskia Washingtonwhere", "at least 12 people were killed", "«without a doubt, ",
    "the Turkish president, Recep Tayyip Erdoganhe has", " on February 18 ", "24 hours before", ".", " -the third- ",
    "USA y Russia signed an agreement", "“", "”", "’", "(Qatar)", "said Mr. Smith, a doctor, ", "$2.5 billion",
    "between 2017 and 2021", "Ã©tranger", "\u200b", "\u00ad", "\r\n", "\t", "👩‍🚀", "é", "ﬁnal", "\x00", "Ⅳ",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=14).map(" ".join)
glued = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map("".join)


def untrue(reading: Reading) -> list[dict[str, object]]:
    """The spans of a reading that are not exactly what its report says there."""
    report = reading.report
    return [
        span
        for span in spans_in(reading.to_dict())
        if span["report"] != report.id or report.text[span["start"] : span["end"]] != span["text"]
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts | glued, published=st.sampled_from([None, "2025-02-26"]))
def test_every_span_is_exactly_what_the_report_says_there(text: str, published: str | None) -> None:
    reading = dragoman.read_text(text, published=published)
    assert reading.report.text == text
    assert untrue(reading) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_reading_twice_gives_the_same_bytes(text: str) -> None:
    first, second = (dragoman.read_text(text, published="2025-02-26").to_dict() for _ in range(2))
    assert first == second


def test_every_span_of_the_examples_and_seeds_is_true(examples: Path, seeds: list[Path]) -> None:
    for path in itertools.chain(examples.glob("*.txt"), seeds):
        reading = dragoman.read_text(path.read_text(encoding="utf-8"), published="2025-02-26")
        assert untrue(reading) == []
        assert reading.statements
        assert reading.events


NOTHING = Evidence()
SOMETHING = Span(report="r-1", start=0, end=2, text="ab")


@pytest.mark.parametrize(
    "build",
    [
        lambda e: Time(id="t-1", report="r-1", evidence=e, type="DATE", value="2025"),
        lambda e: Place(id="p-1", report="r-1", evidence=e, name="Doha", kind="city"),
        lambda e: Figure(id="n-1", report="r-1", evidence=e, value=1, low=1, high=1),
        lambda e: Statement(id="s-1", report="r-1", evidence=e, content="ab", kind="direct"),
        lambda e: Mention(report="r-1", evidence=e, factuality="happened"),
    ],
)
def test_what_was_read_cannot_be_built_without_its_words(build) -> None:
    with pytest.raises(EvidenceError):
        build(NOTHING)
    with pytest.raises(EvidenceError):
        build(Evidence(another_role=[SOMETHING]))


@pytest.mark.parametrize(("start", "end", "text"), [(3, 3, ""), (-1, 1, "ab"), (0, 2, "abc"), (5, 2, "x")])
def test_a_span_holds_exactly_its_characters(start: int, end: int, text: str) -> None:
    with pytest.raises(EvidenceError):
        Span(report="r-1", start=start, end=end, text=text)
