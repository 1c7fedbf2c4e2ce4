"""What a construction makes of an event: whether it took place, where, between whom, and which of two it is."""

import pytest
from tests.reading.doers import sides

from dragoman import read_text
from dragoman.reading.events.left import left_in
from dragoman.records import make_report


def events(text, published="2025-03-10"):
    return read_text(text, published=published).events


def factualities(text, type_):
    return [event.factuality for event in events(text) if event.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "factuality"),
    [
        # headlines
        ("Chad expels three Sudanese diplomats", "SANCTION", "happened"),
        ("Premier to visit Rome", "CONSULT", "planned"),
        ("Chad expected to sign treaty with Sudan", "AGREE", "planned"),
        # questions
        ("Will Sudan attack Chad?", "ASSAULT", "possible"),
        ("Has the king met the rebels of Chad?", "CONSULT", "possible"),
        # refused, failed, agreed, expected, without
        ("The minister refuses to meet the rebels of Chad.", "CONSULT", "ruled out"),
        ("Sudan failed to attack Chad.", "ASSAULT", "denied"),
        ("Chad and Sudan agreed to meet again in April.", "CONSULT", "planned"),
        ("The president of Chad is expected to visit Cairo on 20 March.", "CONSULT", "planned"),
        ("The delegation of Chad left Geneva without signing the treaty.", "AGREE", "denied"),
        ("The president of Norland, Ana Lima, left without signing the treaty with Chad.", "AGREE", "denied"),
        # conditions
        ("Sudan will attack Chad unless it withdraws.", "ASSAULT", "conditional"),
        ("The parties free delegates of Chad if the king steps down.", "CONCEDE", "conditional"),
        # how far a negation reaches
        ("The junta of Chad arrested no one.", "COERCE", "denied"),
        ("Chad gave no ground to Sudan.", "CONCEDE", "denied"),
        ("There is no evidence that Sudan attacked Chad.", "ASSAULT", "denied"),
        ("The court found no proof that the army had shelled the Sudanese port.", "ASSAULT", "denied"),
        ("The ministry did not deny that the army attacked Chad.", "ASSAULT", "possible"),
        ("The king praised the rebels of Chad - not what the court wanted.", "SUPPORT", "happened"),
        ("The army will not lend its police to help the government of Chad.", "REJECT", "happened"),
        ("The army did not lend its police to help the government of Chad.", "REJECT", None),
        ("Chad will not lift its embargo on Sudan.", "REJECT", "happened"),
        ("Chad will not lift its embargo on Sudan.", "CONCEDE", None),
        ("Chad will not lift its embargo on Sudan on Monday.", "CONCEDE", "ruled out"),
        ("Chad will not lift its embargo on Sudan unless the talks succeed.", "CONCEDE", "conditional"),
        ("The king doubts that Chad will not recognise Sudan.", "SUPPORT", "possible"),
        ("The meeting of Chad and Sudan in Oslo will not touch the war.", "CONSULT", "planned"),
        # means and purposes
        ("Chad could win by attacking Sudan.", "ASSAULT", "possible"),
        ("Chad angered Sudan by expelling its ambassador.", "SANCTION", "happened"),
        ("The bomber used a knife to kill the ambassador of Chad.", "ASSAULT", "happened"),
        # nouns
        ("US air strikes against Chad could do harm to the talks.", "ASSAULT", "possible"),
        ("The minister is scheduled to attend a summit with the king in Oslo.", "CONSULT", "planned"),
        ("The army told of its plans in the attack on the port of Chad.", "ASSAULT", "happened"),
        # the future as seen from a past
        ("Ana Lima said she would oppose the treaty because it divides the country.", "REJECT", "planned"),
    ],
)
def test_a_construction_says_whether_it_took_place(text, type_, factuality):
    assert factualities(text, type_) == ([factuality] if factuality is not None else [])


def test_a_meeting_that_is_agreed_on_is_not_the_one_at_which_it_is():
    text = (
        "Diplomats of Chad and Sudan met in Oslo on Friday. Chad and Sudan agreed in Oslo to hold another round of "
        "talks on 20 March."
    )
    meetings = [event for event in events(text) if event.type == "CONSULT"]
    assert [(event.factuality, event.when.value) for event in meetings] == [
        ("happened", "2025-03-07"),
        ("planned", "2025-03-20"),
    ]


