"""Days grouped again from the first on which something is different, on what is kept of the days before."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from dragoman.linking.grouping import Grouper
from dragoman.linking.grouping.houses import UNDATED
from dragoman.linking.grouping.kept import Before, Kept, first_compared
from dragoman.linking.grouping.profiles import Vectors
from dragoman.records import Reading
from dragoman.records.plain import from_json, to_json
from dragoman.store.traces import TraceRow

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["Regrouped", "regroup"]

Move = tuple[int, str]


@dataclass
class Regrouped:
    """What grouping made of the days that it went through.

    `rows` are those of the reports of these days, `moves` what is different of earlier reports (the last day, the story and
    all moves), `were` the stories in which any of them were before, `now` those in which they are.
    """

    rows: dict[str, TraceRow] = field(default_factory=dict)
    moves: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    were: set[str] = field(default_factory=set)
    now: set[str] = field(default_factory=set)


def regroup(
    store: Store,
    new: Mapping[str, Reading],
    gone: Mapping[str, TraceRow],
    readings: Callable[[Iterable[str]], list[Reading]],
) -> Regrouped:
    """Group reports that are new or different, and all of their day and of later days; `gone` are those that count no more.

    `readings` gives the readings of reports that are stored.
    """
    day = min([*map(Grouper.day_of, new.values()), *(row.day for row in gone.values())])
    found = Regrouped()
    again = [report for report in store.traces.since(day) if report not in new and report not in gone]
    ordered = sorted(
        [*new.values(), *readings(again)],
        key=lambda one: (Grouper.day_of(one), one.report.published.earliest or "9999", one.report.id),
    )
    kept: dict[str, tuple[Kept, bytes]] = {}
    grouper = Grouper.resumed(
        day, _before(store, day), lambda report, one, vectors: kept.__setitem__(report, (one, _packed(vectors)))
    )
    for reading in ordered:
        grouper.add(reading)
    grouper.close()
    moves: dict[str, list[Move]] = {}
    for report, on, story in grouper.moves:
        moves.setdefault(report, []).append((on, story))
    for reading in ordered:
        report = reading.report.id
        one, vectors = kept[report]
        found.rows[report] = TraceRow(
            report=report, digest="", day=one.day, moved=moves[report][-1][0], story=moves[report][-1][1],
            moves=to_json(moves[report]).decode(), kept=to_json(one).decode(), vectors=vectors,
        )  # fmt: skip
    earlier = {row.report: row for row in store.traces.moved_since(day)}
    earlier |= {row.report: row for row in store.traces.of(set(moves) - set(found.rows) - set(earlier))}
    for report, row in earlier.items():
        path = [move for move in from_json(row.moves, list[Move]) if move[0] < day] + moves.get(report, [])
        if path != from_json(row.moves, list[Move]):
            found.moves[report] = (*path[-1], to_json(path).decode())
            found.were.add(row.story or "")
            found.now.add(path[-1][1])
    replaced = [*store.traces.of(set(found.rows) - set(gone)), *gone.values()]
    found.were |= {row.story for row in replaced if row.story}
    found.now |= {row.story for row in found.rows.values() if row.story}
    return found


def _before(store: Store, day: int) -> Iterable[Before]:
    """The reports of earlier days that those of a day are compared with, in the stories that they were in as it began."""
    last = store.traces.last_day(day)
    if last is None:
        return
    first = first_compared(last if day == UNDATED else day)
    for row in store.traces.between(first, day):
        path = [move for move in from_json(row.moves, list[Move]) if move[0] < day]
        yield Before(row.report, path[-1][1], from_json(row.kept, Kept), partial(_unpacked, row.vectors))


def _packed(vectors: Vectors) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(vectors, order="deterministic"), 1)


def _unpacked(packed: bytes) -> Vectors:
    return msgspec.msgpack.decode(zlib.decompress(packed), type=Vectors)
