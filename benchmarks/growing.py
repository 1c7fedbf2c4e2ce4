"""What reading one report more into a case costs, and twenty, in a case of a hundred reports and in large ones.

    python benchmarks/growing.py [REPORTS ...]     # cases of 100, 1,000 and 5,000 reports, or of these sizes

The cases are generated: development stories are read once, and told anew with other names, words and days, twenty reports a day
(see `varied.py`); what is read in a report is carried over, so that a large case is made in minutes. The reports that are
then read in are such as well. What is measured, in seconds of the processor, is all of `Case.read_reports` but the model:
storing, mending names, linking, comparing and writing. `all` is what it takes to read the reports up to each size in one go.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import dragoman.engines
from data import rows
from dragoman.case import Case
from dragoman.engines import Outcome, Task, engine_for
from dragoman.records import Reading
from stories import reading
from varied import Variation

SIZES = (100, 1_000, 5_000)
A_DAY, TWENTY = 20, 20
# Of each stream so many reports, of stories of at least three and at most twelve.
READ = {"stories/incidents.jsonl": 180, "stories/allsides.jsonl": 120}


class Told:
    """An engine that knows what is in the reports that it is given."""

    name = "told"

    def __init__(self) -> None:
        self.readings: dict[str, Reading] = {}

    def for_any(self, *_: object, **__: object) -> Told:
        """Itself, whatever engine is asked for."""
        return self

    def read(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Give what is known of each report."""
        for task in tasks:
            yield Outcome(task=task, reading=self.readings[task.report.id])


def stories_read() -> list[list[Reading]]:
    """Development stories, read: half a minute."""
    told: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for file, most in READ.items():
        whole: dict[str, list[Reading]] = defaultdict(list)
        for row in rows(file):
            if row["published"]:
                whole[str(row["story"])].append(reading(row))
        counted = 0
        for story, some in whole.items():
            if 3 <= len(some) <= 12 and counted < most:
                told[file, story] = some
                counted += len(some)
    wanted = [one for some in told.values() for one in some]
    outcomes = engine_for("local").read(Task(report=one.report) for one in wanted)
    found = {o.task.report.id: o.reading for o in outcomes if o.reading}
    return [[found[one.report.id] for one in some if one.report.id in found] for some in told.values()]


def figures(sizes: Sequence[int] = SIZES, stories: Sequence[Sequence[Reading]] | None = None) -> dict[str, float]:
    """Seconds to read one report and twenty into a case of each size, and how they grow from the smallest to the largest."""
    engine, found = Told(), {}
    dragoman.engines.engine_for = engine.for_any
    stream = Variation(stories or stories_read()).stream(A_DAY)
    with tempfile.TemporaryDirectory() as folder, Case.open(Path(folder) / "growing.db") as case:
        held = 0

        def taken(number: int) -> float:
            nonlocal held
            some = list(itertools.islice(stream, number))
            engine.readings = {one.report.id: one for one in some}
            held += number
            begin = time.process_time()
            case.read_reports(one.report for one in some)
            return time.process_time() - begin

        for size in sizes:
            whole = taken(size - held)
            found[f"{size}: all"] = whole
            found[f"{size}: one"] = min(taken(1) for _ in range(5))
            found[f"{size}: twenty"] = min(taken(TWENTY) for _ in range(2))
    for what in ("one", "twenty"):
        found[f"growth, {what}"] = found[f"{sizes[-1]}: {what}"] / found[f"{sizes[0]}: {what}"]
    return found


def main() -> None:
    """Print the figures."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    for what, figure in figures(sizes).items():
        print(f"{what:>16}{figure:10.3f}")


if __name__ == "__main__":
    main()