def test_a_plan_and_its_fulfilment_on_one_day_are_one_meeting():
    text = "The king will meet the premier in Oslo on 7 March. On 7 March the king met the premier in Oslo."
    assert len([event for event in events(text) if event.type == "CONSULT"]) == 1


def test_a_predicate_that_the_parser_tore_off_is_read():
    text = "The Norlandic president, Ivan Petrov, proposed on Monday to his neighbour, Tom Brandt, a pact on metals."
    (event,) = [event for event in events(text) if event.type == "AGREE"]
    mention = event.mentions[0]
    assert (event.detail, event.factuality, mention.background) == ("propose", "happened", False)
    assert [span.text for span in mention.evidence["target"]] == ["his neighbour, Tom Brandt"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Leaders of Chad and Sudan will hold a summit on Ukraine in London on 16 March.", "London"),
        ("Egypt and Chad imposed sanctions on Sudan and Libya.", None),
        ("President Lima will fly to Oslo on 12 March.", "Oslo"),
        ("Envoys of Chad and Sudan met in Cairo over the war in Ukraine.", "Cairo"),
    ],
)
def test_a_place_is_where_the_event_is_and_nobody_who_takes_part(text, place):
    event = events(text)[0]
    assert (event.place.name if event.place is not None else None) == place


def test_a_place_alone_takes_part_in_no_meeting():
    text = "Chad said that the encounter of Istanbul, the third between Chad and Sudan, was held on Monday."
    for event in events(text):
        for span in event.mentions[0].evidence.get("source", ()):
            assert span.text != "Istanbul"


def test_compound_actors_are_listed_and_make_no_cross_product():
    (event,) = events("Egypt and Chad imposed sanctions on Sudan and Libya.")
    mention = event.mentions[0]
    assert [span.text for span in mention.evidence["source"]] == ["Egypt", "Chad"]
    assert [span.text for span in mention.evidence["target"]] == ["Sudan", "Libya"]


def test_a_letter_goes_to_somebody():
    text = "President Ana Lima of Norland sent a letter to the government of Chad threatening to close the border."
    (event,) = [event for event in events(text) if event.type == "THREATEN"]
    assert [span.text for span in event.mentions[0].evidence["target"]] == ["the government of Chad"]


def test_the_summary_is_a_run_of_the_text():
    text = "The premier of Chad will travel to Rome for talks."
    event = next(event for event in events(text) if event.detail == "visit")
    assert event.summary == "The premier of Chad will travel to Rome for talks"


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("The parliament of Chad refused to fully fund the dam.", "The parliament of Chad refused to fully fund the dam"),
        ("Judge Ana Roth agreed not to drop the charges.", "Judge Ana Roth agreed not to drop the charges"),
        ("The king of Chad urged the media not to name the rebels.", "The king of Chad urged the media not to name the rebels"),
        ("The premier asked the court to let the exiles enter the country.",
         "The premier asked the court to let the exiles enter the country"),
        ("Police asked witnesses of the shooting to come forward.", "Police asked witnesses of the shooting to come forward"),
    ],
)  # fmt: skip
def test_the_summary_of_what_is_asked_or_refused_says_what(text, summary):
    assert summary in {event.summary for event in events(text)}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The envoy of Mali defended Chad's new port on Monday.", "Chad's new port"),
        ("The Danish army attacked a group known as the Wolves.", "a group known as the Wolves"),
        ("The premier of Chad threatened Sudan, a country of the region.", "Sudan"),
    ],
)
def test_the_words_for_the_other_side_are_those_of_what_it_was_done_to(text, target):
    (event,) = events(text)
    assert [span.text for span in event.mentions[0].evidence["target"]] == [target]


@pytest.mark.parametrize(
    "text",
    [
        "The sheriff says he stabbed both guards with a knife.",
        "Police Chief Jan Roth said that when the baker came home, he stabbed both guards.",
        "Police are investigating after six cooks and a 5-year-old were shot in Lagos Tuesday.",
    ],
)
def test_who_tells_of_a_deed_or_looks_into_it_has_no_part_in_it(text):
    told = [name for source, target in sides(text) for name in (*source, *target)]
    assert [name for name in told if name in {"sheriff", "Jan Roth", "Police"}] == []


def test_nobody_looks_into_himself():
    assert sides("The sheriff, Jan Roth, was investigating his dealings.") == [(["Jan Roth"], [])]


