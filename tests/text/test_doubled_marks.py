"""Quotation marks that a machine printed twice, and those that two quotations need."""

import pytest

from dragoman.records import make_report
from dragoman.text import mend
from dragoman.text.quotation import quoted


def insides(text):
    return [text[slice(*quotation.inner)] for quotation in quoted(text) if quotation.depth == 0]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("““We sail at noon,”” Orlov said.", "“We sail at noon,” Orlov said."),
        ('""We sail at noon,"" Orlov said. The crew slept.', '"We sail at noon," Orlov said. The crew slept.'),
        (
            "Dusan said: ««The bridge is safe.»» The hall was empty.",
            "Dusan said: «The bridge is safe.» The hall was empty.",
        ),
        ("„„We sail at noon““, Orlov said.", "„We sail at noon“, Orlov said."),
    ],
)
def test_a_mark_printed_twice_is_one(text, mended):
    assert mend(make_report(text)).text == mended
    assert len(insides(text)) == 1


def test_a_quotation_within_another_keeps_both_its_ends():
    text = "He said: “Orlov told us that ‘nobody’ called it “a mess.””"
    assert mend(make_report(text)).text == text
    assert insides(text) == ["Orlov told us that ‘nobody’ called it “a mess.”"]


def test_what_is_doubled_in_one_sentence_leaves_the_next_alone():
    text = "The mayor left” early.\n\n““The bridge is safe,”” Dusan said. “It always was.”"
    assert insides(text) == ["The bridge is safe,", "It always was."]
