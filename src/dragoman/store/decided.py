"""The rows of what people decided, and of how far everybody has looked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from dragoman.store.asking import chunks, pairs
from dragoman.store.connection import Database
from dragoman.store.tables import affairs, changes, decisions, looks

__all__ = [
    "ChangeRow",
    "DecisionRow",
    "DecisionRows",
    "Kept",
    "add_decisions",
    "digests_of",
    "forget_affairs",
    "parts_of",
    "update_decisions",
    "write_parts",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision as it is stored: what it is found by, and the decision itself as JSON."""

    id: str
    number: int
    at: str
    who: str
    target: str
    state: str
    record: str
    now: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """Something that a linking changed: which item of which story, and the change as JSON; `number` orders them all."""

    kind: str
    item: str
    story: str | None
    record: str


class DecisionRows:
    """The decisions of a case; they are added and given another state, and never deleted."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def all(self) -> list[str]:
        """All decisions and entries as JSON, in the order in which they came in."""
        with self.database.reading() as connection:
            return list(connection.scalars(select(decisions.c.record).order_by(decisions.c.number, decisions.c.id)))

    def next_number(self) -> int:
        """The place in the log that comes next."""
        with self.database.reading() as connection:
            return (connection.scalar(select(func.max(decisions.c.number))) or 0) + 1

    def turn(self) -> str:
        """A word that changes with every decision."""
        with self.database.reading() as connection:
            count, last = connection.execute(select(func.count(), func.max(decisions.c.number))).one()
            return f"{count} {last or 0}"

    def update(self, rows: Iterable[DecisionRow]) -> None:
        """Note what became of decisions."""
        with self.database.writing() as connection:
            update_decisions(connection, rows)

    def about(self, ids: Iterable[str]) -> list[str]:
        """The decisions about these items, as they were decided or as they are found now, in the order of the log."""
        wanted = sorted(set(ids))
        with self.database.reading() as connection:
            rows = select(decisions.c.record).where(or_(decisions.c.target.in_(wanted), decisions.c.now.in_(wanted)))
            return list(connection.scalars(rows.order_by(decisions.c.number, decisions.c.id)))

    def ids(self, prefix: str, limit: int) -> list[str]:
        """The ids of decisions that begin with `prefix`, at most `limit` of them."""
        with self.database.reading() as connection:
            found = select(decisions.c.id).where(decisions.c.id >= prefix, decisions.c.id < prefix + "\U0010ffff")
            return list(connection.scalars(found.order_by(decisions.c.id).limit(limit)))


class Kept:
    """What is kept of each story as a whole, what each linking changed, and how far everybody has looked."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def parts(
        self, part: str, stories: Iterable[str] | None = None, digest: str | None = None
    ) -> list[tuple[str, str]]:
        """This part of the stories (of all, if none are named) as JSON, each with the story's id, by id: those with `digest`."""
        rows = select(affairs.c.story, affairs.c.record).where(affairs.c.part == part).order_by(affairs.c.story)
        if stories is not None:
            rows = rows.where(affairs.c.story.in_(sorted(set(stories))))
        if digest is not None:
            rows = rows.where(affairs.c.digest == digest)
        with self.database.reading() as connection:
            return [(story, record) for story, record in connection.execute(rows)]

    def digests(self, part: str, stories: Iterable[str] | None = None) -> dict[str, str]:
        """From each story's id (of all, if none are named) to the digest of this part of it."""
        with self.database.reading() as connection:
            return digests_of(connection, part, stories)

    def keep(self, part: str, rows: Sequence[tuple[str, str, str]]) -> None:
        """Keep this part of stories, each given as its id, a digest and JSON."""
        with self.database.writing() as connection:
            write_parts(connection, part, rows)

    def note_changes(self, at: str, rows: Iterable[ChangeRow]) -> None:
        """Note what a linking changed at the moment `at`."""
        values = [
            {"at": at, "kind": row.kind, "item": row.item, "story": row.story, "record": row.record} for row in rows
        ]
        if values:
            with self.database.writing() as connection:
                connection.execute(insert(changes), values)

    def changes(self, after: int, stories: tuple[str, ...] | None = None) -> list[tuple[int, str]]:
        """The changes behind number `after` as JSON, each with its number, in their order."""
        rows = select(changes.c.number, changes.c.record).where(changes.c.number > after).order_by(changes.c.number)
        if stories is not None:
            rows = rows.where(changes.c.story.in_(stories))
        with self.database.reading() as connection:
            return [(number, record) for number, record in connection.execute(rows)]

    def changed_stories(self, after: int) -> dict[str, int]:
        """How many changes each story has behind number `after`."""
        rows = (
            select(changes.c.story, func.count())
            .where(changes.c.number > after, changes.c.story.is_not(None))
            .group_by(changes.c.story)
        )
        with self.database.reading() as connection:
            return {str(story): count for story, count in connection.execute(rows)}

    def last_change(self) -> int:
        """The number of the last change, 0 where there is none."""
        with self.database.reading() as connection:
            return connection.scalar(select(func.max(changes.c.number))) or 0

    def look(self, who: str) -> tuple[int, str] | None:
        """How far somebody has looked: the number of the last change that they saw, and when that was."""
        with self.database.reading() as connection:
            found = connection.execute(select(looks.c.number, looks.c.at).where(looks.c.who == who)).first()
            return (found[0], found[1]) if found else None

    def set_look(self, who: str, number: int, at: str) -> None:
        """Note that somebody has looked at everything up to change `number`."""
        with self.database.writing() as connection:
            connection.execute(delete(looks).where(looks.c.who == who))
            connection.execute(insert(looks), {"who": who, "number": number, "at": at})


