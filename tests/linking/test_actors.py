"""One actor from its names across reports."""

from __future__ import annotations

import random

from dragoman.linking import link
from tests.linking.reports import Draft

ONE = " The grain corridor through the mined strait is shut, and the harvest near."
TWO = " Traders fear for the harvest while the strait is mined and the corridor for grain shut."


def persons(linked):
    return sorted(actor.name for actor in linked.actors if actor.kind == "person")


def report(text, *names, outlet="A", end=ONE, **about):
    drafted = Draft(text + end, published="2025-06-03", outlet=outlet)
    for name in names:
        drafted.actor(name, **about)
    return drafted


def test_spellings_of_one_name_are_one_person_with_all_names_and_evidence():
    one = report("Sergei Orlovsky spoke.", "Sergei Orlovsky").reading
    other = report("Serguéi Orlovski spoke.", "Serguéi Orlovski", outlet="B", end=TWO).reading
    linked = link([one, other])
    (actor,) = linked.actors
    assert set(actor.names) == {"Sergei Orlovsky", "Serguéi Orlovski"}
    assert {span.report for span in actor.evidence["name"]} == {one.report.id, other.report.id}
    assert actor.reasons


def test_a_surname_alone_goes_to_the_one_person_of_the_story_who_bears_it():
    linked = link(
        [report("Ines Falk spoke.", "Ines Falk").reading, report("Falk left.", "Falk", outlet="B", end=TWO).reading]
    )
    assert persons(linked) == ["Ines Falk"]


def test_a_surname_that_two_persons_bear_is_given_to_neither():
    linked = link(
        [
            report("Ines Falk met Otto Falk.", "Ines Falk", "Otto Falk").reading,
            report("Falk left.", "Falk", outlet="B", end=TWO).reading,
        ]
    )
    assert persons(linked) == ["Falk", "Ines Falk", "Otto Falk"]


def test_a_surname_means_nobody_of_another_story():
    elsewhere = Draft(
        "Falk won the regatta off the cape by two lengths, and the crowd sang in the rain.", published="2025-06-03"
    ).actor("Falk")
    assert persons(link([report("Ines Falk spoke.", "Ines Falk").reading, elsewhere.reading])) == ["Falk", "Ines Falk"]


def test_persons_of_one_name_and_two_countries_stay_two():
    one = report("Ines Falk spoke.", "Ines Falk", country="NOR").reading
    other = report("Ines Falk left.", "Ines Falk", country="SDM", outlet="B", end=TWO).reading
    assert persons(link([one, other])) == ["Ines Falk", "Ines Falk"]


def test_a_country_is_one_state_by_all_its_names():
    one = report("The Netherlands agreed.", "The Netherlands", kind="state", country="NLD").reading
    other = report("Holland agreed.", "Holland", kind="state", country="NLD", outlet="B", end=TWO).reading
    (actor,) = link([one, other]).actors
    assert set(actor.names) == {"The Netherlands", "Holland"}


def organisations(*names):
    outlets = "ABCDE"
    readings = [
        report(f"{name} agreed.", name, kind="organisation", outlet=outlets[n], end=(ONE, TWO)[n % 2]).reading
        for n, name in enumerate(names)
    ]
    return sorted(actor.name for actor in link(readings).actors)


def test_a_body_is_one_by_its_initials_and_by_its_words_in_another_order():
    assert len(organisations("Northern Rivers Commission", "NRC")) == 1
    assert len(organisations("Department of Fisheries", "the Fisheries Department")) == 1
    assert len(organisations("Harbour Club and Theatre", "Harbour Club", "Harbourclub and Theatre")) == 1


def test_a_body_is_one_by_its_place_and_kind_and_without_its_country():
    assert len(organisations("Falkborough Police Department", "Falkborough police", "Falkborough Fire Department")) == 2
    assert len(organisations("US Rivers Bureau", "the Rivers Bureau")) == 1


def test_a_body_of_a_state_is_one_by_its_state_and_kind():
    def bodies(*names):
        readings = [
            report(f"{name} agreed.", name, kind="organisation", country="NGA", outlet="ABCD"[n], end=(ONE, TWO)[n % 2])
            for n, name in enumerate(names)
        ]
        return len(link([draft.reading for draft in readings]).actors)

    assert bodies("Nigeria's army", "the Nigerian Army", "Army of Nigeria") == 1
    assert bodies("Nigeria's army", "the Nigerian Navy") == 2
    assert bodies("Nigeria's police", "Kano police") == 2


def test_police_by_itself_is_the_only_police_force_of_the_story():
    assert organisations("Falkborough Police Department", "Police") == ["Falkborough Police Department"]
    assert len(organisations("Falkborough Police Department", "Northern State Police", "Police")) == 3


