"""Clubs, parks and hospitals whose names reports of one story print with other letters."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.comparing import compare
from dragoman.linking import link


def venues(*texts):
    told = [
        dragoman.read_text(text, published="2025-06-03", outlet=outlet)
        for text, outlet in zip(texts, "AB", strict=False)
    ]
    linked = link(told, lambda placed: dict.fromkeys(placed, min(placed.values())))
    found = [d for d in compare(linked).disagreements if d.about == "place"]
    return [(d.kind, d.subject.text, [p.value for p in d.positions]) for d in found]


def test_a_misprint_in_the_name_of_a_park_conflicts_and_says_what_it_is_of():
    assert venues("A man was shot in Alderley Park in Chicago.", "A man was shot in Alderly Park in Chicago.") == [
        ("conflict", "what the park is called", ["Alderley Park", "Alderly Park"])
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Two kinds of place, or names that share too little.
        ("A man was shot in Alderley Park in Chicago.", "A man was shot at Alderly Club in Chicago."),
        ("A man was shot in Alderley Park in Chicago.", "A man was shot in Maplewood Park in Chicago."),
        # A report that has both tells of two.
        ("A man was shot in Alderley Park in Chicago.", "A man ran from Alderley Park to Alderly Park in Chicago."),
        # A genitive and a plural.
        ("He was taken to Olafson Hospital in Chicago.", "He was taken to Olafson's Hospital in Chicago."),
        ("It was at Garden Park in Chicago.", "It was at Gardens Park in Chicago."),
        # Short words may well be two.
        ("It was at Oak Park in Chicago.", "It was at Oaks Park in Chicago."),
        # A name from another script has many right spellings.
        ("They hit Yunis Hospital in Gaza.", "They hit Younis Hospital in Gaza."),
    ],
)
def test_what_is_no_misprint(one, other):
    assert venues(one, other) == []
