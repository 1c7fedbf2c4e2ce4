"""`kill -9` at any moment of reading leaves a case that opens, and that equals the undisturbed one after reading again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import dragoman.engines
from dragoman.case import Case
from tests.case.contents import contents
from tests.case.stub import stub_engine
from tests.conftest import ROOT
from tests.robustness.reader import many

REPORTS = 12


def start(case: Path | str, first: int = 0, last: int = REPORTS, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.robustness.reader", str(case), str(first), str(last)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    )


@pytest.fixture(scope="module")
def undisturbed() -> dict[str, list[Any]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dragoman.engines, "engine_for", stub_engine)
        with Case.open(":memory:") as case:
            case.read_reports(many(0, REPORTS))
            return contents(case)


@pytest.mark.parametrize("seed", range(3))
def test_killed_again_and_again_then_read_to_the_end(
    seed: int, tmp_path: Path, undisturbed: dict[str, list[Any]]
) -> None:
    chance = random.Random(seed)
    file = tmp_path / "case.db"
    seen = 0
    for _ in range(3):
        process = start(file, DRAGOMAN_STUB_PAUSE="0.02")
        # From before the first table is made to the middle of linking.
        if chance.random() < 0.8:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.7))
        else:
            time.sleep(chance.uniform(0.1, 0.5))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if file.exists() and file.stat().st_size:
            with Case.open(file) as case:
                count = case.reports().count()
                assert count >= seen, "what was stored is lost"
                seen = count
    process = start(file)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    with Case.open(file) as case:
        assert contents(case) == undisturbed


def test_killed_between_reading_and_linking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undisturbed: dict[str, list[Any]]
) -> None:
    """As a kill there would leave it: every report stored, nothing linked, the log not merged."""
    monkeypatch.setattr(dragoman.engines, "engine_for", stub_engine)

    class Killed(BaseException):
        pass

    def die(_: object) -> bool:
        raise Killed

    file = tmp_path / "case.db"
    with monkeypatch.context() as patch:
        patch.setattr(Case, "link", die)
        case = Case.open(file)
        with pytest.raises(Killed):
            case.read_reports(many(0, REPORTS))
    with Case.open(file) as again:
        assert again.reports().count() == REPORTS
        assert not again.is_linked()
        summary = again.read_reports(many(0, 1))
        assert (summary.read, summary.known) == (0, 1)
        assert contents(again) == undisturbed
    case.close()


def test_killed_in_the_middle_of_linking_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dragoman.store.store as store_module

    monkeypatch.setattr(dragoman.engines, "engine_for", stub_engine)
    file = tmp_path / "case.db"
    with Case.open(file) as case:
        case.read_reports(many(0, 4))
        before = contents(case)
        real = store_module.replace_redirects

        def die(*_: object) -> None:
            raise MemoryError

        monkeypatch.setattr(store_module, "replace_redirects", die)
        with pytest.raises(MemoryError):
            case.read_reports(many(4, 8))
        monkeypatch.setattr(store_module, "replace_redirects", real)
        after = contents(case)
        for table in ("events", "actors", "stories", "item_actors", "meta", "redirects"):
            assert after[table] == before[table]
        assert len(after["reports"]) == 8


def test_what_another_program_linked_meanwhile_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undisturbed: dict[str, list[Any]]
) -> None:
    """While one links what it read, another reads the rest and links all: what the first makes of its part is not kept."""
    import dragoman.comparing

    monkeypatch.setattr(dragoman.engines, "engine_for", stub_engine)
    file = tmp_path / "case.db"
    compare = dragoman.comparing.compare

    def meanwhile(linked: Any) -> Any:
        monkeypatch.setattr(dragoman.comparing, "compare", compare)
        with Case.open(file) as other:
            other.read_reports(many(4, REPORTS))
        return compare(linked)

    with Case.open(file) as case:
        monkeypatch.setattr(dragoman.comparing, "compare", meanwhile)
        case.read_reports(many(0, 4))
        assert contents(case) == undisturbed


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_processes_reading_at_once_lose_nothing(kind: str, tmp_path: Path) -> None:
    from tests.databases import new_database

    address = new_database(kind, tmp_path)
    # Half of the reports are given to both.
    processes = [start(address, 0, 18, DRAGOMAN_STUB_PAUSE="0.005"), start(address, 9, 27, DRAGOMAN_STUB_PAUSE="0.005")]
    outputs = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    counts = [output.split() for output, _ in outputs]
    assert sum(int(words[2]) for words in counts) == 27
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dragoman.engines, "engine_for", stub_engine)
        with Case.open(":memory:") as alone:
            alone.read_reports(many(0, 27))
            expected = contents(alone)
    with Case.open(address) as case:
        assert case.is_linked()
        assert contents(case) == expected


def test_readers_are_answered_while_a_writer_writes(tmp_path: Path) -> None:
    file = tmp_path / "case.db"
    process = start(file, 0, 40, DRAGOMAN_STUB_PAUSE="0.01")
    assert process.stdout is not None
    process.stdout.readline()
    counts, longest = [], 0.0
    while process.poll() is None:
        begun = time.perf_counter()
        with Case.open(file, create=False) as case:
            counts.append(case.reports().count())
            assert len(list(case.reports())) >= counts[-1]
            case.statements().count()
        longest = max(longest, time.perf_counter() - begun)
    process.communicate()
    assert process.returncode == 0
    assert len(counts) > 3
    assert counts == sorted(counts)
    assert longest < 5, "a reader waited for the writer"
