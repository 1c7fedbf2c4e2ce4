"""The listings: one command a kind, all with the same filters and formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import case_option, filter_options, format_options, open_case

if TYPE_CHECKING:
    from dragoman.case import Case
    from dragoman.records import Record

__all__ = ["COMMANDS", "put_out"]

_ABOUT = {
    "stories": "List the stories: reports about one developing affair.",
    "reports": "List the reports, by the day of publication; ~ marks a day that was inferred.",
    "actors": "List the persons, states, organisations and groups that act and speak, the most mentioned first.",
    "statements": "List who said what; --actor is the speaker, --type a kind (direct, indirect, mixed) or force (denies, …).",
    "quotations": "List utterances, each once, in the fullest of the wordings that reports give it.",
    "events": "List who did what to whom; --actor took part, --type is a PLOVER type (CONSULT) or a detail (meeting).",
    "timeline": "List the events that have a time, in its order.",
    "agenda": "List what was announced for a time, and what became of it: --type confirmed, contradicted, overdue, open.",
    "disagreements": "List where reports differ; --type is what about (number, date, …) or how (conflict, update, …).",
    "figures": "List the figures that reports give, with what they count.",
    "places": "List the places that reports name.",
    "times": "List the expressions of time in reports, resolved.",
}


def _listing(name: str) -> click.Command:
    @click.command(name, help=_ABOUT[name])
    @case_option
    @filter_options
    @format_options()
    def listing(case: str | None, form: str, **filters: Any) -> None:  # noqa: ANN401 (see Filters)
        with open_case(case) as opened:
            query = getattr(opened, name)(**filters)
            if not put_out(query, form, opened):
                for hint in opened.hints(query):
                    click.echo(f"dragoman: {hint}", err=True)

    return listing


@click.command()
@case_option
@format_options()
def problems(case: str | None, form: str) -> None:
    """List the inputs that could not be read, with what to do about each."""
    with open_case(case) as opened:
        put_out(opened.problems(), form, opened)


def put_out(records: Iterable[Record], form: str, case: Case) -> bool:
    """Put out records in a format; False, with a word on standard error, where there is none."""
    from dragoman.cli import writing

    iterator = iter(records)
    first = next(iterator, None)
    found = chain([first], iterator) if first is not None else iterator
    if form == "json":
        writing.write_json(found)
    elif form == "jsonl":
        writing.write_jsonl(found)
    elif first is None:
        click.echo("dragoman: nothing found", err=True)
    else:
        _look_and_put_out(list(found), form, case)
    return first is not None


def _look_and_put_out(records: Sequence[Record], form: str, case: Case) -> None:
    from dragoman.exports.looking import look_up

    look = look_up(case, records)
    if form == "csv":
        from dragoman.cli.writing import write_csv
        from dragoman.exports.spreadsheet import flat

        rows = [flat(record, look) for record in records]
        write_csv(list(rows[0]), (list(row.values()) for row in rows))
    else:
        from dragoman.cli.tables import print_table

        print_table(records, look)


COMMANDS: dict[str, click.Command] = {**{name: _listing(name) for name in _ABOUT}, "problems": problems}
