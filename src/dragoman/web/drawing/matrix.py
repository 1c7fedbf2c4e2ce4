"""Which outlets told of which events, who told first, and who relays whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.exports.tellers import is_pronoun
from dragoman.exports.wording import outlet_of
from dragoman.records import TOOK_PLACE, Event, Report, Statement

__all__ = ["Cell", "Matrix", "Relayed", "Row", "matrix_of", "relays_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How one outlet tells an event: with which factuality, None where it is silent; `first` if it told it before all others."""

    factuality: str | None
    first: bool
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An event and its cells, one an outlet; `told` counts the outlets that have it."""

    event: Event
    cells: tuple[Cell, ...]
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Events by outlets, the most told first; `more_outlets` and `more_events` are not in it."""

    outlets: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    more_outlets: int
    more_events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relayed:
    """A source that outlets relay, and how many of its statements each of them carries."""

    source: str
    actor: str | None
    total: int
    outlets: tuple[tuple[str, int], ...]


def matrix_of(
    events: Iterable[Event], reports: Mapping[str, Report], *, most_events: int = 24, most_outlets: int = 16
) -> Matrix:
    """Lay the events that most outlets tell against the outlets with the most reports."""
    by_outlet = Counter(outlet_of(report) for report in reports.values())
    outlets = sorted(by_outlet, key=lambda name: (-by_outlet[name], name))
    shown = outlets[:most_outlets]
    rows = [row for event in events if (row := _row(event, reports, shown)).told > 1]
    rows.sort(key=lambda row: (-row.told, row.event.when.earliest or "9999", row.event.id))
    return Matrix(
        outlets=tuple((name, by_outlet[name]) for name in shown), rows=tuple(rows[:most_events]),
        more_outlets=len(outlets) - len(shown), more_events=max(0, len(rows) - most_events),
    )  # fmt: skip


def _row(event: Event, reports: Mapping[str, Report], outlets: Iterable[str]) -> Row:
    told: dict[str, list[tuple[str, str, str]]] = {}
    for mention in event.mentions:
        report = reports.get(mention.report)
        if report:
            span = mention.evidence.spans()[0]
            words = f"{span.report} {span.start} {span.end}"
            told.setdefault(outlet_of(report), []).append(
                (report.published.earliest or "9999", mention.factuality, words)
            )
    moments = {name: min(told[name]) for name in told}
    earliest = min((moment[0] for moment in moments.values()), default="9999")
    firsts = [name for name in moments if moments[name][0] == earliest]
    first = firsts[0] if len(firsts) == 1 and len(told) > 1 and earliest != "9999" else None
    cells = []
    for name in outlets:
        if name not in told:
            cells.append(Cell(factuality=None, first=False, words=None))
            continue
        # As it turned out, where the outlet tells that at all; else as it first had it.
        best = min(told[name], key=lambda one: (one[1] not in TOOK_PLACE, one))
        cells.append(Cell(factuality=best[1], first=name == first, words=best[2]))
    return Row(event=event, cells=tuple(cells), told=len(told))


def relays_of(statements: Iterable[Statement], reports: Mapping[str, Report], *, most: int = 16) -> list[Relayed]:
    """Count who is relayed by whom: the outermost of each statement's relays, by the outlet of its report."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    printed: dict[tuple[str, str], Counter[str]] = {}
    for statement in statements:
        if statement.relayed_by and statement.report in reports:
            relay = statement.relayed_by[0]
            unnamed = relay.actor is None and is_pronoun(relay.text)
            key = (relay.actor or "", "" if relay.actor or unnamed else relay.text.casefold())
            counts.setdefault(key, Counter())[outlet_of(reports[statement.report])] += 1
            printed.setdefault(key, Counter())["somebody not named" if unnamed else relay.text] += 1
    found = [
        Relayed(
            source=min(printed[key], key=lambda text: (-printed[key][text], text)), actor=key[0] or None,
            total=sum(by.values()), outlets=tuple(sorted(by.items(), key=lambda pair: (-pair[1], pair[0]))),
        )
        for key, by in counts.items()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.total, -len(one.outlets), one.source))[:most]
