"""How fast a large story is asked: its brief, pages of its items, a moment in its past, and a decision about it.

The reports are generated and read by the stub of the tests, so that no model is needed and nothing but the case is measured: 300
reports and more than 5,000 items that are one story. `python benchmarks/asking.py [REPORTS]`.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for the stub of the tests

from tests.case.stub import CITIES, PEOPLE, stub_engine

import dragoman.engines
from dragoman.case import Case
from dragoman.case.kinds import KINDS
from dragoman.records import Report, make_report

_REPORTS = 300
_THINGS = (
    "quota", "harbour", "fleet", "share", "market", "vote", "council", "law", "ship", "crew", "winter", "storm", "price", "net",
    "catch", "dispute", "border",
)  # fmt: skip


def figures(sample: int | None = None) -> dict[str, float]:
    """Milliseconds for each thing that is asked of a story of `sample` reports, and what it holds.

    They are those of the processor, and the best of several, so that a busy machine does not count.
    """
    count = sample or _REPORTS
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(dragoman.engines, "engine_for", stub_engine),
        Case.open(Path(folder) / "case.db") as case,
    ):
        case.read_reports(_reports(count))
        stories = [story.id for story in case.stories()]
        if len(stories) > 1:
            case.review.merge(stories, who="benchmark")
        story = max(case.stories(), key=lambda one: len(one.reports)).id
        items = sum(getattr(case, kind)(story=story).count() for kind in KINDS)
        event, doubt = case.events(story=story).first(), case.review.queue(story=story).records[0]
        assert event is not None
        asked: dict[str, tuple[int, Callable[[], object]]] = {
            "brief": (5, lambda: case.brief(story)),
            "page of events": (5, lambda: case.events(story=story).page(limit=50)),
            "page of statements": (5, lambda: case.statements(story=story).page(limit=50)),
            "counts": (5, lambda: [getattr(case, kind)(story=story).count() for kind in KINDS]),
            "search": (5, lambda: case.search("harbour storm", story=story, limit=20)),
            "queue": (5, lambda: case.review.queue(story=story)),
            "brief of a past moment, first": (1, lambda: case.brief(story, as_of="2025-03-14")),
            "brief of a past moment, again": (5, lambda: case.brief(story, as_of="2025-03-14")),
            "accept": (1, lambda: case.review.accept(doubt.id, who="benchmark")),
            "reject an event": (1, lambda: case.review.reject(event.id, who="benchmark")),
        }
        found = {f"{name} (ms)": round(_best(*how) * 1000, 1) for name, how in asked.items()}
    return {"reports": float(count), "items": float(items), **found}


def _reports(count: int) -> list[Report]:
    """Reports about one affair, each with meetings, quotations and figures of its own."""
    chance = random.Random(1)  # noqa: S311 (the same reports every time)
    return [_report(number, chance) for number in range(count)]


def _report(number: int, chance: random.Random) -> Report:
    told = [f"Herring talks went on in the harbour over the herring quotas of the northern fleet, edition {number}."]
    for turn in range(5):
        one, other = chance.sample(list(PEOPLE), 2)
        day = f"2025-03-{chance.randint(1, 28):02d}"
        told.append(f"{one} {'met' if turn % 2 else 'will meet'} {other} in {chance.choice(list(CITIES))} on {day}.")
    for _ in range(5):
        said = " ".join(chance.choices(_THINGS, k=8))
        told.append(f"{chance.choice(list(PEOPLE))} said: “We want the {said} of {chance.randint(1, 9999)}.”")
    told.append(f"They spoke of {chance.randint(1, 9)}00 tons.")
    return make_report(
        "\n".join(told), key=str(number), outlet=f"Outlet {number % 30}", published=f"2025-03-{1 + number % 28:02d}",
        title="Herring talks go on",
    )  # fmt: skip


def _best(times: int, ask: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        ask()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print what was measured."""
    for name, value in figures(int(sys.argv[1]) if len(sys.argv) > 1 else None).items():
        print(f"{name:32} {value:10.1f}")


if __name__ == "__main__":
    main()
