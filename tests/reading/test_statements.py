"""Who said what, in the manners that reports have of telling it."""

import pytest

from dragoman.parsing import load_model
from dragoman.reading.actors import cast_of
from dragoman.reading.statements import statements_in
from dragoman.text import ParsingCopy


def read(text):
    copy = ParsingCopy.plain(text)
    doc = load_model()(text)
    return statements_in(doc, copy, cast=cast_of(doc, copy, []), times=[], places=[])


def test_an_indirect_statement_has_speaker_cue_and_content():
    [found] = read("The foreign minister said that the embassy would open again in May.")
    assert (found.speaker_text, found.cue, found.kind) == ("The foreign minister", "said", "indirect")
    assert found.content == "that the embassy would open again in May"


def test_a_quotation_before_its_speaker():
    [found] = read("“We will not sign anything this week,” said Mirela Dusan, a spokeswoman for the ministry.")
    assert (found.kind, found.content) == ("direct", "We will not sign anything this week")
    assert found.speaker_text.startswith("Mirela Dusan")


def test_an_interrupted_quotation_is_one_statement_in_two_pieces():
    [found] = read("“The border is open,” Dusan said. “It has been open since Tuesday.”")
    assert [span.text for span in found.evidence["content"]] == [
        "The border is open",
        "It has been open since Tuesday.",
    ]


def test_according_to():
    [found] = read("According to the agency Norpress, both delegations left the hotel before noon.")
    assert (found.cue, found.speaker_text) == ("According to", "the agency Norpress")
    assert found.content == "both delegations left the hotel before noon"


@pytest.mark.parametrize("text", ["", " \n\n ", "“", "said", "“”", "\x00", "According to"])
def test_hardly_any_text_gives_no_statement_and_no_error(text):
    assert read(text) == []


def test_evidence_is_true_and_ids_are_stable():
    text = 'Orlov said «we wait. He told reporters “the talks go on” and left.\n\n“Nobody won," Dusan said.'
    found = read(text)
    assert found
    assert [s.id for s in read(text)] == [s.id for s in found]
    for statement in found:
        for span in statement.evidence.spans():
            assert text[span.start : span.end] == span.text
