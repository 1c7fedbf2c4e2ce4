"""Moments as text whose order is their order in time."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.case.moments import asked_moment, first_moment, last_moment
from dragoman.errors import SettingsError


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025", "2025-01-01T00:00:00", "2025-12-31T23:59:59"),
        ("2024-02", "2024-02-01T00:00:00", "2024-02-29T23:59:59"),
        ("2025-12", "2025-12-01T00:00:00", "2025-12-31T23:59:59"),
        ("2025-02-26", "2025-02-26T00:00:00", "2025-02-26T23:59:59"),
        ("2025-02-26T18", "2025-02-26T18:00:00", "2025-02-26T18:59:59"),
        ("2025-02-26T18:30:15.123", "2025-02-26T18:30:15", "2025-02-26T18:30:15"),
        ("2025-02-26T24:00", "2025-02-27T00:00:00", "2025-02-27T00:00:59"),
        ("2025-02-26T01:00+03:00", "2025-02-25T22:00:00", "2025-02-25T22:00:59"),
        ("2025-02-26T18:00Z", "2025-02-26T18:00:00", "2025-02-26T18:00:59"),
        ("0044-03-15", "0044-03-15T00:00:00", "0044-03-15T23:59:59"),
    ],
)
def test_a_value_is_from_its_first_to_its_last_second(value: str, first: str, last: str) -> None:
    assert (first_moment(value), last_moment(value)) == (first, last)


@pytest.mark.parametrize(
    "value",
    [None, "", "2025-W08", "P24H", "PRESENT_REF", "2025-02-30", "2025-13", "0000-01-01", "2025-02-26T25:00", "٢٠٢٥"],
)
def test_what_is_no_date_is_none(value: str | None) -> None:
    assert first_moment(value) is None
    assert last_moment(value) is None


@given(a=st.datetimes(), b=st.datetimes())
def test_the_order_of_the_text_is_the_order_in_time(a: datetime, b: datetime) -> None:
    a, b = a.replace(microsecond=0), b.replace(microsecond=0)
    one, other = first_moment(a.isoformat()), first_moment(b.isoformat())
    assert one is not None
    assert other is not None
    assert (one < other) == (a < b)


@given(text=st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    assert (first_moment(text) is None) == (last_moment(text) is None)


def test_a_user_is_told_how_to_write_it() -> None:
    assert asked_moment(" 2025-02 ", last=True, where="until") == "2025-02-28T23:59:59"
    with pytest.raises(SettingsError, match="until: 'soon' is no date; write it as 2025-02-26, 2025-02"):
        asked_moment("soon", last=True, where="until")
