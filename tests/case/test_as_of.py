"""The case as it stood at a moment, and what changed since."""

from __future__ import annotations

import pytest

from dragoman.case import Case
from dragoman.errors import SettingsError


def test_only_what_was_published_by_then_counts(case: Case) -> None:
    assert [report.key for report in case.reports(as_of="2025-03-01")] == ["6", "1"]
    assert [report.key for report in case.reports(as_of="2025-02-28")] == ["6"]
    assert {statement.content[:9] for statement in case.statements(as_of="2025-03-01")} == {"We want a", "The trams"}


def test_a_moment_within_the_day_does_not_know_the_day_s_reports(case: Case) -> None:
    assert "1" not in [report.key for report in case.reports(as_of="2025-03-01T09:00")]
    assert [report.key for report in case.reports(as_of="2025-03-06T18:00", since="2025-03-06")] == ["4"]
    assert [report.key for report in case.reports(as_of="2025-03-06T17:00", since="2025-03-06")] == []


def test_moments_between_two_reports_are_one(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = list(case.events(as_of="2025-03-02T08:00"))

    def linked(*_: object) -> None:
        raise AssertionError("the past was linked once more")

    monkeypatch.setattr("dragoman.case.asking.store_as_of", linked)
    assert list(case.events(as_of="2025-03-02T20:00")) == list(case.events(as_of="2025-03-03")) == expected


def test_what_was_planned_then_and_happened_since(case: Case) -> None:
    (then,) = case.timeline(as_of="2025-03-01")
    assert then.factuality == "planned"
    (now,) = case.timeline()
    assert now.factuality == "happened"


def test_the_past_knows_no_undated_report_without_a_date(case: Case) -> None:
    assert "5" not in [report.key for report in case.reports(as_of="2025-03-01")]


def test_filters_and_search_work_in_the_past(case: Case) -> None:
    assert case.statements(as_of="2025-03-04", actor="Dahl").count() == 1
    assert case.statements(actor="Dahl").count() == 2
    assert [hit.outlet for hit in case.search("herring", as_of="2025-03-02")] == ["Fjord Post", "Fjord Post"]


def test_a_moment_that_cannot_be_read_is_named(case: Case) -> None:
    with pytest.raises(SettingsError, match="as_of"):
        case.reports(as_of="last week").count()


def test_changes_tell_what_is_new_and_what_turned(case: Case) -> None:
    changes = case.changes("2025-03-02")
    new = {(change.kind, change.text) for change in changes if change.what == "new"}
    assert ("reports", "Ministers meet in Bergen") in new
    assert ("reports", "Herring talks begin") not in new
    assert any(kind == "statements" and "There is no new quota." in text for kind, text in new)
    turned = [
        (change.about, change.before, change.after)
        for change in changes
        if change.kind == "events" and change.what == "different"
    ]
    assert ("factuality", "planned", "happened") in turned


def test_changes_between_two_moments(case: Case) -> None:
    changes = case.changes("2025-03-04T23:59:59", as_of="2025-03-05")
    assert [change.text for change in changes if change.kind == "reports"] == ["No quota, says Dahl"]


def test_nothing_changed_after_the_last_report(case: Case) -> None:
    assert [change for change in case.changes("2025-03-07") if change.kind == "events"] == []


def test_a_brief_of_then(case: Case) -> None:
    then = case.brief(as_of="2025-03-01")
    assert {report.key for report in then.reports} <= {"1", "6"}
    assert len(case.brief().reports) > len(then.reports)
