"""Dating a report from itself: header, dateline, address, name, and what it says of today."""

import json
import os
from pathlib import Path

import pytest

from dragoman.reading.times.dating import date_of_report, find_date

DATA = Path(os.environ.get("DRAGOMAN_DATA", "../shared/data")) / "times"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (" date 2025-02-26 The spokesman refused to comment.", "header"),
        ("Published: 26 February 2025\n\nThe spokesman refused to comment.", "header"),
        ("26.02.2025\n\nThe spokesman refused to comment.", "header"),
        ("A headline\nUpdated Wednesday, February 26, 2025\nThe spokesman refused.", "header"),
        ("ANKARA, February 26, 2025 (Example) -- The spokesman refused.", "dateline"),
        ("ANKARA, Feb. 26, 2025 /Example Wire/ -- The spokesman refused.", "dateline"),
        ("The spokesman refused to comment today, February 26, 2025, in Doha.", "text"),
    ],
)
def test_the_day_is_found_where_a_report_carries_it(text: str, source: str) -> None:
    found = find_date(text)
    assert (found.when.value, found.source) == ("2025-02-26", source)
    if found.start is not None and found.end is not None:
        assert "26" in text[found.start : found.end]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/world/2025/02/26/talks.html",
        "https://example.org/world/2025-02-26-talks",
        "https://example.org/20250226_talks_114.html",
    ],
)
def test_an_address_dates_a_report(url: str) -> None:
    found = find_date("Talks began in Istanbul.", url=url)
    assert (found.when.value, found.when.basis, found.source) == ("2025-02-26", "inferred", "address")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Talks began on Friday.",
        "The treaty was signed on 3 October 1990 in Moscow.",
        "ANKARA, February 26 (Example) -- The spokesman refused.",
        "On 3 October 1990, the treaty was signed.",
    ],
)
def test_a_report_without_its_own_date_stays_undated(text: str) -> None:
    assert find_date(text).when.value is None


def test_header_and_address_that_disagree_give_an_interval() -> None:
    found = find_date("Published: 26 February 2025\n\nTalks.", url="https://example.org/2025/04/01/talks")
    assert (found.when.value, found.when.earliest, found.when.latest) == (None, "2025-02-26", "2025-04-01")


def test_two_dates_in_an_address_date_nothing() -> None:
    assert date_of_report("Talks.", url="https://example.org/2025/02/26/since-2024-01-01").value is None


def test_a_day_that_does_not_exist_is_none() -> None:
    assert date_of_report("Talks.", url="https://example.org/2025/02/31/talks").value is None


@pytest.mark.skipif(not DATA.exists(), reason="no development data")
def test_with_the_date_hidden_the_day_is_right_or_left_open() -> None:
    answered = right = reports = 0
    for name in ("timebank", "aquaint"):
        for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            value = date_of_report(row["text"], name=row["id"].rpartition("/")[2]).value
            reports += 1
            answered += value is not None
            right += value == row["dct"][:10]
    assert answered >= 0.35 * reports
    assert answered - right <= 0.03 * reports


def test_a_report_without_a_date_is_read_by_the_one_it_carries() -> None:
    import dragoman

    text = "ANKARA, February 26, 2025 (Example) -- The spokesman refused on Tuesday to comment."
    reading = dragoman.read_text(text)
    assert (reading.report.published.value, reading.report.published.basis) == ("2025-02-26", "stated")
    assert "2025-02-25" in [time.value for time in reading.times]
    later = dragoman.read_text(text, published="2025-03-05")
    assert later.report.published.value == "2025-03-05"


def test_a_report_that_carries_no_date_stays_as_it_came() -> None:
    from dragoman.reading.times import dated
    from dragoman.records import make_report

    report = make_report("The spokesman refused on Tuesday to comment.", key="0041")
    assert dated(report) is report
