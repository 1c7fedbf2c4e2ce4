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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He will land on Friday.", "2025-02-28"),
        ("He is due in Ankara on Friday.", "2025-02-28"),
        ("The truce holds until Friday.", "2025-02-28"),
        ("He could land as early as Friday.", "2025-02-28"),
        ("He landed on Friday.", "2025-02-21"),
        ("He has been in Ankara since Friday.", "2025-02-21"),
        ("It had been due to end on Friday.", "2025-02-21"),
        ("Friday's talks failed.", "2025-02-21"),
        ("They met in January.", "2025-01"),
        ("They will meet in January.", "2026-01"),
        ("The offer stands until March 3.", "2025-03-03"),
        ("The decree of December 3 is void.", "2024-12-03"),
    ],
)
def test_direction_follows_verb_and_preposition(text: str, value: str) -> None:
    assert values(text) == [value]


def test_the_other_direction_is_kept_as_the_alternative() -> None:
    (time,) = read_times("They met on Friday.", "2025-02-26")
    assert (time.value, time.alternatives, time.anchor) == ("2025-02-21", ("2025-02-28",), "published")
    assert 0.5 < time.confidence < 1


def test_words_quoted_are_counted_from_the_day_they_were_said() -> None:
    text = "“The encounter will take place tomorrow,” the minister said on Monday."
    tomorrow, monday = read_times(text, "2025-02-26")
    assert (tomorrow.value, tomorrow.anchor, tomorrow.alternatives) == ("2025-02-25", "quotation", ("2025-02-27",))
    assert monday.value == "2025-02-24"


HISTORY = (
    "The Border War (28 July 1964 – 3 November 1967) divided the valley. In August, the pass was taken, and two days after "
    "the feast, on 17 August, the town fell. In mid-September 1964 a truce was made. During the winter both sides rearmed. "
    "On 9 January the air force struck; that night the general was shot, and the next morning his deputy took command. "
    "The treaty, in force since 1921, was torn up. In April 1965 the river was crossed. On the 14th the bridge was blown up. "
    "From June to August 1966 delegates met. Today the valley is quiet."
)


def test_retold_history_is_counted_from_its_own_dates() -> None:
    assert values(HISTORY, "2012-03-01") == [
        "1964-07-28", "1967-11-03", "1964-08", "P2D", "1964-08-17", "1964-09", "1964-WI", "1965-01-09", "1965-01-09TNI",
        "1965-01-10TMO", "1921", "1965-04", "1965-04-14", "1966-06", "1966-08", "PRESENT_REF",
    ]  # fmt: skip


def test_history_does_not_need_a_date_of_publication() -> None:
    assert values(HISTORY, None)[:-1] == values(HISTORY, "2012-03-01")[:-1]


def test_a_year_in_passing_does_not_move_the_news() -> None:
    text = "The minister, who took office in 2019, arrived on Monday. In January he had been ill."
    assert values(text) == ["2019", "2025-02-24", "2025-01"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr May said troops march at the sun.",
        "The second envoy scored 3-2.",
        "He paid $1990 for 2000 people.",
        "Orion 1980 is a firm; so is the 555-2011 line.",
        "He is 37 years old, she a 6-year-old.",
        "Iraq imports three-quarters of its food.",
        "The Winter War, the Six-Day War and the Thirty Years' War.",
        "The fall of the city was near.",
        "USA Today and the programme This Week.",
        "Version 10.30 costs 4.50.",
        "The flights, four a week, are full.",
        "Order No. 2024 was for Room 1812.",
        "The Easter Rising failed.",
        "The 16th Division held the 16th Street bridge.",
        "She told USA TODAY and the programme This Week.",
    ],
)
def test_no_time_is_seen_where_there_is_none(text: str) -> None:
    assert values(text) == []


