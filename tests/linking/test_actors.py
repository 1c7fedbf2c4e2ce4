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
