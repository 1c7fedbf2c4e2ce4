"""What a database says when something is wrong, as an error that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from dragoman.errors import CaseError, ForeignCaseError, FullDiskError, LockedCaseError

__all__ = ["faults"]

_LOCKED = "wait until the other program is done, or raise DRAGOMAN_PATIENCE (seconds)"
_DAMAGED = "restore it from a copy, or read the reports again into a new case"
_FULL = "make room on the disk (or choose another with --case) and run the same command again; what was read is kept"

# The beginnings of SQLite's names of errors, and what each means to the user.
_SQLITE: tuple[tuple[str, type[CaseError], str, str], ...] = (
    ("SQLITE_FULL", FullDiskError, "the disk is full", _FULL),
    ("SQLITE_IOERR_WRITE", FullDiskError, "the disk takes no more", _FULL),
    ("SQLITE_IOERR_FSYNC", FullDiskError, "the disk takes no more", _FULL),
    ("SQLITE_IOERR_SHM", FullDiskError, "the disk takes no more", _FULL),
    ("SQLITE_BUSY", LockedCaseError, "another program holds the case", _LOCKED),
    ("SQLITE_LOCKED", LockedCaseError, "another program holds the case", _LOCKED),
    ("SQLITE_NOTADB", ForeignCaseError, "this file is no case", "name another with --case"),
    ("SQLITE_CORRUPT", CaseError, "the database is damaged", _DAMAGED),
    ("SQLITE_READONLY", CaseError, "the case may not be written", "change the file's permissions, or copy it"),
    ("SQLITE_PERM", CaseError, "the case may not be opened", "change the file's permissions"),
    ("SQLITE_AUTH", CaseError, "the case may not be opened", "change the file's permissions"),
    ("SQLITE_CANTOPEN", CaseError, "the case cannot be opened", "check the path and the folder's permissions"),
    ("SQLITE_IOERR", CaseError, "the disk cannot be read", "check the disk, or " + _DAMAGED),
)
# The same for the first two characters of PostgreSQL's SQLSTATE.
_POSTGRESQL: dict[str, tuple[type[CaseError], str, str]] = {
    "53": (FullDiskError, "the database server has no room or memory left", _FULL),
    "55": (LockedCaseError, "another program holds the case", _LOCKED),
    "40": (LockedCaseError, "another program holds the case", _LOCKED),
    "28": (CaseError, "the database server refuses this user", "check the name and password in the URL"),
    "3D": (CaseError, "there is no such database", "create it first, with createdb"),
    "42": (CaseError, "this user may not do that in the database", "grant the rights to create and write tables"),
}


@contextmanager
def faults(where: str) -> Iterator[None]:
    """Turn what the database raises inside into `CaseError` and its children, each naming `where`."""
    try:
        yield
    except DBAPIError as error:
        raise _explained(error, where) from error


def _explained(error: DBAPIError, where: str) -> CaseError:
    original = error.orig
    name = getattr(original, "sqlite_errorname", None)
    if name is not None:
        for beginning, kind, what, advice in _SQLITE:
            if name.startswith(beginning):
                return kind(what, where=where, advice=advice)
    state = getattr(original, "sqlstate", None)
    if state and state[:2] in _POSTGRESQL:
        kind, what, advice = _POSTGRESQL[state[:2]]
        return kind(what, where=where, advice=advice)
    first = str(original).strip().splitlines()[0] if str(original).strip() else type(original).__name__
    return CaseError(f"the database says: {first}", where=where, advice="check that it runs and is the one you mean")
