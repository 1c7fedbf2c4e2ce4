"""The list of stories as of a moment, made story by story: the past of the whole case is never put together for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.case import Case
from dragoman.records import make_report
from tests.case.test_latest_stories import case as case  # noqa: PLC0414 (a fixture)


@pytest.fixture(autouse=True)
def never_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def linked(*_: object) -> None:
        raise AssertionError("the past of the whole case was linked")

    monkeypatch.setattr("dragoman.case.asking.store_as_of", linked)


def test_the_stories_of_then_are_those_with_a_report_by_then(case: Case) -> None:
    assert [story.last for story in case.latest_stories(as_of="2025-06-30")] == ["2025-06-05", "2025-03-01"]
    assert case.count_stories(as_of="2025-06-30") == 2
    assert list(case.latest_stories(as_of="2025-02-01")) == []


def test_each_is_as_the_reports_of_then_have_it(case: Case) -> None:
    later = (
        "Carla Moss met Dan Okoro in Porto on 2025-09-11 about sonar licences again. "
        "Carla Moss met Dan Okoro in Porto on 2025-09-09 about sonar licences."
    )
    case.read_text(later, published="2025-09-11", title="Sonar talks go on", outlet="Later Post")
    (now,) = case.latest_stories("sonar")
    assert len(now.reports) == 2
    (then, *_) = case.latest_stories(as_of="2025-09-10")
    assert (then.id, len(then.reports), then.last) == (now.id, 1, "2025-09-09")
    telling = case.tellings([then.id], as_of="2025-09-10")[then.id]
    assert (telling.reports, telling.outlets) == (1, ("Sonar licences Post",))
    assert telling.published == (("2025-09-09", 1),)


def test_pages_of_then_give_each_story_once_and_end(case: Case) -> None:
    found, after = [], None
    while True:
        page = case.latest_stories(as_of="2025-12-31", after=after, limit=1)
        found += [story.id for story in page]
        after = page.next
        if after is None:
            break
    assert found == [story.id for story in case.latest_stories(as_of="2025-12-31")]
    assert len(found) == case.count_stories(as_of="2025-12-31") == 3


def test_searching_and_changes_of_one_story_need_no_whole_past(case: Case) -> None:
    assert case.search("sonar", as_of="2025-09-01") == []
    assert [hit.outlet for hit in case.search("sonar", as_of="2025-09-10")] == ["Sonar licences Post"] * 1
    (story,) = case.latest_stories("sonar")
    told = {(one.kind, one.what) for one in case.changes("2025-09-01", story=story.id)}
    assert ("reports", "new") in told
    assert case.changes("2025-09-20", story=story.id) == []


def test_a_report_that_was_published_again_costs_its_story_alone(case: Case) -> None:
    talks = (
        "Carla Moss met Dan Okoro in Porto on 2025-09-09 about sonar licences. "
        "Ana Lima met Bo Dahl in Bergen on 2025-09-08 before that."
    )
    about = {"url": "https://post.example/sonar", "outlet": "Second Post", "published": "2025-09-10"}
    for words, fetched in (
        ("Ten ships use it.", "2025-09-10T08:00:00Z"),
        ("Twelve ships use it.", "2025-09-12T08:00:00Z"),
    ):
        case.read_reports([replace(make_report(f"{talks} {words}", **about), fetched=fetched)])
    before, after = (version.id for version in case.versions(case.reports(outlet="Second Post").first().id))
    (story,) = case.latest_stories("sonar")
    for moment, known in (("2025-09-11", before), ("2025-09-12", after)):
        assert known in case.brief(story.id, as_of=moment).story.reports
        (then,) = case.stories(story=story.id, as_of=moment)
        assert (then.id, set(then.reports) & {before, after}) == (story.id, {known})
        assert [report.id for report in case.reports(story=story.id, outlet="Second Post", as_of=moment)] == [known]
        events = case.events(story=story.id, as_of=moment)
        assert known in {mention.report for event in events for mention in event.mentions}
        assert {event.id for event in events} <= {event.id for event in case.events(story=story.id)}
        assert case.known_by(moment) == 4
    assert [hit.report for hit in case.search("ships", as_of="2025-09-11")] == [before]
    assert [hit.report for hit in case.search("twelve ships", as_of="2025-09-12")] == [after]
    assert case.search("twelve", as_of="2025-09-11") == []
    assert ("reports", "new") in {(one.kind, one.what) for one in case.changes("2025-09-11", story=story.id)}
    listed = {one.id: one for one in case.latest_stories(as_of="2025-09-11")}
    assert before in listed[story.id].reports


def test_of_a_story_that_one_report_told_the_first_version_told_it_then(case: Case) -> None:
    about = {"url": "https://bell.example/beech", "outlet": "Bell", "title": "The beech of Gorm"}
    text = "The old beech on the green of Gorm is to be felled, the parish council said."
    for words, published in (("", "2024-03-01"), (" It fell.", "2024-04-01")):
        case.read_reports([replace(make_report(text + words, published=published, **about), fetched=published)])
    (told,) = case.latest_stories(as_of="2024-03-15")
    (now,) = case.stories(until="2024-12-31")
    assert (told.id, told.last) == (now.id, "2024-03-01")
    assert case.count_stories(as_of="2024-03-15") == 1
    assert case.tellings([told.id], as_of="2024-03-15")[told.id].reports == 1


def test_numbers_that_only_a_later_report_confirms_are_not_known_before(case: Case) -> None:
    early = (
        "Eve Moss met Dan Oz in Izmir on 2025-09-09 about the eel fishery. A crowd with banners waited at the gate of "
        "the old harbour until it grew dark. Fishermen landed 400 tons of herring on Monday. The mayor kept silent."
    )
    late = (
        "Nobody else was let in when Eve Moss met Dan Oz in Izmir on 2025-09-09 about the eel fishery. On Monday "
        "fishermen landed 400 tons of herring, more than ever. Prices fell by evening, and bakeries along the river closed."
    )
    for outlet, day, words in (("Early Post", "2025-09-10", early), ("Late Wire", "2025-09-12", late)):
        case.read_text(words, published=day, title="Eel fishery", outlet=outlet)
    (story,) = case.latest_stories("eel fishery")
    assert [figure.origins for figure in story.figures] == [2]
    assert case.brief(story.id, as_of="2025-09-11").story.figures == ()
    assert case.stories(story=story.id, as_of="2025-09-11").first().figures == ()


def test_all_items_of_then_are_those_of_each_story(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.case.pasts._LINKED", 0)
    case.read_text("Ana Lima met Dan Oz in Izmir on 2025-07-01 about trams.", published="2025-07-02", title="Trams")
    for moment in ("2025-03-02", "2025-07-31", "2025-12-31"):
        stories = [story.id for story in case.latest_stories(as_of=moment)]
        for kind in ("events", "reports", "quotations", "disagreements"):
            listed = [one.id for one in getattr(case, kind)(as_of=moment)]
            told = [one.id for story in stories for one in getattr(case, kind)(as_of=moment, story=story)]
            assert sorted(listed) == sorted(told), (kind, moment)
    (lima,) = case.actors(as_of="2025-07-31", actor="Ana Lima")
    assert {span.report for span in lima.evidence["name"]} == {
        report.id for report in case.reports(as_of="2025-07-31") if "Ana Lima" in report.text
    }
    assert len({report.story for report in case.reports(as_of="2025-07-31", actor=lima.id)}) == 2


def test_changes_of_the_whole_case_need_no_linking_of_its_past(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.case.pasts._LINKED", 0)
    assert {one.text for one in case.changes("2025-06-01", as_of="2025-12-31") if one.kind == "reports"} == {
        "Orchard blight",
        "Sonar licences",
    }
