"""Paragraphs, and the quotations in them."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.text import paragraphs, quoted


def said(text):
    return [text[slice(*quotation.inner)] for quotation in quoted(text)]


def test_quotations_of_all_kinds_are_found():
    text = "“One,” he said. «Two», she said. \"Three,\" they said. ``Four,'' it said. „Five“, all said."
    assert said(text) == ["One,", "Two", "Three,", "Four,", "Five"]


def test_a_quotation_within_another_lies_deeper():
    text = "“He called it «a step» and left,” she said."
    assert [(text[slice(*found.inner)], found.depth) for found in quoted(text)] == [
        ("He called it «a step» and left,", 0),
        ("a step", 1),
    ]


def test_a_quotation_without_end_ends_with_its_paragraph():
    text = "She said: “We wait.\nHe left."
    (found,) = quoted(text)
    assert (text[slice(*found.inner)], found.closed) == ("We wait.", False)


def test_a_quotation_that_is_opened_anew_ends_the_one_before():
    text = "“We wait. That was all. “We stay,” he said."
    assert [found.closed for found in quoted(text)] == [False, True]


def test_each_line_is_a_paragraph():
    text = "Heading\n  One.  \n\nTwo.\n"
    assert [text[start:end] for start, end in paragraphs(text)] == ["Heading", "One.", "Two."]


def test_a_wrapped_text_has_paragraphs_between_empty_lines():
    line = "the envoys of both countries went on with their talks in the old\n"
    text = f"{line * 5}harbour.\n\n{line * 5}town."
    assert [text[start:end].count("\n") for start, end in paragraphs(text)] == [5, 5]


@given(st.text(alphabet="“”«»\"' ab.,:\n", max_size=80))
def test_quotations_lie_in_the_text_and_in_order(text):
    found = quoted(text)
    assert found == sorted(found, key=lambda quotation: (quotation.start, -quotation.end))
    for quotation in found:
        assert 0 <= quotation.start < quotation.inner[0] <= quotation.inner[1] <= quotation.end <= len(text)


@given(st.text(max_size=120))
def test_paragraphs_hold_everything_but_white_space(text):
    ranges = paragraphs(text)
    outside = list(text)
    for start, end in ranges:
        assert start < end
        outside[start:end] = " " * (end - start)
    assert not "".join(outside).strip()
