"""Documents hold exactly the text of their copies, however odd, and break into sentences where people would."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import ModelError
from dragoman.parsing import load_model, parse
from dragoman.parsing.pieces import pieces
from dragoman.text import ParsingCopy


def parsed(text):
    ((doc, _),) = parse([ParsingCopy.plain(text)])
    return doc


def sentences(text):
    return [sentence.text.strip() for sentence in parsed(text).sents]


def test_a_heading_without_a_stop_is_a_sentence_of_its_own():
    text = "Talks in the old harbour\nThe envoys met behind closed doors on Monday."
    assert sentences(text) == text.split("\n")


@pytest.mark.parametrize(
    "dateline",
    ["GENEVA, June 3 (North Wire) -", "GENEVA -", "KYIV, Ukraine (NW) —", "UTICA, N.Y. (NW) _", "(North Wire) --"],
)
def test_the_place_that_a_report_is_signed_with_acts_in_no_sentence(dateline):
    text = f"{dateline} Envoys of both sides met on Monday."
    assert sentences(text) == [dateline, "Envoys of both sides met on Monday."]


def test_a_line_broken_in_mid_sentence_does_not_start_a_paragraph():
    text = "The envoys stayed in the harbour until the last of the\nships had left."
    assert len(sentences(text)) == 1


def test_a_closing_mark_stays_with_its_sentence():
    text = '"We shall go on. We have much to lose."\nThe hall was silent.'
    assert sentences(text) == ['"We shall go on.', 'We have much to lose."', "The hall was silent."]


def test_who_said_it_stays_with_a_question():
    assert sentences("“Who will pay for the bridge?” asked the mayor of the town.") == [
        "“Who will pay for the bridge?” asked the mayor of the town."
    ]


def test_a_word_in_lower_case_after_an_abbreviation_starts_no_sentence():
    assert len(sentences("The envoys met at 9 p.m. and left before the morning.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "\0",
        "a\0b",
        " lead",
        "tail  ",
        "one\r\ntwo",
        "x" * 5000,
        "(" * 2000 + " end",
        "a " + "é" * 900 + " b",
    ],
)
def test_odd_texts_come_back_whole(text):
    assert parsed(text).text == text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text_comes_back_whole(text):
    copy = ParsingCopy.plain(text)
    ((doc, same),) = parse([copy])
    assert doc.text == copy.text
    assert same is copy


@given(st.text(alphabet="a .\n", max_size=300), st.integers(2, 50))
def test_pieces_are_small_and_make_up_the_text(text, largest):
    cut = list(pieces(text, largest=largest))
    assert "".join(cut) == text
    assert all(len(piece) <= largest for piece in cut)


def test_a_long_text_is_parsed_in_pieces_and_put_together():
    text = "The envoys met in the harbour on Monday.\n" * 1500
    doc = parsed(text)
    assert doc.text == text
    assert len(list(doc.sents)) == 1500
    assert doc[-2].head.sent.start == doc[-2].sent.start
    assert sum(entity.label_ == "DATE" for entity in doc.ents) > 1000


def test_copies_come_back_in_order():
    copies = [ParsingCopy.plain(f"Report {number} is short.") for number in range(70)]
    assert [copy.text for _, copy in parse(copies)] == [copy.text for copy in copies]


def test_a_model_that_is_not_there_is_named():
    with pytest.raises(ModelError, match="en_core_web_xxl"):
        load_model("en_core_web_xxl")
