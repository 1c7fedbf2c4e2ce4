"""Connections to a case's database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import RLock
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool, StaticPool

from dragoman.errors import CaseError, MissingExtraError
from dragoman.store.faults import faults

__all__ = ["PATIENCE", "Database"]

# Seconds to wait for another program to finish writing: longer than the longest transaction of an ordinary case.
PATIENCE = 60.0


class Database:
    """A database by path or URL: reading and writing transactions, and errors in words.

    Writing takes the write lock at once, so that two writers wait for each other instead of failing half way.
    """

    def __init__(self, address: str, *, patience: float = PATIENCE) -> None:
        self.address = address
        self.patience = patience
        self.path: Path | None = None
        self.writable = True
        self.in_memory = address == ":memory:"
        # In memory there is one connection for all threads, which take turns.
        self._turns = RLock() if self.in_memory else nullcontext()
        if self.in_memory:
            self.engine = self._sqlite("sqlite://", poolclass=StaticPool)
        elif "://" in address:
            self.engine = self._server(address)
        else:
            self.path = Path(address)
            self.engine = self._sqlite(self._file_url(), poolclass=QueuePool)

    @property
    def where(self) -> str:
        """The address as it may be shown: a password in it is hidden."""
        if self.path is None and "://" in self.address:
            return make_url(self.address).render_as_string(hide_password=True)
        return self.address

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the case throughout and waits for nobody."""
        with self._turns, faults(self.where), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes all or nothing, alone."""
        if not self.writable:
            raise CaseError("the case may not be written", where=self.where, advice="change the file's permissions")
        options: dict[str, Any] = {"writing": True}
        if self.dialect == "postgresql":
            options["isolation_level"] = "READ COMMITTED"
        connected = self.engine.connect().execution_options(**options)
        with self._turns, faults(self.where), connected as connection, connection.begin():
            yield connection

    def set_journal(self, mode: str) -> None:
        """Set how SQLite keeps a transaction apart until it is done; a file remembers it."""
        with faults(self.where), self.engine.connect() as connection:
            connection.execution_options(alone=True).exec_driver_sql(f"PRAGMA journal_mode = {mode}")

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _file_url(self) -> str:
        assert self.path is not None
        path = self.path.absolute()
        # SQLite keeps its log beside the file, so the folder matters as much.
        if path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            self.writable = False
        uri = f"file:{quote(str(path))}"
        if self.writable:
            return f"sqlite:///{uri}?uri=true"
        # Without a log beside it nothing is left to be merged: the file alone is the whole case.
        alone = not path.with_name(path.name + "-wal").exists()
        return f"sqlite:///{uri}?mode=ro{'&immutable=1' if alone else ''}&uri=true"

    def _sqlite(self, url: str, *, poolclass: type[Any]) -> Engine:
        # Each query that is being iterated over holds a connection, however many there are.
        unbounded = {"max_overflow": -1} if poolclass is QueuePool else {}
        arguments = {"timeout": self.patience, "check_same_thread": False}
        engine = create_engine(url, poolclass=poolclass, connect_args=arguments, **unbounded)

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _: object) -> None:  # noqa: ANN401 (a driver's connection)
            # Transactions are begun by us, below; in the driver's own way DDL would end them.
            connection.isolation_level = None
            connection.execute("PRAGMA foreign_keys = ON")
            # With a write-ahead log this loses nothing when a program dies, and the last commits at most when a machine does.
            connection.execute("PRAGMA synchronous = NORMAL")

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            options = connection.get_execution_options()
            if not options.get("alone"):  # what may stand in no transaction
                connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")

        return engine

    def _server(self, address: str) -> Engine:
        try:
            url = make_url(address)
        except ArgumentError:
            raise CaseError(
                "this is no database URL", where=address, advice="write postgresql://user@host/name, or a file's path"
            ) from None
        if url.get_backend_name() not in {"postgresql", "postgres"}:
            raise CaseError(
                f"no cases on {url.get_backend_name()}",
                where=url.render_as_string(hide_password=True),
                advice="use a file's path, or postgresql://user@host/name",
            )
        try:
            # Readers keep to one snapshot; a writer must see what was written while it waited for its turn.
            engine = create_engine(
                url.set(drivername="postgresql+psycopg"), isolation_level="REPEATABLE READ", max_overflow=-1
            )
        except ModuleNotFoundError as error:
            raise MissingExtraError(
                "cases on PostgreSQL need psycopg",
                where=url.render_as_string(hide_password=True),
                advice="run: pip install 'dragoman[postgres]'",
            ) from error

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            if connection.get_execution_options().get("writing"):
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(self.patience * 1000)}")
                # One writer at a time, as on SQLite: the number is that of cases ("DRGM").
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1146242893)")

        return engine
