"""What one origin alone tells stands on a brief once, whether it is a number, an event or both."""

from __future__ import annotations

from dataclasses import replace

from dragoman.exports.once import told_once
from dragoman.records import Brief, Event, Evidence, Mention, Toll
from tests.exports.affair import TWO, affair, words


def deed(identity: str, trigger: str, summary: str) -> Event:
    told = Mention(report=TWO.id, evidence=Evidence(trigger=[words(TWO, trigger)]), factuality="happened")
    return Event(id=identity, type="ASSAULT", summary=summary, mentions=(told,))


def brief(*events: Event, tolls: tuple[Toll, ...] | None = None) -> Brief:
    made = affair()
    return replace(made, established=(*made.established, *events), tolls=made.tolls if tolls is None else tolls)


def test_an_event_in_the_sentence_of_a_number_stands_there_alone() -> None:
    hurt, due = deed("e-hurt", "hurt", "Two guards were hurt"), deed("e-due", "granted", "All visas were granted")
    numbers, events = told_once(brief(hurt, due))
    assert [toll.state for toll in numbers] == ["injured"]
    assert [event.id for event in events] == ["e-due"]


def test_without_the_number_the_event_stands() -> None:
    assert [event.id for event in told_once(brief(deed("e-hurt", "hurt", "Two guards were hurt"), tolls=()))[1]] == [
        "e-hurt"
    ]


def test_two_numbers_of_one_sentence_print_it_once() -> None:
    (hurt,) = affair().tolls
    dead = replace(hurt, state="killed")
    assert told_once(brief(tolls=(dead, hurt)))[0] == [dead]


def test_of_one_report_alone_numbers_are_printed_as_numbers_beside_its_events() -> None:
    alone = replace(brief(deed("e-hurt", "hurt", "Two guards were hurt")), reports=(TWO,))
    numbers, events = told_once(alone)
    assert len(numbers) == 1
    assert "e-hurt" in [event.id for event in events]


def test_two_events_in_the_same_words_stand_once() -> None:
    twice = [deed(name, "granted", "All visas were granted") for name in ("e-1", "e-2")]
    assert [event.id for event in told_once(brief(*twice, tolls=()))[1]] == ["e-1"]
