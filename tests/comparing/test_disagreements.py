"""Where reports contradict each other, with both sides' words."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dragoman.comparing import compare
from dragoman.linking import link
from tests.linking.reports import Draft, week

MORNING = " Norland and Sudmark have fought over the mined strait and the grain corridor since May."
EVENING = " The grain corridor through the strait, mined in May, divides Norland from Sudmark."


def sides(text, *, published, outlet, times=False):
    drafted = Draft(text, published=published, outlet=outlet, times=times)
    for name, country in (("Norland", "NOR"), ("Sudmark", "SDM")):
        drafted.actor(name, kind="state", country=country)
    return drafted


def meeting(drafted, trigger, when, *, place="Geneva", **more):
    return drafted.event(
        "CONSULT", trigger, detail="meeting", source=("Norland",), target=("Sudmark",), when=when, place=place,
        reciprocal=True, **more,
    )  # fmt: skip


def accord(drafted, trigger, when=None, **more):
    return drafted.event(
        "AGREE", trigger, detail="sign", source=("Norland",), target=("Sudmark",), when=when, reciprocal=True,
        topics=("the grain corridor accord",), **more,
    )  # fmt: skip


def found(*readings):
    return compare(link(readings)).disagreements


def about(disagreements, topic):
    return [d for d in disagreements if d.about == topic]


def test_signed_in_one_report_and_imminent_in_another_conflict():
    early = accord(
        sides(
            "The grain corridor accord of Norland and Sudmark is about to be signed." + MORNING,
            published="2025-06-04",
            outlet="A",
        ),
        "signed",
        factuality="planned",
    ).reading
    late = accord(
        sides(
            "Norland and Sudmark signed the grain corridor accord this week." + EVENING,
            published="2025-06-05",
            outlet="B",
        ),
        "signed",
        week("2025-06-02", "2025-06-08"),
    ).reading
    (status,) = about(found(early, late), "status")
    assert status.kind == "conflict"
    assert sorted(position.value for position in status.positions) == ["happened", "planned"]
    words = {position.value: position.evidence["position"][0].text for position in status.positions}
    assert words["happened"].startswith("Norland and Sudmark signed")
    assert {span.report for position in status.positions for span in position.evidence["position"]} == {
        early.report.id,
        late.report.id,
    }


def test_what_was_announced_and_then_happened_is_no_disagreement():
    early = meeting(
        sides("Norland and Sudmark will meet in Geneva." + MORNING, published="2025-06-04", outlet="A"),
        "meet",
        "2025-06-05",
        factuality="planned",
    ).reading
    late = meeting(
        sides("Norland met Sudmark in Geneva." + EVENING, published="2025-06-05", outlet="B"), "met", "2025-06-05"
    ).reading
    assert found(early, late) == ()


def test_what_was_due_on_a_day_and_happened_that_week_is_no_disagreement():
    early = meeting(
        sides("Norland and Sudmark will meet in Geneva." + MORNING, published="2025-06-04", outlet="A"),
        "meet",
        "2025-06-05",
        factuality="planned",
    ).reading
    text = "Norland met Sudmark in Geneva this week." + EVENING
    late = meeting(sides(text, published="2025-06-06", outlet="B"), "met", week("2025-06-02", "2025-06-08")).reading
    assert found(early, late) == ()


def test_a_later_denial_of_what_was_planned_is_an_update():
    early = meeting(
        sides("Norland and Sudmark will meet in Geneva." + MORNING, published="2025-06-04", outlet="A"),
        "meet",
        "2025-06-05",
        factuality="planned",
    ).reading
    late = meeting(
        sides("Norland did not meet Sudmark in Geneva." + EVENING, published="2025-06-06", outlet="B"),
        "meet",
        "2025-06-05",
        factuality="denied",
    ).reading
    (status,) = about(found(early, late), "status")
    assert status.kind == "update"


def test_a_new_meeting_after_a_first_and_the_third_disagree_on_the_number():
    one = sides(
        "A new meeting of Norland and Sudmark in Geneva is due. The first meeting was held in Riyadh in May." + MORNING,
        published="2025-06-04",
        outlet="A",
    )
    meeting(one, "meeting", "2025-06-05", factuality="planned")
    one.event(
        "CONSULT", "first meeting", detail="meeting", source=("Norland",), target=("Sudmark",), when="2025-05-20", place="Riyadh",
        reciprocal=True, ordinal=1,
    )  # fmt: skip
    other = meeting(
        sides("Norland and Sudmark held the third meeting in Geneva." + EVENING, published="2025-06-05", outlet="B"),
        "third meeting",
        "2025-06-05",
        ordinal=3,
    )
    (number,) = about(found(one.reading, other.reading), "number")
    assert [position.value for position in number.positions] == [
        "the third",
        "a new one, after the first of 2025-05-20 in Riyadh",
    ]


def test_the_second_after_a_first_is_no_disagreement():
    one = sides(
        "A new meeting of Norland and Sudmark in Geneva is due. The first meeting was held in Riyadh in May." + MORNING,
        published="2025-06-04",
        outlet="A",
    )
    meeting(one, "meeting", "2025-06-05", factuality="planned")
    one.event(
        "CONSULT", "first meeting", detail="meeting", source=("Norland",), target=("Sudmark",), when="2025-05-20", place="Riyadh",
        reciprocal=True, ordinal=1,
    )  # fmt: skip
    other = meeting(
        sides("Norland and Sudmark held the second meeting in Geneva." + EVENING, published="2025-06-05", outlet="B"),
        "second meeting",
        "2025-06-05",
        ordinal=2,
    )
    assert about(found(one.reading, other.reading), "number") == []


def test_a_topic_that_one_report_rules_out_and_another_does_not():
    one = meeting(
        sides(
            "Norland and Sudmark meet in Geneva and will not talk about the hostages." + MORNING,
            published="2025-06-05",
            outlet="A",
        ),
        "meet",
        "2025-06-05",
        excluded_topics=("the hostages",),
    )
    other = meeting(
        sides(
            "Norland and Sudmark met in Geneva, and may have spoken of the release of the hostages." + EVENING,
            published="2025-06-05",
            outlet="B",
        ),
        "met",
        "2025-06-05",
        topics=("the release of the hostages",),
    )
    (topic,) = about(found(one.reading, other.reading), "topic")
    assert "the hostages" in topic.subject.text
    assert [position.reports for position in topic.positions] == [(one.reading.report.id,), (other.reading.report.id,)]


def test_two_days_for_the_first_meeting_conflict():
    def first(text, trigger, when, outlet):
        drafted = sides(text, published="2025-06-05", outlet=outlet)
        return meeting(drafted, trigger, when, ordinal=1).reading

    one = first(
        "Norland and Sudmark had their first meeting in Geneva on 18 May." + MORNING, "first meeting", "2025-05-18", "A"
    )
    other = first(
        "The first meeting of Norland and Sudmark was in Geneva on 16 May." + EVENING,
        "first meeting",
        "2025-05-16",
        "B",
    )
    (date,) = about(found(one, other), "date")
    assert [position.value for position in date.positions] == ["2025-05-16", "2025-05-18"]


def test_two_cities_for_the_first_meeting_conflict():
    def first(text, place, outlet):
        drafted = sides(text, published="2025-06-05", outlet=outlet)
        return meeting(drafted, "first meeting", "2025-05-18", ordinal=1, place=place).reading

    one = first("Norland and Sudmark had their first meeting in Geneva on 18 May." + MORNING, "Geneva", "A")
    other = first("The first meeting of Norland and Sudmark was in Riyadh on 18 May." + EVENING, "Riyadh", "B")
    (place,) = about(found(one, other), "place")
    assert [position.value for position in place.positions] == ["Geneva", "Riyadh"]


def test_what_nobody_rules_out_stands_against_what_is_ruled_out():
    one = meeting(
        sides(
            "Norland and Sudmark meet in Geneva and will not talk about the hostages." + MORNING,
            published="2025-06-05",
            outlet="A",
        ),
        "meet",
        "2025-06-05",
        excluded_topics=("the hostages",),
    )
    text = "Norland and Sudmark met in Geneva. No one rules out that the border, the fate of the hostages and the dam come up."
    other = meeting(sides(text + EVENING, published="2025-06-05", outlet="B"), "met", "2025-06-05")
    (topic,) = about(found(one.reading, other.reading), "topic")
    assert topic.positions[1].value == "may be about the fate of the hostages"
    assert topic.positions[1].evidence["position"][0].text.startswith("No one rules out")


def test_a_condition_in_the_same_report_stands_beside_what_it_has_as_planned():
    text = "The corridor accord of Norland and Sudmark is to be signed. It will not be sealed without guarantees, Sudmark warned."
    early = accord(sides(text + MORNING, published="2025-06-04", outlet="A"), "signed", factuality="planned")
    early.event("AGREE", "sealed", detail="sign", source=("Sudmark",), factuality="conditional")
    late = accord(
        sides(
            "Norland and Sudmark signed the corridor accord this week." + EVENING, published="2025-06-05", outlet="B"
        ),
        "signed",
        week("2025-06-02", "2025-06-08"),
    )
    (status,) = about(found(early.reading, late.reading), "status")
    clauses = [span.text for position in status.positions for span in position.evidence["position"]]
    assert "It will not be sealed without guarantees" in clauses


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        ("more than six hours", "nearly ten hours", True),
        ("more than six hours", "six and a half hours", False),
        ("about two hours", "90 minutes", True),
        ("two hours", "120 minutes", False),
    ],
)
def test_how_long_it_took(one, other, disputed):
    def lasted(how_long, end, outlet):
        text = f"The meeting of Norland and Sudmark in Geneva lasted {how_long}, both said.{end}"
        return meeting(sides(text, published="2025-06-05", outlet=outlet, times=True), "meeting", "2025-06-05").reading

    numbers = about(found(lasted(one, MORNING, "A"), lasted(other, EVENING, "B")), "number")
    assert bool(numbers) is disputed
    if disputed:
        assert {position.value for position in numbers[0].positions} == {one, other}


def test_one_sentence_ascribed_to_two_persons():
    words = "Grain ships may pass the strait again from Monday morning under escort"

    def said(text, by, outlet):
        drafted = sides(text, published="2025-06-05", outlet=outlet).actor(by)
        return drafted.statement(words, by=by, said="2025-06-05").reading

    one = said(f"“{words}”, said Ola Berg." + MORNING, "Ola Berg", "A")
    other = said(f"“{words}”, said Kari Lund." + EVENING, "Kari Lund", "B")
    (speaker,) = about(found(one, other), "speaker")
    assert sorted(position.value for position in speaker.positions) == ["Kari Lund", "Ola Berg"]
    by_pronoun = replace(one, statements=tuple(replace(told, speaker_text="he") for told in one.statements))
    assert about(found(by_pronoun, other), "speaker") == []  # whom it means is too little to dispute about


def test_reports_that_agree_have_no_disagreement():
    one = meeting(
        sides("Norland met Sudmark in Geneva." + MORNING, published="2025-06-05", outlet="A"), "met", "2025-06-05"
    )
    other = meeting(
        sides("In Geneva Sudmark and Norland met." + EVENING, published="2025-06-05", outlet="B"), "met", "2025-06-05"
    )
    assert found(one.reading, other.reading) == ()


def test_the_order_of_the_reports_changes_no_disagreement():
    readings = []
    for outlet, day, factuality in (
        ("A", "2025-06-04", "planned"),
        ("B", "2025-06-05", "happened"),
        ("C", "2025-06-06", "denied"),
    ):
        text = f"The grain corridor accord of Norland and Sudmark, signed, {outlet} writes." + (
            MORNING if outlet == "A" else EVENING
        )
        readings.append(
            accord(sides(text, published=day, outlet=outlet), "signed", "2025-06-03", factuality=factuality).reading
        )
    expected = compare(link(readings)).to_dict()
    assert expected["disagreements"]
    for seed in range(6):
        shuffled = readings.copy()
        random.Random(seed).shuffle(shuffled)
        assert compare(link(shuffled)).to_dict() == expected


def spoken(content, *, by="Ola Berg", outlet, end, negated=False):
    drafted = sides(f"“{content}”, said {by} on the day.{end}", published="2025-06-05", outlet=outlet).actor(by)
    return drafted.statement(content, by=by, said="2025-06-05", negated=negated).reading


def test_one_sentence_under_two_spellings_of_a_name_is_no_disagreement():
    words = "Grain ships may pass the strait again from Monday morning under escort"
    one = spoken(words, by="Sergei Orlovsky", outlet="A", end=MORNING)
    other = spoken(words, by="Serguéi Orlovski", outlet="B", end=EVENING)
    assert found(one, other) == ()


def test_a_no_that_one_rendering_has_and_another_lacks():
    one = spoken("Grain ships may pass the strait again from Monday morning", outlet="A", end=MORNING)
    other = spoken(
        "Grain ships may not pass the strait again from Monday morning", outlet="B", end=EVENING, negated=True
    )
    (wording,) = about(found(one, other), "wording")
    assert len({position.reports for position in wording.positions}) == 2


def test_a_no_in_other_words_is_no_disagreement():
    one = spoken("We refuse to let the grain ships of Sudmark pass our mined strait", outlet="A", end=MORNING)
    other = spoken(
        "The grain ships will not be let through the mined strait by us", outlet="B", end=EVENING, negated=True
    )
    assert about(found(one, other), "wording") == []


@pytest.mark.parametrize(
    ("plain", "negated"),
    [
        (
            "All wounds of the ferry crew are non life-threatening wounds",
            "None of the ferry crew's wounds are life-threatening",
        ),
        (
            "The patrol hunted for the two raiders Ola Berg and Ada Lund on the mined strait",
            "Naming no victims, the patrol hunted for the two raiders Ola Berg and Ada Lund on the mined strait",
        ),
    ],
    ids=["another no", "a no to something else"],
)
def test_a_no_that_denies_nothing_of_the_other_is_no_disagreement(plain, negated):
    one = spoken(plain, outlet="A", end=MORNING)
    other = spoken(negated, outlet="B", end=EVENING, negated=True)
    assert about(found(one, other), "wording") == []


def told_as_over(day, place, outlet, end):
    text = f"Norland and Sudmark met in {place} and parted as friends.{end}"
    return meeting(sides(text, published="2025-06-06", outlet=outlet), "met", day, place=place).reading


def test_one_meeting_on_two_days_by_reports_of_one_time():
    one, other = told_as_over("2025-06-05", "Geneva", "A", MORNING), told_as_over("2025-06-04", "Geneva", "B", EVENING)
    (day,) = about(found(one, other), "date")
    assert {position.value for position in day.positions} == {"2025-06-04", "2025-06-05"}


def test_meetings_a_week_apart_are_two():
    one, other = told_as_over("2025-06-05", "Geneva", "A", MORNING), told_as_over("2025-05-29", "Geneva", "B", EVENING)
    assert found(one, other) == ()


def test_a_no_that_both_renderings_have_in_another_word_hides_no_other():
    plain = "Grain ships may pass the strait again from Monday morning without an escort"
    one = spoken(plain, outlet="A", end=MORNING)
    other = spoken(plain.replace("may", "may not"), outlet="B", end=EVENING, negated=True)
    assert len(about(found(one, other), "wording")) == 1
