"""An engine that needs no model: it reads a small language of its own, so that a case's tests are fast and plain.

In a text, `Ana Lima said: “…”` is a statement, `Ana Lima met Bo Dahl in Bergen on 2025-03-03` a meeting (`will meet` a
planned one), and `Limaand` a name that another word was run on to.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.engines import Outcome, Task
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Figure,
    Mention,
    Place,
    Problem,
    Reading,
    Report,
    Span,
    Statement,
    Time,
    When,
    identify,
    make_report,
)

PEOPLE = {"Ana Lima": "BRA", "Bo Dahl": "NOR", "Carla Éck": "DEU", "Dan Oz": "TUR", "Eve Moss": "GBR"}
CITIES = {"Bergen": ("NOR", 60.39, 5.32), "Lima Port": ("PER", -12.05, -77.14), "Izmir": ("TUR", 38.42, 27.14)}
_NAMES = "|".join(PEOPLE)
_SAID = re.compile(rf"({_NAMES}) (said|denied): “([^”]+)”")
_MET = re.compile(rf"({_NAMES}) (met|will meet) ({_NAMES}) in ({'|'.join(CITIES)})(?: on (\d{{4}}-\d\d-\d\d))?")
_GLUED = re.compile(r"\b([A-Z]\w{2,})and\b")
_TONS = re.compile(r"(\d+) tons")


def read(report: Report, known_names: tuple[str, ...] = ()) -> Reading:
    text = report.text

    def span(start: int, end: int) -> Span:
        return Span(report=report.id, start=start, end=end, text=text[start:end])

    spans: dict[str, list[Span]] = {}
    for found in re.finditer(_NAMES, text):
        spans.setdefault(found[0], []).append(span(*found.span()))
    for found in _GLUED.finditer(text):
        if found[1] in known_names:
            whole = next(name for name in PEOPLE if name.endswith(found[1]))
            spans.setdefault(whole, []).append(span(*found.span(1)))
    actors = {
        name: Actor(
            id=identify("a", report.id, name), name=name, kind="person", country=PEOPLE[name], names=(name,),
            evidence=Evidence(name=found),
        )
        for name, found in sorted(spans.items())
    }  # fmt: skip
    places = [
        Place(
            id=identify("p", report.id, found.start()), report=report.id, evidence=Evidence(place=[span(*found.span())]),
            name=found[0], kind="city", country=CITIES[found[0]][0], latitude=CITIES[found[0]][1],
            longitude=CITIES[found[0]][2],
        )
        for found in re.finditer("|".join(CITIES), text)
    ]  # fmt: skip
    times = [
        Time(
            id=identify("t", report.id, found.start()), report=report.id, evidence=Evidence(time=[span(*found.span())]),
            type="DATE", value=found[0], earliest=found[0], latest=found[0], precision="day", basis="stated",
        )
        for found in re.finditer(r"\d{4}-\d\d-\d\d", text)
    ]  # fmt: skip
    figures = [
        Figure(
            id=identify("n", report.id, found.start()), report=report.id,
            evidence=Evidence(number=[span(*found.span(1))]), value=float(found[1]), low=float(found[1]),
            high=float(found[1]), unit="t", counts="herring",
        )
        for found in _TONS.finditer(text)
    ]  # fmt: skip
    statements = [
        Statement(
            id=identify("s", report.id, found.start()), report=report.id, content=found[3], kind="direct",
            evidence=Evidence(content=[span(*found.span(3))], cue=[span(*found.span(2))], speaker=[span(*found.span(1))]),
            speaker=actors[found[1]].id, speaker_text=found[1], cue=found[2],
            force="denies" if found[2] == "denied" else "says",
        )
        for found in _SAID.finditer(text)
    ]  # fmt: skip
    return Reading(
        report=report, actors=tuple(actors.values()), places=tuple(places), times=tuple(times), figures=tuple(figures),
        statements=tuple(statements), events=tuple(_event(report, found, actors, places, span) for found in _MET.finditer(text)),
    )  # fmt: skip


def _event(report: Report, found: re.Match[str], actors: dict[str, Actor], places: list[Place], span: Any) -> Event:
    factuality: Any = "planned" if found[2] == "will meet" else "happened"
    place = next(place for place in places if place.evidence["place"][0].start == found.start(4))
    roles = {"trigger": 2, "source": 1, "target": 3, "place": 4, **({"time": 5} if found[5] else {})}
    evidence = Evidence({role: [span(*found.span(group))] for role, group in roles.items()})
    return Event(
        id=identify("e", report.id, found.start()), type="CONSULT", detail="meeting", reciprocal=True,
        source=(actors[found[1]].id,), target=(actors[found[3]].id,), place=place.where, factuality=factuality,
        when=When.on(found[5], basis="stated") if found[5] else When(), summary=found[0],
        mentions=(Mention(report=report.id, evidence=evidence, factuality=factuality),),
    )  # fmt: skip


class StubEngine:
    """Reads one report at a time; DRAGOMAN_STUB_PAUSE makes it slow, for those that are to be interrupted."""

    name = "stub"

    def read(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        pause = float(os.environ.get("DRAGOMAN_STUB_PAUSE", "0"))
        for task in tasks:
            time.sleep(pause)
            if "UNREADABLE" in task.report.text:
                problem = Problem(id=identify("x", task.report.id), source="stub", reason="it is odd", advice="none")
                yield Outcome(task=task, problem=problem)
                continue
            suspects = () if task.known_names else tuple(found[0] for found in _GLUED.finditer(task.report.text))
            yield Outcome(task=task, reading=read(task.report, task.known_names), suspects=suspects)


def stub_engine(*_: object, **__: object) -> StubEngine:
    return StubEngine()


def affair() -> list[Report]:
    """Six reports about one affair, one of them undated, one damaged, two from one outlet."""
    return [
        make_report(
            "Herring talks begin. Ana Lima will meet Bo Dahl in Bergen on 2025-03-03 about herring quotas.\n"
            "Ana Lima said: “We want a share of the herring that feeds our harbours.”",
            key="1", outlet="Fjord Post", published="2025-03-01", title="Herring talks begin",
        ),
        make_report(
            "Ana Lima met Bo Dahl in Bergen on 2025-03-03 about herring quotas. They spoke of 400 tons of herring.\n"
            "Bo Dahl said: “We agreed on most of the quota.”",
            key="2", outlet="Coast Wire", published="2025-03-04", title="Ministers meet in Bergen", language="en",
        ),
        make_report(
            "Ana Lima met Bo Dahl in Bergen on 2025-03-03, and herring quotas were on the table: 600 tons of herring.\n"
            "Bo Dahl denied: “There is no new quota.”",
            key="3", outlet="The Çay Times", published="2025-03-05", title="No quota, says Dahl",
        ),
        make_report(
            "After the herring quotas, Limaand her colleague spoke. Carla Éck said: “The quota is a mistake.” "
            "Carla Éck met Dan Oz in Izmir.",
            key="4", outlet="Fjord Post", published="2025-03-06T18:00:00", title='=HYPERLINK("x")',
        ),
        make_report("Herring quotas: Dan Oz said: “Nobody asked us about the herring quotas.”", key="5"),
        make_report(
            "Trams run late in the winter timetable. Eve Moss said: “The trams are late on every weekday, and buses too.”",
            key="6", outlet="City Bell", published="2024-11-20",
        ),
    ]  # fmt: skip
