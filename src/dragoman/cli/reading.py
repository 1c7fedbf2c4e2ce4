"""`dragoman read`: reports into a case."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import case_option, settings_with
from dragoman.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.case import Case
    from dragoman.case.intake import Progress, ReadSummary
    from dragoman.records import Problem

__all__ = ["COMMANDS"]

# So many are told one by one; a folder of the wrong kind may hold thousands.
_MOST_PROBLEMS = 20


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@case_option
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that read.  [default: 1]")
@click.option("--engine", type=click.Choice(["local", "ray"]), help="Where they run.  [default: local]")
@click.option("--model", metavar="NAME", help="A spaCy model: its package or path.  [default: the small English one]")
@click.option("--json", "as_json", is_flag=True, help="Put out the summary as JSON, problems included.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing unless something could not be read.")
def read(sources: tuple[str, ...], *, quiet: bool, as_json: bool, **settings: Any) -> int:  # noqa: ANN401 (see Settings)
    """Read reports into a case.

    SOURCE is a file (text, HTML, JSON Lines, also gzipped), a folder, a pattern such as 'reports/*.html', or - for standard
    input. A report that the case holds is not read again; a run that was broken off is taken up by the same command.
    """
    # The model's million small objects live as long as this process; to look through them for garbage again and again
    # costs a tenth of a short run.
    gc.set_threshold(50_000, 20, 100)
    from dragoman.case import Case
    from dragoman.case.intake import Progress

    chosen = settings_with(**settings)
    last = Progress()
    line = _Line(quiet=quiet)

    def tell(progress: Progress) -> None:
        nonlocal last
        last = progress
        line.show(progress)

    with Case.open(chosen.case, settings=chosen) as opened:
        try:
            summary = opened.read(sources, progress=tell)
        except CaseError as error:
            # A full disk, say: what was read up to here is in the case.
            line.clear()
            click.echo(f"dragoman: {error}", err=True)
            return 3 if last.read else 1
        finally:
            line.clear()
        _tell_problems(summary.problems)
        if not quiet:
            click.echo(_told(summary, opened.address), err=True)
            if summary.read and sys.stderr.isatty():
                click.echo(_held(opened), err=True)
        if as_json:
            from dragoman.records.plain import to_json

            click.echo(to_json(summary).decode())
    if any(problem.kind == "unread" for problem in summary.problems):
        return 3 if summary.read or summary.known else 1
    return 0


def _tell_problems(problems: Sequence[Problem]) -> None:
    for problem in problems[:_MOST_PROBLEMS]:
        place = f", {problem.place}" if problem.place else ""
        note = "note: " if problem.kind == "note" else ""
        click.echo(f"dragoman: {note}{problem.source}{place}: {problem.reason}; {problem.advice}", err=True)
    if len(problems) > _MOST_PROBLEMS:
        click.echo(f"dragoman: … and {len(problems) - _MOST_PROBLEMS} more; see: dragoman problems", err=True)


def _told(summary: ReadSummary, address: str) -> str:
    from dragoman.exports.wording import plural

    parts = [f"{plural(summary.read, 'report')} read into {address}"]
    if summary.known:
        parts.append(f"{summary.known} known from before")
    if summary.mended:
        parts.append(f"{summary.mended} read again with names from the others")
    unread = sum(problem.kind == "unread" for problem in summary.problems)
    if unread:
        parts.append(f"{plural(unread, 'input')} could not be read")
    return ", ".join(parts)


def _held(case: Case) -> str:
    """What the case holds now."""
    from dragoman.exports.wording import plural

    kinds = (
        ("report", case.reports()), ("story", case.stories()), ("statement", case.statements()),
        ("event", case.events()), ("disagreement", case.disagreements()),
    )  # fmt: skip
    return f"the case holds {', '.join(plural(query.count(), noun) for noun, query in kinds)}"


class _Line:
    """One line on the terminal that tells how far reading is; nothing where standard error is no terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self.shown = not quiet and sys.stderr.isatty()
        self.width = 0

    def show(self, progress: Progress) -> None:
        if not self.shown:
            return
        counts = f"{progress.read} read, {progress.known} known, {progress.problems} not readable"
        line = f"{progress.doing}: {counts}"
        click.echo(f"\r{line.ljust(self.width)}", nl=False, err=True)
        self.width = len(line)

    def clear(self) -> None:
        if self.shown and self.width:
            click.echo(f"\r{' ' * self.width}\r", nl=False, err=True)
            self.width = 0


COMMANDS = {"read": read}
