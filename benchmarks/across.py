"""Measure what is put together across reports: events, utterances, origins, disagreements, and dates that are hidden.

    python benchmarks/across.py [SAMPLE]

The labels are in `across.tsv` and, more of utterances alone, in `utterances.tsv`, with how they were made; `kept` are the
stories with an odd number, whose errors nobody has looked at. Each story is linked with weights that were fitted without it, on
the seven eighths of the stories that it is not in (`training/merging/train.py`); what is shipped is fitted on all. Events and
utterances are scored by pairs of mentions of different reports, both of which are labelled and read: of those put together how
many belong together, and of those that belong together how many are; a pair that can be taken either way is left out. A
disagreement is right where its sides stand in the same sentences as a labelled one. Dates: of local reports whose own date is
hidden, and of whose siblings one is dated within three days of it, how many get their day, how many a wrong day
as if it were certain, how many some days instead, how often the right one is among those, and how often the day that is then
called the likeliest is right. The same for reports as a case reads them: dated by their own address or header where these hold a
day, else by their siblings.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from data import rows
from dragoman import linking
from dragoman.comparing import compare
from dragoman.linking import Linked, link
from dragoman.linking.contexts import sentence_around
from dragoman.linking.days import day_of
from dragoman.linking.weighing import Weighing, use
from dragoman.reading.read import read_copies
from dragoman.reading.times import dated
from dragoman.records import Disagreement, Reading, Report, Span, When, make_report
from dragoman.text import mend

LABELS = Path(__file__).with_suffix(".tsv")
UTTERANCES = LABELS.with_name("utterances.tsv")
_WEIGHTS = Path(linking.__file__).parent
PARTS = 8
_NEAR_DAYS = 3
_HIDDEN = 150
_LIKELIEST = re.compile(r"likeliest is (\S+),")


@dataclass(frozen=True)
class Label:
    """One line of the labels: what stands where in which report of which story, and what it was labelled as."""

    story: str
    kind: str
    report: str
    start: int
    end: int
    label: str


def labels(*files: Path) -> list[Label]:
    """What was labelled, line by line, in these files (all, where none is named)."""
    cells = []
    for file in files or (LABELS, UTTERANCES):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        cells += [line.split("\t") for line in lines[1:]]
    return [Label(c[0], c[1], c[2], int(c[3]), int(c[4]), c[5]) for c in cells]


def _report(row: dict[str, Any]) -> Any:  # noqa: ANN401 (a report)
    day = (row["published"] or "")[:10] or None
    if row["outlet"].startswith("http"):
        return make_report(row["text"], key=row["id"], title=row["title"], url=row["outlet"], published=day)
    return make_report(row["text"], key=row["id"], title=row["title"], outlet=row["outlet"], published=day)


def stories(wanted: Iterable[str]) -> dict[str, list[Reading]]:
    """The labelled stories, read."""
    chosen = set(wanted)
    told = (row for name in ("allsides", "incidents") for row in rows(f"stories/{name}.jsonl"))
    picked = sorted((r for r in told if r["story"] in chosen), key=lambda r: str(r["id"]))
    read = read_copies(mend(_report(row)) for row in picked)
    found: dict[str, list[Reading]] = defaultdict(list)
    for row, reading in zip(picked, read, strict=True):
        found[row["story"]].append(reading)
    return found


def eighth(story: str) -> int:
    """Which eighth of the stories one is in: neither half is without any."""
    return int(story) // 2 % PARTS


def fitted_without(story: str) -> dict[str, Weighing]:
    """The weights that know nothing of a story: those fitted on the seven eighths of the stories that it is not in."""
    found = {}
    for name in ("event", "quotation"):
        card = json.loads((_WEIGHTS / f"{name}_weights.json").read_text(encoding="utf-8"))
        part = card["fitted without"][eighth(story)]
        found[name] = Weighing(bias=part["bias"], weights=tuple(part["weights"]), threshold=card["threshold"])
    return found


def linked_as_one(readings: Sequence[Reading]) -> Linked:
    """Reports of one story linked as such, whatever grouping would make of them."""
    return link(readings, lambda story_of: dict.fromkeys(story_of, min(story_of.values())))


def _spans(linked: Linked, kind: str) -> Iterator[tuple[str, Span, str]]:
    """Report key, span and the id of what it was put into, of each thing of a kind."""
    keys = {reading.report.id: reading.report.key or "" for reading in linked.readings}
    if kind == "event":
        into = {member: event.id for event in linked.events for member in event.members}
        for reading in linked.readings:
            for event in reading.events:
                for mention in event.mentions:
                    yield keys[mention.report], mention.evidence["trigger"][0], into.get(event.id, event.id)
    else:
        for reading in linked.readings:
            for statement in reading.statements:
                span = statement.evidence["content"][0]
                yield keys[reading.report.id], span, statement.quotation or statement.id


def label_of(report: str, span: Span, gold: Sequence[Label]) -> Label | None:
    """The label of what stands there, if it has one."""
    fitting = [g for g in gold if g.report == report and g.start < span.end and span.start < g.end]
    return max(fitting, key=lambda g: min(g.end, span.end) - max(g.start, span.start)) if fitting else None


def doubts_of(report: str, span: Span, gold: Sequence[Label]) -> frozenset[str]:
    """The pairs that can be taken either way and that what stands there is one of."""
    there = (g for g in gold if g.kind == "either" and g.report == report)
    return frozenset(g.label for g in there if g.start < span.end and span.start < g.end)


def score_pairs(
    found: Iterable[tuple[str, Span, str]], gold: Sequence[Label], doubtful: Sequence[Label] = ()
) -> tuple[int, int, int]:
    """Pairs of different reports put together, rightly put together, and belonging together."""
    placed: list[tuple[Label, frozenset[str], str]] = []
    for report, span, into in found:
        if label := label_of(report, span, gold):
            placed.append((label, doubts_of(report, span, doubtful), into))
    together = right = belonging = 0
    for (one, doubts, into), (other, other_doubts, other_into) in combinations(placed, 2):
        if one.report == other.report or doubts & other_doubts:
            continue
        same = one.label == other.label != "-"
        belonging += same
        together += into == other_into
        right += same and into == other_into
    return together, right, belonging


def score_origins(linked: Linked, gold: Sequence[Label]) -> tuple[int, int]:
    """How many labelled origins were met, and how many of them are right."""
    of_item = {(origin.item, origin.report): origin for origin in linked.origins}
    met = right = 0
    for reading in linked.readings:
        for event in reading.events:
            trigger = event.mentions[0].evidence["trigger"][0]
            for label in gold:
                if label.report != reading.report.key or not (label.start < trigger.end and trigger.start < label.end):
                    continue
                origin = of_item.get((event.id, reading.report.id))
                if origin is None:
                    continue
                met += 1
                own = origin.kind in {"own reporting", "copy"}
                relays = " ".join(relay.text for m in event.mentions for relay in m.according_to)
                told = f"{origin.name} {relays}".casefold()
                right += own if label.label == "own" else not own and label.label in told
    return met, right


def score_disagreements(linked: Linked, gold: Sequence[Label]) -> tuple[int, int, int]:
    """How many conflicts are shown, how many of them are labelled, and how many are labelled."""
    sides: dict[str, list[Label]] = defaultdict(list)
    for label in gold:
        sides[label.label].append(label)
    shown = [d for d in compare(linked).disagreements if d.kind == "conflict"]
    texts = {reading.report.id: reading.report for reading in linked.readings}
    right = {name for name, told in sides.items() for d in shown if _covers(d, told, texts)}
    good = [d for d in shown if any(_covers(d, told, texts) for told in sides.values())]
    return len(shown), len(good), len(right) * 1000 + len(sides)


def _covers(found: Disagreement, told: Sequence[Label], reports: Any) -> bool:  # noqa: ANN401 (reports by id)
    met = set()
    for position in found.positions:
        for span in position.evidence["position"]:
            report = reports[span.report]
            start, end = sentence_around(report.text, span.start, span.end)
            met |= {g.report for g in told if g.report == report.key and g.start < end and start < g.end}
    return len(met) >= 2


def hidden_dates(sample: int) -> Counter[str]:
    """Dating of reports whose date is hidden, where a dated sibling is near."""
    by_story: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows("stories/incidents.jsonl"):
        if row["published"]:
            by_story[row["story"]].append(row)
    several = sorted((story for story, found in by_story.items() if len(found) > 1), key=int)
    counts: Counter[str] = Counter()
    done = 0
    for story in several[:: max(1, len(several) // sample)]:
        readings = list(read_copies(mend(_report(row)) for row in by_story[story]))
        # Which report of a story is hidden is left to its id, a hash: the first to come out would be easier.
        for at, hidden in sorted(enumerate(readings), key=lambda numbered: numbered[1].report.id):
            day = day_of(hidden.report.published)
            others = [d for n, r in enumerate(readings) if n != at and (d := day_of(r.report.published))]
            if day is None or not any(abs((day - other).days) <= _NEAR_DAYS for other in others):
                continue
            counts.update(_dated(readings, at, day))
            done += 1
            break
        if done >= sample:
            break
    return counts


def _dated(readings: Sequence[Reading], at: int, day: date) -> Counter[str]:
    hidden = replace(readings[at].report, published=When())
    counts = _inferred(readings, at, day, hidden)
    carried = day_of(dated(hidden).published)
    if carried is None:
        # It is then the siblings that date it.
        counts += Counter({f"as read: {what}": number for what, number in counts.items()})
    else:
        counts[f"as read: {'right' if carried == day else 'wrong'}"] += 1
    return counts


def _inferred(readings: Sequence[Reading], at: int, day: date, hidden: Report) -> Counter[str]:
    undated = next(read_copies([mend(hidden)]))
    linked = linked_as_one([undated if n == at else reading for n, reading in enumerate(readings)])
    found = next(r.report for r in linked.readings if r.report.key == hidden.key)
    inferred = day_of(found.published)
    counts = Counter({"reports": 1, "open" if inferred is None else "right" if inferred == day else "wrong": 1})
    if inferred is None and found.published.earliest and found.published.latest:
        counts["run"] += 1
        counts["run holds"] += found.published.earliest <= day.isoformat() <= found.published.latest
        likeliest = [match[1] for reason in linked.dating[found.id] if (match := _LIKELIEST.match(reason))]
        counts["called likeliest"] += len(likeliest)
        counts["likeliest"] += likeliest == [day.isoformat()]
        counts["likeliest, within a day"] += any(abs((date.fromisoformat(one) - day).days) <= 1 for one in likeliest)
    return counts


def measure(sample: int | None = None) -> dict[str, float]:
    gold: dict[str, list[Label]] = defaultdict(list)
    for label in labels():
        gold[label.story].append(label)
    counts: Counter[tuple[str, str, str]] = Counter()
    read_whole = {label.story for label in labels(LABELS)}
    for story, readings in stories(list(gold)[:sample]).items():
        use(fitted_without(story))
        linked = linked_as_one(readings)
        for half in ("all", "kept" if int(story) % 2 else "tuned on"):
            for kind in ("event", "quotation"):
                some = [g for g in gold[story] if g.kind == kind]
                scored = score_pairs(_spans(linked, kind), some, gold[story] if kind == "quotation" else ())
                for name, number in zip(("found", "right", "gold"), scored, strict=True):
                    counts[half, kind, name] += number
            if story not in read_whole:
                continue
            met, right = score_origins(linked, [g for g in gold[story] if g.kind == "origin"])
            counts[half, "origin", "found"] += met
            counts[half, "origin", "right"] += right
            shown, good, packed = score_disagreements(linked, [g for g in gold[story] if g.kind == "disagreement"])
            counts[half, "disagreement", "found"] += shown
            counts[half, "disagreement", "right"] += good
            counts[half, "disagreement", "met"] += packed // 1000
            counts[half, "disagreement", "gold"] += packed % 1000
    use({})
    figures = {}
    for half in ("all", "tuned on", "kept"):
        for kind in ("event", "quotation", "disagreement", "origin"):
            found = counts[half, kind, "found"]
            figures[f"{half}: {kind} precision"] = 100 * counts[half, kind, "right"] / max(1, found)
            if kind != "origin":
                met = counts[half, kind, "met" if kind == "disagreement" else "right"]
                figures[f"{half}: {kind} recall"] = 100 * met / max(1, counts[half, kind, "gold"])
    dates = hidden_dates(min(sample or _HIDDEN, _HIDDEN))
    for outcome in ("right", "wrong", "as read: right", "as read: wrong"):
        figures[f"dates: {outcome}"] = 100 * dates[outcome] / max(1, dates["reports"])
    figures["dates: some days"] = 100 * dates["run"] / max(1, dates["reports"])
    figures["dates: some days, the right one among them"] = 100 * dates["run holds"] / max(1, dates["run"])
    for what in ("likeliest", "likeliest, within a day"):
        figures[f"dates: some days, the {what}"] = 100 * dates[what] / max(1, dates["called likeliest"])
    return figures


def main() -> int:
    sample = int(sys.argv[1]) if len(sys.argv) > 1 else None
    for name, figure in measure(sample).items():
        print(f"{name:<46}{figure:>7.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
