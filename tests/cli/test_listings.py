"""The listings on the command line: formats, filters, and what stands on which stream."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from dragoman.case import Case
from tests.cli.conftest import Call

LISTINGS = (
    "stories", "reports", "actors", "statements", "quotations", "events", "timeline", "agenda", "disagreements",
    "figures", "places", "times",
)  # fmt: skip


@pytest.mark.parametrize("kind", LISTINGS)
def test_json_is_the_records_dictionaries_in_a_list(call: Call, case_file: Path, kind: str) -> None:
    with Case.open(case_file) as case:
        expected = getattr(case, kind)().to_dicts()
    result = call(kind, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == expected
    assert result.stderr == ""
    lines = call(kind, "--jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == expected


@pytest.mark.parametrize("kind", LISTINGS)
def test_csv_has_a_row_for_each_record_and_the_same_columns_in_all(call: Call, case_file: Path, kind: str) -> None:
    with Case.open(case_file) as case:
        records = list(getattr(case, kind)())
    result = call(kind, "--csv")
    assert result.exit_code == 0
    rows = list(csv.reader(io.StringIO(result.stdout)))
    if not records:
        assert rows == []
        return
    assert len(rows) == len(records) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [row[0] for row in rows[1:]] == [record.id for record in records]


@pytest.mark.parametrize("kind", [*LISTINGS, "problems"])
def test_tables_fit_eighty_columns(call: Call, kind: str) -> None:
    result = call(kind)
    assert result.exit_code == 0
    assert all(len(line) <= 80 for line in result.stdout.splitlines()), result.stdout
    assert "\x1b" not in result.stdout, "colours are for terminals"


def test_tables_show_who_what_and_when_in_the_reports_words(call: Call) -> None:
    table = call("statements", "--actor", "Dahl").stdout
    assert "Bo Dahl" in table
    assert "denies" in table
    assert "“There is no new quota.”" in table
    assert "The Çay Times" in table
    events = call("timeline").stdout
    assert "2025-03-03" in events
    assert "CONSULT" in events
    assert "happened" in events


def test_cells_that_a_spreadsheet_would_run_are_made_harmless(call: Call) -> None:
    rows = list(csv.DictReader(io.StringIO(call("reports", "--csv").stdout)))
    assert '\'=HYPERLINK("x")' in {row["title"] for row in rows}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row.values())


def test_control_characters_of_a_report_do_not_reach_the_terminal(call: Call, tmp_path: Path) -> None:
    file = str(tmp_path / "odd.db")
    with Case.open(file) as case:
        case.read_text("Ana Lima said: “\x1b[31m red \x07”", outlet="\x1b]0;Post\x07", title="red \x9b31m")
    for command in (["reports"], ["statements"], ["search", "red"]):
        result = call(*command, "--case", file, own_case=False)
        assert "red" in result.stdout
        assert "\x1b" not in result.stdout
        assert "\x07" not in result.stdout
        assert "\x9b" not in result.stdout


def test_filters_are_those_of_the_case(call: Call) -> None:
    def keys(*filters: str) -> list[str]:
        return [report["key"] for report in json.loads(call("reports", "--json", *filters).stdout)]

    assert keys("--outlet", "fjord post") == ["1", "4"]
    assert keys("--since", "2025-03-04", "--until", "2025-03-05") == ["2", "3"]
    assert keys("--actor", "TUR", "--outlet", "fjord post") == ["4"]
    assert keys("--as-of", "2025-03-01", "--limit", "1") == ["6"]
    story = json.loads(call("stories", "--json", "--limit", "1").stdout)[0]
    assert len(keys("--story", story["id"][:7])) == len(story["reports"])
    assert len(json.loads(call("statements", "--json", "--type", "denies").stdout)) == 1


def test_nothing_found_is_no_failure_and_says_what_is_not_known(call: Call) -> None:
    result = call("statements", "--actor", "Limo")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "dragoman: nothing found",
        "dragoman: no actor is called 'Limo'; near it: Ana Lima",
    ]
    empty = call("statements", "--actor", "Limo", "--json")
    assert empty.stdout.strip() == "[]"
    assert "near it" in empty.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["reports", "--since", "soon"], 2, "dragoman: since: 'soon' is no date; write it as 2025-02-26"),
        (["reports", "--limit", "-1"], 2, "limit"),
        (["reports", "--colour", "red"], 2, "No such option"),
        (["report"], 2, "there is no command 'report'. Did you mean reports"),
        (["stories", "--story", "y-zz"], 1, "dragoman: no id of stories begins with 'y-zz'; see: dragoman stories"),
        (["statements", "--type", "shouted"], 1, "choose from direct, indirect, mixed"),
        (["show", "e-zz"], 1, "no id of events begins"),
        (["search", "—"], 2, "there is no word to search for"),
        (["reports", "--case", "missing.db"], 1, "dragoman: missing.db: there is no case; make one with: dragoman read"),
        (["reports", "--case", "mysql://x/y"], 1, "no cases on mysql"),
    ],
)  # fmt: skip
def test_errors_are_one_clear_line_and_a_status(call: Call, arguments: list[str], status: int, words: str) -> None:
    result = call(*arguments, own_case="--case" not in arguments)
    assert result.exit_code == status
    assert words in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.output
    if status == 1:
        assert len(result.stderr.splitlines()) == 1


def test_the_case_may_come_from_environment_and_settings_file(
    call: Call, case_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dragoman.toml").write_text(f'case = "{case_file}"\n')
    assert len(json.loads(call("reports", "--json", own_case=False).stdout)) == 6
    monkeypatch.setenv("DRAGOMAN_CASE", "elsewhere.db")
    assert "elsewhere.db: there is no case" in call("reports", own_case=False).stderr
    assert call("reports").exit_code == 0, "the flag weighs more than the environment"


def test_every_listing_has_help(call: Call) -> None:
    for kind in (*LISTINGS, "problems", "search", "show", "changes", "read", "brief", "doctor", "schema"):
        for flag in ("-h", "--help"):
            result = call(kind, flag, own_case=False)
            assert result.exit_code == 0
            assert f"Usage: dragoman {kind}" in result.stdout
