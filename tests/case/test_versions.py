"""A report that was fetched again with other words, pages of listings, and what is new since the last look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.case import Case
from dragoman.case.versions import identity_of
from dragoman.errors import SettingsError
from dragoman.records import make_report
from tests.case.stub import affair

_TALKS = "Herring talks went on in the harbour. Ana Lima met Bo Dahl in Bergen on 2025-03-03 about herring quotas."


@pytest.fixture
def opened(stub: None, address: str) -> Iterator[Case]:
    with Case.open(address) as case:
        case.read_reports(affair())
        yield case


def article(text: str, fetched: str, **about: str):
    about = {"url": "https://post.example/talks", "outlet": "Fjord Post", "published": "2025-03-04", **about}
    return replace(make_report(text, **about), fetched=fetched)


def corrected(case: Case) -> tuple[str, str]:
    first = article(f"{_TALKS} They spoke of 400 tons. Bo Dahl said: “We agreed on it.”", "2025-03-04T12:00:00+00:00")
    second = article(
        f"{_TALKS} They spoke of 600 tons. Correction.",
        "2025-03-06T12:00:00+00:00",
        url="http://www.post.example/talks/?utm_source=x",
    )
    case.read_reports([first])
    case.read_reports([second])
    return first.id, second.id


def test_both_versions_are_kept_and_the_later_one_counts(opened: Case) -> None:
    before, after = corrected(opened)
    assert [report.id for report in opened.reports(outlet="Fjord Post") if report.url] == [after]
    assert before in {report.id for report in opened.reports(outlet="Fjord Post", rejected=True)}
    assert [version.id for version in opened.versions(before)] == [before, after]
    assert [version.id for version in opened.versions(after)] == [before, after]
    assert opened.versions(after)[1].supersedes == before
    assert opened.versions(after)[0].superseded_by == after
    assert {figure.value for figure in opened.figures() if figure.report in (before, after)} == {600}
    assert before not in {mention.report for event in opened.events() for mention in event.mentions}
    assert opened.search("Correction")
    assert not opened.search("“We agreed on it”")


def test_what_came_and_went_is_shown(opened: Case) -> None:
    before, after = corrected(opened)
    (revision,) = opened.revisions(before)
    assert (revision.before, revision.after) == (before, after)
    assert "Correction." in revision.added
    assert any("400 tons" in passage for passage in revision.removed)
    told = {(item.kind, item.what, item.text) for item in revision.items}
    assert ("figures", "went", "400 t herring") in told
    assert ("figures", "came", "600 t herring") in told
    assert ("statements", "went", "Bo Dahl says: We agreed on it.") in told
    assert not any(kind == "events" for kind, _, _ in told)


def test_as_of_uses_the_version_known_then(opened: Case) -> None:
    before, after = corrected(opened)
    for moment, known in (("2025-03-05", before), ("2025-03-06", after), ("2025-03-07", after)):
        found = {report.id for report in opened.reports(as_of=moment) if report.url}
        assert found == {known}
        story = opened.reports(ids=(after,)).first().story
        assert known in {report.id for report in opened.brief(story, as_of=moment).reports}


def test_a_decision_moves_to_its_words_in_the_later_version(opened: Case) -> None:
    first = article(
        f"{_TALKS} Bo Dahl said: “We agreed on it.” Eve Moss said: “So they say.”", "2025-03-04T12:00:00+00:00"
    )
    opened.read_reports([first])
    kept, gone = opened.statements(report=first.id)
    opened.review.correct(kept.id, "force", "promises", who="ada")
    opened.review.reject(gone.id, who="ada")
    second = article(f"Corrected. {_TALKS} Bo Dahl said: “We agreed on it.”", "2025-03-06T12:00:00+00:00")
    opened.read_reports([second])
    (now,) = opened.statements(report=second.id)
    assert (now.content, now.force) == ("We agreed on it.", "promises")
    assert {one.target: one.state for one in opened.review.log()} == {kept.id: "applied", gone.id: "orphaned"}
    # A further decision lays those before it over the story again.
    opened.review.correct(now.id, "hedged", "yes", who="ada")
    (now,) = opened.statements(report=second.id)
    assert (now.force, now.hedged) == ("promises", True)
    assert {one.target: one.state for one in opened.review.log()}[kept.id] == "applied"


def test_two_articles_under_one_address_are_no_versions(opened: Case) -> None:
    first = article(
        "Snow fell on the pass all night, and the road is shut.", "2025-03-04T12:00:00+00:00", url="https://x.example/"
    )
    second = article(
        "Voters chose a new council in the valley on a calm day.", "2025-03-05T12:00:00+00:00", url="https://x.example/"
    )
    opened.read_reports([first, second])
    assert opened.versions(first.id) == opened.versions(opened.reports(ids=(first.id,)).first().id)
    assert len(opened.versions(first.id)) == 1


def test_versions_do_not_depend_on_the_order_of_arrival(stub: None) -> None:
    texts = [(f"{_TALKS} Edition {number}.", f"2025-03-0{number}T12:00:00+00:00") for number in (4, 5, 6)]
    reports = [article(*one) for one in texts]
    for order in (reports, reports[::-1]):
        with Case.open(":memory:") as case:
            for report in order:
                case.read_reports([report])
            assert [version.id for version in case.versions(reports[1].id)] == [report.id for report in reports]


def test_what_a_report_is_known_by() -> None:
    assert identity_of(make_report("a", key="7", outlet="Post")) == identity_of(
        make_report("b", key="7", outlet="post")
    )
    assert identity_of(make_report("a")) is None
    address = "https://[bad"
    assert identity_of(make_report("a", url=address)) == f"url {address}"


def test_pages_follow_each_other_in_order_and_lose_nothing(opened: Case) -> None:
    for query in (opened.statements(), opened.reports(), opened.events(), opened.actors(), opened.places()):
        found, after = [], None
        while True:
            page = query.page(after=after, limit=2)
            assert len(page) <= 2
            found += page.records
            after = page.next
            if after is None:
                break
        assert found == list(query)


def test_a_page_goes_on_where_the_last_ended_whatever_came_in_between(opened: Case) -> None:
    first = opened.reports().page(limit=3)
    opened.read_reports(
        [make_report("Ana Lima said: “A first word on this matter.”", key="early", published="2020-01-01")]
    )
    rest = opened.reports().page(after=first.next, limit=100)
    assert not {report.id for report in first} & {report.id for report in rest}
    assert len(first) + len(rest) + 1 == opened.reports().count()


@pytest.mark.parametrize("cursor", ["no cursor", "é", "%%%", "AAA=AAA", "AAAA", "____"])
def test_what_is_no_cursor_is_refused(opened: Case, cursor: str) -> None:
    with pytest.raises(SettingsError, match="is no cursor"):
        opened.reports().page(after=cursor)


def test_news_since_the_last_look(opened: Case) -> None:
    assert opened.last_look("ada") is None
    assert opened.news("ada") == []
    assert opened.look("ada") is None
    assert opened.news("ada") == []
    corrected(opened)
    news = opened.news("ada")
    assert {change.what for change in news if change.kind == "reports"} >= {"new", "different"}
    assert any(change.about == "superseded_by" for change in news)
    assert set(opened.news_by_story("ada")) <= {story.id for story in opened.stories()}
    event = opened.events(actor="Ana Lima").first()
    opened.review.correct(event.id, "factuality", "denied", who="ada")
    turned = [change for change in opened.news("ada") if change.id == event.id]
    assert (turned[-1].about, turned[-1].before, turned[-1].after) == ("factuality", "happened", "denied")
    assert opened.look("ada") is not None
    assert opened.news("ada") == []
    assert opened.news("bob") == []


def test_a_story_as_of_a_moment_says_what_the_whole_case_says(opened: Case) -> None:
    story = max(opened.stories(), key=lambda one: len(one.reports)).id
    for moment in ("2025-03-01", "2025-03-04", "2025-03-05", "2025-03-06"):
        alone = [event.factuality for event in opened.events(story=story, as_of=moment)]
        whole = [event.factuality for event in opened.events(as_of=moment) if event.story == story]
        assert alone == whole
        brief = opened.brief(story, as_of=moment)
        assert {report.id for report in brief.reports} == set(opened.stories(story=story, as_of=moment).first().reports)
        assert opened.brief(story, as_of=moment) == brief


def test_a_story_that_became_small_has_the_brief_of_what_is_left(opened: Case) -> None:
    more = [
        make_report(
            f"Ana Lima met Bo Dahl in Bergen on 2025-03-03 about herring quotas. Note {number} of the harbour office.",
            key=f"m{number}", outlet=f"Outlet {number}", published="2025-03-04", title="Ministers meet in Bergen",
        )
        for number in range(8)
    ]  # fmt: skip
    opened.read_reports(more)
    story = max(opened.stories(), key=lambda one: len(one.reports))
    assert len(story.reports) >= 8
    assert len(opened.brief(story.id).reports) == len(story.reports)
    opened.review.split(story.id, story.reports[1:], who="ada")
    assert {len(opened.brief(one.id).reports) == len(one.reports) for one in opened.stories()} == {True}
    assert len(opened.brief(story.id).reports) == 1


def test_a_kept_brief_as_of_a_moment_heeds_later_decisions(opened: Case) -> None:
    story = max(opened.stories(), key=lambda one: len(one.reports)).id
    before = opened.brief(story, as_of="2025-03-04")
    event = next(iter(before.established))
    opened.review.reject(event.id, who="ada")
    assert event.id not in {one.id for one in opened.brief(story, as_of="2025-03-04").established}
