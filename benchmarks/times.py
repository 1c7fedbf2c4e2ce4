"""How well and how fast times are read, beside others.

    python benchmarks/times.py [--errors] [--peer-texts N] [--no-peers]

- quality on the two sets of news with gold times, each alone and both together. A time read is paired with a gold one that it
  overlaps, identical extents first, one to one: relaxed F1 counts pairs, strict F1 those with identical extents, value F1 those
  with the same TIMEX3 value. Calendar is the share of gold dates with a definite interval for which the pair denotes the same days.
- retold history: the share of right values in the texts of our own under tests/reading/retold_history, by the same setting.
- both directions of the one family of parameters that was tuned: how much nearer a future month must be to be meant than a past
  one. It is fitted on one set and scored on the other, and the other way round, beside the values that ship.
- dating: with the date hidden, how many reports are given a day, and how many of these the right one.
- speed on one core over the same texts, and of the peers over a part of them in the same run, each peer in an environment of its
  own (time_peers.py).
- the longest that one megabyte of anything takes, by processor time.

The rules were written by reading the errors of both sets, so neither set is unseen; where they could be decided by the guidelines
of TIMEX3 they were, and a rule that helped one set and harmed the other was left out. Figures of peers that no registry offers as
a package are quoted from a run of theirs over the same sets, and marked so.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from data import ROOT, rows
from dragoman.reading.times import date_of_report, read_times
from dragoman.reading.times.almanac import days
from time_peers import PACKAGES, PeerError
from time_peers import read as read_by_peer

SETS = ("timebank", "aquaint")
HISTORY = ROOT / "tests" / "reading" / "retold_history"
Span = dict[str, Any]
Reader = Callable[[str, str], list[Span]]

# value F1 and calendar on the first and the second set, and KB a second: quoted from a run over the same sets, not run here.
QUOTED = (
    ("HeidelTime 2.2.1, news (Java)", "79.6 / 84.1", "73.1 / 85.8", "4.6"),
    ("SUTime (Java)", "68.8 / 75.2", "67.5 / 81.8", "3.2"),
    ("Duckling (Haskell)", "32.1 / 41.7", "", "36"),
)
# What one megabyte may be full of: each piece is repeated.
HOSTILE = {
    "one letter": "a",
    "one digit": "7",
    "digits and stops": "7.",
    "empty lines": "\n \n",
    "a table of days": "12.02.2025\t",
    "one weekday": "Monday ",
    "weekdays run together": "MondayMonday ",
    "half an expression": "the last two ",
    "May over and over": "May ",
    "years": "2025-",
    "year in words": "nineteen ",
    "clock times": "at 5 p.m. ",
    "clocks in brackets": "10:30 p.m. (0735 GMT ",
    "quarters": "a year earlier the quarter ",
    "quarters and sentences": "In the third quarter. A year earlier. ",
    "nested ranges": "between January 2017 and ",
    "ranges of numbers": "3 to 4 to ",
    "a story": "In 1941. On 5 March. ",
    "the next day": "the next day ",
    "years before Christ": "431 to 404 BC ",
    "nights of two days": "the night of 7-8 March ",
    "weeks later": "a week later ",
    "verbs far off": "Friday b b b b b b b b b b b b b b ",
    "infinitives": "to be Friday ",
    "open quotations": '" Friday ',
    "brackets": "(",
    "no spaces": "संविधान",
    "pictures": "\U0001f600",
    "nothing": "\0",
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


def measure(sample: int | None = None) -> dict[str, float]:
    """Every score of each set and of both together, of retold history, and of dating; `sample` texts of each set, or all."""
    gold = {name: rows(f"times/{name}.jsonl")[:sample] for name in SETS}
    counts = {name: count(gold[name], ours) for name in SETS}
    counts["both"] = sum(counts.values(), Counter())
    found = {f"{name}: {score}": value for name, one in counts.items() for score, value in scores(one).items()}
    documents = [document for name in SETS for document in gold[name]]
    found |= {f"dating: {score}": value for score, value in dating(documents, names=True).items()}
    found |= {f"dating by text: {score}": value for score, value in dating(documents, names=False).items()}
    return found | history()


def history() -> dict[str, float]:
    """The share of right values in retold history, in percent: texts that rules were mended on, and texts they were not."""
    right: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    for path in sorted(HISTORY.glob("*.tsv")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        head, _, body = path.read_text(encoding="utf-8").partition("words\tvalue\n")
        group = "history, checked" if "after the rules" in head else "history, developed"
        read, after = ours(text, "2012-03-01"), 0
        for words, value in (line.split("\t") for line in body.splitlines()):
            start = text.index(words, after)
            after = start + len(words)
            found = [one["value"] for one in read if one["start"] < after and start < one["end"]]
            labelled[group] += 1
            right[group] += found[:1] == [value]
    return {group: 100 * right[group] / labelled[group] for group in sorted(labelled)}


def swapped(gold: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """Value F1 of each set with the pull of future months fitted on the other set."""
    from dragoman.reading.times import choices

    shipped = choices.PULLS
    found: dict[tuple[str, float], float] = {}
    try:
        for factor in (0.5, 0.75, 1.0, 1.5, 2.0):
            choices.PULLS = {name: pull * factor for name, pull in shipped.items()}
            for name in SETS:
                found[name, factor] = scores(count(gold[name], ours))["value F1"]
    finally:
        choices.PULLS = shipped
    answer = {}
    for fitted, checked in (SETS, SETS[::-1]):
        best = max((found[name, factor], -abs(factor - 1), factor) for name, factor in found if name == fitted)[2]
        answer[f"{checked}: value F1, fitted on {fitted} (x {best:g})"] = found[checked, best]
    return answer


def dating(documents: list[dict[str, Any]], *, names: bool) -> dict[str, float]:
    """With the date hidden: the share of reports given a day, and of those right or left open, in percent."""
    given = wrong = 0
    for document in documents:
        name = document["id"].rpartition("/")[2] if names else None
        value = date_of_report(document["text"], name=name).value
        given += value is not None
        wrong += value is not None and value != document["dct"][:10]
    return {"answered": 100 * given / len(documents), "right or open": 100 - 100 * wrong / len(documents)}


def worst() -> dict[str, float]:
    """Seconds of processor time that one megabyte of each hostile text takes."""
    taken = {}
    for name, piece in HOSTILE.items():
        text = piece * (1_000_000 // len(piece))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that not all of it is looked at
            start = time.process_time()
            read_times(text, "2025-02-26")
            taken[name] = time.process_time() - start
    return taken


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


def print_peers(documents: list[dict[str, Any]]) -> None:
    """Print quality and speed of each peer that can be installed, beside ours right before and after it, over some texts."""
    size = sum(len(document["text"].encode()) for document in documents)
    print(
        f"\nover {len(documents)} texts{'':16}{'value F1':>12}{'calendar':>12}{'strict F1':>12}{'relaxed F1':>12}{'KB/s':>10}"
    )
    print(f"{line('dragoman', scores(count(documents, ours)))}{speed(documents, ours, rounds=5):10.0f}")
    for peer in PACKAGES:
        own = speed(documents, ours, rounds=5)
        try:
            times, seconds = read_by_peer(peer, documents)
        except PeerError as error:
            print(f"{peer:28} not measured: {error}")
            continue
        answers = iter(times)
        own = max(own, speed(documents, ours, rounds=5))
        rate = size / max(seconds, 1e-9) / 1000
        found = scores(count(documents, lambda _text, _day, answers=answers: next(answers)))  # type: ignore[misc]
        print(f"{line(peer, found)}{rate:10.1f}   ours is {own / rate:.0f} times as fast")


def main() -> None:
    """Print quality, dating, speed, and the peers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the values that differ from the gold ones")
    parser.add_argument("--peer-texts", type=int, default=24, help="texts of each set that the peers read")
    parser.add_argument("--no-peers", action="store_true", help="leave the peers out")
    asked = parser.parse_args()
    gold = {name: rows(f"times/{name}.jsonl") for name in SETS}
    everything = [document for name in SETS for document in gold[name]]
    print(f"{'':28}{'value F1':>12}{'calendar':>12}{'strict F1':>12}{'relaxed F1':>12}")
    counts = {name: count(gold[name], ours, errors=asked.errors) for name in SETS}
    for name in SETS:
        print(line(name, scores(counts[name])))
    print(line("both together", scores(sum(counts.values(), Counter()))))
    for name, value in {**swapped(gold), **history()}.items():
        print(f"{name:60}{value:8.1f}")
    for names, heading in ((True, "dating, with the file's name"), (False, "dating, by the text alone")):
        print(
            f"{heading:40}"
            + "".join(f"{name}: {value:.1f} %   " for name, value in dating(everything, names=names).items())
        )

    own = speed(everything, ours, rounds=5)
    print(f"\nspeed on one core: {own:.0f} KB/s")
    if not asked.no_peers:
        sample = [document for name in SETS for document in gold[name][: asked.peer_texts]]
        print_peers(sample)
    print(f"\nno package to run here; quoted, value F1 / calendar{SETS[0]:>7}{SETS[1]:>16}{'KB/s':>8}")
    for name, first, second, rate in QUOTED:
        print(f"{name:41}{first:>16}{second:>16}{rate:>8}")

    taken = worst()
    slowest = sorted(taken, key=lambda name: -taken[name])[:3]
    print("\none megabyte of anything: at most " + ", ".join(f"{taken[name]:.1f} s ({name})" for name in slowest))


if __name__ == "__main__":
    main()
