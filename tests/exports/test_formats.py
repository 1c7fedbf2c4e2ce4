"""The formats of other tools: each is what it says it is, and its words are those of the reports."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest

import dragoman.engines
from dragoman.case import Case
from dragoman.errors import SettingsError
from dragoman.exports.formats import FORMATS, exported
from dragoman.records import make_report
from tests.case.stub import affair, stub_engine


@pytest.fixture(scope="module")
def case() -> Iterator[Case]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dragoman.engines, "engine_for", stub_engine)
        with Case.open(":memory:") as opened:
            later = "Ana Lima will meet Carla Éck in Izmir on 2025-04-01 about herring quotas " + "ü" * 90
            opened.read_reports([*affair(), make_report(later, key="7", outlet="Pö,st; a\\b", published="2025-03-08")])
            yield opened


def text(case: Case, form: str, **filters: str) -> str:
    return b"".join(exported(case, form, **filters)).decode()


def test_csv_is_safe_to_open_in_a_spreadsheet(case: Case) -> None:
    rows = list(csv.DictReader(io.StringIO(text(case, "csv", listing="reports"))))
    assert len(rows) == case.reports().count()
    assert '\'=HYPERLINK("x")' in {row["title"] for row in rows}


def test_json_lines_are_the_records(case: Case) -> None:
    lines = [json.loads(line) for line in text(case, "jsonl", listing="statements").splitlines()]
    assert lines == case.statements().to_dicts()


def test_parquet_holds_the_records(case: Case) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(b"".join(exported(case, "parquet", listing="events"))))
    assert table.column("id").to_pylist() == [event.id for event in case.events()]


def test_events_are_rows_with_two_actors_a_type_and_a_place(case: Case) -> None:
    rows = list(csv.DictReader(io.StringIO(text(case, "events"))))
    assert len(rows) == case.events().count()
    met = next(row for row in rows if row["num_mentions"] == "3")
    assert (met["event_type"], met["event_mode"], met["date"], met["reciprocal"]) == (
        "CONSULT",
        "meeting",
        "2025-03-03",
        "1",
    )
    assert {met["actor1_name"], met["actor2_name"]} == {"Ana Lima", "Bo Dahl"}
    assert {met["actor1_country"], met["actor2_country"]} == {"BRA", "NOR"}
    assert (met["place_name"], met["place_country"], met["num_sources"]) == ("Bergen", "NOR", "3")
    assert met["first_reported"] == "2025-03-01"


def test_annotations_point_to_the_words(case: Case) -> None:
    page = json.loads(text(case, "annotations"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    reports = {f"urn:sha256:{report.sha256}": report.text for report in case.reports()}
    assert len(page["items"]) > 20
    for item in page["items"]:
        assert item["type"] == "Annotation"
        for target in item["target"]:
            position, quote = target["selector"]
            whole = reports[target["source"]]
            assert whole[position["start"] : position["end"]] == quote["exact"]
            assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in whole


def test_entities_name_each_other(case: Case) -> None:
    entities = [json.loads(line) for line in text(case, "ftm").splitlines()]
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    assert {entity["schema"] for entity in entities} == {"Article", "Person", "Event", "Documentation"}
    event = next(
        entity for entity in entities if entity["schema"] == "Event" and len(entity["properties"]["proof"]) == 3
    )
    assert {by_id[actor]["properties"]["name"][0] for actor in event["properties"]["involved"]} == {
        "Ana Lima",
        "Bo Dahl",
    }
    assert all(by_id[report]["schema"] == "Article" for report in event["properties"]["proof"])
    assert by_id[event["properties"]["involved"][0]]["properties"]["country"] in (["br"], ["no"])
    assert all(
        isinstance(value, str) for entity in entities for values in entity["properties"].values() for value in values
    )


def test_the_agenda_is_a_calendar_whose_lines_are_short_and_whole(case: Case) -> None:
    calendar = text(case, "ics")
    lines = calendar.split("\r\n")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = calendar.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == case.agenda().count() > 0
    assert "DTSTART;VALUE=DATE:20250401\r\nDTEND;VALUE=DATE:20250402" in unfolded
    assert "Pö\\,st\\; a\\\\b: " in unfolded
    assert text(case, "ics") == calendar


def test_filters_hold_for_every_format(case: Case) -> None:
    for form in FORMATS:
        assert b"".join(exported(case, form, until="1999-01-01")) != b"".join(exported(case, form)), form


def test_a_format_that_there_is_not_is_refused_with_the_choices(case: Case) -> None:
    with pytest.raises(SettingsError, match="choose from csv"):
        list(exported(case, "xml"))
    with pytest.raises(SettingsError, match="choose from events"):
        list(exported(case, "csv", listing="dreams"))
