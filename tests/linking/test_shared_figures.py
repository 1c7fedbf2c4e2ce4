"""Numbers that reports of different origin give alike: what is established where nobody acts on anybody."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.linking import link

FIRST = "Norland's economy gained 12,400 jobs in May, the fastest growth of employment in three years."
SECOND = (
    "Employers in Norland created 12,400 new jobs last month, and growth of employment quickened. Shops hired most."
)


def figures(*texts, outlets="ABCDE"):
    readings = [
        dragoman.read_text(text, published="2025-06-03", outlet=outlet)
        for text, outlet in zip(texts, outlets, strict=False)
    ]
    return link(readings, lambda placed: dict.fromkeys(placed, min(placed.values()))).stories[0].figures


def test_a_number_that_two_give_for_one_thing_is_established_with_both_their_words():
    (one,) = figures(FIRST, SECOND)
    assert (one.low, one.origins, len(one.reports)) == (12400, 2, 2)
    assert [span.text for span in one.evidence["number"]] == ["12,400", "12,400"]
    assert one.text in {FIRST, SECOND.partition(". ")[0] + "."}


@pytest.mark.parametrize(
    "other",
    [
        "Norland's economy gained 12,500 jobs in May, the fastest growth of employment in three years.",
        "The stadium of Sudmark holds 12,400 seats for the jobs fair in May.",
        "Norland's economy gained more than 12,400 tractors in May, the fastest growth in three years.",
    ],
)
def test_another_number_or_another_thing_is_not(other):
    assert figures(FIRST, other) == ()


def test_one_outlet_twice_is_one_origin():
    assert figures(FIRST, SECOND, outlets="AA") == ()


def test_what_one_speaker_said_to_two_reports_is_one_origin():
    said = "The economy of Norland gained 12,400 jobs in May, Minister Ola Berg said on Tuesday."
    again = "Norland's economy gained 12,400 jobs in May and growth quickened, Minister Ola Berg said."
    assert figures(said, again) == ()
    (one,) = figures(said, again, SECOND)
    assert one.origins == 2


@pytest.mark.parametrize("text", ["Police answered a 911 call about two men near the depot of Norland."])
def test_an_emergency_number_counts_nothing(text):
    assert [figure.value for figure in dragoman.read_text(text).figures] == [2]
