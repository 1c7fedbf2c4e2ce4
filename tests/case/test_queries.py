"""What a case answers: listings, their filters, and the ways out of them."""

from __future__ import annotations

import pytest

from dragoman.case import Case
from dragoman.errors import MissingExtraError, NotFoundError, SettingsError
from dragoman.records import Actor, Event, Report, Statement


def keys(reports: object) -> list[str]:
    return [report.key for report in reports]  # type: ignore[attr-defined]


def test_reports_come_by_the_day_of_publication(case: Case) -> None:
    dated = [report for report in case.reports() if report.published.basis == "stated"]
    assert keys(dated) == ["6", "1", "2", "3", "4"]
    assert case.reports().count() == 6


def test_a_query_is_asked_when_it_is_used_and_is_not_changed_by_chaining(case: Case) -> None:
    everything = case.reports()
    narrowed = everything.where(outlet="Fjord Post")
    assert keys(narrowed.where(since="2025-03-02")) == ["4"]
    assert keys(narrowed) == ["1", "4"]
    assert everything.count() == 6
    assert repr(narrowed) == "reports(outlet='Fjord Post')"


def test_an_outlet_is_known_whatever_its_case_and_accents(case: Case) -> None:
    assert keys(case.reports(outlet="the cay times")) == ["3"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"since": "2025-03-04"}, ["2", "3", "4"]),
        ({"since": "2025-03-04", "until": "2025-03-05"}, ["2", "3"]),
        ({"until": "2025-03"}, ["6", "1", "2", "3", "4"]),
        ({"until": "2024"}, ["6"]),
        ({"since": "2025-03-06T18:00"}, ["4"]),
        ({"since": "2025-03-06T19:00"}, []),
    ],
)
def test_days_months_years_and_moments_are_ranges(case: Case, filters: dict[str, str], found: list[str]) -> None:
    assert [key for key in keys(case.reports(**filters)) if key != "5"] == found


@pytest.mark.parametrize("name", ["Carla Éck", "carla eck", "ECK", "éck"])
def test_an_actor_is_found_by_any_name_without_case_or_accents(case: Case, name: str) -> None:
    assert [statement.content for statement in case.statements(actor=name)] == ["The quota is a mistake."]


def test_an_actor_is_found_by_country_and_by_id(case: Case) -> None:
    (dahl,) = case.actors(actor="NOR")
    assert dahl.name == "Bo Dahl"
    said = list(case.statements(actor=dahl.id))
    assert len(said) == 2
    assert {statement.speaker for statement in said} == {dahl.id}
    assert list(case.statements(actor=dahl.id[:8])) == said


def test_part_of_a_word_is_no_name(case: Case) -> None:
    assert list(case.actors(actor="Lim")) == []


def test_an_actor_of_events_took_part_and_of_reports_is_named_in_them(case: Case) -> None:
    assert {event.place.name for event in case.events(actor="Oz") if event.place} == {"Izmir"}
    assert set(keys(case.reports(actor="Oz"))) == {"4", "5"}
    assert {place.name for place in case.places(actor="Éck")} == {"Izmir"}


def test_types_are_kinds_and_details_in_any_case(case: Case) -> None:
    assert case.events(type="consult").count() == case.events(type="Meeting").count() == case.events().count() > 0
    assert [statement.force for statement in case.statements(type="denies")] == ["denies"]
    assert case.events(type="ASSAULT").count() == 0
    assert case.actors(type="person").count() == 5


def test_a_type_that_there_is_not_names_the_choices(case: Case) -> None:
    with pytest.raises(
        NotFoundError, match=r"no type 'shouts' of statements; choose from direct, indirect, mixed, says"
    ):
        list(case.statements(type="shouts"))
    with pytest.raises(NotFoundError, match=r"CONSULT.*meeting"):
        case.events(type="conslut").count()


