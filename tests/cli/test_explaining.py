"""`dragoman show --why`: what was read as an event and by what, and what was left of a report, and why."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.case import Case
from dragoman.cli import main

TEXT = "Chad expelled three diplomats of Sudan on Monday. A man praised his brother in the kitchen."


@pytest.fixture(scope="module")
def case_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    (folder / "a.txt").write_text(TEXT)
    with Case.open(folder / "x.db") as case:
        case.read([folder / "a.txt"])
    return folder / "x.db"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments), prog_name="dragoman")
    assert result.exit_code == 0, result.output
    return result.stdout


def first(kind: str, case_path: Path) -> str:
    listed = run(kind, "--jsonl", "--case", str(case_path)).splitlines()
    return str(json.loads(listed[0])["id"])


def test_an_event_says_by_what_it_was_read(case_path: Path) -> None:
    event = first("events", case_path)
    (line,) = json.loads(run("show", event, "--why", "--json", "--case", str(case_path)))["why"]
    assert (line["text"], line["event"]) == ("expelled", event)
    assert line["why"].startswith("trigger expel ")


def test_a_report_says_what_was_read_and_what_was_left(case_path: Path) -> None:
    report = first("reports", case_path)
    lines = json.loads(run("show", report, "--why", "--json", "--case", str(case_path)))["why"]
    assert all(TEXT[line["start"] : line["end"]] == line["text"] for line in lines)
    told = {line["text"]: (line["event"] is None, line["why"]) for line in lines}
    assert not told["expelled"][0]
    assert told["praised"] == (True, "nobody in it acts in public affairs")
    assert "praised" in run("show", report, "--why", "--case", str(case_path))


def test_other_items_have_nothing_to_explain(case_path: Path) -> None:
    actor = first("actors", case_path)
    assert "nothing to explain" in run("show", actor, "--why", "--case", str(case_path))
