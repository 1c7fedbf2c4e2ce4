"""`read`, `search`, `show`, `changes`, `brief`, `doctor` and `schema`."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from dragoman.case import Case
from dragoman.records import Statement
from tests.cli.conftest import Call


def test_read_says_on_standard_error_what_it_did(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Lima said: “We read files.”")
    first = call("read", "a.txt", own_case=False)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == "1 report read into dragoman.db\n"
    again = call("read", "a.txt", own_case=False)
    assert again.stderr == "0 reports read into dragoman.db, 1 known from before\n"
    assert call("read", "a.txt", "-q", own_case=False).stderr == ""


def test_read_takes_standard_input_and_packed_files(call: Call, tmp_path: Path) -> None:
    line = json.dumps(
        {"id": "n1", "text": "Bo Dahl said: “Through a pipe.”", "outlet": "Pipe", "published": "2025-03-01"}
    )
    assert call("read", "-", piped=line + "\n", own_case=False).exit_code == 0
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(line.replace("n1", "n2").encode()))
    assert call("read", "b.jsonl.gz", own_case=False).exit_code == 0
    assert len(json.loads(call("reports", "--json", "--outlet", "pipe", own_case=False).stdout)) == 2


def test_some_inputs_that_cannot_be_read_are_status_3_and_kept(call: Call, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Ana Lima said: “We read files.”")
    (tmp_path / "empty.txt").touch()
    result = call("read", "good.txt", "empty.txt", "nowhere.txt", own_case=False)
    assert result.exit_code == 3
    told = result.stderr.splitlines()
    assert any(line.startswith("dragoman: empty.txt: it is empty; ") for line in told)
    assert any(line.startswith("dragoman: nowhere.txt: ") for line in told)
    assert told[-1] == "1 report read into dragoman.db, 2 inputs could not be read"
    listed = json.loads(call("problems", "--json", own_case=False).stdout)
    assert {Path(problem["source"]).name for problem in listed} == {"empty.txt", "nowhere.txt"}


def test_only_inputs_that_cannot_be_read_are_status_1(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert call("read", "empty.txt", own_case=False).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [([], "Missing argument"), (["a.txt", "--workers", "0"], "workers"), (["a.txt", "--engine", "steam"], "engine")],
)
def test_wrong_usage_of_read_is_status_2(call: Call, arguments: list[str], words: str) -> None:
    result = call("read", *arguments, own_case=False)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_wrong_setting_in_the_environment_is_named(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_WORKERS", "many")
    result = call("read", "a.txt", own_case=False)
    assert result.exit_code == 2
    assert "'many' is no whole number" in result.stderr


def test_search_marks_nothing_in_a_pipe_and_gives_spans_in_json(call: Call) -> None:
    table = call("search", "quota", "Dahl").stdout
    assert "Coast Wire" in table
    hits = json.loads(call("search", '"herring quotas"', "--json").stdout)
    assert {span["text"].lower() for hit in hits for span in hit["evidence"]["match"]} == {"herring quotas"}
    assert call("search", "herring", "--csv", "--limit", "1").stdout.count("\n") >= 2


def test_show_gives_the_words_around_the_evidence(call: Call, case_file: Path) -> None:
    with Case.open(case_file) as case:
        statement = case.statements(actor="Dahl", type="denies").first()
        report = case.reports(outlet="The Çay Times").first()
    assert isinstance(statement, Statement)
    assert report is not None
    shown = call("show", statement.id[:9]).stdout
    assert "Bo Dahl" in shown
    assert "[Bo Dahl] [denied]: “[There is no new quota.]”" in " ".join(shown.split())
    assert "speaker, cue, content" in shown
    assert "There is no new quota." in shown
    assert all(len(line) <= 80 for line in shown.splitlines())
    plain = json.loads(call("show", statement.id, "--json").stdout)
    assert plain["record"] == statement.to_dict()
    assert {excerpt["role"] for excerpt in plain["excerpts"]} == {"speaker", "cue", "content"}
    assert "600 tons of herring" in " ".join(call("show", report.id).stdout.split())


def test_show_works_for_every_kind(call: Call, case_file: Path) -> None:
    with Case.open(case_file) as case:
        ids = [
            record.id
            for kind in (
                "stories",
                "reports",
                "actors",
                "quotations",
                "events",
                "agenda",
                "disagreements",
                "figures",
                "places",
                "times",
            )
            for record in getattr(case, kind)(limit=1)
        ]
    assert len(ids) >= 8
    for record_id in ids:
        result = call("show", record_id)
        assert result.exit_code == 0, result.output
        assert result.stdout.startswith(record_id)


def test_changes_say_what_turned(call: Call) -> None:
    table = call("changes", "--since", "2025-03-02").stdout
    assert "factuality: planned → happened" in " ".join(table.split())
    changes = json.loads(call("changes", "--since", "2025-03-02", "--json").stdout)
    assert {"kind": "events", "what": "different", "about": "factuality"}.items() <= next(
        change for change in changes if change["about"] == "factuality"
    ).items()
    assert call("changes").exit_code == 2


def test_brief_on_screen_as_page_and_as_json(call: Call, tmp_path: Path) -> None:
    screen = call("brief")
    assert screen.exit_code == 0
    assert all(len(line) <= 80 for line in screen.stdout.splitlines())
    assert call("brief", "--html", "brief.html").exit_code == 0
    assert (tmp_path / "brief.html").read_text().lstrip().lower().startswith("<!doctype html>")
    assert call("brief", "--html", "-").stdout.lstrip().lower().startswith("<!doctype html>")
    plain = json.loads(call("brief", "--json").stdout)
    assert plain["story"]["id"].startswith("y-")
    missing = call("brief", "y-zz")
    assert missing.exit_code == 1
    nowhere = call("brief", "--html", "no/such/folder.html")
    assert nowhere.exit_code == 1
    assert nowhere.stderr.startswith("dragoman: no/such/folder.html: the page cannot be written")


def test_brief_of_an_empty_case_is_one_line(call: Call, tmp_path: Path) -> None:
    Case.open(tmp_path / "dragoman.db").close()
    result = call("brief", own_case=False)
    assert result.exit_code == 1
    assert result.stderr.startswith("dragoman: the case holds no story")


def test_doctor_names_what_is_there_and_what_is_not(call: Call, tmp_path: Path) -> None:
    report = call("doctor")
    assert report.exit_code == 0, report.output
    assert "SQLite" in report.stdout
    assert "6 reports" in report.stdout
    findings = json.loads(call("doctor", "--json", own_case=False).stdout)
    case = next(finding for finding in findings if finding["part"] == "case")
    assert case["state"] == "missing"
    (tmp_path / "dragoman.db").write_text("no database, but long enough to look like one; " * 30)
    broken = call("doctor", own_case=False)
    assert broken.exit_code == 1
    assert "this file is no case" in broken.stdout


def test_doctor_says_when_the_model_is_missing(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODEL", "en_core_web_huge")
    result = call("doctor")
    assert result.exit_code == 1
    assert "en_core_web_huge is not installed" in result.stdout


def test_the_schema_fits_what_the_listings_give(call: Call) -> None:
    schema = json.loads(call("schema", own_case=False).stdout)
    for listing, name in (
        ("statements", "Statement"),
        ("events", "Event"),
        ("reports", "Report"),
        ("problems", "Problem"),
    ):
        properties = schema["$defs"][name]["properties"]
        for record in json.loads(call(listing, "--json").stdout):
            assert record.keys() == properties.keys()


def test_version_and_help(call: Call) -> None:
    assert call("--version", own_case=False).stdout.startswith("dragoman 0")
    top = call("-h", own_case=False).stdout
    assert "disagreements" in top
    assert call(own_case=False).exit_code in {0, 2}


def test_a_case_that_is_not_linked_says_so(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Ana Lima said: “We read files.”")
    with monkeypatch.context() as patch:
        patch.setattr(Case, "link", lambda _: False)
        call("read", "a.txt", own_case=False)
    result = call("reports", own_case=False)
    assert result.exit_code == 0
    assert result.stderr.startswith("dragoman: note: some reports are read but not yet linked")
    call("read", "a.txt", own_case=False)
    assert call("reports", own_case=False).stderr == ""


def test_many_problems_are_told_in_few_lines_and_all_in_json(call: Call, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").touch()
    result = call("read", str(tmp_path), "--json", own_case=False)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 22
    assert "… and 10 more; see: dragoman problems" in result.stderr
    assert len(json.loads(result.stdout)["problems"]) == 30
