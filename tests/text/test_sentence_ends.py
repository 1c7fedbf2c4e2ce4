"""Sentences end at stops, but not at those of short forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.sentence_ends import sentence_ends


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met|. All left",
        "Envoys met Gov. Lima and Sen. Ana Berg in Port St. Anna|. They left",
        "They met at the U.S. Capitol|. All left",
        "They flew to the U.S.| The envoys stayed",
        "Police came at 1:30 p.m. Wednesday to the harbour|. A man was hurt",
        "The doors opened at 6 p.m. EST on the pier|. People came in",
        "They arrived at 6 p.m.| Police counted forty",
        "Acme Corp. Chairman Ola Lund paid|. Nobody asked",
        "It was sold to Acme Corp.| The buyer paid",
        "A woman in Duluth, Minn. said so|. Nobody asked",
        "It is No. 3 of five|. She said no.| Berg said yes",
        "Gabriel E. Lund was hurt|. He lives",
        "“We met.”| They left",
        "Did they meet?| They did!| Good",
        "One\n|Two",
        "It was over.| “We met,” she said",
    ],
)
def test_ends_are_where_a_reader_sees_them(text):
    plain = text.replace("|.", ".").replace("|", "")
    pieces, at = [], 0
    for end in sentence_ends(plain):
        pieces.append(plain[at:end])
        at = end
    pieces.append(plain[at:])
    assert [piece.strip() for piece in pieces] == [piece.strip() for piece in text.replace("|.", ".|").split("|")]


@given(st.text(alphabet='aA.U S\n!?"”pmM1', max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_ends_come_in_order_and_within_bounds(text, low, high):
    ends = list(sentence_ends(text, low, high))
    assert ends == sorted(set(ends))
    assert all(low < end <= min(high, len(text)) for end in ends)


def test_a_megabyte_of_stops_takes_no_longer_than_its_length():
    assert sum(1 for _ in sentence_ends("U.S. " * 200_000)) <= 200_000
