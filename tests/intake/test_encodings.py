"""Encodings: found where they can be, guessed where they must be, and said then."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.decoding import decode

WORDS = "“We will see”, Şimşek said in Türkiye – perhaps. "
RUSSIAN = "Министры двух стран встретились в понедельник и договорились открыть порт. Переговоры продолжатся в марте. "


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_left_off(mark, encoding):
    decoded = decode(mark + WORDS.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.note) == (WORDS, encoding, None)


def test_utf16_without_a_mark_is_recognised(put, take):
    taken = take(put("a.txt", (WORDS * 5).encode("utf-16-le")))
    assert taken.report.text == WORDS * 5
    assert "utf-16-le" in taken.notes[0].reason


def test_western_windows_text_keeps_its_quotation_marks(put, take):
    words = "“No comment”, the palace said on Friday – as so often. " * 3
    taken = take(put("a.txt", words.encode("cp1252")))
    assert taken.report.text == words
    assert "cp1252" in taken.notes[0].reason


@pytest.mark.parametrize("words", ["“No comment”, the café’s owner said.", "«Déjà vu», he said…", "It’s over."])
def test_short_western_text_is_not_taken_for_another_script(words):
    assert decode(words.encode("cp1252")).text == words


@pytest.mark.parametrize(
    ("words", "encoding"), [(RUSSIAN, "koi8-r"), ("両国の外相は月曜日に会談し、港の再開で合意した。" * 5, "shift_jis")]
)
def test_scripts_of_other_encodings_are_read(words, encoding):
    assert decode((words * 3).encode(encoding)).text == words * 3


def test_other_scripts_are_guessed_and_the_guess_is_said(put, take):
    taken = take(put("a.txt", (RUSSIAN * 5).encode("cp1251")))
    assert taken.report.text == RUSSIAN * 5
    assert "cp1251" in taken.notes[0].reason


def test_one_bad_byte_does_not_spoil_the_rest(put, take):
    data = (WORDS * 3).encode() + b"It\x92s over. " + WORDS.encode()
    taken = take(put("a.txt", data))
    assert taken.report.text == WORDS * 3 + "It’s over. " + WORDS
    assert len(taken.notes) == 1


def test_a_character_cut_in_two_is_replaced(put, take):
    taken = take(put("a.txt", WORDS.encode() + "–".encode()[:2]))
    assert taken.report.text == WORDS + "\ufffd"


@pytest.mark.parametrize("declared", ["no-such-thing", "rot13", "hex", "", "utf-7\0", "idna"])
def test_a_declared_encoding_that_is_none_is_passed_over(declared):
    assert decode(b"caf\xe9 au lait", declared=declared).text == "café au lait"


@given(st.binary(max_size=600), st.sampled_from([None, "utf-8", "latin-1", "shift_jis", "utf-16", "cp037"]))
def test_decoding_never_fails(data, declared):
    assert isinstance(decode(data, declared=declared).text, str)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300).filter(lambda text: "\0" not in text[:1])
)
def test_utf8_comes_back_as_it_was(text):
    decoded = decode(codecs.BOM_UTF8 + text.encode())
    assert decoded.text == text