def write_parts(
    connection: Connection,
    part: str,
    rows: Sequence[tuple[str, str, str]],
    *,
    without: Iterable[str] = (),
    whole: bool = False,
) -> None:
    """Keep this part, each given as an id, a digest and JSON, and forget it of those `without`; with `whole`, of all others."""
    if whole:
        connection.execute(delete(affairs).where(affairs.c.part == part))
    named = [] if whole else sorted({*(story for story, _, _ in rows), *without})
    for at in range(0, len(named), 500):
        connection.execute(delete(affairs).where(affairs.c.part == part, affairs.c.story.in_(named[at : at + 500])))
    values = [{"story": story, "part": part, "digest": digest, "record": line} for story, digest, line in rows]
    for at in range(0, len(values), 500):
        connection.execute(insert(affairs), values[at : at + 500])


def digests_of(connection: Connection, part: str, stories: Iterable[str] | None = None) -> dict[str, str]:
    """From each story's id (of all, if none are named) to the digest of this part of it."""
    rows = select(affairs.c.story, affairs.c.digest).where(affairs.c.part == part)
    if stories is None:
        return pairs(connection, rows)
    return {
        story: digest
        for chunk in chunks(sorted(set(stories)))
        for story, digest in pairs(connection, rows.where(affairs.c.story.in_(chunk))).items()
    }


def parts_of(connection: Connection, part: str, stories: Iterable[str]) -> list[tuple[str, str, str]]:
    """This part of these stories: each story's id, the digest, and JSON."""
    rows = select(affairs.c.story, affairs.c.digest, affairs.c.record).where(affairs.c.part == part)
    with_these = rows.where(affairs.c.story.in_(sorted(set(stories)))).order_by(affairs.c.story)
    return [(story, digest, line) for story, digest, line in connection.execute(with_these)]


def forget_affairs(connection: Connection, stories: Iterable[str]) -> None:
    """Forget all parts of stories that are no more."""
    for chunk in chunks(sorted(set(stories))):
        connection.execute(delete(affairs).where(affairs.c.story.in_(chunk)))


def update_decisions(connection: Connection, rows: Iterable[DecisionRow]) -> None:
    """Note what became of decisions."""
    values = [{f"new_{name}": value for name, value in _columns(row).items()} for row in rows]
    if values:
        changed: dict[str, Any] = {name: bindparam(f"new_{name}") for name in ("state", "now", "record")}
        connection.execute(update(decisions).where(decisions.c.id == bindparam("new_id")).values(changed), values)


def add_decisions(connection: Connection, rows: Iterable[DecisionRow]) -> None:
    """Add decisions; those that are there already (from another copy of the case) stay as they are."""
    rows = list(rows)
    known = set(connection.scalars(select(decisions.c.id).where(decisions.c.id.in_([row.id for row in rows]))))
    new = {row.id: row for row in rows if row.id not in known}
    if new:
        connection.execute(insert(decisions), [_columns(row) for row in new.values()])


def _columns(row: DecisionRow) -> dict[str, object]:
    return {
        "id": row.id, "number": row.number, "at": row.at, "who": row.who, "target": row.target, "now": row.now,
        "state": row.state, "record": row.record,
    }  # fmt: skip
