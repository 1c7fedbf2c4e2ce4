"""What a report renders is printed with the verb that it hangs on."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.exports.wording import Names


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Ines Falk said the harbour would open on Monday.", "says"),
        ("Ines Falk called the visit a complete failure.", "called"),
        ("“The harbour opens on Monday,” Ines Falk announced.", "says"),
    ],
)
def test_the_verb_is_printed_where_the_words_need_it(text, force):
    reading = dragoman.read_text(text, outlet="Post")
    (statement,) = reading.statements
    assert Names(reading.actors).saying(statement) == ("Ines Falk", force)


def test_several_say_and_one_says():
    reading = dragoman.read_text("Lawmakers said on Monday that the harbour would stay shut.", outlet="Post")
    assert Names(reading.actors).saying(reading.statements[0]) == ("Lawmakers", "say")
