"""A case of more reports than are linked anew while somebody waits: the past is told story by story."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.web import create_app
from tests.case.conftest import case as case  # noqa: PLC0414 (a fixture)


@pytest.fixture
def asked(case: Case, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    def linked(*_: object) -> None:
        raise AssertionError("the past of the whole case was linked")

    monkeypatch.setattr("dragoman.web.desk._AT_ONCE", 0)
    monkeypatch.setattr("dragoman.case.asking.store_as_of", linked)
    with TestClient(create_app(case), base_url="http://localhost") as client:
        yield client


def test_all_at_once_is_refused_with_what_to_do(asked) -> None:
    for path in ("/events?as_of=2025-03-05", "/api/v1/statements?as_of=2025-03-05", "/api/v1/changes?since=2025-03-05"):
        answer = asked.get(path, headers={"Accept": "application/json"})
        assert answer.status_code == 400, path
        assert "story" in answer.json()["detail"]


def test_every_page_that_the_slider_leads_to_answers(asked, case) -> None:
    story = max(case.stories(), key=lambda one: len(one.reports))
    then = "2025-03-05"
    page = asked.get(f"/stories/{story.id}?as_of={then}")
    assert page.status_code == 200
    event = case.events(story=story.id, as_of=then).first()
    actor = event.source[0]
    assert f"as_of={then}&amp;story={story.id}" in page.text
    for path in (
        f"/stories?as_of={then}", f"/search?q=herring&as_of={then}", f"/events?story={story.id}&as_of={then}",
        f"/events/{event.id}?as_of={then}", f"/actors/{actor}?as_of={then}&story={story.id}",
        f"/api/v1/actors/{actor}?as_of={then}&story={story.id}", f"/changes?story={story.id}&since={then}",
    ):  # fmt: skip
        assert asked.get(path).status_code == 200, path


def test_changes_lead_to_the_stories_that_changed(asked, case) -> None:
    found = asked.get("/changes?since=2025-03-05").text
    for story in case.stories():
        assert (f"/changes?story={story.id}" in found) == ((story.last or "") >= "2025-03-05")
