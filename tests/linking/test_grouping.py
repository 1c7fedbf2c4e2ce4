"""Reports are grouped as they come: at once for the time being, and for good when their day is over."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.linking.grouping import Grouper, regrouped
from dragoman.linking.grouping.houses import RepeatedLines, line_marks
from dragoman.linking.grouping.kept import Before, first_compared
from dragoman.records import Reading, make_report

MATTERS = {
    "flood": (
        "The river Lenz burst its banks above Orsk and rescuers took families off their roofs.",
        "Engineers fear for the dam above Orsk while the Lenz keeps rising.",
        "Orsk spent the night on its roofs, and the dam on the Lenz leaks.",
        "Schools in Orsk stay shut until the Lenz falls, the mayor said.",
    ),
    "grain": (
        "Envoys of Norland and Sudmark met in Geneva over the grain corridor through the mined strait.",
        "The grain corridor stays shut: Sudmark will not clear the strait, and Norland will not pay.",
        "Traders in Geneva wait for Norland and Sudmark to open the grain corridor before the harvest.",
        "Sudmark offers to clear the mined strait if Norland insures the grain ships.",
    ),
    "trial": (
        "The court at Brenholm heard the banker Otto Brandt, who denies having forged the ledgers.",
        "Brandt forged no ledgers, his counsel told the court at Brenholm.",
        "A clerk told the Brenholm court how the ledgers of the banker Brandt were rewritten at night.",
        "The banker Otto Brandt was acquitted at Brenholm of forging the ledgers.",
    ),
}
FIRST = date(2025, 6, 2)


def report(matter, telling, day, key="", title=None):
    published = None if day is None else (FIRST + timedelta(days=day)).isoformat()
    sentences = MATTERS[matter]
    text = f"{sentences[telling % 4]} {sentences[(telling + 1) % 4]}"
    return Reading(report=make_report(text, key=f"{matter}-{telling}-{key}", published=published, title=title))


def affair(reports, days, seed=3):
    """Many reports on one affair over some weeks, each told in some of the same sentences."""
    chance = random.Random(seed)
    sentences = [sentence for told in MATTERS.values() for sentence in told]
    for number in range(reports):
        day = (FIRST + timedelta(days=number * days // reports)).isoformat()
        text = " ".join(chance.sample(sentences, 6))
        yield Reading(report=make_report(text, key=str(number), published=day, outlet=f"Paper {number % 30}"))


def grouped(readings, *, settle_each=False):
    grouper = Grouper()
    for reading in sorted(readings, key=Grouper.day_of):
        grouper.add(reading)
        if settle_each:
            grouper.settle()
    grouper.settle()
    return grouper.story_of


DAYS = (0, 0, 1, 2, 30, 80, None)
drawn = st.lists(
    st.tuples(st.sampled_from(sorted(MATTERS)), st.integers(0, 3), st.sampled_from(DAYS), st.sampled_from("ab")),
    max_size=14,
    unique=True,
)  # fmt: skip
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(drawn, st.randoms(use_true_random=False))
def test_the_order_within_a_day_makes_no_difference(choices, chance):
    readings = [report(*choice) for choice in choices]
    shuffled = readings.copy()
    chance.shuffle(shuffled)
    assert grouped(readings) == grouped(shuffled)


@few
@given(drawn)
def test_one_at_a_time_and_in_bulk_give_the_same(choices):
    readings = [report(*choice) for choice in choices]
    assert grouped(readings, settle_each=True) == grouped(readings)


@few
@given(drawn)
def test_every_report_is_in_a_story_that_one_of_its_reports_founded(choices):
    story_of = grouped([report(*choice) for choice in choices])
    assert set(story_of) == {report(*choice).report.id for choice in choices}


def test_reports_find_their_matter_and_a_new_matter_founds_a_story():
    readings = [report(matter, telling, day=telling) for matter in MATTERS for telling in range(3)]
    story_of = grouped(readings)
    stories = {}
    for one in readings:
        stories.setdefault(story_of[one.report.id], set()).add(one.report.key.split("-")[0])
    assert sorted(map(sorted, stories.values())) == [["flood"], ["grain"], ["trial"]]


def test_a_report_is_told_its_story_at_once():
    grouper = Grouper()
    first = grouper.add(report("grain", 0, 0))
    assert grouper.add(report("flood", 0, 0)) != first
    assert grouper.add(report("grain", 1, 0)) == first


def test_a_story_keeps_its_id_as_reports_come_in_on_later_days():
    grouper = Grouper()
    ids = set()
    for day in range(12):
        ids.add(grouper.add(report("grain", day % 4, day, key=str(day))))
        grouper.settle()
        ids.add(grouper.story_of[report("grain", 0, 0, key="0").report.id])
    assert len(ids) == 1


def test_a_story_that_rested_for_two_weeks_is_taken_up_again():
    grouper = Grouper()
    first = grouper.add(report("trial", 0, 0))
    assert grouper.add(report("trial", 1, 14)) == first


def test_what_lies_months_back_is_another_story():
    grouper = Grouper()
    first = grouper.add(report("trial", 0, 0))
    assert grouper.add(report("trial", 1, 100)) != first


def test_undated_reports_come_last_and_find_their_story():
    grouper = Grouper()
    first = grouper.add(report("flood", 0, 3))
    grouper.add(report("grain", 0, 5))
    assert grouper.add(report("flood", 1, None)) == first


def test_a_day_that_is_past_cannot_be_added_to():
    grouper = Grouper()
    grouper.add(report("flood", 0, 3))
    with pytest.raises(ValueError, match="past"):
        grouper.add(report("grain", 0, 2))


def test_an_affair_of_more_reports_than_any_bound_stays_one_story():
    readings = list(affair(320, days=16))
    assert len(set(grouped(readings).values())) == 1


def test_a_day_of_more_reports_than_any_bound_is_grouped_in_any_order():
    readings = list(affair(70, days=1))
    shuffled = readings.copy()
    random.Random(5).shuffle(shuffled)
    assert grouped(readings) == grouped(shuffled)


def test_the_state_does_not_grow_with_what_is_long_past():
    grouper = Grouper()
    for day in range(0, 400, 3):
        grouper.add(report(sorted(MATTERS)[day % 3], day % 4, day, key=str(day)))
    assert len(grouper._neighbours.placed) < 30
    assert sum(map(len, grouper._members.values())) < 30


def test_a_merge_and_a_split_are_told_apart():
    before = {"r-1": "y-1", "r-2": "y-2", "r-3": "y-2", "r-4": "y-4", "r-5": "y-4"}
    after = {"r-1": "y-1", "r-2": "y-1", "r-3": "y-1", "r-4": "y-4", "r-5": "y-5", "r-6": "y-6"}
    found = [(entry.kind, entry.story, entry.into, entry.reports) for entry in regrouped(before, after)]
    assert found == [("merge", "y-2", "y-1", ("r-2", "r-3")), ("split", "y-4", "y-5", ("r-5",))]


def test_a_line_that_a_house_repeats_is_left_out_after_a_week():
    known = RepeatedLines()
    text = "Subscribe to the Lenz Gazette today\nThe dam above Orsk holds for now."
    known.note("gazette.example", line_marks(text), day=10)
    other = "Subscribe to the Lenz Gazette today\nThe court at Brenholm rose at noon."
    assert known.standing("gazette.example", other, day=12) == ()
    assert known.standing("gazette.example", other, day=20) == (0,)
    assert known.standing("other.example", other, day=20) == ()
    known.forget("gazette.example", line_marks(text))
    assert known.standing("gazette.example", other, day=20) == ()


def test_two_outlets_of_one_footer_are_not_one_story():
    footer = "\nSubscribe to the Lenz Gazette for football, weather and the lottery numbers of the region every morning"
    grouper = Grouper()
    for day, matter in ((0, "flood"), (10, "grain"), (20, "trial"), (30, "flood")):
        one = report(matter, 0, day, key=str(day)).report
        text = f"{one.text}{footer * 3}"
        published = one.published.value
        grouper.add(Reading(report=make_report(text, key=one.key, published=published, outlet="Gazette")))
    grouper.settle()
    assert len(set(grouper.story_of.values())) >= 3


@pytest.mark.parametrize("text", ["", "\0", "x" * 2_000_000, "a\n" * 300_000, "\ud7ff" * 1000, "?! …" * 50_000])
def test_any_text_can_be_grouped(text):
    grouper = Grouper()
    for key in "ab":
        grouper.add(Reading(report=make_report(text, key=key, published="2025-06-02", outlet="Post", title=text)))
    grouper.settle()
    assert len(grouper.story_of) == 2


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 40), st.sampled_from((None, 5, 20, 70)))
def test_days_taken_up_again_give_what_they_gave(begin, undated):
    readings = [report(("flood", "grain", "trial")[n % 3], n, day, key=str(n)) for n, day in enumerate(range(0, 80, 2))]
    if undated is not None:
        readings.append(report("grain", 1, None, key="undated"))
    kept = {}
    whole = Grouper(lambda name, one, vectors: kept.__setitem__(name, (one, vectors)))
    ordered = sorted(readings, key=Grouper.day_of)
    for reading in ordered:
        whole.add(reading)
    whole.close()
    day = Grouper.day_of(ordered[min(begin, len(ordered) - 1)])
    again = {}
    grouper = Grouper.resumed(
        day,
        (
            Before(
                name, [s for r, d, s in whole.moves if r == name and d < day][-1], one, lambda vectors=vectors: vectors
            )
            for name, (one, vectors) in kept.items()
            if first_compared(min(day, FIRST.toordinal() + 78)) <= one.day < day
        ),
        lambda name, one, vectors: again.__setitem__(name, (one, vectors)),
    )
    for reading in ordered:
        if Grouper.day_of(reading) >= day:
            grouper.add(reading)
    grouper.close()
    assert again == {name: of for name, of in kept.items() if of[0].day >= day}
    assert grouper.story_of == {name: whole.story_of[name] for name in grouper.story_of}
