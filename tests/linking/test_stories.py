"""Reports about one affair become one story."""

from __future__ import annotations

import random

import pytest

from dragoman.linking import link
from dragoman.linking.clusters import average_link
from dragoman.linking.titles import lead_clause
from tests.linking.reports import Draft

TALKS = (
    "Envoys of Norland and Sudmark met in Geneva on Tuesday over the blocked grain corridor. The grain corridor has been shut "
    "since May, when Sudmark mined the strait. The envoys left without a word."
)
TALKS_AGAIN = (
    "No word came out of Geneva, where Norland and Sudmark spoke about the grain corridor through the mined strait. "
    "Traders fear that the corridor stays shut until the harvest."
)
FLOOD = (
    "Rescuers in boats took two hundred people off their roofs after the river Lenz burst its banks. The dam above the town of "
    "Orsk may not hold, engineers warned, and schools stay closed."
)
FLOOD_AGAIN = (
    "The dam above Orsk held through the night, and the Lenz began to fall, engineers said. Schools open on Monday."
)


@pytest.fixture
def readings():
    texts = ((TALKS, "2025-06-03"), (FLOOD, "2025-06-03"), (TALKS_AGAIN, "2025-06-04"), (FLOOD_AGAIN, "2025-06-05"))
    return [Draft(text, published=day, outlet=f"Paper {n}").reading for n, (text, day) in enumerate(texts)]


def keys_by_story(linked):
    outlets = {reading.report.id: reading.report.outlet for reading in linked.readings}
    return sorted(sorted(outlets[report] for report in story.reports) for story in linked.stories)


def test_reports_are_grouped_by_affair(readings):
    assert keys_by_story(link(readings)) == [["Paper 0", "Paper 2"], ["Paper 1", "Paper 3"]]


def test_every_report_is_in_exactly_one_story_and_knows_it(readings):
    linked = link(readings)
    listed = [report for story in linked.stories for report in story.reports]
    assert sorted(listed) == sorted(reading.report.id for reading in readings)
    assert all(reading.report.story == linked.story_of[reading.report.id] for reading in linked.readings)


def test_the_order_in_which_reports_are_given_changes_nothing(readings):
    expected = link(readings).to_dict()
    for seed in range(6):
        shuffled = readings.copy()
        random.Random(seed).shuffle(shuffled)
        assert link(shuffled).to_dict() == expected


def test_a_story_keeps_its_id_as_later_reports_come_in(readings):
    early = link(readings[:2])
    late = link(readings)
    assert {story.id for story in early.stories} == {story.id for story in late.stories}


def test_the_id_a_story_had_before_an_older_report_came_leads_to_it(readings):
    before = link([readings[2]]).stories[0].id
    after = link(readings)
    assert after.redirects[before] == after.story_of[readings[2].report.id]


def test_a_report_given_twice_counts_once(readings):
    assert link([*readings, readings[0]]).to_dict() == link(readings).to_dict()


def test_the_same_words_months_apart_are_two_stories():
    linked = link(
        [Draft(TALKS, published="2025-06-03", key="a").reading, Draft(TALKS_AGAIN, published="2025-11-03").reading]
    )
    assert len(linked.stories) == 2


def test_no_reports_make_an_empty_case():
    linked = link([])
    assert (linked.stories, linked.events) == ((), ())


def test_a_title_is_a_headline_of_the_reports_where_there_is_one():
    titled = [
        Draft(TALKS, published="2025-06-03", title="Grain corridor: Norland and Sudmark meet").reading,
        Draft(TALKS_AGAIN, published="2025-06-04", title="What the harvest fears").reading,
    ]
    assert link(titled).stories[0].title == "Grain corridor: Norland and Sudmark meet"


def test_without_headlines_the_title_is_a_lead_in_the_reports_words(readings):
    linked = link(readings)
    for story in linked.stories:
        texts = " ".join(reading.report.text for reading in linked.readings if reading.report.id in story.reports)
        assert story.title in texts


def test_a_lead_is_cut_at_a_clause_and_loses_its_dateline():
    lead = "GENEVA (North Wire) - Envoys met again on Tuesday evening, hours after their ministers had called the whole of it off."
    assert lead_clause(lead) == "Envoys met again on Tuesday evening"


def test_average_link_does_not_chain():
    chain = {(0, 1): 0.9, (1, 2): 0.9, (2, 3): 0.9}
    assert average_link(4, chain, 0.6) == [[0, 1], [2, 3]]


def test_average_link_keeps_apart_what_must_not_meet():
    assert average_link(3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.9}, 0.5, apart=[(0, 2)]) == [[0, 1], [2]]
