"""What one origin alone tells, with no sentence printed twice: a number is shown by its sentence, which may tell an event too."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.exports.context import excerpt_of
from dragoman.exports.tellers import telling
from dragoman.records import Brief, Event, Report, Span, Toll

__all__ = ["told_once"]

# A report, and a stretch of it.
_Sentence = tuple[str, int, int]


def told_once(brief: Brief) -> tuple[list[Toll], list[Event]]:
    """The numbers and the events of a brief that one origin has alone, each sentence or summary once.

    In a brief of one report numbers are printed as numbers, so that every event stands beside them.
    """
    reports = {report.id: report for report in brief.reports}
    tolls: dict[_Sentence, Toll] = {}
    for toll in brief.tolls:
        if toll.origins <= 1 and (printed := _printed(toll, reports)):
            tolls.setdefault(printed, toll)
    if len(reports) == 1:
        return [toll for toll in brief.tolls if toll.origins <= 1], _distinct(brief, reports, ())
    return list(tolls.values()), _distinct(brief, reports, tuple(tolls))


def _printed(toll: Toll, reports: Mapping[str, Report]) -> _Sentence | None:
    """The sentence that stands for a number: that of the first report that gives it."""
    spans = [span for span in toll.evidence["number"] if span.report in reports]
    if not spans:
        return None
    report = reports[spans[0].report]
    cut = excerpt_of(report, [span for span in spans if span.report == report.id])
    return report.id, cut.start, cut.end


def _distinct(brief: Brief, reports: Mapping[str, Report], printed: tuple[_Sentence, ...]) -> list[Event]:
    events: dict[str, Event] = {}
    summaries = {" ".join((e.summary or "").split()) for e in brief.established if e.origins > 1}
    for event in brief.established:
        spans = [span for mention in telling(event, reports) for span in mention.evidence.spans()]
        text = " ".join((event.summary or "").split())
        told_by_number = bool(spans) and all(_stands_in(span, printed) for span in spans)
        if event.origins <= 1 and not told_by_number and (not text or text not in summaries):
            events.setdefault(text or event.id, event)
    return list(events.values())


def _stands_in(span: Span, printed: tuple[_Sentence, ...]) -> bool:
    return any(span.report == report and start <= span.start and span.end <= end for report, start, end in printed)
