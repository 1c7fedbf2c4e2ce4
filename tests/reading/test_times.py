"""Times as a reader of one sentence would understand them."""

import pytest

from dragoman.reading.times import read_times, resolve_times


def values(text: str, published: str | None = "2025-02-26") -> list[str | None]:
    return [time.value for time in read_times(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The spokesman refused to comment on Wednesday.", "2025-02-26"),
        ("The proposal was made on Monday.", "2025-02-24"),
        ("He planned to travel to Washington on Friday.", "2025-02-28"),
        ("This Thursday will take place a new meeting.", "2025-02-27"),
        ("The first meeting was held on February 18 in Riyadh.", "2025-02-18"),
        ("The envoys saw each other on the 18 of February.", "2025-02-18"),
        ("Both leaders signed last week.", "2025-W08"),
        ("They have met twice this week.", "2025-W09"),
        ("The encounter will take place tomorrow.", "2025-02-27"),
        ("In the day of yesterday they met.", "2025-02-25"),
        ("The visit comes 24 hours later than planned; he spoke for 24 hours.", "PT24H"),
        ("They broke off three years ago.", "2022"),
        ("The war began in February 2022.", "2022-02"),
        ("A vote is due by the end of the year.", "2025"),
    ],
)
def test_a_time_in_news_is_found_and_resolved(text: str, value: str) -> None:
    assert value in values(text)


def test_a_range_of_years_gives_both_ends() -> None:
    assert values("In his first term, between 2017 and 2021, he liked to bargain.") == ["2017", "2021"]


def test_words_that_only_look_like_times_are_left_alone() -> None:
    assert values("He may march to the sun; the score was 3.5, page 1998, version 10.4, phone 555 2011.") == []


def test_an_undated_report_keeps_its_open_times_unknown_until_a_date_is_found() -> None:
    from datetime import date

    undated = read_times("They met on Friday and parted in 2024.")
    assert [(time.value, time.basis) for time in undated] == [(None, "unknown"), ("2024", "stated")]
    dated = resolve_times(undated, date(2025, 2, 26))
    assert [time.value for time in dated] == ["2025-02-21", "2024"]
    assert [time.id for time in dated] == [time.id for time in undated]
