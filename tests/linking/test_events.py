"""One event from its mentions in several reports."""

from __future__ import annotations

import random

from dragoman.linking import link
from tests.linking.reports import Draft, week

AFFAIR = {
    "A": " The row over the mined strait and the grain corridor goes on, and traders fear for the harvest.",
    "B": " Traders fear for their harvest while the strait is mined and the grain corridor shut.",
    "C": " At stake is a corridor for grain through the strait, mined since May, and this year's harvest.",
    "D": " Grain waits in the ports: the corridor is shut, the strait mined, the harvest near.",
}


def draft(text, published="2025-06-03", *, outlet):
    drafted = Draft(text + AFFAIR[outlet], published=published, outlet=outlet)
    for name, country in (("Norland", "NOR"), ("Sudmark", "SDM")):
        if name in drafted.reading.report.text:
            drafted.actor(name, kind="state", country=country)
    return drafted


def meeting(text, trigger, when, *, outlet, published="2025-06-03", place="Geneva", **more):
    return (
        draft(text, published=published, outlet=outlet)
        .event(
            "CONSULT",
            trigger,
            detail="meeting",
            source=("Norland",),
            target=("Sudmark",),
            when=when,
            place=place,
            reciprocal=True,
            **more,
        )
        .reading
    )


def consults(linked):
    return [event for event in linked.events if event.type == "CONSULT"]


def test_a_meeting_told_by_two_reports_is_one_event_with_both_mentions():
    one = meeting("Norland and Sudmark met in Geneva.", "met", "2025-06-03", outlet="A")
    other = meeting("In Geneva, Sudmark sat with Norland for talks.", "talks", "2025-06-03", outlet="B")
    (event,) = consults(link([one, other]))
    assert {mention.report for mention in event.mentions} == {one.report.id, other.report.id}
    assert event.origins == 2
    assert set(event.members) == {one.events[0].id, other.events[0].id}
    assert "the same place" in event.reasons


def test_an_announcement_does_not_confirm_what_it_announces():
    announced = meeting(
        "Norland and Sudmark will meet in Geneva.", "meet", "2025-06-03", outlet="A", published="2025-06-02",
        factuality="planned",
    )  # fmt: skip
    told = meeting("Norland and Sudmark met in Geneva.", "met", "2025-06-03", outlet="B")
    (event,) = consults(link([announced, told]))
    assert len(event.mentions) == 2
    assert (event.factuality, event.origins) == ("happened", 1)


def test_a_new_meeting_and_the_third_on_one_day_in_one_city_are_one():
    one = meeting(
        "A new meeting of Norland with Sudmark is set for Geneva.",
        "meeting",
        "2025-06-04",
        outlet="A",
        factuality="planned",
    )
    other = meeting(
        "The third meeting of Norland and Sudmark began in Geneva.",
        "third meeting",
        "2025-06-04",
        outlet="B",
        published="2025-06-04",
        ordinal=3,
    )
    (event,) = consults(link([one, other]))
    assert (event.ordinal, event.factuality) == (3, "happened")


def test_diplomats_of_a_country_act_for_it():
    one = meeting("Norland and Sudmark met in Geneva.", "met", "2025-06-03", outlet="A")
    other = (
        draft("Sudmark diplomats and Norland officials talked in Geneva.", outlet="B")
        .actor("Sudmark diplomats", kind="group", country="SDM")
        .actor("Norland officials", kind="group", country="NOR")
        .event(
            "CONSULT",
            "talked",
            detail="talks",
            source=("Sudmark diplomats",),
            target=("Norland officials",),
            when="2025-06-03",
            place="Geneva",
            reciprocal=True,
        )
        .reading
    )
    assert len(consults(link([one, other]))) == 1


