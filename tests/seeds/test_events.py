"""The events of two real, damaged reports: what happened, what is planned, what is only said to depend on something."""

from pathlib import Path

import pytest

from dragoman import read_text

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
FIRST, SECOND = "000_28c5c7bc61b1027f.txt", "002_89cd52725d39b603.txt"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reports are not beside the project")


@pytest.fixture(scope="module")
def first():
    return read_text((SEEDS / FIRST).read_text(encoding="utf-8"), key=FIRST, published="2025-02-26")


@pytest.fixture(scope="module")
def second():
    return read_text((SEEDS / SECOND).read_text(encoding="utf-8"), key=SECOND, published="2025-02-27")


def named(reading, ids):
    return {actor.country if actor.kind == "state" else actor.name for actor in reading.actors if actor.id in ids}


def consults(reading, place):
    return [e for e in reading.events if e.type == "CONSULT" and e.place is not None and e.place.name == place]


def words(event, role="trigger"):
    return [span.text for mention in event.mentions for span in mention.evidence.get(role, ())]


def test_the_meeting_in_istanbul_is_planned_in_the_first_report(first):
    (meeting,) = consults(first, "Istanbul")
    assert meeting.factuality == "planned"
    assert meeting.when.value == "2025-02-27"
    assert {"RUS", "USA"} <= named(first, (*meeting.source, *meeting.target))
    assert len(meeting.mentions) >= 2


def test_the_meeting_in_riyadh_was_the_first_and_happened(first):
    (meeting,) = consults(first, "Riyadh")
    assert (meeting.factuality, meeting.ordinal, meeting.when.value) == ("happened", 1, "2025-02-18")


def test_the_visit_to_washington_is_planned_in_both_reports(first, second):
    (visit,) = [e for e in first.events if e.type == "CONSULT" and e.detail == "visit" and e.factuality == "planned"]
    assert visit.when.value == "2025-02-28"
    assert any("Peskov" in relay.text for mention in visit.mentions for relay in mention.according_to)
    assert [e.factuality for e in second.events if e.detail == "visit" and "expected" in e.mentions[0].why] == [
        "planned"
    ]


def test_no_meeting_of_putin_and_trump_is_made_up(first, second):
    for reading in (first, second):
        for event in reading.events:
            both = named(reading, (*event.source, *event.target))
            if event.type == "CONSULT" and any("Putin" in n for n in both) and any("Trump" in n for n in both):
                assert event.factuality not in {"happened", "ongoing"}, event.summary


def test_the_agreement_hangs_on_a_condition_according_to_shmigal(first):
    found = [
        (event, mention)
        for event in first.events
        for mention in event.mentions
        if event.type == "AGREE" and mention.factuality == "conditional"
    ]
    assert found
    assert any("Shmigal" in relay.text for _, mention in found for relay in mention.according_to)


def test_expulsions_are_background(first):
    (expulsion,) = [e for e in first.events if e.detail == "expel"]
    assert expulsion.mentions[0].background


def test_the_meeting_in_istanbul_happens_in_the_second_report(second):
    (meeting,) = [e for e in consults(second, "Istanbul") if "gathered" in words(e)]
    assert meeting.factuality in {"happened", "ongoing"}
    assert meeting.when.value == "2025-02-27"
    assert meeting.ordinal == 3
    assert {"RUS", "USA"} <= named(second, (*meeting.source, *meeting.target))
    assert "Ukraine" in meeting.excluded_topics
    assert any("bilateral" in topic for topic in meeting.topics)


def test_the_second_report_has_an_agreement_signed_and_a_fund_accepted(second):
    agreed = [e for e in second.events if e.type == "AGREE" and e.factuality == "happened"]
    assert "signed" in [word for event in agreed for word in words(event)]
    (accepted,) = [e for e in agreed if "accepted" in words(e)]
    assert named(second, accepted.source) == {"UKR"}


def test_evidence_is_in_the_text(first, second):
    for reading in (first, second):
        for event in reading.events:
            for mention in event.mentions:
                for span in mention.evidence.spans():
                    assert reading.report.text[span.start : span.end] == span.text
