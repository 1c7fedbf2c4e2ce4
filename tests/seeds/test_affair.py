"""The two real reports, read, linked and compared: what a user must find in them."""

from __future__ import annotations

import pytest

from dragoman.case import Case
from dragoman.case.relinking import whole_readings
from dragoman.comparing import brief, compare
from dragoman.linking import link

FIRST, SECOND = "000_28c5c7bc61b1027f.txt", "002_89cd52725d39b603.txt"


@pytest.fixture(scope="module")
def linked(seeds, tmp_path_factory):
    """The case as reading fills it: each report mended with the names that the other knows."""
    with Case.open(tmp_path_factory.mktemp("seeds") / "seeds.db") as case:
        case.read([str(path) for path in seeds])
        _, rows = case._store.base()
        return link(whole_readings(rows))


@pytest.fixture(scope="module")
def compared(linked):
    return compare(linked)


@pytest.fixture(scope="module")
def names(linked):
    return {actor.id: {actor.name, *actor.names} for actor in linked.actors}


@pytest.fixture(scope="module")
def keys(linked):
    return {reading.report.id: reading.report.key for reading in linked.readings}


def by_surname(linked, surname):
    return [
        a for a in linked.actors if a.kind == "person" and any(surname in name.split() for name in (a.name, *a.names))
    ]


def statements(linked, speaker):
    return [s for reading in linked.readings for s in reading.statements if s.speaker == speaker.id]


def about(compared, topic):
    return [d for d in compared.disagreements if d.about == topic]


def test_both_reports_are_one_story(linked, keys):
    (story,) = linked.stories
    assert {keys[report] for report in story.reports} == {FIRST, SECOND}


def test_the_undated_report_is_of_the_27th_by_inference(linked):
    (reading,) = [reading for reading in linked.readings if reading.report.key == SECOND]
    assert (reading.report.published.value, reading.report.published.basis) == ("2025-02-27", "inferred")
    assert linked.dating[reading.report.id]


def istanbul(linked):
    return [
        event
        for event in linked.events
        if event.type == "CONSULT"
        and event.when.value == "2025-02-27"
        and event.place
        and event.place.name == "Istanbul"
    ]


def test_the_istanbul_meeting_is_one_event_of_both_reports(linked, keys):
    (event,) = istanbul(linked)
    assert {keys[mention.report] for mention in event.mentions} == {FIRST, SECOND}
    countries = {actor.country for actor in linked.actors if actor.id in {*event.source, *event.target}}
    assert {"RUS", "USA"} <= countries
    assert event.factuality in {"happened", "ongoing"}


def test_no_other_event_is_that_meeting(linked):
    """Neither report's mentions of it stand as events of their own with another day or place."""
    (meeting,) = istanbul(linked)
    sides = {actor.id for actor in linked.actors if actor.country in {"RUS", "USA"}}
    others = [
        event
        for event in linked.events
        if event.id != meeting.id
        and event.type == "CONSULT"
        and event.when.value == "2025-02-27"
        and {*event.source, *event.target} <= sides
        and event.source
        and event.target
    ]
    assert others == []


def test_the_earlier_meeting_was_in_riyadh_on_the_18th(linked):
    found = [
        event
        for event in linked.events
        if event.type == "CONSULT" and event.when.value == "2025-02-18" and event.place and event.place.name == "Riyadh"
    ]
    assert [event.factuality for event in found] == ["happened"]


def test_zelenskys_visit_to_washington_is_planned_for_the_28th(linked):
    (zelensky,) = by_surname(linked, "Zelenski")
    visits = [
        event
        for event in linked.events
        if event.detail == "visit" and zelensky.id in event.source and event.when.value == "2025-02-28"
    ]
    assert [event.factuality for event in visits] == ["planned"]


@pytest.mark.parametrize("surname", ["Peskov", "Lavrov", "Putin", "Trump", "Rubio", "Zelenski", "Erdogan", "Shmigal"])
def test_each_person_is_one_actor(linked, surname):
    assert len(by_surname(linked, surname)) == 1


def test_spellings_of_one_person_meet(linked):
    (zelensky,) = by_surname(linked, "Zelenski")
    assert {"Zelenski"} < set(zelensky.names)
    (lavrov,) = by_surname(linked, "Lavrov")
    assert len({span.report for span in lavrov.evidence.spans()}) == 2


def test_states_are_one_by_country(linked):
    states = [actor.country for actor in linked.actors if actor.kind == "state" and actor.country]
    assert len(states) == len(set(states))


