"""What nobody but a speaker tells is put as the speaker's, on every page."""

from __future__ import annotations

from dataclasses import replace

import pytest

import dragoman
from dragoman.exports.tellers import tellers, telling
from dragoman.exports.views import Views
from dragoman.exports.wording import Names, harm_in_words
from dragoman.records import (
    Actor,
    Disagreement,
    Event,
    Evidence,
    Mention,
    Position,
    Relay,
    Span,
    Statement,
    Subject,
    Toll,
    When,
    make_report,
)

REPORT = make_report("Moscow said Norland had attacked a depot.", outlet="Fjord Post")


def span(words: str) -> Span:
    start = REPORT.text.index(words)
    return Span(report=REPORT.id, start=start, end=start + len(words), text=words)


RUSSIA = Actor(id="a-rus", name="Russia", kind="state", country="RUS", evidence=Evidence({"name": (span("Moscow"),)}))


def attack(*tellers: Relay) -> Event:
    told = Mention(
        report=REPORT.id, evidence=Evidence({"trigger": (span("attacked"),)}), factuality="happened",
        according_to=tellers,
    )  # fmt: skip
    return Event(id="e-1", type="ASSAULT", mentions=(told,), summary="Norland had attacked a depot")


def test_the_words_of_an_event_say_who_tells_it():
    views = Views([REPORT], [RUSSIA])
    assert views.event(attack(Relay(text="Moscow", actor="a-rus")))["text"].endswith("— according to Russia")
    assert "according to" not in views.event(attack())["text"]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Authorities", "authorities"),
        ("The police", "the police"),
        ("His lawyer", "his lawyer"),
        ("The Fjord Post", "The Fjord Post"),
        ("Chicago police", "Chicago police"),
        ("Attorney General", "Attorney General"),
        ("He", "somebody (“He”)"),
    ],
)
def test_who_tells_it_stands_as_within_a_sentence(printed, shown):
    told = Views([REPORT], []).event(attack(Relay(text=printed)))["text"]
    assert told.endswith(f"— according to {shown}")


def test_who_backs_somebody_by_saying_so_is_not_cited_for_it():
    by_itself = replace(attack(Relay(text="Moscow", actor="a-rus")), type="SUPPORT", source=("a-rus",))
    views = Views([REPORT], [RUSSIA])
    assert "according to" not in views.event(by_itself)["text"]
    assert "according to" in views.event(replace(by_itself, source=()))["text"]
    assert "according to" in views.event(replace(by_itself, type="ASSAULT"))["text"]


def test_a_state_speaks_by_what_was_printed_for_it():
    said = Statement(
        id="s-1", report=REPORT.id, speaker="a-rus", speaker_text="Moscow", cue="said", kind="indirect", force="says",
        content="Norland had attacked a depot",
        evidence=Evidence({"content": (span("Norland had attacked a depot"),), "cue": (span("said"),)}),
    )  # fmt: skip
    assert Names([RUSSIA]).saying(said) == ("Moscow", "says")
    assert Names([RUSSIA]).saying(replace(said, speaker_text="the Kremlin")) == ("The Kremlin", "says")


def test_who_is_only_described_keeps_the_article():
    official = Actor(id="a-1", name="senior official", kind="person", evidence=Evidence({"name": (span("Moscow"),)}))
    told = attack(Relay(text="a senior official", actor="a-1"))
    assert Views([REPORT], [official]).event(told)["text"].endswith("— according to a senior official")
    said = Statement(
        id="s-1", report=REPORT.id, speaker="a-1", speaker_text="the senior official", cue="said", kind="indirect",
        force="says", content="it was over",
        evidence=Evidence({"content": (span("attacked a depot"),), "cue": (span("said"),)}),
    )  # fmt: skip
    assert Names([official]).saying(said) == ("The senior official", "says")
    assert Names([official]).saying(replace(said, speaker_text="a senior official")) == ("A senior official", "says")


def test_police_say_and_an_office_says():
    def saying(name: str, kind: str) -> tuple[str, str]:
        who = Actor(id="a-1", name=name, kind=kind, evidence=Evidence({"name": (span("Moscow"),)}))
        said = Statement(
            id="s-1", report=REPORT.id, speaker="a-1", speaker_text=name, cue="said", kind="indirect", force="says",
            content="it was over", evidence=Evidence({"content": (span("attacked a depot"),), "cue": (span("said"),)}),
        )  # fmt: skip
        return Names([who]).saying(said)

    assert saying("police", "organisation") == ("Police", "say")
    assert saying("sheriff's office", "organisation") == ("The sheriff's office", "says")


def test_who_alone_was_killed_is_named():
    report = make_report("Ola Berg, the mayor, was killed. One man was killed.", outlet="Fjord Post")

    def killed(*words: str) -> str:
        spans = [Span(report=report.id, start=(at := report.text.index(w)), end=at + len(w), text=w) for w in words]
        return harm_in_words(Toll(state="killed", low=1, high=1, evidence=Evidence(number=spans)))

    assert (killed("One man", "Ola Berg"), killed("One man")) == ("1 dead: Ola Berg", "1 dead")


def test_one_without_a_name_has_an_article():
    (statement,) = dragoman.read_text("Senior Ukrainian official says the talks will go on.").statements
    assert Names(()).saying(statement)[0] == "A senior Ukrainian official"


def test_a_people_keeps_its_capital_amid_a_sentence():
    def told(by: str) -> str:
        words = Evidence({"trigger": (Span(report="r-1", start=0, end=6, text="attack"),)})
        mention = Mention(report="r-1", evidence=words, factuality="happened", according_to=(Relay(text=by),))
        return tellers(Event(id="e-1", type="ASSAULT", mentions=(mention,)), lambda _, printed: printed or "")

    assert told("European leaders") == "European leaders"
    assert told("American police") == "American police"
    assert told("Officials") == "officials"


def test_a_report_that_has_another_day_is_not_among_those_who_tell_of_the_day_shown():
    texts = (
        ("Norland and Sudmark met in Geneva on February 16 for the first time.", "Dale Post"),
        ("Norland and Sudmark met in Geneva on February 18 for the first time.", "Fjord Post"),
        ("The first meeting of Norland and Sudmark was in Geneva on February 18.", "Hill Post"),
    )
    reports = [make_report(text, outlet=outlet) for text, outlet in texts]
    mentions = tuple(
        Mention(
            report=r.id,
            evidence=Evidence({"trigger": (Span(report=r.id, start=0, end=7, text=r.text[:7]),)}),
            factuality="happened",
        )
        for r in reports
    )
    event = Event(
        id="e-2",
        type="CONSULT",
        mentions=mentions,
        when=When(value="2025-02-18", earliest="2025-02-18", latest="2025-02-18", precision="day", basis="resolved"),
    )
    sides = {"2025-02-16": reports[:1], "2025-02-18": reports[1:]}
    dispute = Disagreement(
        id="d-1",
        kind="conflict",
        about="date",
        subject=Subject(text="the day of the meeting", id="e-2"),
        positions=tuple(
            Position(
                value=value,
                reports=tuple(r.id for r in side),
                evidence=Evidence(position=[Span(report=r.id, start=0, end=7, text=r.text[:7]) for r in side]),
                origins=1,
            )
            for value, side in sides.items()
        ),
    )
    known = {r.id: r for r in reports}
    assert {known[m.report].outlet for m in telling(event, known, [dispute])} == {"Fjord Post", "Hill Post"}
    of_another = replace(dispute, subject=Subject(text="the day of the visit", id="e-3"))
    assert len(telling(event, known, [of_another])) == 3
