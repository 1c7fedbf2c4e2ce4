"""Measure stories: how well reports are grouped by affair, and how fast.

    python benchmarks/stories.py

Two sets: round-ups of three outlets on one event, and local reports on incidents that resemble each other. B3 is B-cubed F1 over
all reports; pairs is F1 over pairs of reports that belong together, without which one huge group would go unseen. Reports are
grouped from their texts, titles and dates alone, with one setting for both sets; it was chosen on the round-ups and on the
first 700 of the incidents in time, so `incidents, later` is what was not looked at.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any

from data import rows
from dragoman.linking.stories import earliest_first, group_reports
from dragoman.records import Reading, make_report

SEEN = 700


def bcubed(gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    both = Counter((gold[report], found[report]) for report in gold)
    in_gold, in_found = Counter(gold.values()), Counter(found.values())
    precision = sum(both[gold[r], found[r]] / in_found[found[r]] for r in gold) / len(gold)
    recall = sum(both[gold[r], found[r]] / in_gold[gold[r]] for r in gold) / len(gold)
    return 200 * precision * recall / (precision + recall)


def pairs(gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    def twos(counts: Counter[Any]) -> int:
        return sum(count * (count - 1) // 2 for count in counts.values())

    right = twos(Counter((gold[report], found[report]) for report in gold))
    return 200 * right / max(1, twos(Counter(gold.values())) + twos(Counter(found.values())))


def reading(row: dict[str, Any]) -> Reading:
    address = row["outlet"] if row["outlet"].startswith("http") else None
    outlet = None if address else row["outlet"]
    about = {
        "key": row["id"],
        "title": row["title"],
        "outlet": outlet,
        "url": address,
        "published": row["published"][:10],
    }
    return Reading(report=make_report(row["text"], **about))


def score(some: list[dict[str, Any]]) -> tuple[float, float, float]:
    """B3, pairs, and reports a second."""
    reports = earliest_first([reading(row) for row in some])
    begun = time.perf_counter()
    groups = group_reports(reports)
    taken = time.perf_counter() - begun
    found = {one.report.key or "": group[0].report.id for group in groups for one in group}
    gold = {str(row["id"]): str(row["story"]) for row in some}
    return bcubed(gold, found), pairs(gold, found), len(some) / taken


def sets() -> dict[str, list[dict[str, Any]]]:
    incidents = sorted(rows("stories/incidents.jsonl"), key=lambda row: (row["published"] or "", row["id"]))
    incidents = [row for row in incidents if row["published"]]
    return {
        "round-ups": rows("stories/allsides.jsonl"),
        "incidents, earlier": incidents[:SEEN],
        "incidents, later": incidents[SEEN:],
    }


def measure() -> dict[str, float]:
    figures = {}
    for name, some in sets().items():
        figures[f"{name}: B3"], figures[f"{name}: pairs"], _ = score(some)
    return figures


def main() -> int:
    print(f"{'set':<20}{'reports':>9}{'B3':>7}{'pairs':>7}{'reports/s':>11}")
    for name, some in sets().items():
        b3, both, speed = score(some)
        print(f"{name:<20}{len(some):>9}{b3:>7.1f}{both:>7.1f}{speed:>11.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
