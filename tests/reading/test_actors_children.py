"""A child goes by its first name: who is called by its surname alone is another of the family."""

import pytest
from tests.reading.doers import sides

from dragoman import read_text


@pytest.mark.parametrize(
    "text",
    [
        "The man shot Ola Berg, 2, on Monday. Berg was arrested.",
        "The man shot his six-year-old son, Ola Berg, on Monday. Berg was arrested.",
        "The man shot 10-month-old Ola Berg on Monday. Berg was arrested.",
    ],
)
def test_a_surname_alone_is_not_the_child(text):
    assert sides(text)[-1] == ([], ["Berg"])


@pytest.mark.parametrize("age", ["32", "17"])
def test_a_surname_alone_is_whoever_is_grown(age):
    assert sides(f"The man shot Ola Berg, {age}, on Monday. Berg was arrested.")[-1] == ([], ["Ola Berg"])


def test_a_child_is_called_by_its_first_name():
    text = "The man shot Ola Berg, 2, on Monday. Doctors said that Ola will live."
    assert [actor.name for actor in read_text(text, published="2025-03-05").actors if "Ola" in actor.name] == [
        "Ola Berg"
    ]
