"""`dragoman search`, `show` and `changes`."""

from __future__ import annotations

from typing import Any

import click

from dragoman.cli.listings import put_out
from dragoman.cli.options import case_option, filter_options, format_options, open_case, somebody

__all__ = ["COMMANDS"]


@click.command()
@click.argument("words", nargs=-1, required=True)
@case_option
@filter_options
@format_options()
def search(words: tuple[str, ...], case: str | None, form: str, **filters: Any) -> None:  # noqa: ANN401 (see Filters)
    """Find the passages of reports that hold all WORDS, whatever their case and accents.

    Words in quotation marks stand in a row: dragoman search '"critical minerals" putin'.
    """
    with open_case(case) as opened:
        put_out(opened.search(" ".join(words), **filters), form, opened)


@click.command()
@click.argument("id", metavar="ID")
@case_option
@click.option(
    "--why",
    is_flag=True,
    help="Why events were read as they were: trigger, frame, marks; of a report also which words were left, and why.",
)
@format_options("table", "json")
def show(id: str, case: str | None, form: str, why: bool) -> None:  # noqa: A002 (what it is)
    """Show one item with its evidence in the words around it.

    ID is the id of any item, or the beginning of it, as listings show it in their first column.
    """
    with open_case(case) as opened:
        shown = opened.show(id)
        if form == "json" and why:
            import json

            from dragoman.cli.explaining import explanations

            click.echo(json.dumps({**shown.to_dict(), "why": explanations(shown, opened)}, ensure_ascii=False))
        elif form == "json":
            from dragoman.records.plain import to_json

            click.echo(to_json(shown).decode())
        elif why:
            from dragoman.cli.explaining import print_explanations

            print_explanations(shown, opened)
        else:
            from dragoman.cli.showing import print_shown

            print_shown(shown, opened)


@click.command()
@click.option(
    "--since",
    required=True,
    metavar="DATE",
    help="The day or moment to compare with: 2025-02-26; or last, your last look.",
)
@case_option
@click.option("--story", metavar="ID", help="Of one story: its id, or the beginning of it.")
@click.option("--actor", metavar="NAME", help="Of one actor: any of its names, its id, or a country such as TUR.")
@click.option("--as-of", metavar="DATE", help="Up to then, in place of now.")
@click.option(
    "--who",
    metavar="NAME",
    envvar="DRAGOMAN_WHO",
    help="Whose last look.  [default: DRAGOMAN_WHO, else who is logged in]",
)
@format_options()
def changes(since: str, case: str | None, form: str, who: str | None, **filters: Any) -> None:  # noqa: ANN401 (see Filters)
    """What is new, and what is different now: events, their status, disagreements, the agenda, corrected reports.

    Since a day or moment, by the reports published after it; since your last look, by all that came into the case after it, and
    this is a look.
    """
    with open_case(case) as opened:
        if since != "last":
            put_out(opened.changes(since, **filters), form, opened)
            return
        if filters["actor"] or filters["as_of"]:
            raise click.UsageError("--since last goes with --story alone")
        who = who or somebody()
        found = opened.news(who, story=filters["story"])
        before = opened.last_look(who)
        put_out(found, form, opened)
        if not filters["story"]:
            opened.look(who)
        if before is None:
            click.echo(f"dragoman: {who} had not looked before; what comes in from now on is told next time", err=True)


COMMANDS = {"search": search, "show": show, "changes": changes}
