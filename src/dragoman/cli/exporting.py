"""`dragoman export`: the case in the formats of other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import case_option, filter_options, open_case
from dragoman.errors import DragomanError
from dragoman.exports.formats import FORMATS
from dragoman.exports.listing import LISTINGS

__all__ = ["COMMANDS"]


@click.command(epilog="Formats: " + "; ".join(f"{name}: {form.about}" for name, form in FORMATS.items()) + ".")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option(
    "--output", "-o", metavar="FILE", default="-", help="The file to write; - is standard output, the default."
)
@click.option(
    "--listing",
    type=click.Choice(LISTINGS),
    default="events",
    help="Which listing csv, jsonl and parquet write.  [default: events]",
)
@case_option
@filter_options
def export(form: str, output: str, listing: str, case: str | None, **filters: Any) -> None:  # noqa: ANN401 (see Filters)
    """Write the case in the FORMAT of another tool: csv, jsonl, parquet, events, annotations, ftm or ics."""
    from dragoman.exports.formats import exported

    if form == "parquet" and output == "-" and sys.stdout.isatty():
        raise click.UsageError("Parquet is nothing for a terminal: name a file with -o")
    with open_case(case) as opened:
        pieces = exported(opened, form, listing=listing, **filters)
        if output == "-":
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            return
        try:
            with Path(output).open("wb") as file:
                file.writelines(pieces)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise DragomanError(
                f"it cannot be written: {reason}", where=output, advice="choose another file"
            ) from error


COMMANDS = {"export": export}
