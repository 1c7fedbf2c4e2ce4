"""The affair on one screen of the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.exports.context import excerpt_of
from dragoman.exports.once import told_once
from dragoman.exports.tellers import tellers, telling
from dragoman.exports.wording import Names, day, days, harm_in_words, outlet_of, plural, shorten, when_in_words
from dragoman.records import (
    AgendaItem,
    Brief,
    Disagreement,
    Event,
    Passage,
    Position,
    Report,
    Said,
    SharedFigure,
    Span,
    Statement,
    Toll,
)

__all__ = ["brief_on_screen", "print_brief"]

Item = TypeVar("Item")

_OUTCOMES = {"confirmed": "green", "contradicted": "red", "overdue": "yellow", "postponed": "yellow", "open": "cyan"}
# What fits one tall screen; the rest is counted.
_ESTABLISHED, _TOLD_ONCE, _ALIKE, _DISPUTED, _SAID, _DUE = 8, 5, 3, 6, 8, 6


def brief_on_screen(brief: Brief, *, everything: bool = False) -> RenderableType:
    """Lay out a brief for the terminal; `everything` leaves nothing out for the sake of space."""
    screen = _Screen(brief)
    story = brief.story
    head = Text(story.title, style="bold")
    outlets = sorted({outlet_of(report) for report in brief.reports})
    about = f"{days(story.first, story.last)} · {plural(len(brief.reports), 'report')}: {', '.join(outlets)}"
    sure = [toll for toll in brief.tolls if toll.origins > 1 or len(brief.reports) == 1]
    harm = ", ".join(f"{harm_in_words(toll)} ({plural(toll.origins, 'origin')})" for toll in sure)
    every = None if everything else 1
    confirmed = [event for event in brief.established if event.origins > 1]
    established: list[Event | SharedFigure] = [*confirmed, *brief.figures]
    numbers, events = told_once(brief)
    once: list[Event | SharedFigure | Toll] = [*(toll for toll in numbers if toll not in sure), *events]
    counted = any(toll.origins > 1 for toll in sure)
    nothing = (
        "the numbers above, and nothing else by two origins or more" if counted else "nothing by two origins or more"
    )
    return Group(
        head,
        Text(about, style="dim"),
        *([Text(harm, style="bold red")] if harm else []),
        *_section("ESTABLISHED", established, screen.established, every and _ESTABLISHED, nothing),
        *(_section("TOLD BY ONE ORIGIN", once, screen.established, every and _TOLD_ONCE, "") if once else ()),
        *(_section("TOLD ALIKE", brief.alike, screen.passage, every and _ALIKE, "") if brief.alike else ()),
        *_section("DISPUTED", brief.disputed, screen.dispute, every and _DISPUTED, "no contradiction could be read"),
        *_section("SAID", brief.said, screen.said, every and _SAID, "nobody is quoted"),
        *_section("DUE", brief.due, screen.due, every and _DUE, "nothing is announced for a date"),
    )


def _section(
    title: str, items: Sequence[Item], show: Callable[[Item], RenderableType], most: int | None, empty: str
) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, style="bold"), align="left", characters="─", style="dim")
    shown = items[:most]
    yield from (show(item) for item in shown)
    if not items:
        yield Text(empty, style="dim italic")
    elif len(shown) < len(items):
        yield Text(f"… and {len(items) - len(shown)} more (--all)", style="dim")


class _Screen:
    """A brief's items as rich renderables."""

    def __init__(self, brief: Brief) -> None:
        self.names = Names(brief.actors)
        self.reports = {report.id: report for report in brief.reports}
        self.disputed = brief.disputed

    def established(self, item: Event | SharedFigure | Toll) -> RenderableType:
        return self.event(item) if isinstance(item, Event) else self.figure(item)

    def figure(self, figure: SharedFigure | Toll) -> RenderableType:
        outlets = _named(self.reports[report] for report in figure.reports if report in self.reports)
        what = Text(figure.text) if isinstance(figure, SharedFigure) else self._words(figure.evidence["number"])
        line = _line(self._first_told(figure.reports), what or Text(), _origins(figure.origins))
        return Group(line, *_under(None, outlets))

    def passage(self, passage: Passage) -> RenderableType:
        outlets = list(dict.fromkeys(outlet_of(self.reports[report]) for report in passage.reports))
        many = Text(plural(len(outlets), "outlet"), style="yellow")
        line = _line(self._first_told(passage.reports), Text(shorten(passage.text, 260)), many)
        return Group(line, *_under(None, ", ".join(outlets)))

    def event(self, event: Event) -> RenderableType:
        what = event.summary or event.type.lower()
        heard = tellers(event, self.names.of)
        told = Text.assemble(what, (f" — according to {heard}", "yellow")) if heard else Text(what)
        line = _line(self._short_when(event), told, _origins(event.origins))
        mentions = telling(event, self.reports, self.disputed)
        outlets = _named(self.reports[mention.report] for mention in mentions)
        words = self._words(mentions[0].evidence.spans()) if mentions else None
        # A summary that is the sentence itself needs no words under it.
        if words and len(what) > 0.6 * len(words) and _folded(what) in _folded(words.plain):
            words = None
        return Group(line, *_under(words, outlets))

    def said(self, said: Said) -> RenderableType:
        first = said.statement
        statements = [first, *said.others]
        where = _named(self.reports[s.report] for s in statements if s.report in self.reports)
        speaker, force = self.names.saying(first)
        head = Text.assemble((speaker, "bold"), (f" {force}", ""), (f" · {self._when_said(statements)}", "cyan"))
        if len(statements) > 1:
            head.append(f" · {plural(len(statements), 'wording')}", style="green")
        content = shorten(first.content, 230)
        marked = f"“{content}”" if first.kind == "direct" else content.removeprefix("that ")
        if force != first.cue:
            marked = marked[:1].upper() + marked[1:]
        own = {outlet_of(self.reports[s.report]).casefold() for s in statements if s.report in self.reports}
        relays = " ← ".join(r.text for r in first.relayed_by if r.text.casefold().removeprefix("the ") not in own)
        return Group(head, *_under(Text(marked), f"{where}{f', relaying {relays}' if relays else ''}"))

    def _short_when(self, event: Event) -> str:
        """The day of an event, else the day on which it was first reported."""
        if event.when.earliest or event.when.latest:
            return _compact(event.when.earliest, event.when.latest)
        return self._first_told(mention.report for mention in event.mentions)

    def _first_told(self, reports: Iterable[str]) -> str:
        published = [self.reports[report].published.earliest for report in reports if report in self.reports]
        first = min(filter(None, published), default=None)
        return f"told {day(first).rsplit(' ', 1)[0]}" if first else "no day"

    def _when_said(self, statements: Sequence[Statement]) -> str:
        """The day of saying where a report gives it, else the day of the first report of it."""
        known = next((s.said for s in statements if s.said.earliest or s.said.value), None)
        if known is not None:
            return when_in_words(known)
        first = min(
            (d for s in statements if s.report in self.reports and (d := self.reports[s.report].published.earliest)),
            default=None,
        )
        return f"reported {day(first)}" if first else "day unknown"

    def dispute(self, dispute: Disagreement) -> RenderableType:
        colour = {"conflict": "red", "update": "blue"}.get(dispute.kind, "dim")
        head = Text.assemble((dispute.subject.text, "bold"), (f" · {dispute.about}, {dispute.kind}", colour))
        sides = Table.grid(padding=(0, 2), expand=True)
        shown = dispute.positions[:3]
        for _ in shown:
            sides.add_column(ratio=1)
        sides.add_row(*(Text(position.value, style="bold " + colour) for position in shown))
        sides.add_row(*(self._side(position) for position in shown))
        return Group(head, Padding(sides, (0, 0, 0, 2)))

    def _side(self, position: Position) -> RenderableType:
        words = self._words(position.evidence.spans(), most=170)
        outlets = _named(self.reports[report] for report in position.reports if report in self.reports)
        return Group(*([words] if words else []), Text(f"— {outlets}", style="dim"))

    def due(self, item: AgendaItem) -> RenderableType:
        outcome = Text(item.outcome, style=_OUTCOMES[item.outcome])
        line = _line(_compact(item.due.earliest, item.due.latest), Text(item.text), outcome)
        announcing = _named(
            self.reports[span.report] for span in item.evidence["announcement"] if span.report in self.reports
        )
        became = item.evidence.get("outcome", ())
        told = [span for span in became if span.report in self.reports][-1:]  # the last word on it
        words = self._words(told, most=150)
        outlets = _named(self.reports[span.report] for span in told)
        return Group(line, *_under(None, announcing), *(_under(words, outlets) if words else ()))

    def _words(self, spans: Iterable[Span], most: int = 200) -> Text | None:
        """The first sentence that holds evidence, its evidence set off."""
        known = [span for span in spans if span.report in self.reports]
        if not known:
            return None
        first = known[0]
        near = [span for span in known if span.report == first.report and abs(span.start - first.start) < most]
        cut = excerpt_of(self.reports[first.report], near)
        return Text(f"“{cut.within(most)}”", style="italic")


