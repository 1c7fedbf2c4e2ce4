"""Databases to test on: a file of SQLite, and a PostgreSQL server of our own where its programs are installed."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from functools import cache
from itertools import count
from pathlib import Path

import pytest

_numbers = count(1)


@cache
def server() -> str | None:
    """Start a server that listens on a socket in a temporary folder alone; its URL without a database's name, None without one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
    programs = found[-1].parent if found else None
    if programs is None and (path := shutil.which("initdb")) and shutil.which("pg_ctl"):
        programs = Path(path).parent
    if programs is None:
        return None
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    # PostgreSQL refuses to run as root.
    user = None
    if os.geteuid() == 0:
        user = "postgres" if "postgres" in {entry.pw_name for entry in pwd.getpwall()} else "nobody"
        shutil.chown(home, user)

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [programs / program, *arguments], check=True, capture_output=True, user=user, cwd=home, timeout=120
        )

    data = str(home / "data")
    run("initdb", "-D", data, "-A", "trust", "-U", "dragoman", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
    settings = f"-k {home} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
    run("pg_ctl", "-D", data, "-w", "-l", str(home / "log"), "-o", settings, "start")

    def stop() -> None:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)

    atexit.register(stop)
    return f"postgresql://dragoman@/postgres?host={home}"


def new_database(kind: str, folder: Path) -> str:
    """The address of a file that does not exist yet (SQLite), or of an empty schema, which is made faster than a database."""
    if kind == "sqlite":
        return str(folder / f"case-{next(_numbers)}.db")
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    url = server()
    if url is None:
        pytest.skip("PostgreSQL's initdb and pg_ctl are not installed")
    import psycopg

    name = f"case_{next(_numbers)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{url}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, on each kind that there is."""
    return new_database(request.param, tmp_path)
