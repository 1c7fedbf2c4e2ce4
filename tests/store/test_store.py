"""Rows in and out, the same on every database."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from dragoman.store.rows import Entry, Selection
from dragoman.store.store import Store
from tests.store.rows import linked, report, stored


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address) as opened:
        yield opened


def ids(store: Store, selection: Selection) -> list[str]:
    import json

    return [json.loads(line)["id"] for line in store.select(selection)]


def event(name: str, *, day: str | None = None, **more: object) -> Entry:
    return Entry(
        kind="events",
        id=name,
        record=f'{{"id": "{name}"}}',
        earliest=f"{day}T00:00:00" if day else None,
        latest=f"{day}T23:59:59" if day else None,
        **more,  # type: ignore[arg-type]
    )


def test_a_report_is_stored_once(store: Store) -> None:
    assert store.add(stored(report("r-1")))
    assert not store.add(stored(report("r-1")))
    assert store.count(Selection(kind="reports")) == 1


def test_a_report_read_otherwise_replaces_its_reading_alone(store: Store) -> None:
    store.add(stored(report("r-1"), "old words", names=("lima",)))
    assert store.add(stored(report("r-1"), "old words", digest="by another model", names=("dahl",)))
    assert store.digests() == {"r-1": "by another model"}
    assert store.column("names_met", "name") == ["dahl"]
    assert len(list(store.passages(("old",), Selection(kind="reports")))) == 1


def test_a_reading_that_is_better_than_ours_is_kept(store: Store) -> None:
    store.add(stored(report("r-1"), digest="model 1; lima"))
    assert not store.add(stored(report("r-1"), digest="model 1"), keep="model 1")
    assert store.digests(["r-1", "r-2"]) == {"r-1": "model 1; lima"}


def test_the_order_is_rank_then_time_then_place_in_the_text(store: Store) -> None:
    store.add(stored(report("r-1")))
    linked(
        store,
        event("e-undated"),
        event("e-late", day="2025-03-01"),
        event("e-b", day="2025-02-01", position=7),
        event("e-a", day="2025-02-01", position=9),
        event("e-first", day="2025-12-01", rank=-1.0),
    )
    assert ids(store, Selection(kind="events")) == ["e-first", "e-b", "e-a", "e-late", "e-undated"]
    assert ids(store, Selection(kind="events", limit=2)) == ["e-first", "e-b"]
    assert ids(store, Selection(kind="events", dated=True))[-1] == "e-late"


def test_sorting_is_by_code_point_whatever_the_locale(store: Store) -> None:
    for name in ("r-b", "r-Z", "r-a"):
        store.add(stored(report(name)))
    assert ids(store, Selection(kind="reports")) == ["r-Z", "r-a", "r-b"]


def test_time_filters_take_what_overlaps(store: Store) -> None:
    store.add(stored(report("r-1")))
    week = Entry(
        kind="events", id="e-week", record='{"id": "e-week"}',
        earliest="2025-02-17T00:00:00", latest="2025-02-23T23:59:59",
    )  # fmt: skip
    linked(store, week, event("e-day", day="2025-02-26"), event("e-undated"))
    assert ids(store, Selection(kind="events", since="2025-02-20T00:00:00")) == ["e-week", "e-day"]
    assert ids(store, Selection(kind="events", since="2025-02-24T00:00:00")) == ["e-day"]
    assert ids(store, Selection(kind="events", until="2025-02-17T08:00:00")) == ["e-week"]


def test_items_are_found_by_type_actor_role_story_and_outlet(store: Store) -> None:
    store.add(stored(report("r-1", outlet="Post")))
    store.add(stored(report("r-2", outlet="Wire")))
    linked(
        store,
        report("r-1", outlet="Post", story="y-1"),
        report("r-2", outlet="Wire", story="y-2"),
        event("e-1", type="CONSULT", subtype="meeting", story="y-1", reports=("r-1",), actors=(("a-1", "source"),)),
        event("e-2", type="AID", story="y-2", reports=("r-1", "r-2"), actors=(("a-1", "target"),)),
        Entry(kind="times", id="t-1", record='{"id": "t-1"}', report="r-1", story="y-1"),
        Entry(kind="actors", id="a-1", record='{"id": "a-1"}', reports=("r-1",), names=("ana lima",)),
    )
    assert ids(store, Selection(kind="events", types=("CONSULT",))) == ["e-1"]
    assert ids(store, Selection(kind="events", types=("meeting",))) == ["e-1"]
    assert ids(store, Selection(kind="events", actors=("a-1",))) == ["e-1", "e-2"]
    assert ids(store, Selection(kind="events", actors=("a-1",), roles=("target",))) == ["e-2"]
    assert ids(store, Selection(kind="events", actors=())) == []
    assert ids(store, Selection(kind="events", outlet="wire")) == ["e-2"]
    assert ids(store, Selection(kind="events", stories=("y-1",), outlet="post")) == ["e-1"]
    assert ids(store, Selection(kind="times", outlet="post")) == ["t-1"]
    assert ids(store, Selection(kind="times", actors=("a-1",))) == ["t-1"]
    assert ids(store, Selection(kind="reports", actors=("a-1",))) == ["r-1"]
    assert ids(store, Selection(kind="reports", stories=("y-2",))) == ["r-2"]
    assert store.types("events") == ["AID", "CONSULT", "meeting"]


def test_actors_are_called_by_whole_words_of_their_names(store: Store) -> None:
    store.add(stored(report("r-1")))
    linked(
        store,
        Entry(kind="actors", id="a-1", record="{}", names=("ana lima", "100% lima"), columns=(("country", "BRA"),)),
        Entry(kind="actors", id="a-2", record="{}", names=("limassol",)),
    )
    assert store.actors_called("lima", "LIMA") == ["a-1"]
    assert store.actors_called("an", "AN") == []
    assert store.actors_called("bra", "BRA") == ["a-1"]
    assert store.actors_called("0%", "0%") == [], "a percent sign is no wildcard"
    assert store.actors_called("_", "_") == []


def test_linking_replaces_what_changed_and_nothing_else(store: Store) -> None:
    store.add(stored(report("r-1")))
    linked(store, event("e-1", actors=(("a-1", "source"),)), event("e-2"), moved={"e-0": "e-1"})
    assert store.is_linked()
    linked(store, event("e-1", type="AID", actors=(("a-2", "source"),)), event("e-3"), moved={"e-0": "e-3"})
    assert ids(store, Selection(kind="events")) == ["e-1", "e-3"]
    assert ids(store, Selection(kind="events", actors=("a-1",))) == []
    assert ids(store, Selection(kind="events", actors=("a-2",))) == ["e-1"]
    assert store.target("e-0") == "e-3"
    assert store.target("e-1") == "e-1"


def test_unchanged_rows_are_not_written_again(store: Store) -> None:
    store.add(stored(report("r-1")))
    linked(store, event("e-1"), event("e-2"))
    with store.database.writing() as connection:
        connection.execute(text("UPDATE events SET record = 'untouched' WHERE id = 'e-1'"))
    linked(store, event("e-1"), event("e-2", type="AID"))
    assert next(store.select(Selection(kind="events", ids=("e-1",)))) == "untouched"


def test_what_came_in_while_linking_is_not_passed_over(store: Store) -> None:
    store.add(stored(report("r-1")))
    fingerprint, _ = store.base()
    store.add(stored(report("r-2")))
    assert not store.replace(fingerprint, [event("e-1")], {})
    assert ids(store, Selection(kind="events")) == []
    assert not store.is_linked()


def test_many_items_at_once(store: Store) -> None:
    """More than one statement's worth of parameters."""
    store.add(stored(report("r-1")))
    many = [event(f"e-{number:05}", reports=("r-1",), actors=((f"a-{number}", "source"),)) for number in range(2_345)]
    linked(store, *many)
    assert store.count(Selection(kind="events")) == 2_345
    linked(store, *many[:5])
    assert store.count(Selection(kind="events")) == 5
    assert store.column("item_actors", "actor") == [f"a-{number}" for number in range(5)]


