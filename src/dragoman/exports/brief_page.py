"""The brief as one self-contained page: no script, no network, each item opening its words in the report's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.exports.context import excerpt_of
from dragoman.exports.sources import anchor, segments
from dragoman.exports.wording import Names, day, days, outlet_of, plural, telling, when_in_words
from dragoman.records import AgendaItem, Brief, Disagreement, Event, Report, Said, Span

__all__ = ["brief_page"]


def brief_page(brief: Brief) -> str:
    """Write a brief as an HTML page.

    Everything that comes from reports is escaped by the template engine.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dragoman.exports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("brief.html.jinja").render(_View(brief).page())


class _View:
    """A brief put into words and anchors, for the template."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.names = Names(brief.actors)
        self.reports = {report.id: report for report in brief.reports}
        self.marked: dict[str, dict[Span, set[str]]] = {report.id: {} for report in brief.reports}

    def page(self) -> dict[str, Any]:
        brief = self.brief
        page = {
            "title": brief.story.title,
            "span": days(brief.story.first, brief.story.last),
            "upto": day(brief.upto),
            "counts": plural(len(brief.reports), "report"),
            "outlets": sorted({outlet_of(report) for report in brief.reports}),
            "established": [self._event(event) for event in brief.established if event.origins > 1],
            "told_once": [self._event(event) for event in brief.established if event.origins <= 1],
            "disputed": [self._dispute(one) for one in brief.disputed],
            "said": [self._said(one) for one in brief.said],
            "due": [self._due(item) for item in brief.due],
        }
        return {**page, "reports": [self._report(report) for report in self._in_order()], "anchors": self._anchors()}

    def _in_order(self) -> list[Report]:
        return sorted(self.brief.reports, key=lambda r: (r.published.earliest or "9999", outlet_of(r), r.id))

    def _words(self, spans: Iterable[Span], kind: str) -> Iterator[dict[str, Any]]:
        """An excerpt for each report in which the spans stand, and their marks in the report's text."""
        by_report: dict[str, list[Span]] = {}
        for span in spans:
            if span.report in self.reports:
                by_report.setdefault(span.report, []).append(span)
        for report, group in by_report.items():
            for span in group:
                self.marked[report].setdefault(span, set()).add(kind)
            source = self.reports[report]
            near = [span for span in group if abs(span.start - group[0].start) < 600]
            cut = excerpt_of(source, near)
            yield {
                "outlet": outlet_of(source),
                "published": when_in_words(source.published),
                "href": anchor(min(group, key=lambda s: s.start)),
                "runs": cut.runs,
                "cut_before": cut.cut_before,
                "cut_after": cut.cut_after,
                "relayed": "",
            }

    def _event(self, event: Event) -> dict[str, Any]:
        mentions = telling(event, self.reports)
        words = [one for mention in mentions for one in self._words(mention.evidence.spans(), "event")]
        return {
            "id": event.id,
            "text": event.summary or event.type.lower(),
            "type": event.type,
            "detail": event.detail,
            "when": when_in_words(event.when),
            "place": event.place.name if event.place else None,
            "origins": event.origins,
            "origins_text": plural(event.origins, "origin"),
            "reports_text": plural(len({mention.report for mention in mentions}), "report"),
            "words": _one_each(words),
        }

    def _said(self, said: Said) -> dict[str, Any]:
        statements = [said.statement, *said.others]
        wordings: list[dict[str, Any]] = []
        for statement in statements:
            spans = [*statement.evidence.get("content", ()), *statement.evidence.get("cue", ())]
            for words in self._words(spans, "statement"):
                wordings.append({**words, "relayed": " ← ".join(relay.text for relay in statement.relayed_by)})
        first = said.statement
        return {
            "id": said.quotation.id if said.quotation else first.id,
            "speaker": self.names.of(first.speaker, first.speaker_text),
            "force": first.force,
            "negated": first.negated,
            "content": first.content,
            "direct": first.kind == "direct",
            "when": when_in_words(first.said),
            "reports_text": plural(len({statement.report for statement in statements}), "report"),
            "words": wordings,
        }

    def _dispute(self, dispute: Disagreement) -> dict[str, Any]:
        return {
            "id": dispute.id,
            "kind": dispute.kind,
            "about": dispute.about,
            "subject": dispute.subject.text,
            "positions": [
                {
                    "value": position.value,
                    "origins_text": plural(position.origins, "origin"),
                    "words": _one_each(self._words(position.evidence.spans(), "dispute")),
                }
                for position in dispute.positions
            ],
        }

    def _due(self, item: AgendaItem) -> dict[str, Any]:
        return {
            "id": item.id,
            "text": item.text,
            "when": when_in_words(item.due),
            "outcome": item.outcome,
            "by": self.names.of(item.announced_by, "") if item.announced_by else "",
            "words": _one_each(self._words(item.evidence.spans(), "agenda")),
        }

    def _report(self, report: Report) -> dict[str, Any]:
        return {
            "id": report.id,
            "outlet": outlet_of(report),
            "title": report.title,
            "published": when_in_words(report.published),
            "url": report.url if (report.url or "").startswith(("http://", "https://")) else None,
            "segments": segments(report.text, self.marked[report.id]),
        }

    def _anchors(self) -> list[str]:
        return sorted(anchor(span) for spans in self.marked.values() for span in spans)


def _one_each(words: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first excerpt of each outlet: one is enough to support an item at a glance."""
    kept: dict[str, dict[str, Any]] = {}
    for one in words:
        kept.setdefault(one["outlet"], one)
    return list(kept.values())
