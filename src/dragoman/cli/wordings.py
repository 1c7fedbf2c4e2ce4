"""The wordings of one utterance under each other on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from dragoman.cli.tables import printable
from dragoman.exports.looking import day_of
from dragoman.exports.wording import outlet_of

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.case import Case
    from dragoman.case.showing import Shown

__all__ = ["print_wordings"]


def print_wordings(shown: Shown, case: Case, screen: Console) -> None:
    """The wordings of one utterance, each with what no other has set off, and with what the others have and it lacks."""
    from dragoman.linking.aligning import align

    by_id = {statement.id: statement for statement in case.statements(ids=tuple(shown.record["statements"]))}
    statements = [by_id[one] for one in shown.record["statements"] if one in by_id]
    sources = {report.id: report for report in case.reports(ids=tuple(s.report for s in statements))}
    if len(statements) < 2:
        return
    for rendering in align(statements):
        source = sources[rendering.report]
        screen.print()
        screen.print(Text.assemble((printable(outlet_of(source)), "bold"), (f"  {day_of(source.published)}", "dim")))
        text = Text()
        for run in rendering.runs:
            words = printable(run.text)
            kept = words.rstrip()
            text.append(kept if run.shared or screen.is_terminal else f"[{kept}]", style="" if run.shared else "bold")
            text.append(words[len(kept) :])
        screen.print(Padding(text, (0, 0, 0, 2)))
        if rendering.lacking:
            screen.print(Padding(Text(f"— lacks {printable(', '.join(rendering.lacking))}", style="dim"), (0, 0, 0, 2)))
