"""Options that commands share, and opening the case that they name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from dragoman.settings import Settings

__all__ = ["case_option", "filter_options", "format_options", "open_case", "settings_with", "somebody"]

F = TypeVar("F", bound=Callable[..., Any])

case_option = click.option(
    "--case", metavar="FILE|URL", help="The case: a file, or postgresql://user@host/name.  [default: dragoman.db]"
)

_FORMATS = (
    ("table", "A table for people (the default)."),
    ("json", "One JSON array, one object a record."),
    ("jsonl", "JSON Lines: one object a line."),
    ("csv", "CSV that is safe to open in a spreadsheet."),
)
_FILTERS = (
    click.option("--story", metavar="ID", help="Of one story: its id, or the beginning of it."),
    click.option("--actor", metavar="NAME", help="Of one actor: any of its names, its id, or a country such as TUR."),
    click.option("--outlet", metavar="NAME", help="In reports of one outlet."),
    click.option("--since", metavar="DATE", help="From this day or moment: 2025-02-26, 2025-02, 2025-02-26T18:00."),
    click.option("--until", metavar="DATE", help="Up to the end of this day or moment."),
    click.option("--as-of", metavar="DATE", help="As the case stood then: by reports published up to it."),
    click.option("--type", metavar="TYPE", help="Of one type, such as CONSULT, meeting, direct, person, conflict."),
    click.option("--limit", metavar="N", type=click.IntRange(min=0), help="At most so many."),
    click.option(
        "--rejected", is_flag=True, help="Also what somebody rejected, and versions of reports that were superseded."
    ),
)


def format_options(*kinds: str) -> Callable[[F], F]:
    """Options for the format of the output (of `kinds`, else all): a parameter `form`."""

    def decorate(function: F) -> F:
        for name, about in reversed(_FORMATS):
            if not kinds or name in kinds:
                function = click.option(f"--{name}", "form", flag_value=name, default=name == "table", help=about)(
                    function
                )
        return function

    return decorate


def filter_options(function: F) -> F:
    """Options for all filters of `dragoman.case.query.Filters`."""
    for option in reversed(_FILTERS):
        function = option(function)
    return function


def settings_with(**flags: Any) -> Settings:  # noqa: ANN401 (see Settings)
    """The settings of file and environment with the given flags over them."""
    return Settings.load().with_values(**flags)


def somebody() -> str:
    """Who is logged in, for what is kept by person."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # nobody has a name here
        return "somebody"


def open_case(case: str | None) -> Any:  # noqa: ANN401 (a Case, not imported here)
    """Open the case that was named, which must be there."""
    from dragoman.case import Case

    settings = settings_with(case=case)
    opened = Case.open(settings.case, create=False, settings=settings)
    if not opened.is_linked():
        click.echo(
            "dragoman: note: some reports are read but not yet linked: reading is under way, or was broken off and is "
            "taken up by the same dragoman read",
            err=True,
        )
    return opened
