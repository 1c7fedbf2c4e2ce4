"""Through whom, from whom and to whom: unnamed speakers, outlets in between, and what a clause leaves no doubt about."""

import pytest
from tests.reading.test_statements import one, pieces, read


class TestUnnamed:
    @pytest.mark.parametrize(
        ("speaker", "number", "body"),
        [
            ("Two senior officials of the foreign ministry", 2, "the foreign ministry"),
            ("A police spokesman", 1, "police"),
            ("White House aides", None, "White House"),
            ("Witnesses", None, None),
            ("One of the officials", 1, None),
            ("An official in Ankara", 1, None),
        ],
    )
    def test_how_many_they_are_and_whose(self, speaker, number, body):
        unnamed = one(f"{speaker} said that the bridge was closed.").unnamed
        assert (unnamed.number, unnamed.body) == (number, body)

    @pytest.mark.parametrize(
        "reason",
        [
            "speaking on condition of anonymity",
            "who asked not to be named",
            "who declined to give his name",
            "who was not authorised to speak in public",
        ],
    )
    def test_why_they_go_unnamed(self, reason):
        found = one(f"An aide, {reason}, said that the bridge was closed.", cue="said")
        assert found.unnamed.reason == reason
        assert [span.text for span in found.evidence["reason"]] == [reason]

    def test_the_reason_is_no_part_of_what_was_said(self):
        found = one("The bridge is closed, officials told reporters on condition of anonymity.")
        assert found.content == "The bridge is closed"
        assert found.unnamed.reason == "on condition of anonymity"
        assert one("Aides told him that the plan was dead, on condition that they not be named.").content == (
            "that the plan was dead"
        )

    def test_a_pronoun_takes_up_the_unnamed(self):
        first, second = read("Two officials of the ministry said the talks would go on. They said nobody had left.")
        assert first.unnamed == second.unnamed

    @pytest.mark.parametrize(
        "speaker",
        [
            "Mirela Dusan",
            "The spokeswoman, Mirela Dusan,",
            "The ministry",
            "The president",
            "The police",
            "Her brother",
        ],
    )
    def test_a_name_a_body_or_somebody_in_particular_is_not_unnamed(self, speaker):
        assert one(f"{speaker} said that the bridge was closed.").unnamed is None

    def test_other_things_left_unnamed_are_no_reason(self):
        found = one("While the letter did not name the bridge, an aide said that it was meant.", cue="said")
        assert found.unnamed.reason is None


class TestOutlets:
    @pytest.mark.parametrize(
        "outlet", ["the Springfield Courier", "WXYZ-TV", "Fox59", "state television", "the newspaper"]
    )
    def test_a_local_outlet_that_was_told_is_a_link(self, outlet):
        found = one(f"Mirela Dusan told {outlet} that the bridge was closed.")
        assert ([relay.text for relay in found.relayed_by], found.addressee.text) == ([outlet], outlet)

    def test_what_an_outlet_has_from_those_it_cites_is_theirs(self):
        for text in (
            "The bridge is closed, the newspaper reported, citing the mayor.",
            "The bridge is closed, the newspaper said on Monday, quoting the mayor.",
        ):
            found = one(text)
            assert (found.speaker_text, pieces(found)) == ("the mayor", ["The bridge is closed"])
            assert [relay.text for relay in found.relayed_by] == ["the newspaper"]

    def test_somebody_is_quoted_as_saying(self):
        for text in (
            "The agency quoted witnesses as saying that the bridge was closed.",
            "Witnesses were quoted by the agency as saying that the bridge was closed.",
        ):
            found = one(text)
            assert (found.speaker_text.lower(), found.content) == ("witnesses", "that the bridge was closed")
            assert [relay.text.lower() for relay in found.relayed_by] == ["the agency"]

    def test_a_statement_that_is_carried(self):
        found = one("“We will not pay,” Dusan told reporters in a statement carried by the agency Norpress.")
        assert [relay.text for relay in found.relayed_by] == ["the agency Norpress"]
        found = one("Dusan said in remarks broadcast on state television that the bridge was closed.")
        assert found.content == "that the bridge was closed"
        assert [relay.text for relay in found.relayed_by] == ["state television"]

    def test_a_document_that_somebody_elses_words_are_put_down_to(self):
        inner, outer = sorted(
            read("Dusan told the police that he had seen the car, according to court documents."),
            key=lambda s: s.within is None,
        )
        assert (outer.speaker_text, inner.within) == ("court documents", outer.id)
        assert inner.content == "that he had seen the car"
        assert [relay.text for relay in inner.relayed_by] == ["court documents"]


class TestClauses:
    def test_a_clause_that_closes_its_sentence_leaves_no_other_place_for_what_is_said(self):
        found = one("The bridge will close, said a diplomat who had seen the plan.", cue="said")
        assert (found.speaker_text, found.content) == ("a diplomat", "The bridge will close")
        assert one("Both crews were safe, police said Monday.").content == "Both crews were safe"

    def test_a_rank_does_not_end_the_sentence(self):
        found = one("“This is no longer a search,” State Police Capt. Doro Hale said. Then she left.")
        assert (found.speaker_text, found.kind) == ("State Police Capt. Doro Hale", "direct")

    def test_a_quotation_that_a_stop_ends_before_its_clause(self):
        found = one("“Nobody was asked.” Dusan told the agency on Monday. The hall was empty.")
        assert (found.speaker_text, found.content) == ("Dusan", "Nobody was asked.")

    def test_whatever_verb_follows_a_quotation_with_its_subject_and_no_more(self):
        assert one("“Not this year,” Dusan shot back.").speaker_text == "Dusan"

    def test_a_noun_with_a_clause_of_its_own(self):
        found = one("A warning from the minister that the bridge would close went unheard.")
        assert (found.speaker_text, found.content) == ("the minister", "that the bridge would close")

    def test_who_was_asked(self):
        found = one("Asked to comment on the plan, Dusan said that it was dead.", cue="Asked")
        assert (found.force, found.addressee.text) == ("asks", "Dusan")
        assert one("Dusan asked the council to open the bridge.").force == "demands"

    @pytest.mark.parametrize(
        "text",
        [
            "Neither the minister nor his aide would say when the bridge would open.",
            "The minister no longer insists that the bridge be closed.",
            "The minister said that the plan does not by itself settle the dispute.",
        ],
    )
    def test_negations_of_many_kinds(self, text):
        assert one(text).negated

    def test_a_word_within_a_compound_says_nothing(self):
        assert read("The so-called “safe zone” was quiet on Monday.") == []
