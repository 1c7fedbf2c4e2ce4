"""One record with its evidence in the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.case.asking import full_id
from dragoman.case.keeping import LINKED
from dragoman.case.kinds import kind_of_id
from dragoman.case.regrouping import regroupings
from dragoman.errors import NotFoundError
from dragoman.linking import Copy
from dragoman.records import Evidence, Mend, Problem, Reading, Record, Regrouping, Report, Span, When
from dragoman.records.plain import from_json
from dragoman.store.rows import Selection

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["Excerpt", "Shown", "copies_of", "mends_of", "shown"]

# Characters of context on each side of a span.
_CONTEXT = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt(Record):
    """A span of evidence with its role, the words before and after it, and the report that it stands in."""

    role: str
    span: Span
    before: str
    after: str
    outlet: str | None
    title: str | None
    published: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown(Record):
    """A record of any kind, with its evidence in context; `asked` is the id asked for where that led to another.

    `record` is the record's own dictionary. `regrouped` says, of a story, which merges and splits made it what it is.
    """

    kind: str
    id: str
    record: dict[str, Any]
    asked: str | None = None
    excerpts: tuple[Excerpt, ...] = ()
    regrouped: tuple[Regrouping, ...] = ()


def shown(store: Store, asked: str) -> Shown:
    """Find the record whose id is or begins with `asked`."""
    if asked.startswith("x-"):
        return _problem(store, asked)
    kind = kind_of_id(asked)
    found = full_id(store, kind.name, asked)
    line = next(store.select(Selection(kind=kind.name, ids=(found,), hidden=True)), None)
    if line is None:
        raise NotFoundError(f"{found} is gone: reports that came in since linked it differently", advice="list again")
    record = from_json(line, kind.record)
    spans = list(dict.fromkeys(_evidence(record)))
    reports = {report.id: report for report in _reports(store, {span.report for _, span in spans})}
    # In the order of publication and of the text, so that it reads as it happened.
    spans.sort(key=lambda pair: (reports[pair[1].report].published.earliest or "9", pair[1].report, pair[1].start))
    return Shown(
        kind=kind.name,
        id=found,
        record=record.to_dict(),
        asked=asked if not found.startswith(asked) else None,
        excerpts=tuple(_excerpt(role, span, reports[span.report]) for role, span in spans),
        regrouped=tuple(regroupings(store, found)) if kind.name == "stories" else (),
    )


def _problem(store: Store, asked: str) -> Shown:
    found = [problem for line in store.problems() if (problem := from_json(line, Problem)).id.startswith(asked)]
    if len(found) != 1:
        raise NotFoundError(f"{len(found) or 'no'} problems begin with {asked!r}", advice="see: dragoman problems")
    return Shown(kind="problems", id=found[0].id, record=found[0].to_dict())


def _reports(store: Store, ids: set[str]) -> Iterator[Report]:
    return (from_json(line, Report) for line in store.reports(sorted(ids)))


def _evidence(value: object) -> Iterator[tuple[str, Span]]:
    """All evidence of a record and of the records in it, with its roles."""
    from dataclasses import fields, is_dataclass

    if isinstance(value, Evidence):
        yield from ((role, span) for role, spans in value.items() for span in spans)
    elif isinstance(value, tuple):
        for item in value:
            yield from _evidence(item)
    elif is_dataclass(value) and not isinstance(value, (Span, Report)):
        for field in fields(value):
            yield from _evidence(getattr(value, field.name))


def _excerpt(role: str, span: Span, report: Report) -> Excerpt:
    return Excerpt(
        role=role,
        span=span,
        before=report.text[max(0, span.start - _CONTEXT) : span.start],
        after=report.text[span.end : span.end + _CONTEXT],
        outlet=report.outlet,
        title=report.title or report.key,
        published=report.published,
    )


def mends_of(store: Store, report: str) -> tuple[Mend, ...]:
    """The repairs made on the parsing copy of a report, by place; none for a report that is not stored."""
    rows = store.as_read(report)
    mends = from_json(rows[1], Reading).mends if rows else ()
    return tuple(sorted(mends, key=lambda mend: (mend.start, mend.end)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copies:
    """Of a linked story what is asked for here: the rest of its JSON is passed over."""

    copies: tuple[Copy, ...] = ()


def copies_of(store: Store, report: str) -> tuple[Copy, ...]:
    """The near-copies in its story that a report is one of, the first of each pair's earlier report first."""
    told = [found.story for line in store.reports([report]) if (found := from_json(line, Report)).story]
    lines = store.kept.parts(LINKED, told) if told else []
    copies = [copy for _, line in lines for copy in from_json(line, _Copies).copies]
    return tuple(copy for copy in copies if report in (copy.report, copy.of))
