"""A case's rows: written one report at a time, and replaced as a whole where they are made of many."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from typing import Self

from sqlalchemy import (
    Connection,
    Table,
    delete,
    insert,
    or_,
    select,
    update,
)

from dragoman.store.asking import Asking, chunks, pairs
from dragoman.store.connection import PATIENCE, Database
from dragoman.store.decided import DecisionRow, DecisionRows, Kept, add_decisions
from dragoman.store.known import Known
from dragoman.store.opening import open_database
from dragoman.store.replacing import Tell, Turned, insert_rows, replace_kind, replace_redirects, row_of, turn_of
from dragoman.store.rows import Entry, Passage, RegroupingRow, StoredReading
from dragoman.store.tables import (
    ITEMS,
    changes,
    decisions,
    looks,
    meta,
    names_met,
    passages,
    problems,
    readings,
    regroupings,
    reports,
    suspects,
)
from dragoman.store.traces import Traces

__all__ = ["Store", "Tell", "Turned", "write_note"]

_LINKED = "linked"
_TURN = "turn"
_NOTHING = hashlib.blake2b(digest_size=16).hexdigest()  # the fingerprint of no reports
# The report's text stands in the first alone; the second is as it was read, before any linking.
_AS_READ = select(reports.c.record, readings.c.record).join_from(reports, readings, reports.c.id == readings.c.report)


class Store(Asking):
    """The rows of one case.

    >>> from dragoman.store.rows import Selection
    >>> with Store.in_memory() as store:
    ...     store.count(Selection(kind="events"))
    0
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.decided, self.kept = DecisionRows(database), Kept(database)
        self.traces, self.known = Traces(database), Known(database)

    @classmethod
    def open(cls, address: str, *, create: bool = True, patience: float = PATIENCE) -> Self:
        """Open the case at a path or URL; see `open_database` for the errors."""
        return cls(open_database(address, create=create, patience=patience))

    @classmethod
    def in_memory(cls) -> Self:
        """Make an empty case that lives as long as this object."""
        return cls(open_database(":memory:"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.database.close()

    # Reports, as they are read.

    def digests(self, ids: Sequence[str] | None = None) -> dict[str, str]:
        """From each stored report's id (of `ids`, if given) to the digest of what it was read with."""
        with self.database.reading() as connection:
            return _digests(connection, ids)

    def add(self, stored: StoredReading, *, keep: str = "") -> bool:
        """Store one report and what was read in it, in one transaction.

        False where it was there already, read with the same digest, or with one that begins with `keep`.
        """
        with self.database.writing() as connection:
            report = stored.report.id
            known = connection.scalar(select(readings.c.digest).where(readings.c.report == report))
            if known is not None and (known == stored.digest or (keep and known.startswith(keep))):
                return False
            row = {"report": report, "digest": stored.digest, "record": stored.record}
            if known is None:
                connection.execute(insert(reports), row_of(reports, stored.report))
                connection.execute(insert(readings), row)
                if stored.passages:
                    connection.execute(insert(passages), [_passage_row(passage) for passage in stored.passages])
            else:
                connection.execute(update(readings).where(readings.c.report == report), row)
            if stored.names is not None:
                _note(connection, names_met, report, stored.names)
                _note(connection, suspects, report, stored.suspects)
            return True

    def stamp(self, report: str, digest: str) -> None:
        """Note that reading a report with this digest gives what is stored of it."""
        with self.database.writing() as connection:
            connection.execute(update(readings).where(readings.c.report == report).values(digest=digest))

    def note(self, key: str, value: str) -> None:
        """Keep a note under a key, in place of the one before."""
        with self.database.writing() as connection:
            write_note(connection, key, value)

    def noted(self, key: str) -> str | None:
        """The note that is kept under a key."""
        with self.database.reading() as connection:
            found: str | None = connection.scalar(select(meta.c.value).where(meta.c.key == f"note {key}"))
            return found

    def add_problem(self, id: str, source: str, record: str) -> None:  # noqa: A002 (the column's name)
        """Keep an input that could not be read; the latest word on it replaces the one before."""
        with self.database.writing() as connection:
            connection.execute(delete(problems).where(problems.c.id == id))
            connection.execute(insert(problems), {"id": id, "source": source, "record": record})

    def forget_problems(self, sources: Container[str], but: Container[str]) -> None:
        """Forget the problems with these sources, but for those with the ids `but`."""
        rows = select(problems.c.id, problems.c.source)
        with self.database.reading() as connection:
            gone = [name for name, source in pairs(connection, rows).items() if source in sources and name not in but]
        if gone:
            with self.database.writing() as connection:
                for chunk in chunks(gone):
                    connection.execute(delete(problems).where(problems.c.id.in_(chunk)))

    def problems(self) -> list[str]:
        """The inputs that could not be read, as JSON, by source."""
        with self.database.reading() as connection:
            return list(connection.scalars(select(problems.c.record).order_by(problems.c.source, problems.c.id)))

    def suspects(self) -> list[tuple[str, str, str]]:
        """Each suspect: its report, what that was read with, and the word."""
        rows = (
            select(suspects.c.report, readings.c.digest, suspects.c.word)
            .join(readings, readings.c.report == suspects.c.report)
            .order_by(suspects.c.report, suspects.c.word)
        )
        with self.database.reading() as connection:
            return [(report, digest, word) for report, digest, word in connection.execute(rows)]

    def met_in(self, wanted: Iterable[str]) -> dict[str, set[str]]:
        """From each of the wanted names to the reports that it was met in; those never met are left out."""
        met: dict[str, set[str]] = {}
        with self.database.reading() as connection:
            for chunk in chunks(wanted):
                rows = select(names_met.c.name, names_met.c.report).where(names_met.c.name.in_(chunk))
                for name, report in connection.execute(rows):
                    met.setdefault(name, set()).add(report)
        return met

    def reports(self, ids: Sequence[str]) -> list[str]:
        """These reports as JSON, by id."""
        with self.database.reading() as connection:
            return [
                record
                for chunk in chunks(sorted(ids))
                for record in connection.scalars(
                    select(reports.c.record).where(reports.c.id.in_(chunk)).order_by(reports.c.id)
                )
            ]

    # What is made of many reports.

    def is_linked(self) -> bool:
        """Whether what is made of many reports is made of just those that are stored."""
        with self.database.reading() as connection:
            return (_linked(connection) or _NOTHING) == _fingerprint(connection)

    def was_linked(self) -> bool:
        """Whether the case was linked whole at some time, with nothing undone of it since."""
        with self.database.reading() as connection:
            return _linked(connection) is not None

    def base(self) -> tuple[str, list[tuple[str, str]]]:
        """All reports and readings as JSON, by the report's id, and the fingerprint of them all."""
        with self.database.reading() as connection:
            rows = connection.execute(_AS_READ.order_by(reports.c.id))
            return _fingerprint(connection), [(report, reading) for report, reading in rows]

    def as_read(self, report: str) -> tuple[str, str] | None:
        """One report and its reading as JSON."""
        with self.database.reading() as connection:
            found = connection.execute(_AS_READ.where(reports.c.id == report)).first()
            return (found[0], found[1]) if found else None

    def replace(
        self,
        fingerprint: str,
        entries: Iterable[Entry],
        moved: Mapping[str, str],
        *,
        stories: Sequence[str] | None = None,
        kinds: Container[str] | None = None,
        tell: Tell | None = None,
        at: str = "",
        log: Iterable[RegroupingRow] = (),
        actors: Collection[str] | None = None,
        stale: Iterable[str] = (),
        also: Callable[[Connection], None] | None = None,
    ) -> bool:
        """Put `entries` (made of the reports with this fingerprint) in place of those stored, in one transaction.

        `moved` leads from ids of parts to the id of the whole. Rows that stay the same are not written. With `stories`, only what
        is of these is replaced, and no actor but `actors`, and of redirects those in `stale`; with `kinds`, only what is of these.
        `also` is written in the same transaction. Once anybody has looked, `tell` makes of what
        changed, at the moment `at`, what is noted for the next look; `log` says which stories were merged and split. False, and
        nothing done, where reports or decisions came in since.
        """
        by_kind: dict[str, dict[str, Entry]] = {kind: {} for kind in (*ITEMS, "reports")}
        for entry in entries:
            by_kind[entry.kind].setdefault(entry.id, entry)
        with self.database.writing() as connection:
            if _fingerprint(connection) != fingerprint:
                return False
            watched = tell is not None and connection.scalar(select(looks.c.who).limit(1)) is not None
            turned: list[Turned] = []
            for kind, wanted in by_kind.items():
                if (stories is None or actors is not None or kind != "actors") and (kinds is None or kind in kinds):
                    within = actors if kind == "actors" else stories
                    turned += replace_kind(connection, kind, wanted, within, watched=watched)
            replace_redirects(connection, moved, stories is None, stale)
            if also is not None:
                also(connection)
            if tell is not None and turned:
                insert_rows(connection, changes, (
                    {"at": at, "kind": row.kind, "item": row.item, "story": row.story, "record": row.record}
                    for row in tell(turned, moved)
                ))  # fmt: skip
            insert_rows(
                connection, regroupings, ({"story": row.story, "into": row.into, "record": row.record} for row in log)
            )
            connection.execute(delete(meta).where(meta.c.key == _LINKED))
            connection.execute(insert(meta), {"key": _LINKED, "value": fingerprint})
            before = "" if stories is None else connection.scalar(select(meta.c.value).where(meta.c.key == _TURN)) or ""
            connection.execute(delete(meta).where(meta.c.key == _TURN))
            connection.execute(insert(meta), {"key": _TURN, "value": turn_of(by_kind, before)})
        return True

    def fingerprint(self) -> str:
        """A checksum of all reports, of what they were read with, and of all decisions."""
        with self.database.reading() as connection:
            return _fingerprint(connection)

    def story_of(self) -> dict[str, str]:
        """The story of each report that is linked."""
        rows = select(reports.c.id, reports.c.story).where(reports.c.story.is_not(None), reports.c.hidden == 0)
        with self.database.reading() as connection:
            return pairs(connection, rows)

    def regroupings(self, story: str | None = None) -> list[str]:
        """The merges and splits of stories as JSON, in the order in which they came about: all, or those of one story."""
        rows = select(regroupings.c.record).order_by(regroupings.c.number)
        if story is not None:
            rows = rows.where(or_(regroupings.c.story == story, regroupings.c.into == story))
        with self.database.reading() as connection:
            return list(connection.scalars(rows))

    def turn(self) -> str:
        """A checksum of all items: answers stay the same as long as this does."""
        with self.database.reading() as connection:
            return connection.scalar(select(meta.c.value).where(meta.c.key == _TURN)) or ""

    def decide(self, rows: Sequence[DecisionRow]) -> str | None:
        """Note decisions. The fingerprint of the case with them, where everything before them was linked; else None."""
        with self.database.writing() as connection:
            was = (_linked(connection) or _NOTHING) == _fingerprint(connection)
            add_decisions(connection, rows)
            return _fingerprint(connection) if was else None


def _passage_row(passage: Passage) -> dict[str, str | int]:
    return {"report": passage.report, "start": passage.start, "stop": passage.stop, "words": passage.words}


def write_note(connection: Connection, key: str, value: str) -> None:
    """Keep a note under a key, in place of the one before, in the transaction of `connection`."""
    connection.execute(delete(meta).where(meta.c.key == f"note {key}"))
    connection.execute(insert(meta), {"key": f"note {key}", "value": value})


def _note(connection: Connection, table: Table, report: str, words: Iterable[str]) -> None:
    """Put words in place of those that `table` has of a report: its column beside the report's."""
    other = table.c[1].name
    connection.execute(delete(table).where(table.c.report == report))
    insert_rows(connection, table, ({"report": report, other: word} for word in sorted(set(words))))


def _digests(connection: Connection, ids: Sequence[str] | None) -> dict[str, str]:
    rows = select(readings.c.report, readings.c.digest)
    if ids is None:
        return pairs(connection, rows)
    return {
        report: digest
        for chunk in chunks(ids)
        for report, digest in pairs(connection, rows.where(readings.c.report.in_(chunk))).items()
    }


def _fingerprint(connection: Connection) -> str:
    rows = connection.execute(select(readings.c.report, readings.c.digest).order_by(readings.c.report))
    digest = hashlib.blake2b(digest_size=16)
    for report, how in rows:
        digest.update(f"{report} {how}\n".encode())
    for decision in connection.scalars(select(decisions.c.id).order_by(decisions.c.number, decisions.c.id)):
        digest.update(f"{decision}\n".encode())
    return digest.hexdigest()


def _linked(connection: Connection) -> str | None:
    return connection.scalar(select(meta.c.value).where(meta.c.key == _LINKED))