def test_words_are_found_in_passages(store: Store) -> None:
    store.add(stored(report("r-2", "2025-02-27", "Wire"), "a new round of talks in lima"))
    store.add(stored(report("r-1", "2025-02-26", "Post"), "talks of a round table in zurich"))
    everywhere = Selection(kind="reports")
    assert [p.report for p in store.passages(("talks",), everywhere)] == ["r-1", "r-2"]
    assert [p.report for p in store.passages(("talks", "lima"), everywhere)] == ["r-2"]
    assert [p.report for p in store.passages(("round of talks",), everywhere)] == ["r-2"]
    assert [p.report for p in store.passages(("talk",), everywhere)] == []
    assert [p.report for p in store.passages(("talks",), Selection(kind="reports", outlet="wire"))] == ["r-2"]
    assert [p.report for p in store.passages(("talks",), Selection(kind="reports", limit=1))] == ["r-1"]


@pytest.mark.parametrize("word", ["and", "or", "not", "near", "the", "null"])
def test_words_that_mean_something_to_the_database_are_only_words(store: Store, word: str) -> None:
    store.add(stored(report("r-1"), f"talks {word} more"))
    store.add(stored(report("r-2"), "talks more"))
    assert [p.report for p in store.passages((word,), Selection(kind="reports"))] == ["r-1"]


