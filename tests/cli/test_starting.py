"""How the program starts and ends: what it imports, how long that takes, and pipes that break."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

HEAVY = (
    "alembic", "babel", "charset_normalizer", "ftfy", "jinja2", "lxml", "msgspec", "numpy", "pandas", "polars", "pyarrow",
    "rapidfuzz", "rich", "spacy", "sqlalchemy", "thinc", "trafilatura", "wordfreq",
)  # fmt: skip


def imported(script: str, *arguments: str) -> set[str]:
    """The top-level modules that are imported once `script` has run."""
    tail = "\nimport sys, json; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)"
    run = subprocess.run(
        [sys.executable, "-c", script + tail, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(run.stderr.splitlines()[-1]))


@pytest.mark.parametrize("flag", ["--help", "--version", "-h"])
def test_help_imports_nothing_heavy(flag: str) -> None:
    script = f"from dragoman.cli import main\ntry: main(['{flag}'])\nexcept SystemExit: pass"
    assert imported(script).isdisjoint(HEAVY)


def test_the_package_alone_imports_nothing_heavy() -> None:
    assert imported("import dragoman").isdisjoint({*HEAVY, "click"})


def test_asking_a_case_imports_no_language_model_and_reading_a_known_one_neither(
    case_file: Path, tmp_path: Path
) -> None:
    ask = "import sys\nfrom dragoman.cli import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass"
    for command in (["events"], ["statements", "--json"], ["search", "herring"], ["reports", "--csv"]):
        modules = imported(ask, *command, "--case", str(case_file))
        assert modules.isdisjoint(
            {"spacy", "thinc", "alembic", "trafilatura", "wordfreq", "jinja2", "pandas", "polars"}
        )


def test_reading_imports_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Lima met Bo Dahl in Bergen on Monday, officials said.")
    read = "import sys\nfrom dragoman.cli import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass"
    modules = imported(read, "read", str(tmp_path / "a.txt"), "--case", str(tmp_path / "a.db"))
    assert modules >= {"spacy", "sqlalchemy"}
    assert modules.isdisjoint(
        {"alembic", "trafilatura", "htmldate", "rich.table", "pandas", "polars", "pyarrow", "psycopg"}
    )


def test_help_starts_fast() -> None:
    """At most 15 times a bare interpreter: the best of several runs of each, since others use the machine too."""

    def best(*command: str) -> float:
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=True)
            times.append(time.perf_counter() - begun)
        return min(times)

    script = "from dragoman.cli import main; main(['--help'])"
    assert best("-c", script) <= 15 * best("-c", "pass")


@pytest.mark.parametrize("form", ["--jsonl", "--json", "--csv", "--table"])
def test_a_broken_pipe_is_no_error(case_file: Path, form: str) -> None:
    script = "import sys; from dragoman.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", script, "statements", form, "--case", str(case_file)]
    reader, writer = os.pipe()
    os.close(reader)  # nobody reads
    run = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    os.close(writer)
    assert run.stderr == ""
    assert run.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_cannot_be_written_is_one_line(case_file: Path) -> None:
    script = "import sys; from dragoman.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", script, "statements", "--json", "--case", str(case_file)]
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert run.stderr.startswith("dragoman: the output cannot be written: No space left on device")
    assert len(run.stderr.splitlines()) == 1
    assert run.returncode == 1


def test_no_bars_where_there_is_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    script = "import sys; from dragoman.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", script, "read", str(tmp_path / "empty.txt"), "--case", str(tmp_path / "a.db")]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "\r" not in run.stderr
    assert run.stdout == ""
    assert run.returncode == 1


def test_a_terminal_is_told_how_far_reading_is_and_what_the_case_holds(tmp_path: Path) -> None:
    import pty

    (tmp_path / "a.txt").write_text("Ana Lima met Bo Dahl in Bergen on Monday, officials said.")
    script = "import sys; from dragoman.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", script, "read", str(tmp_path / "a.txt"), "--case", str(tmp_path / "a.db")]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs)
    assert process.communicate(timeout=60)[0] == b""
    os.close(theirs)
    told = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "\rreading: 1 read, 0 known, 0 not readable" in told
    assert "the case holds 1 report, 1 story" in told
