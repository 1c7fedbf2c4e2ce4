"""What a case's rows are asked: selected, counted, in pages, and by what binds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, func, or_, select

from dragoman.store.connection import Database
from dragoman.store.fulltext import called, called_nearly, matching
from dragoman.store.rows import Passage, Selection
from dragoman.store.selecting import counted, place_column, selected
from dragoman.store.tables import ITEMS, item_actors, metadata, names, passages, problems, redirects, reports

__all__ = ["CHUNK", "Asking", "chunks", "table_of"]

T = TypeVar("T")
# Ids in one IN (…): below the 999 parameters that old SQLite takes.
CHUNK = 500
# What the ids of actors begin with: stories are called by words as well.
_ACTORS = "a-"


class Asking:
    """The questions to the rows of one case; nothing here writes."""

    database: Database

    def select(self, selection: Selection) -> Iterator[str]:
        """The selected items as JSON, in the order of their kind."""
        with self.database.reading() as connection:
            result = connection.execution_options(yield_per=CHUNK).execute(
                selected(selection, dialect=self.database.dialect)
            )
            # In memory there is one connection for all, which must be free for the next question before this one is through.
            lines = result.scalars().all() if self.database.in_memory else None
            if lines is None:
                yield from result.scalars()
        yield from lines or ()

    def page(self, selection: Selection) -> list[tuple[str, str]]:
        """The selected items as JSON, in the order of their kind, each with its place in that order."""
        with self.database.reading() as connection:
            of = (place_column(selection), "record")
            rows = connection.execute(selected(selection, of=of, dialect=self.database.dialect))
            return [(place or "", record) for place, record in rows]

    def count(self, selection: Selection) -> int:
        """How many items are selected."""
        with self.database.reading() as connection:
            return connection.scalar(counted(selection, dialect=self.database.dialect)) or 0

    def parts_taken(self, actors: Sequence[str]) -> list[tuple[str, str, int]]:
        """How often each of these actors is speaker of a statement, source or target of an event: actor, role, number."""
        part = item_actors.c
        roles = ((part.role == "speaker") & part.item.like("s-%")) | (
            part.role.in_(("source", "target")) & part.item.like("e-%")
        )
        counts = select(part.actor, part.role, func.count()).group_by(part.actor, part.role)
        with self.database.reading() as connection:
            return sorted(
                (actor, role, count)
                for chunk in chunks(sorted(set(actors)))
                for actor, role, count in connection.execute(counts.where(roles, part.actor.in_(chunk)))
            )

    def partners(self, actors: Sequence[str]) -> list[tuple[str, str, int]]:
        """In how many events each of these actors takes part together with which other: actor, other, number."""
        one, other = item_actors.alias(), item_actors.alias()
        together = (
            select(one.c.actor, other.c.actor, func.count(one.c.item.distinct()))
            .select_from(one.join(other, (one.c.item == other.c.item) & (one.c.actor != other.c.actor)))
            .group_by(one.c.actor, other.c.actor)
        )
        with self.database.reading() as connection:
            return sorted(
                (actor, with_, count)
                for chunk in chunks(sorted(set(actors)))
                for actor, with_, count in connection.execute(
                    together.where(one.c.item.like("e-%"), one.c.actor.in_(chunk))
                )
            )

    def ids(self, kind: str, prefix: str, limit: int) -> list[str]:
        """The ids of this kind that begin with `prefix`, at most `limit` of them."""
        table = redirects if kind == "redirects" else problems if kind == "problems" else table_of(kind)
        with self.database.reading() as connection:
            rows = select(table.c.id).where(*_begins(table.c.id, prefix)).order_by(table.c.id).limit(limit)
            return list(connection.scalars(rows))

    def target(self, id: str) -> str:  # noqa: A002 (the column's name)
        """The id of the whole that `id` became part of, else `id` itself."""
        with self.database.reading() as connection:
            return connection.scalar(select(redirects.c.target).where(redirects.c.id == id)) or id

    def actors_called(self, words: str, code: str) -> list[str]:
        """The ids of actors with a name in which `words` (folded, parted by blanks) stand in a row, or with this country code."""
        by_name = select(names.c.item).where(*called(self.database.dialect, (words,)))
        by_country = select(ITEMS["actors"].c.id).where(ITEMS["actors"].c.country == code)
        with self.database.reading() as connection:
            found = [*connection.scalars(by_country)] + ([*connection.scalars(by_name)] if words else [])
            return sorted({item for item in found if item.startswith(_ACTORS)})

    def actors_nearly_called(self, words: str, most: int) -> list[str]:
        """The ids of at most `most` actors with a name of which a word begins as one of these (folded, parted by blanks) does."""
        beginnings = tuple(sorted({word[:2] for word in words.split()}))
        if not beginnings:
            return []
        near = select(names.c.item).where(*called_nearly(self.database.dialect, beginnings)).limit(most)
        with self.database.reading() as connection:
            return sorted({item for item in connection.scalars(near) if item.startswith(_ACTORS)})

    def column(self, table: str, name: str) -> list[str]:
        """The values of one column, each once, in order."""
        chosen = metadata.tables[table].c[name]
        with self.database.reading() as connection:
            found = connection.scalars(select(chosen).where(chosen.is_not(None)).distinct().order_by(chosen))
            return [str(value) for value in found]

    def told_by(self, stories: Sequence[str]) -> list[tuple[str, str, str, str]]:
        """Of each report of these stories: the story, what its publisher is called, fetched and published (or empty)."""
        column = reports.c
        publisher = func.coalesce(
            func.nullif(column.outlet, ""), func.nullif(column.key, ""), func.nullif(column.url, ""), column.id
        )
        rows = select(column.story, publisher, func.coalesce(column.fetched, ""), func.coalesce(column.latest, ""))
        with self.database.reading() as connection:
            return [
                (story, name, fetched, latest)
                for chunk in chunks(stories)
                for story, name, fetched, latest in connection.execute(
                    rows.where(column.story.in_(chunk), column.hidden == 0).order_by(column.story, column.id)
                )
            ]

    def counts_in(self, kind: str, type: str, stories: Sequence[str]) -> dict[str, int]:  # noqa: A002 (the column's name)
        """How many items of a kind have this type or subtype, in each of these stories that has any."""
        column = table_of(kind).c
        rows = select(column.story, func.count()).where(
            or_(column.type == type, column.subtype == type), column.hidden == 0
        )
        with self.database.reading() as connection:
            return {
                story: number
                for chunk in chunks(stories)
                for story, number in connection.execute(rows.where(column.story.in_(chunk)).group_by(column.story))
            }

    def types(self, kind: str) -> list[str]:
        """The types and subtypes that items of this kind have."""
        table = table_of(kind)
        with self.database.reading() as connection:
            rows = connection.execute(select(table.c.type, table.c.subtype).distinct())
            return sorted({cell for row in rows for cell in row if cell})

    def passages(self, phrases: tuple[str, ...], chosen: Selection) -> Iterator[Passage]:
        """The passages with all `phrases` (folded), in the reports of `chosen`, in the order of publication."""
        wanted = selected(chosen, of="id", dialect=self.database.dialect).order_by(None).limit(None).subquery()
        rows = (
            select(passages.c.report, passages.c.start, passages.c.stop, passages.c.words)
            .join(reports, reports.c.id == passages.c.report)
            .where(passages.c.report.in_(select(wanted.c.id)), *matching(self.database.dialect, phrases))
            .order_by(reports.c.earliest.asc().nulls_last(), reports.c.id, passages.c.start)
            .limit(chosen.limit)
        )
        with self.database.reading() as connection:
            for report, start, stop, words in connection.execute(rows):
                yield Passage(report=report, start=start, stop=stop, words=words)


def table_of(kind: str) -> Table:
    """The table that items of a kind stand in."""
    return reports if kind == "reports" else ITEMS[kind]


def _begins(column: Column[str], prefix: str) -> tuple[ColumnElement[bool], ...]:
    """By range, not by pattern: so that the index serves, and no character of the prefix means anything."""
    return (column >= prefix, column < prefix + "\U0010ffff")


def pairs(connection: Connection, rows: Select[Any]) -> dict[str, str]:
    """The answer to a question for two columns, as a mapping."""
    return {first: second for first, second in connection.execute(rows)}  # noqa: C416 (a row is no tuple to mypy)


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """Part items into lists that one question can hold."""
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
