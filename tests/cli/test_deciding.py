"""`dragoman review`, `changes --since last`, `export` and `watch`, as they are typed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.case import Case
from dragoman.cli import main
from tests.case.stub import affair

Typed = Callable[..., Result]


@pytest.fixture
def typed(stub: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type a command, in a folder with the small affair, as ada."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAGOMAN_WHO", "ada")
    monkeypatch.setenv("COLUMNS", "100")
    with Case.open("dragoman.db") as case:
        case.read_reports(affair())
    return lambda *words: CliRunner().invoke(main, list(words), prog_name="dragoman")


def listed(typed: Typed, *words: str) -> list[dict[str, object]]:
    result = typed(*words, "--json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_an_event_is_rejected_and_it_is_undone(typed: Typed) -> None:
    event = listed(typed, "events", "--actor", "Ana Lima")[0]
    result = typed("review", "reject", str(event["id"])[:8], "--note", "an old story", "--json")
    decision = json.loads(result.stdout)
    assert (decision["who"], decision["state"], decision["note"]) == ("ada", "applied", "an old story")
    assert listed(typed, "events", "--actor", "Ana Lima") == []
    assert listed(typed, "events", "--actor", "Ana Lima", "--rejected")[0]["review"] == "rejected"
    assert typed("review", "undo").exit_code == 0
    assert listed(typed, "events", "--actor", "Ana Lima") == [event]
    log = listed(typed, "review", "log")
    assert [(entry["action"], entry["state"]) for entry in log] == [("undo", "entry"), ("reject", "undone")]
    assert "an old story" in typed("review", "log").stdout


def test_correct_merge_split_and_pin(typed: Typed) -> None:
    statement = listed(typed, "statements", "--actor", "Eve Moss")[0]
    assert typed("review", "correct", str(statement["id"]), "force", "warns").exit_code == 0
    assert listed(typed, "statements", "--actor", "Eve Moss")[0]["force"] == "warns"
    stories = [str(story["id"]) for story in listed(typed, "stories")]
    assert typed("review", "merge", *stories).exit_code == 0
    (story,) = listed(typed, "stories")
    reports = story["reports"]
    assert isinstance(reports, list)
    assert typed("review", "split", str(story["id"]), str(reports[0])).exit_code == 0
    assert len(listed(typed, "stories")) == 2
    rest = max(listed(typed, "stories"), key=lambda one: len(one["reports"]))  # type: ignore[arg-type]
    assert typed("review", "pin", str(rest["id"]), "--report", str(reports[0]), "--at", "2099-01-01").exit_code == 0
    assert typed("review", "pin", str(listed(typed, "stories")[0]["id"]), "--title", "Herring").exit_code == 0
    assert [one["title"] for one in listed(typed, "stories")] == ["Herring"]


def test_the_queue_is_what_review_shows(typed: Typed) -> None:
    queue = listed(typed, "review", "queue")
    assert queue
    assert [one["doubt"] for one in queue] == sorted((one["doubt"] for one in queue), reverse=True)  # type: ignore[type-var]
    assert str(queue[0]["why"][0]) in " ".join(typed("review").stdout.split())  # type: ignore[index]
    rows = list(csv.DictReader(io.StringIO(typed("review", "queue", "--csv").stdout)))
    assert [row["id"] for row in rows] == [one["id"] for one in queue]


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["accept", "e-zzzz"], 1, "no id of events begins with"),
        (["correct", "{event}", "factuality", "surely"], 2, "choose from happened"),
        (["merge", "{event}"], 2, "it takes two"),
        (["pin", "{story}"], 2, "give one of them"),
        (["undo"], 1, "nothing to undo"),
        (["undo", "v-zzzz"], 1, "no decisions begin with"),
    ],
)
def test_what_cannot_be_decided_says_so_in_a_line(typed: Typed, words: list[str], status: int, told: str) -> None:
    ids = {"event": listed(typed, "events")[0]["id"], "story": listed(typed, "stories")[0]["id"]}
    result = typed("review", *(word.format(**ids) for word in words))
    assert (result.exit_code, result.stdout) == (status, "")
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_case_is_named_before_the_command_or_behind_it(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "dragoman.db").rename(tmp_path / "other.db")
    queue = listed(typed, "review", "--case", "other.db", "queue")
    assert listed(typed, "review", "queue", "--case", "other.db") == queue
    assert typed("review", "--case", "other.db").exit_code == 0
    assert typed("review").exit_code == 1


def test_fields_that_can_be_corrected_are_listed(typed: Typed) -> None:
    assert "statements: speaker, kind, force" in typed("review", "fields").stdout


def test_changes_since_the_last_look(typed: Typed) -> None:
    first = typed("changes", "--since", "last")
    assert "ada had not looked before" in first.stderr
    assert listed(typed, "changes", "--since", "last") == []
    event = str(listed(typed, "events", "--actor", "Ana Lima")[0]["id"])
    typed("review", "correct", event, "factuality", "denied")
    told = [change for change in listed(typed, "changes", "--since", "last") if change["kind"] == "events"]
    assert [(change["id"], change["about"], change["after"]) for change in told] == [(event, "factuality", "denied")]
    assert listed(typed, "changes", "--since", "last") == []


def test_export_to_a_file_and_to_standard_output(typed: Typed, tmp_path: Path) -> None:
    assert typed("export", "ics", "-o", "agenda.ics").exit_code == 0
    assert (tmp_path / "agenda.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    lines = typed("export", "jsonl", "--listing", "statements", "--actor", "Bo Dahl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == listed(typed, "statements", "--actor", "Bo Dahl")
    assert typed("export", "events").stdout.startswith("event_id,date,")
    missing = typed("export", "csv", "-o", "no-folder/x.csv")
    assert (missing.exit_code, "cannot be written" in missing.stderr) == (1, True)
    assert typed("export", "xml").exit_code == 2


def test_watch_once_refuses_private_networks(typed: Typed) -> None:
    result = typed("watch", "http://127.0.0.1:9/feed", "--once")
    assert result.exit_code == 3
    assert "private network" in result.stderr
