"""A case's rows: written one report at a time, and replaced as a whole where they are made of many."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from typing import Any, Self

from sqlalchemy import (
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from dragoman.store.asking import SUPERSEDED, Asking, chunks, table_of
from dragoman.store.connection import PATIENCE, Database
from dragoman.store.decided import ChangeRow, DecisionRow, DecisionRows, Kept, add_decisions
from dragoman.store.opening import open_database
from dragoman.store.rows import Entry, Passage, RegroupingRow, StoredReading
from dragoman.store.tables import (
    ITEMS,
    changes,
    decisions,
    item_actors,
    item_reports,
    looks,
    meta,
    names,
    names_met,
    passages,
    problems,
    readings,
    redirects,
    regroupings,
    reports,
    suspects,
)
from dragoman.store.traces import Traces

__all__ = ["SUPERSEDED", "Store", "Tell", "Turned"]

_LINKED = "linked"
_TURN = "turn"
# What anybody who looks again wants to be told of.
_WATCHED = frozenset({"reports", "stories", "events", "disagreements", "agenda", "quotations"})
# An item that is not as it was: kind, id, story, and the record before and after, None where there is none.
Turned = tuple[str, str, str | None, str | None, str | None]
Tell = Callable[[Sequence[Turned], Mapping[str, str]], Iterable[ChangeRow]]
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
        self.decided, self.kept, self.traces = DecisionRows(database), Kept(database), Traces(database)

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
                connection.execute(insert(reports), _row(reports, stored.report))
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
            connection.execute(delete(meta).where(meta.c.key == f"note {key}"))
            connection.execute(insert(meta), {"key": f"note {key}", "value": value})

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
            gone = [name for name, source in _pairs(connection, rows).items() if source in sources and name not in but]
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
                    turned += _replace_kind(connection, kind, wanted, within, watched=watched)
            _replace_redirects(connection, moved, stories is None, stale)
            if also is not None:
                also(connection)
            if tell is not None and turned:
                _insert(connection, changes, (
                    {"at": at, "kind": row.kind, "item": row.item, "story": row.story, "record": row.record}
                    for row in tell(turned, moved)
                ))  # fmt: skip
            _insert(
                connection, regroupings, ({"story": row.story, "into": row.into, "record": row.record} for row in log)
            )
            connection.execute(delete(meta).where(meta.c.key == _LINKED))
            connection.execute(insert(meta), {"key": _LINKED, "value": fingerprint})
            before = "" if stories is None else connection.scalar(select(meta.c.value).where(meta.c.key == _TURN)) or ""
            connection.execute(delete(meta).where(meta.c.key == _TURN))
            connection.execute(insert(meta), {"key": _TURN, "value": _turn_of(by_kind, before)})
        return True

    def fingerprint(self) -> str:
        """A checksum of all reports, of what they were read with, and of all decisions."""
        with self.database.reading() as connection:
            return _fingerprint(connection)

    def story_of(self) -> dict[str, str]:
        """The story of each report that is linked."""
        with self.database.reading() as connection:
            return _pairs(connection, select(reports.c.id, reports.c.story).where(reports.c.story.is_not(None)))

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


def _row(table: Table, entry: Entry) -> dict[str, Any]:
    """The entry as a value for each column of the table: each row of a batch must have the same."""
    row = entry.row()
    return {column.name: row.get(column.name) for column in table.c}


def _passage_row(passage: Passage) -> dict[str, str | int]:
    return {"report": passage.report, "start": passage.start, "stop": passage.stop, "words": passage.words}


def _note(connection: Connection, table: Table, report: str, words: Iterable[str]) -> None:
    """Put words in place of those that `table` has of a report: its column beside the report's."""
    other = table.c[1].name
    connection.execute(delete(table).where(table.c.report == report))
    _insert(connection, table, ({"report": report, other: word} for word in sorted(set(words))))


def _digests(connection: Connection, ids: Sequence[str] | None) -> dict[str, str]:
    rows = select(readings.c.report, readings.c.digest)
    if ids is None:
        return _pairs(connection, rows)
    return {
        report: digest
        for chunk in chunks(ids)
        for report, digest in _pairs(connection, rows.where(readings.c.report.in_(chunk))).items()
    }


