"""The whole way with the real readers: the example reports into a case, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.case import Case
from tests.case.contents import contents
from tests.conftest import ROOT, spans_in

EXAMPLES = ROOT / "examples" / "istanbul-talks"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case.open(tmp_path_factory.mktemp("real") / "case.db") as case:
        case.read(EXAMPLES)
        yield case


def test_two_workers_in_two_runs_from_the_other_end_make_the_same_case(real: Case, tmp_path: Path) -> None:
    sources = sorted(path for path in EXAMPLES.iterdir() if path.name != "README.md")
    with Case.open(tmp_path / "case.db") as other:
        other.read(sources[3:][::-1], workers=2)
        other.read(sources[:4][::-1])
        assert contents(other) == contents(real)


def test_every_span_shows_what_stands_in_its_report(real: Case) -> None:
    texts = {report.id: report.text for report in real.reports()}
    shown = 0
    for kind in ("statements", "events", "actors", "places", "times", "figures", "disagreements", "agenda"):
        for plain in getattr(real, kind)().to_dicts():
            for span in spans_in(plain):
                assert texts[span["report"]][span["start"] : span["end"]] == span["text"]
                shown += 1
    assert shown > 300


def test_every_id_in_a_record_leads_to_a_record(real: Case) -> None:
    known = {
        record.id
        for kind in ("actors", "reports", "stories", "events", "quotations")
        for record in getattr(real, kind)()
    }
    for event in real.events():
        assert {*event.source, *event.target, *(mention.report for mention in event.mentions)} <= known
        assert event.story in known
    for statement in real.statements():
        assert {statement.report, *filter(None, (statement.speaker, statement.quotation))} <= known
    for story in real.stories():
        assert {*story.reports, *story.actors} <= known
    for item in real.agenda():
        assert real.show(item.event).kind == "events"


def test_the_affair_is_one_story_with_its_people(real: Case) -> None:
    story = real.stories().first()
    assert story is not None
    assert len(story.reports) >= 6
    lavrov = real.actors(actor="Lavrov", type="person").first()
    assert lavrov is not None
    assert real.statements(actor="lavrov").count() > 0
    assert real.events(type="CONSULT").count() > 0
    undated = [report for report in real.reports() if report.published.basis == "inferred"]
    assert undated
    assert real.search("embassy embassies") != real.search("embassy")


def test_the_case_of_then_knows_nothing_of_later_days(real: Case) -> None:
    then = "2025-02-26"
    assert 0 < real.reports(as_of=then).count() < real.reports().count()
    reports = {report.id for report in real.reports(as_of=then)}
    for event in real.events(as_of=then):
        assert {mention.report for mention in event.mentions} <= reports
