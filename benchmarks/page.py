"""What the page of a large story costs, beside a bare FastAPI route in the same run.

    python benchmarks/page.py [--reports N] [--stories N]

The story is generated: reports of thirty outlets about talks that go on for weeks, with some seventeen statements and events
each. Two figures for the first byte: `cold` where nothing is kept of an earlier answer, `warm` where it is, as from the second
visit on. Where Chromium is installed, also how long the browser takes to open the page, how much moves after it is drawn, and how
many bytes go over the wire.

The list of stories is measured on a case of its own, with many stories of one report: its first page and a page far behind it,
each with nothing kept of an earlier answer but what every page shares.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from dragoman.case import Case
from dragoman.case.filing import entries, stored_reading
from dragoman.case.intake import Reader
from dragoman.comparing import Compared
from dragoman.engines import Outcome, Task
from dragoman.linking import Linked
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Mention,
    Place,
    Reading,
    Report,
    Span,
    Statement,
    Story,
    When,
    identify,
    make_report,
)
from dragoman.web import create_app
from dragoman.web.desk import Shelf

REPORTS = 300
STORIES = 20_000
PEOPLE = {
    f"{first} {last}": country
    for (first, last), country in zip(
        [
            (first, last)
            for first in ("Ana", "Bo", "Carla", "Dan", "Eve")
            for last in ("Lima", "Dahl", "Moss", "Okoro", "Petrov", "Ruiz")
        ],
        ("BRA", "NOR", "GBR", "NGA", "BGR", "ESP") * 5,
        strict=True,
    )
}
CITIES = {
    "Bergen": ("NOR", 60.39, 5.32), "Izmir": ("TUR", 38.42, 27.14), "Porto": ("PRT", 41.15, -8.61), "Varna": ("BGR", 43.22, 27.91),
    "Lagos": ("NGA", 6.46, 3.38), "Cork": ("IRL", 51.9, -8.47), "Recife": ("BRA", -8.05, -34.9), "Vigo": ("ESP", 42.24, -8.72),
}  # fmt: skip
TOPICS = (
    "herring quotas",
    "harbour fees",
    "net sizes",
    "patrol boats",
    "the border line",
    "the joint fund",
    "sonar",
    "licences",
)
# Statements and events of each report.
SAID, DONE = 9, 8


class Generated:
    """An engine that knows what it generated, so that nothing need be read."""

    name = "generated"

    def __init__(self) -> None:
        self.readings: dict[str, Reading] = {}

    def read(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Give what was generated."""
        for task in tasks:
            yield Outcome(task=task, reading=self.readings[task.report.id])

    def report(self, number: int) -> Report:
        """The report with this number, and its reading on the side."""
        choose = random.Random(number)  # noqa: S311 (the same case every time)
        text, parts = "Herring talks go on. ", []
        for at in range(SAID + DONE):
            who, whom = choose.sample(sorted(PEOPLE), 2)
            city, topic, day = (
                choose.choice(sorted(CITIES)),
                choose.choice(TOPICS),
                f"2025-03-{choose.randint(1, 28):02}",
            )
            words = (
                f"{who} said: “The talks about {topic} with {whom} in {city} on {day} go on, "
                f"and number {choose.randint(1, 99)} is open.” "
                if at < SAID
                else f"{who} met {whom} in {city} on {day} about {topic}. "
            )
            parts.append((len(text), at < SAID, who, whom, city, day, words))
            text += words
        day = f"2025-03-{1 + number * 28 // REPORTS % 28:02}"
        report = make_report(
            text, key=str(number), outlet=f"Outlet {number % 30}", published=day, title=f"Herring talks, day {day}"
        )
        self.readings[report.id] = _reading(report, parts)
        return report


