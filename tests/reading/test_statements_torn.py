"""Statements that the parser tears, and words of saying by which nobody says anything."""

from __future__ import annotations

import pytest

import dragoman


def read(text):
    return [(s.speaker_text, s.cue, s.content) for s in dragoman.read_text(text, published="2025-03-06").statements]


class TestTheSpeakerIsWhoStandsBeforeTheVerb:
    def test_past_an_aside_between_dashes(self):
        text = "Ana Orlov – a lawyer who has run the town and settled many thorny issues – said the bridge would open."
        ((speaker, _, content),) = read(text)
        assert (speaker.startswith("Ana Orlov"), content) == (True, "the bridge would open")

    def test_behind_an_aside_that_ends_before_them(self):
        text = "Within hours of the signing, creating a new holiday—the first such addition since 1983—activists said it was late."
        assert read(text) == [("activists", "said", "it was late")]

    def test_in_the_nearer_clause(self):
        text = (
            "The dispute took a sharper turn when Ivan Petrov called the mayor a liar and said the bridge could fall."
        )
        assert ("Ivan Petrov", "said", "the bridge could fall") in read(text)

    def test_between_the_verb_that_quotes_them_and_their_words(self):
        text = "The Herald quoted immigration official Ana Roux as saying the arrests stemmed from a tip."
        assert read(text) == [("immigration official Ana Roux", "saying", "the arrests stemmed from a tip")]


class TestWhatIsSaidEndsWhereItsClauseDoes:
    def test_with_all_that_follows_as_that(self):
        text = "The Gazette reported today that a man was arrested, and that police were searching for others."
        assert read(text)[0][2] == "that a man was arrested, and that police were searching for others"

    def test_before_the_next_deed(self):
        ((_, _, content),) = read("He told his uncle to call the police and started to drive away.")
        assert content.endswith("to call the police")

    def test_but_with_all_that_somebody_is_told_to_do(self):
        ((_, _, content),) = read("He told his uncle to call the police and drive away.")
        assert content.endswith("to call the police and drive away")

    def test_in_a_briefing_whatever_that_is_taken_for(self):
        assert read("He said in a briefing that the port was shut.") == [("He", "said", "that the port was shut")]


class TestAClauseThatClosesTheSentence:
    def test_puts_all_of_it_down_to_somebody(self):
        text = (
            "Family members said Ivo Smith underwent surgery for three wounds, the Benton Journal in Kansas reported."
        )
        outer, inner = dragoman.read_text(text).statements
        assert (outer.speaker_text, inner.speaker_text, inner.within) == (
            "the Benton Journal in Kansas",
            "Family members",
            outer.id,
        )
        assert [relay.text for relay in inner.relayed_by] == ["the Benton Journal in Kansas"]

    def test_goes_before_what_is_said_within_it(self):
        text = (
            "A shell hit two barns on Monday, officials said, in the third raid since Ivan Kor promised to hold fire."
        )
        assert ("officials", "said", "A shell hit two barns on Monday") in read(text)

    def test_leaves_out_no_word_before_it(self):
        text = "A woman sent a text saying she was in danger before he shot her, two children and her husband, police said."
        outer = dragoman.read_text(text).statements[0]
        assert outer.speaker_text == "police"
        assert outer.content.endswith("and her husband")


class TestMarksAreShownInPairs:
    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("It was shelved because it lacks “teeth,” Orlov said.", "It was shelved because it lacks “teeth,”"),
            (
                "The mayor revealed his new page, “From the Desk of Ivan,” which lets him post.",
                "his new page, “From the Desk of Ivan,”",
            ),
            ("Orlov said the plan “lacks teeth” and “is dead.”", "the plan “lacks teeth” and “is dead.”"),
        ],
    )
    def test_in_what_is_partly_quoted(self, text, content):
        assert read(text)[0][2] == content


