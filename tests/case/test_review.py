"""What people decide: it holds everywhere, is undone at will, and finds its item again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.case import Case
from dragoman.errors import NotFoundError, SettingsError
from dragoman.records import make_report
from tests.case.stub import affair


@pytest.fixture
def opened(stub: None, address: str) -> Iterator[Case]:
    """The small affair, to be decided about, on each kind of database."""
    with Case.open(address) as case:
        case.read_reports(affair())
        yield case


def meeting(case: Case):
    return case.events(type="CONSULT", actor="Ana Lima").first()


def test_a_rejected_event_is_gone_from_listings_briefs_and_the_agenda_but_not_lost(opened: Case) -> None:
    event = meeting(opened)
    story = event.story
    assert event.id in {one.id for one in opened.brief(story).established}
    decision = opened.review.reject(event.id, who="ada", at="2025-03-10", note="never met")
    assert (decision.state, decision.now, decision.at) == ("applied", event.id, "2025-03-10T00:00:00+00:00")
    assert event.id not in {one.id for one in opened.events()}
    assert event.id not in {one.id for one in opened.timeline()}
    assert event.id not in {one.id for one in opened.brief(story).established}
    assert event.id not in {one.event for one in opened.agenda()}
    (hidden,) = opened.events(rejected=True, ids=(event.id,))
    assert hidden.review == "rejected"
    assert opened.show(event.id).record["review"] == "rejected"


def test_a_rejected_statement_takes_its_quotation_along(opened: Case) -> None:
    statement = opened.statements(actor="Eve Moss").first()
    assert statement.quotation in {one.id for one in opened.quotations()}
    opened.review.reject(statement.id, who="ada")
    assert statement.quotation not in {one.id for one in opened.quotations()}


def test_undo_and_redo(opened: Case) -> None:
    event = meeting(opened)
    decision = opened.review.reject(event.id, who="ada")
    assert opened.review.undo(who="ada").state == "undone"
    assert meeting(opened) == event
    again = opened.review.redo(who="ada")
    assert (again.id, again.state) == (decision.id, "applied")
    assert opened.events(ids=(event.id,)).count() == 0
    with pytest.raises(SettingsError, match="in force"):
        opened.review.redo(decision.id, who="ada")
    with pytest.raises(NotFoundError, match="bob has nothing to undo"):
        opened.review.undo(who="bob")
    assert [entry.action for entry in opened.review.log()] == ["redo", "undo", "reject"]
    assert [entry.action for entry in opened.review.log(id=event.id)] == ["redo", "undo", "reject"]


def test_of_two_decisions_about_one_thing_the_later_holds_and_the_other_is_shown_as_overruled(opened: Case) -> None:
    event = meeting(opened)
    late = opened.review.correct(event.id, "factuality", "denied", who="bob", at="2025-03-12")
    early = opened.review.correct(event.id, "factuality", "planned", who="ada", at="2025-03-11")
    other = opened.review.correct(event.id, "detail", "talks", who="ada", at="2025-03-11")
    now = opened.events(ids=(event.id,)).first()
    assert (now.factuality, now.detail, now.review) == ("denied", "talks", "corrected")
    states = {one.id: (one.state, one.by) for one in opened.review.log()}
    assert states == {late.id: ("applied", None), early.id: ("overruled", late.id), other.id: ("applied", None)}


def test_the_speaker_of_a_statement_is_corrected_by_name_and_the_listings_follow(opened: Case) -> None:
    before = opened.statements(actor="Bo Dahl").count()
    statement = opened.statements(actor="Ana Lima").first()
    decision = opened.review.correct(statement.id, "speaker", "Bo Dahl", who="ada")
    assert decision.before == statement.speaker
    assert opened.statements(actor="Bo Dahl").count() == before + 1
    assert opened.statements(actor="Ana Lima").count() == 0
    assert opened.quotations(actor="Ana Lima").count() == 0


def test_what_cannot_be_decided_is_refused_with_the_choices(opened: Case) -> None:
    event = meeting(opened)
    with pytest.raises(SettingsError, match="choose from happened"):
        opened.review.correct(event.id, "factuality", "surely", who="ada")
    with pytest.raises(SettingsError, match="choose from type"):
        opened.review.correct(event.id, "mentions", "none", who="ada")
    with pytest.raises(SettingsError, match="is no date"):
        opened.review.correct(event.id, "when", "yesterday", who="ada")
    with pytest.raises(SettingsError, match="not one actor"):
        opened.review.correct(opened.statements().first().id, "speaker", "Nobody At All", who="ada")
    with pytest.raises(SettingsError, match="cannot be merged"):
        opened.review.merge([opened.statements().first().id, event.id], who="ada")
    with pytest.raises(NotFoundError):
        opened.review.accept("e-zzzzzzzz", who="ada")
    assert opened.review.log() == []


def test_events_are_split_by_report_and_merged_again(opened: Case) -> None:
    event = meeting(opened)
    report = event.mentions[-1].report
    opened.review.split(event.id, [report], who="ada")
    two = list(opened.events(actor="Ana Lima"))
    assert len(two) == 2
    assert sorted(len(one.mentions) for one in two) == [1, len(event.mentions) - 1]
    assert all(one.review == "corrected" for one in two)
    opened.review.merge([one.id for one in two], who="ada", at="2099-01-01")
    (whole,) = opened.events(actor="Ana Lima")
    assert len(whole.mentions) == len(event.mentions)
    assert "decided by hand" in whole.reasons


def test_quotations_are_merged_and_split(opened: Case) -> None:
    first, second = list(opened.quotations(actor="Bo Dahl"))[:2]
    opened.review.merge([first.id, second.id], who="ada")
    (one,) = opened.quotations(actor="Bo Dahl")
    assert set(one.statements) == {*first.statements, *second.statements}
    opened.review.split(one.id, [second.statements[0]], who="ada", at="2099-01-01")
    assert opened.quotations(actor="Bo Dahl").count() == 2


def test_actors_are_merged_and_all_that_speaks_of_them_follows(opened: Case) -> None:
    ana, bo = (opened.actors(actor=name).first() for name in ("Ana Lima", "Bo Dahl"))
    said = opened.statements(actor="Bo Dahl").count() + opened.statements(actor="Ana Lima").count()
    opened.review.merge([ana.id, bo.id], who="ada")
    (one,) = opened.actors(actor="Bo Dahl")
    assert (one.id, "Ana Lima" in one.names, "Bo Dahl" in one.names) == (ana.id, True, True)
    assert opened.statements(actor=ana.id).count() == said
    opened.review.undo(who="ada")
    assert opened.actors(actor="Bo Dahl").first() == bo


def test_an_actor_is_split_by_report(opened: Case) -> None:
    bo = opened.actors(actor="Bo Dahl").first()
    report = opened.statements(actor="Bo Dahl").first().report
    opened.review.split(bo.id, [report], who="ada")
    assert opened.actors(actor="Bo Dahl").count() == 2
    assert {s.report for s in opened.statements() if s.speaker == bo.id} == {
        s.report for s in opened.statements(actor="Bo Dahl")
    } - {report}


def test_stories_are_merged_split_and_pinned(opened: Case) -> None:
    stories = list(opened.stories())
    assert len(stories) > 1
    opened.review.merge([story.id for story in stories], who="ada")
    (one,) = opened.stories()
    assert set(one.reports) == {report.id for report in opened.reports()}
    opened.review.split(one.id, [one.reports[0]], who="ada", at="2099-01-01")
    assert sorted(len(story.reports) for story in opened.stories()) == [1, len(one.reports) - 1]
    alone = next(story for story in opened.stories() if len(story.reports) == 1)
    rest = next(story for story in opened.stories() if len(story.reports) > 1)
    opened.review.pin(rest.id, report=alone.reports[0], who="ada", at="2099-01-02")
    assert opened.stories().count() == 1
    story = opened.stories().first()
    opened.review.pin(story.id, title="Herring", who="ada", at="2099-01-03")
    assert [story.title for story in opened.stories()] == ["Herring"]
    assert opened.brief().story.title == "Herring"


def test_events_of_a_merged_story_are_merged_too(opened: Case) -> None:
    opened.review.merge([story.id for story in opened.stories()], who="ada")
    stories = {event.story for event in opened.events()} | {one.story for one in opened.disagreements()}
    assert stories == {opened.stories().first().id}


def test_the_date_of_a_report_is_corrected(opened: Case) -> None:
    undated = next(report for report in opened.reports() if report.key == "5")
    opened.review.correct(undated.id, "published", "2025-03-02", who="ada")
    now = opened.reports(ids=(undated.id,)).first()
    assert (now.published.value, now.published.basis, now.review) == ("2025-03-02", "stated", "corrected")
    assert "5" in [report.key for report in opened.reports(as_of="2025-03-02")]


def test_a_rejected_report_counts_no_more(opened: Case) -> None:
    report = opened.reports(outlet="Coast Wire").first()
    before = meeting(opened)
    opened.review.reject(report.id, who="ada")
    assert opened.reports(outlet="Coast Wire").count() == 0
    assert opened.reports(outlet="Coast Wire", rejected=True).first().review == "rejected"
    assert opened.statements(outlet="Coast Wire").count() == 0
    assert len(meeting(opened).mentions) == len(before.mentions) - 1


def test_decisions_hold_as_of_a_moment_too(opened: Case) -> None:
    statement = opened.statements(actor="Ana Lima").first()
    opened.review.reject(statement.id, who="ada")
    assert statement.id not in {one.id for one in opened.statements(as_of="2025-03-01")}


def test_a_decision_outlives_further_reports_and_reading_everything_again(opened: Case, monkeypatch) -> None:
    event = meeting(opened)
    opened.review.reject(event.id, who="ada")
    statement = opened.statements(actor="Carla Éck").first()
    opened.review.correct(statement.id, "force", "warns", who="ada")
    earlier = make_report(
        "Ana Lima met Bo Dahl in Bergen on 2025-03-03, it was announced about herring quotas.",
        key="0", outlet="Early Bird", published="2025-02-28",
    )  # fmt: skip
    opened.read_reports([earlier])
    assert opened.events(actor="Ana Lima").count() == 0
    assert len(opened.events(actor="Ana Lima", rejected=True).first().mentions) == len(event.mentions) + 1
    assert opened.statements(ids=(statement.id,)).first().force == "warns"
    assert {one.state for one in opened.review.log()} == {"applied"}


def test_an_item_that_another_version_reads_under_another_id_is_found_by_its_words(opened: Case) -> None:
    statement = opened.statements(actor="Eve Moss").first()
    decision = opened.review.reject(statement.id, who="ada")
    # What another version of dragoman, which makes its ids otherwise, would have decided about.
    from dataclasses import replace

    from dragoman.case.review.deciding import row_of

    other = replace(decision, id="v-other", target="s-otherid", number=7, state="pending", now=None)
    opened.review.undo(who="ada")
    opened._store.decide([row_of(other)])
    opened.link()
    found = opened.review.get("v-other")
    assert (found.state, found.now) == ("applied", statement.id)
    assert opened.statements(actor="Eve Moss").count() == 0


def test_a_decision_whose_words_are_gone_is_listed_as_orphaned(opened: Case) -> None:
    from dataclasses import replace

    from dragoman.case.review.deciding import row_of

    decision = opened.review.reject(opened.statements(actor="Eve Moss").first().id, who="ada")
    opened.review.undo(who="ada")
    moved = [replace(anchor, start=1, end=3, item=None) for anchor in decision.anchors]
    lost = replace(decision, id="v-lost", target="s-gone", number=9, anchors=tuple(moved), state="pending", now=None)
    opened._store.decide([row_of(lost)])
    opened.link()
    assert [one.id for one in opened.review.orphans()] == ["v-lost"]
    assert opened.review.orphans()[0].text == decision.text


def test_decisions_in_any_order_of_arrival_make_the_same_case(stub: None) -> None:
    from tests.case.contents import contents

    def decided(rows, reports) -> Case:
        case = Case.open(":memory:")
        case.read_reports(reports[:3])
        case._store.decide(rows[:2])
        case.read_reports(reports[3:])
        case._store.decide(rows[2:])
        case.link()
        return case

    with Case.open(":memory:") as first:
        first.read_reports(affair())
        event = meeting(first)
        first.review.split(event.id, [event.mentions[0].report], who="ada", at="2025-03-10")
        first.review.correct(
            first.statements(actor="Eve Moss").first().id, "speaker", "Dan Oz", who="ada", at="2025-03-11"
        )
        first.review.merge([story.id for story in first.stories()], who="ada", at="2025-03-12")
        first.review.reject(first.quotations(actor="Bo Dahl").first().id, who="bob", at="2025-03-12")
        with first._store.database.reading() as connection:
            from dragoman.store.decided import DecisionRow
            from dragoman.store.tables import decisions

            rows = [DecisionRow(**dict(row._mapping.items())) for row in connection.execute(decisions.select())]
        expected = contents(first)
    for order, reports in ((rows, affair()), (rows[::-1], affair()[::-1])):
        with decided(order, reports) as case:
            found = contents(case)
            # The logs tell what happened in which order; all else is the same.
            lasting = found.keys() - {"decisions"}
            assert {name: found[name] for name in lasting} == {name: expected[name] for name in lasting}


def test_the_queue_lists_what_is_doubtful_and_not_what_was_looked_at(opened: Case) -> None:
    opened.read_reports([make_report("The snow lies deep. Eve Moss said: “Nobody clears the roads at all.”", key="7")])
    queue = opened.review.queue(limit=100)
    doubts = [one.doubt for one in queue]
    assert doubts == sorted(doubts, reverse=True)
    first = queue.records[0]
    assert first.why
    assert first.text
    small = opened.review.queue(limit=1)
    assert small.next is not None
    assert opened.review.queue(limit=1, after=small.next).records[0] == opened.review.queue(limit=2).records[1]
    opened.review.accept(first.id, who="ada")
    assert first.id not in {one.id for one in opened.review.queue(limit=100)}


def test_a_run_that_died_between_deciding_and_linking_is_made_good(stub: None, tmp_path) -> None:
    with Case.open(tmp_path / "case.db") as case:
        case.read_reports(affair())
        decision = case.review.reject(meeting(case).id, who="ada")
        case.review.undo(who="ada")
        from dataclasses import replace

        from dragoman.case.review.deciding import row_of

        case._store.decide([row_of(replace(decision, id="v-new", number=9))])
        assert not case.is_linked()
    with Case.open(tmp_path / "case.db") as case:
        case.link()
        assert case.events(actor="Ana Lima").count() == 0


def test_one_decision_reads_one_story(opened: Case, monkeypatch) -> None:
    def whole(*_: object) -> None:
        raise AssertionError("the whole case was linked")

    monkeypatch.setattr("dragoman.case.relinking.made_of", whole)
    opened.review.reject(meeting(opened).id, who="ada")
    opened.review.correct(opened.statements().first().id, "hedged", "yes", who="ada")
    opened.review.undo(who="ada")
    assert opened.statements().first().review is None
