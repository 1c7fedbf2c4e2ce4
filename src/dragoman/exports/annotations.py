"""Every item as a W3C Web Annotation on the words that support it, in JSON-LD: for annotation stores and viewers.

Each target is a report (its address, else a URN of its checksum) with a position selector (code points of the text as received)
and a quote selector, so that the words are found on a page as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from dragoman.records import Event, Evidence, Report, Span, Statement

if TYPE_CHECKING:
    from dragoman.case import Case

__all__ = ["write"]

_AROUND = 32  # characters of the text that a quote selector gives on either side
_KINDS = ("statements", "events", "actors", "places", "times", "figures")
_FIELDS = {
    "statements": ("speaker_text", "force", "kind", "content"),
    "events": ("type", "detail", "factuality", "summary"),
    "actors": ("name", "kind", "country", "sector"),
    "places": ("name", "kind", "country", "latitude", "longitude"),
    "times": ("value", "type", "earliest", "latest"),
    "figures": ("value", "unit", "counts", "state"),
}


def write(case: Case, filters: Mapping[str, Any]) -> Iterator[str]:
    """An annotation collection, item by item."""
    reports: dict[str, Report] = {}

    def report_of(id: str) -> Report | None:  # noqa: A002 (what it is)
        if id not in reports:
            reports.update({report.id: report for report in case.reports(ids=(id,), rejected=True)})
        return reports.get(id)

    yield '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": ['
    opening = "\n"
    for kind in _KINDS:
        for item in getattr(case, kind)(**filters):
            targets = [_target(role, span, report_of) for role, span in _spans(item)]
            found = [target for target in targets if target]
            if found:
                yield opening + json.dumps(_annotation(kind, item, found), ensure_ascii=False)
                opening = ",\n"
    yield "\n]}\n"


def _annotation(kind: str, item: Any, targets: list[dict[str, Any]]) -> dict[str, Any]:  # noqa: ANN401 (a record of that kind)
    about = {name: value for name in _FIELDS[kind] if (value := getattr(item, name)) is not None}
    about |= {"review": item.review} if item.review else {}
    return {
        "id": f"urn:dragoman:{item.id}",
        "type": "Annotation",
        "motivation": "identifying" if kind in ("actors", "places", "times") else "describing",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": kind.removesuffix("s"), "format": "text/plain"},
            {"type": "Dataset", "format": "application/json", "purpose": "describing", "value": about},
        ],
        "target": targets,
    }


def _spans(item: Any) -> Iterator[tuple[str, Span]]:  # noqa: ANN401 (any record with evidence)
    evidence: list[Evidence] = (
        [mention.evidence for mention in item.mentions] if isinstance(item, Event) else [item.evidence]
    )
    for one in evidence:
        for role, spans in one.items():
            # Of a statement its words are meant; who says so and how is in the body.
            if not isinstance(item, Statement) or role == "content":
                yield from map(partial(_paired, role), spans)


def _paired(role: str, span: Span) -> tuple[str, Span]:
    return role, span


def _target(role: str, span: Span, report_of: Any) -> dict[str, Any] | None:  # noqa: ANN401 (a look-up)
    report: Report | None = report_of(span.report)
    if report is None:
        return None
    return {
        "source": report.url or f"urn:sha256:{report.sha256}",
        "type": "SpecificResource",
        "purpose": role,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector", "exact": span.text,
                "prefix": report.text[max(0, span.start - _AROUND) : span.start],
                "suffix": report.text[span.end : span.end + _AROUND],
            },
        ],
    }  # fmt: skip
