"""The latest stories first, a page at a time, with the words of a search and with who tells them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.case import Case
from dragoman.errors import SettingsError
from dragoman.records import make_report
from tests.case.stub import stub_engine

TOPICS = (
    ("2025-03-01", "Harbour fees", "Ana Lima met Bo Dahl in Bergen on 2025-03-01 about harbour fees."),
    ("2025-09-09", "Sonar licences", "Carla Moss met Dan Okoro in Porto on 2025-09-09 about sonar licences."),
    (None, "Nobody knows when", "Winter storms closed the lighthouse of a small island, and its keeper waits."),
    ("2025-06-05", "Orchard blight", "Dan Ruiz met Eve Moss in Vigo on 2025-06-05 about apple trees."),
)


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setattr("dragoman.engines.engine_for", stub_engine)
    with Case.open(":memory:") as made:
        made.read_reports(
            make_report(text, key=title, title=title, outlet=f"{title} Post", published=day)
            for day, title, text in TOPICS
        )
        assert made.stories().count() == len(TOPICS)
        yield made


def test_the_last_day_goes_first_and_the_undated_last(case: Case) -> None:
    days = [story.last for story in case.latest_stories()]
    assert days == ["2025-09-09", "2025-06-05", "2025-03-01", None]


def test_pages_give_each_story_once_and_then_end(case: Case) -> None:
    found, after = [], None
    while True:
        page = case.latest_stories(after=after, limit=1)
        found += [story.id for story in page]
        after = page.next
        if after is None:
            break
    assert found == [story.id for story in case.latest_stories()]


@pytest.mark.parametrize("words", ["blight", "apple", "“apple trees”", "ORCHARD blight"])
def test_words_are_found_in_reports_and_in_titles(case: Case, words: str) -> None:
    assert [story.last for story in case.latest_stories(words)] == ["2025-06-05"]
    assert case.count_stories(words) == 1


def test_filters_hold_for_page_and_count_alike(case: Case) -> None:
    assert [story.last for story in case.latest_stories(since="2025-06-04", limit=1)] == ["2025-09-09"]
    assert case.count_stories(since="2025-06-04") == 2
    assert case.count_stories() == len(TOPICS)
    assert case.count_stories("apple", outlet="Harbour fees Post") == 0


def test_a_rejected_story_is_neither_shown_nor_counted(case: Case) -> None:
    gone = case.latest_stories().records[0]
    case.review.reject(gone.id, who="test")
    assert gone.id not in {story.id for story in case.latest_stories()}
    assert case.count_stories() == case.stories().count() == len(list(case.stories()))


def test_what_is_no_cursor_is_refused(case: Case) -> None:
    with pytest.raises(SettingsError, match="no cursor"):
        case.latest_stories(after="nonsense")


def test_each_story_is_told_by_its_outlets(case: Case) -> None:
    latest = case.latest_stories().records[0]
    told = case.tellings([latest.id])[latest.id]
    assert (told.reports, told.outlets, told.conflicts) == (1, ("Sonar licences Post",), 0)
