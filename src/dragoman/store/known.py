"""What was known at a moment: which reports had come out by then, and which version of each counted.

A report counts from when it was published, a later version of one from `since` in the table of versions; from then on the one
before counts no more.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
)

from dragoman.store.connection import Database
from dragoman.store.tables import reports, versions

__all__ = ["Known", "VersionRow", "counting", "stories_up_to", "write_versions"]

# So many rows at a time.
_SOME = 500
_REJECTED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """That a report was published again: the version `before`, the one `after` it, their story, and since when the later counts."""

    before: str
    after: str
    story: str | None
    since: str | None


def counting(upto: str, table: FromClause = reports) -> ColumnElement[bool]:
    """The condition that a report counted at a moment: it was out, no earlier version stood for it, and no later one yet."""
    earlier, later = versions.alias(), versions.alias()
    not_yet = select(earlier.c.before).where(
        earlier.c.after == table.c.id, or_(earlier.c.since.is_(None), earlier.c.since > upto)
    )
    no_more = select(later.c.after).where(later.c.before == table.c.id, later.c.since <= upto)
    return and_(table.c.latest <= upto, table.c.hidden != _REJECTED, ~not_yet.exists(), ~no_more.exists())


class Known:
    """The questions of a case's rows that are about a moment (as the store has moments)."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def published(self, upto: str) -> list[str]:
        """The ids of all reports whose latest possible moment is not after `upto`, whichever version."""
        return self._ids(reports.c.latest <= upto)

    def reports(self, upto: str, story: str) -> list[str]:
        """The ids of the reports of a story that counted at a moment."""
        return self._ids(counting(upto), reports.c.story == story)

    def versions(self, story: str) -> list[VersionRow]:
        """The versions of a story's reports."""
        rows = select(versions).where(versions.c.story == story).order_by(versions.c.before)
        with self.database.reading() as connection:
            return [VersionRow(**found._mapping) for found in connection.execute(rows)]  # noqa: SLF001 (SQLAlchemy's)

    def last(self, upto: str, story: str | None = None) -> str | None:
        """The last moment up to `upto` at which anything came out, in the case or in one story; None where nothing had.

        Until the next one all stands as it did then.
        """
        with self.database.reading() as connection:
            published = connection.scalar(_last(reports.c.latest, upto, reports.c.story, story))
            again = connection.scalar(_last(versions.c.since, upto, versions.c.story, story))
        return None if published is None else max(published, again or "")

    def largest_story(self, upto: str) -> str | None:
        """The story with the most reports by a moment; of equals the one whose last is the latest."""
        rows = (
            select(reports.c.story)
            .where(counting(upto), reports.c.story.is_not(None))
            .group_by(reports.c.story)
            .order_by(func.count().desc(), func.max(reports.c.latest).desc(), reports.c.story)
            .limit(1)
        )
        with self.database.reading() as connection:
            found: str | None = connection.scalar(rows)
            return found

    def stories(self, upto: str, after: tuple[str, str] | None, limit: int) -> list[tuple[str, str]]:
        """At most `limit` stories with a report by a moment, each with when the last of these was, the latest first.

        `after` is the last of the page before: the moment and the story.
        """
        found: dict[tuple[str, str], None] = {}
        with self.database.reading() as connection:
            rows = connection.execution_options(yield_per=_SOME).execute(stories_up_to(upto, after))
            for latest, story in rows:
                found[latest, story] = None
                if len(found) == limit:
                    break
            rows.close()
        return list(found)

    def count(self, upto: str) -> int:
        """How many reports counted at a moment."""
        return self._number(select(func.count()).select_from(reports).where(counting(upto)))

    def count_stories(self, upto: str) -> int:
        """How many stories had a report by a moment."""
        return self._number(select(func.count(reports.c.story.distinct())).where(counting(upto)))

    def _ids(self, *conditions: ColumnElement[bool]) -> list[str]:
        with self.database.reading() as connection:
            return list(connection.scalars(select(reports.c.id).where(*conditions).order_by(reports.c.id)))

    def _number(self, rows: Select[Any]) -> int:
        with self.database.reading() as connection:
            return connection.scalar(rows) or 0


def stories_up_to(upto: str, after: tuple[str, str] | None) -> Select[Any]:
    """The question for the last report of each story up to a moment, from the latest on; of several at once each is given."""
    column, later = reports.c, reports.alias()
    newer = select(later.c.id).where(
        later.c.story == column.story, later.c.latest > column.latest, counting(upto, later)
    )
    rows = select(column.latest, column.story).where(counting(upto), column.story.is_not(None), ~newer.exists())
    if after is not None:
        rows = rows.where(column.latest <= after[0], or_(column.latest < after[0], column.story < after[1]))
    return rows.order_by(column.latest.desc(), column.story.desc())


def write_versions(connection: Connection, rows: Sequence[VersionRow], *, stories: Collection[str] | None) -> None:
    """Put versions in place of those of these stories, or of all that are known."""
    if stories is None:
        connection.execute(delete(versions))
    named = sorted(stories or ())
    for at in range(0, len(named), _SOME):
        connection.execute(delete(versions).where(versions.c.story.in_(named[at : at + _SOME])))
    befores = sorted({row.before for row in rows})
    for at in range(0, len(befores), _SOME):
        connection.execute(delete(versions).where(versions.c.before.in_(befores[at : at + _SOME])))
    values = [{"before": row.before, "after": row.after, "story": row.story, "since": row.since} for row in rows]
    for at in range(0, len(values), _SOME):
        connection.execute(insert(versions), values[at : at + _SOME])


def _last(moments: Column[Any], upto: str, of: Column[Any], story: str | None) -> Select[Any]:
    rows = select(func.max(moments)).where(moments <= upto)
    return rows if story is None else rows.where(of == story)
