"""Who said what, in the manners that reports have of telling it."""

import pytest

from dragoman.parsing import parse
from dragoman.reading.actors import cast_of
from dragoman.reading.places import places_in
from dragoman.reading.statements import statements_in
from dragoman.reading.times import times_in
from dragoman.text import ParsingCopy


def read(text, published="2025-03-06"):
    copy = ParsingCopy.plain(text, published=published)
    [(doc, copy)] = parse([copy])
    places = places_in(doc, copy)
    return statements_in(doc, copy, cast=cast_of(doc, copy, places), times=times_in(copy), places=places)


def one(text, cue=None):
    found = [s for s in read(text) if cue is None or s.cue == cue]
    assert len(found) == 1, [(s.speaker_text, s.cue, s.content) for s in found]
    return found[0]


def pieces(statement):
    return [span.text for span in statement.evidence["content"]]


class TestIndirect:
    def test_speaker_cue_and_content(self):
        found = one("The foreign minister said that the embassy would open again in May.")
        assert (found.speaker_text, found.cue, found.kind) == ("The foreign minister", "said", "indirect")
        assert found.content == "that the embassy would open again in May"

    def test_the_reporting_clause_may_come_last(self):
        found = one("The embassy will open again in May, officials in Ankara said.")
        assert (found.speaker_text, found.content) == ("officials in Ankara", "The embassy will open again in May")

    def test_or_stand_within(self):
        found = one("The embassy, the minister said, will open again in May.")
        assert pieces(found) == ["The embassy", "will open again in May"]

    def test_according_to(self):
        found = one("According to the agency Norpress, both delegations left the hotel before noon.")
        assert (found.cue, found.speaker_text) == ("According to", "the agency Norpress")
        assert found.content == "both delegations left the hotel before noon"

    def test_according_to_within_a_clause_covers_that_clause_alone(self):
        found = one("They will meet on Friday in a hotel which, according to Ankara, will not be closed to guests.")
        assert found.content == "will not be closed to guests"

    def test_in_the_words_of(self):
        found = one("In the minister's words, the talks were a waste of everybody's time.")
        assert found.speaker_text == "the minister"
        assert found.content == "the talks were a waste of everybody's time"

    def test_a_relative_clause_speaks_for_its_noun(self):
        found = one("The minister, who warned that the bridge was unsafe, has left the city.", cue="warned")
        assert found.speaker_text == "The minister"
        assert [span.text for span in found.evidence["speaker"]] == ["The minister", "who"]

    def test_what_is_merely_done_is_no_statement(self):
        assert read("The delegations crossed the bridge, ate at the hotel and flew home.") == []


class TestDirect:
    def test_a_quotation_before_its_speaker(self):
        found = one("“We will not sign anything this week,” said Mirela Dusan, a spokeswoman for the ministry.")
        assert (found.kind, found.content) == ("direct", "We will not sign anything this week")
        assert found.speaker_text.startswith("Mirela Dusan")

    @pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“", "‘’", "''"])
    def test_marks_of_any_kind(self, marks):
        found = one(f"Mirela Dusan said: {marks[0]}We will not sign anything this week.{marks[1]}")
        assert (found.kind, found.content) == ("direct", "We will not sign anything this week.")

    def test_an_interrupted_quotation_is_one_statement_in_two_pieces(self):
        found = one("“The border is open,” Dusan said. “It has been open since Tuesday.”")
        assert pieces(found) == ["The border is open", "It has been open since Tuesday."]

    def test_a_quotation_over_two_paragraphs(self):
        found = one("“The border is open. We opened it.\n\n“And it will stay open,” Mirela Dusan said on Tuesday.")
        assert pieces(found) == ["The border is open. We opened it.", "And it will stay open"]

    def test_a_quotation_that_the_paragraph_above_announces(self):
        found = one("The minister wrote to the staff:\n\n“The embassy will close in May and open again in June.”")
        assert found.content == "The embassy will close in May and open again in June."
        assert found.speaker_text == "The minister"

    def test_a_quotation_that_is_never_closed(self):
        found = one("On Tuesday, Orlov said: “We need the port. They know it.")
        assert found.content == "We need the port. They know it."

    def test_a_stray_mark_costs_only_its_own_sentence(self):
        text = "The talks ended” early. The minister said that nobody had won.\n\n“We go home,” Orlov said. “We are tired.”"
        found = read(text)
        assert [s.speaker_text for s in found] == ["The minister", "Orlov"]
        assert pieces(found[1]) == ["We go home", "We are tired."]

    def test_a_quotation_does_not_swallow_the_next_speaker(self):
        found = read("“We go home,” Orlov said. “They stay,” Dusan added. “So it is,” Orlov replied.")
        assert [s.content for s in found] == ["We go home", "They stay", "So it is"]

    def test_marks_around_part_of_a_sentence_make_it_mixed(self):
        found = one("Orlov said the offer was “an insult to every one of us” and left.")
        assert found.kind == "mixed"
        assert "an insult to every one of us" in found.content

    def test_scare_quotes_and_names_are_no_statements(self):
        assert read("The “Sea Star” left the “safe” port for Doha with “special” guests aboard.") == []

    def test_a_headline_by_colon(self):
        found = one("Orlov: The embassy will open again in May\n\nThe building was painted last week.")
        assert (found.speaker_text, found.content) == ("Orlov", "The embassy will open again in May")

    def test_an_interview_by_turns(self):
        text = "The answers were short.\n\nInterviewer: Will the port open?\n\nOrlov: It will open in May, I think."
        assert [(s.speaker_text, s.content) for s in read(text)] == [
            ("Interviewer", "Will the port open?"),
            ("Orlov", "It will open in May, I think."),
        ]

    def test_a_signature(self):
        found = one("“Now we go on with it, whatever they say.”\n\n— Mirela Dusan\n\nThe hall was empty by noon.")
        assert found.speaker_text == "Mirela Dusan"