def test_other_persons_of_the_same_countries_are_another_meeting():
    def persons(text, first, second, outlet):
        return (
            draft(text, outlet=outlet)
            .actor(first, country="NOR")
            .actor(second, country="SDM")
            .event(
                "CONSULT",
                "met",
                detail="meeting",
                source=(first,),
                target=(second,),
                when="2025-06-03",
                place="Geneva",
                reciprocal=True,
            )
            .reading
        )

    one = persons("Ola Berg met Ines Falk in Geneva.", "Ola Berg", "Ines Falk", "A")
    other = persons("Kari Lund met Marta Roth in Geneva.", "Kari Lund", "Marta Roth", "B")
    assert len(consults(link([one, other]))) == 2


def test_another_day_or_another_city_is_another_meeting():
    one = meeting("Norland and Sudmark met in Geneva.", "met", "2025-06-03", outlet="A")
    later = meeting(
        "Norland and Sudmark met in Geneva once more.", "met", "2025-06-06", outlet="B", published="2025-06-06"
    )
    elsewhere = meeting("Norland and Sudmark met in Riyadh.", "met", "2025-06-03", outlet="C", place="Riyadh")
    assert len(consults(link([one, later, elsewhere]))) == 3


def test_a_city_in_the_country_that_another_report_names_is_one_place():
    one = meeting("Norland and Sudmark met in Riyadh.", "met", "2025-06-03", outlet="A", place="Riyadh")
    other = meeting(
        "Norland and Sudmark met in Saudi Arabia.",
        "met",
        week("2025-06-02", "2025-06-08"),
        outlet="B",
        place="Saudi Arabia",
    )
    (event,) = consults(link([one, other]))
    assert (event.place.name, event.when.value) == ("Riyadh", "2025-06-03")


def test_two_blows_on_one_day_are_not_one_for_sides_and_day_alone():
    def blow(text, trigger, outlet):
        return (
            draft(text, outlet=outlet)
            .event("ASSAULT", trigger, source=("Sudmark",), target=("Norland",), when="2025-06-03")
            .reading
        )

    one = blow("Sudmark shelled a bakery in the north of Norland.", "shelled", "A")
    other = blow("A drone that Sudmark launched sank a ferry off Norland.", "launched", "B")
    assert len([event for event in link([one, other]).events if event.type == "ASSAULT"]) == 2


def test_reports_that_relay_one_agency_are_one_origin():
    def relayed(outlet):
        text = f"Norland and Sudmark met in Geneva, according to Reuters. {outlet} adds nothing."
        return meeting(text, "met", "2025-06-03", outlet=outlet, via=("Reuters",))

    (event,) = consults(link([relayed("A"), relayed("B"), relayed("C")]))
    assert (len(event.mentions), event.origins) == (3, 1)


def test_a_copy_is_no_second_origin():
    text = (
        "Norland and Sudmark met in Geneva for six hours behind closed doors, and neither told the waiting press a word of it. "
        * 2
    )
    one = meeting(text, "met", "2025-06-03", outlet="A")
    copy = meeting(text + "More follows.", "met", "2025-06-03", outlet="B")
    linked = link([one, copy])
    assert len(linked.copies) == 1
    assert consults(linked)[0].origins == 1


def test_the_summary_is_in_the_words_of_a_report():
    one = meeting("Norland and Sudmark met in Geneva.", "met", "2025-06-03", outlet="A")
    (event,) = consults(link([one]))
    assert event.summary == "Norland and Sudmark met in Geneva"


def test_merged_events_do_not_depend_on_the_order_given():
    readings = [
        meeting("Norland and Sudmark met in Geneva.", "met", "2025-06-03", outlet="A"),
        meeting("In Geneva, Sudmark sat with Norland for talks.", "talks", "2025-06-03", outlet="B"),
        meeting("Norland and Sudmark met in Riyadh.", "met", "2025-06-03", outlet="C", place="Riyadh"),
        meeting("Norland will meet Sudmark in Geneva.", "meet", "2025-06-07", outlet="D", factuality="planned"),
    ]
    expected = link(readings).to_dict()
    for seed in range(6):
        shuffled = readings.copy()
        random.Random(seed).shuffle(shuffled)
        assert link(shuffled).to_dict() == expected