def _pairs(connection: Connection, rows: Select[Any]) -> dict[str, str]:
    return {first: second for first, second in connection.execute(rows)}  # noqa: C416 (a row is no tuple to mypy)


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


def _turn_of(by_kind: Mapping[str, Mapping[str, Entry]], before: str) -> str:
    digest = hashlib.blake2b(before.encode(), digest_size=16)
    for kind in sorted(by_kind):
        for id, entry in sorted(by_kind[kind].items()):  # noqa: A001 (what it is)
            digest.update(f"{kind} {id} {entry.digest}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _replace_kind(
    connection: Connection, kind: str, wanted: Mapping[str, Entry], within: Collection[str] | None, *, watched: bool
) -> list[Turned]:
    """Put the rows of a kind in place of those stored: of all, or of those `within` these stories, actors by their ids."""
    table = table_of(kind)
    rows = select(table.c.id, table.c.digest)
    if within is None:
        stored = _pairs(connection, rows)
    else:
        column = table.c.id if kind == "actors" else table.c.story
        stored = {}
        for chunk in chunks(sorted(within)):
            stored |= _pairs(connection, rows.where(column.in_(chunk)))
        # What was of no story yet.
        for chunk in chunks(sorted(wanted.keys() - stored.keys())):
            stored |= _pairs(connection, rows.where(table.c.id.in_(chunk)))
    changed = [entry for entry in wanted.values() if stored.get(entry.id) != entry.digest]
    turned: list[Turned] = []
    if watched and kind in _WATCHED:
        gone = [item for item in stored if item not in wanted]
        before = _records(connection, table, [*gone, *(entry.id for entry in changed if entry.id in stored)])
        turned = [(kind, entry.id, entry.story, before.get(entry.id), entry.record) for entry in changed]
        turned += [(kind, item, None, before[item], None) for item in gone]
    if table is reports:
        if changed:
            values_of = [{f"new_{name}": value for name, value in _row(reports, entry).items()} for entry in changed]
            values: dict[str, Any] = {
                name.removeprefix("new_"): bindparam(name) for name in values_of[0] if name != "new_id"
            }
            connection.execute(update(reports).where(reports.c.id == bindparam("new_id")).values(values), values_of)
        return turned
    old = sorted(item for item in stored if item not in wanted or stored[item] != wanted[item].digest)
    for chunk in chunks(old):
        connection.execute(delete(table).where(table.c.id.in_(chunk)))
    # A doubt has the id of the item that it is about, whose links are not its own.
    linking = () if kind == "doubts" else (item_reports, item_actors, names)
    for chunk in chunks(sorted({*old, *(entry.id for entry in changed)})):
        for links in linking:
            connection.execute(delete(links).where(links.c.item.in_(chunk)))
    _insert(connection, table, (_row(table, entry) for entry in changed))
    _insert(connection, item_reports, (
        {"item": entry.id, "report": report} for entry in changed for report in sorted(set(entry.reports))
    ))  # fmt: skip
    _insert(connection, item_actors, (
        {"item": entry.id, "actor": actor, "role": role} for entry in changed for actor, role in sorted(set(entry.actors))
    ))  # fmt: skip
    _insert(connection, names, (
        {"item": entry.id, "name": name} for entry in changed for name in sorted(set(entry.names))
    ))  # fmt: skip
    return turned


def _records(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, str]:
    return {
        item: record
        for chunk in chunks(ids)
        for item, record in _pairs(connection, select(table.c.id, table.c.record).where(table.c.id.in_(chunk))).items()
    }


def _replace_redirects(
    connection: Connection, moved: Mapping[str, str], all_of_them: bool, stale_ones: Iterable[str]
) -> None:
    if all_of_them:
        stored = _pairs(connection, select(redirects.c.id, redirects.c.target))
        stale = sorted(part for part in stored if stored[part] != moved.get(part))
    else:
        stored, stale = {}, sorted({*moved, *stale_ones})
    for chunk in chunks(stale):
        connection.execute(delete(redirects).where(redirects.c.id.in_(chunk)))
    _insert(connection, redirects, (
        {"id": part, "target": target} for part, target in moved.items() if stored.get(part) != target
    ))  # fmt: skip


def _insert(connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]) -> None:
    for chunk in chunks(rows):
        connection.execute(insert(table), chunk)
