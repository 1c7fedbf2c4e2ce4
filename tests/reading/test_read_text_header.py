"""A text given with its header is dated by it, as a file is."""

import dragoman


def test_the_header_says_what_is_not_given():
    text = "Date: 2025-02-26\nOutlet: Example Post\n\nThe ministers met on Tuesday."
    reading = dragoman.read_text(text)
    assert reading.report.published.value == "2025-02-26"
    assert reading.report.outlet == "Example Post"
    assert [time.value for time in reading.times] == ["2025-02-25"]
    assert dragoman.read_text(text, published="2025-03-05").report.published.value == "2025-03-05"
