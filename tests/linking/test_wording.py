"""What is seen in a moment to be too little alike is never what comparing finds alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.wording import compare_wordings, may_be_alike, wording_of

WORDS = (
    "harbour", "harbours", "doubt", "undoubted", "systemic", "systematic", "herring", "quota", "quotas", "vote", "voters",
    "ship", "shipping", "worship", "north", "northern", "2025", "closed", "disclosed", "minister", "ministry",
)  # fmt: skip
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@given(sentences, sentences, st.floats(min_value=0.05, max_value=1.0))
def test_nothing_alike_is_left_out(one, other, whole):
    first, second = wording_of(one), wording_of(other)
    if compare_wordings(first, second).whole >= whole:
        assert may_be_alike(first, second, whole)


def test_most_pairs_are_told_apart_without_comparing():
    assert not may_be_alike(wording_of("the herring quota was cut"), wording_of("a bakery closed on Monday"), 0.5)
