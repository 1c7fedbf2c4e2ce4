"""One more report costs its own story: the rest of the case is not linked again."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import chain

import pytest

from dragoman.case import Case
from dragoman.case.relinking import made_of, whole_readings
from dragoman.case.review.deciding import all_decisions, in_force, row_of
from dragoman.records import make_report
from tests.case.contents import contents
from tests.case.stub import affair

pytestmark = pytest.mark.usefixtures("stub")


@pytest.fixture
def linked(monkeypatch):
    """The stories that are linked, by the keys of their reports, in the order in which they are."""
    from dragoman.case.growing import growth
    from dragoman.linking.story import link_story

    told = []

    def noted(readings, around):
        told.append(sorted(reading.report.key for reading in readings))
        return link_story(readings, around)

    monkeypatch.setattr(growth, "link_story", noted)
    return told


MATTERS = {
    1: "A balloon of the meteorologists came down in the marshes east of Vallø.",
    2: "Beekeepers of Quenby lost every fourth hive to mites this winter.",
    3: "The tram drivers of Ostermark go on strike over their pensions.",
    16: "A violin by Amati was found in the attic of a school for sailors.",
}


def far(number):
    """A report on something else, of some day of the weeks before and after."""
    return make_report(MATTERS[number], key=f"far-{number}", outlet="Gazette", published=f"2025-03-{number:02}")


def test_a_report_of_another_matter_links_no_other_story(linked):
    with Case.open(":memory:") as case:
        case.read_reports(affair())
        linked.clear()
        case.read_reports([far(16)])
        assert linked == [["far-16"]]


def test_an_earlier_report_of_another_matter_links_no_other_story(linked):
    with Case.open(":memory:") as case:
        case.read_reports([*affair(), far(16)])
        linked.clear()
        case.read_reports([far(2)])
        assert linked == [["far-2"]]


def test_nothing_new_links_nothing(linked):
    with Case.open(":memory:") as case:
        case.read_reports(affair())
        linked.clear()
        case.read_reports(affair())
        assert linked == []


def test_a_case_that_grew_is_what_it_would_be_at_once():
    late = [far(number) for number in (3, 1, 16, 2)]
    with Case.open(":memory:") as grown, Case.open(":memory:") as whole:
        for report in (*late[:2], *affair(), *late[2:]):
            grown.read_reports([report])
        whole.read_reports([*affair(), *late])
        assert contents(grown) == contents(whole)


def test_decisions_on_stories_hold_while_the_case_grows():
    with Case.open(":memory:") as grown, Case.open(":memory:") as whole:
        for case, parts in ((grown, (affair()[:3], affair()[3:])), (whole, (affair(),))):
            case.read_reports(parts[0])
            said = case.statements(actor="Ana Lima").first()
            case.review.reject(said.id, who="ada", at="2025-03-10")
            for part in parts[1:]:
                case.read_reports(part)
            assert said.id not in {one.id for one in case.statements()}
        assert {e.id for e in grown.events()} == {e.id for e in whole.events()}


def versions():
    """An article of the affair in three editions, fetched one after the other."""
    told = "Herring talks went on in the harbour. Ana Lima met Bo Dahl in Bergen on 2025-03-03 about herring quotas."
    about = {"url": "https://post.example/talks", "outlet": "Fjord Post", "published": "2025-03-04"}
    return [
        replace(
            make_report(f"{told} Edition {number}.", key=f"edition {number}", **about),
            fetched=f"2025-03-0{number}T12:00:00+00:00",
        )
        for number in (4, 5, 6)
    ]


def test_a_corrected_report_links_its_own_story_alone(linked):
    first, second, _ = versions()
    with Case.open(":memory:") as case:
        case.read_reports([*affair(), far(16), far(2), first])
        linked.clear()
        case.read_reports([second])
        assert len(linked) == 1
        assert not {"far-16", "far-2"} & set(linked[0])


def test_a_case_with_corrected_reports_that_grew_is_what_it_would_be_at_once():
    reports = [*affair(), *versions(), far(16), far(2)]
    for order in (reports, reports[::-1], [*reports[5:], *reports[:5]]):
        with Case.open(":memory:") as grown, Case.open(":memory:") as whole:
            for report in order:
                grown.read_reports([report])
            whole.read_reports(reports)
            assert contents(grown) == contents(whole)


def test_decisions_about_reports_and_stories_link_what_they_touch(linked):
    with Case.open(":memory:") as case:
        case.read_reports([*affair(), far(16), far(2)])
        (violin,) = case.reports(outlet="Gazette", since="2025-03-16")
        herring = max(case.stories(), key=lambda one: len(one.reports))
        linked.clear()
        case.review.reject(herring.reports[0], who="ada")
        elsewhere = {"far-2", "6"}
        assert linked
        assert not elsewhere & set(chain(*linked))
        linked.clear()
        case.review.undo(who="ada")
        case.review.correct(herring.reports[1], "published", "2025-03-07", who="ada")
        assert linked
        assert not elsewhere & set(chain(*linked))
        linked.clear()
        herring = max(case.stories(), key=lambda one: len(one.reports))
        case.review.pin(herring.id, report=violin.id, who="ada")
        assert ["far-16" in keys for keys in linked] == [True]
        linked.clear()
        case.review.undo(who="ada")
        assert sorted(len(keys) for keys in linked) == [1, len(herring.reports)]
        assert case.reports(ids=(violin.id,)).first().story != herring.id


@pytest.mark.parametrize("seed", range(6))
def test_however_decisions_and_reports_come_in_the_case_is_the_same(seed):
    """Rejected, redated, pinned, merged and split while it grows, and all at once at the end."""
    choose = random.Random(seed)
    reports = [*affair(), *versions(), *(far(number) for number in MATTERS)]
    choose.shuffle(reports)
    known = sorted(reports, key=lambda one: one.id)

    def decide(case, rounds):
        for at in rounds:
            turn = random.Random(f"{seed} {at}")
            moment = f"2025-04-{at + 1:02}"
            here = [one.id for one in known if one.id in {r.id for r in case.reports(rejected=True)}]
            report = turn.choice(here)
            stories = sorted(case.stories(), key=lambda one: one.id)
            story = turn.choice(stories)
            match turn.choice(["reject", "date", "pin", "merge", "split"]):
                case "reject":
                    case.review.reject(report, who="ada", at=moment)
                case "date":
                    case.review.correct(report, "published", f"2025-03-{turn.randint(1, 28):02}", who="ada", at=moment)
                case "pin":
                    case.review.pin(story.id, report=report, who="ada", at=moment)
                case "merge":
                    other = turn.choice([one for one in stories if one is not story])
                    case.review.merge([story.id, other.id], who="ada", at=moment)
                case "split":
                    case.review.split(story.id, [turn.choice(story.reports)], who="ada", at=moment)

    with Case.open(":memory:") as grown, Case.open(":memory:") as whole:
        for at, report in enumerate(reports):
            grown.read_reports([report])
            if at in (6, 8, 10):
                decide(grown, [at])
        whole.read_reports(reports)
        whole._store.decide([row_of(decision) for decision in all_decisions(grown._store)])
        whole.link()
        ours, theirs = contents(grown), contents(whole)
        assert ours == theirs
        # And as the whole is put together, with nothing kept of it.
        readings = whole_readings(grown._store.base()[1])
        made = made_of(readings, in_force(grown._store))
        stories = {frozenset(story.reports) for story in made.layered.linked.stories}
        assert stories == {frozenset(story.reports) for story in grown.stories()}
