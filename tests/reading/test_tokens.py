"""A document's plain tokens say what spaCy's own tokens say."""

import pytest

from dragoman.parsing import load_model
from dragoman.reading.tokens import tokens_of

TEXTS = [
    "Peru, which had sent two doctors, recalled them on Dec. 10, citing costs. “Nobody asked us,” Lima said.",
    "Talks fail\n\nThe  envoys of Chad and of Mali left at 06:30; no one, however, said why (or where to).",
    "!!! … — \n\n  12,000",
]


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_answer_as_the_parser_has_them(text):
    doc = load_model()(text)
    for ours, theirs in zip(tokens_of(doc), doc, strict=True):
        for name in (
            "i",
            "idx",
            "text",
            "whitespace_",
            "lower_",
            "lemma_",
            "pos_",
            "tag_",
            "dep_",
            "ent_type_",
            "is_punct",
        ):
            assert getattr(ours, name) == getattr(theirs, name)
        assert len(ours) == len(theirs)
        assert ours.head.i == theirs.head.i
        assert [child.i for child in ours.children] == [child.i for child in theirs.children]
        assert {token.i for token in ours.subtree} == {token.i for token in theirs.subtree}
        assert (ours.left_edge.i, ours.right_edge.i) == (theirs.left_edge.i, theirs.right_edge.i)
        assert tokens_of(doc).sentence(ours.i) == (theirs.sent.start, theirs.sent.end)
        assert [ours.is_ancestor(other) for other in tokens_of(doc)] == [theirs.is_ancestor(other) for other in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_a_run_of_tokens_has_the_words_and_the_root_that_the_parser_gives_it(text):
    doc = load_model()(text)
    tokens = tokens_of(doc)
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            assert tokens.text(start, end) == doc[start:end].text
            assert tokens.root(start, end).i == doc[start:end].root.i


def test_there_is_nothing_beside_the_first_and_the_last_token():
    tokens = tokens_of(load_model()("Envoys left."))
    with pytest.raises(IndexError):
        tokens[0].nbor(-1)
    with pytest.raises(IndexError):
        tokens[2].nbor(1)