def test_a_suspect_who_says_that_he_did_it_did_it():
    assert sides("The suspect, Ola Berg, said he shot the guard.")[-1][0] == ["Ola Berg"]


def test_the_summary_of_a_passive_names_what_it_was_done_to():
    (event,) = events("Jan Roth's plea for a stay was dismissed by a court of Chad.")
    assert event.summary == "Jan Roth's plea for a stay was dismissed by a court of Chad"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Oslo agrees, seeing how old the bridge is.",
        "The baker made a citizen's arrest of a thief, police of Chad said.",
    ],
)
def test_an_opinion_and_an_idiom_are_no_deeds(text):
    assert events(text) == ()


def test_what_is_fired_at_a_state_is_none_of_its_forces():
    result = read_text("Rebels fired 20 missiles at Chad, killing two women.", published="2025-03-07")
    assert not [actor for actor in result.actors if "missiles" in actor.name and actor.country]


def test_what_is_somebodys_leads_to_whose_it_is():
    assert [target for _, target in sides("The envoy of Mali defended Chad's new port on Monday.")] == [["Chad"]]


@pytest.mark.parametrize(
    "text",
    [
        "The army of Chad arrested the miners in a bid to end the strike.",
        "The premier of Chad voiced concern about the use of dams.",
        "The miners of Chad went on strike in pits of the south.",
    ],
)
def test_things_are_no_side_of_a_deed(text):
    told = [span.text for event in events(text) for span in event.mentions[0].evidence.get("target", ())]
    assert [words for words in told if "miners" not in words] == []


def test_what_is_beneath_another_event_is_told_in_passing_and_says_so():
    text = (
        "The junta of Chad jailed the editor, accusing the editor of Norland of spying, for urging the king to leave."
    )
    assert [event.type for event in events(text)] == ["COERCE"]
    reasons = {left.span.text: left.reason for left in left_in(make_report(text))}
    assert "jailed" in reasons["accusing"]


def test_what_is_warned_of_is_told_in_its_own_right():
    text = "Egypt warned Sudan that Chad could attack the port of Libya."
    assert factualities(text, "ASSAULT") == ["possible"]


@pytest.mark.parametrize(
    ("text", "tellers"),
    [
        ("Egypt said that Sudan attacked Chad.", ["Egypt"]),
        ("The king of Chad voted to back the rebels of Sudan.", []),
        ("The king of Chad allowed a delay after rejecting the order of the court of Sudan.", []),
        ("The premier said they had won and Sudan accused Chad of theft.", []),
    ],
)
def test_only_who_says_it_tells_of_it(text, tellers):
    told = [[relay.text for relay in mention.according_to] for event in events(text) for mention in event.mentions]
    assert told
    assert all(chain == tellers for chain in told)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The judge dismissed the charges against the senator.", "CONCEDE"),
        ("A bomb killed ten people near a mosque in Chad.", "ASSAULT"),
        ("Thousands took to the streets of the capital.", "PROTEST"),
        ("The regulator fined the bank of Chad.", "COERCE"),
        ("The senator took a parting shot at the administration on Friday.", "ACCUSE"),
        ("The activist was disqualified from the elections in Chad.", "COERCE"),
        ("The senate blocked the nominee of the president.", "REJECT"),
    ],
)
def test_public_life_at_home_is_read(text, type_):
    assert [event.type for event in events(text)] == [type_]


@pytest.mark.parametrize(
    "text",
    [
        "The budget released by the palace of Chad rests on hope.",
        "The law allows the state to sue firms.",
        "The king asked the envoy whether it rained in Chad.",
        "Pilgrims in Chad kill animals at the feast.",
    ],
)
def test_what_only_looks_like_an_event_is_left(text):
    assert [event.type for event in events(text)] == []


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Rebels shelled the port of Chad with rockets.", ["rockets"]),
        ("The bomber used a knife to kill the ambassador of Chad.", ["a knife"]),
        ("A drone killed three soldiers of Chad.", ["A drone"]),
        ("The rocket attack on the embassy of Chad came at night.", ["rocket"]),
        ("The army attacked the rebels of Chad with the help of Sudan.", []),
    ],
)
def test_the_means_of_force_are_evidence(text, means):
    (event,) = [event for event in events(text) if event.type == "ASSAULT"]
    assert [span.text for span in event.mentions[0].evidence.get("instrument", ())] == means
