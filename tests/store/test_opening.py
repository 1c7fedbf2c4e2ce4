"""Opening a case: new, older, newer, foreign, missing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text

from dragoman.errors import CaseError, ForeignCaseError, MissingExtraError, NewerCaseError
from dragoman.store.connection import Database
from dragoman.store.migrating import upgrade
from dragoman.store.opening import open_database
from dragoman.store.rows import Selection
from dragoman.store.store import Store
from dragoman.store.tables import APPLICATION_ID, HEAD, REVISIONS
from tests.store.rows import linked, report


def schema_of(address: str) -> dict[str, Any]:
    """Everything about the tables that the database itself can tell."""
    database = Database(address)
    with database.reading() as connection:
        found: dict[str, Any] = {}
        look = inspect(connection)
        for table in look.get_table_names():
            found[table] = {
                "columns": [(c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(table)],
                "key": look.get_pk_constraint(table)["constrained_columns"],
                "foreign": look.get_foreign_keys(table),
                "indexes": sorted((i["name"], i["column_names"]) for i in look.get_indexes(table)),
            }
        if database.dialect == "sqlite":
            rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"))
            found["application"] = connection.execute(text("PRAGMA application_id")).scalar()
            found["triggers"] = {name: " ".join(sql.split()) for name, sql in rows}
        else:
            definition, here = "replace(indexdef, current_schema(), '')", "schemaname = current_schema()"
            rows = connection.execute(text(f"SELECT indexname, {definition} FROM pg_indexes WHERE {here}"))
            found["definitions"] = dict(map(tuple, rows))
    database.close()
    return found


def test_a_new_case_has_the_tables_that_migrations_make(address: str, tmp_path: Path, request: Any) -> None:
    from tests.databases import new_database

    Store.open(address).close()
    other = new_database(request.node.callspec.params["address"], tmp_path)
    database = Database(other)
    with database.writing() as connection:
        upgrade(connection)
    database.close()
    assert schema_of(address) == schema_of(other)


def test_every_revision_has_its_migration() -> None:
    import dragoman.store

    files = sorted(path.name for path in (Path(dragoman.store.__file__).parent / "migrations/versions").glob("0*.py"))
    assert tuple(name[:4] for name in files) == REVISIONS


def test_an_older_case_is_brought_up_to_date_and_keeps_its_reports(address: str) -> None:
    database = Database(address)
    with database.writing() as connection:
        upgrade(connection, to=REVISIONS[0])
        connection.execute(
            text("INSERT INTO reports (id, rank, position, digest, record) VALUES ('r-1', 0, 0, 'd', '{}')")
        )
        connection.execute(text("INSERT INTO readings (report, digest, record) VALUES ('r-1', 'old', '{}')"))
    database.close()
    with Store.open(address) as store:
        assert store.digests() == {"r-1": "old"}
        linked(store, report("r-1", "2025-02-26"))
        assert store.count(Selection(kind="reports", since="2025-02-26T12:00:00")) == 1


def test_a_new_case_does_not_import_alembic(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = (
        "import sys; from dragoman.store.store import Store; Store.open(sys.argv[1]); print('alembic' in sys.modules)"
    )
    for _ in ("made", "opened again"):
        run = subprocess.run(
            [sys.executable, "-c", script, tmp_path / "a.db"], capture_output=True, text=True, check=True
        )
        assert run.stdout.strip() == "False"


def test_a_case_of_a_newer_version_is_left_alone(address: str) -> None:
    store = Store.open(address)
    with store.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(NewerCaseError, match=r"newer dragoman \(tables 9999, .*pip install --upgrade"):
        Store.open(address)


def test_a_database_of_something_else_is_left_alone(address: str) -> None:
    database = Database(address)
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    database.close()
    before = schema_of(address)
    with pytest.raises(ForeignCaseError, match="no case of dragoman's"):
        Store.open(address)
    assert schema_of(address) == before


def test_another_program_s_sqlite_file_with_our_tables_names_is_foreign(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("CREATE TABLE reports (id TEXT)")
    with pytest.raises(ForeignCaseError):
        Store.open(str(tmp_path / "a.db"))


def test_a_case_file_is_known_by_its_header(tmp_path: Path) -> None:
    Store.open(str(tmp_path / "a.db")).close()
    header = (tmp_path / "a.db").read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert header[68:72] == b"DRGM"


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Not a database at all, but long enough to be taken for one.\n" * 40)
    before = file.read_bytes()
    with pytest.raises(ForeignCaseError, match=r"notes.txt: this file is no case"):
        Store.open(str(file))
    assert file.read_bytes() == before


def test_an_empty_file_becomes_a_case(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    with Store.open(str(tmp_path / "a.db")) as store:
        assert store.digests() == {}


@pytest.mark.parametrize("empty_file", [True, False])
def test_a_missing_case_is_not_made_by_asking(tmp_path: Path, empty_file: bool) -> None:
    file = tmp_path / "a.db"
    if empty_file:
        file.touch()
    with pytest.raises(CaseError, match="there is no case; make one with: dragoman read"):
        Store.open(str(file), create=False)
    assert file.exists() == empty_file


def test_a_folder_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="this is a folder"):
        Store.open(str(tmp_path))
    with pytest.raises(CaseError, match="no ordinary file"):
        Store.open("/dev/null")
    with pytest.raises(CaseError, match="no such folder"):
        Store.open(str(tmp_path / "missing" / "a.db"))


def test_urls_that_cannot_be_cases_are_refused_without_showing_passwords() -> None:
    with pytest.raises(CaseError, match="no cases on mysql") as caught:
        open_database("mysql://ann:secret@host/name")
    assert "secret" not in str(caught.value)
    with pytest.raises(CaseError, match="no database URL"):
        open_database("://")


def test_a_server_that_is_not_there_is_one_line() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(CaseError) as caught:
        open_database("postgresql://ann:secret@127.0.0.1:1/name")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_postgresql_without_its_driver_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'dragoman\[postgres\]'"):
        open_database("postgresql://ann@host/name")


def test_tables_are_stamped_with_the_newest_revision(address: str) -> None:
    with Store.open(address) as store, store.database.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [HEAD]
