"""`dragoman watch`: read feeds again and again."""

from __future__ import annotations

import time

import click

from dragoman.cli.options import case_option, settings_with

__all__ = ["COMMANDS"]

_LEAST = 1  # minutes between two looks at a feed: who asks more often is shut out by hosts


@click.command()
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True)
@case_option
@click.option(
    "--every", metavar="MINUTES", type=click.IntRange(min=_LEAST), default=15, help="Look so often.  [default: 15]"
)
@click.option("--once", is_flag=True, help="Look once and end.")
@click.option("--private", is_flag=True, help="Fetch from private networks and this machine too.")
def watch(feeds: tuple[str, ...], case: str | None, *, every: int, once: bool, private: bool) -> int:
    """Read the articles that feeds (RSS, Atom) announce, new and changed ones, as they come.

    Hosts are asked politely: feeds only for what has changed, one page a second, and none that their robots.txt keeps from
    programs. An article that was changed is kept in both versions. With --once, the exit status is 3 where something could not be
    fetched.
    """
    from dragoman.case import Case

    settings = settings_with(case=case)
    with Case.open(settings.case, settings=settings) as opened:
        watching = opened.watch(feeds, private=private)
        while True:
            summary = watching()
            click.echo(
                f"dragoman: {summary.read} read, {summary.known} known, {len(summary.problems)} could not be read",
                err=True,
            )
            for problem in summary.problems:
                click.echo(f"dragoman: {problem.source}: {problem.reason}; {problem.advice}", err=True)
            if once:
                return 3 if any(problem.kind == "unread" for problem in summary.problems) else 0
            time.sleep(60 * every)


COMMANDS = {"watch": watch}
