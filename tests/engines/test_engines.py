"""Every engine gives the same: one conformance class, run on each."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

from dragoman.engines import Engine, Outcome, Task, engine_for, fingerprint
from dragoman.engines import batch as batch_module
from dragoman.engines.batch import batches
from dragoman.errors import MissingExtraError, ModelError, SettingsError
from dragoman.records import make_report

TEXTS = [
    "The harbour minister, Ana Lima, met her colleague from Norway in Bergen on Monday, officials said.",
    "",
    "“We agree on most things,” Lima said in Bergen. She will travel to Oslo on 12 March.",
    "\0\0 ☃ \u202e ((((",
    "Norway rejected the offer, according to the newspaper Fjord Post, and 14 boats left the harbour.",
    "a" * 5_000,
    "Marco Zorbaniy Lima spoke for two hours. The talks go on.",
]


def tasks(count: int = len(TEXTS)) -> list[Task]:
    return [Task(report=make_report(TEXTS[n % len(TEXTS)], key=str(n), published="2025-03-10")) for n in range(count)]


@pytest.fixture(scope="module")
def expected() -> list[Outcome]:
    """What reading each report by itself gives."""
    engine = engine_for("local", workers=1)
    return [outcome for task in tasks() for outcome in engine.read([task])]


class Conformance:
    """What every engine does; a subclass names one."""

    name: str = "local"
    workers = 1

    def engine(self, model: str = "default") -> Engine:
        return engine_for(self.name, workers=self.workers, model=model)

    def test_outcomes_come_in_order_and_are_the_same_as_one_by_one(self, expected: list[Outcome]) -> None:
        found = list(self.engine().read(iter(tasks())))
        assert [outcome.task for outcome in found] == tasks()
        assert found == expected
        assert all(outcome.reading is not None and outcome.problem is None for outcome in found)

    def test_names_that_mend_nothing_cost_no_second_reading(self) -> None:
        plain, glued = (make_report(text) for text in (TEXTS[0], TEXTS[6]))
        names = ("Zorbani",)
        first, second = self.engine().read([Task(report=report, known_names=names) for report in (plain, glued)])
        assert (first.reading, first.problem) == (None, None)
        assert second.reading is not None
        assert "Zorbani" in {part for actor in second.reading.actors for name in actor.names for part in name.split()}

    def test_no_tasks_no_outcomes(self) -> None:
        assert list(self.engine().read([])) == []

    def test_a_missing_model_stops_everything(self) -> None:
        with pytest.raises(ModelError, match="en_core_web_none: this spaCy model is not installed"):
            list(self.engine(model="en_core_web_none").read(tasks()))


class TestLocal(Conformance):
    pass


class TestPool(Conformance):
    workers = 2


@pytest.mark.filterwarnings("ignore")  # of Ray itself
@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed")
class TestRay(Conformance):
    name = "ray"
    workers = 2


def test_batches_are_small_whole_and_in_order() -> None:
    lengths = [10, 190_000, 20_000, 300_000, 5] + [1] * 70
    many = [Task(report=make_report("x" * length, key=str(n))) for n, length in enumerate(lengths)]
    parts = list(batches(iter(many)))
    assert [task for part in parts for task in part] == many
    assert all(len(part) <= 32 for part in parts)
    assert all(len(part) == 1 or sum(len(task.report.text) for task in part) <= 200_000 for part in parts)


def test_tasks_are_taken_as_they_are_needed() -> None:
    """However many reports come, few are in memory."""
    taken = 0

    def endless() -> Iterator[Task]:
        nonlocal taken
        while True:
            taken += 1
            yield Task(report=make_report("Norway rejected the offer.", key=str(taken)))

    outcomes = engine_for("local", workers=1).read(endless())
    next(outcomes)
    assert taken < 100


def test_a_report_that_breaks_a_reader_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    import dragoman.reading

    real = dragoman.reading.read_copies

    def fragile(copies: Any, **more: Any) -> Any:
        copies = list(copies)
        if any(copy.report.key == "2" for copy in copies):
            raise IndexError("list index out of range")
        return real(copies, **more)

    monkeypatch.setattr(dragoman.reading, "read_copies", fragile)
    outcomes = batch_module.read_batch(tasks(4), "default")
    assert [outcome.reading is not None for outcome in outcomes] == [True, True, False, True]
    problem = outcomes[2].problem
    assert problem is not None
    assert problem.source == "2"
    assert problem.reason == "it could not be read: IndexError: list index out of range"


def test_a_report_that_is_not_read_whole_is_read_with_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("dragoman.reading.times.scan"), "_BURST", 2)
    report = make_report(
        "Lima came on Monday. She left on Friday. They met on Sunday.", key="dense", published="2025-03-10"
    )
    (outcome,) = batch_module.read_batch([Task(report=report)], "default")
    assert outcome.reading is not None
    assert [time.value for time in outcome.reading.times] == ["2025-03-10", "2025-03-07"]
    assert outcome.problem is not None
    assert (outcome.problem.kind, outcome.problem.source) == ("note", "dense")
    assert outcome.problem.reason.startswith("time words from character 53 on were not looked at, 1 in all")


def deadly(batch: list[Task], model: str) -> list[Outcome]:
    """In place of `read_batch`: dies of one report, as by exhausted memory."""
    if any(task.report.key == "5" for task in batch):
        os.kill(os.getpid(), signal.SIGKILL)
    return [Outcome(task=task) for task in batch]


def test_a_worker_s_death_costs_only_the_report_that_kills(monkeypatch: pytest.MonkeyPatch) -> None:
    import dragoman.engines.pool as pool_module

    monkeypatch.setattr(pool_module, "read_batch", deadly)
    monkeypatch.setattr(batch_module, "_MOST_REPORTS", 4)
    outcomes = list(engine_for("local", workers=2).read(tasks(14)))
    assert [outcome.task for outcome in outcomes] == tasks(14)
    lost = [outcome.problem for outcome in outcomes if outcome.problem]
    assert [problem.source for problem in lost] == ["5"]
    assert "died, twice" in lost[0].reason


def test_an_engine_that_there_is_not_names_the_choices() -> None:
    with pytest.raises(SettingsError, match="no engine 'steam'; choose from local, ray"):
        engine_for("steam")


def test_ray_missing_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'dragoman\[ray\]'"):
        engine_for("ray")


def test_the_fingerprint_tells_models_and_versions_apart() -> None:
    import dragoman

    here = fingerprint("default")
    assert dragoman.__version__ in here
    assert "en_core_web_sm" in here
    assert fingerprint("en_core_web_none") != here


def test_the_version_of_sources_changes_with_what_reading_depends_on_and_with_nothing_else(tmp_path) -> None:
    from dragoman import __version__
    from dragoman.engines.protocol import _version

    package = tmp_path / "src" / "dragoman"
    for room in ("lexicon", "reading", "web"):
        (package / room).mkdir(parents=True)
    (package / "lexicon" / "cues.tsv").write_text("says\n")
    assert _version(package) == __version__  # installed: the version says it all
    (tmp_path / "pyproject.toml").touch()
    first = _version(package)
    assert first.startswith(f"{__version__}+")
    (package / "web" / "page.py").write_text("pass\n")
    assert _version(package) == first
    (package / "lexicon" / "cues.tsv").write_text("says\nadds\n")
    assert _version(package) != first
