"""How well and how fast times are read, beside others.

    python benchmarks/times.py [--errors] [--peer-texts N]

- quality on the two sets of news with gold times, each alone and both together. A time read is paired with a gold one that it
  overlaps, identical extents first, one to one: relaxed F1 counts pairs, strict F1 those with identical extents, value F1 those
  with the same TIMEX3 value. Calendar is the share of gold dates with a definite interval for which the pair denotes the same days.
- speed on one core over the same texts, and as a ratio to dateparser.search.search_dates in the same run where that is installed.
- the longest that one megabyte of anything takes.

The rules were developed on the first set and checked on the second, then the other way round; no weight is fitted to either.
Figures of peers that this environment does not hold are quoted from a run of theirs over the same sets, and marked so.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from data import rows
from dragoman.reading.times import read_times
from dragoman.reading.times.almanac import days

SETS = ("timebank", "aquaint")
Span = dict[str, Any]
Reader = Callable[[str, str], list[Span]]

# value F1 and calendar on the first and the second set, and KB a second: quoted, not run here.
QUOTED = (
    ("HeidelTime 2.2.1 (news)", "79.6 / 84.1", "73.1 / 85.8", "4.6"),
    ("SUTime", "68.8 / 75.2", "67.5 / 81.8", "3.2"),
    ("recognizers-text-date-time", "50.5 / 59.1", "60.3 / 73.9", "3.4"),
    ("Duckling", "32.1 / 41.7", "", "36"),
    ("dateparser.search", "24.3 / 41.3", "", "41"),
    ("timexy", "", "", "130"),
)
HOSTILE = {
    "one letter": "a",
    "empty lines": "\n \n",
    "a table of days": "12.02.2025\t",
    "one weekday": "Monday ",
    "half an expression": "the last two ",
    "May over and over": "May ",
    "years": "2025-",
    "quarters": "a year earlier the quarter ",
}


def ours(text: str, published: str) -> list[Span]:
    """The times that dragoman reads, as the gold data writes them."""
    return [
        {"start": span.start, "end": span.end, "type": found.type, "value": found.value or ""}
        for found in read_times(text, published)
        for span in found.evidence["time"]
    ]


def pair(gold: Iterable[Span], read: list[Span]) -> list[tuple[Span, Span]]:
    """Pair gold times with those read: identical extents first, then the first that overlaps."""
    exact = {(found["start"], found["end"]): index for index, found in enumerate(read)}
    used: set[int] = set()
    pairs, left = [], []
    for wanted in gold:
        index = exact.get((wanted["start"], wanted["end"]))
        if index is None or index in used:
            left.append(wanted)
        else:
            used.add(index)
            pairs.append((wanted, read[index]))
    for wanted in left:
        for index, found in enumerate(read):
            if index not in used and found["start"] < wanted["end"] and wanted["start"] < found["end"]:
                used.add(index)
                pairs.append((wanted, found))
                break
    return pairs


def count(documents: list[dict[str, Any]], reader: Reader, *, errors: bool = False) -> Counter[str]:
    """Count what scores are made of, over all documents."""
    counts: Counter[str] = Counter()
    for document in documents:
        read = sorted(reader(document["text"], document["dct"]), key=lambda found: found["start"])
        pairs = pair(document["times"], read)
        counts["gold"] += len(document["times"])
        counts["read"] += len(read)
        counts["definite"] += sum(definite(wanted) for wanted in document["times"])
        for wanted, found in pairs:
            counts["paired"] += 1
            counts["strict"] += (wanted["start"], wanted["end"]) == (found["start"], found["end"])
            counts["value"] += wanted["value"] == found["value"]
            counts["calendar"] += definite(wanted) and days(wanted["value"]) == days(found["value"])
            if errors and wanted["value"] != found["value"]:
                words = document["text"][wanted["start"] : wanted["end"]]
                print(f"{document['dct'][:10]}\t{words}\t{wanted['value']}\t{found['value']}")
    return counts


def definite(wanted: Span) -> bool:
    """Whether a gold time names days on the calendar."""
    return wanted["type"] in {"DATE", "TIME"} and days(wanted["value"]) is not None


def scores(counts: Counter[str]) -> dict[str, float]:
    """F1 of value, strict and relaxed extents, and the share of definite dates placed on the right days, in percent."""
    both = max(1, counts["gold"] + counts["read"])
    return {
        "value F1": 200 * counts["value"] / both,
        "calendar": 100 * counts["calendar"] / max(1, counts["definite"]),
        "strict F1": 200 * counts["strict"] / both,
        "relaxed F1": 200 * counts["paired"] / both,
    }


def measure() -> dict[str, float]:
    """Every score of each set and of both together."""
    counts = {name: count(rows(f"times/{name}.jsonl"), ours) for name in SETS}
    counts["both"] = sum(counts.values(), Counter())
    return {f"{name}: {score}": value for name, found in counts.items() for score, value in scores(found).items()}


def search_dates() -> Reader | None:
    """Give dateparser's search over texts, or None where it is not installed."""
    try:
        from dateparser.search import search_dates as search
    except ImportError:
        return None

    def reader(text: str, published: str) -> list[Span]:
        base = datetime.combine(date.fromisoformat(published[:10]), datetime.min.time())
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        found, after = [], 0
        for words, when in search(text, languages=["en"], settings=settings) or []:
            start = text.find(words, after)
            if start >= 0:
                after = start + len(words)
                found.append({"start": start, "end": after, "type": "DATE", "value": when.date().isoformat()})
        return found

    return reader