def _reading(report: Report, parts: list[tuple[int, bool, str, str, str, str, str]]) -> Reading:
    def span(start: int, words: str) -> Span:
        at = report.text.index(words, start)
        return Span(report=report.id, start=at, end=at + len(words), text=words)

    named: dict[str, list[Span]] = {}
    for start, _, who, whom, *_ in parts:
        named.setdefault(who, []).append(span(start, who))
        named.setdefault(whom, []).append(span(start, whom))
    actors = {
        name: Actor(
            id=identify("a", report.id, name),
            name=name,
            kind="person",
            country=PEOPLE[name],
            names=(name,),
            evidence=Evidence(name=spans),
        )
        for name, spans in sorted(named.items())
    }
    statements, events, places = [], [], []
    for start, is_said, who, whom, city, day, words in parts:
        if is_said:
            content = span(start, words[words.index("“") + 1 : words.index("”")])
            statements.append(
                Statement(
                    id=identify("s", report.id, start), report=report.id, content=content.text, kind="direct", cue="said",
                    evidence=Evidence(content=[content], cue=[span(start, "said")], speaker=[span(start, who)]),
                    speaker=actors[who].id, speaker_text=who,
                )
            )  # fmt: skip
            continue
        country, latitude, longitude = CITIES[city]
        where = span(start, city)
        place = Place(
            id=identify("p", report.id, start), report=report.id, evidence=Evidence(place=[where]), name=city, kind="city",
            country=country, latitude=latitude, longitude=longitude,
        )  # fmt: skip
        places.append(place)
        evidence = Evidence(
            trigger=[span(start, "met")], source=[span(start, who)], target=[span(start, whom)], place=[where]
        )
        events.append(
            Event(
                id=identify("e", report.id, start), type="CONSULT", detail="meeting", reciprocal=True, source=(actors[who].id,),
                target=(actors[whom].id,), place=place.where, when=When.on(day, basis="stated"), summary=words.strip(),
                mentions=(Mention(report=report.id, evidence=evidence, factuality="happened"),),
            )
        )  # fmt: skip
    return Reading(
        report=report,
        actors=tuple(actors.values()),
        places=tuple(places),
        statements=tuple(statements),
        events=tuple(events),
    )


def generated_case(file: Path, reports: int) -> Case:
    """A case with one story of so many reports, all in one place by decision of nobody: their words are alike."""
    engine = Generated()
    case = Case.open(file)
    Reader(case._store, engine, "generated", None).run([engine.report(number) for number in range(reports)])  # noqa: SLF001
    case.link()
    return case


def case_of_many(file: Path, stories: int) -> Case:
    """A case with so many stories of one report each, filed as linking files them; that they are stories is no question here."""
    case = Case.open(file)
    store = case._store  # noqa: SLF001 (filled without being read)
    told, readings = [], []
    for number in range(stories):
        topic, city = TOPICS[number % len(TOPICS)], sorted(CITIES)[number % len(CITIES)]
        day = f"{2000 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}"
        title = f"Talks about {topic} in {city}, number {number}"
        report = make_report(f"{title}. They go on.", outlet=f"Outlet {number % 30}", published=day, title=title)
        reading = Reading(report=report)
        store.add(stored_reading(reading, "generated"))
        readings.append(reading)
        told.append(Story(id=identify("y", report.id), title=title, reports=(report.id,), first=day, last=day))
    linked = Linked(
        readings=tuple(readings),
        stories=tuple(told),
        story_of={story.reports[0]: story.id for story in told},
        actor_of={},
        redirects={},
        dating={},
    )
    fingerprint, _ = store.base()
    store.replace(fingerprint, entries(linked, Compared()), {})
    return case


def figures_of_many(stories: int = STORIES) -> dict[str, float]:
    """Milliseconds to the first byte of the list of so many stories: its first page, and one from the middle."""
    with tempfile.TemporaryDirectory() as folder, case_of_many(Path(folder) / "many.db", stories) as case:
        cursor = case.latest_stories(until="2012-06-30", limit=1).next
        app = create_app(case)
        with served(app) as at:

            def cold(path: str) -> float:
                app.state.desk.shelf = Shelf()
                return first_byte(at, path)[0]

            first_byte(at, "/stories")
            return {
                "stories": stories,
                "stories_cold_ms": min(cold("/stories") for _ in range(5)),
                "stories_behind_ms": min(cold(f"/stories?after={cursor}") for _ in range(5)),
                "stories_words_ms": min(cold("/stories?q=sonar+number+77") for _ in range(5)),
                "stories_answer_ms": min(_asked(case, cursor) for _ in range(5)),
            }


