"""The brief: the affair on one screen."""

from __future__ import annotations

import pytest

from dragoman import read_text
from dragoman.comparing import brief, compare, coverage_of
from dragoman.errors import NotFoundError
from dragoman.linking import link
from tests.comparing.test_disagreements import EVENING, MORNING, meeting, sides


@pytest.fixture
def linked():
    one = sides(
        "Norland and Sudmark met in Geneva. “We go on for as long as it takes”, said Ola Berg." + MORNING,
        published="2025-06-05",
        outlet="A",
    )
    meeting(one, "met", "2025-06-05").actor("Ola Berg", country="NOR")
    one.statement("We go on for as long as it takes", by="Ola Berg", said="2025-06-05")
    other = meeting(
        sides("In Geneva Sudmark and Norland met." + EVENING, published="2025-06-06", outlet="B"), "met", "2025-06-05"
    )
    return link([one.reading, other.reading])


def test_it_holds_what_is_established_with_its_origins_and_what_is_said(linked):
    printed = brief(linked, compare(linked))
    assert [(event.type, event.origins) for event in printed.established] == [("CONSULT", 2)]
    assert [said.statement.content for said in printed.said] == ["We go on for as long as it takes"]
    assert {actor.name for actor in printed.actors} == {"Norland", "Sudmark", "Ola Berg"}
    assert printed.upto == "2025-06-06"


def test_a_story_is_found_by_an_id_that_it_had(linked):
    (story,) = linked.stories
    former = next(iter(linked.redirects))
    assert brief(linked, compare(linked), former).story == story


def test_an_unknown_story_is_said_to_be_unknown(linked):
    with pytest.raises(NotFoundError):
        brief(linked, compare(linked), "y-none")


def test_coverage_says_who_told_of_an_event_first(linked):
    told = next(row for row in coverage_of(linked) if row.event == brief(linked, compare(linked)).established[0].id)
    assert (told.told, told.silent, told.first) == (("A", "B"), (), "A")


def test_somebody_whom_one_report_names_is_no_toll_of_the_story():
    named = read_text("Ola Berg was killed by a shell." + MORNING, outlet="A", published="2025-06-05")
    silent = read_text("Shelling went on all night." + MORNING, outlet="B", published="2025-06-05")
    counted = read_text("Four people were killed by shells." + MORNING, outlet="A", published="2025-06-05")

    def tolls(*readings):
        together = link(readings, lambda placed: dict.fromkeys(placed, min(placed.values())))
        return [toll.high for toll in brief(together, compare(together)).tolls]

    assert (tolls(named), tolls(named, silent), tolls(counted, silent)) == ([1], [], [4])