class TestNobodySaysAnything:
    @pytest.mark.parametrize(
        "text",
        [
            "Firefighters answered the alarm within minutes.",
            "Rebels attacked the port on Monday.",
            "Friends and family say goodbye to the student.",
            "The crew will also open the pump to determine if the leak came from a worn seal.",
            "Want to talk of the games of the week? Join our forum.",
            "They were last seen rowing to the pier in a boat.",
            "Medics were called to a yard on Dorna Avenue about 3:10 a.m.",
            "Guards are questioning her and the driver.",
            "Raw: Woman accused of killing her father",
        ],
    )
    def test_by_what_is_done(self, text):
        assert read(text) == []

    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("The senator attacked the plan as a gift to the rich.", "The senator"),
            ("Ana Orlov: The bridge is closed", "Ana Orlov"),
        ],
    )
    def test_but_somebody_does_by_the_same_words(self, text, speaker):
        ((found, _, _),) = read(text)
        assert found == speaker


def test_who_is_expected_to_recover_intends_nothing():
    (statement,) = dragoman.read_text("Three men remain in hospital, but all are expected to recover.").statements
    assert statement.force == "thinks"


def test_an_office_told_of_in_a_clause_behind_a_comma_is_known():
    (statement,) = dragoman.read_text("The minister, who had met the envoys, said the bridge would open.").statements
    assert statement.unnamed is None


def test_the_place_that_a_report_comes_from_is_no_part_of_what_is_said():
    text = "LAHORE: Ivan Kor did not speak about fraud for a month, said Ana Roux on Friday."
    assert read(text) == [("Ana Roux", "said", "Ivan Kor did not speak about fraud for a month")]


def test_an_office_with_its_name_behind_is_somebody_named():
    text = (
        "Dorna: Former Benton chief minister and party founder president Ivan Kumar Kor has said the party is strong."
    )
    (statement,) = dragoman.read_text(text).statements
    assert statement.unnamed is None


def test_what_somebody_had_said_before_takes_no_day_from_what_they_said_then():
    text = "Ana Orlov said on Tuesday that the port was shut. Orlov had warned that the bridge would fall."
    said, before = dragoman.read_text(text, published="2025-03-06").statements
    assert (said.said.value, before.said.value) == ("2025-03-04", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Orlov on Monday dismissed the news that Mayor Ivan Kor was the founder, saying she would complain.",
            ("Ana Orlov", "saying", "she would complain"),
        ),
        (
            "“What's coming up is a long night,” said Ivan Brock, a Kor confidant who heads the pro-Kor committee.",
            ("Ivan Brock, a Kor confidant who heads the pro-Kor committee", "said", "What's coming up is a long night"),
        ),
        ("Kor said, “It’s time,” adding that the port was shut.", ("Kor", "said", "It’s time")),
        ("Kor said, “It’s time,” adding that the port was shut.", ("Kor", "adding", "that the port was shut")),
        ("The senator attacked him as a traitor.", ("The senator", "attacked", "him as a traitor")),
        ("Asked how it hopes to grow, Mr. Kor said it sees good signs.", (None, "Asked", "how it hopes to grow")),
        (
            "The blaze began at six, when Kor set fire to his flat, reports CNN.",
            ("CNN", "reports", "The blaze began at six, when Kor set fire to his flat"),
        ),
        (
            "Divers got a call about the wreck around 4:20 p.m. PT, officials said.",
            ("officials", "said", "Divers got a call about the wreck around 4:20 p.m. PT"),
        ),
    ],
)  # fmt: skip
def test_who_says_what_in_clauses_around_others(text, expected):
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was the third halt on what could be called an “Ask me why” trip.",
        "But tell them the law also overrides old rules, and the warm feeling is gone.",
        "Norden Savings also put $7 million into its reserves.",
        "Medics came at 6:40 p.m. on Sunday to a call reporting smoke at a school.",
    ],
)
def test_nothing_is_said_there(text):
    assert read(text) == []
