"""One utterance in several wordings."""

from __future__ import annotations

import pytest

from dragoman.linking import link
from dragoman.linking.quotations import same_utterance
from dragoman.linking.wording import compare_wordings, wording_of
from tests.linking.reports import Draft

ONE = " The grain corridor through the mined strait is shut, and the harvest near."
TWO = " Traders fear for the harvest while the strait is mined and the corridor for grain shut."


def said(content, *, outlet, end=ONE, speaker="Ines Falk", day="2025-06-03", **more):
    drafted = Draft(f"“{content}”, {speaker} said.{end}", published="2025-06-04", outlet=outlet).actor(speaker)
    return drafted.statement(content, by=speaker, said=day, **more).reading


RENDERED = (
    "We shall clear the mines within a fortnight if the insurers of the grain ships return to the harbours",
    "In two weeks the mines will be cleared, provided that those who insure grain ships come back to our harbours",
)


def shared(linked):
    return [quotation for quotation in linked.quotations if len(quotation.statements) > 1]


def test_two_renderings_of_one_sentence_are_one_quotation():
    linked = link([said(RENDERED[0], outlet="A"), said(RENDERED[1], outlet="B", end=TWO)])
    (quotation,) = linked.quotations
    assert len(quotation.statements) == len(quotation.reports) == 2
    assert quotation.wording in RENDERED
    assert quotation.said.value == "2025-06-03"
    assert {s.quotation for reading in linked.readings for s in reading.statements} == {quotation.id}


def test_the_id_a_quotation_had_before_an_earlier_report_came_leads_to_it():
    later = said(RENDERED[1], outlet="B", end=TWO)
    (before,) = link([later]).quotations
    earlier = Draft(f"“{RENDERED[0]}”, Ines Falk said.{ONE}", published="2025-06-03", outlet="A").actor("Ines Falk")
    after = link([later, earlier.statement(RENDERED[0], by="Ines Falk", said="2025-06-03").reading])
    assert after.redirects[before.id] == after.quotations[0].id


def test_another_sentence_of_the_same_speaker_is_another_quotation():
    other = "The harbours are open, and the grain that waits in them will be paid for by the insurers of Norland"
    assert shared(link([said(RENDERED[0], outlet="A"), said(other, outlet="B", end=TWO)])) == []


def test_words_of_another_day_or_another_speaker_are_another_quotation():
    first = said(RENDERED[0], outlet="A")
    assert shared(link([first, said(RENDERED[1], outlet="B", end=TWO, day="2025-06-02")])) == []
    assert shared(link([first, said(RENDERED[1], outlet="B", end=TWO, speaker="Otto Brandt")])) == []


def test_an_utterance_that_one_report_has_is_a_quotation_alone():
    (quotation,) = link([said(RENDERED[0], outlet="A")]).quotations
    assert len(quotation.statements) == 1


def test_what_is_only_rendered_indirectly_is_none():
    assert link([said(RENDERED[0], outlet="A", kind="indirect")]).quotations == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("restore the work of the consulates", "restoring the consulates to work"),
        (
            "The cease-fire is a mirage that nobody in the delegation believes in",
            "Nobody in the delegation believes in this mirage of a ceasefire",
        ),
        (
            "prisoners will be exchanged on the bridge before the winter sets in",
            "an exchange of prisoners is to take place on the bridge before winter",
        ),
    ],
)
def test_paraphrases_match(one, other):
    first, second = wording_of(one), wording_of(other)
    assert same_utterance(compare_wordings(first, second), min(first.weight, second.weight))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We will not sign anything before the elections are held",
            "The elections will be held in the spring, as promised",
        ),
        ("The talks were constructive", "The talks will go on"),
        ("We are ready", "We are not afraid"),
    ],
)
def test_sentences_on_one_matter_do_not(one, other):
    first, second = wording_of(one), wording_of(other)
    assert not same_utterance(compare_wordings(first, second), min(first.weight, second.weight))


TOLD = (
    "a boy of nine found the loaded revolver in a kitchen drawer and shot his uncle in the left shoulder",
    "the nine-year-old boy had found a loaded revolver in a drawer in the kitchen and shot his uncle in the left shoulder",
)


def rendered(content, *, outlet, speaker, kind, sector, end):
    drafted = Draft(f"{speaker} said {content}.{end}", published="2025-06-04", outlet=outlet)
    drafted = drafted.actor(speaker, kind=kind, sector=sector)
    return drafted.statement(content, by=speaker, kind="indirect").reading


@pytest.mark.parametrize(("sector", "together"), [("COP", 1), ("BUS", 0)])
def test_an_officer_speaks_for_the_police_and_a_merchant_does_not(sector, together):
    police = rendered(TOLD[0], outlet="A", speaker="Norland Police", kind="organisation", sector="COP", end=ONE)
    other = rendered(TOLD[1], outlet="B", speaker="Ines Falk", kind="person", sector=sector, end=TWO)
    assert len(shared(link([police, other]))) == together
