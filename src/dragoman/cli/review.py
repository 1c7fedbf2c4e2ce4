"""`dragoman review`: decide about items, take it back, and see the log and what deserves a look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from dragoman.cli.listings import put_out
from dragoman.cli.options import case_option, format_options, open_case, somebody

__all__ = ["COMMANDS"]

F = TypeVar("F", bound=Callable[..., Any])

_WHO = click.option(
    "--who", metavar="NAME", envvar="DRAGOMAN_WHO", help="Who decides.  [default: DRAGOMAN_WHO, else who is logged in]"
)
_AT = click.option("--at", metavar="DATE", help="When it was decided, in place of now: 2025-02-26T18:00.")
_NOTE = click.option("--note", metavar="WORDS", help="Why.")


def _deciding(function: F) -> F:
    """Options of all commands that decide."""
    for option in (format_options("table", "json"), _NOTE, _AT, _WHO, case_option):
        function = option(function)
    return function


def _decide(how: dict[str, Any], action: str, *given: Any, **further: Any) -> None:  # noqa: ANN401 (see Review)
    case, form, who = how.pop("case"), how.pop("form"), how.pop("who")
    with open_case(case) as opened:
        decision = getattr(opened.review, action)(*given, who=who or somebody(), **how, **further)
        if form == "json":
            from dragoman.records.plain import to_json

            click.echo(to_json(decision).decode())
        else:
            put_out([decision], form, opened)


@click.group(invoke_without_command=True)
@case_option
@click.pass_context
def review(ctx: click.Context, case: str | None) -> None:
    """Decide about items: accept, reject, correct, merge, split, pin; undo it; see the log, and what deserves a look.

    Decisions are kept when reports are read again: each finds its item by its words. Without a command, the queue is listed.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(queue, case=case, story=None, limit=20, form="table")
    elif case:  # named before the command as well as behind it
        ctx.default_map = {name: {"case": case} for name in review.commands}


@review.command()
@case_option
@click.option("--story", metavar="ID", help="Of one story: its id, or the beginning of it.")
@click.option("--limit", metavar="N", type=click.IntRange(1, 1000), default=20, help="At most so many.  [default: 20]")
@format_options()
def queue(case: str | None, story: str | None, limit: int, form: str) -> None:
    """List what deserves a look, the most doubtful first, with the reasons."""
    with open_case(case) as opened:
        put_out(opened.review.queue(story=story, limit=limit), form, opened)


@review.command()
@click.argument("id", metavar="ID")
@_deciding
def accept(id: str, **how: Any) -> None:  # noqa: A002, ANN401 (what it is; see _deciding)
    """Say that an item is right as it stands."""
    _decide(how, "accept", id)


@review.command()
@click.argument("id", metavar="ID")
@_deciding
def reject(id: str, **how: Any) -> None:  # noqa: A002, ANN401 (what it is; see _deciding)
    """Say that an item is wrong: it counts no more, and is listed with --rejected only."""
    _decide(how, "reject", id)


@review.command()
@click.argument("id", metavar="ID")
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="VALUE")
@_deciding
def correct(
    id: str,  # noqa: A002
    field: str,
    value: str,
    **how: Any,  # noqa: ANN401 (see _deciding)
) -> None:
    """Put another VALUE into a FIELD of an item; an empty one clears it. `fields` lists the fields."""
    _decide(how, "correct", id, field, value)


@review.command()
@click.argument("ids", metavar="ID ID...", nargs=-1, required=True)
@_deciding
def merge(ids: tuple[str, ...], **how: Any) -> None:  # noqa: ANN401 (see _deciding)
    """Make one of several stories, events, actors or quotations."""
    _decide(how, "merge", list(ids))


@review.command()
@click.argument("id", metavar="ID")
@click.argument("parts", metavar="PART...", nargs=-1, required=True)
@_deciding
def split(
    id: str,  # noqa: A002
    parts: tuple[str, ...],
    **how: Any,  # noqa: ANN401 (see _deciding)
) -> None:
    """Set parts of a story, event, actor or quotation apart: reports, or a quotation's statements."""
    _decide(how, "split", id, list(parts))


@review.command()
@click.argument("story", metavar="STORY")
@click.option("--report", metavar="ID", help="Hold this report in the story.")
@click.option("--title", metavar="WORDS", help="Give the story this title.")
@_deciding
def pin(story: str, report: str | None, title: str | None, **how: Any) -> None:  # noqa: ANN401 (see _deciding)
    """Hold a report in a story, or give the story a title that stays."""
    _decide(how, "pin", story, report=report, title=title)


@review.command()
@click.argument("decision", metavar="[DECISION]", required=False)
@_deciding
def undo(decision: str | None, **how: Any) -> None:  # noqa: ANN401 (see _deciding)
    """Take a decision back: the one with this id, else the last of who asks."""
    _decide(how, "undo", decision)


@review.command()
@click.argument("decision", metavar="[DECISION]", required=False)
@_deciding
def redo(decision: str | None, **how: Any) -> None:  # noqa: ANN401 (see _deciding)
    """Put a decision that was undone in force again: the one with this id, else the one undone last."""
    _decide(how, "redo", decision)


@review.command()
@case_option
@click.option("--id", metavar="ID", help="About one item.")
@click.option("--by", "who", metavar="NAME", help="Of one person.")
@click.option("--orphaned", "state", flag_value="orphaned", help="Only those whose items are no more found.")
@click.option("--overruled", "state", flag_value="overruled", help="Only those that a later one overruled.")
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help="At most so many.")
@format_options()
def log(case: str | None, form: str, **about: Any) -> None:  # noqa: ANN401 (see Review.log)
    """List what was decided, newest first, by whom and when, and what became of it."""
    with open_case(case) as opened:
        put_out(opened.review.log(**about), form, opened)


@review.command()
def fields() -> None:
    """List the fields that can be corrected, by kind of item."""
    from dragoman.case.review.correcting import CORRECTABLE

    for kind, names in CORRECTABLE.items():
        click.echo(f"{kind}: {', '.join(names)}")


COMMANDS = {"review": review}
