"""Retold history in the manner of encyclopaedic articles: the same automatic setting as for news, whatever day it came out."""

from pathlib import Path

import pytest

from dragoman.reading.times import read_times

HOME = Path(__file__).parent / "retold_history"


def labelled(name: str) -> tuple[str, list[tuple[str, str]]]:
    """A text, and its times with their values."""
    lines = (HOME / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return (HOME / f"{name}.txt").read_text(encoding="utf-8"), [(words, value) for words, value in rows]


@pytest.mark.parametrize("published", ["2012-03-01", "2024-11-05", None])
@pytest.mark.parametrize("name", sorted(path.stem for path in HOME.glob("*.txt")))
def test_each_time_is_counted_from_the_story(name: str, published: str | None) -> None:
    text, times = labelled(name)
    read = read_times(text, published)
    after = 0
    wrong = []
    for words, value in times:
        start = text.index(words, after)
        after = start + len(words)
        found = [
            time.value
            for time in read
            if time.evidence["time"][0].start < after and start < time.evidence["time"][0].end
        ]
        if found[:1] != [value]:
            wrong.append((words, value, found))
    assert not wrong


def test_years_before_christ_are_reckoned_on() -> None:
    text = (
        "The war lasted from 431 to 404 BC. In the spring of 431 BC the Spartans came; that summer they burned the fields. "
        "The next year a plague broke out. In September 415 BC a fleet sailed. Three months later it was beaten, and the "
        "following summer it was lost. The last ships sank in 2 BC; two years later all was over."
    )
    values = [time.value for time in read_times(text, "2012-03-01")]
    assert values == [
        "BC0431", "BC0404", "BC0431-SP", "BC0431-SU", "BC0430", "BC0415-09", "BC0415-12", "BC0414-SU", "BC0002", "0001",
    ]  # fmt: skip


def test_a_history_of_few_dates_is_still_told_from_news() -> None:
    text = (
        "The siege lasted from 23 August 1942 to 2 February 1943. In September the station fell. A month later the works "
        "were stormed. The dead are still found today."
    )
    values = [time.value for time in read_times(text, "2012-03-01")]
    assert values == ["1942-08-23", "1943-02-02", "1942-09", "1942-10", "PRESENT_REF"]


def test_a_life_that_ended_today_is_news() -> None:
    text = "The general died today. He was born on 3 May 1950 and joined on 1 June 1972. In January he had fallen ill."
    values = [time.value for time in read_times(text, "2012-03-01")]
    assert values == ["2012-03-01", "1950-05-03", "1972-06-01", "2012-01"]


def test_news_that_tells_of_the_past_stays_news() -> None:
    text = (
        "The minister arrived on Monday. The border was drawn in 1921, moved in 1945 and closed in 1948. "
        "It was opened in 1992. In January shots were fired there, and on Thursday both sides will talk."
    )
    values = [time.value for time in read_times(text, "2025-02-26")]
    assert values == ["2025-02-24", "1921", "1945", "1948", "1992", "2025-01", "2025-02-27"]


def test_a_feature_that_only_names_years_stays_news() -> None:
    text = (
        "Turnout fell in 1996 and 2000. It rose in 2004, and in 2008 it was the highest since 1968. Few voted in 1988. "
        "Since the attacks of 9/11 the talk is of safety. All this is old. In March the two will debate."
    )
    values = [time.value for time in read_times(text, "2012-02-01")]
    assert values[-1] == "2012-03"
