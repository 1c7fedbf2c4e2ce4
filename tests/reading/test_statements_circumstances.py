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


class TestNoBody:
    @pytest.mark.parametrize(
        ("speaker", "number"),
        [
            ("Family members", None),
            ("A friend of Ana Orlov’s", 1),
            ("A woman from Ohio", 1),
            ("A resident of Belgrade", 1),
            ("A neighbor on Elm Street", 1),
        ],
    )
    def test_kin_and_people_from_somewhere_speak_for_no_body(self, speaker, number):
        unnamed = one(f"{speaker} said that the bridge was closed.").unnamed
        assert (unnamed.number, unnamed.body) == (number, None)

    def test_somebody_known_by_whose_mother_they_are_is_no_unnamed_source(self):
        assert one("Ana's mother says that she has no hope.").unnamed is None

    @pytest.mark.parametrize(
        ("speaker", "body"),
        [
            ("A spokesman for the Toronto shipping concern", "the Toronto shipping concern"),
            ("Sources inside the ministry", "the ministry"),
            ("UNICEF workers in the camp", "UNICEF"),
            ("Investigators with the Selma Police Department", "the Selma Police Department"),
        ],
    )
    def test_for_whom_they_speak(self, speaker, body):
        assert one(f"{speaker} said that the bridge was closed.").unnamed.body == body

    def test_an_aide_and_two_diplomats_are_several(self):
        assert one("A Pentagon source and two diplomats said that the bridge was closed.").unnamed.number is None

    def test_only_the_clause_tells_why(self):
        text = "A former employee of the company, who asked not to be named, said the books were cooked."
        found = one(text)
        assert found.unnamed.reason == "who asked not to be named"
        assert found.unnamed.body == "the company"


class TestToWhom:
    @pytest.mark.parametrize(
        ("text", "heard"),
        [
            ("Orlov urged the council to sell the bridge.", "the council"),
            ("Orlov testified before the Senate panel on Tuesday that he had seen the plans.", "the Senate panel"),
            ("Orlov, speaking to students in Berlin on Monday, said the war was over.", "students"),
            ("Farmers who spoke with Radio 5 on Wednesday said they fear the bridge is sold.", "Radio 5"),
            ("In a letter to Mayor Dusan, the union wrote that the bridge was unsafe.", "Mayor Dusan"),
            ("Orlov said in a call with investors that sales had fallen.", "investors"),
        ],
    )
    def test_who_heard_it(self, text, heard):
        assert one(text).addressee.text == heard

    def test_whom_a_speaker_has_met_did_not_hear_this(self):
        assert one("Orlov, who spoke to the chief, said that the plan was dead.").addressee is None


class TestThroughWhom:
    @pytest.mark.parametrize(
        ("text", "relay"),
        [
            ("Orlov told News5 that he was tired.", "News5"),
            ("The shots came from a house, the witnesses told ABC Boston.", "ABC Boston"),
            ("“We fished together,” Jakub Bero, who was also a cousin, told the Dorna Post.", "the Dorna Post"),
            ("Law enforcement sources told the Gazette that the ship was lost.", "the Gazette"),
            ("On Tuesday's broadcast of CNN, Orlov also said the meeting was short.", "CNN"),
            ("Orlov, quoted by the daily Kurier, said the ship was lost.", "the daily Kurier"),
        ],
    )
    def test_which_outlet_had_it_first(self, text, relay):
        assert [r.text for r in one(text).relayed_by] == [relay]


class TestWhichDay:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("At a rally on Saturday, Orlov vowed to win.", "2025-03-01"),
            ("On Tuesday, after a long meeting, the minister said the road was shut.", "2025-03-04"),
            ("A spokesman for the bank, reached Monday, said it had no comment.", "2025-03-03"),
            ("Farmers who spoke with Radio 5 on Wednesday said they fear the bridge is sold.", "2025-03-05"),
        ],
    )
    def test_it_was_said(self, text, day):
        said = one(text).said
        assert (said.value, said.basis) == (day, "resolved")


@pytest.mark.parametrize(
    "text",
    [
        "Orlov said he had “no plans” for the mill.",
        "Orlov said there is “no plan.”",
        "Nobody at the ministry confirmed that the ship was lost.",
        "Police say they have no suspects.",
    ],
)
def test_no_mark_hides_a_negation(text):
    assert one(text).negated


def test_not_only_denies_nothing():
    assert not one("Orlov said the plan was not only late but wrong.").negated
