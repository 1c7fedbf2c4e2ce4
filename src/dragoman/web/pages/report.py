"""A report as received, with everything that was read in it highlighted, and the repaired text beside it on demand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.errors import DragomanError
from dragoman.exports.sources import anchor, segments
from dragoman.exports.wording import Names, when_in_words
from dragoman.records import (
    AgendaItem,
    Disagreement,
    Event,
    Evidence,
    Figure,
    Mend,
    Record,
    Report,
    Span,
    Statement,
)
from dragoman.web.addresses import address_of, mark_of
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk
from dragoman.web.naming import item_text

__all__ = ["page"]

# What is highlighted, by the listing that it is from: its class, its word, and whether it is shown at first.
_SHOWN = {
    "statements": ("said", "said", True),
    "events": ("happened", "event", True),
    "disagreements": ("disputed", "disputed", True),
    "agenda": ("due", "due", True),
    "actors": ("actors", "actors", False),
    "times": ("times", "times", False),
    "places": ("places", "places", False),
    "figures": ("figures", "figures", False),
}
# A browser cannot lay out millions of characters at once: longer texts come in parts.
_A_PART = 100_000
# So many items stand beside the text.
_MOST_LISTED = 600
# Of evidence, what is highlighted as the item: who speaks or when is in it as well, but is no part of what was said.
_ROLES = {Statement: ("content", "cue"), Event: ("trigger", "source", "target")}


def page(desk: Desk, question: Question, id: str) -> Page:  # noqa: A002 (what it is)
    """One report and the items in it."""
    report = desk.find(id)
    assert isinstance(report, Report)
    found = desk.kept(("in", id), lambda: _items(desk, id))
    asked = question.text("item")
    part = question.number("part", _part_of(found, asked, id), 1_000_000)
    parts = -(-len(report.text) // _A_PART) or 1
    repaired = question.text("text") == "repaired"
    mends = desk.case.mends(id)
    listed = _listed(desk, found, report)
    return Page(
        template="report.html.jinja",
        given={
            "report": report,
            "published": when_in_words(report.published),
            "repaired": repaired,
            "url": report.url if (report.url or "").startswith(("http://", "https://")) else None,
            "kinds": [
                {"kind": kind, "name": name, "word": word, "on": on, "count": len(found[kind])}
                for kind, (name, word, on) in _SHOWN.items()
            ],
            "segments": () if repaired else _marked(report, found, asked, part),
            "part": min(part, parts),
            "parts": parts,
            "runs": _repaired(report.text, mends) if repaired else (),
            "mends": mends,
            "asked": _asked(desk, asked, report),
            "story": desk.query("stories", ids=(report.story,)).first() if report.story else None,
            "listed": listed[:_MOST_LISTED],
            "unlisted": max(0, len(listed) - _MOST_LISTED),
            "copies": _copies(desk, id),
            "decisions": desk.case.review.of(id),
            "fields": desk.case.review.fields("reports"),
        },
        data={"report": report, "mends": mends, **found},
        rows=[report],
    )


def _items(desk: Desk, id: str) -> dict[str, list[Any]]:  # noqa: A002 (what it is)
    return {kind: list(desk.query(kind, report=id)) for kind in _SHOWN}


def _spans(item: Record, report: str) -> list[Span]:
    """The spans of an item in one report."""
    if isinstance(item, Event):
        evidence = [mention.evidence for mention in item.mentions if mention.report == report]
    elif isinstance(item, Disagreement):
        evidence = [position.evidence for position in item.positions]
    else:
        evidence = [item.evidence]  # type: ignore[attr-defined]
    roles = _ROLES.get(type(item))
    return [span for one in evidence for span in _of(one, roles) if span.report == report]


def _of(evidence: Evidence, roles: Sequence[str] | None) -> Iterable[Span]:
    return evidence.spans() if roles is None else [span for role in roles for span in evidence.get(role, ())]


def _part_of(found: dict[str, list[Any]], asked: str | None, report: str) -> int:
    """The part of the text in which the words of an item begin; the first for none."""
    starts = [
        span.start for listed in found.values() for item in listed if item.id == asked for span in _spans(item, report)
    ]
    return min(starts, default=0) // _A_PART + 1


def _marked(report: Report, found: dict[str, list[Any]], asked: str | None, number: int) -> list[dict[str, Any]]:
    """A part of the text in segments, each with the kinds that cover it and the items, the tightest first."""
    marked: dict[Span, set[str]] = {}
    items: dict[str, list[tuple[int, str, str]]] = {}
    for kind, listed in found.items():
        name = _SHOWN[kind][0]
        for item in listed:
            for span in _spans(item, report.id):
                marked.setdefault(span, set()).add(name)
                items.setdefault(anchor(span), []).append((span.end - span.start, name, item.id))
    given = []
    begin, end = (number - 1) * _A_PART, number * _A_PART
    at = 0
    for part in segments(report.text, marked):
        start, at = at, at + len(part.text)
        if at <= begin or start >= end:
            continue
        over = sorted({one for name in part.covers for one in items[name]})
        given.append(
            {
                "text": part.text[max(0, begin - start) : end - start],
                "kinds": part.kinds,
                "items": [(name, item) for _, name, item in over],
                "marks": ["w" + name.rpartition(".")[2] for name in part.begins],
                "of": ["w" + name.rpartition(".")[2] for name in part.covers],
                "lit": any(item == asked for _, _, item in over),
            }
        )
    return given


def _copies(desk: Desk, id: str) -> dict[str, list[tuple[Report, int]]]:  # noqa: A002 (what it is)
    """The reports that this one repeats, and those that repeat it, each with how much of the shorter one in per cent."""
    found = desk.kept(("copies", id), lambda: desk.case.copies(id))
    ids = tuple(sorted({one.of if one.report == id else one.report for one in found}))
    reports = {report.id: report for report in desk.query("reports", ids=ids)} if ids else {}
    return {
        "repeats": [(reports[one.of], round(100 * one.share)) for one in found if one.of in reports],
        "repeated": [(reports[one.report], round(100 * one.share)) for one in found if one.report in reports],
    }


def _asked(desk: Desk, asked: str | None, report: Report) -> dict[str, Any] | None:
    """The item whose words were asked for, to lead back to."""
    if asked is None:
        return None
    try:
        shown = desk.case.show(asked)
    except DragomanError:  # an item of a moment in the past has no page now; its words stand here all the same
        return None
    return {
        "id": shown.id,
        "text": item_text(shown.record),
        "address": address_of(shown.id),
        "kind": shown.kind,
        "story": report.story,
    }


def _listed(desk: Desk, found: dict[str, list[Any]], report: Report) -> list[dict[str, Any]]:
    """The items beside the text, in its order."""
    speakers = {item.speaker for item in found["statements"] if item.speaker}
    names = Names(desk.query("actors", ids=tuple(sorted(speakers)))) if speakers else Names(())
    listed = []
    for kind in ("events", "statements", "agenda", "disagreements", "figures"):
        for item in found[kind]:
            spans = _spans(item, report.id)
            if not spans:
                continue
            first = min(spans, key=lambda span: span.start)
            who = names.of(item.speaker, item.speaker_text) if isinstance(item, Statement) else ""
            note = item.outcome if isinstance(item, AgendaItem) else item.factuality if isinstance(item, Event) else ""
            listed.append(
                {
                    "id": item.id,
                    "name": _SHOWN[kind][0],
                    "word": _SHOWN[kind][1],
                    "at": first.start,
                    "mark": mark_of(first),
                    "who": who,
                    "text": _counted(item) if isinstance(item, Figure) else item_text(item.to_dict()),
                    "note": note,
                    "address": address_of(item.id),
                }
            )
    return sorted(listed, key=lambda one: (one["at"], one["id"]))


def _counted(figure: Figure) -> str:
    """A number with what it counts, for the number alone says nothing: `two (people killed)`."""
    counted = " ".join(filter(None, (figure.counts or figure.unit, figure.state)))
    printed = item_text(figure.to_dict())
    return f"{printed} ({counted})" if counted else printed


def _repaired(text: str, mends: Sequence[Mend]) -> list[tuple[str, Mend | None]]:
    """The text in runs: as received, or a mend in its place."""
    runs: list[tuple[str, Mend | None]] = []
    at = 0
    for mend in mends:
        if mend.start < at:
            continue
        if mend.start > at:
            runs.append((text[at : mend.start], None))
        runs.append(("", mend))
        at = mend.end
    runs.append((text[at:], None))
    return runs
