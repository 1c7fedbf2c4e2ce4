"""Which Friday a bare weekday means: the one behind, unless the verb of its clause looks ahead."""

import pytest

from dragoman.reading.times import read_times

PUBLISHED = "2025-02-26"  # a Wednesday, and no sentence names that day as its own


def first_weekday(text: str) -> str:
    return next(
        time.value for time in read_times(text, PUBLISHED) if time.value and time.rule in {"weekday", "unit-that"}
    )


@pytest.mark.parametrize(
    "text",
    [
        "He is coming on Friday.",
        "Talks resume on Friday.",
        "He will visit on Friday, Trump said on Wednesday.",
        "The ministers meet on Monday in Geneva.",
        "The president arrives Friday for a two-day visit.",
        "Delegates are meeting again on Thursday.",
        "The summit opens on Saturday.",
        "The court is to rule on Friday.",
        "The deadline expires on Monday.",
        "A vote is scheduled for Thursday.",
        "A meeting planned for Friday could be postponed.",
        "They hope to sign the accord on Friday.",
        "The deal could be signed on Friday.",
        "Ahead of Friday's summit, aides were nervous.",
        "Ahead of talks on Friday, aides were nervous.",
        "The envoy said he would travel to Kyiv on Friday.",
        "Lavrov announced that talks would begin on Thursday.",
        "He is due to land in Doha on Thursday.",
        "The election takes place on Sunday.",
        "Voters go to the polls on Sunday.",
        "Polls open on Sunday.",
        "The Kremlin said the leaders will speak by phone on Friday.",
        "They must leave by Friday.",
        "The ceasefire takes effect on Saturday.",
        "The tariffs come into force on Monday.",
        "The committee is expected to vote on Thursday.",
        "He plans to fly to Rome on Saturday.",
        "The talks, which begin Friday, are closed to reporters.",
        "Let's see what happens on Friday.",
        "On Friday he will meet the king.",
        "On Friday, the two sides are to exchange prisoners.",
        "He may resign on Friday.",
        "The offer runs until Friday.",
        "The general is flying to Ankara on Thursday.",
        "Leaders gather in Brussels on Thursday.",
        "The strike is set to begin on Monday.",
        "Talks are likely to resume on Friday.",
        "The march planned for Thursday was cancelled.",
        "Friday's meeting will decide.",
        "Friday's cabinet meeting will decide.",
        "Before the vote on Friday, he wants a promise.",
        "The session was postponed to Friday.",
        "The final is on Friday.",
        "The accord is signed on Friday.",
        "Norland and Sudmark agreed to meet on Friday.",
        "Voters are called to the polls on Sunday.",
        "The vote has been put off to Sunday.",
        "The talks were brought forward to Thursday.",
    ],
)
def test_a_weekday_lies_ahead(text: str) -> None:
    assert first_weekday(text) > PUBLISHED


@pytest.mark.parametrize(
    "text",
    [
        "He came on Friday.",
        "Norland and Sudmark agreed to a truce on Thursday.",
        "In a speech on Tuesday that outlined his plan to lend cities money, the mayor was brief.",
        "One man is dead and two others are injured after a fire in the old port Sunday.",
        "The envoy, who is accused of taking money at a hotel Tuesday, was released.",
        "She warned would-be migrants from Sudmark on Monday.",
        "Three drivers are expected to recover from Saturday's crash.",
        "The panel heard testimony Thursday on what the council can do.",
        "The decision, taken Tuesday by ambassadors, must still be confirmed.",
        "At a meeting with the envoy on Tuesday, the mayor asked for more money.",
        "The administration sued the state on Friday, saying that its law aims to keep voters away.",
        "The chamber narrowly passed a law on Tuesday that would lend cities money.",
        "They last met on Friday and will not meet again.",
        "The two sides met on Friday.",
        "They signed the accord on Monday.",
        "He has been in Ankara since Monday.",
        "The president, who arrived on Friday, was tired.",
        "On Monday, the minister said he would resign.",
        "The minister said on Monday that he would resign.",
        "The spokesman said Monday the talks will go on.",
        "The plan announced on Friday would cost billions.",
        "According to the agreement reached on Friday, prisoners will be freed.",
        "The talks on Friday failed.",
        "Friday's talks failed.",
        "A bomb killed three people on Saturday, police said.",
        "The court ruled Monday that the law is void.",
        "The army says it shot down a drone on Sunday.",
        "He told reporters on Monday that they will meet soon.",
        "The death toll from Friday's attack has risen.",
        "Trump wrote on Monday that the war will end.",
        "The attack on Sunday was the worst this year.",
        "Speaking on Monday, he said the deal is close.",
        "In a statement on Monday the bank warned it would cut rates.",
        "The victims were to be buried on Monday.",
        "Prices, which fell on Monday, are expected to rise.",
        "After talks in Riyadh on Tuesday, both sides want peace.",
        "Rubio, arriving in Jeddah on Monday, was upbeat.",
        "The warning comes after a raid on Monday.",
        "The vote, held on Sunday, is disputed.",
        "He is recovering from the operation he had on Monday.",
        "Thousands took part in the funeral on Monday.",
        "The ministry had planned to publish the list on Monday.",
        "The minister was speaking on Monday in Doha.",
        "A drone hit a school on Monday, killing two people who were to marry.",
        "He could not be reached on Monday.",
        "The move follows Tuesday's declaration.",
        "Neither he nor his lawyers could be found on Monday.",
        "Nobody could leave the port on Monday.",
        "The march planned for Tuesday was cancelled.",
        "They postponed the vote on Friday.",
        "Friday's raid will not stop the talks.",
        "Friday's meeting, held in Rome, will be remembered.",
        "Before the vote on Friday, he met the king.",
    ],
)
def test_a_weekday_lies_behind(text: str) -> None:
    assert first_weekday(text) < PUBLISHED


def test_each_weekday_follows_the_verb_of_its_own_clause() -> None:
    text = "He will visit on Friday, the spokesman said on Monday, and that on Tuesday they had met."
    assert [time.value for time in read_times(text, PUBLISHED)] == ["2025-02-28", "2025-02-24", "2025-02-25"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was shot shortly after midnight on Sunday.", "2025-02-23T00:00"),
        ("The shelling began just after midnight.", "2025-02-26T00:00"),
        ("The talks ended at midnight on Friday.", "2025-02-21T24:00"),
    ],
)
def test_a_day_begins_after_midnight_and_ends_at_it(text, value):
    assert [time.value for time in read_times(text, PUBLISHED)] == [value]


@pytest.mark.parametrize("text", ["On April 2, the guards opened fire.", "The guards left the port on April 2."])
def test_a_day_that_is_told_of_as_past_is_past_however_near_the_next_one_is(text: str) -> None:
    assert [time.value for time in read_times(text, "2015-01-25")] == ["2014-04-02"]


def test_the_next_day_of_what_is_told_as_past_lies_not_ahead() -> None:
    assert [time.value for time in read_times("The guards fired at them the next morning.", "2013-03-18")] == [None]
    assert [time.value for time in read_times("They will meet the next day.", "2013-03-18")] == ["2013-03-19"]
    told = read_times("They met on Monday in Oslo and left the next day.", "2013-03-21")
    assert [time.value for time in told] == ["2013-03-18", "2013-03-19"]
