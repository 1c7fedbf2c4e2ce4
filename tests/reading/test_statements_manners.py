"""Manners of reporting that leave something out: dialogue, headlines, quotations beside nobody's verb, speakers that go on."""

import pytest
from tests.reading.test_statements import one, pieces, read


def told(text):
    return [(s.speaker_text, s.content) for s in read(text)]


class TestDialogue:
    @pytest.mark.parametrize(
        ("text", "speaker", "content"),
        [
            ("– I will go to the port tomorrow, he said.", "he", "I will go to the port tomorrow"),
            ("— We have waited for nine years, said Mirela Dusan.", "Mirela Dusan", "We have waited for nine years"),
            ("– Where is the ship? asked Orlov.", "Orlov", "Where is the ship?"),
            ("— Where is the ship? asked Ana Orlov.", "Ana Orlov", "Where is the ship?"),
        ],
    )
    def test_a_dash_at_the_head_of_a_line_opens_speech(self, text, speaker, content):
        found = one(f"The hall was empty.\n\n{text}\n\nNobody answered.")
        assert (found.speaker_text, found.content, found.kind) == (speaker, content, "direct")

    def test_which_goes_on_behind_the_next_dash(self):
        found = one("– We are tired, said Dusan. – Nobody has slept since Sunday.")
        assert pieces(found) == ["We are tired", "Nobody has slept since Sunday."]

    def test_the_points_of_a_list_are_no_dialogue(self):
        assert read("- The bridge is closed to lorries\n- The ferry sails at noon\n- Tickets cost 4 euros") == []
        assert one("- The bridge is closed, officials said.").kind == "indirect"


class TestHeadlines:
    @pytest.mark.parametrize(
        ("headline", "expected"),
        [
            (
                "Orlov vows to reopen port, denies taking money",
                [("Orlov", "to reopen port"), ("Orlov", "taking money")],
            ),
            ("Minister says bridge is safe, blames storm for damage", [("Minister", "bridge is safe")]),
            ("Dusan urges council to act, warns of new floods", [("Dusan", "council to act"), ("Dusan", "new floods")]),
        ],
    )
    def test_each_verb_says_its_own_of_the_one_subject(self, headline, expected):
        found = told(headline + "\n\nThe hall was painted last week.")
        assert found[: len(expected)] == expected
        assert {speaker for speaker, _ in found} == {expected[0][0]}

    def test_a_sentence_with_its_speaker_last_is_none(self):
        assert one("Prices are rising again, says Mirela Dusan").speaker_text == "Mirela Dusan"


class TestBeside:
    @pytest.mark.parametrize(
        "before",
        [
            "Mirela Dusan, who runs the shelter, has not slept since Sunday.",
            "Mirela Dusan shook her head.",
            "For the third time, Mirela Dusan has packed her things.",
        ],
    )
    def test_a_quotation_without_a_verb_is_that_of_the_one_person_before_it(self, before):
        found = one(f"{before} “We have no beds left and no money to buy any.”")
        assert (found.speaker_text.split(",")[0], found.cue, found.kind) == ("Mirela Dusan", None, "direct")
        assert found.content == "We have no beds left and no money to buy any."

    def test_a_paragraph_in_quotation_marks_goes_on_with_who_spoke_above_it(self):
        found = read(
            "The mayor said the bridge would open in May.\n\n“We have waited long enough. The money is there.”"
        )
        assert [s.speaker_text for s in found] == ["The mayor", "The mayor"]

    @pytest.mark.parametrize(
        "before",
        [
            "The painting hangs in the hall.",
            "Mirela Dusan met Ana Orlov at the gate.",
            "Mirela Dusan and Ana Orlov shook their heads.",
        ],
    )
    def test_nobody_is_made_to_speak_where_it_is_open_who_does(self, before):
        assert read(f"{before} “Nobody asked us about the port.”") == []


