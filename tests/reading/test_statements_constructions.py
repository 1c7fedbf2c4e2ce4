"""Constructions of reporting, a handful of sentences each: who says what, and what is nobody's saying."""

import pytest
from tests.reading.test_statements import one, pieces, read


def who_and_what(text):
    return [(s.speaker_text, s.content) for s in read(text)]


class TestPerspective:
    @pytest.mark.parametrize(
        ("text", "speaker", "content"),
        [
            ("For Moscow, the deal is a trap.", "Moscow", "the deal is a trap"),
            ("For Orlov, the deal is a mistake.", "Orlov", "the deal is a mistake"),
            ("For Berlin, the pipeline remains a priority.", "Berlin", "the pipeline remains a priority"),
            ("For Norway, the delay was an insult.", "Norway", "the delay was an insult"),
        ],
    )
    def test_what_something_is_to_somebody_is_what_they_think(self, text, speaker, content):
        found = one(text)
        assert (found.speaker_text, found.content, found.force) == (speaker, content, "thinks")

    @pytest.mark.parametrize(
        "text",
        [
            "For years, the deal was a mistake.",
            "For Orlov, Tuesday was a long day.",
            "For Moscow, the deal is worth a billion dollars.",
            "For now, the plan is a gamble.",
            "For Norway, there is more snow to come.",
        ],
    )
    def test_what_somebody_lives_through_is_not(self, text):
        assert read(text) == []


class TestViewsAndWords:
    @pytest.mark.parametrize(
        ("text", "speaker", "force"),
        [
            ("In Orlov's view, the deal is a mistake.", "Orlov", "thinks"),
            ("In Orlov's words, the deal is “a mistake.”", "Orlov", "says"),
            ("In the words of one aide, the deal is dead.", "one aide", "says"),
            ("According to the mayor, the deal is dead.", "the mayor", "says"),
            ("The deal is dead, according to the mayor.", "the mayor", "says"),
            ("The deal, according to the mayor, is dead.", "the mayor", "says"),
        ],
    )
    def test_who_holds_it(self, text, speaker, force):
        found = one(text)
        assert (found.speaker_text, found.force) == (speaker, force)
        assert found.content.startswith(("the deal", "The deal"))

    def test_the_name_behind_an_office_is_no_part_of_what_is_said(self):
        found = one("The order takes effect on Saturday, according to the town’s fire chief, Dr. Ana Orlov.")
        assert found.content == "The order takes effect on Saturday"

    def test_of_whom_words_are_quoted(self):
        text = "Orlov was quoted by Norpress as saying the deal was dead."
        assert who_and_what(text) == [("Orlov", "the deal was dead")]
        found = one("Health magazine quoted a top official saying that the mask was a mistake.")
        assert (found.speaker_text, [r.text for r in found.relayed_by]) == ("a top official", ["Health magazine"])


class TestDeedsAreNoSayings:
    @pytest.mark.parametrize(
        "text",
        [
            "The board authorized the purchase of a million shares.",
            "The board approved the sale of the mill.",
            "The council permitted the use of the hall.",
            "The company began making ships in May.",
            "The mayor's cousins wept and held each other.",
            "Orlov opened the door and left.",
            "Police charged into the hall.",
        ],
    )
    def test_what_is_done_is_not_read(self, text):
        assert read(text) == []

    @pytest.mark.parametrize(
        "text",
        [
            "The so-called “deal of the year” was signed in Berlin.",
            "The film “The Long Road” opened in May.",
            "The “quiet room” of the library is shut.",
            "A ship named “Hope” sank near the coast.",
        ],
    )
    def test_scare_quotes_and_titles_are_not_read(self, text):
        assert read(text) == []

    def test_the_name_of_a_programme_is_not_what_is_said(self):
        assert pieces(one("“I will not run,” Orlov said Sunday on CBS's “Face the Nation.”")) == ["I will not run"]


