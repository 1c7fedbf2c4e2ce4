"""Pictures as geometry: what stands where, whatever the events are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.records import Actor, Event, Evidence, Mention, Relay, Span, Statement, Story, When, Where, make_report
from dragoman.web.drawing.graph import Tie, graph_of, ties_of
from dragoman.web.drawing.map import HEIGHT, WIDTH, map_of
from dragoman.web.drawing.matrix import matrix_of, relays_of
from dragoman.web.drawing.timeline import Mark, timeline

REPORTS = {
    report.id: report
    for report in (
        make_report(
            "Talks began in Istanbul.",
            key=str(number),
            outlet=f"Outlet {number % 3}",
            published=f"2025-02-2{5 + number % 3}",
        )
        for number in range(6)
    )
}
STORY = Story(id="y-1", title="Talks", reports=tuple(REPORTS), first="2025-02-25", last="2025-02-27")
DAYS = st.dates(min_value=date(1900, 1, 1)).map(str)  # to the last day of the calendar


def event(number: int, when: When = When(), *, told_by=None, **more) -> Event:
    mentions = tuple(
        Mention(
            report=report,
            evidence=Evidence(trigger=[Span(report=report, start=0, end=5, text="Talks")]),
            factuality=more.get("factuality", "happened"),
        )
        for report in (told_by or [sorted(REPORTS)[number % 6]])
    )
    return Event(
        id=f"e-{number}",
        type="CONSULT",
        when=when,
        mentions=mentions,
        summary=f"Talks number {number} began in Istanbul",
        **more,
    )


def reach(mark: Mark) -> tuple[float, float]:
    """From where to where a mark and its words go."""
    words = 6.2 * len(mark.label)
    return (mark.label_x - words, mark.x2) if mark.leftwards else (mark.x, mark.label_x + words)


@given(st.lists(st.tuples(DAYS, DAYS), max_size=60))
@settings(max_examples=30, deadline=None)
def test_no_label_covers_another_and_all_are_counted(pairs) -> None:
    whens = [
        When(value=a, earliest=min(a, b), latest=max(a, b), precision="interval", basis="stated") for a, b in pairs
    ]
    events = [event(number, when) for number, when in enumerate(whens)] + [event(1000)]
    drawn = timeline(STORY, events, REPORTS, frozenset())
    assert len(drawn.marks) + drawn.earlier + drawn.left_out + drawn.undated == len(events)
    assert drawn.undated >= 1
    for one, other in combinations(drawn.marks, 2):
        if one.y == other.y:
            first, second = sorted((reach(one), reach(other)))
            assert first[1] <= second[0] + 1
    assert all(0 <= mark.x <= mark.x2 <= drawn.width for mark in drawn.marks)
    assert len(drawn.ticks) <= 14


def test_precision_has_a_shape_and_factuality_a_name() -> None:
    week = When(earliest="2025-02-24", latest="2025-03-02", precision="week", basis="stated")
    hour = When(earliest="2025-02-26T18:00", latest="2025-02-26T18:00", precision="minute", basis="stated")
    events = [
        event(0, When.on("2025-02-26", basis="stated")),
        event(1, replace(week, value="2025-W09"), factuality="planned"),
        event(2, replace(hour, value="2025-02-26T18:00"), factuality="denied"),
        event(3, When(value="2022", earliest="2022-01-01", latest="2022-12-31", precision="year", basis="stated")),
    ]  # fmt: skip
    drawn = timeline(STORY, events, REPORTS, frozenset({"e-2"}))
    told = {mark.id: (mark.shape, mark.factuality, mark.disputed) for mark in drawn.marks}
    assert told == {
        "e-0": ("point", "happened", False),
        "e-1": ("range", "planned", False),
        "e-2": ("time", "denied", True),
    }
    assert drawn.earlier == 1
    assert [tick.word for tick in drawn.ticks][:2] == ["24 Feb 2025", "25 Feb"]


@pytest.mark.parametrize(
    "places",
    [
        [(41.0, 28.9), (38.9, -77.0)],
        [(-85.0, 0.0), (85.0, 180.0)],
        [(0.0, 179.9), (0.0, -179.9)],
        [(-33.9, 151.2)],
        [(0.0, 0.0), (0.0, 180.0)],
    ],
)
def test_every_place_is_on_the_map(places) -> None:
    events = [
        event(number, place=Where(id=f"p-{number}", name=f"Place {number}", latitude=latitude, longitude=longitude))
        for number, (latitude, longitude) in enumerate(places)
    ]
    drawn = map_of(events)
    assert drawn is not None
    assert len(drawn.sites) == len(places)
    for site in drawn.sites:
        assert 0 <= site.x <= WIDTH
        assert 0 <= site.y <= HEIGHT
    numbers = [float(number) for number in re.findall(r"M(-?[\d.]+)", drawn.land)]
    assert all(-10 <= number <= WIDTH + 10 for number in numbers)
    assert len(drawn.land) < 250_000


def test_a_town_is_seen_in_its_country_and_no_place_makes_no_map() -> None:
    drawn = map_of([event(0, place=Where(id="p-1", name="Istanbul", latitude=41.01, longitude=28.98))])
    assert drawn is not None
    assert (drawn.sites[0].x, drawn.sites[0].y) == pytest.approx((WIDTH / 2, HEIGHT / 2), abs=2)
    assert len(drawn.land) > 1000
    assert map_of([event(0)]) is None


@pytest.mark.parametrize(("latitude", "longitude"), [(39.76, -98.5), (56.0, 100.0), (-25.0, 134.0)])
def test_in_the_middle_of_a_large_country_some_outline_is_seen(latitude, longitude):
    drawn = map_of([event(0, place=Where(id="p-1", name="Somewhere", latitude=latitude, longitude=longitude))])
    corners = re.findall(r"M(-?[\d.]+) (-?[\d.]+)l([^z]*)z", drawn.land)
    seen = 0
    for x, y, steps in corners:
        at_x, at_y = float(x), float(y)
        numbers = [float(n) for n in re.findall(r"[+-]?\d*\.?\d+", steps)]
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            at_x, at_y = at_x + step_x, at_y + step_y
            seen += 0 < at_x < WIDTH and 0 < at_y < HEIGHT
    assert seen > 3


def actor(name: str, *spans: Span) -> Actor:
    return Actor(id=f"a-{name}", name=name, kind="person", evidence=Evidence(name=list(spans)), names=(name,))


def test_actors_meet_act_on_and_speak_of_each_other() -> None:
    report = make_report("Ana said: “Bo must go.”", key="said")
    content = Span(report=report.id, start=11, end=21, text=report.text[11:21])
    ana = actor("Ana", Span(report=report.id, start=0, end=3, text="Ana"))
    bo = actor("Bo", Span(report=report.id, start=11, end=13, text="Bo"))
    said = Statement(
        id="s-1",
        report=report.id,
        evidence=Evidence(content=[content]),
        content=content.text,
        kind="direct",
        speaker=ana.id,
    )
    events = [
        event(0, source=(ana.id,), target=(bo.id,)),
        replace(event(1, source=(bo.id,), target=(ana.id,)), type="ACCUSE"),
    ]
    ties = sorted((tie.source, tie.kind, tie.target) for tie in ties_of([ana, bo], events, [said]))
    assert ties == [("a-Ana", "meets", "a-Bo"), ("a-Ana", "speaks of", "a-Bo"), ("a-Bo", "acts on", "a-Ana")]


def test_the_graph_is_the_same_every_time_and_within_its_frame() -> None:
    actors = [actor(f"N{number}") for number in range(30)]
    events = [event(n, source=(f"a-N{n % 30}",), target=(f"a-N{(n + 1 + n // 30) % 30}",)) for n in range(80)]
    ties = ties_of(actors, events, [])
    drawn, again = graph_of(actors, ties), graph_of(actors, ties)
    assert drawn == again
    assert drawn is not None
    assert (len(drawn.nodes), drawn.left_out) == (18, 12)
    assert all(0 < node.x < drawn.width and 0 < node.y < drawn.height for node in drawn.nodes)
    for one, other in combinations(drawn.nodes, 2):
        assert abs(one.x - other.x) + abs(one.y - other.y) > 12
    assert graph_of(actors[:1], []) is None


def test_coverage_tells_who_was_first_and_who_is_silent() -> None:
    ids = sorted(REPORTS, key=lambda one: REPORTS[one].published.earliest)
    told = matrix_of([event(0, told_by=[ids[0], ids[-1]])], REPORTS)
    names = [name for name, _ in told.outlets]
    cells = dict(zip(names, told.rows[0].cells, strict=True))
    first, last = REPORTS[ids[0]].outlet, REPORTS[ids[-1]].outlet
    silent = next(name for name in names if name not in (first, last))
    assert (cells[first].first, cells[last].first) == (True, False)
    assert cells[silent].factuality is None


def test_a_pronoun_names_no_source() -> None:
    report = next(iter(REPORTS.values()))
    span = Span(report=report.id, start=0, end=5, text="Talks")
    said = Statement(
        id="s-1", report=report.id, evidence=Evidence(content=[span]), content="Talks", kind="direct",
        relayed_by=(Relay(text="She"),),
    )  # fmt: skip
    assert [found.source for found in relays_of([said], REPORTS)] == ["somebody not named"]


@pytest.mark.parametrize("relay", [Relay(text="Tass", actor="a-tass"), Relay(text="the agency")])
def test_relays_are_counted_by_outlet(relay) -> None:
    report = next(iter(REPORTS.values()))
    span = Span(report=report.id, start=0, end=5, text="Talks")
    said = [
        Statement(
            id=f"s-{n}",
            report=report.id,
            evidence=Evidence(content=[span]),
            content="Talks",
            kind="direct",
            relayed_by=(relay,),
        )
        for n in range(2)
    ]
    (found,) = relays_of(said, REPORTS)
    assert (found.source, found.actor, found.total, found.outlets) == (
        relay.text,
        relay.actor,
        2,
        ((report.outlet, 2),),
    )


def test_of_many_ties_the_strongest_are_drawn_and_no_actor_stands_alone() -> None:
    actors = [actor(f"N{number}") for number in range(16)]
    ties = [
        Tie(f"a-N{one}", f"a-N{other}", "meets", 1 + (one * 7 + other) % 9) for one, other in combinations(range(16), 2)
    ]
    drawn = graph_of(actors, ties)
    assert drawn is not None
    assert len(drawn.lines) + drawn.thinner == len(ties)
    assert drawn.thinner > 0
    assert {end for line in drawn.lines for end in (line.source, line.target)} == {node.id for node in drawn.nodes}
    assert max(tie.count for tie in ties) in {line.count for line in drawn.lines}
