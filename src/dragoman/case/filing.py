"""From records to the rows that they are stored as, with all that they can be found by."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from dragoman.case.moments import first_moment, last_moment
from dragoman.case.review.doubts import doubts_of
from dragoman.case.versions import identity_of
from dragoman.lexicon.folding import fold
from dragoman.records import (
    Actor,
    AgendaItem,
    Disagreement,
    Doubt,
    Event,
    Evidence,
    Figure,
    Place,
    Quotation,
    Reading,
    Record,
    Report,
    Statement,
    Story,
    Time,
    When,
)
from dragoman.records.plain import to_json
from dragoman.store.rows import Entry, Passage, StoredReading

if TYPE_CHECKING:
    from dragoman.comparing import Compared
    from dragoman.linking import Linked

__all__ = ["actor_entry", "entries", "moved_ids", "published_range", "report_entry", "search_words", "stored_reading"]

Item = TypeVar("Item", bound=Record)

_WORD = re.compile(r"\w+")
# A passage is a paragraph, cut where one runs on for longer than this many characters.
_LONGEST_PASSAGE = 2_000
_OF_REPORTS = ("times", "places", "figures", "statements")
_CONFLICTS_FIRST = {"conflict": 0.0, "update": 1.0, "not-comparable": 2.0}


def search_words(text: str) -> str:
    """The words of a text as they are searched for: without case and accents, parted by blanks.

    >>> search_words("Türkiye’s “no”")
    'turkiye s no'
    """
    return " ".join(" ".join(fold(word) for word in _WORD.findall(text)).split())


def report_entry(report: Report) -> Entry:
    """The row of a report."""
    earliest, latest = _range(report.published)
    return Entry(
        kind="reports", id=report.id, record=_json(report), type=report.language, story=report.story,
        earliest=earliest, latest=latest,
        columns=(
            ("key", report.key), ("outlet", report.outlet),
            ("outlet_folded", fold(report.outlet) if report.outlet else None),
            ("url", report.url), ("title", report.title), ("fetched", report.fetched), ("identity", identity_of(report)),
        ),
    )  # fmt: skip


def stored_reading(
    reading: Reading, digest: str, *, names: tuple[str, ...] | None = None, suspects: tuple[str, ...] = ()
) -> StoredReading:
    """The rows of a report just read; its text is stored once, with the report."""
    report = reading.report
    return StoredReading(
        report=report_entry(report),
        digest=digest,
        record=_json(replace(reading, report=replace(report, text="", fetched=None))),
        passages=tuple(_passages(report)),
        names=names,
        suspects=suspects,
    )


def _passages(report: Report) -> Iterator[Passage]:
    text, start = report.text, 0
    while start < len(text):
        stop = text.find("\n", start, start + _LONGEST_PASSAGE)
        if stop < 0:
            stop = min(len(text), start + _LONGEST_PASSAGE)
            if stop < len(text):  # not in the middle of a word
                stop = max(text.rfind(" ", start + 1, stop), start) + 1 if " " in text[start + 1 : stop] else stop
        words = search_words(text[start:stop])
        if words:
            yield Passage(report=report.id, start=start, stop=stop, words=words)
        start = max(stop, start + 1)


def moved_ids(linked: Linked) -> dict[str, str]:
    """From the id of each actor and event of a single report, and from ids that a story had, to the id that they led to.

    Disagreements and appointments are called by their event, and led from one id to another with it.
    """
    from dragoman.comparing.identity import former_ids

    merged: list[Actor | Event] = [*linked.actors, *linked.events]
    whole = {record.id for record in (*merged, *linked.stories)}
    moved = {old: new for old, new in linked.redirects.items() if old not in whole}
    for record in merged:
        for member in record.members:
            if member not in whole:
                moved.setdefault(member, record.id)
    return {**former_ids(linked), **moved}


def entries(
    linked: Linked,
    compared: Compared,
    hidden: Mapping[str, Iterable[Record]] | None = None,
    left_out: Iterable[tuple[Report, int]] = (),
    kinds: Collection[str] | None = None,
) -> Iterator[Entry]:
    """All rows of what is made of many reports, and of the items of single ones as linking left them.

    `hidden` are items that somebody rejected, by their listing; `left_out` reports that do not count, each with how it is hidden.
    With `kinds`, only the rows of these.
    """
    filing = _Filing(linked)
    found: dict[str, Iterable[Any]] = {
        "actors": linked.actors, "events": linked.events, "stories": linked.stories, "quotations": linked.quotations,
        "disagreements": compared.disagreements, "agenda": compared.agenda,
    }  # fmt: skip
    wanted = frozenset((*_OF_REPORTS, *found, "reports", "doubts") if kinds is None else kinds)
    for reading in linked.readings:
        if "reports" in wanted:
            yield filing.report(reading.report)
        for kind in _OF_REPORTS:
            if kind in wanted:
                yield from (filing.item(kind, item) for item in getattr(reading, kind))
    for kind, items in found.items():
        if kind in wanted:
            yield from (filing.item(kind, item) for item in items)
    if "reports" in wanted:
        yield from (replace(report_entry(report), hidden=how) for report, how in left_out)
    if "doubts" in wanted:
        yield from (_doubt(doubt) for doubt in doubts_of(linked, compared))
    for kind, records in (hidden or {}).items():
        if kind in wanted:
            yield from (replace(filing.item(kind, record), hidden=1) for record in records)


def _doubt(doubt: Doubt) -> Entry:
    return Entry(
        kind="doubts", id=doubt.id, record=_json(doubt), type=doubt.kind, story=doubt.story, rank=-doubt.doubt * 1000
    )


class _Filing:
    """What the rows of single items need to know of the others."""

    def __init__(self, linked: Linked) -> None:
        self.story_of: Mapping[str, str] = linked.story_of
        self.published = {reading.report.id: published_range(reading.report) for reading in linked.readings}
        # Who an item is about that a disagreement or the agenda speaks of.
        self.actors_of: dict[str, tuple[tuple[str, str], ...]] = {
            **{actor.id: ((actor.id, "subject"),) for actor in linked.actors},
            **{event.id: _sides(event) for event in linked.events},
            **{quotation.id: _speaker(quotation) for quotation in linked.quotations},
        }

    def report(self, report: Report) -> Entry:
        return report_entry(replace(report, story=self.story_of.get(report.id)))

    def item(self, kind: str, item: Any) -> Entry:  # noqa: ANN401 (a record of that kind)
        """The row of an item of any kind but a report."""
        makers: dict[str, Callable[[Any], Entry]] = {
            "times": self._time, "places": self._place, "figures": self._figure, "statements": self._statement,
            "actors": self.actor, "events": self.event, "stories": self.story, "quotations": self.quotation,
            "disagreements": self.disagreement, "agenda": self.agenda,
        }  # fmt: skip
        return makers[kind](item)

    def _time(self, time: Time) -> Entry:
        return Entry(
            kind="times", id=time.id, record=_json(time), type=time.type, earliest=first_moment(time.earliest),
            latest=last_moment(time.latest), position=_position(time.evidence),
            report=time.report, story=self.story_of.get(time.report),
        )  # fmt: skip

    def _place(self, place: Place) -> Entry:
        published = self.published[place.report]
        return Entry(
            kind="places", id=place.id, record=_json(place), type=place.kind, subtype=place.country,
            earliest=published[0], latest=published[1], position=_position(place.evidence),
            report=place.report, story=self.story_of.get(place.report),
        )  # fmt: skip

    def _figure(self, figure: Figure) -> Entry:
        earliest, latest = _range(figure.when, self.published[figure.report])
        return Entry(
            kind="figures", id=figure.id, record=_json(figure), type=figure.unit, subtype=figure.state,
            earliest=earliest, latest=latest, position=_position(figure.evidence),
            report=figure.report, story=self.story_of.get(figure.report),
        )  # fmt: skip

    def _statement(self, statement: Statement) -> Entry:
        published, story = self.published[statement.report], self.story_of.get(statement.report)
        actors = [(actor, "speaker") for actor in (statement.speaker, *statement.speakers) if actor]
        actors += [(relay.actor, "relay") for relay in statement.relayed_by if relay.actor]
        if statement.addressee and statement.addressee.actor:
            actors.append((statement.addressee.actor, "addressee"))
        earliest, latest = _range(statement.said, published)
        return Entry(
            kind="statements", id=statement.id, record=_json(statement), report=statement.report,
            type=statement.kind, subtype=statement.force, story=story, earliest=earliest, latest=latest,
            position=_position(statement.evidence), actors=tuple(actors),
        )  # fmt: skip

    def actor(self, actor: Actor) -> Entry:
        return actor_entry(actor, self.published)

    def event(self, event: Event) -> Entry:
        reports = sorted({mention.report for mention in event.mentions})
        earliest, latest = _range(event.when)
        return Entry(
            kind="events", id=event.id, record=_json(event), type=event.type, subtype=event.detail,
            story=event.story or self._story(reports), earliest=earliest, latest=latest,
            position=min(_position(mention.evidence) for mention in event.mentions),
            reports=tuple(reports), actors=_sides(event),
        )  # fmt: skip

    def story(self, story: Story) -> Entry:
        latest = last_moment(story.last)
        return Entry(
            kind="stories", id=story.id, record=_json(story), story=story.id,
            earliest=first_moment(story.first), latest=latest,
            reports=tuple(sorted(story.reports)), actors=tuple((actor, "acting") for actor in story.actors),
            names=tuple(filter(None, (search_words(story.title),))), columns=(("newest", f"{latest or ''} {story.id}"),),
        )  # fmt: skip

    def quotation(self, quotation: Quotation) -> Entry:
        earliest, latest = _range(quotation.said, self._span_of(quotation.reports))
        return Entry(
            kind="quotations", id=quotation.id, record=_json(quotation),
            story=quotation.story or self._story(quotation.reports), earliest=earliest, latest=latest,
            reports=tuple(sorted(quotation.reports)), actors=_speaker(quotation),
        )  # fmt: skip

    def disagreement(self, disagreement: Disagreement) -> Entry:
        reports = sorted({report for position in disagreement.positions for report in position.reports})
        earliest, latest = self._span_of(reports)
        return Entry(
            kind="disagreements", id=disagreement.id, record=_json(disagreement),
            type=disagreement.about, subtype=disagreement.kind, story=disagreement.story or self._story(reports),
            earliest=earliest, latest=latest, rank=_CONFLICTS_FIRST[disagreement.kind],
            reports=tuple(reports), actors=self.actors_of.get(disagreement.subject.id or "", ()),
        )  # fmt: skip

    def agenda(self, item: AgendaItem) -> Entry:
        reports = sorted({span.report for span in item.evidence.spans()})
        earliest, latest = _range(item.due)
        return Entry(
            kind="agenda", id=item.id, record=_json(item), type=item.outcome,
            story=item.story or self._story(reports), earliest=earliest, latest=latest,
            position=_position(item.evidence), reports=tuple(reports), actors=self.actors_of.get(item.event, ()),
        )  # fmt: skip

    def _story(self, reports: Iterable[str]) -> str | None:
        return next((self.story_of[report] for report in reports if report in self.story_of), None)

    def _span_of(self, reports: Iterable[str]) -> Range:
        return _span_of(reports, self.published)


Range = tuple[str | None, str | None]


def actor_entry(actor: Actor, published: Mapping[str, Range]) -> Entry:
    """The row of an actor; `published` says when its reports came out."""
    reports = {span.report for span in actor.evidence.spans()}
    earliest, latest = _span_of(reports, published)
    names = {search_words(name) for name in (actor.name, *actor.names)} - {""}
    return Entry(
        kind="actors", id=actor.id, record=_json(actor), type=actor.kind, subtype=actor.sector,
        earliest=earliest, latest=latest, rank=-float(len(actor.evidence.spans())),
        reports=tuple(sorted(reports)), actors=((actor.id, "itself"),), names=tuple(sorted(names)),
        columns=(("country", actor.country),),
    )  # fmt: skip


def _span_of(reports: Iterable[str], published: Mapping[str, Range]) -> Range:
    """When reports came out, from the first to the last that is dated."""
    ranges = [published[report] for report in reports if report in published]
    firsts = sorted(first for first, _ in ranges if first)
    lasts = sorted(last for _, last in ranges if last)
    return (firsts[0] if firsts else None, lasts[-1] if lasts else None)


def _sides(event: Event) -> tuple[tuple[str, str], ...]:
    return tuple([(actor, "source") for actor in event.source] + [(actor, "target") for actor in event.target])


def _speaker(quotation: Quotation) -> tuple[tuple[str, str], ...]:
    return ((quotation.speaker, "speaker"),) if quotation.speaker else ()


def published_range(report: Report) -> Range:
    """From when to when a report may have come out."""
    return _range(report.published)


def _range(when: When, otherwise: Range = (None, None)) -> Range:
    first, last = first_moment(when.earliest), last_moment(when.latest)
    if first is None and last is None:
        return otherwise
    return first or last, last or first


def _position(evidence: Evidence) -> int:
    return min((span.start for span in evidence.spans()), default=0)


def _json(record: Record) -> str:
    return to_json(record).decode()
