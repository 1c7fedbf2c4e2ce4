"""Measure stories: how well reports are grouped by affair as they come, and how fast.

    python benchmarks/stories.py            # quality and speed on both streams
    python benchmarks/stories.py --read     # the same on whole readings: reads all reports first, for some minutes
    python benchmarks/stories.py --growth [REPORTS]   # what a report costs in a case of a thousand, and of a hundred thousand

Two streams: round-ups of three outlets on one event, and local reports on incidents that resemble each other. Reports come one
at a time, by publication, into an empty case, and are grouped from their texts, titles and dates alone, with one
setting for both streams. The learnt weights and all constants were set on the first 30 % in time of each stream, so
`later` is what they were not set on, streamed from empty; `whole` is all of it. Twice: `settled` is how reports
are grouped after the look that ends each day, `at sight` what each was told as it came in, never revised.

B3 is B-cubed F1 over all reports; pairs is F1 over pairs of reports that belong together, without which one huge group would
go unseen. Without `--read`, reports are grouped without the names that reading finds in them, which a
case has. Speed is by the time of the processor, for grouping uses one core.
"""

from __future__ import annotations

import itertools
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from data import rows
from dragoman.linking.grouping import Grouper
from dragoman.linking.stories import earliest_first
from dragoman.records import Reading, make_report
from varied import Variation

SEEN = 0.3
# The sizes between which the cost of a report is compared, and how many reports it is measured over.
SMALL, LARGE, OVER = 1_000, 100_000, 1_000
# So many a day that the weeks within which reports are compared hold as many in a case of a thousand as later on.
A_DAY = 16
SENTENCES = 20


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


def stream(readings: Sequence[Reading]) -> tuple[Mapping[str, str], Mapping[str, str], float]:
    """The story of each report once all is settled, the one that it was told at sight, and the seconds taken."""
    grouper = Grouper()
    begun = time.process_time()
    at_sight = {one.report.id: grouper.add(one) for one in readings}
    grouper.settle()
    return grouper.story_of, at_sight, time.process_time() - begun


def read_whole(readings: Sequence[Reading]) -> list[Reading]:
    """The same with all that is read in them, as a case has them; some minutes."""
    from dragoman.engines import Task, engine_for

    outcomes = engine_for("local").read(Task(report=one.report) for one in readings)
    return [outcome.reading for outcome in outcomes if outcome.reading]


def score(some: list[dict[str, Any]], *, whole: bool = False) -> dict[str, float]:
    """B3 and pairs, settled and at sight, and reports a second."""
    readings = earliest_first([reading(row) for row in some])
    readings = read_whole(readings) if whole else readings
    gold = {one.report.id: str(row["story"]) for row in some for one in (reading(row),)}
    settled, at_sight, taken = stream(readings)
    return {
        "B3": bcubed(gold, settled),
        "pairs": pairs(gold, settled),
        "B3 at sight": bcubed(gold, at_sight),
        "pairs at sight": pairs(gold, at_sight),
        "reports a second": len(some) / taken,
    }


def sets(sample: int | None = None) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for name, file in (("round-ups", "stories/allsides.jsonl"), ("incidents", "stories/incidents.jsonl")):
        dated = sorted((row for row in rows(file) if row["published"]), key=lambda row: (row["published"], row["id"]))
        later = dated[int(len(dated) * SEEN) :]
        found |= {f"{name}, later": later[:sample], f"{name}, whole": dated[:sample]}
    return found


def matters() -> Variation:
    """The development stories on incidents, of each report the beginning: what others without end are made of."""
    told: dict[str, list[Reading]] = defaultdict(list)
    for row in rows("stories/incidents.jsonl"):
        if row["published"]:
            text = " ".join(re.split(r"(?<=[.!?])\s+", row["text"])[:SENTENCES])
            told[str(row["story"])].append(reading({**row, "text": text}))
    return Variation(list(told.values()))


def growth(large: int = LARGE, a_day: int = A_DAY) -> dict[str, float]:
    """Milliseconds a report, in a case of a thousand and in one of `large` reports, and the ratio of the two."""
    grouper, endless = Grouper(), matters().stream(a_day)
    cost = {}
    for size in (SMALL, large):
        while len(grouper.story_of) < size:
            grouper.add(next(endless))
        some = list(itertools.islice(endless, OVER))
        begun = time.process_time()
        for one in some:
            grouper.add(one)
        cost[size] = 1000 * (time.process_time() - begun) / OVER
    stories = Counter(grouper.story_of.values())
    return {
        f"ms a report at {SMALL}": cost[SMALL],
        f"ms a report at {large}": cost[large],
        "growth": cost[large] / cost[SMALL],
        "reports a story": len(grouper.story_of) / len(stories),
        "largest story": max(stories.values()),
    }


def measure(sample: int | None = None) -> dict[str, float]:
    return {f"{name}: {what}": figure for name, some in sets(sample).items() for what, figure in score(some).items()}


def main() -> int:
    if "--growth" in sys.argv[1:]:
        some = [int(word) for word in sys.argv[1:] if word.isdigit()]
        for what, figure in growth(*some).items():
            print(f"{what:<26}{figure:8.2f}")
        return 0
    print(f"{'set':<20}{'reports':>9}{'B3':>7}{'pairs':>7}{'B3':>9}{'pairs':>7}{'reports/s':>11}")
    print(f"{'':<20}{'':>9}{'settled':>14}{'at sight':>16}")
    for name, some in sets().items():
        b3, both, early, early_both, speed = score(some, whole="--read" in sys.argv[1:]).values()
        print(f"{name:<20}{len(some):>9}{b3:>7.1f}{both:>7.1f}{early:>9.1f}{early_both:>7.1f}{speed:>11.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
