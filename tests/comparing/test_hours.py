"""The time of day of a deed, which reports of one story give differently."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.comparing import compare
from dragoman.linking import link

DAYS = ("2025-06-08", "2025-06-08", "2025-06-08")


def disputes(*texts, days=DAYS):
    told = [
        dragoman.read_text(text, published=day, outlet=outlet)
        for text, outlet, day in zip(texts, "ABC", days, strict=False)
    ]
    linked = link(told, lambda placed: dict.fromkeys(placed, min(placed.values())))
    return [d for d in compare(linked).disagreements if d.about == "date"]


def hours(*texts, days=DAYS):
    return [[p.value for p in d.positions] for d in disputes(*texts, days=days)]


def ids(*texts):
    return [d.id for d in disputes(*texts)]


def test_two_parts_of_one_day_conflict_and_each_side_has_its_words():
    assert hours("A clerk was shot in Alder Falls on Friday night.", "Friday afternoon's shooting hurt a clerk.") == [
        ["Friday afternoon", "Friday night"]
    ]


def test_the_week_that_a_late_report_is_of_makes_no_difference():
    late = hours(
        "A clerk was shot in Alder Falls on Friday night.",
        "The shooting on Friday afternoon hurt a clerk.",
        days=("2025-06-08", "2025-06-17"),
    )
    assert late == [["Friday afternoon", "Friday night"]]


def test_a_clock_time_far_from_the_part_of_the_day_conflicts():
    assert hours("A clerk was shot at 12:05 a.m. Friday.", "A clerk was shot Friday afternoon.") == [
        ["12:05 a.m. Friday", "Friday afternoon"]
    ]


def test_clocks_conflict_without_a_weekday_where_they_are_far_apart():
    early, late = "It happened around 9 p.m. in Alder Falls.", "The shooting happened around 10:30 p.m. in Alder Falls."
    assert hours(early, late) == [["around 9 p.m.", "around 10:30 p.m."]]


def test_an_id_stays_when_a_third_time_is_told():
    texts = [f"A clerk was shot about {hour} p.m. in Alder Falls." for hour in (7, 9, 10)]
    two, three = texts[:2], texts
    assert ids(*two) == ids(*three)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Clocks are rounded, and one may be of the call.
        ("A clerk was shot about 9 p.m.", "A clerk was shot about 9:30 p.m."),
        # A clock of another clause is not of the deed.
        ("A clerk was shot about 9 p.m.", "The clerk who was shot died at 11 p.m."),
        # A night goes on into the morning after it, and an evening into the night.
        ("A clerk was shot on Friday night.", "A clerk was shot early Saturday morning."),
        ("A clerk was shot on Friday evening.", "A clerk was shot on Friday night."),
        # A whole day holds its parts.
        ("A clerk was shot on Friday.", "A clerk was shot on Friday night."),
        # What has another time is not the deed.
        ("A clerk was shot on Friday night.", "The clerk who was shot was named Friday afternoon."),
        (
            "A clerk was shot on Friday night.",
            "Police charged a man with shooting a clerk, they said Friday afternoon.",
        ),
        # Which half of the day is open.
        ("A clerk was shot around 5:15 Friday.", "A clerk was shot Friday morning."),
        # Who gives the other's time too takes no side.
        ("A clerk was shot on Friday night.", "A clerk was shot Friday afternoon. Calls came on Friday night."),
        # Days further apart are of two deeds.
        ("A clerk was shot on Monday night.", "A clerk was shot on Friday night."),
        # A round-up has many.
        ("A clerk was shot on Friday night.", "Four were shot in separate shootings on Friday afternoon."),
    ],
)
def test_what_can_both_be_right_or_is_not_of_the_deed_is_no_disagreement(one, other):
    assert hours(one, other) == []
