"""The rows of what linking goes by: of each report, and of what reports say alike of an actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update

from dragoman.store.asking import chunks
from dragoman.store.connection import Database
from dragoman.store.tables import ITEMS, item_reports, likeness_keys, likenesses, readings, reports, traces

__all__ = ["LikenessRow", "TraceRow", "Traces", "TracesTurned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceRow:
    """What linking goes by of a report, see `dragoman.store.tables.traces`."""

    report: str
    digest: str
    day: int = 0
    moved: int = 0
    story: str | None = None
    moves: str = "[]"
    trace: str = "null"
    actor_of: str = "{}"
    kept: str = "null"
    vectors: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessRow:
    """A likeness by its id: the actor that it makes, its keys, and itself as JSON."""

    id: str
    whole: str
    record: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TracesTurned:
    """What is different in these rows after a linking; with `anew`, nothing of what was there stays.

    `moves` are new values of `moved`, `story` and `moves` of reports that stay, `actors` of `actor_of`.
    """

    anew: bool = False
    rows: Sequence[TraceRow] = ()
    gone: Collection[str] = ()
    moves: Mapping[str, tuple[int, str, str]]
    actors: Mapping[str, str]
    likenesses_anew: bool = False
    likenesses: Sequence[LikenessRow] = ()
    likenesses_gone: Collection[str] = ()

    def write(self, connection: Connection) -> None:
        """Write what is different."""
        if self.anew:
            connection.execute(delete(traces))
        if self.anew or self.likenesses_anew:
            connection.execute(delete(likenesses))
            connection.execute(delete(likeness_keys))
        for some in chunks([*self.gone, *(row.report for row in self.rows)]):
            connection.execute(delete(traces).where(traces.c.report.in_(some)))
        for rows in chunks(_values(row) for row in self.rows):
            connection.execute(insert(traces), rows)
        moves = [
            {"of": report, "to_moved": moved, "to_story": story, "to_moves": moves}
            for report, (moved, story, moves) in self.moves.items()
        ]
        if moves:
            to: dict[str, Any] = {name: bindparam(f"to_{name}") for name in ("moved", "story", "moves")}
            connection.execute(update(traces).where(traces.c.report == bindparam("of")).values(**to), moves)
        actors = [{"of": report, "to": actor_of} for report, actor_of in self.actors.items()]
        if actors:
            connection.execute(
                update(traces).where(traces.c.report == bindparam("of")).values(actor_of=bindparam("to")), actors
            )
        for some in chunks([*self.likenesses_gone, *(row.id for row in self.likenesses)]):
            connection.execute(delete(likenesses).where(likenesses.c.id.in_(some)))
            connection.execute(delete(likeness_keys).where(likeness_keys.c.likeness.in_(some)))
        for found in chunks({"id": row.id, "whole": row.whole, "record": row.record} for row in self.likenesses):
            connection.execute(insert(likenesses), found)
        for keys in chunks({"key": key, "likeness": row.id} for row in self.likenesses for key in row.keys):
            connection.execute(insert(likeness_keys), keys)


class Traces:
    """What linking goes by, asked for; it is written with what linking makes, see `Store.replace`."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def digests(self) -> dict[str, str]:
        """From each report that was linked to what it was linked of."""
        with self.database.reading() as connection:
            rows = connection.execute(select(traces.c.report, traces.c.digest))
            return {report: digest for report, digest in rows}  # noqa: C416 (a row is no tuple to mypy)

    def of(self, reports: Iterable[str]) -> list[TraceRow]:
        """The rows of these reports, without what days are grouped by."""
        return self._rows(traces.c.report, reports)

    def of_stories(self, stories: Iterable[str]) -> list[TraceRow]:
        """The rows of the reports that are in these stories, without what days are grouped by."""
        return self._rows(traces.c.story, stories)

    def all(self) -> list[TraceRow]:
        """All rows, without what days are grouped by."""
        with self.database.reading() as connection:
            return [_row(found) for found in connection.execute(_told().order_by(traces.c.report))]

    def between(self, first: int, end: int) -> list[TraceRow]:
        """The rows of the reports of days from `first` up to but not `end`, with what days are grouped by."""
        rows = select(traces).where(traces.c.day >= first, traces.c.day < end, traces.c.story.is_not(None))
        with self.database.reading() as connection:
            return [TraceRow(**found._mapping) for found in connection.execute(rows)]  # noqa: SLF001 (SQLAlchemy's)

    def since(self, day: int) -> list[str]:
        """The reports of a day and of all after it that count."""
        return self._reports(traces.c.day >= day)

    def moved_since(self, day: int) -> list[TraceRow]:
        """The rows of the reports of days before `day` that went into another story on it or later."""
        rows = _told().where(traces.c.moved >= day, traces.c.day < day, traces.c.story.is_not(None))
        with self.database.reading() as connection:
            return [_row(found) for found in connection.execute(rows)]

    def last_day(self, before: int) -> int | None:
        """The last day before `before` that has a report."""
        rows = select(func.max(traces.c.day)).where(traces.c.day < before, traces.c.story.is_not(None))
        with self.database.reading() as connection:
            found: int | None = connection.scalar(rows)
            return found

    def having(self, actors: Iterable[str]) -> dict[str, list[tuple[str, str | None, str | None]]]:
        """From each of these actors to the reports that have it, with when each was published."""
        found: dict[str, list[tuple[str, str | None, str | None]]] = {}
        rows = select(item_reports.c.item, reports.c.id, reports.c.earliest, reports.c.latest).join(
            reports, reports.c.id == item_reports.c.report
        )
        with self.database.reading() as connection:
            for chunk in chunks(sorted(set(actors))):
                for actor, report, earliest, latest in connection.execute(rows.where(item_reports.c.item.in_(chunk))):
                    found.setdefault(actor, []).append((report, earliest, latest))
        return found

    def read_now(self) -> dict[str, str]:
        """From each report that is stored to the digest of what it was read with."""
        with self.database.reading() as connection:
            rows = connection.execute(select(readings.c.report, readings.c.digest))
            return {report: digest for report, digest in rows}  # noqa: C416 (a row is no tuple to mypy)

    def as_read(self, wanted: Iterable[str]) -> list[tuple[str, str]]:
        """These reports and their readings as JSON, by the report's id."""
        rows = select(reports.c.record, readings.c.record).join_from(
            reports, readings, reports.c.id == readings.c.report
        )
        with self.database.reading() as connection:
            return [
                (report, reading)
                for chunk in chunks(sorted(set(wanted)))
                for report, reading in connection.execute(rows.where(reports.c.id.in_(chunk)).order_by(reports.c.id))
            ]

    def alike(self, ids: Iterable[str]) -> list[str]:
        """These likenesses as JSON."""
        return self._records(select(likenesses.c.record), likenesses.c.id, ids)

    def under(self, keys: Iterable[str]) -> list[str]:
        """The likenesses with any of these keys as JSON."""
        rows = select(likenesses.c.record).join(likeness_keys, likeness_keys.c.likeness == likenesses.c.id).distinct()
        return self._records(rows, likeness_keys.c.key, keys)

    def making(self, wholes: Iterable[str]) -> list[str]:
        """The likenesses that make any of these actors as JSON."""
        return self._records(select(likenesses.c.record), likenesses.c.whole, wholes)

    def listed(self, actors: Iterable[str]) -> dict[str, str]:
        """The actors of the case among these as JSON, by id."""
        found: dict[str, str] = {}
        column = ITEMS["actors"].c
        with self.database.reading() as connection:
            for chunk in chunks(sorted(set(actors))):
                rows = connection.execute(select(column.id, column.record).where(column.id.in_(chunk)))
                found.update((actor, record) for actor, record in rows)
        return found

    def stories_of(self, wanted: Iterable[str]) -> dict[str, str]:
        """The linked story of each of these reports that is in one and counts."""
        found: dict[str, str] = {}
        with self.database.reading() as connection:
            for chunk in chunks(sorted(set(wanted))):
                rows = select(reports.c.id, reports.c.story).where(
                    reports.c.id.in_(chunk), reports.c.story.is_not(None), reports.c.hidden == 0
                )
                found.update((report, story) for report, story in connection.execute(rows))
        return found

    def published_again(self) -> dict[str, list[str]]:
        """The reports that others are known by the same address or key as, by that, see `dragoman.case.versions`."""
        shared = (
            select(reports.c.identity)
            .where(reports.c.identity.is_not(None))
            .group_by(reports.c.identity)
            .having(func.count() > 1)
        )
        rows = select(reports.c.identity, reports.c.id).where(reports.c.identity.in_(shared))
        found: dict[str, list[str]] = {}
        with self.database.reading() as connection:
            for identity, report in connection.execute(rows):
                found.setdefault(identity, []).append(report)
        return found

    def grouped(self) -> dict[str, str]:
        """From each report that counts to the story that it was grouped into, before anybody moved it."""
        with self.database.reading() as connection:
            rows = connection.execute(select(traces.c.report, traces.c.story).where(traces.c.story.is_not(None)))
            return {report: story for report, story in rows}  # noqa: C416 (a row is no tuple to mypy)

    def together(self, wanted: Iterable[str]) -> set[str]:
        """The reports that are linked as one of these stories."""
        found: set[str] = set()
        with self.database.reading() as connection:
            for chunk in chunks(sorted(set(wanted))):
                rows = select(reports.c.id).where(reports.c.story.in_(chunk), reports.c.hidden == 0)
                found.update(connection.scalars(rows))
        return found

    def outlets(self, without: Iterable[str]) -> set[str]:
        """The outlets of the reports that count, but for these."""
        column = reports.c
        rows = select(column.outlet, func.count()).where(column.outlet.is_not(None), column.hidden == 0)
        with self.database.reading() as connection:
            found: Counter[str] = Counter()
            found.update({outlet: number for outlet, number in connection.execute(rows.group_by(column.outlet))})  # noqa: C416
            for chunk in chunks(sorted(set(without))):
                some = rows.where(column.id.in_(chunk)).group_by(column.outlet)
                found.subtract({outlet: number for outlet, number in connection.execute(some)})  # noqa: C416
        return {outlet for outlet, number in found.items() if number > 0}

    def _rows(self, column: Any, wanted: Iterable[str]) -> list[TraceRow]:  # noqa: ANN401 (a column of any table)
        with self.database.reading() as connection:
            return [
                _row(found)
                for chunk in chunks(sorted(set(wanted)))
                for found in connection.execute(_told().where(column.in_(chunk)).order_by(traces.c.report))
            ]

    def _reports(self, *conditions: Any) -> list[str]:  # noqa: ANN401 (SQLAlchemy's)
        rows = select(traces.c.report).where(traces.c.story.is_not(None), *conditions)
        with self.database.reading() as connection:
            return list(connection.scalars(rows))

    def _records(self, rows: Select[Any], column: Any, wanted: Iterable[str]) -> list[str]:  # noqa: ANN401
        with self.database.reading() as connection:
            return [
                record
                for chunk in chunks(sorted(set(wanted)))
                for record in connection.scalars(rows.where(column.in_(chunk)))
            ]


def _told() -> Select[Any]:
    column = traces.c
    return select(
        column.report,
        column.digest,
        column.day,
        column.moved,
        column.story,
        column.moves,
        column.trace,
        column.actor_of,
    )


def _row(found: Any) -> TraceRow:  # noqa: ANN401 (a row of any question)
    return TraceRow(**found._mapping)  # noqa: SLF001 (SQLAlchemy's)


def _values(row: TraceRow) -> dict[str, object]:
    return {
        "report": row.report, "digest": row.digest, "day": row.day, "moved": row.moved, "story": row.story,
        "moves": row.moves, "trace": row.trace, "actor_of": row.actor_of, "kept": row.kept, "vectors": row.vectors,
    }  # fmt: skip
