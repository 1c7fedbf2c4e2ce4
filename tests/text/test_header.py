"""A text file's header stays in the text as received and is left out of what is parsed."""

import pytest

from dragoman.records import make_report
from dragoman.text import mend

PROSE = "Ministers met in Doha on Monday, the palace said."
HEADERS = [
    " date 2025-02-26 ",
    "Outlet: Example Post\nDate: 2025-02-26\n\n",
    "---\ntitle: Talks begin\n---\n",
]


@pytest.mark.parametrize("header", HEADERS)
def test_the_copy_begins_with_the_prose_and_spans_stay_true(header):
    report = make_report(header + PROSE, key="a.txt")
    copy = mend(report)
    assert copy.text == PROSE
    start = copy.text.index("Doha")
    span = copy.span(start, start + 4)
    assert span.text == "Doha"
    assert report.text[span.start : span.end] == "Doha"
    first = copy.span(0, 9)
    assert (first.start, first.text) == (len(header), "Ministers")


def test_a_text_without_header_is_left_alone():
    assert mend(make_report(PROSE, key="a.txt")).mends == ()
