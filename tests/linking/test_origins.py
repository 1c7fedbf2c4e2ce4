"""Where a report has an item from."""

from __future__ import annotations

from dragoman.linking import link
from tests.linking.reports import Draft

END = " The grain corridor through the mined strait is shut, and the harvest near."


def drafted(text, outlet, **about):
    return Draft(text + END, published="2025-06-03", outlet=outlet, **about).actor("Ines Falk")


def origin_of(draft, *others):
    linked = link([draft.reading, *(other.reading for other in others)])
    (origin,) = [origin for origin in linked.origins if origin.report == draft.reading.report.id]
    return origin


def test_what_a_report_says_itself_is_its_own_reporting():
    origin = origin_of(drafted("Ines Falk spoke: “We hold on.”", "Post").statement("We hold on.", by="Ines Falk"))
    assert (origin.kind, origin.name) == ("own reporting", "Post")


def test_what_an_agency_relays_is_the_agencys():
    draft = drafted("“We hold on,” Ines Falk said, the TASS agency reports.", "Post")
    origin = origin_of(draft.statement("We hold on,", by="Ines Falk", via=("the TASS agency",)))
    assert (origin.kind, origin.name) == ("agency", "TASS")


def test_an_agencys_dateline_makes_the_report_its_own():
    draft = drafted("GENEVA (Reuters) - “We hold on,” Ines Falk said.", "Post")
    origin = origin_of(draft.statement("We hold on,", by="Ines Falk"))
    assert (origin.kind, origin.name) == ("agency", "Reuters")


def test_an_outlet_that_another_cites_is_one_origin_with_its_own_reporting():
    source = drafted("Ines Falk spoke: “We hold on.”", "Morning Star").statement("We hold on.", by="Ines Falk")
    text = "“We hold on”, said Ines Falk, the Morning Star writes. Grain cannot leave: the strait is mined, the corridor shut."
    echo = Draft(text, published="2025-06-04", outlet="Post").actor("Ines Falk")
    echo.statement("We hold on", by="Ines Falk", via=("the Morning Star",))
    linked = link([source.reading, echo.reading])
    assert len({origin.key for origin in linked.origins}) == 1
    assert {origin.kind for origin in linked.origins} == {"own reporting", "outlet"}


def test_what_a_speaker_says_of_an_event_is_the_speakers_whoever_prints_it():
    def told(outlet):
        draft = drafted(f"The corridor opens, according to Ines Falk, {outlet} learns.", outlet)
        return draft.event("AGREE", "opens", source=("Ines Falk",), via=("Ines Falk",))

    linked = link([told("Post").reading, told("Gazette").reading])
    assert len({origin.key for origin in linked.origins}) == 1
    assert {origin.kind for origin in linked.origins} == {"speaker"}


def test_a_copy_has_it_from_the_report_that_it_copies():
    body = "“We hold on,” Ines Falk said in Geneva on Tuesday, hours before the envoys left the table without a word to the press."
    first = drafted(body, "Post").statement("We hold on,", by="Ines Falk")
    copy = drafted(body + " More to come.", "Gazette").statement("We hold on,", by="Ines Falk")
    linked = link([first.reading, copy.reading])
    (pair,) = linked.copies
    assert (pair.report, pair.of) in {
        (copy.reading.report.id, first.reading.report.id),
        (first.reading.report.id, copy.reading.report.id),
    }
    assert len({origin.key for origin in linked.origins}) == 1
