"""Who did what to whom, and whether it happened."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman import code_pair, lexicon
from dragoman.parsing import load_model
from dragoman.reading.actors import cast_of
from dragoman.reading.events import events_in, why
from dragoman.reading.events.frames import code
from dragoman.reading.places import places_in
from dragoman.reading.times import times_in
from dragoman.reading.tokens import tokens_of
from dragoman.text import ParsingCopy


def events(text, published="2025-03-10"):
    """The events of a text by themselves, told by the report alone."""
    copy = ParsingCopy.plain(text, published=published)
    doc = load_model()(copy.text)
    places = places_in(doc, copy)
    cast = cast_of(doc, copy, places)
    return events_in(doc, copy, cast=cast, times=times_in(copy), places=places, statements=[])


def only(text, type_, published="2025-03-10"):
    found = [event for event in events(text, published) if event.type == type_]
    assert len(found) == 1, [(event.type, event.summary) for event in events(text, published)]
    return found[0]


def test_each_entry_of_the_trigger_table_reads_its_own_example():
    entries = [entry for entry in lexicon.table("event_triggers").entries() if entry["type"] != "-"]
    missed = []
    for entry, doc in zip(entries, load_model().pipe([entry["example"] for entry in entries]), strict=True):
        types = {coding.trigger.type for token in tokens_of(doc) if (coding := code(token)) is not None}
        if entry["type"] not in types:
            missed.append((entry["trigger"], entry["example"]))
    # The small model misreads a handful of sentences; no more than that may be lost.
    assert len(missed) <= 8, missed


@pytest.mark.parametrize(
    ("text", "type_", "factuality"),
    [
        ("The army shelled the port.", "ASSAULT", "happened"),
        ("The army is shelling the port.", "ASSAULT", "ongoing"),
        ("The army will shell the port.", "ASSAULT", "planned"),
        ("Sudan could attack Chad if the talks fail.", "ASSAULT", "conditional"),
        ("Sudan may attack Chad.", "ASSAULT", "possible"),
        ("Sudan did not attack Chad.", "ASSAULT", "denied"),
        ("Sudan denied that it attacked Chad.", "ASSAULT", "denied"),
        ("Sudan will not attack Chad.", "ASSAULT", "ruled out"),
        ("The premier plans to visit Rome.", "CONSULT", "planned"),
        ("The general called for talks with Chad.", "CONSULT", "proposed"),
        ("The premier failed to meet the king.", "CONSULT", "denied"),
        ("The premier refused to meet the king.", "CONSULT", "ruled out"),
        ("The premier cancelled his visit to Rome.", "CONSULT", "ruled out"),
        ("The planned visit of the premier to Rome was on the front pages.", "CONSULT", "planned"),
        ("The treaty will not be signed by Chad unless Sudan pays.", "AGREE", "conditional"),
        ("Did Sudan attack Chad?", "ASSAULT", "possible"),
        ("Egypt suspects that Sudan attacked Chad.", "ASSAULT", "possible"),
        ("The party ousted Senator Lima as its leader on Monday.", "COERCE", "happened"),
        ("The general was relieved of command on Tuesday.", "COERCE", "happened"),
        ("The Senate confirmed Ana Lima as attorney general.", "SUPPORT", "happened"),
        ("The army said it had cancelled the construction of a wall.", "REJECT", "happened"),
        ("Sudan allegedly attacked Chad.", "ASSAULT", "possible"),
    ],
)
def test_factuality_follows_tense_modals_negation_and_governors(text, type_, factuality):
    found = [event.factuality for event in events(text) if event.type == type_]
    assert found == [factuality]


def test_evidence_is_exact():
    text = "On Monday the Chadian army attacked a camp of the rebels."
    event = only(text, "ASSAULT")
    mention = event.mentions[0]
    assert [span.text for span in mention.evidence["trigger"]] == ["attacked"]
    assert [span.text for span in mention.evidence["source"]] == ["the Chadian army"]
    assert [span.text for span in mention.evidence["target"]] == ["a camp of the rebels"]
    for span in mention.evidence.spans():
        assert text[span.start : span.end] == span.text
    assert "attack" in mention.why


@pytest.mark.parametrize(
    ("text", "type_", "factuality"),
    [
        (
            "The union launched an effort designed to help the king and the rebels reach a settlement.",
            "AGREE",
            None,
        ),
        ("The bank suspended aid to Chad over fears that it was arming the rebels.", "AID", None),
        ("Russia did not manage to seize Kyiv.", "ASSAULT", "denied"),
        ("Neither Chad nor Sudan attacked Egypt.", "ASSAULT", "denied"),
        ("A truce between Chad and Sudan remains elusive.", "CONCEDE", "possible"),
        ("The envoys spoke of a summit between Chad and Sudan.", "CONSULT", "possible"),
        ("Oman did not rule out that they speak of gas and of a summit between Chad and Sudan.", "CONSULT", "possible"),
        ("The spokesman avoided comment on the pact between Chad and Sudan.", "AGREE", None),
        ("The league would not tolerate a coup in Chad.", "COERCE", "possible"),
        ("On the eve of a visit by the king to Rome, the pope freed two poets.", "CONSULT", "planned"),
        ("Sudan has yet to attack Chad.", "ASSAULT", "denied"),
        ("Sudan would have attacked Chad.", "ASSAULT", "conditional"),
        ("Should Sudan attack Chad, the king will leave.", "ASSAULT", "conditional"),
        ("Nobody knows whether the premier will meet the king.", "CONSULT", "possible"),
        ("The talks between Chad and Sudan were postponed.", "CONSULT", "planned"),
        ("Premier to visit Rome", "CONSULT", "planned"),
        ("The army called off its attack on Chad.", "ASSAULT", "ruled out"),
        ("The palace did not rule out a meeting between the king and the premier.", "CONSULT", "possible"),
        ("The palace ruled out a meeting between the king and the premier.", "CONSULT", "ruled out"),
        ("Rumours that Sudan attacked Chad were false.", "ASSAULT", "possible"),
        ("It is not true that Sudan attacked Chad.", "ASSAULT", "denied"),
        ("It is unlikely that Chad will sign the treaty with Sudan.", "AGREE", "possible"),
        ("The king was to have met the premier in Rome, but he fell ill.", "CONSULT", "denied"),
        ("Chad hopes that Sudan will release the sailors.", "CONCEDE", "proposed"),
        ("The rebels were about to surrender to the army.", "RETREAT", "planned"),
        ("Sudan could start a war by bribing the guards or by attacking Chad.", "ASSAULT", "possible"),
        ("Not only did Sudan attack Chad, but it burnt the port.", "ASSAULT", "happened"),
        ("Two soldiers killed in attack on army base in Chad", "ASSAULT", "happened"),
        ("Oman offered to host talks between Chad and Sudan.", "CONSULT", "proposed"),
        ("The junta will extend the curfew, banning rallies of the opposition.", "COERCE", "planned"),
    ],
)
def test_what_did_not_happen_is_never_told_as_happened(text, type_, factuality):
    found = [event.factuality for event in events(text) if event.type == type_]
    assert found == ([factuality] if factuality is not None else [])


def test_the_calendar_overrules_the_present_tense():
    assert only("On 14 March 2025 the premier visits Rome.", "CONSULT", published="2025-03-10").factuality == "planned"


def test_an_event_without_a_time_has_an_unknown_one():
    event = only("The army attacked Chad.", "ASSAULT")
    assert event.when.value is None
    assert event.when.basis == "unknown"


def test_time_and_place_are_those_of_the_event_and_not_of_the_telling():
    text = "The envoy met the king in Oslo on 18 February 2025, the palace said in Rome on Monday."
    event = only(text, "CONSULT")
    assert event.when.value == "2025-02-18"
    assert event.place.name == "Oslo"


def test_repetition_is_one_event_with_several_mentions():
    text = (
        "Ministers of Chad and Sudan met in Oslo on 7 March 2025. The meeting lasted two hours. "
        "In January the king of Oman visited Rome."
    )
    found = events(text)
    assert [(event.detail, len(event.mentions)) for event in found] == [("meeting", 2), ("visit", 1)]


def test_two_meetings_on_different_days_stay_two():
    text = "The envoy met the king in Oslo on 7 March 2025. The envoy met the king in Rome on 12 February 2025."
    assert len([event for event in events(text) if event.type == "CONSULT"]) == 2


def test_a_reciprocal_event_has_each_on_one_side():
    event = only("Chad and Sudan signed a fishing treaty.", "AGREE")
    assert event.reciprocal
    assert len(event.source) == len(event.target) == 1
    assert event.source != event.target


def test_topics_that_are_left_out_are_told_apart():
    text = "The meeting of the envoys of Chad and Sudan in Oslo, in which they will not talk about gas, was held on Monday."
    event = next(event for event in events(text) if event.detail == "meeting")
    assert event.excluded_topics == ("gas",)
    assert event.topics == ()


def test_the_row_number_of_a_meeting_is_read():
    assert only("The third meeting between Chad and Sudan was held in Oslo.", "CONSULT").ordinal == 3


def test_force_and_the_law_are_told_of_anybody():
    stabbed = only("A woman was stabbed by her boyfriend in the kitchen.", "ASSAULT")
    assert [span.text for span in stabbed.mentions[0].evidence["target"]] == ["A woman"]
    arrested = only("A 15-year-old was arrested on Sunday.", "COERCE")
    assert [span.text for span in arrested.mentions[0].evidence["target"]] == ["A 15-year-old"]
    assert only("Ana Lima was charged with fraud.", "ACCUSE").detail == "legal"


def test_whom_force_befell_is_told_beside_it():
    coded = events("A gunman opened fire in a club, killing three people and wounding five guests.")
    assert [event.detail for event in coded] == ["fire", "kill", "wound"]
    assert [span.text for event in coded for span in event.mentions[0].evidence.get("target", ())] == [
        "three people",
        "five guests",
    ]


def test_accidents_are_nobodys_deed():
    assert events("Two people were killed in a crash near the river. Three were injured in a fire in a shop.") == []


def test_dealings_of_private_people_are_left():
    assert events("A woman praised her boyfriend in the kitchen. The cook met her sister on Monday.") == []


def test_who_says_so_is_kept():
    mention = only("Egypt said that Sudan attacked Chad.", "ASSAULT").mentions[0]
    assert [relay.text for relay in mention.according_to] == ["Egypt"]
    assert mention.factuality == "happened"


def test_a_summary_holds_words_of_the_report_only():
    text = "On Monday the Chadian army attacked a camp of the rebels."
    assert only(text, "ASSAULT").summary == "the Chadian army attacked a camp of the rebels"


def test_words_that_were_left_say_why():
    doc = load_model()("A woman praised her boyfriend in the kitchen.")
    copy = ParsingCopy.plain(doc.text)
    left = why(doc, cast_of(doc, copy, []))
    assert [(item.word, item.reason) for item in left] == [("praised", "nobody in it acts in public affairs")]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_with_true_evidence(text):
    for event in events(text):
        for mention in event.mentions:
            for span in mention.evidence.spans():
                assert text[span.start : span.end] == span.text


def test_a_text_without_a_full_stop_is_read_in_linear_time():
    once = "the army attacked the port of Chad and the envoy met the king in Oslo on Monday and "
    short, long = (_seconds(once * n) for n in (40, 160))
    assert long < 12 * short + 0.5


def _seconds(text):
    copy = ParsingCopy.plain(text)
    doc = load_model()(copy.text)
    cast = cast_of(doc, copy, [])
    began = time.process_time()
    events_in(doc, copy, cast=cast, times=[], places=[], statements=[])
    return time.process_time() - began


def test_a_pair_is_coded_by_the_event_that_links_it():
    text = "Malta freed two sailors after Oman had arrested a priest."
    assert code_pair(text, (0, 5), (12, 23)).type == "CONCEDE"
    start = text.index("Oman")
    assert code_pair(text, (start, start + 4), (text.index("a priest"), len(text) - 1)).type == "COERCE"


def test_a_pair_without_a_trigger_is_left():
    assert code_pair("Malta and Oman are islands, some say.", (0, 5), (10, 14)) is None


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The premier addressed parliament in Chad on Monday.", ["CONSULT"]),
        ("The president of Chad signed an executive order on ports.", ["SUPPORT"]),
        ("Six people were killed in a car bomb attack outside the embassy of Chad.", ["ASSAULT"]),
        ("Six people were killed in a bus crash.", []),
        ("Senator Ana Lima attacked Otto Brandt's record on trade.", ["ACCUSE"]),
        (
            "A spokesman for the army denied reports that its planes bombed the town of the rebels.",
            ["REJECT", "ASSAULT"],
        ),
        ("The mayor of Rome said no to the plan of the government.", ["REJECT"]),
        ("A group of schoolchildren took a trip to the ministry.", []),
    ],
)
def test_public_life_at_home_is_told_and_private_life_is_not(text, types):
    assert [event.type for event in events(text)] == types


def test_who_is_named_in_a_clause_put_behind_tells_of_the_event():
    report = dragoman.read_text(
        "Norland attacked the port, the premier told the press, and Ostland condemned the attack."
    )
    told = {event.type: [relay.text for relay in event.mentions[0].according_to] for event in report.events}
    assert told == {"ASSAULT": ["the premier"], "ACCUSE": []}


@pytest.mark.parametrize(
    "text",
    [
        "A neighbour says the girl was feeding the hens when she was shot.",
        "Police Chief Jan Roth said that the man was carrying a lamp when he was arrested.",
        "Police Chief Jan Roth says we fear they were killed by a bomb.",
    ],
)
def test_what_befalls_whom_somebody_speaks_of_does_not_befall_the_speaker(text):
    reading = dragoman.read_text(text)
    told = [span.text for e in reading.events for m in e.mentions for span in m.evidence.get("target", ())]
    assert reading.events
    assert not [words for words in told if "neighbour" in words or "Roth" in words]
