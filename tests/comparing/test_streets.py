"""Streets that reports of one story call differently."""

from __future__ import annotations

import pytest

from dragoman.comparing import compare
from dragoman.linking import link
from tests.linking.reports import Draft


def streets(*texts):
    drafts = [
        Draft(text, published="2025-06-03", outlet=outlet).reading for text, outlet in zip(texts, "ABC", strict=False)
    ]
    linked = link(drafts, lambda placed: dict.fromkeys(placed, min(placed.values())))
    return [(d.kind, d.about, [p.value for p in d.positions]) for d in compare(linked).disagreements]


def test_one_name_with_two_kinds_of_street_conflicts():
    assert streets(
        "The depot in the 300 block of Alderney Street burnt down.", "Smoke rose over Alderney Avenue on Monday."
    ) == [("conflict", "place", ["Alderney Avenue", "300 block of Alderney Street"])]


def test_a_street_is_one_however_its_kind_and_side_are_written():
    assert streets("It burnt on N. Alderney St. on Monday.", "It burnt on Alderney Street on Monday.") == []


def test_two_blocks_of_one_street_conflict():
    assert streets(
        "The fire was in the 1700 block of Alderney Road.", "It was a house in the 1800 block of Alderney Road."
    ) == [("conflict", "place", ["1700 block of Alderney Road", "1800 block of Alderney Road"])]


def test_two_spellings_of_one_name_in_one_block_conflict():
    assert streets("It burnt at 639 Sir Robbert Drive.", "It burnt at 639 Sir Robert Drive.") == [
        ("conflict", "place", ["639 Sir Robbert Drive", "639 Sir Robert Drive"])
    ]


def test_each_side_is_told_once_with_all_who_take_it():
    ((_, _, values),) = streets("It burnt at 76 Alder Drive.", "It burnt on Alder Drive.", "It burnt on Alder Lane.")
    assert values == ["76 Alder Drive", "Alder Lane"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It burnt in the 300 block of Alder Street.", "A house in the 9100 block of Alder Lane is for sale."),
        ("It burnt in the 300 block of Alder Street.", "It burnt at 314 Alder Street."),
        ("It burnt at 300 Alder Street.", "Her parents live at 900 Alder Street."),
        ("It burnt at the corner of Alder Street and Alder Lane.", "It burnt on Alder Lane."),
        ("It burnt in the 300 block of 59th Street.", "It burnt in the 300 block of 58th Street."),
        ("It burnt in the 300 block of 59th Street.", "It burnt near Alder Avenue and 59th Terrace."),
    ],
    ids=["two streets", "a house of the block", "two houses", "a corner", "numbered streets", "side by side"],
)
def test_what_is_no_conflict(one, other):
    assert streets(one, other) == []


def test_a_numbered_street_of_two_kinds_in_one_block_conflicts():
    assert streets("It burnt in the 300 block of 59th Street.", "It burnt in the 300 block of 59th Terrace.")
