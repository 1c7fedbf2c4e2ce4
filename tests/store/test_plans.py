"""What is asked of a story is looked up: no request goes through the rows of the whole case."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from dragoman.store.fulltext import called, called_nearly
from dragoman.store.known import stories_up_to
from dragoman.store.rows import Selection
from dragoman.store.selecting import counted, selected
from dragoman.store.store import Store
from dragoman.store.tables import ITEMS, names

_KINDS = ("reports", *ITEMS)
_STORY = ("y-1",)


def plan(store: Store, query: object) -> list[str]:
    sql = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})  # type: ignore[attr-defined]
    with store.database.reading() as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize("kind", _KINDS)
def test_a_page_of_a_story_is_looked_up_in_an_index(kind: str) -> None:
    with Store.in_memory() as store:
        for chosen in (
            Selection(kind=kind, stories=_STORY, limit=50),
            Selection(kind=kind, stories=_STORY, after="0001", limit=50),
            Selection(kind=kind, ids=("x-1",)),
        ):
            for query in (selected(chosen), counted(chosen)):
                steps = plan(store, query)
                assert not [step for step in steps if step.startswith("SCAN") and step != "SCAN anon_1"], steps


@pytest.mark.parametrize("kind", [kind for kind in _KINDS if kind != "actors"])
def test_a_page_of_a_story_comes_in_order_out_of_the_index(kind: str) -> None:
    with Store.in_memory() as store:
        (step, *_) = plan(
            store, selected(Selection(kind=kind, stories=_STORY, after="0001", limit=50), of=("sort", "record"))
        )
        assert f"{kind}_story_sort (story=? AND sort>?)" in step


@pytest.mark.parametrize("kind", _KINDS)
def test_a_page_of_everything_begins_where_the_last_ended(kind: str) -> None:
    with Store.in_memory() as store:
        (step, *_) = plan(store, selected(Selection(kind=kind, after="0001", limit=50)))
        assert f"{kind}_sort (sort>?)" in step


@pytest.mark.parametrize("after", [None, "2025-02-27T23:59:59 y-1"])
def test_the_latest_stories_come_in_order_out_of_an_index(after: str | None) -> None:
    chosen = Selection(kind="stories", newest_first=True, after=after, limit=30)
    with Store.in_memory() as store:
        (step,) = plan(store, selected(chosen, of=("newest", "record")))
    assert step.endswith("stories_newest (newest<?)" if after else "stories_newest")


@pytest.mark.parametrize("kind", _KINDS)
def test_everything_of_a_kind_is_counted_in_an_index_alone(kind: str) -> None:
    with Store.in_memory() as store:
        steps = plan(store, counted(Selection(kind=kind)))
    rows = [step for step in steps if step.startswith(("SCAN", "SEARCH")) and step != "SCAN CONSTANT ROW"]
    assert len(rows) == 2
    assert all(f"COVERING INDEX {kind}" in step or f"INDEX {kind}_hidden" in step for step in rows), rows


@pytest.mark.parametrize("kind", ["stories", "events", "statements", "reports"])
@pytest.mark.parametrize(
    "asked",
    [{"actors": ("a-1", "a-2")}, {"outlet": "post"}, {"reports": ("r-1",)}, {"since": "2025", "stories": ("y-1",)}],
)
def test_what_filters_ask_for_is_looked_up(kind: str, asked: dict[str, object]) -> None:
    with Store.in_memory() as store:
        steps = plan(store, counted(Selection(kind=kind, **asked)))  # type: ignore[arg-type]
    assert not [step for step in steps if step.startswith("SCAN") and step != "SCAN anon_1"], steps


def test_the_words_of_titles_and_names_are_looked_up_in_their_index() -> None:
    with Store.in_memory() as store:
        for chosen in (called("sqlite", ("ana lima", "bergen")), called_nearly("sqlite", ("an", "li"))):
            steps = plan(store, select(names.c.item).where(*chosen))
            assert any(step.startswith("SEARCH names USING INTEGER PRIMARY KEY") for step in steps), steps
            assert not [step for step in steps if step.startswith("SCAN") and "VIRTUAL TABLE INDEX" not in step], steps
        steps = plan(store, selected(Selection(kind="stories", phrases=("ana lima",), newest_first=True, limit=30)))
        assert not [step for step in steps if step == "SCAN names"], steps


def test_the_stories_of_a_moment_come_out_of_an_index() -> None:
    with Store.in_memory() as store:
        for after in (None, ("2025-02-01T00:00:00", "y-1")):
            steps = plan(store, stories_up_to("2025-02-27T23:59:59", after))
            assert [step for step in steps if "reports_latest (latest<" in step], steps
            assert not [step for step in steps if step.startswith(("SCAN", "USE TEMP B-TREE"))], steps
