"""Whether an event is shown as fact, and whose word it is: what event coders get wrong."""

import pytest

from dragoman import read_text
from dragoman.reading.events.left import left_in
from dragoman.records import make_report


def told(text, type_):
    """Factuality and tellers of the events of a type, in order."""
    events = read_text(text, published="2025-03-10").events
    return [
        (event.factuality, [relay.text for relay in event.mentions[0].according_to])
        for event in events
        if event.type == type_
    ]


@pytest.mark.parametrize(
    ("text", "type_", "factuality", "tellers"),
    [
        ("Russia could attack Ukraine if talks fail.", "ASSAULT", "conditional", []),
        ("Ukraine said that Russia attacked Poland.", "ASSAULT", "happened", ["Ukraine"]),
        ("Iran denied that it attacked Israel.", "ASSAULT", "denied", ["Iran"]),
        ("Russia attacked Ukraine.", "ASSAULT", "happened", []),
        ("Russia did not attack Ukraine.", "ASSAULT", "denied", []),
        ("Russia may attack Ukraine.", "ASSAULT", "possible", []),
        ("Russia will attack Ukraine unless the talks succeed.", "ASSAULT", "conditional", []),
        ("Russia would have attacked Ukraine without the pact.", "ASSAULT", "conditional", []),
        ("Russia threatened to attack Ukraine.", "ASSAULT", None, []),
        ("Has Russia attacked Ukraine?", "ASSAULT", "possible", []),
        ("Russia never attacked Poland, Warsaw said.", "ASSAULT", "denied", ["Warsaw"]),
        ("Poland doubts that Russia attacked Ukraine.", "ASSAULT", "possible", ["Poland"]),
        ("If Russia attacks Ukraine, Poland will close its border.", "ASSAULT", None, []),
        ("According to Poland, Russia shelled the port of Odesa.", "ASSAULT", "happened", ["Poland"]),
        ("Russia shelled Odesa, according to Poland.", "ASSAULT", "happened", ["Poland"]),
        ("Poland accused Russia of shelling Odesa.", "ASSAULT", None, []),
        ("Turkey reported that France had said that Russia shelled Odesa.", "ASSAULT", "happened", ["Turkey", "France"]),
        ("Russia is preparing to invade Moldova.", "ASSAULT", "planned", []),
        ("Russia failed to capture Kharkiv.", "ASSAULT", "denied", []),
        ("Israel is bombing Beirut.", "ASSAULT", "ongoing", []),
        ("Israel plans to bomb Beirut on Friday.", "ASSAULT", "planned", []),
        ("There were rumours that Israel had bombed Beirut.", "ASSAULT", "possible", []),
        ("China expelled two American diplomats.", "SANCTION", "happened", []),
        ("China may expel two American diplomats.", "SANCTION", "possible", []),
        ("China will expel two American diplomats on Monday.", "SANCTION", "planned", []),
        ("China did not expel the American diplomats.", "SANCTION", "denied", []),
        ("China will not lift its ban on Japanese fish.", "REJECT", "happened", []),
        ("China said it would not lift its ban on Japanese fish.", "CONCEDE", None, []),
        ("China will not lift its ban on Japanese fish on Monday.", "CONCEDE", "ruled out", []),
        ("Macron will meet Putin in Geneva on Friday.", "CONSULT", "planned", []),
        ("Macron met Putin in Geneva.", "CONSULT", "happened", []),
        ("Macron refused to meet Putin.", "CONSULT", "ruled out", []),
        ("Macron proposed a meeting with Putin.", "CONSULT", "proposed", []),
        ("Macron would meet Putin if the fighting stopped.", "CONSULT", "conditional", []),
        ("Macron left Geneva without meeting Putin.", "CONSULT", "denied", []),
        ("Egypt and Qatar signed a treaty.", "AGREE", "happened", []),
        ("Egypt and Qatar are expected to sign a treaty.", "AGREE", "planned", []),
        ("Egypt denied having signed a treaty with Qatar.", "AGREE", "denied", ["Egypt"]),
        ("Egypt announced an agreement with Qatar.", "AGREE", "happened", []),
        ("Police arrested the leader of the Turkish opposition.", "COERCE", "happened", []),
        ("Police could arrest the leader of the Turkish opposition.", "COERCE", "possible", []),
        ("The minister denied that police had arrested the Turkish leader.", "COERCE", "denied", ["The minister"]),
        ("Minister: Russia attacked Ukraine", "ASSAULT", "happened", ["Minister"]),
        ("Russia attacked Ukraine: minister", "ASSAULT", "happened", ["minister"]),
        ("The envoy said in a call that Russia attacked Ukraine.", "ASSAULT", "happened", ["The envoy"]),
        ("Scholz announced a deal with India after meeting the king of Jordan.", "CONSULT", "happened", []),
        ("“They left at dawn,” the mayor said. “They shot the soldiers.”", "ASSAULT", "happened", ["the mayor"]),
        ("Japan spent months praising the government of India.", "SUPPORT", "happened", []),
    ],
)  # fmt: skip
def test_what_is_shown_as_fact_and_by_whose_word(text, type_, factuality, tellers):
    found = told(text, type_)
    if factuality is None:
        assert not found
    else:
        assert found[:1] == [(factuality, tellers)]


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("Higher costs hammered the government of France.", "hammered", "what is said to do it cannot act"),
        ("An accidental shooting at a base of the Turkish army hurt a soldier.", "shooting", "an accident is nobody's deed"),
    ],
)  # fmt: skip
def test_what_is_no_deed_is_left_with_the_reason(text, word, reason):
    assert (word, reason) in [(left.span.text, left.reason) for left in left_in(make_report(text))]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A parade of floats marched through Ankara.", "PROTEST"),
        ("The senator asked the director: Did the army fail?", "REQUEST"),
        ("Police in Lyon were gathering evidence.", "CONSULT"),
        ("Most people agree that the Turkish tax is too high.", "AGREE"),
        ("The company offered shares of its stock to Turkish savers.", "AGREE"),
    ],
)
def test_what_only_looks_like_an_event_is_none(text, type_):
    assert not told(text, type_)


