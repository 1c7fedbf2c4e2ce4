"""One more report costs its own story: the rest of the case is not linked again."""

from __future__ import annotations

import pytest

from dragoman.case import Case
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
