"""What became of a story is in a log, and its id goes on leading to it."""

from __future__ import annotations

import itertools

import pytest

from dragoman import Case

REPORTS = (
    ("The river Lenz burst its banks above Orsk and rescuers took families off their roofs.", "2025-06-03"),
    ("Orsk spent the night on its roofs: the Lenz burst its banks, and rescuers came in boats.", "2025-06-03"),
    ("The court at Brenholm heard the banker Otto Brandt, who denies having forged the ledgers.", "2025-06-03"),
    ("Rescuers took more families off the roofs of Orsk, where the Lenz burst its banks.", "2025-06-04"),
    ("The banker Otto Brandt was acquitted by the court at Brenholm of forging the ledgers.", "2025-06-12"),
)


def stories_of(case):
    return {report.text: report.story for report in case.reports()}


def read(case, reports):
    for text, day in reports:
        case.read_text(text, published=day)


@pytest.fixture
def flooded():
    with Case.open(":memory:") as case:
        read(case, REPORTS[3:4])
        yield case


def test_a_story_that_an_earlier_report_takes_in_is_logged_as_merged(flooded):
    (before,) = flooded.stories()
    read(flooded, REPORTS[:1])
    (now,) = flooded.stories()
    assert now.id != before.id
    (entry,) = flooded.regroupings()
    assert (entry.kind, entry.story, entry.into, entry.reports) == ("merge", before.id, now.id, before.reports)
    assert entry.at is not None


def test_the_log_is_shown_with_the_story_and_the_former_id_leads_to_it(flooded):
    (before,) = flooded.stories()
    read(flooded, REPORTS[:1])
    shown = flooded.show(before.id)
    assert shown.id != before.id
    assert [entry.story for entry in shown.regrouped] == [before.id]
    assert flooded.regroupings(shown.id) == flooded.regroupings()
    assert flooded.regroupings("y-of-nothing") == []


def test_reports_that_only_join_leave_no_entry(flooded):
    read(flooded, [("Families of Orsk came down from their roofs as the Lenz fell.", "2025-06-05")])
    assert flooded.regroupings() == []


def test_no_id_of_a_story_is_lost_however_reports_arrive():
    for order in itertools.islice(itertools.permutations(REPORTS), 0, 120, 40):
        with Case.open(":memory:") as case:
            issued = set()
            for one in order:
                read(case, [one])
                issued |= {story.id for story in case.stories()}
            here = {story.id for story in case.stories()}
            logged = {entry.story for entry in case.regroupings()}
            assert issued - here <= logged
            assert all(case.show(former).id in here for former in issued)


def test_the_order_and_the_number_of_runs_change_no_story():
    found = []
    for order in (REPORTS, REPORTS[::-1], (*REPORTS[2:], *REPORTS[:2])):
        with Case.open(":memory:") as case:
            read(case, order)
            found.append(stories_of(case))
    assert found[0] == found[1] == found[2]
    assert len(set(found[0].values())) == 2