class TestListeners:
    @pytest.mark.parametrize(
        ("text", "listener"),
        [
            ("Dusan sent a letter to the council explaining that the bridge was unsafe.", "the council"),
            ("Dusan sent a fax to port officials explaining that the bridge was unsafe.", "port officials"),
            ("“We are leaving,” Orlov said, addressing the crowd.", "the crowd"),
            ("Speaking to reporters in Doha on Tuesday, Dusan said the talks had failed.", "reporters"),
            ("Orlov told customers Monday about the closing of the plant.", "customers"),
            (
                "The ministry told German and Danish shipping companies that the strait was closed.",
                "German and Danish shipping companies",
            ),
        ],
    )
    def test_who_was_told_beside_the_saying_itself(self, text, listener):
        assert one(text).addressee.text == listener

    @pytest.mark.parametrize(
        ("text", "listener", "content"),
        [
            (
                "Dusan promised voters at a rally in Doha on Saturday that taxes would fall.",
                "voters",
                "that taxes would fall",
            ),
            (
                "Dusan confirmed to the agency Norpress on Monday that she would leave.",
                "the agency Norpress",
                "that she would leave",
            ),
            (
                "The spokesman said by telephone from Ankara on Monday that the ship was safe.",
                None,
                "that the ship was safe",
            ),
            (
                "Orlov told a crowd of fishermen on Monday that the port was sold.",
                "a crowd of fishermen",
                "that the port was sold",
            ),
        ],
    )
    def test_what_leads_up_to_the_clause_is_no_part_of_it(self, text, listener, content):
        found = one(text)
        assert (found.addressee and found.addressee.text, found.content) == (listener, content)

    def test_who_was_told_between_the_halves_of_what_they_were_told(self):
        found = one("The plan, the mayor told a crowded hall, would ruin the town.")
        assert (found.addressee.text, pieces(found)) == ("a crowded hall", ["The plan", "would ruin the town"])


class TestDays:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("Speaking to reporters in Doha on Tuesday, Dusan said the talks had failed.", "2025-03-04"),
            ("In a letter dated March 2, Dusan asked the council to open the bridge.", "2025-03-02"),
            ("The port is closed, Orlov said in a statement Friday.", "2025-02-28"),
            ("Orlov met the crews on Tuesday and told them that the port would close.", "2025-03-04"),
            ("The minister asked the crews on Saturday to stay at home.", "2025-03-01"),
            ("Dusan, in a speech to parliament on Wednesday, said the army would stay.", "2025-03-05"),
            ("The minister, who resigned on Monday, said he had been ill.", None),
            ("The minister said the ferry sank on Tuesday.", None),
            ("A week after one of his aides asked whether the bill was paid, Orlov resigned.", None),
        ],
    )
    def test_the_day_of_saying_is_that_of_its_own_clause(self, text, day):
        assert read(text)[0].said.value == day


class TestGoingOn:
    @pytest.mark.parametrize(
        "text",
        [
            "A police spokesman said the bridge was closed. He said nobody was hurt.",
            "A ministry spokeswoman declined to comment. She said the talks were private.",
            "An aide said the vote was open. He added that it would stay so. He said the hall was full.",
        ],
    )
    def test_he_is_the_unnamed_one_who_spoke_last(self, text):
        found = read(text)
        assert found[-1].unnamed is not None
        assert found[-1].unnamed == found[0].unnamed

    @pytest.mark.parametrize(
        "text",
        [
            "A police spokesman said Mirela Dusan was held. He said she was armed.",
            "A police spokesman said the bridge was closed. They said nobody was hurt.",
            "A police spokesman said the bridge was closed. The hall was empty. He said nobody was hurt.",
        ],
    )
    def test_but_not_where_that_is_open(self, text):
        assert read(text)[-1].unnamed is None


class TestBodyOfSpeakersWithoutAName:
    @pytest.mark.parametrize(
        ("speaker", "body"),
        [
            ("Benton County sheriff's deputies", "Benton County sheriff"),
            ("The minister's aides", "The minister"),
            ("Consular officials", "Consular"),
            ("A TrellCo representative", "TrellCo"),
            ("Some hedge fund managers", "hedge fund"),
            ("Senior French and Israeli officials", "French and Israeli"),
            ("A former member of the rebel group", "the rebel group"),
            ("Officials with the state health department", "the state health department"),
        ],
    )
    def test_is_what_they_serve(self, speaker, body):
        (statement,) = read(f"{speaker} said the talks were open.")
        assert statement.unnamed is not None
        assert statement.unnamed.body == body

    @pytest.mark.parametrize(
        "speaker",
        [
            "Diplomats from the region",
            "Western diplomats",
            "A Japanese expert",
            "German voters",
            "Oil traders",
            "Community leaders",
            "Family members",
            "A source close to the president",
        ],
    )
    def test_is_not_where_they_come_from_nor_what_they_know_about(self, speaker):
        (statement,) = read(f"{speaker} said the talks were open.")
        assert statement.unnamed is not None
        assert statement.unnamed.body is None

    @pytest.mark.parametrize("speaker", ["Germany's chancellor", "The county's coroner", "Her lawyers"])
    def test_whom_the_reader_knows_has_none(self, speaker):
        (statement,) = read(f"{speaker} said the talks were open.")
        assert statement.unnamed is None


def test_what_somebody_quoted_was_told_is_a_statement_of_its_own():
    outer, inner = read("“Orlov told me the port was sold,” Dusan said.")
    assert (inner.speaker_text, inner.content, inner.within) == ("Orlov", "the port was sold", outer.id)
    assert len(read("“If Orlov says the port was sold, I will resign,” Dusan said.")) == 1
