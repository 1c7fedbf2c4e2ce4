"""Reports into a case: once each, in any order, in any number of runs, with the same outcome."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman.engines
from dragoman.case import Case
from dragoman.case.intake import Progress
from dragoman.engines import Outcome
from dragoman.records import make_report
from tests.case.contents import contents
from tests.case.stub import StubEngine, affair, stub_engine


def read(*batches: list[Any], address: str = ":memory:") -> dict[str, list[Any]]:
    with Case.open(address) as case:
        for batch in batches:
            case.read_reports(batch)
        return contents(case)


@pytest.fixture(scope="module")
def whole() -> dict[str, list[Any]]:
    """The case after one undisturbed run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dragoman.engines, "engine_for", stub_engine)
        return read(affair())


pytestmark = pytest.mark.usefixtures("stub")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(range(6)),
    cuts=st.lists(st.integers(0, 6), max_size=3),
    again=st.lists(st.integers(0, 5), max_size=3),
)
def test_order_splitting_and_reading_again_make_no_difference(
    whole: dict[str, list[Any]], order: list[int], cuts: list[int], again: list[int]
) -> None:
    reports = affair()
    shuffled = [reports[number] for number in order]
    bounds = [0, *sorted(cuts), 6]
    batches = [shuffled[start:stop] for start, stop in itertools.pairwise(bounds)]
    batches.append([reports[number] for number in again])
    assert read(*batches) == whole


def test_every_database_holds_the_same(address: str, whole: dict[str, list[Any]]) -> None:
    reports = affair()
    assert read(reports[3:], reports[:4], address=address) == whole


def test_known_reports_are_not_read_again() -> None:
    with Case.open(":memory:") as case:
        first = case.read_reports(affair())
        assert (first.read, first.known, first.mended) == (6, 0, 1)
        again = case.read_reports([*affair(), make_report("Trams again.", key="7")])
        assert (again.read, again.known, again.mended) == (1, 6, 0)
        twice = make_report("The same report, met twice in one run.", key="8")
        assert case.read_reports([twice, twice]).known == 1


def test_a_name_from_another_report_mends_a_damaged_one() -> None:
    damaged, sound = affair()[3], affair()[1]
    with Case.open(":memory:") as case:
        assert case.read_reports([damaged]).mended == 0
        assert case.actors(actor="Lima").count() == 0
        assert case.read_reports([sound]).mended == 1
        (lima,) = case.actors(actor="Lima")
        assert damaged.id in {span.report for span in lima.evidence.spans()}
        assert (damaged.text[s.start : s.end] == s.text for s in lima.evidence.spans())


def test_names_that_mend_nothing_are_noted_and_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unmoved(StubEngine):
        def read(self, tasks: Any) -> Any:
            for task in tasks:
                yield Outcome(task=task) if task.known_names else next(super().read([task]))

    damaged, sound = affair()[3], affair()[1]
    monkeypatch.setattr(dragoman.engines, "engine_for", lambda *_, **__: Unmoved())
    with Case.open(":memory:") as case:
        assert case.read_reports([damaged, sound]).mended == 0
        assert case._store.digests()[damaged.id].endswith("; Lima")
        monkeypatch.setattr(Unmoved, "read", lambda _, tasks: iter([] if not list(tasks) else [1 / 0]))
        assert case.read_reports([damaged]).known == 1
        assert case.is_linked()


def test_another_model_reads_known_reports_again(monkeypatch: pytest.MonkeyPatch) -> None:
    import dragoman.case.intake

    with Case.open(":memory:") as case:
        case.read_reports(affair())
        before = contents(case)
        monkeypatch.setattr(dragoman.case.intake, "fingerprint", lambda _: "another model")
        summary = case.read_reports(affair())
        assert (summary.read, summary.known) == (6, 0)
        after = contents(case)
        assert after["events"] == before["events"]
        assert {row[1].partition(";")[0] for row in after["readings"]} == {"another model"}


def test_what_cannot_be_read_is_kept_with_its_reason_and_the_rest_is_read() -> None:
    odd = make_report("UNREADABLE", key="odd")
    with Case.open(":memory:") as case:
        summary = case.read_reports([*affair(), odd])
        assert summary.read == 6
        assert [problem.reason for problem in summary.problems] == ["it is odd"]
        assert [problem.reason for problem in case.problems()] == ["it is odd"]
        assert case.problems()[0].at is not None
        case.read_reports([odd])
        assert len(case.problems()) == 1
        assert case.show(case.problems()[0].id).record["reason"] == "it is odd"


