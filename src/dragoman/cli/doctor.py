"""`dragoman doctor`: what is installed, and what is wrong."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import click

from dragoman import __version__
from dragoman.cli.options import case_option, format_options, settings_with
from dragoman.errors import DragomanError
from dragoman.records import Record
from dragoman.settings import Settings

__all__ = ["COMMANDS"]

_EXTRAS = {
    "web": ("fastapi", "uvicorn", "python_multipart"),
    "postgres": ("psycopg",),
    "frames": ("pyarrow", "polars", "pandas"),
    "ray": ("ray",),
}
_NEEDED = ("spacy", "trafilatura", "htmldate", "ftfy", "SQLAlchemy", "alembic", "click", "rich", "msgspec", "Jinja2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """One thing that was looked at: `state` is good, missing (an extra that is not needed) or wrong."""

    part: str
    state: str
    detail: str


@click.command()
@case_option
@format_options("table", "json")
def doctor(case: str | None, form: str) -> int:
    """Say what is installed and what is wrong, with what to do. Exit status 1 where something needed is wrong."""
    settings = settings_with(case=case)
    findings = [*_parts(settings), *_case(settings)]
    if form == "json":
        from dragoman.cli.writing import write_json

        write_json(findings)
    else:
        for finding in findings:
            mark = {"good": "ok     ", "missing": "missing", "wrong": "WRONG  "}[finding.state]
            click.echo(f"{mark}  {finding.part:<12}  {finding.detail}")
    return int(any(finding.state == "wrong" for finding in findings))


def _parts(settings: Settings) -> Iterator[Finding]:
    yield Finding(part="dragoman", state="good", detail=f"{__version__} on Python {platform.python_version()}")
    for package in _NEEDED:
        try:
            yield Finding(part=package, state="good", detail=metadata.version(package))
        except metadata.PackageNotFoundError:
            advice = "not installed; run: pip install --force-reinstall dragoman"
            yield Finding(part=package, state="wrong", detail=advice)
    yield _model(settings.model)
    yield _sqlite()
    for extra, packages in _EXTRAS.items():
        missing = [package for package in packages if find_spec(package) is None]
        detail = f"not installed ({', '.join(missing)}); if you want it, run: pip install 'dragoman[{extra}]'"
        yield Finding(
            part=f"[{extra}]", state="missing" if missing else "good", detail=detail if missing else ", ".join(packages)
        )


def _model(model: str) -> Finding:
    from dragoman.parsing.model import package_of

    name = package_of(model)
    if name.isidentifier() and find_spec(name):
        return Finding(part="model", state="good", detail=f"{name} {metadata.version(name)}")
    if Path(name).is_dir():
        return Finding(part="model", state="good", detail=name)
    return Finding(
        part="model", state="wrong", detail=f"{name} is not installed; install it with pip, or set DRAGOMAN_MODEL"
    )


def _sqlite() -> Finding:
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.OperationalError:
            detail = f"{sqlite3.sqlite_version} without FTS5; use a Python whose sqlite3 has it"
            return Finding(part="SQLite", state="wrong", detail=detail)
    return Finding(part="SQLite", state="good", detail=f"{sqlite3.sqlite_version} with FTS5")


def _case(settings: Settings) -> Iterator[Finding]:
    if "://" not in settings.case and not Path(settings.case).exists():
        yield Finding(
            part="case", state="missing", detail=f"no {settings.case} here; make it with: dragoman read SOURCE..."
        )
        return
    from dragoman.case import Case
    from dragoman.exports.wording import plural

    try:
        with Case.open(settings.case, create=False, settings=settings) as opened:
            counts = f"{plural(opened.reports().count(), 'report')}, {plural(opened.stories().count(), 'story')}"
            yield Finding(part="case", state="good", detail=f"{opened.address}: {counts}")
            if not opened.is_linked():
                advice = "reports are read but not yet linked: run dragoman read again, unless it is running"
                yield Finding(part="case", state="wrong", detail=advice)
    except DragomanError as error:
        yield Finding(part="case", state="wrong", detail=str(error))


COMMANDS = {"doctor": doctor}
