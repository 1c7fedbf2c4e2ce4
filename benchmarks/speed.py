"""What reading costs, each figure as a ratio to a yardstick taken in the same run.

    python benchmarks/speed.py [--texts N] [--rounds N]

- reading: mending, parsing and reading all kinds, against the bare spaCy pass (`nlp.pipe`) over the same texts.
- cold start: `dragoman read` of two reports into a new case, against importing spaCy and loading its model.
- help: `dragoman --help`, against starting the interpreter with nothing to do.

Ratios are of the fastest round each, the rounds interleaved, so that a busy machine slows both sides.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from data import ROOT, data_folder, rows
from dragoman.parsing.model import package_of
from dragoman.reading import read_copies
from dragoman.records import make_report
from dragoman.text import mend


def texts(most: int) -> list[tuple[str, str | None]]:
    """Texts with their dates: the gold data's news where it is present, else the example reports over and over."""
    if (data_folder() / "stories/allsides.jsonl").is_file():
        stories = [(row["text"], row["published"][:10]) for row in rows("stories/allsides.jsonl")]
        politics = [(row["text"], "2016-01-01") for row in rows("statements/dev.jsonl")]
        return [*politics[: most // 4], *stories][:most]
    examples = [(path.read_text(encoding="utf-8"), None) for path in sorted((ROOT / "examples").rglob("*.txt"))]
    return (examples * most)[:most]


def ratio(ours: Callable[[], object], yardstick: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """Fastest seconds of each, and their ratio."""
    taken: dict[str, list[float]] = {"ours": [], "yardstick": []}
    for _ in range(rounds):
        for name, run in (("yardstick", yardstick), ("ours", ours)):
            start = time.perf_counter()
            run()
            taken[name].append(time.perf_counter() - start)
    mine, theirs = min(taken["ours"]), min(taken["yardstick"])
    return mine / theirs, mine, theirs


def reading(most: int, rounds: int) -> tuple[float, float, float]:
    """The whole of reading against the bare spaCy pass."""
    nlp = spacy.load(package_of())  # as it comes, without what dragoman adds to it or makes faster in it
    chosen = texts(most)
    reports = [make_report(text, published=day) for text, day in chosen]
    return ratio(
        lambda: list(read_copies(mend(report) for report in reports)),
        lambda: list(nlp.pipe(text for text, _ in chosen)),
        rounds,
    )


def command(*arguments: str) -> Callable[[], object]:
    """Run a command to its end, its output thrown away."""
    return lambda: subprocess.run(arguments, check=True, capture_output=True, cwd=tempfile.mkdtemp())


def cold_start(rounds: int) -> tuple[float, float, float]:
    """A first `dragoman read` against loading spaCy with its model."""
    seeds = sorted(data_folder().parent.glob("seeds/*.txt")) or sorted((ROOT / "examples").rglob("*.txt"))[:2]
    load = f"import spacy; spacy.load({package_of()!r})"
    binary = str(Path(sys.executable).parent / "dragoman")
    return ratio(
        command(binary, "read", *map(str, seeds), "--case", "new.db"), command(sys.executable, "-c", load), rounds
    )


def show_help(rounds: int) -> tuple[float, float, float]:
    """`dragoman --help` against a bare interpreter."""
    binary = str(Path(sys.executable).parent / "dragoman")
    return ratio(command(binary, "--help"), command(sys.executable, "-c", "pass"), rounds)


def main() -> None:
    """Print the three ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    for name, limit, (times, mine, theirs) in (
        ("reading / bare spaCy pass", 1.5, reading(asked.texts, asked.rounds)),
        ("cold read of two reports / loading spaCy", 1.6, cold_start(asked.rounds + 4)),
        ("dragoman --help / bare interpreter", 15.0, show_help(asked.rounds + 7)),
    ):
        verdict = "within" if times <= limit else "OVER"
        print(f"{name:42} {times:6.2f}   ({mine:.3f} s / {theirs:.3f} s; {verdict} {limit})")


if __name__ == "__main__":
    main()
