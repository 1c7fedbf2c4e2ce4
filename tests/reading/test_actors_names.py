"""Whether two names can be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.actors.names import PersonName, same_person, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Serguéi Lavrov"),
        ("Sergey Lavrov", "Sergej Lawrow"),
        ("Volodymyr Zelensky", "Volodímir Zelenski"),
        ("Volodymyr Zelenskyy", "Wolodymyr Selenskyj"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Tayyip Erdogan", "Recep Tayyip Erdogan"),
        ("Xi Jinping", "Jinping Xi"),
        ("Lavrov, Sergei", "Sergei Lavrov"),
        ("V. Putin", "Vladimir Putin"),
        ("Dmitri Peskov", "Dmitry Peskov"),
        ("Bob Hartwell", "Robert Hartwell"),
        ("Mr. Hartwell", "Robert Hartwell"),
        ("Muammar Gaddafi", "Moammar Gadhafi"),
    ],
)
def test_one_person(one, other):
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Clinton", "Hillary Clinton"),
        ("George Bush", "Jeb Bush"),
        ("Vladimir Putin", "Vladimir Zhirinovsky"),
        ("Kim Jong Un", "Kim Yo Jong"),
        ("Hafez Hartwell", "Hassan Hartwell"),
        ("John Meyer", "John Beyer"),
        ("Donald Trump", "Donald Tusk"),
        ("Lech Kaczynski", "Jaroslaw Kaczynski"),
        ("Raul Castro", "Fidel Castro"),
        ("", "Fidel Castro"),
    ],
)
def test_two_people(one, other):
    assert same_person(one, other) is None
    assert same_person(other, one) is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_it_is_symmetric_and_takes_any_text(one, other):
    assert (same_person(one, other) is None) == (same_person(other, one) is None)
    assert isinstance(PersonName.of(one).key, str)
    assert isinstance(skeleton(other), str)
