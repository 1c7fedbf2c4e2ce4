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


def test_news_that_tells_of_the_past_stays_news() -> None:
    text = (
        "The minister arrived on Monday. The border was drawn in 1921, moved in 1945 and closed in 1948. "
        "It was opened in 1992. In January shots were fired there, and on Thursday both sides will talk."
    )
    values = [time.value for time in read_times(text, "2025-02-26")]
    assert values == ["2025-02-24", "1921", "1945", "1948", "1992", "2025-01", "2025-02-27"]
