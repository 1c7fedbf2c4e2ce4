"""The date of an undated report, from what it shares with dated ones."""

from __future__ import annotations

from dragoman.linking import link
from tests.linking.reports import Draft

ONE = " The grain corridor through the mined strait is shut, and the harvest near."
TWO = " Traders fear for the harvest while the strait is mined and the corridor for grain shut."
SENTENCE = "We shall clear the mines within a fortnight if the insurers of the grain ships return to the harbours"
RENDERED = (
    "In two weeks the mines will be cleared, provided that those who insure grain ships come back to our harbours"
)


HARBOUR = " The grain harbour of Norhaven, its depot and its pier were closed, and the brigade fought the fire."


def dated(text, *, published="2025-06-03", outlet="Post"):
    return Draft(text + ONE, published=published, outlet=outlet, times=True)


def undated(text):
    return Draft(text + TWO, outlet="Sheet", times=True)


def inferred(*readings):
    linked = link(readings)
    (reading,) = [reading for reading in linked.readings if reading.report.outlet == "Sheet"]
    return reading, linked.dating.get(reading.report.id, ())


def test_a_quotation_of_a_known_day_and_a_weekday_of_its_own_date_a_report():
    sibling = dated(f"“{SENTENCE}”, Ines Falk said on Tuesday.").actor("Ines Falk")
    sibling.statement(SENTENCE, by="Ines Falk", said="Tuesday")
    text = f"“{RENDERED}”, Ines Falk had said on Tuesday. The envoys met this Thursday in Geneva."
    report = undated(text).actor("Ines Falk")
    report.statement(RENDERED, by="Ines Falk", said="Tuesday")
    reading, reasons = inferred(sibling.reading, report.reading)
    assert (reading.report.published.value, reading.report.published.basis) == ("2025-06-05", "inferred")
    assert any("Ines Falk" in reason for reason in reasons)
    assert any("this Thursday" in reason for reason in reasons)


def test_its_times_and_items_are_resolved_again_by_the_date_found():
    sibling = dated(f"“{SENTENCE}”, Ines Falk said on Tuesday.").actor("Ines Falk")
    sibling.statement(SENTENCE, by="Ines Falk", said="Tuesday")
    report = undated(f"“{RENDERED}”, Ines Falk had said on Tuesday. The envoys met this Thursday in Geneva.").actor(
        "Ines Falk"
    )
    report.statement(RENDERED, by="Ines Falk", said="Tuesday")
    assert report.reading.statements[0].said.value is None
    reading, _ = inferred(sibling.reading, report.reading)
    assert reading.statements[0].said.value == "2025-06-03"
    assert {time.value for time in reading.times} >= {"2025-06-03", "2025-06-05"}
    assert [time.id for time in reading.times] == [time.id for time in report.reading.times]


def test_an_event_with_the_same_sides_and_place_dates_it_to_some_days():
    def meeting(drafted, trigger, when):
        for name, country in (("Norland", "NOR"), ("Sudmark", "SDM")):
            drafted.actor(name, kind="state", country=country)
        return drafted.event(
            "CONSULT", trigger, detail="meeting", source=("Norland",), target=("Sudmark",), when=when, place="Geneva",
            reciprocal=True,
        ).reading  # fmt: skip

    sibling = meeting(dated("Norland and Sudmark met in Geneva on Monday."), "met", "Monday")
    report = meeting(undated("Norland and Sudmark met in Geneva on Monday, without result."), "met", "Monday")
    reading, reasons = inferred(sibling, report)
    when = reading.report.published
    assert when.basis == "inferred"
    assert when.value is None
    assert when.earliest <= "2025-06-03" <= when.latest
    assert when.earliest >= "2025-06-02"
    assert reasons


def test_nothing_shared_leaves_the_date_unknown():
    reading, reasons = inferred(
        dated("Ships wait.").reading, undated("The minister spoke of patience on Friday.").reading
    )
    assert reading.report.published.earliest is None
    assert reasons == ()


def test_a_report_without_dated_siblings_stays_undated():
    reading, _ = inferred(undated("The envoys met this Thursday in Geneva.").reading)
    assert reading.report.published.earliest is None


def test_some_days_near_the_others_where_nothing_that_is_shared_gives_one():
    first = Draft(
        "The depot by the grain harbour burned on Monday." + HARBOUR, published="2025-06-03", outlet="A", times=True
    )
    other = Draft("Smoke stood over the grain harbour on Tuesday." + HARBOUR, outlet="B", times=True)
    linked = link([first.reading, other.reading])
    published = next(r.report.published for r in linked.readings if r.report.outlet == "B")
    assert published.precision == "interval"
    assert published.value is None
    assert published.earliest <= "2025-06-03" <= published.latest
    assert any("other reports" in reason for reason in linked.dating[other.reading.report.id])
    assert any("likeliest is 2025-06-03" in reason for reason in linked.dating[other.reading.report.id])


def days_of_an_undated(text):
    first = Draft(
        "The depot by the grain harbour burned on Monday." + HARBOUR, published="2025-06-03", outlet="A", times=True
    )
    other = Draft(text + HARBOUR, outlet="B", times=True)
    linked = link([first.reading, other.reading])
    published = next(r.report.published for r in linked.readings if r.report.outlet == "B")
    return published.earliest, published.latest, linked.dating.get(other.reading.report.id, ())


def test_a_part_of_a_weekday_narrows_the_days_as_the_weekday_does():
    earliest, latest, reasons = days_of_an_undated("Smoke stood over the grain harbour on Tuesday night.")
    assert "2025-06-03" <= earliest <= latest <= "2025-06-05"
    assert "it names `tuesday night`" in reasons


def test_a_report_that_names_no_weekday_is_near_the_others_of_its_story():
    earliest, latest, reasons = days_of_an_undated("Smoke stood over the grain harbour until noon today.")
    assert earliest <= "2025-06-03" <= latest
    assert "it names no weekday" in reasons
