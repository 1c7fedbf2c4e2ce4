"""How many were killed and injured, and how old somebody is, by several reports."""

from __future__ import annotations

import dragoman
from dragoman.comparing import compare
from dragoman.linking import link
from dragoman.linking.tolls import tolls_of

HARBOUR = " The depot by the grain harbour of Norhaven burned until the morning, and the pier was closed."


def report(text, outlet="A", published="2025-06-04"):
    return dragoman.read_text(text + HARBOUR, outlet=outlet, published=published)


def tolls(*readings):
    return {toll.state: toll for toll in tolls_of(readings, lambda report: report)}


def numbers(*readings):
    return [d for d in compare(link(readings)).disagreements if d.about == "number"]


def test_the_number_that_most_reports_give():
    found = tolls(
        report("The fire killed three people and injured five others."),
        report("Three people were killed, the mayor said.", "B"),
        report("Four people were killed.", "C"),
    )
    assert (found["killed"].high, found["killed"].origins, found["injured"].high) == (3, 2, 5)


def test_persons_are_counted_where_no_number_is_given():
    (toll,) = tolls(report("Ola Berg, 62, was killed. Eva Holm, 34, died on the pier.")).values()
    assert (toll.state, toll.high) == ("killed", 2)


def test_of_those_shot_the_dead_are_not_injured():
    found = tolls(report("Eight people were shot, three of them fatally. Three people were killed."))
    assert (found["killed"].high, found["injured"].high) == (3, 5)


def test_a_number_for_many_incidents_is_none_of_this_one():
    assert tolls(report("Nine people were killed in shootings across the city this year.")) == {}


def test_a_report_that_goes_through_many_incidents_counts_for_none():
    text = "Four people were wounded in five shootings since Friday. A man was killed on the pier by a neighbour."
    assert tolls(report(text)) == {}


def test_the_worst_fire_in_history_is_one_matter():
    assert tolls(report("Nine people were killed in the worst fire in the history of Norhaven."))["killed"].high == 9


def test_some_of_the_victims_are_not_their_number():
    found = tolls(
        report("Five people were injured in the fire."), report("Two of the victims were injured badly.", "B")
    )
    assert found["injured"].high == 5


def test_those_shot_beside_the_dead_are_injured():
    found = tolls(report("One man was killed and four others were shot at the pier."))
    assert (found["killed"].high, found["injured"].high) == (1, 4)


def test_the_wounds_of_the_dead_are_no_injured():
    found = tolls(report("Four workers were found dead. All four had wounds."))
    assert (found["killed"].high, "injured" in found) == (4, False)


def test_two_numbers_of_one_day_conflict():
    (number,) = numbers(report("The fire killed three people."), report("The fire killed four people.", "B"))
    assert number.kind == "conflict"
    assert [position.value for position in number.positions] == ["three people", "four people"]


def test_a_later_and_larger_number_is_an_update():
    (number,) = numbers(
        report("The fire killed three people."), report("The fire killed four people.", "B", published="2025-06-06")
    )
    assert number.kind == "update"


def test_at_least_three_agrees_with_four():
    assert numbers(report("At least three people were killed."), report("The fire killed four people.", "B")) == []


def test_ages_of_somebody_whom_no_report_takes_for_an_actor_conflict():
    (age,) = numbers(
        report("Police arrested Dorian Fairhouse, 32."), report("A judge freed Dorian Fairhouse, 23.", "B")
    )
    assert (age.subject.text, [position.value for position in age.positions]) == (
        "the age of Dorian Fairhouse",
        ["23", "32"],
    )


def test_two_ages_of_one_person_conflict():
    (age,) = numbers(report("Ola Berg, 62, was killed."), report("Ola Berg, 26, was killed in the fire.", "B"))
    assert (age.subject.text, age.kind) == ("the age of Ola Berg", "conflict")
    assert {position.value for position in age.positions} == {"62", "26"}


def test_the_dead_of_the_town_are_not_those_of_the_country():
    town = report("At least four people have died in Istanbul.", published="2025-06-04")
    country = report("The storm left more than 60 people dead across Turkey, the ministry said.", "B", "2025-06-05")
    assert [d.kind for d in numbers(town, country)] == ["not-comparable"]
    grown = report("More than 60 people have died in Istanbul.", "B", "2025-06-05")
    assert [d.kind for d in numbers(town, grown)] == ["update"]