def test_dates_that_cannot_be_read_are_named(case: Case) -> None:
    for wrong in ("yesterday", "2025-13-01", "2025-02-30", "25.02.2025"):
        with pytest.raises(SettingsError, match=r"since: .* is no date; write it as 2025-02-26"):
            list(case.reports(since=wrong))
    with pytest.raises(SettingsError, match="limit"):
        list(case.reports(limit=-1))


def test_stories_part_affairs_and_filter_everything(case: Case) -> None:
    trams = next(story for story in case.stories() if len(story.reports) == 1)
    assert keys(case.reports(story=trams.id)) == ["6"]
    assert [statement.content[:9] for statement in case.statements(story=trams.id[:6])] == ["The trams"]
    assert {actor.name for actor in case.actors(story=trams.id)} == {"Eve Moss"}
    assert case.events(story=trams.id).count() == 0
    with pytest.raises(NotFoundError, match="no id of stories begins with 'y-none'"):
        case.reports(story="y-none").count()


def test_limits_first_and_counts(case: Case) -> None:
    assert case.reports(limit=2).count() == len(list(case.reports(limit=2))) == 2
    first = case.reports(outlet="City Bell").first()
    assert first is not None
    assert first.key == "6"
    assert case.reports(outlet="Nowhere").first() is None
    assert case.reports(limit=0).count() == 0


def test_the_timeline_is_what_has_a_time(case: Case) -> None:
    assert {event.when.value for event in case.timeline()} == {"2025-03-03"}
    assert case.timeline().count() < case.events().count()


def test_items_name_merged_actors(case: Case) -> None:
    known = {actor.id for actor in case.actors()}
    assert {statement.speaker for statement in case.statements()} <= known
    assert {actor for event in case.events() for actor in (*event.source, *event.target)} <= known
    assert {quotation.speaker for quotation in case.quotations() if quotation.speaker} <= known


def test_one_meeting_told_by_three_is_one_event(case: Case) -> None:
    met = [event for event in case.timeline() if event.place and event.place.name == "Bergen"]
    assert len(met) == 1
    assert len({mention.report for mention in met[0].mentions}) == 3


def test_dictionaries_are_those_of_the_records(case: Case) -> None:
    assert case.statements().to_dicts() == [statement.to_dict() for statement in case.statements()]
    assert all(Report.from_dict(plain).to_dict() == plain for plain in case.reports().to_dicts())
    assert [Event.from_dict(plain) for plain in case.events().to_dicts()] == list(case.events())


def test_frames_have_the_same_columns_whatever_is_in_them(case: Case) -> None:
    pytest.importorskip("pyarrow")
    table = case.statements().to_arrow()
    empty = case.statements(outlet="Nowhere").to_arrow()
    assert table.schema == empty.schema
    assert table.num_rows == case.statements().count()
    assert table.column("content").to_pylist() == [statement.content for statement in case.statements()]
    evidence = dict(table.column("evidence").to_pylist()[0])
    assert evidence["cue"][0]["text"] in {"said", "denied"}
    for kind in (
        "reports",
        "stories",
        "actors",
        "quotations",
        "events",
        "agenda",
        "disagreements",
        "figures",
        "places",
        "times",
    ):
        query = getattr(case, kind)()
        assert query.to_arrow().num_rows == query.count()


def test_polars_and_pandas_frames(case: Case) -> None:
    pytest.importorskip("polars")
    pytest.importorskip("pandas")
    frame = case.events().to_polars()
    assert frame.height == case.events().count()
    assert frame["type"].to_list() == ["CONSULT"] * frame.height
    table = case.actors().to_pandas()
    assert list(table["name"]) == [actor.name for actor in case.actors()]
    assert list(case.actors(outlet="Nowhere").to_pandas().columns) == list(table.columns)


@pytest.mark.parametrize(
    ("method", "package"), [("to_arrow", "pyarrow"), ("to_polars", "polars"), ("to_pandas", "pandas")]
)
def test_a_missing_package_names_the_command(
    case: Case, monkeypatch: pytest.MonkeyPatch, method: str, package: str
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=rf"{package}.*run: pip install 'dragoman\[frames\]'"):
        getattr(case.reports(), method)()


