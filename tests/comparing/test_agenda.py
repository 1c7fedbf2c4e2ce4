"""What was announced, and what became of it by the later reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.comparing import compare
from dragoman.linking import link
from tests.comparing.test_disagreements import EVENING, MORNING, meeting, sides


def announcement(due="2025-06-05"):
    text = "Norland and Sudmark will meet in Geneva." + MORNING
    return meeting(sides(text, published="2025-06-03", outlet="A"), "meet", due, factuality="planned").reading


def follow_up(text, trigger, *, published, factuality, when="2025-06-05"):
    return meeting(sides(text + EVENING, published=published, outlet="B"), trigger, when, factuality=factuality).reading


def agenda(*readings):
    return compare(link(readings)).agenda


def test_an_announcement_is_open_until_a_later_report():
    (item,) = agenda(announcement())
    assert (item.due.value, item.outcome, item.announced) == ("2025-06-05", "open", "2025-06-03")
    assert item.text == "Norland and Sudmark will meet in Geneva"


@pytest.mark.parametrize(
    ("factuality", "outcome"), [("happened", "confirmed"), ("denied", "contradicted"), ("ruled out", "contradicted")]
)
def test_a_later_report_settles_it(factuality, outcome):
    later = follow_up("Norland met Sudmark in Geneva.", "met", published="2025-06-06", factuality=factuality)
    (item,) = agenda(announcement(), later)
    assert item.outcome == outcome
    assert [span.report for span in item.evidence["outcome"]] == [later.report.id]


def test_it_is_overdue_when_the_story_goes_on_without_it():
    later = sides(
        "Norland and Sudmark keep silent on the Geneva talks." + EVENING, published="2025-06-08", outlet="B"
    ).reading
    (item,) = agenda(announcement(), later)
    assert item.outcome == "overdue"


def test_what_a_report_says_was_planned_before_it_came_out_is_not_announced():
    assert agenda(announcement(due="2025-06-01")) == ()


def test_a_report_that_tells_of_it_as_done_announces_nothing():
    told = sides(
        "Norland and Sudmark met in Geneva. That they would meet was known." + MORNING,
        published="2025-06-05",
        outlet="A",
    )
    meeting(told, "met", "2025-06-05")
    planned = meeting(
        sides(
            "Norland and Sudmark met in Geneva. That they would meet was known." + MORNING,
            published="2025-06-05",
            outlet="A",
        ),
        "meet",
        "2025-06-05",
        factuality="planned",
    )
    both = replace(told.reading, events=(*told.reading.events, *planned.reading.events))
    assert agenda(both) == ()


def test_what_a_later_report_says_was_put_off_is_postponed():
    text = "The meeting of Norland and Sudmark in Geneva was postponed." + EVENING
    later = meeting(sides(text, published="2025-06-04", outlet="B"), "meeting", "2025-06-09", factuality="planned")
    outcomes = {item.due.value: item.outcome for item in agenda(announcement(), later.reading)}
    assert "postponed" in outcomes.values()


def test_persons_who_act_for_the_states_confirm_what_was_announced_for_those():
    met = sides("Ola Berg met Eva Holm in Geneva." + EVENING, published="2025-06-06", outlet="B")
    met.actor("Ola Berg").actor("Eva Holm")
    met.event(
        "CONSULT", "met", detail="meeting", source=("Ola Berg",), target=("Eva Holm",), when="2025-06-05", place="Geneva",
        reciprocal=True,
    )  # fmt: skip
    (item,) = agenda(announcement(), met.reading)
    assert item.outcome == "confirmed"


@pytest.mark.parametrize(
    ("place", "told_on", "outcome"),
    [("Geneva", "2025-06-04", "confirmed"), ("Oslo", "2025-06-04", "overdue"), ("Geneva", "2025-06-02", "overdue")],
)
def test_who_is_there_a_day_early_has_come(place, told_on, outcome):
    coming = sides(
        "Norland will visit Geneva to see Sudmark on Thursday." + MORNING, published="2025-06-03", outlet="A"
    )
    coming.event(
        "CONSULT", "visit", detail="visit", source=("Norland",), when="2025-06-05", place="Geneva", factuality="planned"
    )
    text = f"Norland arrived in {place} in the evening. Sudmark was there." + EVENING
    there = sides(text, published="2025-06-07", outlet="B")
    there.event("CONSULT", "arrived", detail="visit", source=("Norland",), when=told_on, place=place)
    (item,) = agenda(coming.reading, there.reading)
    assert item.outcome == outcome


@pytest.mark.parametrize(("day", "outcome"), [("2025-06-05", "contradicted"), ("2025-06-04", "overdue")])
def test_one_of_two_who_leaves_without_signing_contradicts_that_the_other_was_to_sign(day, outcome):
    planned = sides(
        "Norland is to sign the fish accord on Thursday. Sudmark waits." + MORNING, published="2025-06-03", outlet="A"
    )
    planned.event(
        "AGREE", "sign", detail="sign", source=("Norland",), when="2025-06-05", factuality="planned", reciprocal=True
    )
    left = sides(
        "Sudmark left the hall without signing. Norland was there." + EVENING, published="2025-06-07", outlet="B"
    )
    left.event("AGREE", "signing", detail="sign", source=("Sudmark",), when=day, factuality="denied", reciprocal=True)
    (item,) = agenda(planned.reading, left.reading)
    assert item.outcome == outcome
