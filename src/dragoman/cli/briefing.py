"""`dragoman brief`: the affair on one screen."""

from __future__ import annotations

import click

from dragoman.cli.options import case_option, format_options, open_case

__all__ = ["COMMANDS"]


@click.command()
@click.argument("story", required=False)
@case_option
@click.option("--html", metavar="FILE", help="Write the same as one page to FILE, or to standard output with -.")
@format_options("table", "json")
def brief(story: str | None, case: str | None, html: str | None, form: str) -> None:
    """The affair on one screen: what is established, said, disputed and due.

    STORY is the id of a story, or the beginning of it; without one it is the story with the most reports.
    """
    from dragoman.cli.brief import print_brief

    with open_case(case) as opened:
        print_brief(opened, story, html, as_json=form == "json")


COMMANDS = {"brief": brief}
