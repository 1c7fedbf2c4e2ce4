"""Measures of one thing that reports of one story give differently."""

from __future__ import annotations

import pytest

from dragoman.comparing import compare
from dragoman.linking import link
from tests.linking.reports import Draft


def measures(*texts, days=("2025-06-03", "2025-06-03")):
    drafts = [
        Draft(text, published=day, outlet=outlet).reading for text, outlet, day in zip(texts, "AB", days, strict=False)
    ]
    linked = link(drafts, lambda placed: dict.fromkeys(placed, min(placed.values())))
    return [(d.kind, d.subject.text, [p.value for p in d.positions]) for d in compare(linked).disagreements]


def test_a_thing_of_two_sizes_conflicts_however_its_measure_is_spelt():
    assert measures("The raid felled a 15-storey building.", "The raid felled an 11-story building.") == [
        ("conflict", "how many storeys the building had", ["11-story building", "15-storey building"])
    ]


def test_what_grows_with_time_is_an_update_weeks_later_and_a_conflict_at_once():
    early, late = "She was four months pregnant.", "She was five-months pregnant."
    assert measures(early, late)[0][0] == "conflict"
    assert measures(early, late, days=("2025-06-03", "2025-07-03"))[0][0] == "update"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He left a three- to four-page note.", "He left a 3-page note."),
        ("It felled a 15-storey building and a two-storey building.", "It felled an 11-storey building."),
        ("It felled a 15-storey building.", "It damaged a two-storey house."),
        ("It won by a six point margin.", "It won by a five point margin."),
        ("The envoy told a two story joke.", "The envoy told a four story joke."),
    ],
    ids=["a range", "two things", "another thing", "no thing", "another sense"],
)
def test_what_is_no_conflict(one, other):
    assert measures(one, other) == []


def test_the_months_of_a_small_child_are_compared_like_those_of_a_pregnancy():
    assert measures("A 14-month-old girl was found.", "Found was a 15-months-old girl.") == [
        ("conflict", "how many months old the child was", ["14-month-old", "15-months-old"])
    ]
    assert measures("A 14-month-old girl was found.", "A fourteen-month-old girl was found.") == []
