"""Ids of what is told about an event, when an earlier report of it comes in."""

from __future__ import annotations

from dragoman.comparing import compare
from dragoman.comparing.identity import former_ids
from dragoman.linking import link
from tests.comparing.test_disagreements import EVENING, MORNING, meeting, sides


def told(when, outlet, published, end):
    text = "The first meeting of Norland and Sudmark was in Geneva." + end
    drafted = sides(text, published=published, outlet=outlet)
    return meeting(drafted, "first meeting", when, ordinal=1).reading


def test_the_id_that_a_disagreement_had_leads_to_the_one_it_has():
    later = [told("2025-05-18", "A", "2025-06-05", MORNING), told("2025-05-16", "B", "2025-06-05", EVENING)]
    (before,) = [d for d in compare(link(later)).disagreements if d.about == "date"]
    linked = link([*later, told("2025-05-18", "C", "2025-06-04", MORNING)])
    (after,) = [d for d in compare(linked).disagreements if d.about == "date"]
    assert before.id != after.id
    assert former_ids(linked)[before.id] == after.id
