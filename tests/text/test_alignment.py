"""Spans found on a mended copy are true in the text as received."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.alignment import Alignment, Change, rewrite


@st.composite
def changed_texts(draw, source=None):
    text = draw(st.text(max_size=40)) if source is None else source
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Change(start, end, draw(st.text(max_size=4))) for start, end in pairs]


@st.composite
def changed_twice(draw):
    text, first = draw(changed_texts())
    middle, _ = rewrite(text, first)
    _, second = draw(changed_texts(source=middle))
    return text, first, second


def ranges(length):
    return [(start, end) for start in range(length + 1) for end in range(start, length + 1)]


def characters(alignment):
    """From each character of the copy that was not touched to the received one that it is."""
    kept, at_received, at_copied = {}, 0, 0
    for start, end, copied_start, copied_end in (
        *alignment.edits, (alignment.length, alignment.length, alignment.copied_length, alignment.copied_length),
    ):  # fmt: skip
        assert start - at_received == copied_start - at_copied
        kept.update(zip(range(at_copied, copied_start), range(at_received, start), strict=True))
        at_received, at_copied = end, copied_end
    return kept


def test_a_word_after_a_mend_is_found_where_it_stands():
    text = "in Istanbulthe great city"
    copy, alignment = rewrite(text, [Change(11, 11, " ")])
    start = copy.index("great")
    begin, end = alignment.received(start, start + 5)
    assert text[begin:end] == "great"


def test_the_two_halves_of_a_split_word_stand_for_their_own_letters():
    text = "Ankarathe"
    _, alignment = rewrite(text, [Change(6, 6, ", ")])
    assert alignment.received(0, 6) == (0, 6)
    assert alignment.received(8, 11) == (6, 9)
    assert alignment.received(0, 11) == (0, 9)


def test_what_was_only_put_in_stands_for_nothing():
    _, alignment = rewrite("Ankarathe", [Change(6, 6, " ")])
    assert alignment.received(6, 7) == (6, 6)


def test_a_replaced_word_stands_for_the_whole_of_what_it_replaced():
    _, alignment = rewrite("USA y Russia", [Change(4, 5, "and")])
    assert alignment.received(5, 6) == (4, 5)
    assert alignment.copied(4, 5) == (4, 7)


def test_a_range_does_not_take_in_what_was_deleted_beside_it():
    text = "one\u200bword"
    _, alignment = rewrite(text, [Change(3, 4, "")])
    assert alignment.received(0, 3) == (0, 3)
    assert alignment.received(3, 7) == (4, 8)
    assert alignment.copied(3, 4) == (3, 3)


def test_changes_out_of_order_are_refused():
    with pytest.raises(ValueError, match="out of order"):
        rewrite("abc", [Change(2, 3, ""), Change(0, 1, "")])


@given(changed_texts())
def test_untouched_characters_are_the_same_on_both_sides(case):
    text, changes = case
    copy, alignment = rewrite(text, changes)
    assert alignment.copied_length == len(copy)
    for here, there in characters(alignment).items():
        assert copy[here] == text[there]
        assert alignment.received(here, here + 1) == (there, there + 1)
        assert alignment.copied(there, there + 1) == (here, here + 1)


@given(changed_texts())
def test_ranges_stay_inside_and_in_order(case):
    text, changes = case
    copy, alignment = rewrite(text, changes)
    for start, end in ranges(len(copy)):
        begin, stop = alignment.received(start, end)
        assert 0 <= begin <= stop <= len(text)
        if start:
            assert alignment.received(start - 1, end)[0] <= begin
        if end < len(copy) and start < end:
            assert stop <= alignment.received(start, end + 1)[1]
    for start, end in ranges(len(text)):
        begin, stop = alignment.copied(start, end)
        assert 0 <= begin <= stop <= len(copy)


@given(changed_texts())
def test_a_range_with_a_received_character_in_it_is_never_empty(case):
    text, changes = case
    copy, alignment = rewrite(text, changes)
    stands = set(characters(alignment))
    for start, end, copied_start, copied_end in alignment.edits:
        if end > start:
            stands.update(range(copied_start, copied_end))
    for start, end in ranges(len(copy)):
        begin, stop = alignment.received(start, end)
        if any(at in stands for at in range(start, end)):
            assert begin < stop


@given(changed_texts())
def test_there_and_back_loses_nothing(case):
    text, changes = case
    _, alignment = rewrite(text, changes)
    for start, end in ranges(len(text)):
        begin, stop = alignment.received(*alignment.copied(start, end))
        kept = [there for there in characters(alignment).values() if start <= there < end]
        assert all(begin <= there < stop for there in kept)


@given(st.text(max_size=40))
def test_a_text_that_was_not_changed_is_aligned_with_itself(text):
    copy, alignment = rewrite(text, [])
    assert copy == text
    assert alignment == Alignment.identity(len(text))
    assert all(alignment.received(*where) == where for where in ranges(len(text)))


@given(changed_twice())
def test_two_passes_compose_into_one_alignment(case):
    text, first_changes, second_changes = case
    middle, first = rewrite(text, first_changes)
    copy, second = rewrite(middle, second_changes)
    whole = first.then(second)
    assert whole.length == len(text)
    assert whole.copied_length == len(copy)
    through = characters(second)
    to_received = characters(first)
    expected = {here: to_received[there] for here, there in through.items() if there in to_received}
    for here, there in expected.items():
        begin, stop = whole.received(here, here + 1)
        assert begin <= there < stop
        assert copy[here] == text[there]
    for start, end in ranges(len(copy)):
        begin, stop = whole.received(start, end)
        assert 0 <= begin <= stop <= len(text)
        by_steps = first.received(*second.received(start, end))
        if by_steps[0] < by_steps[1]:
            assert begin <= by_steps[0]
            assert by_steps[1] <= stop


@given(changed_texts())
def test_composing_with_identity_changes_nothing(case):
    text, changes = case
    copy, alignment = rewrite(text, changes)
    assert Alignment.identity(len(text)).then(alignment) == alignment
    assert alignment.then(Alignment.identity(len(copy))) == alignment