def test_a_temporal_clause_does_not_name_who_is_asked():
    (event,) = [
        e
        for e in read_text("After Otto Brandt left Paris, the premier of Belgium was calling for calm.").events
        if e.type == "REQUEST"
    ]
    assert "Otto Brandt" not in [span.text for span in event.mentions[0].evidence.get("target", ())]


def test_one_person_is_not_several_speakers():
    events = read_text("Officials in Libya say he fired at the Turkish embassy.", published="2025-03-10").events
    (event,) = [e for e in events if e.type == "ASSAULT"]
    assert [span.text for span in event.mentions[0].evidence["source"]] == ["he"]


def one(text, type_):
    (event,) = [e for e in read_text(text, published="2025-03-10").events if e.type == type_]
    return event


@pytest.mark.parametrize(
    ("text", "type_", "day"),
    [
        ("Today Macron and Merz are to sign the treaty.", "AGREE", "2025-03-10"),
        ("Macron left Berlin on Friday without signing the treaty.", "AGREE", "2025-03-07"),
        ("Americans will mark the anniversary of the murder of the premier of Chad on Tuesday.", "ASSAULT", None),
    ],
)
def test_an_event_shares_the_day_of_the_verb_that_governs_it(text, type_, day):
    assert one(text, type_).when.value == day


def test_a_party_to_talks_is_not_where_they_are_held():
    assert one("Turkey stood ready to host talks between Ukraine and Russia.", "CONSULT").place is None


def test_i_is_who_speaks():
    reading = read_text("“I urged Macron to run for president,” Otto Brandt said.", published="2025-03-10")
    (event,) = [e for e in reading.events if e.type == "REQUEST"]
    assert [actor.name for actor in reading.actors if actor.id in event.source] == ["Otto Brandt"]


def test_a_quoted_negation_counts():
    assert one("Otto Brandt is “not ready” to endorse Macron.", "AGREE").factuality == "denied"
