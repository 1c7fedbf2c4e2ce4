"""Items put into words and addresses for a template: what the brief's page and the web's pages show of each kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dragoman.exports.context import excerpt_of
from dragoman.exports.once import told_once
from dragoman.exports.sources import anchor
from dragoman.exports.tellers import telling, told_of
from dragoman.exports.wording import Names, day, harm_in_words, outlet_of, plural, shorten, when_in_words
from dragoman.records import (
    Actor,
    AgendaItem,
    Brief,
    Disagreement,
    Event,
    Passage,
    Report,
    Said,
    SharedFigure,
    Span,
    Toll,
)

__all__ = ["View", "Views", "bounded", "one_each"]

View = dict[str, Any]
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Evidence further than this from the first of its report is not shown in the same excerpt.
_NEAR = 600
# Of a passage no more than so many characters are shown: nobody reads more beside an item, and its report has the rest.
_LONGEST = 2_000


def _within_page(span: Span, _: str) -> str:
    return f"#{anchor(span)}"


def _nowhere(_: str) -> str | None:
    return None


class Views:
    """The words for items of one story, given the reports and actors that they refer to.

    `words_at` gives the address of a span's words for the item with an id, `item_at` that of an item, None where it has none.
    Which spans were shown, and as evidence of what kind, is kept in `marked`, by report.
    """

    def __init__(
        self,
        reports: Iterable[Report],
        actors: Iterable[Actor],
        *,
        words_at: Callable[[Span, str], str] = _within_page,
        item_at: Callable[[str], str | None] = _nowhere,
    ) -> None:
        self.names = Names(actors)
        self.reports: Mapping[str, Report] = {report.id: report for report in reports}
        self.marked: dict[str, dict[Span, set[str]]] = {report: {} for report in self.reports}
        self._words_at, self._item_at = words_at, item_at

    def words(self, spans: Iterable[Span], kind: str, item: str) -> Iterator[View]:
        """An excerpt for each report in which the spans stand."""
        by_report: dict[str, list[Span]] = {}
        for span in spans:
            if span.report in self.reports:
                by_report.setdefault(span.report, []).append(span)
        for report, group in by_report.items():
            for span in group:
                self.marked[report].setdefault(span, set()).add(kind)
            source = self.reports[report]
            near = [span for span in group if abs(span.start - group[0].start) < _NEAR]
            cut = excerpt_of(source, near)
            yield {
                "outlet": shorten(outlet_of(source), 80),
                "published": when_in_words(source.published),
                "href": self._words_at(min(group, key=lambda s: s.start), item),
                "runs": bounded(cut.runs),
                "cut_before": cut.cut_before,
                "cut_after": cut.cut_after or sum(len(text) for text, _ in cut.runs) > _LONGEST,
                "relayed": "",
            }

    def brief(self, brief: Brief, *, most_once: int | None = None, most_disputed: int | None = None) -> View:
        """All that a brief tells, by the section in which it stands; of what one origin has, and of disputes, the first so many."""
        story = brief.story.id
        numbers, events = told_once(brief)
        return {
            "established": [self.event(event, brief.disputed) for event in brief.established if event.origins > 1],
            "harmed": [self.counted(toll, story) for toll in brief.tolls if toll.origins > 1],
            "harmed_once": [self.counted(toll, story) for toll in numbers],
            "counted": [self.counted(figure, story) for figure in brief.figures],
            "alike": [self.passage(passage, story) for passage in brief.alike],
            "told_once": [self.event(event, brief.disputed) for event in events[:most_once]],
            "disputed": [self.dispute(one) for one in brief.disputed[:most_disputed]],
            "said": [self.said(one) for one in brief.said],
            "due": [self.due(item) for item in brief.due],
        }

    def event(self, event: Event, disputed: Iterable[Disagreement] = ()) -> View:
        """What happened, with the words of each outlet that tells it as it turned out, on the day and in the place shown."""
        mentions = telling(event, self.reports, disputed)
        words = [one for mention in mentions for one in self.words(mention.evidence.spans(), "event", event.id)]
        return {
            "id": event.id,
            "address": self._item_at(event.id),
            "text": told_of(event, self.names.of, _LONGEST),
            "type": event.type,
            "detail": event.detail,
            "factuality": event.factuality,
            "when": when_in_words(event.when),
            "place": event.place.name if event.place else None,
            "origins": event.origins,
            "origins_text": plural(event.origins, "origin"),
            "reports_text": plural(len({mention.report for mention in mentions}), "report"),
            "words": one_each(words),
        }

    def counted(self, one: Toll | SharedFigure, story: str) -> View:
        """A number that reports give, with the words of each outlet; of a toll that one origin has alone, its sentence."""
        words = one_each(self.words(one.evidence["number"], "figure", story))
        text = harm_in_words(one) if isinstance(one, Toll) else one.text
        if isinstance(one, Toll) and one.origins <= 1 and words and len(self.reports) > 1:
            text = "".join(run for run, _ in words[0]["runs"])
        return {
            "text": text if len(text) <= _LONGEST else text[:_LONGEST] + "…",
            "origins_text": plural(one.origins, "origin"),
            "reports_text": plural(len(one.reports), "report"),
            "words": words,
        }

    def passage(self, passage: Passage, story: str) -> View:
        """What outlets tell alike, in the words of each."""
        words = one_each(self.words(passage.evidence["passage"], "passage", story))
        text = passage.text if len(passage.text) <= _LONGEST else passage.text[:_LONGEST] + "…"
        return {"text": text, "outlets_text": plural(len(words), "outlet"), "words": words}

    def said(self, said: Said) -> View:
        """What somebody said, with all its wordings."""
        first = said.statement
        shown = said.quotation.id if said.quotation else first.id
        wordings: list[View] = []
        for statement in (first, *said.others):
            spans = [*statement.evidence.get("content", ()), *statement.evidence.get("cue", ())]
            relayed = " ← ".join(relay.text for relay in statement.relayed_by)
            wordings += [{**words, "relayed": relayed} for words in self.words(spans, "statement", statement.id)]
        return {
            "id": shown,
            "address": self._item_at(shown),
            "speaker": self.names.saying(first)[0],
            "speaker_address": self._item_at(first.speaker) if first.speaker else None,
            "force": first.force,
            "negated": first.negated,
            "content": first.content if len(first.content) <= _LONGEST else first.content[:_LONGEST] + "…",
            "direct": first.kind == "direct",
            "when": when_in_words(first.said),
            "reports_text": plural(len({statement.report for statement in (first, *said.others)}), "report"),
            "words": wordings,
        }

    def dispute(self, dispute: Disagreement) -> View:
        """What reports disagree about, each side with its words."""
        return {
            "id": dispute.id,
            "address": self._item_at(dispute.id),
            "kind": dispute.kind,
            "about": dispute.about,
            "subject": dispute.subject.text,
            "positions": [
                {
                    # A day is written as everywhere else; what is no plain day stays as it is.
                    "value": day(position.value) if _DAY.fullmatch(position.value) else position.value,
                    "origins_text": plural(position.origins, "origin"),
                    "words": one_each(self.words(position.evidence.spans(), "dispute", dispute.id)),
                }
                for position in dispute.positions
            ],
        }

    def due(self, item: AgendaItem) -> View:
        """What was announced, and what became of it."""
        became = item.evidence.get("outcome", ())
        return {
            "id": item.id,
            "address": self._item_at(item.id),
            "text": item.text,
            "when": when_in_words(item.due),
            "outcome": item.outcome,
            "by": self.names.of(item.announced_by, "") if item.announced_by else "",
            "words": one_each(self.words(item.evidence["announcement"], "agenda", item.id)),
            "became": one_each(self.words(became, "agenda", item.id)) if became else [],
        }


def bounded(runs: Iterable[tuple[str, bool]], most: int = _LONGEST) -> list[tuple[str, bool]]:
    """The beginning of runs of text, of at most `most` characters.

    >>> bounded([("Talks ", False), ("began", True)], 8)
    [('Talks ', False), ('be', True)]
    """
    kept = []
    for text, marked in runs:
        if most <= 0:
            break
        kept.append((text[:most], marked))
        most -= len(text)
    return kept


def one_each(words: Iterable[View]) -> list[View]:
    """The first excerpt of each outlet: one is enough to support an item at a glance."""
    kept: dict[str, View] = {}
    for one in words:
        kept.setdefault(one["outlet"], one)
    return list(kept.values())
