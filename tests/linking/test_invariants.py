"""What holds for any case: the order of the reports changes nothing, and every item is in the words of its report."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.comparing import compare
from dragoman.linking import link
from dragoman.records import Reading, make_report
from tests.conftest import spans_in
from tests.linking.reports import Draft

PLACES = ("Geneva", "Riyadh", "Istanbul")
ENDS = (
    " The grain corridor through the mined strait is shut, and the harvest near.",
    " Traders fear for the harvest while the strait is mined and the corridor for grain shut.",
    " A flood took the bridge at Orsk, and the dam above it may not hold.",
)
SAYINGS = (
    "We shall clear the mines within a fortnight if the insurers of grain ships return",
    "In a fortnight the mines will be cleared if those who insure grain ships return",
    "Nobody shall starve for want of a corridor",
)


@st.composite
def readings(draw):
    place, end, saying = draw(st.sampled_from(PLACES)), draw(st.sampled_from(ENDS)), draw(st.sampled_from(SAYINGS))
    speaker = draw(st.sampled_from(("Ines Falk", "Inés Falk", "Falk", "Otto Brandt")))
    day = draw(st.sampled_from((None, "2025-06-03", "2025-06-04", "2025-06-05")))
    key = draw(st.sampled_from("abcdef"))
    drafted = Draft(
        f"Norland and Sudmark met in {place} for the third time on Tuesday. “{saying}”, {speaker} said.{end}",
        published=day,
        key=key,
        outlet=draw(st.sampled_from((None, "Post", "Reuters"))),
        times=True,
    )
    drafted.actor("Norland", kind="state", country="NOR").actor("Sudmark", kind="state", country="SDM").actor(speaker)
    drafted.statement(saying, by=speaker, said="Tuesday")
    drafted.event(
        "CONSULT", "met", detail="meeting", source=("Norland",), target=("Sudmark",), place=place, reciprocal=True,
        when=draw(st.sampled_from((None, "Tuesday", "2025-06-03"))), ordinal=draw(st.sampled_from((None, 1, 3))),
        factuality=draw(st.sampled_from(("happened", "planned", "denied"))),
    )  # fmt: skip
    return drafted.reading


cases = st.lists(readings(), max_size=6, unique_by=lambda reading: reading.report.id)
few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(cases, st.randoms(use_true_random=False))
def test_order_changes_nothing(case, random):
    shuffled = case.copy()
    random.shuffle(shuffled)
    one, other = link(case), link(shuffled)
    assert one.to_dict() == other.to_dict()
    assert compare(one).to_dict() == compare(other).to_dict()


@few
@given(cases)
def test_evidence_is_true(case):
    linked = link(case)
    texts = {reading.report.id: reading.report.text for reading in linked.readings}
    for span in [*spans_in(linked.to_dict()), *spans_in(compare(linked).to_dict())]:
        assert texts[span["report"]][span["start"] : span["end"]] == span["text"]


@few
@given(cases)
def test_all_that_was_read_is_kept(case):
    linked = link(case)
    read = {reading.report.id: reading for reading in case}
    assert set(linked.story_of) == set(read)
    mentions = [mention.report for event in linked.events for mention in event.mentions]
    assert sorted(mentions) == sorted(read)
    quoted = [statement for quotation in linked.quotations for statement in quotation.statements]
    assert sorted(quoted) == sorted(statement.id for reading in read.values() for statement in reading.statements)
    members = {member for actor in linked.actors for member in actor.members}
    assert members == {actor.id for reading in read.values() for actor in reading.actors}


@few
@given(st.lists(st.text(max_size=400), max_size=5))
def test_any_text_can_be_linked(texts):
    linked = link([Reading(report=make_report(text, key=str(at))) for at, text in enumerate(texts)])
    assert sum(len(story.reports) for story in linked.stories) == len(texts)
    compare(linked)