def test_earliest_and_latest_bound_each_value() -> None:
    times = read_times("In the second half of 2024; last week; this morning; at 6 p.m. on Monday.", "2025-02-26")
    assert [(time.earliest, time.latest, time.precision) for time in times] == [
        ("2024-07-01", "2024-12-31", "half"),
        ("2025-02-17", "2025-02-23", "week"),
        ("2025-02-26T00:00", "2025-02-26T11:59", "part of day"),
        ("2025-02-24T18:00", "2025-02-24T18:00", "minute"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Snow fell on Friday and into Saturday.", ["2025-02-21", "2025-02-22"]),
        ("They meet from Monday to Thursday.", ["2025-03-03", "2025-03-06"]),
        ("The battle was fought from March 3 to 5, 1943.", ["1943-03-03", "1943-03-05"]),
        ("It was fought between the 3rd and the 5th of March 1943.", ["1943-03-03", "1943-03-05"]),
        ("The blast came at 10:35 a.m. (0735 GMT) Friday.", ["2025-02-21T10:35", "2025-02-21"]),
        ("Talks open on Tuesday week, or a week on Thursday.", ["2025-03-11", "2025-03-06"]),
        ("He left at half past six and was back at a quarter to nine.", ["2025-02-26T06:30", "2025-02-26T08:45"]),
        ("The spokesman refused on Wednesday 26, as he had on the past 18 of February.", ["2025-02-26", "2025-02-18"]),
        ("Profit rose in Q4 FY2024, 3Q24 and 2024Q1.", ["2024-Q4", "2024-Q3", "2024-Q1"]),
        ("Built in the 2nd century B.C., it fell in 44 BC and burned in AD 70.", ["BC01", "BC0044", "0070"]),
        ("It was common in the 1980s and 90s.", ["198", "199"]),
        ("He met her the other day; in those days few did.", ["PAST_REF", "PAST_REF"]),
        ("They meet twice a month.", ["P1M"]),
        ("The siege was to last three months.", ["P3M"]),
        ("The inquiry, as recently as 2023 a secret, reports a week today.", ["2023", "2025-03-05"]),
        ("Profit in the third quarter of 2024 beat that of the same quarter last year.", ["2024-Q3", "2023-Q3"]),
        ("He left at eight o'clock on the morning of 20 February.", ["2025-02-20T08:00", "2025-02-20TMO"]),
        (
            "They crossed on the night of 7/8 March 1944, and again on the night of May 2-3.",
            ["1944-03-07TNI", "1944-05-02TNI"],
        ),
        ("They will meet in three weeks' time.", ["2025-W12"]),
    ],
)
def test_each_of_several_times_is_read(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_week_counted_from_a_day_keeps_that_day_as_the_alternative() -> None:
    time = read_times("They signed on 3 March 1921. Two weeks later they fell out.", "2025-02-26")[1]
    assert (time.value, time.alternatives, time.anchor) == ("1921-W11", ("1921-03-17", "2025-W11"), "mentioned")


def test_next_friday_keeps_the_friday_of_next_week_as_the_alternative() -> None:
    (time,) = read_times("They meet next Friday.", "2025-02-26")
    assert (time.value, time.alternatives) == ("2025-02-28", ("2025-03-07",))


def test_modifiers_are_kept() -> None:
    times = read_times("in early 1943; by the end of 2024; for more than two years; about three weeks", "2025-02-26")
    assert [time.modifier for time in times] == ["START", "END", "MORE_THAN", "APPROX"]


def test_a_report_dated_only_to_the_month_leaves_its_weekdays_open() -> None:
    from dragoman.reading.times import times_in
    from dragoman.records import When, make_report
    from dragoman.text import ParsingCopy
    from dragoman.text.alignment import Alignment

    text = "They met on Friday."
    report = make_report(text, published=When(value="2025-02", precision="month", basis="inferred"))
    (time,) = times_in(ParsingCopy(report=report, text=text, alignment=Alignment.identity(len(text))))
    assert (time.value, time.basis) == (None, "unknown")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("as announced on Wednesdaythe foreign minister", "Wednesday", "2025-02-26"),
        ("they met lastFriday in Doha", "lastFriday", "2025-02-21"),
        ("the talks of 18February failed", "18February", "2025-02-18"),
        ("the talks of February18 failed", "February18", "2025-02-18"),
        ("since January 2025The border is shut", "January 2025", "2025-01"),
        ("it was Octoberthat changed it", "October", "2024-10"),
    ],
)
def test_words_run_together_are_parted(text: str, words: str, value: str) -> None:
    (time,) = read_times(text, "2025-02-26")
    assert (time.evidence["time"][0].text, time.value) == (words, value)


@pytest.mark.parametrize("text", ["Augustin met Marchand and Maya.", "Maybe the Mayor and Octobrists."])
def test_names_that_hold_a_month_are_left_whole(text: str) -> None:
    assert values(text) == []


def test_the_part_of_a_month_or_year_that_is_meant_narrows_its_days() -> None:
    times = read_times("They meet in late July and came in early 2024; the end of the day was quiet.", "2025-07-01")
    assert [(time.earliest, time.latest) for time in times][:2] == [
        ("2025-07-21", "2025-07-31"),
        ("2024-01-01", "2024-05-01"),
    ]
    assert [time.precision for time in times][:2] == ["interval", "interval"]