def _line(when: str, what: Text, state: Text) -> Table:
    """A line of the brief: when, what, and at the right edge how it stands."""
    line = Table.grid(padding=(0, 1), expand=True)
    line.add_column(width=12, no_wrap=True)
    line.add_column(ratio=1)
    line.add_column(justify="right", no_wrap=True)
    line.add_row(Text(when, style="cyan"), what, state)
    return line


def _origins(count: int) -> Text:
    return Text(plural(count, "origin"), style="green" if count > 1 else "yellow")


def _folded(text: str) -> str:
    """Text without what an excerpt changes: case and spaces."""
    return " ".join(text.casefold().split())


def _under(words: Text | None, source: str) -> Iterator[RenderableType]:
    """The lines under an item: its words, and who has them."""
    if words is not None:
        yield Padding(words, (0, 0, 0, 2))
    if source:
        yield Padding(Text(f"— {source}", style="dim"), (0, 0, 0, 2))


def _named(reports: Iterable[Report]) -> str:
    """The outlets of some reports, each once, in order."""
    return ", ".join(dict.fromkeys(outlet_of(report) for report in reports))


def _compact(first: str | None, last: str | None) -> str:
    """A day or span of days in twelve characters."""
    if not first and not last:
        return "no day"
    if (first or "")[:10] == (last or "")[:10] or not first or not last:
        return day(first or last)
    begin, end = day(first).split(), day(last).split()
    return f"{begin[0]}–{end[0]} {end[1]}" if begin[1:] == end[1:] else f"{begin[0]} {begin[1]}–{end[0]} {end[1]}"


def print_brief(brief: Brief, console: Console, *, everything: bool = False) -> None:
    """Print a brief on a console."""
    console.print(brief_on_screen(brief, everything=everything))
