"""What holds of the times of any text whatever."""

import re
import time as clock
import warnings
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.times import find_date, left_out, read_times, resolve_times
from dragoman.reading.times.almanac import days, grain
from dragoman.reading.times.forms import Form

# Pieces that the grammar knows, to be thrown together in any order, with what damaged reports put between them.
WORDS = """
the last early late mid of in on a an half past two twenty five hundred thousand first third fourth quarter year years
week weeks day days month months Monday Friday March May may 2025 1941 18 18th 31 30 February Feb. Sept. , . ; - – ' ’ s :
10 10:30 25:99 p.m. a.m. am noon midnight ago later earlier before after and a half every each next this that the same
previous following end beginning winter summer fall weekend decade century 1990s '90s 20th yesterday today tomorrow
tonight night morning evening now recent recently future past Easter Christmas Eve Day New Year's 99/99/9999 2025-02-30
0000-00-00 29 2009-10 BC 480 GMT hours old Xinhua » “ (0735 GMT)
"""
PIECES = (*WORDS.split(), "\n\n")
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)]))


@given(TEXTS, DAYS)
@settings(max_examples=400, deadline=None)
def test_evidence_is_true_and_times_stand_in_order(text: str, published: date | None) -> None:
    after = 0
    for time in read_times(text, published):
        (span,) = time.evidence["time"]
        assert re.sub("[\ud800-\udfff]", "\ufffd", text)[span.start : span.end] == span.text
        assert span.start >= after
        after = span.end
        if time.earliest and time.latest:
            assert time.earliest[:10] <= time.latest[:10]
        assert 0 <= time.confidence <= 1
        for value in (time.value or "PAST_REF", *time.alternatives):
            assert not grain(value) or days(value), f"{value} is no day"


@given(TEXTS, DAYS, DAYS)
@settings(max_examples=300, deadline=None)
def test_resolving_again_is_as_good_as_reading_again(text: str, first: date | None, second: date | None) -> None:
    assert resolve_times(read_times(text, first), second) == read_times(text, second)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_form_is_what_its_notation_says(text: str) -> None:
    for time in read_times(text, "2025-02-26"):
        assert time.form is not None
        assert str(Form.parse(time.form)) == time.form


@given(TEXTS, st.text(max_size=60), st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_dating_never_fails(text: str, url: str, name: str) -> None:
    when = find_date(text, url=url, name=name, stated=name).when
    assert when.value is None or date.fromisoformat(when.value)


@pytest.mark.filterwarnings("ignore:.* were not looked at")
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.sampled_from([" ", "", "\n\n", ". "]))
@settings(max_examples=25, deadline=None)
def test_no_repetition_blows_up(pieces: list[str], joint: str) -> None:
    piece = joint.join(pieces) + joint
    text = piece * (100_000 // len(piece))
    start = clock.process_time()
    read_times(text, "2025-02-26")
    # It takes about 0.2 s; work that grows with the square of the length would take minutes. The bound is for busy machines.
    assert clock.process_time() - start < 15


def test_what_is_not_looked_at_is_told() -> None:
    text = "They met on Monday. " * 20_000
    missed = left_out(text)
    assert missed
    with pytest.warns(UserWarning, match="were not looked at"):
        times = read_times(text, "2025-02-26")
    assert len(times) + missed.count == 20_000
    assert text[missed.start :].startswith("Monday")


def test_a_long_chronicle_is_looked_at_whole() -> None:
    text = "In March they met, and in April they parted in anger. " * 4_000
    assert left_out(text) is None
    assert len(read_times(text, "2025-02-26")) == 8_000


def test_reading_a_text_says_what_was_left_out_of_its_times(monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.reading import text as module

    monkeypatch.setattr(module, "read_report", lambda report, **_: report)
    with pytest.warns(UserWarning, match="were not looked at"):
        module.read_text("Monday " * 10_000)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        module.read_text("They met on Monday.")


@pytest.mark.parametrize("published", ["2025-02-30", "yesterday"])
def test_a_date_of_publication_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_times("On Friday.", published)
