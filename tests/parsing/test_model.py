"""The model that dragoman loads is the one that spaCy loads, only sooner."""

from __future__ import annotations

import spacy

from dragoman.parsing import load_model
from dragoman.parsing.model import package_of
from dragoman.parsing.titles import keep_titles_whole

TEXT = (
    "“It's $2.5bn,” Mr. O'Neil (ex-U.S. envoy) said at https://example.org/a?b=1; we'll see… <3 :)\n\n"
    "Don't.He left—e.g. to St.Gallen."
)


def test_its_tokenizer_is_the_model_s_own_but_for_titles() -> None:
    other = spacy.load(package_of())
    keep_titles_whole(other)
    ours, theirs = load_model().tokenizer, other.tokenizer
    assert ours.to_bytes(exclude=["vocab"]) == theirs.to_bytes(exclude=["vocab"])
    assert [token.text for token in ours(TEXT)] == [token.text for token in theirs(TEXT)]


def test_no_sentence_ends_behind_a_rank() -> None:
    doc = load_model()("The road is open. “Nobody was hurt,” State Police Capt. Ana Orlov said. Then she left.")
    assert [sentence.text for sentence in doc.sents] == [
        "The road is open.",
        "“Nobody was hurt,” State Police Capt. Ana Orlov said.",
        "Then she left.",
    ]
