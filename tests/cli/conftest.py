"""A case in a file, and a way to call the command line on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dragoman.engines
from dragoman.case import Case
from dragoman.cli import main
from tests.case.stub import affair, stub_engine

Call = Callable[..., Result]


@pytest.fixture(scope="package")
def case_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small affair, read."""
    file = tmp_path_factory.mktemp("case") / "case.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dragoman.engines, "engine_for", stub_engine)
        with Case.open(file) as case:
            case.read_reports(affair())
    return file


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with the stub engine."""
    monkeypatch.setattr(dragoman.engines, "engine_for", stub_engine)


@pytest.fixture
def call(case_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Call]:
    """Call `dragoman` with arguments, on the small case unless they name another, in an empty folder."""
    monkeypatch.setattr(dragoman.engines, "engine_for", stub_engine)
    monkeypatch.chdir(tmp_path)
    for name in ("CASE", "WORKERS", "ENGINE", "MODEL", "PATIENCE"):
        monkeypatch.delenv(f"DRAGOMAN_{name}", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, piped: str | None = None, own_case: bool = True) -> Result:
        case = ["--case", str(case_file)] if own_case else []
        return CliRunner().invoke(main, [*arguments, *case], input=piped, prog_name="dragoman")

    return run
