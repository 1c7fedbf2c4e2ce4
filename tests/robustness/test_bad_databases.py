"""Full disks, and databases that are locked, damaged, foreign or not to be written: one clear line each, and nothing lost."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman.engines
from dragoman.case import Case
from dragoman.errors import CaseError, ForeignCaseError, FullDiskError, LockedCaseError
from dragoman.settings import Settings
from tests.case.contents import contents
from tests.case.stub import affair, stub_engine
from tests.conftest import ROOT
from tests.robustness.reader import many

pytestmark = pytest.mark.usefixtures("stub")


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dragoman.engines, "engine_for", stub_engine)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A case with the affair in it."""
    made = tmp_path / "case.db"
    with Case.open(made) as case:
        case.read_reports(affair())
    return made


def test_a_full_disk_is_named_and_what_was_read_is_kept(file: Path) -> None:
    """A limit on the size of files stands for the disk: writing over it fails."""
    with Case.open(file) as case:
        before = case.reports().count()
    limit = file.stat().st_size + 400_000

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    run = subprocess.run(
        [sys.executable, "-m", "tests.robustness.reader", file, "0", "4000"],
        cwd=ROOT, capture_output=True, text=True, preexec_fn=limited, timeout=120, check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.startswith("FullDiskError: ")
    assert len(run.stderr.splitlines()) == 1
    assert "make room" in run.stderr
    with Case.open(file) as case:
        kept = case.reports().count()
        assert kept > before
        # With room again, the same command goes on from there.
        summary = case.read_reports(many(0, kept + 5))
        assert summary.known >= kept - before
        assert case.is_linked()


@pytest.mark.skipif(not Path("/dev/full").exists() or os.geteuid() != 0, reason="needs root, to mount a small disk")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("may not mount a small disk here")
    try:
        case = Case.open(disk / "case.db")
        with pytest.raises(FullDiskError, match="make room"):
            case.read_reports(many(0, 4000))
        case.close()
        with Case.open(disk / "case.db") as again:
            kept = [report.key for report in again.reports()]
            assert kept
            assert len(set(kept)) == len(kept)
        # The log cannot be merged without room, so it moves along.
        for part in disk.glob("case.db*"):
            shutil.copy(part, tmp_path / part.name)
        with Case.open(tmp_path / "case.db") as roomy:
            assert roomy.reports().count() == len(kept)
            assert roomy.read_reports(many(0, 30)).known > 0
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_locked_case_says_so_after_waiting(file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Case.open(file, settings=Settings(patience=1)) as case:
        assert case.reports().count() == 6, "readers are not locked out"
        with pytest.raises(LockedCaseError, match=r"another program holds the case; wait until .* DRAGOMAN_PATIENCE"):
            case.read_reports(many(0, 1))
    other.rollback()
    other.close()


@pytest.mark.parametrize("damage", ["head", "middle", "cut"])
def test_a_damaged_database_is_named(file: Path, damage: str) -> None:
    data = bytearray(file.read_bytes())
    if damage == "head":
        data[:16] = b"\0" * 16
    elif damage == "middle":
        for at in range(4096, len(data), 4096):
            data[at : at + 64] = b"\xff" * 64
    else:
        data = data[: len(data) // 2 + 100]
    file.write_bytes(data)

    def use() -> None:
        with Case.open(file) as case:
            list(case.reports())
            list(case.events())
            case.search("herring")
            case.read_reports(many(0, 2))

    with pytest.raises((CaseError, ForeignCaseError), match=r"restore it|no case") as caught:
        use()
    assert "\n" not in str(caught.value)


def test_a_case_that_may_not_be_written_is_read_all_the_same(file: Path) -> None:
    """By a user who is not root, for whom nothing is forbidden."""
    folder = file.parent
    script = (
        "import os, sys\n"
        "from dragoman.case import Case\n"
        "from dragoman.errors import CaseError\n"
        "import dragoman.engines\n"
        "from tests.case.stub import stub_engine, affair\n"
        "dragoman.engines.engine_for = stub_engine\n"
        "from dragoman.records import make_report\n"
        # Everything is imported before: the other user may not be let to where Python is.
        "with Case.open(':memory:') as case:\n"
        "    case.read_reports(affair()); case.search('herring')\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "if not os.access(sys.argv[1], os.R_OK): sys.exit(77)\n"
        "with Case.open(sys.argv[1]) as case:\n"
        "    print(case.reports().count(), len(case.search('herring')))\n"
        "    try: case.read_reports([make_report('new')])\n"
        "    except CaseError as error: print(error)\n"
    )
    for place in (folder, *list(folder.parents)[:-2]):
        place.chmod(0o555 if place == folder else 0o755)
    file.chmod(0o444)
    try:
        run = subprocess.run(
            [sys.executable, "-c", script, file], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )
    finally:
        folder.chmod(0o755)
    if run.returncode == 77:
        pytest.skip("another user may not go where the tests' files are")
    assert run.returncode == 0, run.stderr
    found, refused = run.stdout.splitlines()
    assert found.startswith("6 ")
    assert refused.endswith("the case may not be written; change the file's permissions")


def test_foreign_rows_in_the_way_do_not_pass_for_ours(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("PRAGMA application_id = 1196444487")
        connection.execute("CREATE TABLE geometry (id INTEGER)")
    before = (tmp_path / "other.db").read_bytes()
    with pytest.raises(ForeignCaseError):
        Case.open(tmp_path / "other.db")
    assert (tmp_path / "other.db").read_bytes() == before


def test_a_log_left_by_a_killed_program_is_taken_in(file: Path, tmp_path: Path) -> None:
    """A copy of file and log, made while a program has them open, is a whole case."""
    with Case.open(file) as case:
        case.read_reports(many(0, 3))
        with case._store.database.reading() as reading:
            reading.exec_driver_sql("SELECT count(*) FROM reports").scalar()
            case.read_reports(many(3, 5))
            for name in ("case.db", "case.db-wal"):
                shutil.copy(file.parent / name, tmp_path / f"copy{name[4:]}")
        expected = contents(case)
    with Case.open(tmp_path / "copy.db") as copy:
        assert contents(copy) == expected
