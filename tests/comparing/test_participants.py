"""Reports that name different persons for one side."""

from __future__ import annotations

from dragoman.comparing import compare
from dragoman.linking import link
from tests.comparing.test_disagreements import EVENING, MORNING, sides


def met(who, outlet, end):
    drafted = sides(
        f"{who} of Norland met Sudmark in Geneva for the first time.{end}", published="2025-06-05", outlet=outlet
    )
    drafted.actor(who, country="NOR")
    return drafted.event(
        "CONSULT", "met", detail="meeting", source=("Norland", who), target=("Sudmark",), when="2025-06-05", place="Geneva",
        reciprocal=True, ordinal=1,
    ).reading  # fmt: skip


def participants(*readings):
    return [d for d in compare(link(readings)).disagreements if d.about == "participants"]


def test_one_name_in_two_reports_is_no_disagreement():
    assert participants(met("Ola Berg", "A", MORNING), met("Ola Berg", "B", EVENING)) == []


def test_two_names_for_the_same_first_meeting_conflict():
    (who,) = participants(met("Ola Berg", "A", MORNING), met("Eva Holm", "B", EVENING))
    assert {position.value for position in who.positions} == {"Ola Berg", "Eva Holm"}
    assert who.subject.text == "who of Norland took part in the meeting"