def _asked(case: Case, cursor: str | None) -> float:
    begin = time.perf_counter()
    case.latest_stories(after=cursor, limit=30)
    return (time.perf_counter() - begin) * 1000


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The application on a free port."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def first_byte(at: str, path: str) -> tuple[float, float]:
    """Milliseconds to the first byte of an answer, and to its last."""
    host, port = at.split(":")
    with socket.create_connection((host, int(port))) as connection:
        begin = time.perf_counter()
        connection.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {at}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode()
        )
        status = connection.recv(12)
        first = time.perf_counter() - begin
        if not status.startswith(b"HTTP/1.1 200"):
            sys.exit(f"{path}: {status.decode()}")
        while connection.recv(65536):
            pass
        return first * 1000, (time.perf_counter() - begin) * 1000


def best(measured: Callable[[], tuple[float, float]], rounds: int) -> tuple[float, float]:
    """The fastest of some rounds."""
    return min(measured() for _ in range(rounds))


def figures(sample: int | None = None) -> dict[str, float]:
    """Milliseconds, ratios and bytes of opening the story's page; `sample` is the number of reports."""
    bare = FastAPI()

    @bare.get("/")
    def nothing() -> dict[str, str]:
        return {"nothing": "at all"}

    gc.set_threshold(50_000, 20, 100)  # as `dragoman serve` does
    with tempfile.TemporaryDirectory() as folder, generated_case(Path(folder) / "large.db", sample or REPORTS) as case:
        story = max(case.stories(), key=lambda one: len(one.reports))
        items = sum(getattr(case, kind)(story=story.id).count() for kind in ("statements", "events", "quotations"))
        app = create_app(case)
        path = f"/stories/{story.id}"
        figures: dict[str, float] = {"reports": len(story.reports), "items": items}
        with served(app) as at, served(bare) as bare_at:

            def cold() -> tuple[float, float]:
                app.state.desk.shelf = Shelf()
                return first_byte(at, path)

            first_byte(at, path)  # what is imported and decoded once is no part of an answer
            yardstick, _ = best(lambda: first_byte(bare_at, "/"), 20)
            figures |= {
                "bare_ms": yardstick,
                "cold_ms": best(cold, 5)[0],
                "warm_ms": best(lambda: first_byte(at, path), 20)[0],
            }
            figures |= _in_browser(f"http://{at}{path}")
    figures["warm_ratio"] = figures["warm_ms"] / figures["bare_ms"]
    return figures


def _in_browser(address: str) -> dict[str, float]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        return {}
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        told: list[dict[str, Any]] = []
        for _ in range(4):
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            page.goto(address, wait_until="load")
            told.append(page.evaluate(_TOLD))
        browser.close()
    fastest = min(told, key=lambda one: one["open_ms"])
    return {name: float(value) for name, value in fastest.items()}


_TOLD = """() => new Promise((done) => {
    let shift = 0;
    new PerformanceObserver((list) => { for (const one of list.getEntries()) shift += one.value; })
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => {
        const page = performance.getEntriesByType("navigation")[0];
        const bytes = [page, ...performance.getEntriesByType("resource")].reduce((sum, one) => sum + one.transferSize, 0);
        done({open_ms: page.loadEventEnd, bytes, layout_shift: shift});
    }, 500);
})"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--stories", type=int, default=STORIES)
    asked = parser.parse_args()
    for name, value in (figures_of_many(asked.stories) | figures(asked.reports)).items():
        print(f"{name:>17}  {value:,.4g}")


if __name__ == "__main__":
    main()
