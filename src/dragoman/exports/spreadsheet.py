"""Records as flat rows, for CSV: every column has one value, in full."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

from dragoman.case.changes import Change
from dragoman.case.searching import Hit
from dragoman.exports.looking import Lookup
from dragoman.records import (
    Actor,
    AgendaItem,
    Decision,
    Disagreement,
    Doubt,
    Event,
    Evidence,
    Figure,
    Place,
    Problem,
    Quotation,
    Report,
    Statement,
    Story,
    Time,
    When,
)

__all__ = ["Cell", "flat", "line_of", "safe"]

Cell = str | int | float | None
Row = dict[str, Cell]

# A spreadsheet takes what begins so for a formula, and runs it.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def line_of(row: Sequence[Cell]) -> str:
    r"""A row as a line of CSV, as RFC 4180 has it, with formulas made harmless.

    >>> line_of(["talks, again", "=1+1", 3]).rstrip()
    '"talks, again",\'=1+1,3'
    """
    line = io.StringIO()
    csv.writer(line).writerow([safe(cell) for cell in row])
    return line.getvalue()


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("talks"), safe(-3)
    ("'=1+1", 'talks', -3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell


def flat(record: Any, look: Lookup) -> Row:  # noqa: ANN401 (any kind of record)
    """A record as a row; lists become one cell, parted by `; `, and actors and reports are named."""
    return _FLAT[type(record)](record, look)


def _report(report: Report, _: Lookup) -> Row:
    return {
        "id": report.id, "published": report.published.value, "basis": report.published.basis, "outlet": report.outlet,
        "title": report.title, "language": report.language, "story": report.story, "url": report.url,
        "key": report.key, "fetched": report.fetched, "sha256": report.sha256, "characters": len(report.text),
    }  # fmt: skip


def _story(story: Story, look: Lookup) -> Row:
    return {
        "id": story.id, "title": story.title, "first": story.first, "last": story.last, "count": len(story.reports),
        "outlets": look.outlets(story.reports), "actors": look.several(story.actors), "reports": _list(story.reports),
    }  # fmt: skip


def _actor(actor: Actor, look: Lookup) -> Row:
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "sector": actor.sector,
        "names": _list(actor.names), "roles": _list(dict.fromkeys(role.title for role in actor.roles)),
        "mentions": len(actor.evidence.spans()),
        "outlets": look.outlets(dict.fromkeys(span.report for span in actor.evidence.spans())),
    }  # fmt: skip


def _statement(statement: Statement, look: Lookup) -> Row:
    return {
        "id": statement.id, **_when("said", statement.said),
        "speaker": look.actor(statement.speaker, statement.speaker_text), "speaker_text": statement.speaker_text,
        "cue": statement.cue, "content": statement.content, "kind": statement.kind, "force": statement.force,
        "negated": str(statement.negated).lower(), "hedged": str(statement.hedged).lower(),
        "relayed_by": _list(relay.text for relay in statement.relayed_by),
        "addressee": statement.addressee.text if statement.addressee else None,
        "place": statement.place.name if statement.place else None, "quotation": statement.quotation,
        **_where(statement.report, statement.evidence, "content", look),
    }  # fmt: skip


def _quotation(quotation: Quotation, look: Lookup) -> Row:
    return {
        "id": quotation.id, **_when("said", quotation.said), "speaker": look.actor(quotation.speaker),
        "wording": quotation.wording, "statements": len(quotation.statements),
        "outlets": look.outlets(quotation.reports), "story": quotation.story,
    }  # fmt: skip


def _event(event: Event, look: Lookup) -> Row:
    first = event.mentions[0]
    return {
        "id": event.id, **_when("when", event.when), "type": event.type, "detail": event.detail,
        "source": look.several(event.source), "target": look.several(event.target),
        "place": event.place.name if event.place else None,
        "country": event.place.country if event.place else None,
        "latitude": event.place.latitude if event.place else None,
        "longitude": event.place.longitude if event.place else None,
        "factuality": event.factuality, "summary": event.summary,
        "topics": _list(event.topics), "excluded_topics": _list(event.excluded_topics),
        "according_to": _list(dict.fromkeys(relay.text for m in event.mentions for relay in m.according_to)),
        "mentions": len(event.mentions), "origins": event.origins, "story": event.story,
        "outlets": look.outlets(mention.report for mention in event.mentions),
        **_where(first.report, first.evidence, "trigger", look),
    }  # fmt: skip


def _agenda(item: AgendaItem, look: Lookup) -> Row:
    return {
        "id": item.id, **_when("due", item.due), "text": item.text, "outcome": item.outcome,
        "announced": item.announced, "announced_by": look.actor(item.announced_by),
        "event": item.event, "story": item.story,
    }  # fmt: skip


def _disagreement(disagreement: Disagreement, look: Lookup) -> Row:
    positions = disagreement.positions
    return {
        "id": disagreement.id, "kind": disagreement.kind, "about": disagreement.about,
        "subject": disagreement.subject.text, "subject_id": disagreement.subject.id,
        "values": _list(position.value for position in positions),
        "outlets": _list(look.outlets(position.reports) for position in positions),
        "origins": _list(str(position.origins) for position in positions),
        "words": _list(" … ".join(span.text for span in position.evidence.spans()) for position in positions),
        "story": disagreement.story,
    }  # fmt: skip


def _figure(figure: Figure, look: Lookup) -> Row:
    return {
        "id": figure.id, "value": figure.value, "low": figure.low, "high": figure.high, "unit": figure.unit,
        "counts": figure.counts, "state": figure.state, "approximate": str(figure.approximate).lower(),
        **_when("when", figure.when), **_where(figure.report, figure.evidence, "number", look),
    }  # fmt: skip


def _place(place: Place, look: Lookup) -> Row:
    return {
        "id": place.id, "name": place.name, "kind": place.kind, "country": place.country, "within": place.within,
        "latitude": place.latitude, "longitude": place.longitude, "geonames": place.geonames,
        **_where(place.report, place.evidence, "place", look),
    }  # fmt: skip


def _time(time: Time, look: Lookup) -> Row:
    return {
        "id": time.id, "value": time.value, "type": time.type, "earliest": time.earliest, "latest": time.latest,
        "precision": time.precision, "basis": time.basis, **_where(time.report, time.evidence, "time", look),
    }  # fmt: skip


def _problem(problem: Problem, _: Lookup) -> Row:
    return {
        "id": problem.id, "source": problem.source, "place": problem.place, "kind": problem.kind,
        "reason": problem.reason, "advice": problem.advice, "at": problem.at,
    }  # fmt: skip


def _hit(hit: Hit, look: Lookup) -> Row:
    return {
        "published": hit.published.value, "outlet": hit.outlet, "title": hit.title, "story": hit.story,
        **_where(hit.report, hit.evidence, "passage", look),
    }  # fmt: skip


def _doubt(doubt: Doubt, _: Lookup) -> Row:
    return {
        "id": doubt.id, "kind": doubt.kind, "doubt": doubt.doubt, "why": _list(doubt.why), "text": doubt.text,
        "story": doubt.story,
    }  # fmt: skip


def _decision(decision: Decision, _: Lookup) -> Row:
    return {
        "id": decision.id, "at": decision.at, "who": decision.who, "action": decision.action, "kind": decision.kind,
        "target": decision.target, "now": decision.now, "field": decision.field, "before": decision.before,
        "value": decision.value, "members": _list(decision.members), "note": decision.note, "state": decision.state,
        "by": decision.by, "text": decision.text,
    }  # fmt: skip


def _change(change: Change, _: Lookup) -> Row:
    return {
        "kind": change.kind, "id": change.id, "what": change.what, "text": change.text, "about": change.about,
        "before": change.before, "after": change.after,
    }  # fmt: skip


def _when(name: str, when: When) -> Row:
    return {
        name: when.value,
        f"{name}_earliest": when.earliest,
        f"{name}_latest": when.latest,
        f"{name}_basis": when.basis,
    }


def _where(report: str, evidence: Evidence, role: str, look: Lookup) -> Row:
    spans = evidence.get(role) or evidence.spans()
    return {
        "report": report, "from": look.outlet(report), "start": spans[0].start, "end": spans[-1].end,
        "words": " … ".join(span.text for span in spans),
    }  # fmt: skip


def _list(items: Any) -> str:  # noqa: ANN401 (any iterable of text)
    return "; ".join(items)


_FLAT: dict[type, Callable[[Any, Lookup], Row]] = {
    Report: _report, Story: _story, Actor: _actor, Statement: _statement, Quotation: _quotation, Event: _event,
    AgendaItem: _agenda, Disagreement: _disagreement, Figure: _figure, Place: _place, Time: _time, Problem: _problem,
    Hit: _hit, Change: _change, Doubt: _doubt, Decision: _decision,
}  # fmt: skip
