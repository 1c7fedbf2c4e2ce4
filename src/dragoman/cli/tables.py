"""Records as tables for people, made to be read in 80 columns."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.case.changes import Change
from dragoman.case.searching import Hit
from dragoman.exports.looking import Lookup, day_of, short_id
from dragoman.exports.tellers import tellers
from dragoman.exports.wording import plural, role_in_words, shorten
from dragoman.intake.header import header_of
from dragoman.records import (
    Actor,
    AgendaItem,
    Decision,
    Disagreement,
    Doubt,
    Event,
    Figure,
    Place,
    Problem,
    Quotation,
    Record,
    Report,
    Statement,
    Story,
    Time,
)

__all__ = ["console", "print_table"]

_COLOURS = {
    "happened": "green", "ongoing": "green", "confirmed": "green", "planned": "cyan", "open": "cyan",
    "proposed": "yellow", "conditional": "yellow", "possible": "yellow", "overdue": "yellow", "postponed": "yellow",
    "applied": "green", "overruled": "yellow", "orphaned": "red",
    "denied": "red", "ruled out": "red", "contradicted": "red", "conflict": "red", "update": "blue",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what stands in it, and how wide it is (None: what is left)."""

    head: str
    of: Callable[[Any, Lookup], str | Text]
    width: int | None = None
    style: str = ""
    right: bool = False