def test_names_are_known_by_the_reports_they_were_met_in(store: Store) -> None:
    store.add(stored(report("r-1"), names=("Dahl",), suspects=("Limaand",)))
    store.add(stored(report("r-2"), names=("Lima", "Dahl")))
    assert store.suspects() == [("r-1", "by hand", "Limaand")]
    assert store.met_in(["Lima", "Dahl", "Nobody"]) == {"Lima": {"r-2"}, "Dahl": {"r-1", "r-2"}}


def test_ids_are_found_by_their_beginning(store: Store) -> None:
    store.add(stored(report("r-1")))
    linked(store, event("e-abc"), event("e-abd"), event("e-a%"), moved={"e-old": "e-abc"})
    assert store.ids("events", "e-ab", 9) == ["e-abc", "e-abd"]
    assert store.ids("events", "e-a%", 9) == ["e-a%"]
    assert store.ids("redirects", "e-o", 9) == ["e-old"]


def test_the_last_word_on_a_problem_stays(store: Store) -> None:
    store.add_problem("x-1", "a.txt", '{"reason": "empty"}')
    store.add_problem("x-1", "a.txt", '{"reason": "still empty"}')
    store.add_problem("x-0", "b\0.txt", '{"reason": "no text"}')
    assert store.problems() == ['{"reason": "still empty"}', '{"reason": "no text"}']


def test_a_reader_sees_one_state_and_does_not_wait_for_a_writer(store: Store) -> None:
    store.add(stored(report("r-1")))
    inside, go_on = threading.Event(), threading.Event()

    def write() -> None:
        with store.database.writing() as connection:
            connection.execute(text("DELETE FROM readings"))
            inside.set()
            go_on.wait(10)

    writer = threading.Thread(target=write)
    with store.database.reading() as reading:
        assert reading.execute(text("SELECT count(*) FROM readings")).scalar() == 1
        writer.start()
        assert inside.wait(10)
        # The writer is in the middle of its transaction: a new reader and this one both see what was committed.
        assert store.digests() == {"r-1": "by hand"}
        go_on.set()
        writer.join(10)
        assert reading.execute(text("SELECT count(*) FROM readings")).scalar() == 1
    assert store.digests() == {}


def test_writers_wait_for_each_other(address: str) -> None:
    """Many threads, each with a connection of its own, and each adds as many reports."""
    Store.open(address).close()

    def add(name: str) -> None:
        with Store.open(address) as store:
            for number in range(10):
                store.add(stored(report(f"r-{name}{number}"), "words"))
                store.add(stored(report(f"r-shared{number}"), "words"))

    threads = [threading.Thread(target=add, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    with Store.open(address) as store:
        assert store.count(Selection(kind="reports")) == 50


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.database.writing() as connection:
            connection.execute(text("INSERT INTO meta VALUES ('a', 'b')"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.column("meta", "key") == ["application"]


def test_an_event_that_is_doubted_is_still_found_by_its_report(store: Store) -> None:
    store.add(stored(report("r-1", "2025-03-01")))
    doubt = Entry(kind="doubts", id="e-1", record='{"id": "e-1"}')
    linked(store, report("r-1", "2025-03-01"), event("e-1", reports=("r-1",)), doubt)
    assert ids(store, Selection(kind="events", reports=("r-1",))) == ["e-1"]
