"""Plain text files: their text as received, their header, their date."""

import pytest

from dragoman.intake import header_of
from tests.intake.conftest import PROSE


def test_the_text_is_the_file_and_the_key_its_name(put, take):
    report = take(put("talks/first.txt", PROSE)).report
    assert report.text == PROSE
    assert (report.key, report.source) == ("first.txt", "talks/first.txt")
    assert report.outlet is None
    assert report.published.basis == "unknown"


@pytest.mark.parametrize(
    "text", ["One.\r\nTwo.\r\n", "One.\rTwo.", "\n\n  One.\n\n\n", "One.\u2028Two.\x0b", "a\ufeffb c"]
)
def test_line_ends_and_odd_characters_stay_as_received(put, take, text):
    assert take(put("a.txt", text)).report.text == text


def test_the_same_file_gives_the_same_report_wherever_and_whenever_it_is_read(put, take):
    here = take(put("a.txt", PROSE), fetched="2025-02-27T10:00:00Z").report
    there = take(put("elsewhere/a.txt", PROSE), fetched="2025-03-01T10:00:00Z").report
    assert here.id == there.id
    assert here.fetched == "2025-02-27T10:00:00Z"


@pytest.mark.parametrize(
    ("header", "day"),
    [
        (" date 2025-02-26 ", "2025-02-26"),
        ("date: 2025-02-26\n", "2025-02-26"),
        ("date 2025-02-26\nOutlet: Example Post\n\n", "2025-02-26"),
        ("Date: 2025-02-26\nOutlet: Example Post\n\n", "2025-02-26"),
        ("Date: Wed, 26 Feb 2025 18:00:00 +0300\n\n", "2025-02-26T18:00:00+03:00"),
        ("Title: Talks in Doha\nPublished: 26 February 2025\n\n", "2025-02-26"),
        ("Date: 26.02.2025\nOutlet: Example Post\n\n", "2025-02-26"),
        ("---\ntitle: 'Talks in Doha'\ndate: 2025-02-26T18:00:00Z\n---\n\n", "2025-02-26T18:00:00Z"),
        (
            "From: desk@post.example\nSubject: Talks\nDate: Wed, 26 Feb 2025 18:00:00 +0300\n\n",
            "2025-02-26T18:00:00+03:00",
        ),
        ("\ufeffDATE : 2025-02-26\r\n\r\n", "2025-02-26"),
    ],
)
def test_a_header_dates_the_report_and_the_prose_begins_after_it(put, take, header, day):
    report = take(put("a.txt", header + PROSE)).report
    assert (report.published.value, report.published.basis) == (day, "stated")
    assert report.text == (header + PROSE).removeprefix("\ufeff")
    assert report.text[header_of(report.text).end :] == PROSE


def test_a_header_names_title_outlet_and_address(put, take):
    header = "Headline: Talks in Doha\nBy: A. Writer\nNewspaper:  Example   Post\nURL: https://post.example/talks\nLang: en-GB\n"
    report = take(put("a.txt", header + PROSE)).report
    assert (report.title, report.outlet, report.url) == ("Talks in Doha", "Example Post", "https://post.example/talks")
    assert report.language == "en"
    assert report.text[header_of(report.text).end :] == PROSE


@pytest.mark.parametrize(
    "prose",
    [
        "Moscow: the talks go on. Nobody knows for how long.",
        "Date palms died in the heat of 2025-02-26, farmers said.",
        "The minister said: nothing.",
        "date of the talks 2025-02-26 was moved.",
        "---\nMinisters met.\n---\nThey parted.",
        "Tags are worn by all, the guards said.",
    ],
)
def test_prose_is_not_taken_for_a_header(prose):
    assert header_of(prose).end == 0


def test_a_first_line_that_stands_alone_is_the_title(put, take):
    assert (
        take(put("a.txt", f"Outlet: Example Post\n\nPort to open again\n\n{PROSE}")).report.title
        == "Port to open again"
    )
    assert take(put("b.txt", f"{PROSE}\n\n{PROSE}")).report.title is None


@pytest.mark.parametrize("written", ["yesterday", "0024-05-01", "2999-01-01", "2025-02-30", "03/04/2025"])
def test_a_date_that_cannot_be_is_unknown_and_noted(put, take, written):
    taken = take(put("a.txt", f"Date: {written}\n\n{PROSE}"))
    assert taken.report.published.value is None
    assert taken.report.published.basis == "unknown"
    assert written in taken.notes[0].reason
    assert not taken.unread


def test_a_header_without_prose_is_a_problem(put, take):
    assert "below its header" in take(put("a.txt", "Title: Talks\nDate: 2025-02-26\n\n \n")).problem.reason