class TestInterruptedAndFloating:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("“We are tired,” said Orlov. “We are going home.”", ["We are tired", "We are going home."]),
            ("“We are,” Orlov said, “going home.”", ["We are", "going home."]),
            ("“We are tired.\n\n“We are going home,” Orlov said.", ["We are tired.", "We are going home"]),
            (
                "“It was a raid. They wanted them.” Orlov, who spoke to the chief, said. “The women stood by.”",
                ["It was a raid. They wanted them.", "The women stood by."],
            ),
            (
                "“We saw it first and we ran” the Gazette's senior politics editor Ivo Sova responded.",
                ["We saw it first and we ran"],
            ),
            ("From Ana Orlov: “The deal is dead.”", ["The deal is dead."]),
        ],
    )
    def test_all_pieces_belong_to_one_statement(self, text, expected):
        assert pieces(one(text)) == expected

    def test_who_stands_before_a_colon_begins_behind_the_dash(self):
        found = one(
            "A long look at the vote has been planned for weeks - Ana Orlov: “The coast was the strongest part.”"
        )
        assert (found.speaker_text, found.content) == ("Ana Orlov", "The coast was the strongest part.")

    def test_an_interview_is_read_turn_by_turn(self):
        text = "Orlov: Why did you leave?\n\nDusan: I was tired of it all."
        assert who_and_what(text) == [("Orlov", "Why did you leave?"), ("Dusan", "I was tired of it all.")]


class TestClausesThatTheParserTears:
    def test_a_long_speaker_behind_the_comma(self):
        text = "The offer shows a mess with many people to talk with, researcher Ivo Sova at the firm Future Seed said."
        assert who_and_what(text) == [
            ("researcher Ivo Sova at the firm Future Seed", "The offer shows a mess with many people to talk with")
        ]

    def test_a_saying_that_goes_on_with_a_participle(self):
        text = "The plan is dead, Orlov said, calling it “a disgrace.”"
        said, called = who_and_what(text)
        assert said == ("Orlov", "The plan is dead")
        assert called[1].startswith("it “a disgrace")

    def test_that_far_behind_its_verb(self):
        text = "The paper has argued from the start that the boy must not be sent home."
        assert who_and_what(text) == [("The paper", "that the boy must not be sent home")]
        text = "The minister said on Tuesday evening, after a long meeting, that the road was shut."
        assert who_and_what(text) == [("The minister", "that the road was shut")]

    def test_two_sayings_of_one_subject(self):
        text = "The company said it is seeing losses and says it is taking up its work."
        assert who_and_what(text) == [
            ("The company", "it is seeing losses"),
            ("The company", "it is taking up its work"),
        ]


class TestOccasions:
    def test_the_occasion_is_not_what_is_said(self):
        found = read("Orlov assailed him in a tweet, risking a rift.")
        assert not any(s.content.startswith("in a tweet") for s in found)

    def test_what_a_colon_announces_is(self):
        text = "The minister said in a statement Wednesday: The council had two good meetings today. They will go on."
        assert [s.content for s in read(text)] == ["The council had two good meetings today. They will go on"]

    def test_a_programme_in_marks_is_no_part_of_it(self):
        text = "“The plan is dead,” Mr. Orlov said on “Fox & Friends.” “We will not vote for it.”"
        assert "Fox & Friends." not in pieces(one(text))


class TestNested:
    def test_what_somebody_told_somebody_points_to_who_reports_it(self):
        outer, inner = read("Orlov said Dusan told him that the plan was dead.")
        assert inner.within == outer.id
        assert (inner.speaker_text, inner.addressee.text) == ("Dusan", "him")

    def test_what_an_agency_has_it_from(self):
        outer, inner = read("The ship was lost, the minister said, according to the state news agency.")
        assert (inner.speaker_text, inner.within) == ("the minister", outer.id)
        assert [relay.text for relay in inner.relayed_by] == ["the state news agency"]


@pytest.mark.parametrize(
    "text",
    [
        "Officers of the harbour police responded to a call of smoke.",
        "The company did not respond to a request for comment.",
        "The minister was replying to criticism by the opposition.",
    ],
)
def test_what_is_responded_to_is_no_response(text):
    assert not read(text)


def test_a_response_is_read_without_whom_it_answers():
    said = one("Berg responded to the minister that it was over.")
    assert said.content == "that it was over"