@pytest.mark.parametrize(
    ("surname", "words", "day"),
    [
        ("Peskov", "have only heard", "2025-02-26"),
        ("Peskov", "trust these data", None),
        ("Peskov", "need critical minerals", "2025-02-25"),
        ("Shmigal", "security guarantees", None),
        ("Putin", "resources of this type", "2025-02-24"),
        ("Lavrov", "tomorrow in Istanbul", "2025-02-26"),
        ("Lavrov", "systematic problems", "2025-02-26"),
        ("Lavrov", "systemic problems", "2025-02-26"),
        ("Lavrov", "meeting in Istanbul serves", "2025-02-26"),
        ("Erdogan", "happy to host", "2025-02-24"),
    ],
)
def test_each_quotation_has_its_speaker_and_the_day_it_was_said(linked, surname, words, day):
    (person,) = by_surname(linked, surname)
    said = [s for s in statements(linked, person) if words in " ".join(s.content.split())]
    assert said
    if day:
        assert day in {s.said.value for s in said}


def test_no_quotation_is_put_on_a_day_that_the_reports_do_not_give(linked):
    """The report has its warning repeated on Wednesday; when he gave it, it does not say."""
    (shmigal,) = by_surname(linked, "Shmigal")
    assert {s.said.value for s in statements(linked, shmigal)} <= {None, "2025-02-26"}


def test_two_translations_of_lavrovs_sentence_are_one_quotation(linked, keys):
    (lavrov,) = by_surname(linked, "Lavrov")
    by_id = {s.id: s for s in statements(linked, lavrov)}
    (quotation,) = [
        q
        for q in linked.quotations
        if q.speaker == lavrov.id and any("systemic problems" in by_id[s].content for s in q.statements if s in by_id)
    ]
    assert {keys[report] for report in quotation.reports} == {FIRST, SECOND}
    assert any("systematic problems" in by_id[s].content for s in quotation.statements)


def test_two_translations_of_his_aim_are_one_quotation(linked, keys):
    by_id = {s.id: s for reading in linked.readings for s in reading.statements}
    found = [
        q for q in linked.quotations if any("normalizing the functioning" in by_id[s].content for s in q.statements)
    ]
    assert [{keys[report] for report in quotation.reports} for quotation in found] == [{FIRST, SECOND}]


def test_other_sentences_of_lavrov_stay_apart(linked):
    (lavrov,) = by_surname(linked, "Lavrov")
    by_id = {s.id: s for s in statements(linked, lavrov)}
    for quotation in linked.quotations:
        contents = " ".join(by_id[s].content for s in quotation.statements if s in by_id)
        assert not ("tomorrow in Istanbul" in contents and "systemic" in contents)


def test_whether_the_minerals_agreement_is_signed_is_disputed(compared, keys):
    found = [
        d
        for d in about(compared, "status")
        if {keys[r] for position in d.positions for r in position.reports} == {FIRST, SECOND}
    ]
    (status,) = found
    words = {
        position.value: " ".join(span.text for span in position.evidence["position"]) for position in status.positions
    }
    signed = [text for value, text in words.items() if value == "happened"]
    assert signed
    assert "signed an agreement" in signed[0]


def test_whether_ukraine_is_a_topic_in_istanbul_is_disputed(linked, compared, keys):
    (meeting,) = istanbul(linked)
    (topic,) = [d for d in about(compared, "topic") if "Ukraine" in d.subject.text]
    assert topic.subject.id == meeting.id
    assert [{keys[r] for r in position.reports} for position in topic.positions] == [{SECOND}, {FIRST}]
    assert "Peace Agreement for Ukraine" in " ".join(span.text for span in topic.positions[1].evidence["position"])


def test_which_meeting_it_is_is_disputed(linked, compared, keys):
    (meeting,) = istanbul(linked)
    (number,) = [d for d in about(compared, "number") if d.subject.id == meeting.id]
    sides = {tuple(keys[r] for r in position.reports): position.value for position in number.positions}
    assert sides[SECOND,] == "the third"
    assert "2025-02-18" in sides[FIRST,]
    assert "Riyadh" in sides[FIRST,]


def test_the_visit_is_on_the_agenda(linked, compared):
    (zelensky,) = by_surname(linked, "Zelenski")
    events = {event.id: event for event in linked.events}
    visits = [
        item for item in compared.agenda if zelensky.id in events[item.event].source and item.due.value == "2025-02-28"
    ]
    assert [item.outcome for item in visits] == ["open"]


def test_every_item_is_in_the_words_of_its_report(linked, compared):
    texts = {reading.report.id: reading.report.text for reading in linked.readings}
    items = [*linked.actors, *compared.agenda, *(p for d in compared.disagreements for p in d.positions)]
    items += [mention for event in linked.events for mention in event.mentions]
    spans = [span for item in items for span in item.evidence.spans()]
    assert spans
    assert all(texts[span.report][span.start : span.end] == span.text for span in spans)


def test_the_brief_holds_the_affair(linked, compared):
    printed = brief(linked, compared)
    assert istanbul(linked)[0].id in {event.id for event in printed.established}
    assert {d.about for d in printed.disputed} >= {"status", "topic", "number"}
    assert printed.said
    assert printed.due
