"""Everyday words that look like events, and the headlines, datelines and asides of local news."""

from __future__ import annotations

import pytest

import dragoman


def events(text, published="2025-03-10"):
    return dragoman.read_text(text, published=published).events


def sides(event):
    evidence = event.mentions[0].evidence
    return [span.text for span in evidence.get("source", ())], [span.text for span in evidence.get("target", ())]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry of Norland did not release any information on the case.",
        "The premier was treated and released.",
        "General Otto Brandt was released from the hospital on Monday.",
        "The senator pleaded not guilty to two charges.",
        "Minister Otto Brandt declined to give details.",
        "Senator Ana Lima agreed with the remarks of the judge.",
        "The premier said that soldiers should be proud.",
        "The premier of Norland conceded that the plan was a mistake.",
        "The police of Norland warned residents of scams.",
        "The premier of Norland warned of a spike in crime.",
        "The embassy of Norland did not answer a request for comment.",
        "General Otto Brandt discussed the weather.",
        "The premier called Ana Lima a wonderful colleague.",
        "The officer was accidentally shot by a general.",
        "The senator is responsible for the travel plans of the president of Chad.",
        "The shareholders' meeting of the bank of Chad was postponed.",
        "The premier of Chad is ready to take questions.",
        "The police of Chad have not ruled out terrorism.",
        "The rifle went off and hit an officer of the army.",
    ],
)
def test_everyday_words_are_no_events(text):
    assert [(event.type, event.summary) for event in events(text)] == []


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Lentford, Va. – Police arrested two soldiers on Sunday.", ["Police"], ["two soldiers"]),
        ("Deputies identified a soldier they say killed a general.", ["a soldier"], ["a general"]),
        ("Police arrested a 17-year-old pilot of Norland.", ["Police"], ["a 17-year-old pilot of Norland"]),
        ("The general's murder shocked Norland.", [], ["The general"]),
        ("The general of Chad criticised the envoy of Sudan.", ["The general of Chad"], ["the envoy of Sudan"]),
        (
            "The press wrote about the general of Chad, who praised the envoy of Sudan.",
            ["the general of Chad"],
            ["the envoy of Sudan"],
        ),
        ("Envoy of Chad attacked by general of Sudan", ["general of Sudan"], ["Envoy of Chad"]),
        (
            "The king of Chad declined to hear the plan, handing a victory to Otto Brandt.",
            ["The king of Chad"],
            [],
        ),
        ("The attack by Chad on Sudan began on Monday.", ["Chad"], ["Sudan"]),
        ("Sudan suffered an attack by Chad on Monday.", ["Chad"], ["Sudan"]),
        ("The visit of the king of Chad to Sudan began on Monday.", ["the king of Chad"], ["Sudan"]),
        ("Chad deployed troops along the border with Sudan.", ["Chad"], ["Sudan"]),
        ("Chad asked Sudan for help.", ["Chad"], ["Sudan"]),
        ("Chad and Sudan announced an agreement on Monday.", ["Chad and Sudan"], []),
        ("Thornton was arrested in Rochdale on Monday.", [], ["Thornton"]),
        ("Three soldiers were killed by bullets on Monday.", [], ["Three soldiers"]),
        ("The president agreed to pay Norland $40 million.", ["The president"], ["Norland"]),
    ],
)
def test_sides_are_those_who_did_it_and_to_whom(text, source, target):
    (event,) = events(text)
    assert sides(event) == (source, target)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Lima to visit Rome, meet pope", [("CONSULT", "planned"), ("CONSULT", "planned")]),
        ("General Otto Brandt faces charges of fraud in Chad.", [("ACCUSE", "happened")]),
        ("Mother charged with killing the envoy of Chad", [("ACCUSE", "happened")]),
        (
            "The talks between Norland and Sudmark ended without a signature.",
            [("CONSULT", "happened"), ("AGREE", "denied")],
        ),
        ("The presidents of Norland and Sudmark quarrelled in public.", [("ACCUSE", "happened")]),
        ("The president of Chad left the White House early.", [("REJECT", "happened")]),
        ("The health ministry eased its guidance on Thursday.", [("CONCEDE", "happened")]),
        ("The palace of Chad did not say why it rejected the plan.", [("REJECT", "happened")]),
        ("The report indicated that six men had been shot.", [("ASSAULT", "happened")]),
        ("The minister shot down the plan of the mayor.", [("REJECT", "happened")]),
        ("The court of Chad overturned the ban.", [("REJECT", "happened")]),
        ("Canada to Welcome Refugees", [("AID", "planned")]),
        ("The talks stopped after the envoy of Sudan was killed.", [("ASSAULT", "happened")]),
        (
            "The senators became the first members of Congress to endorse the bid of Donald Trump.",
            [("SUPPORT", "happened")],
        ),
        (
            "The general of Chad allegedly kidnapped and killed the envoy.",
            [("ASSAULT", "possible")],
        ),
        ("The police were able to arrest the general.", [("COERCE", "happened")]),
        ("Chad was unable to sign the treaty with Sudan.", [("AGREE", "denied")]),
        ("There were no threats against the envoys of Chad.", [("THREATEN", "denied")]),
        ("Chad and Sudan held no talks on Monday.", [("CONSULT", "denied")]),
        ("The union filed a class-action lawsuit against the ministry.", [("ACCUSE", "happened")]),
        ("The guards had to use tear gas against students.", [("COERCE", "happened")]),
        ("The soldier was not seriously wounded on Monday.", [("ASSAULT", "happened")]),
        ("The court of Chad attacked the senator as a liar.", [("ACCUSE", "happened")]),
        ("The general warned the rebels.", [("THREATEN", "happened")]),
    ],
)
def test_what_is_told_is_read(text, types):
    assert [(event.type, event.factuality) for event in events(text)] == types


def test_a_meeting_that_names_nobody_is_read_where_its_day_is_told():
    (event,) = events("The first meeting took place in Riyadh on February 18.")
    assert (event.type, event.when.value, event.place.name, event.ordinal) == ("CONSULT", "2025-02-18", "Riyadh", 1)


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("A guard was shot in the leg in Oslo.", ["shoot"]),
        ("A guard was shot and killed in Oslo.", ["shoot", "kill"]),
        ("A guard was fatally shot in Oslo.", ["kill"]),
        ("A guard was stabbed to death in Oslo.", ["kill"]),
        ("A prisoner stabbed the guard in Oslo.", ["stab"]),
        ("A guard shot at the police in Oslo.", ["fire"]),
    ],
)
def test_who_is_shot_or_stabbed_is_not_told_as_killed(text, details):
    assert [event.detail for event in events(text)] == details


def test_what_was_told_before_another_event_is_not_ahead():
    (event,) = (
        e for e in events("The walk was announced before the attack on the embassy of Norland.") if e.type == "ASSAULT"
    )
    assert event.factuality == "happened"


def test_the_day_of_a_shooting_is_that_of_the_harm():
    (event,) = events("Five people were wounded in a shooting on Sunday.")
    assert event.when.value == "2025-03-09"


def test_a_deed_that_is_borne_is_not_its_bearers():
    text = "The governor faced an attack on her convoy by rebels. The senator defended his record."
    attack, defence = events(text)
    assert "The governor" not in sides(attack)[0]
    assert sides(defence) == (["The senator"], [])
