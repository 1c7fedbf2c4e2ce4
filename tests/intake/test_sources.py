"""What the user names: files, folders, patterns, standard input."""

import gzip
import io
import subprocess
import sys

import pytest

from tests.intake.conftest import PROSE


def test_a_folder_is_read_to_its_depths_in_sorted_order(put, take):
    for name in ("talks/b.txt", "talks/a/z.txt", "talks/a/b.txt", "talks/c.txt.gz", "talks/10.txt", "talks/9.txt"):
        put(name, PROSE)
    assert [report.source for report in take("talks").reports] == [
        "talks/10.txt", "talks/9.txt", "talks/a/b.txt", "talks/a/z.txt", "talks/b.txt", "talks/c.txt.gz",
    ]  # fmt: skip


def test_what_is_no_report_beside_reports_is_passed_over(put, take):
    put("talks/a.html", f"<html><body><article><p>{PROSE}</p></article></body></html>")
    for name in (
        "a_files/style.css",
        ".hidden",
        ".git/x",
        "README.md",
        "dragoman.toml",
        "dragoman.db",
        "LICENSE",
        "b_files/b.txt",
    ):
        put(f"talks/{name}", "Words that are no report.")
    taken = take("talks")
    assert [report.source for report in taken.reports] == ["talks/a.html", "talks/b_files/b.txt"]
    assert not taken.unread
    assert take("talks/README.md").report.key == "README.md"


def test_a_folder_without_reports_says_so(folder, put, take):
    (folder / "empty" / "below").mkdir(parents=True)
    put("only/README.md", "About.")
    taken = take("empty", "only")
    assert [problem.reason for problem in taken.unread] == ["the folder holds no report"] * 2


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("talks/*.txt", ["a.txt", "b.txt"]),
        ("talks/?.txt", ["a.txt", "b.txt"]),
        ("talks/[ab].txt", ["a.txt", "b.txt"]),
        ("talks/**/*.txt", ["a.txt", "b.txt", "c.txt"]),
        ("**/c.*", ["c.txt"]),
        ("t*/s*", ["c.txt"]),
        ("*", ["a.txt", "b.txt", "c.txt"]),
        ("./talks/./*.txt", ["a.txt", "b.txt"]),
    ],
)
def test_patterns_match_as_in_a_shell(put, take, pattern, found):
    for name in ("talks/a.txt", "talks/b.txt", "talks/sub/c.txt", "talks/.d.txt"):
        put(name, PROSE)
    assert [report.key for report in take(pattern).reports] == found


def test_an_absolute_pattern_matches(put, folder, take):
    put("a.txt", PROSE)
    assert take(f"{folder}/*.txt").report.key == "a.txt"


def test_a_file_whose_name_looks_like_a_pattern_is_read(put, take):
    put("talks[1].txt", PROSE)
    assert take("talks[1].txt").report.key == "talks[1].txt"


def test_a_file_named_twice_is_read_once_with_a_note(put, folder, take):
    put("talks/a.txt", PROSE)
    (folder / "link.txt").symlink_to("talks/a.txt")
    taken = take("talks", "talks/a.txt", "link.txt", "*/a.txt")
    assert len(taken.reports) == 1
    assert len(taken.notes) == 3
    assert not taken.unread


@pytest.mark.parametrize("packed", [False, True])
def test_standard_input_is_read(take, monkeypatch, packed):
    data = PROSE.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(data) if packed else data)))
    report = take("-").report
    assert (report.text, report.key, report.source) == (PROSE, None, "standard input")


def test_reports_are_given_one_by_one(put):
    from dragoman.intake import reports

    put("a.jsonl", '{"text": "One."}\n{"text": "Two."}\nnot json\n')
    incoming = reports(["a.jsonl", "gone.txt"])
    assert next(incoming).text == "One."
    assert next(incoming).text == "Two."
    assert next(incoming).place == "line 3"


def test_reading_text_files_loads_nothing_heavy(put, folder):
    put("a.txt", " date 2025-02-26 " + PROSE)
    put("b.txt", "Outlet: Example Post\n\n" + PROSE)
    program = (
        "import sys; from dragoman.intake import reports; assert len(list(reports(['a.txt', 'b.txt']))) == 2; "
        "print([name for name in ('trafilatura', 'htmldate', 'lxml', 'charset_normalizer', 'ftfy', 'spacy', 'sqlalchemy') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