def speed(documents: list[dict[str, Any]], reader: Reader, rounds: int = 1) -> float:
    """KB a second on one core, by processor time, of the fastest round."""
    size = sum(len(document["text"].encode()) for document in documents)
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        for document in documents:
            reader(document["text"], document["dct"])
        taken.append(time.process_time() - start)
    return size / min(taken) / 1000


def line(name: str, found: dict[str, float]) -> str:
    """One row of the table of scores."""
    return f"{name:28}" + "".join(f"{found[key]:12.1f}" for key in ("value F1", "calendar", "strict F1", "relaxed F1"))


def main() -> None:
    """Print quality, speed, and the peers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the values that differ from the gold ones")
    parser.add_argument("--peer-texts", type=int, default=24, help="texts of each set that a slow peer reads")
    asked = parser.parse_args()
    gold = {name: rows(f"times/{name}.jsonl") for name in SETS}
    everything = [document for name in SETS for document in gold[name]]
    print(f"{'':28}{'value F1':>12}{'calendar':>12}{'strict F1':>12}{'relaxed F1':>12}")
    counts = {name: count(gold[name], ours, errors=asked.errors) for name in SETS}
    for name in SETS:
        print(line(name, scores(counts[name])))
    print(line("both together", scores(sum(counts.values(), Counter()))))

    own = speed(everything, ours, rounds=3)
    print(f"\nspeed on one core: {own:.0f} KB/s")
    if peer := search_dates():
        sample = [document for name in SETS for document in gold[name][: asked.peer_texts]]
        peer_speed = speed(sample, peer)
        print(
            f"dateparser.search over {len(sample)} texts: {peer_speed:.0f} KB/s; ours is {own / peer_speed:.0f} times as fast"
        )
        print(line("dateparser.search (a part)", scores(count(sample, peer))))
        print(line("dragoman (the same part)", scores(count(sample, ours))))
    else:
        print("dateparser is not installed here: no ratio")

    worst = {}
    for name, piece in HOSTILE.items():
        text = piece * (1_000_000 // len(piece))
        start = time.perf_counter()
        read_times(text, "2025-02-26")
        worst[name] = time.perf_counter() - start
    slowest = max(worst, key=lambda name: worst[name])
    print(f"\none megabyte of anything: at most {worst[slowest]:.1f} s ({slowest})")

    print(f"\nquoted, not run here: value F1 / calendar{SETS[0]:>16}{SETS[1]:>16}{'KB/s':>8}")
    for name, first, second, rate in QUOTED:
        print(f"{name:41}{first:>16}{second:>16}{rate:>8}")


if __name__ == "__main__":
    main()