def ruling(text, trigger, detail, *, outlet, kind="CONCEDE", by=None):
    drafted = draft(text, outlet=outlet)
    if by:
        drafted.actor(by, kind="organisation")
    return drafted.event(kind, trigger, detail=detail, source=(by,) if by else (), when=None).reading


def test_one_deed_told_under_two_types_is_one_event_that_says_why():
    one = ruling(
        "Norland on Monday reversed its ban on the export of mined salt.", "reversed", "ease", outlet="A", by="Norland"
    )
    other = ruling(
        "Norland on Monday reversed its ban on the export of salt, ending a dispute.", "reversed", "overturn",
        outlet="B", kind="REJECT", by="Norland",
    )  # fmt: skip
    (event,) = link([one, other]).events
    assert len(event.mentions) == 2
    assert "the same word for it" in event.reasons


def test_a_word_for_what_nobody_did_on_no_day_makes_no_one_event_of_two():
    one = ruling("The mild spring created high demand for salt.", "demand", "ask", outlet="A", kind="REQUEST")
    other = ruling("The long winter created intense demand for salt.", "demand", "ask", outlet="B", kind="REQUEST")
    assert len(link([one, other]).events) == 2


def test_a_refusal_to_ease_is_not_the_easing():
    one = ruling("Norland on Monday reversed its ban on the export of mined salt.", "reversed", "ease", outlet="A")
    other = ruling(
        "Norland on Monday would not have its ban on the export of salt reversed.", "reversed", "refuse",
        outlet="B", kind="REJECT",
    )  # fmt: skip
    assert len(link([one, other]).events) == 2


def test_who_is_only_described_may_be_who_is_named_elsewhere():
    one = ruling(
        "The coastal court of Norland approved the sale of the ferry on Monday.", "approved", "permit",
        outlet="A", by="The coastal court of Norland",
    )  # fmt: skip
    other = ruling(
        "In Norland a coastal judge approved the sale of the ferry.",
        "approved",
        "permit",
        outlet="B",
        by="coastal judge",
    )
    (event,) = link([one, other]).events
    assert len(event.mentions) == 2


def test_a_blow_and_the_blow_that_answers_it_are_two():
    def blow(text, trigger, source, target, outlet):
        return (
            draft(text, outlet=outlet).event("ASSAULT", trigger, source=(source,), target=(target,), when="2025-06-03")
        ).reading

    one = blow("Sudmark shelled the port towns of Norland at dawn.", "shelled", "Sudmark", "Norland", "A")
    other = blow("Norland shelled the port towns of Sudmark at dawn.", "shelled", "Norland", "Sudmark", "B")
    assert len(link([one, other]).events) == 2


def force(text, trigger, target, *, outlet, published="2025-06-03"):
    drafted = draft(text, published=published, outlet=outlet)
    named = [name for name in (target,) if name and name[0].isupper()]
    for name in named:
        drafted.actor(name)
    return drafted.event("ASSAULT", trigger, detail="kill", target=(target,)).reading


def forced(*readings):
    together = link(readings, lambda placed: dict.fromkeys(placed, min(placed.values())))
    return [event for event in together.events if event.type == "ASSAULT"]


def test_nobody_is_killed_twice_however_late_a_report_tells_of_it():
    one = force("Mirko Tolle, 31, was shot dead at the quay.", "shot", "Mirko Tolle", outlet="A")
    other = force(
        "A jury heard how Mirko Tolle was killed.", "killed", "Mirko Tolle", outlet="B", published="2025-06-20"
    )
    (event,) = forced(one, other)
    assert {mention.report for mention in event.mentions} == {one.report.id, other.report.id}
    assert "done to the same people" in event.reasons


def test_two_of_one_family_who_are_killed_are_two():
    one = force("Mirko Tolle was shot at the quay.", "shot", "Mirko Tolle", outlet="A")
    other = force("Jana Tolle was shot at the quay.", "shot", "Jana Tolle", outlet="B")
    assert len(forced(one, other)) == 2
