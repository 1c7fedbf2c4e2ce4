"""One item on the terminal, with its evidence in context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.tables import console, printable
from dragoman.cli.wordings import print_wordings
from dragoman.exports.context import excerpt
from dragoman.exports.looking import Lookup, day_of, look_up
from dragoman.exports.wording import outlet_of, role_in_words
from dragoman.records import Actor, Regrouping

if TYPE_CHECKING:
    from dragoman.case import Case
    from dragoman.case.showing import Excerpt, Shown
    from dragoman.exports.context import Excerpt as Context

__all__ = ["print_shown"]

# Spans with fewer characters between them are shown in one passage.
_CLOSE = 200
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
    told = _of_actor(shown, look) if shown.kind == "actors" else {}
    for name, value in shown.record.items():
        words = told.pop(name) if name in told else _words(value, look)
        if words and name not in _LEFT_OUT:
            table.add_row(name.replace("_", " "), Text(printable(words)))
    for name, words in told.items():
        if words:
            table.add_row(name, Text(printable(words)))
    for position in shown.record.get("positions", ()):
        table.add_row("position", Text(printable(f"{position['value']} — {look.outlets(position['reports'])}")))
    for entry in shown.regrouped:
        table.add_row(*_of_regrouping(entry, shown.id))
    screen.print(table)
    if shown.kind == "reports":
        screen.print()
        screen.print(Text(printable(shown.record["text"])))
    if shown.kind == "quotations":
        print_wordings(shown, case, screen)
    reports = {report.id: report for report in case.reports(ids=_reports_of(shown))}
    for report, passages in _passages(shown):
        source = reports[report]
        screen.print()
        screen.print(
            Text.assemble((printable(outlet_of(source)), "bold"), (f"  {day_of(source.published)}  {report}", "dim"))
        )
        for passage in passages:
            cut = excerpt(source.text, [found.span for found in passage])
            roles = ", ".join(dict.fromkeys(found.role for found in passage))
            screen.print(Padding(_in_context(cut, screen.is_terminal), (0, 0, 0, 2)))
            screen.print(Padding(Text(f"— {roles}", style="dim"), (0, 0, 0, 2)))


def _of_regrouping(entry: Regrouping, story: str) -> tuple[str, str]:
    """What a merge or split did to a story, and when."""
    here = entry.into == story
    name = {
        ("merge", True): "took in",
        ("merge", False): "merged into",
        ("split", True): "split from",
        ("split", False): "split off",
    }
    words = f"{entry.story if here else entry.into}, {len(entry.reports)} reports"
    return name[entry.kind, here], f"{words}, {entry.at}" if entry.at else words


def _of_actor(shown: Shown, look: Lookup) -> dict[str, str]:
    """What is said of an actor otherwise than field by field: its roles with who gives them, why it is one, what it does."""
    actor = Actor.from_dict(shown.record)
    attested: dict[str, dict[str, None]] = {}
    for role in actor.roles:
        words = role_in_words(role)
        known = next((known for known in attested if known.casefold() == words.casefold()), words)
        attested.setdefault(known, {}).update({role.report: None} if role.report else {})
    roles = (f"{words} — {look.outlets(reports)}" if reports else words for words, reports in attested.items())
    parts = f"{len(actor.members)} actors of single reports" if len(actor.members) > 1 else ""
    return {
        "roles": "\n".join(roles),
        "reasons": "\n".join(filter(None, (parts, *actor.reasons))),
        "does": look.doing(actor.id),
    }


def _reports_of(shown: Shown) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.span.report for found in shown.excerpts))


def _passages(shown: Shown) -> Iterator[tuple[str, list[list[Excerpt]]]]:
    """The evidence by report, and in each by passage: what stands close together is read together."""
    for report in _reports_of(shown):
        spans = sorted(
            (found for found in shown.excerpts if found.span.report == report),
            key=lambda found: (found.span.start, found.span.end),
        )
        passages: list[list[Excerpt]] = []
        for found in spans:
            if passages and found.span.start - passages[-1][-1].span.end < _CLOSE:
                passages[-1].append(found)
            else:
                passages.append([found])
        yield report, passages


def _in_context(cut: Context, coloured: bool) -> Text:
    """The sentences with the evidence set off: by colour, or by brackets where there is none."""
    text = Text("… " if cut.cut_before else "")
    for run, is_evidence in cut.runs:
        line = printable(" ".join(run.split("\n")))
        if is_evidence and not coloured:
            line = f"[{line}]"
        text.append(line, style="bold reverse" if is_evidence else "")
    return text.append(" …" if cut.cut_after else "")


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
        words = [words for item in value if (words := _words(item, look))]
        return ", ".join({word.casefold(): word for word in reversed(words)}[word] for word in _once(words))
    if isinstance(value, dict):
        return _of_fields(value, look)
    if value in look.actors:
        return f"{look.actors[value]} ({value})"
    if value in look.reports:
        return f"{look.outlet(value)} ({value})"
    return "yes" if value is True else str(value)


def _once(words: list[str]) -> list[str]:
    """Words whatever their case, each once, in order."""
    return list(dict.fromkeys(word.casefold() for word in words))


def _of_fields(value: dict[str, Any], look: Lookup) -> str:
    """What a record within the record comes to: a time, a place, a relay, a role."""
    if "basis" in value:
        return f"{value['value']} ({value['basis']})" if value["value"] else ""
    named = value.get("name") or value.get("text") or value.get("title")
    return str(named) if named else " ".join(words for item in value.values() if (words := _words(item, look)))
