"""Records to standard output, as JSON, JSON Lines or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import click

from dragoman.exports.spreadsheet import Cell, line_of
from dragoman.records import Record

__all__ = ["write_csv", "write_json", "write_jsonl"]


def write_json(records: Iterable[Record]) -> None:
    """One array, each record on a line of its own; written as the records come."""
    from dragoman.records.plain import to_json

    opening = "["
    for record in records:
        click.echo(f"{opening}\n{to_json(record).decode()}", nl=False)
        opening = ","
    click.echo("[]" if opening == "[" else "\n]")


def write_jsonl(records: Iterable[Record]) -> None:
    """One record a line."""
    from dragoman.records.plain import to_json

    for record in records:
        click.echo(to_json(record).decode())


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Rows under a header, as RFC 4180 has it, with formulas made harmless."""
    for row in chain([header], rows):
        click.echo(line_of(row), nl=False)
