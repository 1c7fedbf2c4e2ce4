"""What deserves a look: the items that are least sure, or that most hangs on, with the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.comparing import Compared
from dragoman.linking import Linked
from dragoman.records import (
    TOOK_PLACE,
    AgendaItem,
    Disagreement,
    Doubt,
    Event,
    Quotation,
    Reading,
    Report,
    Statement,
    Time,
)

__all__ = ["doubts_of"]

Reason = tuple[float, str]

# How much a look is worth, from 0 to 1; set by what an editor answers for: what is printed as a contradiction or as
# established comes before what only stands in a listing. What is worth less than this is left alone.
_LEAST = 0.3


def doubts_of(linked: Linked, compared: Compared) -> Iterator[Doubt]:
    """The items of a case that nobody has looked at and that somebody should, in the order of the case."""
    published = {reading.report.id: reading.report for reading in linked.readings}
    for disagreement in compared.disagreements:
        text = f"{disagreement.subject.text}: {' / '.join(position.value for position in disagreement.positions)}"
        yield from _doubt("disagreements", disagreement, text, _of_disagreement(disagreement), disagreement.story)
    for item in compared.agenda:
        yield from _doubt("agenda", item, item.text, _of_agenda(item), item.story)
    for event in linked.events:
        told = event.summary or event.mentions[0].evidence.spans()[0].text
        yield from _doubt("events", event, told, _of_event(event), event.story)
    for quotation in linked.quotations:
        yield from _doubt(
            "quotations", quotation, quotation.wording, _of_quotation(quotation, published), quotation.story
        )
    for reading in linked.readings:
        yield from _of_reading(reading, linked.story_of)


def _of_reading(reading: Reading, story_of: Mapping[str, str]) -> Iterator[Doubt]:
    report = reading.report
    story = story_of.get(report.id)
    yield from _doubt("reports", report, report.title or report.key or report.text[:80], _of_report(report), story)
    for statement in reading.statements:
        told = f"{statement.speaker_text or 'unnamed'}: {statement.content}"
        yield from _doubt("statements", statement, told, _of_statement(statement), story)
    for time in reading.times:
        yield from _doubt("times", time, time.evidence["time"][0].text, _of_time(time), story)


Item = Disagreement | AgendaItem | Event | Quotation | Report | Statement | Time


def _doubt(kind: str, item: Item, text: str, reasons: Iterator[Reason], story: str | None) -> Iterator[Doubt]:
    if item.review is not None:
        return
    found = sorted(reasons, key=lambda reason: (-reason[0], reason[1]))
    left = 1.0
    for weight, _ in found:
        left *= 1 - weight
    if 1 - left >= _LEAST:
        why = tuple(reason for _, reason in found)
        yield Doubt(
            id=item.id, kind=kind, text=" ".join(text.split())[:240], doubt=round(1 - left, 3), why=why, story=story
        )


def _of_disagreement(item: Disagreement) -> Iterator[Reason]:
    if item.kind == "conflict":
        yield 0.7, f"reports contradict each other on the {item.about}"
        if min(position.origins for position in item.positions) == 1:
            yield 0.2, "one side has a single origin"
    elif item.kind == "update":
        yield 0.3, f"a later report has another {item.about}"


def _of_agenda(item: AgendaItem) -> Iterator[Reason]:
    if item.outcome == "contradicted":
        yield 0.5, "later reports contradict the announcement"
    elif item.outcome == "overdue":
        yield 0.35, "the day has passed, and no report says what came of it"


def _of_event(event: Event) -> Iterator[Reason]:
    reports = {mention.report for mention in event.mentions}
    told = {mention.factuality in TOOK_PLACE for mention in event.mentions}
    if (
        len(reports) > 1
        and {"denied", "ruled out"} & {mention.factuality for mention in event.mentions}
        and True in told
    ):
        yield 0.5, "some mentions tell it as having happened, others deny it"
    if len(reports) > 1 and not event.reasons:
        yield 0.3, "its mentions were taken for one event on little ground"
    if event.factuality in TOOK_PLACE and event.origins == 1 and len(reports) > 2:
        yield 0.4, "several reports, but all from one origin"
    if len(reports) > 1 and event.when.earliest is None:
        yield 0.25, "no day is known"
    elif len(reports) > 1 and event.when.basis == "inferred":
        yield 0.2, "its day is inferred"
    if len(reports) > 1 and not event.source and not event.target:
        yield 0.25, "nobody is known to have taken part"


def _of_quotation(quotation: Quotation, reports: Mapping[str, Report]) -> Iterator[Reason]:
    if len(quotation.statements) > 1:
        outlets = {reports[report].outlet or report for report in quotation.reports if report in reports}
        yield 0.15 + 0.05 * min(3, len(outlets)), "several wordings were taken for one utterance"
    if len(quotation.statements) > 1 and quotation.speaker is None:
        yield 0.3, "its speaker is not known"


def _of_report(report: Report) -> Iterator[Reason]:
    if report.published.earliest is None:
        yield 0.5, "its day of publication is not known"
    elif report.published.basis == "inferred":
        yield 0.35, "its day of publication is inferred"
    if report.supersedes:
        yield 0.45, "it was published again with other words"


def _of_statement(statement: Statement) -> Iterator[Reason]:
    if statement.kind == "direct" and statement.speaker is None:
        yield 0.4, "words in quotation marks without a known speaker"
    if statement.kind == "direct" and statement.speaker is None and statement.speaker_text is None:
        yield 0.1, "nobody is named near it"


def _of_time(time: Time) -> Iterator[Reason]:
    if time.alternatives and time.confidence < 0.7:
        yield round(1 - time.confidence, 3), f"it could also be {', '.join(time.alternatives[:3])}"