class _Screen(Console):
    """A console that leaves a closed pipe to us."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError

    def print(self, *objects: Any, **how: Any) -> None:  # noqa: ANN401 (rich's signature)
        """Print; to a file without the blanks that pad lines to the width of a screen."""
        if self.is_terminal:
            super().print(*objects, **how)
            return
        with self.capture() as captured:
            super().print(*objects, **how)
        click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))


def console() -> Console:
    """Where tables are printed: as wide as the terminal, 80 columns where there is none."""
    return _Screen(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=False)


def print_table(records: Sequence[Record], look: Lookup) -> None:
    """Print records of one kind."""
    columns = _TABLES[type(records[0])]
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, expand=True, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(
            column.head,
            width=column.width,
            ratio=None if column.width else 1,
            style=column.style,
            justify="right" if column.right else "left",
            no_wrap=False,
            overflow="fold",
        )
    for record in records:
        table.add_row(*(_cell(column.of(record, look)) for column in columns))
    console().print(table)


def _cell(content: str | Text) -> Text:
    return content if isinstance(content, Text) else Text(printable(content))


def printable(text: str) -> str:
    r"""Text without the control characters that a report may send to a terminal.

    >>> printable("a\x1b[31mb\x00")
    'a�[31mb�'
    """
    return "".join(c if c.isprintable() or c == "\n" else ("\ufffd" if c != "\t" else " ") for c in text)


def _id(record: Any, _: Lookup) -> str:  # noqa: ANN401 (any kind)
    return short_id(record.id)


def _coloured(word: str) -> Text:
    return Text(word, style=_COLOURS.get(word, ""))


def _lines(*lines: str | Text) -> Text:
    """Several lines in one cell, without empty ones."""
    kept = [_cell(line) for line in lines if line]
    return Text("\n").join(kept)


def _quoted(text: str, most: int) -> str:
    """Words in quotation marks, unless they hold some already."""
    cut = shorten(text, most)
    return cut if any(mark in text for mark in '“”«»"') else f"“{cut}”"


ID = Column("id", _id, 8, "dim")


def _story_line(story: Story, look: Lookup) -> Text:
    return _lines(shorten(story.title, 160), Text(shorten(look.several(story.actors), 120), style="dim"))


def _actor_line(actor: Actor, look: Lookup) -> Text:
    others = [name for name in actor.names if name != actor.name]
    also = f"also {shorten(', '.join(others), 110)}" if others else ""
    roles = {words.casefold(): words for role in actor.roles[::-1] for words in [role_in_words(role)]}
    return _lines(
        shorten("; ".join([*roles.values()][::-1]), 110),
        Text(printable(also), style="dim"),
        Text(printable(shorten(look.doing(actor.id), 110)), style="dim"),
    )


def _statement_line(statement: Statement, look: Lookup) -> Text:
    marks = [word for word, is_so in (("negated", statement.negated), ("hedged", statement.hedged)) if is_so]
    relays = " ← ".join(relay.text for relay in statement.relayed_by)
    if relays:
        marks.append(f"relayed by {relays}")
    source = ", ".join([look.outlet(statement.report), *marks])
    direct = statement.kind == "direct"
    content = _quoted(statement.content, 240) if direct else shorten(statement.content, 240)
    return _lines(content, Text(printable(f"— {source}"), style="dim"))


def _speaker(statement: Statement, look: Lookup) -> Text:
    name = look.actor(statement.speaker, statement.speaker_text) or "not known"
    force = "" if statement.force == "says" else statement.force
    return _lines(Text(printable(name), style="bold"), force)


def _times(quotation: Quotation) -> str:
    count = len(quotation.statements)
    return f"{count} times: " if count > 1 else ""


def _event_line(event: Event, look: Lookup) -> Text:
    actors = look.several(event.source)
    targets = look.several(event.target)
    who = f"{actors}{' – ' if event.reciprocal else ' → '}{targets}" if actors and targets else actors or targets
    place = f"in {event.place.name}" if event.place else ""
    said = event.summary or " ".join(span.text for span in event.mentions[0].evidence.get("trigger", ()))
    about = " · ".join(part for part in (who, place) if part)
    heard = tellers(event, look.actor)
    return _lines(
        shorten(said, 200),
        Text(printable(shorten(about, 120)), style="dim"),
        Text(printable(shorten(f"according to {heard}", 120)), style="yellow") if heard else "",
    )


def _event_kind(event: Event, _: Lookup) -> Text:
    return _lines(event.type, Text(event.detail or "", style="dim"))


def _event_standing(event: Event, _: Lookup) -> Text:
    return _lines(_coloured(event.factuality), Text(plural(event.origins, "origin"), style="dim"))


def _disagreement_line(disagreement: Disagreement, look: Lookup) -> Text:
    lines: list[str | Text] = [Text(printable(shorten(disagreement.subject.text, 120)), style="bold")]
    for position in disagreement.positions:
        line = Text.assemble("• ", printable(shorten(position.value, 90)))
        line.append(f"  — {printable(look.outlets(position.reports))}", style="dim")
        lines.append(line)
    return _lines(*lines)


def _disagreement_kind(disagreement: Disagreement, _: Lookup) -> Text:
    return _lines(_coloured(disagreement.kind), disagreement.about)


def _agenda_line(item: AgendaItem, look: Lookup) -> Text:
    by = look.actor(item.announced_by)
    announced = f"announced {item.announced or ''}{f' by {by}' if by else ''}".strip()
    return _lines(shorten(item.text, 200), Text(printable(announced), style="dim") if item.announced or by else "")


def _figure_line(figure: Figure, look: Lookup) -> Text:
    counted = " ".join(part for part in (figure.counts, figure.state) if part)
    words = " … ".join(span.text for span in figure.evidence.spans())
    return Text.assemble(printable(shorten(counted or words, 120)), (f"  — {look.outlet(figure.report)}", "dim"))


def _amount(figure: Figure, _: Lookup) -> str:
    low, high = number(figure.low), number(figure.high)
    mark = {"least": "≥ ", "most": "≤ "}.get(figure.bound or "", "~" if figure.approximate else "")
    return f"{mark}{low if low == high else f'{low}–{high}'} {figure.unit or ''}".strip()


def number(value: float) -> str:
    """A number as a desk writes it.

    >>> number(1200), number(5e11), number(2.5), number(1_250_000)
    ('1,200', '500 billion', '2.5', '1.25 million')
    """
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and round(value / size, 3) == value / size:
            return f"{value / size:,g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _coordinates(place: Place, _: Lookup) -> str:
    if place.latitude is None or place.longitude is None:
        return ""
    return f"{place.latitude:.2f}, {place.longitude:.2f}"


def _hit_line(hit: Hit, _: Lookup) -> Text:
    """The passage around its first match, the matches set off."""
    passage, matches = hit.evidence["passage"][0], hit.evidence.get("match", ())
    text = Text(printable(passage.text.replace("\n", " ")))
    for match in matches:
        text.stylize("bold reverse", match.start - passage.start, match.end - passage.start)
    first = (matches[0].start if matches else passage.start) - passage.start
    start = max(0, first - 100)
    cut = text[start : start + 260]
    return Text.assemble("…" if start else "", cut, "…" if start + 260 < len(text) else "")


def _doubt_line(doubt: Doubt, _: Lookup) -> Text:
    return _lines(doubt.text, Text("; ".join(doubt.why), style="dim"))


def _decision_line(decision: Decision, _: Lookup) -> Text:
    changed = (
        f" {decision.field}: {decision.before or 'nothing'} → {decision.value or 'nothing'}" if decision.field else ""
    )
    joined = f" with {', '.join(map(short_id, decision.members))}" if decision.members else ""
    note = Text(f"{short_id(decision.target)} {decision.note or ''}".strip(), style="dim")
    return _lines(f"{decision.action}{joined}{changed} · {shorten(decision.text, 160)}", note)


def _change_line(change: Change, _: Lookup) -> Text:
    turned = f"{change.about}: {change.before or 'unknown'} → {change.after or 'unknown'}" if change.about else ""
    return _lines(shorten(change.text, 200), Text(printable(turned), style="yellow"))


_TABLES: dict[type, tuple[Column, ...]] = {
    Report: (
        ID,
        Column("published", lambda report, _: day_of(report.published), 12, "cyan"),
        Column("outlet", lambda report, look: look.outlet(report.id), 18),
        Column("title", lambda report, _: shorten(report.title or report.text[header_of(report.text).end :], 160)),
    ),
    Story: (
        ID,
        Column("first", lambda story, _: (story.first or "")[:10], 10, "cyan"),
        Column("last", lambda story, _: (story.last or "")[:10], 10, "cyan"),
        Column("reports", lambda story, _: str(len(story.reports)), 7, right=True),
        Column("story", _story_line),
    ),
    Actor: (
        ID,
        Column("name", lambda actor, _: actor.name, 22, "bold"),
        Column("kind", lambda actor, _: actor.kind, 12),
        Column("of", lambda actor, _: " ".join(part for part in (actor.country, actor.sector) if part), 7),
        Column("roles, other names, what it does", _actor_line),
        Column("×", lambda actor, _: str(len(actor.evidence.spans())), 4, right=True),
    ),
    Statement: (
        ID,
        Column("said", lambda statement, _: day_of(statement.said), 11, "cyan"),
        Column("speaker", _speaker, 17),
        Column("statement", _statement_line),
    ),
    Quotation: (
        ID,
        Column("said", lambda quotation, _: day_of(quotation.said), 11, "cyan"),
        Column("speaker", lambda quotation, look: look.actor(quotation.speaker, "not known"), 17, "bold"),
        Column(
            "wording",
            lambda quotation, look: _lines(
                _quoted(quotation.wording, 240),
                Text(printable(f"— {_times(quotation)}{look.outlets(quotation.reports)}"), style="dim"),
            ),
        ),
    ),
    Event: (
        ID,
        Column("when", lambda event, _: day_of(event.when), 11, "cyan"),
        Column("type", _event_kind, 10),
        Column("event", _event_line),
        Column("standing", _event_standing, 11),
    ),
    AgendaItem: (
        ID,
        Column("due", lambda item, _: day_of(item.due), 11, "cyan"),
        Column("announced", _agenda_line),
        Column("outcome", lambda item, _: _coloured(item.outcome), 12),
    ),
    Disagreement: (ID, Column("kind", _disagreement_kind, 14), Column("about", _disagreement_line)),
    Figure: (
        ID,
        Column("amount", _amount, 18, "bold", right=True),
        Column("of what", _figure_line),
    ),
    Place: (
        ID,
        Column("name", lambda place, _: place.name, 22, "bold"),
        Column("kind", lambda place, _: place.kind, 8),
        Column("in", lambda place, _: place.country or "", 3),
        Column("lat, lon", _coordinates, 15),
        Column("report", lambda place, look: look.outlet(place.report)),
    ),
    Time: (
        ID,
        Column("value", lambda time, _: time.value or "?", 18, "cyan"),
        Column("type", lambda time, _: time.type, 8),
        Column("words", lambda time, _: " … ".join(span.text for span in time.evidence["time"]), 22),
        Column("report", lambda time, look: look.outlet(time.report)),
    ),
    Problem: (
        Column(
            "source",
            lambda problem, _: _lines(problem.source, Text(printable(problem.place or ""), style="dim")),
            28,
        ),
        Column("problem", lambda problem, _: _lines(problem.reason, Text(printable(problem.advice), style="dim"))),
    ),
    Hit: (
        Column("report", lambda hit, _: short_id(hit.report), 8, "dim"),
        Column("published", lambda hit, _: day_of(hit.published), 11, "cyan"),
        Column("outlet", lambda hit, look: look.outlet(hit.report), 16),
        Column("words", _hit_line),
    ),
    Doubt: (
        ID,
        Column("doubt", lambda doubt, _: f"{doubt.doubt:.2f}", 5, "yellow", right=True),
        Column("kind", lambda doubt, _: doubt.kind, 13),
        Column("why", _doubt_line),
    ),
    Decision: (
        ID,
        Column("when", lambda decision, _: decision.at[:16].replace("T", " "), 16, "cyan"),
        Column("who", lambda decision, _: decision.who, 10),
        Column("state", lambda decision, _: _coloured(decision.state), 9),
        Column("what", _decision_line),
    ),
    Change: (
        ID,
        Column("kind", lambda change, _: change.kind, 13),
        Column("what", lambda change, _: change.what, 9, "green"),
        Column("of what", _change_line),
    ),
}
