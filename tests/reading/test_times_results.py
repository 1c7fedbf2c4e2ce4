"""Quarters, as reports of results name them: the quarter told of, and the same one a year before."""

import pytest

from dragoman.reading.times import read_times

PUBLISHED = "2024-11-05"


def values(text: str) -> list[str | None]:
    return [time.value for time in read_times(text, PUBLISHED)]


def test_a_quarter_whose_results_are_told_is_over_though_the_calendar_says_it_runs() -> None:
    text = "The bakery reported a fall in fourth-quarter profit. It earned less than a year earlier. The latest period was cold."
    assert values(text) == ["2024-Q4", "2023-Q4", "2024-Q4"]


def test_a_quarter_that_a_forecast_names_is_no_result() -> None:
    text = (
        "Third-quarter profit fell. The bakery expects a loss for the fourth quarter. Sales in the latest period rose."
    )
    assert values(text) == ["2024-Q3", "2024-Q4", "2024-Q3"]


def test_a_new_paragraph_goes_back_to_the_latest_results() -> None:
    text = (
        "The mill posted a gain in third-quarter profit.\n\nAfter a flat second quarter, demand rose.\n\n"
        "Taxes were lower than in the year-earlier period."
    )
    assert values(text) == ["2024-Q3", "2024-Q2", "2023-Q3"]


def test_this_quarter_is_the_one_told_of_where_its_results_are_named() -> None:
    text = "The mill lost money in the third quarter. This quarter's loss was its largest."
    assert values(text) == ["2024-Q3", "2024-Q3"]
    assert values("The mill lost money in the third quarter. This quarter it makes some.") == ["2024-Q3", "2024-Q4"]


@pytest.mark.parametrize("text", ["Rates stand at a quarter-century low.", "The quarter-to-quarter change is small."])
def test_a_longer_word_that_begins_with_a_quarter_is_no_time(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales will fall through the first two quarters of 2026.", ["2026-H1"]),
        ("Output in the year-earlier nine months was flat.", ["P9M"]),
        ("The shares rose to a high for the year of $42 in June.", ["2024", "2024-06"]),
        ("It was the year of the floods.", []),
        ("They sold at the then current price.", ["PAST_REF"]),
    ],
)
def test_turns_of_financial_reports(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dividend is payable on Jan. 2 to holders of record Dec. 15.", ["2025-01-02", "2024-12-15"]),
        ("Flights begin on March 30, with a third from August 6.", ["2025-03-30", "2025-08-06"]),
        ("The day before last Friday they met.", ["2024-10-31"]),
        ("They rehearse on Monday and Tuesday nights.", ["XXXX-WXX-1TNI", "XXXX-WXX-2TNI"]),
        ("The march failed in the past three summers.", ["XXXX-SU"]),
        ("It is the third day of the siege.", ["2024-11-05"]),
        ("On the third day of the siege they left.", []),
        ("The appeal may take a month or two.", ["P1M"]),
        ("They ruled it for hundreds of years.", ["PXY"]),
    ],
)
def test_turns_of_news(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will soon meet.", ["FUTURE_REF"]),
        ("The trickle soon became a flood.", []),
        ("He was soon released.", []),
        ("Now, he says, it is too late.", []),
        ("They are now in Doha.", ["PRESENT_REF"]),
        ("The chip does 15 million sums per second.", []),
        ("He fears for the future of the port.", []),
        ("It is only a matter of days.", []),
        ("They came with their 11-month-old son.", []),
        ("An 11-month-old was hurt; the 3-week-old, too.", []),
        ("The 11-month-old truce holds.", ["P11M"]),
        ("The three-week-old strike goes on.", ["P3W"]),
        ("At the time Smith was abroad.", []),
        ("He was abroad at the time.", ["PAST_REF"]),
    ],
)
def test_words_that_are_times_only_in_company(text: str, expected: list[str]) -> None:
    assert values(text) == expected
