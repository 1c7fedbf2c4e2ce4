"""A program that reads the small affair, many times over, into a case: to be killed, starved and run beside itself.

python -m tests.robustness.reader CASE FIRST LAST
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import dragoman.engines
from dragoman.case import Case
from dragoman.errors import DragomanError
from dragoman.records import Report, make_report
from tests.case.stub import affair, stub_engine


def many(first: int, last: int) -> Iterator[Report]:
    """Reports from number `first` up to `last`: the affair's six again and again, each time under other keys."""
    reports = affair()
    for number in range(first, last):
        report = reports[number % len(reports)]
        yield make_report(
            f"{report.text}\nEdition {number}. {'Herring and more herring. ' * 20}",
            key=f"{number}", outlet=report.outlet, published=report.published, title=report.title,
        )  # fmt: skip


def main(address: str, first: str, last: str) -> int:
    dragoman.engines.engine_for = stub_engine
    try:
        with Case.open(address) as case:
            print("open", flush=True)
            summary = case.read_reports(many(int(first), int(last)))
            print(f"read {summary.read} known {summary.known}", flush=True)
    except DragomanError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