def test_hints_tell_what_a_case_has_never_met(case: Case) -> None:
    assert case.hints(case.statements(actor="Lina")) == ["no actor is called 'Lina'; near it: Ana Lima"]
    (hint,) = case.hints(case.reports(outlet="Ford Post"))
    assert hint.startswith("no report is from 'Ford Post'; the outlets are City Bell, Coast Wire")
    assert case.hints(case.reports(outlet="fjord post")) == []


def test_search_finds_words_in_passages_with_their_places(case: Case) -> None:
    hits = case.search("Quota")
    assert [hit.outlet for hit in hits] == ["Coast Wire", "The Çay Times", "Fjord Post"]
    for hit in hits:
        (passage,) = hit.evidence["passage"]
        assert all(span.text.lower() == "quota" for span in hit.evidence["match"])
        assert all(passage.start <= span.start < span.end <= passage.end for span in hit.evidence["match"])
    assert case.search("éck mistake")[0].evidence["match"][0].text == "Éck"
    assert (
        case.search('"herring quotas"', outlet="fjord post", limit=1)[0].evidence["match"][0].text == "herring quotas"
    )
    assert case.search("“quotas herring”") == []
    assert case.search("quota", until="2025-03-04")[-1].outlet == "Coast Wire"
    with pytest.raises(SettingsError, match="no word to search for"):
        case.search(" — ")


def test_show_finds_any_record_by_the_beginning_of_its_id(case: Case) -> None:
    for kind in ("reports", "stories", "actors", "statements", "quotations", "events", "figures", "places", "times"):
        record = getattr(case, kind)().first()
        shown = case.show(record.id)
        assert shown.kind == kind
        assert shown.record == record.to_dict()
        assert case.show(record.id[:12]) == shown


def test_show_gives_evidence_in_its_context(case: Case) -> None:
    statement = case.statements(actor="Éck").first()
    assert statement is not None
    excerpts = case.show(statement.id).excerpts
    assert [excerpt.role for excerpt in excerpts] == ["speaker", "cue", "content"]
    (report,) = case.reports(actor="Éck")
    for excerpt in excerpts:
        around = excerpt.before + excerpt.span.text + excerpt.after
        assert around in report.text
        assert report.text.index(around) + len(excerpt.before) == excerpt.span.start


def test_show_leads_from_a_part_to_the_whole(case: Case) -> None:
    merged = next(actor for actor in case.actors() if len(actor.members) > 1)
    part = next(member for member in merged.members if member != merged.id)
    shown = case.show(part)
    assert shown.id == merged.id
    assert shown.asked == part


def test_show_says_what_is_wrong_with_an_id(case: Case) -> None:
    with pytest.raises(NotFoundError, match="no id of events begins with 'e-zzzz'"):
        case.show("e-zzzz")
    with pytest.raises(NotFoundError, match="'Lavrov' is no id; an id looks like"):
        case.show("Lavrov")
    beginnings = [report.id[:3] for report in case.reports()]
    common = next((b for b in beginnings if beginnings.count(b) > 1), None)
    if common:
        with pytest.raises(NotFoundError, match="may be r-"):
            case.show(common)


def test_ambiguous_ids_list_what_they_may_be(case: Case) -> None:
    with pytest.raises(NotFoundError, match="'r-' is no id"):
        case.show("r-")


def test_records_are_what_the_listing_says(case: Case) -> None:
    assert all(isinstance(actor, Actor) for actor in case.actors())
    assert all(isinstance(statement, Statement) for statement in case.statements())


def test_questions_may_be_asked_in_the_middle_of_others(case: Case) -> None:
    """In memory too, where all share one connection."""
    for report in case.reports():
        assert case.reports(outlet=report.outlet).count() > 0 if report.outlet else True
        for _ in zip(case.statements(as_of="2025-03-04"), case.events(as_of="2025-03-04"), strict=False):
            assert case.search("herring")
    many = [iter(case.reports()) for _ in range(40)]
    assert len({next(query).id for query in many}) == 1
