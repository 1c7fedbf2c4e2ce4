"""Tallies of one vote that reports give differently."""

from __future__ import annotations

import pytest

from dragoman.comparing import compare
from dragoman.linking import link
from tests.linking.reports import Draft


def tallies(*texts):
    drafts = [
        Draft(text, published="2025-06-03", outlet=outlet).reading for text, outlet in zip(texts, "AB", strict=False)
    ]
    linked = link(drafts, lambda placed: dict.fromkeys(placed, min(placed.values())))
    return [[p.value for p in d.positions] for d in compare(linked).disagreements]


def test_two_tallies_that_share_one_number_conflict():
    assert tallies(
        "The chamber passed the harbour law on Monday by 220-to-190.",
        "On Monday the vote on the harbour law was 222-190.",
    ) == [["220 to 190", "222 to 190"]]


def test_two_tallies_of_one_body_conflict():
    assert tallies("The Senate approved the law on a 94-1 vote.", "The law passed the Senate 87-8 in May.") == [
        ["87 to 8", "94 to 1"]
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Senate approved the law on a 94-1 vote.", "The law passed the Senate 94 to 1 in April."),
        ("The Senate approved the law on a 94-1 vote.", "The House passed the law 220-190."),
        ("The team won 94-1 on Monday.", "The team won 94-6 on Monday."),
        ("The Senate voted 52-48, and later 50-50.", "The Senate voted 51-49."),
    ],
    ids=["one tally", "two bodies", "no vote", "two votes of one body"],
)
def test_what_is_no_conflict(one, other):
    assert tallies(one, other) == []
