"""One item on the terminal, with its evidence in context."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.looking import Lookup, day_of, look_up
from dragoman.cli.tables import console, printable

if TYPE_CHECKING:
    from dragoman.case import Case
    from dragoman.case.showing import Excerpt, Shown

__all__ = ["print_shown"]

# What is shown otherwise, or is of no use to a reader.
_LEFT_OUT = {"id", "evidence", "text", "mentions", "positions", "sha256", "form", "confidence", "members"}


def print_shown(shown: Shown, case: Case) -> None:
    """Print an item: its fields, then its evidence, each span set off in the words around it."""
    screen = console()
    look = _names(shown, case)
    moved = f"  ({shown.asked} is part of it)" if shown.asked else ""
    screen.print(Text.assemble((shown.id, "bold"), (f"  {shown.kind}{moved}", "dim")))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, value in shown.record.items():
        words = _words(value, look)
        if words and name not in _LEFT_OUT:
            table.add_row(name.replace("_", " "), Text(printable(words)))
    screen.print(table)
    if shown.kind == "reports":
        screen.print()
        screen.print(Text(printable(shown.record["text"])))
    head = None
    for excerpt in shown.excerpts:
        source = (excerpt.span.report, excerpt.outlet or excerpt.title or "")
        if source != head:
            head = source
            screen.print()
            screen.print(
                Text.assemble((printable(source[1]), "bold"), (f"  {day_of(excerpt.published)}  {source[0]}", "dim"))
            )
        screen.print(Padding(_in_context(excerpt), (0, 0, 0, 2)))


def _in_context(excerpt: Excerpt) -> Text:
    before = excerpt.before[-70:].rpartition("\n")[2]
    after = excerpt.after[:70].partition("\n")[0]
    return Text.assemble(
        (f"{excerpt.role}: ", "dim"), _line(before), (_line(excerpt.span.text), "bold reverse"), _line(after)
    )


def _line(text: str) -> str:
    return printable(text.replace("\n", " "))


def _names(shown: Shown, case: Case) -> Lookup:
    from dragoman.case.kinds import KINDS
    from dragoman.records import Problem

    record = Problem if shown.kind == "problems" else KINDS[shown.kind].record
    return look_up(case, [record.from_dict(shown.record)])


def _words(value: Any, look: Lookup) -> str:  # noqa: ANN401 (any plain value)
    """A field's value on one line; ids of actors and reports are named."""
    if value is None or value == [] or value is False:
        return ""
    if isinstance(value, list):
        return ", ".join(words for item in value if (words := _words(item, look)))
    if isinstance(value, dict):
        return _of_fields(value, look)
    if value in look.actors:
        return f"{look.actors[value]} ({value})"
    if value in look.reports:
        return f"{look.outlet(value)} ({value})"
    return "yes" if value is True else str(value)


def _of_fields(value: dict[str, Any], look: Lookup) -> str:
    """What a record within the record comes to: a time, a place, a relay, a role."""
    if "basis" in value:
        return f"{value['value']} ({value['basis']})" if value["value"] else ""
    named = value.get("name") or value.get("text") or value.get("title")
    return str(named) if named else " ".join(words for item in value.values() if (words := _words(item, look)))
