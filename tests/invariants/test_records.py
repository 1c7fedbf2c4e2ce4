"""Records go to dictionaries and JSON and come back the same, and their schema describes them."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

import dragoman
from dragoman import records
from dragoman.records import Reading, identify, make_report
from dragoman.records.plain import from_json, json_schema, to_json

TEXT = "“We will see,” Lavrov said in Doha on Wednesday. At least 12 people were killed in Kyiv, police said."


@pytest.fixture(scope="module")
def reading() -> Reading:
    return dragoman.read_text(TEXT, published="2025-02-26", outlet="Example Post")


def test_a_reading_survives_dictionary_and_json(reading: Reading) -> None:
    assert Reading.from_dict(reading.to_dict()) == reading
    assert from_json(to_json(reading), Reading) == reading
    assert json.loads(json.dumps(reading.to_dict())) == reading.to_dict()


def test_a_dictionary_from_a_newer_version_with_more_fields_is_read(reading: Reading) -> None:
    assert Reading.from_dict({**reading.to_dict(), "field_of_the_future": 1}) == reading


def test_records_cannot_be_changed(reading: Reading) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        reading.report.text = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        reading.statements[0].evidence["cue"] = ()  # type: ignore[index]


def test_the_schema_names_every_field_of_every_record() -> None:
    kinds = [kind for kind in vars(records).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
    schema = json_schema(*kinds)
    for kind in kinds:
        described = set(schema["$defs"][kind.__name__]["properties"])
        assert described == {field.name for field in dataclasses.fields(kind)}, kind.__name__


def test_an_id_says_its_kind_and_depends_on_every_part() -> None:
    assert identify("e", "r-1", 4) == identify("e", "r-1", 4)
    ids = {identify("e", "r-1", 4), identify("e", "r-1", 5), identify("s", "r-1", 4), identify("e", "r-14")}
    assert len(ids) == 4
    assert all(one[1] == "-" and len(one) == 15 for one in ids)


def test_the_same_article_from_two_outlets_is_two_reports() -> None:
    one, two = make_report("Talks began.", outlet="A"), make_report("Talks began.", outlet="B")
    assert one.id != two.id
    assert one.sha256 == two.sha256
    assert one.id == make_report("Talks began.", outlet="A", title="any", published="2025-02-26", fetched="2025").id


def test_lone_surrogates_become_replacement_characters_and_move_no_offset(tmp_path: Path) -> None:
    report = make_report("a\ud800b")
    assert report.text == "a\ufffdb"
    assert from_json(to_json(report), type(report)) == report
