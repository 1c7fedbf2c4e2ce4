"""Recognising a case, making a new one, and bringing an older one up to date."""

from __future__ import annotations

import time

from sqlalchemy import Connection, insert, inspect, select

from dragoman.errors import CaseError, ForeignCaseError, LockedCaseError, NewerCaseError
from dragoman.store import fulltext
from dragoman.store.connection import PATIENCE, Database
from dragoman.store.tables import APPLICATION_ID, HEAD, REVISIONS, meta, metadata, revision

__all__ = ["create_tables", "mark", "open_database"]

_APPLICATION = "dragoman"


def open_database(address: str, *, create: bool = True, patience: float = PATIENCE) -> Database:
    """Open the case at a path or URL; with `create`, make it where there is none.

    Raises `ForeignCaseError` for a database of something else's, `NewerCaseError` for one that a newer version wrote, and
    `CaseError` for one that is missing or cannot be read.
    """
    database = Database(address, patience=patience)
    try:
        _prepare(database, create=create)
    except BaseException:
        database.close()
        raise
    return database


def _prepare(database: Database, *, create: bool) -> None:
    path = database.path
    if path is not None:
        if path.is_dir():
            raise CaseError("this is a folder, not a case", where=database.where, advice="name a file in it")
        if path.exists() and not path.is_file():
            raise CaseError("this is no ordinary file", where=database.where, advice="name another")
        if not path.exists():
            if not create:
                raise _missing(database)
            if not path.parent.is_dir():
                raise CaseError("there is no such folder", where=str(path.parent), advice="make it first")
            _keep_log(database)
    with database.reading() as connection:
        found = _revision(connection, database)
    if found is None:
        if not create:
            raise _missing(database)
        if path is not None:
            _keep_log(database)
        with database.writing() as connection:
            # Another program may have made the tables while this one waited for its turn.
            found = _revision(connection, database)
            if found is None:
                create_tables(connection)
                found = HEAD
    if found != HEAD:
        _upgrade(database, found)


def _missing(database: Database) -> CaseError:
    return CaseError("there is no case", where=database.where, advice="make one with: dragoman read SOURCE...")


def _keep_log(database: Database) -> None:
    """Set the write-ahead log, by which readers never wait for a writer; a file keeps this for ever."""
    deadline = time.monotonic() + database.patience
    while True:
        try:
            database.set_journal("WAL")
        except LockedCaseError:
            # SQLite does not wait here by itself, and another program may be making the same case.
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def create_tables(connection: Connection) -> None:
    """Make all tables of this version and note the revision, in the transaction of `connection`."""
    metadata.create_all(connection, checkfirst=False)
    for statement in fulltext.STATEMENTS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    connection.execute(insert(revision), {"version_num": HEAD})
    mark(connection)


def mark(connection: Connection) -> None:
    """Say in the database that it is a case."""
    connection.execute(insert(meta), {"key": "application", "value": _APPLICATION})
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _revision(connection: Connection, database: Database) -> str | None:
    """The revision of the tables; None for a database with nothing in it."""
    if connection.dialect.name == "sqlite":
        mine = connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
        if not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
            return None
    else:
        tables = set(inspect(connection).get_table_names())
        if not tables:
            return None
        mine = {"alembic_version", "meta", "reports"} <= tables
        mine = mine and connection.scalar(select(meta.c.value).where(meta.c.key == "application")) == _APPLICATION
    if not mine:
        raise ForeignCaseError("this database is no case of dragoman's", where=database.where, advice="name another")
    found = connection.scalar(select(revision.c.version_num))
    if found not in REVISIONS:
        raise NewerCaseError(
            f"this case was written by a newer dragoman (tables {found}, this one knows up to {HEAD})",
            where=database.where,
            advice="update with: pip install --upgrade dragoman",
        )
    return str(found)


def _upgrade(database: Database, found: str) -> None:
    if not database.writable:
        raise CaseError(
            f"this case is from an older dragoman (tables {found}) and may not be written to bring it up to date",
            where=database.where,
            advice="change the file's permissions, or copy it",
        )
    from dragoman.store.migrating import upgrade

    with database.writing() as connection:
        upgrade(connection)