class TestRelays:
    def test_an_outlet_that_was_told(self):
        found = one("The embassy will open in May, the minister told CNN on Tuesday.")
        assert [relay.text for relay in found.relayed_by] == ["CNN"]
        assert found.addressee.text == "CNN"

    def test_an_agency_that_reports_somebodys_statement(self):
        outer, inner = sorted(
            read("According to the Russian news agency Tass, the ministry says the embassy will open in May."),
            key=lambda s: s.within is not None,
        )
        assert inner.within == outer.id
        assert (inner.speaker_text, inner.content) == ("the ministry", "the embassy will open in May")
        assert [relay.text for relay in inner.relayed_by] == ["the Russian news agency Tass"]

    def test_an_agency_that_quotes(self):
        found = one("Orlov was quoted by Interfax as saying that the embassy would open in May.")
        assert found.speaker_text == "Orlov"
        assert [relay.text for relay in found.relayed_by] == ["Interfax"]

    def test_an_agency_that_cites(self):
        found = one("Reuters reported that the embassy would open in May, citing the ministry.", cue="reported")
        assert found.speaker_text == "the ministry"
        assert [relay.text for relay in found.relayed_by] == ["Reuters"]

    def test_an_outlet_that_a_quotation_is_put_down_to(self):
        found = one("“We will not sign anything this week,” Orlov said, according to CNN.", cue="said")
        assert found.speaker_text == "Orlov"
        assert [relay.text for relay in found.relayed_by] == ["CNN"]

    def test_a_statement_within_a_statement_points_to_it(self):
        found = read("The minister said that Ana Orlov told him the embassy would open in May.")
        outer, inner = found
        assert (outer.within, inner.within) == (None, outer.id)
        assert inner.speaker_text == "Ana Orlov"
        assert [relay.text for relay in inner.relayed_by] == ["The minister"]


class TestCircumstances:
    def test_day_and_place_of_saying_are_not_those_of_what_is_said(self):
        found = one("On Tuesday in Doha, the minister said that the embassy in Ankara would open on Friday.")
        assert (found.said.value, found.said.basis) == ("2025-03-04", "resolved")
        assert found.place.name == "Doha"
        assert [span.text for span in found.evidence["time"]] == ["Tuesday"]

    def test_no_day_is_guessed_from_the_report(self):
        assert one("The minister said that the embassy in Ankara would open on Friday.").said.basis == "unknown"

    def test_a_saying_that_goes_on_keeps_its_day_as_inferred(self):
        text = "Ana Orlov said on Tuesday that the port was closed. “It will stay closed,” Orlov added."
        first, second = read(text)
        assert (first.said.basis, second.said.basis) == ("resolved", "inferred")
        assert second.said.value == "2025-03-04"
        assert "time" not in second.evidence

    def test_addressee(self):
        assert one("The minister told reporters that the port was closed.").addressee.text == "reporters"
        assert one("“The port is closed,” the minister said to the crowd.").addressee.text == "the crowd"
        assert one("“The port is closed,” the minister said.").addressee is None


class TestManner:
    @pytest.mark.parametrize(
        ("text", "force"),
        [
            ("The minister said that the port was closed.", "says"),
            ("The minister asked whether the port was closed.", "asks"),
            ("The minister urged the crews to leave the port.", "demands"),
            ("The minister promised to open the port.", "promises"),
            ("The minister threatened to close the port.", "threatens"),
            ("The minister denied that the port was closed.", "denies"),
            ("The minister confirmed that the port was closed.", "confirms"),
            ("The minister warned that the port would close.", "warns"),
            ("The minister proposed that the port be closed.", "proposes"),
            ("The minister refused to comment on the closed port.", "rejects"),
            ("The minister accused the crews of closing the port.", "accuses"),
            ("The minister believes that the port is closed.", "thinks"),
            ("The minister hopes to open the port.", "intends"),
        ],
    )
    def test_force(self, text, force):
        assert one(text).force == force

    def test_negation_of_the_saying_and_of_what_is_said(self):
        saying = one("The minister did not say whether the port was closed.")
        said = one("The minister said that the port was not closed.")
        assert saying.negated
        assert said.negated
        assert [saying.evidence["negation"][0].text, said.evidence["negation"][0].text] == ["not", "not"]
        assert saying.evidence["negation"][0].start < saying.evidence["content"][0].start
        assert one("The minister said she had no plans for the port.").evidence["negation"][0].text == "no"
        assert not one("The minister said that the port was closed, not the bridge.").negated

    def test_hedges(self):
        assert one("The minister said that the port might be closed.").hedged
        assert not one("The minister said that the port was closed.").hedged

    def test_the_outlets_stance(self):
        assert one("The minister claimed that the port was closed.").stance == "distanced"
        assert one("The minister admitted that the port was closed.").stance == "endorsed"
        assert one("The minister said that the port was closed.").stance is None


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "“", "said", "“”", "\x00", "According to", ":", "— ", "“said", "\u202e«»"]
)
def test_hardly_any_text_gives_no_statement_and_no_error(text):
    assert read(text) == []


def test_evidence_is_true_and_ids_are_stable():
    text = 'Orlov said «we wait. He told reporters “the talks go on” and left.\n\n“Nobody won," Dusan said.'
    found = read(text)
    assert found
    assert [s.id for s in read(text)] == [s.id for s in found]
    assert len({s.id for s in found}) == len(found)
    for statement in found:
        for span in statement.evidence.spans():
            assert text[span.start : span.end] == span.text