def test_what_was_mended_is_no_problem_any_more(tmp_path: Path) -> None:
    file, other = tmp_path / "a.jsonl", tmp_path / "b.txt"
    file.write_text('{"id": "1", "text": "Bo Dahl said: “One.”"}\n{"id": "2"}\n{"id": "3"}\n')
    other.touch()
    with Case.open(":memory:") as case:
        case.read([file, other])
        assert [(Path(p.source).name, p.place) for p in case.problems()] == [
            ("a.jsonl", "line 2"), ("a.jsonl", "line 3"), ("b.txt", None),
        ]  # fmt: skip
        file.write_text(file.read_text().replace('{"id": "2"}', '{"id": "2", "text": "Bo Dahl said: “Two.”"}'))
        case.read([file])
        assert [(Path(p.source).name, p.place) for p in case.problems()] == [("a.jsonl", "line 3"), ("b.txt", None)]
        other.write_text("Bo Dahl said: “Three.”")
        case.read([other])
        assert [p.place for p in case.problems()] == ["line 3"]


def test_progress_counts_up_to_the_end() -> None:
    told: list[Progress] = []
    with Case.open(":memory:") as case:
        case.read_reports([*affair(), affair()[0], make_report("UNREADABLE")], progress=told.append)
    assert [progress.read for progress in told] == sorted(progress.read for progress in told)
    assert (told[-1].read, told[-1].known, told[-1].problems, told[-1].doing) == (6, 1, 1, "linking")


def test_an_interrupted_run_is_taken_up(whole: dict[str, list[Any]]) -> None:
    def interrupted() -> Any:
        yield from affair()[:3]
        raise KeyboardInterrupt

    with Case.open(":memory:") as case:
        with pytest.raises(KeyboardInterrupt):
            case.read_reports(interrupted())
        assert case.reports().count() == 3
        assert not case.is_linked()
        case.read_reports(affair())
        assert case.is_linked()
        assert contents(case) == whole


def test_linking_can_be_made_up_for() -> None:
    with Case.open(":memory:") as case:
        case.read_reports(affair())
        events = list(case.events())
        with case._store.database.writing() as connection:
            from sqlalchemy import text

            connection.execute(text("DELETE FROM meta WHERE key = 'linked'"))
            connection.execute(text("DELETE FROM events"))
        assert case.link()
        assert list(case.events()) == events
        assert not case.link()


def test_texts_that_databases_do_not_like(address: str) -> None:
    """NUL, characters beyond the basic plane, right-to-left marks, percent signs and quotes come back as they were."""
    hard = "Ana Lima said: “A\0B 😀 \u202e %s :x ' \" \\ \u0301 $1 {} é”"
    with Case.open(address) as case:
        case.read_reports([make_report(hard, key="k\0'\"", title="\0 %(x)s", outlet="O\0'Post")])
        (report,) = case.reports()
        assert report.text == hard
        assert report.key == "k\0'\""
        (statement,) = case.statements(actor="lima")
        assert statement.content == hard[16:-1]
        assert case.reports(outlet="O\0'Post").count() == 1
        assert case.search("😀 é")[0].report == report.id if case.search("é") else True


@pytest.mark.parametrize("text", ["", " \n\n ", "\0" * 50, "word " * 60_000, "x" * 300_000, "a\n" * 10_000])
def test_texts_of_odd_shapes(text: str) -> None:
    with Case.open(":memory:") as case:
        case.read_reports([make_report(text, key="odd")])
        (report,) = case.reports()
        assert report.text == text
        for hit in case.search("word x a"):
            assert text[hit.evidence["passage"][0].start : hit.evidence["passage"][0].end]


@given(text=st.text(max_size=3_000))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_passages_hold_every_word_once(text: str) -> None:
    from dragoman.case.filing import search_words, stored_reading
    from dragoman.records import Reading

    report = make_report(text * 3)
    passages = stored_reading(Reading(report=report), "x").passages
    bounds = [(passage.start, passage.stop) for passage in passages]
    assert bounds == sorted(bounds)
    assert all(stop <= start for (_, stop), (start, _) in itertools.pairwise(bounds))
    covered = "".join(report.text[start:stop] for start, stop in bounds)
    assert search_words(covered).replace(" ", "") == search_words(report.text).replace(" ", "")


def test_reading_from_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Lima said: “We read files.”")
    (tmp_path / "empty.txt").touch()
    with Case.open(tmp_path / "c.db") as case:
        summary = case.read(tmp_path / "a.txt")
        assert summary.read == 1
        summary = case.read([tmp_path, tmp_path / "nowhere.txt"])
        assert summary.read == 0
        assert {Path(problem.source).name for problem in summary.problems} == {"empty.txt", "nowhere.txt"}
