"""Who relays whom, and where that goes round."""

from __future__ import annotations

from dragoman.comparing import relays_of
from dragoman.linking import link
from tests.comparing.test_disagreements import EVENING, MORNING, meeting, sides


def told(text, outlet, via, end=MORNING, published="2025-06-05"):
    return meeting(sides(text + end, published=published, outlet=outlet), "met", "2025-06-05", via=(via,)).reading


def test_an_outlet_that_has_its_news_from_an_agency():
    (relay,) = relays_of(link([told("Norland and Sudmark met in Geneva, Reuters said.", "Post", "Reuters")]))
    assert (relay.outlet, relay.of, relay.circular) == ("Post", "Reuters", False)


def test_two_outlets_that_have_it_from_each_other_go_round():
    one = told("Norland and Sudmark met in Geneva, the Gazette reported.", "Post", "Gazette")
    other = told("In Geneva Sudmark and Norland met, the Post reported.", "Gazette", "Post", end=EVENING)
    assert {(relay.outlet, relay.of, relay.circular) for relay in relays_of(link([one, other]))} == {
        ("Post", "Gazette", True),
        ("Gazette", "Post", True),
    }