def test_a_body_within_a_body_stays_another():
    assert len(organisations("Northern State Police", "Northern State Police Crime Laboratory")) == 2
    assert len(organisations("Department of Health", "Department of Health and Labour")) == 2
    assert len(organisations("Falk Daily News", "Falk Methodist Hospital")) == 2


def test_initials_that_fit_two_bodies_are_given_to_neither():
    assert len(organisations("Northern Rivers Commission", "National Roads Council", "NRC")) == 3


def test_a_first_name_alone_goes_to_the_one_person_of_the_story_who_bears_it():
    one = report("Ines Falk and Otto Berg spoke.", "Ines Falk", "Otto Berg").reading
    other = report("Ines left.", "Ines", outlet="B", end=TWO).reading
    linked = link([one, other])
    assert persons(linked) == ["Ines Falk", "Otto Berg"]
    (falk,) = [actor for actor in linked.actors if actor.name == "Ines Falk"]
    assert any("first name" in reason for reason in falk.reasons)
    two = report("Ines Falk and Ines Berg spoke.", "Ines Falk", "Ines Berg").reading
    assert len(persons(link([two, other]))) == 3


def described(words, outlet, end=TWO, **about):
    text = f"{words} left." if "named" not in about else f"{about['named']}, {words}, spoke."
    return Draft(text + end, published="2025-06-03", outlet=outlet).described(words, **about).reading


def test_an_office_tells_who_is_meant_where_the_story_names_one_holder():
    one = described("foreign minister", "A", ONE, title="foreign minister", country="NOR", named="Ines Falk")
    other = described("Norwegian foreign minister", "B", title="foreign minister", country="NOR")
    (falk,) = link([one, other]).actors
    assert falk.name == "Ines Falk"
    assert any("office" in reason for reason in falk.reasons)
    former = described("Norwegian defence minister", "B", title="defence minister", country="NOR")
    assert len(link([one, former]).actors) == 2


def test_an_office_of_a_state_is_one_person_in_a_story_in_whatever_words():
    def persons_of(*words):
        readings = []
        for n, (name, title) in enumerate(words):
            draft = Draft(f"{name} agreed." + (ONE, TWO)[n], published="2025-06-03", outlet="AB"[n])
            readings.append(draft.described(name, title=title, country="RUS").reading)
        return len(link(readings).actors)

    assert (
        persons_of(
            ("Russia's foreign minister", "foreign minister"), ("The Russian foreign minister", "foreign minister")
        )
        == 1
    )
    assert (
        persons_of(
            ("Russia's foreign minister", "foreign minister"), ("The Russian defence minister", "defence minister")
        )
        == 2
    )
    assert (
        persons_of(
            ("Russia's foreign minister", "foreign minister"), ("The former Russian foreign minister", "minister")
        )
        == 2
    )


def test_a_spokesman_is_known_by_whose_he_is():
    one = described("Palace spokesman", "A", ONE, title="spokesman", body="Palace", country="NOR", named="Ines Falk")
    same = described("the spokesman of the Palace", "B", title="spokesman", body="Palace", country="NOR")
    police = described("police spokesman", "B", title="spokesman", body="police", country="NOR")
    assert len(link([one, same]).actors) == 1
    assert len(link([one, police]).actors) == 2


def test_those_who_are_only_described_are_nobody_elsewhere():
    men = [described("tall man", outlet, end, title="man") for outlet, end in (("A", ONE), ("B", TWO))]
    assert len(link(men).actors) == 2


def test_statements_and_events_speak_of_the_merged_actor():
    one = report("Ines Falk came.", "Ines Falk").reading
    other = report("“We hold on,” Falk said.", "Falk", outlet="B", end=TWO).statement("We hold on,", by="Falk").reading
    linked = link([one, other])
    (actor,) = linked.actors
    assert [s.speaker for reading in linked.readings for s in reading.statements] == [actor.id]
    assert set(actor.members) == {a.id for reading in (one, other) for a in reading.actors}
    assert all(linked.actor_of[r.report.id][r.actors[0].id] == actor.id for r in (one, other))


def test_the_order_given_changes_no_actor():
    readings = [
        report("Ines Falk met Otto Falk.", "Ines Falk", "Otto Falk").reading,
        report("Falk left.", "Falk", outlet="B", end=TWO).reading,
        report("Sergei Orlovsky spoke.", "Sergei Orlovsky", outlet="C").reading,
        report("Orlovski spoke.", "Orlovski", outlet="D", end=TWO).reading,
    ]
    expected = link(readings).to_dict()
    for seed in range(6):
        shuffled = readings.copy()
        random.Random(seed).shuffle(shuffled)
        assert link(shuffled).to_dict() == expected
