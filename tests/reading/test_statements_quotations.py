"""Quotations by their marks alone, however damaged, and the time that takes."""

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.statements.cue_words import cue_follows
from dragoman.reading.statements.quotations import paragraphs_of, quotations_of

MESS = st.text(st.sampled_from(" \n\n\t.,:!?ab X'’‘\"“”„«»‹›`-—\x00\u202e"), max_size=120)


def quoted(text):
    return [text[q.inner : q.outer] for q in quotations_of(text, cue_follows=cue_follows())]


@settings(deadline=None)
@given(MESS)
def test_quotations_lie_in_order_within_their_paragraphs(text):
    paragraphs = paragraphs_of(text)
    found = quotations_of(text, paragraphs, cue_follows())
    for quotation in found:
        start, end = paragraphs[quotation.paragraph]
        assert start <= quotation.start < quotation.inner < quotation.outer <= quotation.end <= end
        assert text[quotation.inner : quotation.outer].strip()
    assert [q.start for q in found] == sorted(q.start for q in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(deadline=None)
@given(MESS, MESS)
def test_what_is_wrong_in_one_paragraph_never_reaches_another(first, second):
    second = "Nothing is quoted in between.\n\n" + second
    alone = [q.start for q in quotations_of(second, cue_follows=cue_follows())]
    after = [q.start - len(first) - 2 for q in quotations_of(f"{first}\n\n{second}", cue_follows=cue_follows())]
    assert [start for start in after if start >= 0] == alone


def test_marks_read_against_their_look():
    assert quoted("“We go on,“ Orlov said and left.") == ["We go on,"]
    assert quoted("“We hope, “Orlov said on Monday, who went on:” We go on. “") == ["We hope, ", " We go on. "]
    assert quoted("It is “done », he said") == ["done "]


def test_apostrophes_inches_and_possessives_open_nothing():
    assert quoted("The workers' rights aren't what they were in the '90s, Orlov's aides' letter says.") == []
    assert quoted('The hatch is 6\'2" wide and 4" thick.') == []


def test_marks_without_end_take_no_longer_than_their_number():
    for unit in ("“a", '"', "‘x ’", "“a” said ", "“\n\n", "'' "):
        text = unit * (200_000 // len(unit))
        begun = time.perf_counter()
        quotations_of(text, cue_follows=cue_follows())
        assert time.perf_counter() - begun < 10, unit
