"""`dragoman brief`: the affair on one screen."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.options import case_option, format_options, open_case
from dragoman.errors import DragomanError

__all__ = ["COMMANDS"]


@click.command()
@click.argument("story", required=False)
@case_option
@click.option("--as-of", metavar="DATE", help="As the case stood then: by reports published up to it.")
@click.option("--all", "everything", is_flag=True, help="Leave nothing out for the sake of space.")
@click.option("--html", metavar="FILE", help="Write it as one page to FILE, or to standard output with -.")
@format_options("table", "json")
def brief(
    story: str | None, *, case: str | None, as_of: str | None, everything: bool, html: str | None, form: str
) -> None:
    """The affair on one screen: what is established, said, disputed and due.

    STORY is the id of a story, or the beginning of it; without one it is the story with the most reports.
    """
    with open_case(case) as opened:
        made = opened.brief(story, as_of=as_of)
    if html:
        from dragoman.exports.brief_page import brief_page

        _write(html, brief_page(made))
    if html == "-":
        return
    if form == "json":
        from dragoman.records.plain import to_json

        click.echo(to_json(made).decode())
    else:
        from dragoman.cli.brief import print_brief
        from dragoman.cli.tables import console

        print_brief(made, console(), everything=everything)


def _write(file: str, page: str) -> None:
    if file == "-":
        click.echo(page)
        return
    try:
        Path(file).write_text(page, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DragomanError(
            f"the page cannot be written: {reason}", where=file, advice="choose another file"
        ) from error


COMMANDS = {"brief": brief}
