"""The list of stories as of a moment, made story by story: the past of the whole case is never put together for it."""

from __future__ import annotations

import pytest

from dragoman.case import Case
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
