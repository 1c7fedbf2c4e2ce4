"""The brief: what an editor would print of one story, in the order in which they would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from dragoman import lexicon
from dragoman.comparing.compare import Compared
from dragoman.comparing.passages import passages_of
from dragoman.comparing.renderings import printable
from dragoman.errors import NotFoundError
from dragoman.linking import Linked
from dragoman.linking.days import days_of
from dragoman.records import (
    UNSPOKEN,
    AgendaItem,
    Brief,
    Disagreement,
    Event,
    Passage,
    Quotation,
    Said,
    SharedFigure,
    Statement,
    Story,
    Toll,
)

__all__ = ["WORDS_ALONE", "brief"]

# One screen: so many of each. What does not fit is in the listings.
_ESTABLISHED, _FIGURES, _SAID, _DISPUTED, _DUE = 10, 4, 12, 8, 8
# Of what outlets tell alike, so much, where less than that is established.
_ALIKE, _ENOUGH = 3, 3
# So near to the words of an event, in characters, a number is told with it.
_IN_ONE_SENTENCE = 150
# What an editor asks first: did it happen, when, where, and so on.
_WEIGHT = ("status", "date", "place", "participants", "topic", "number", "speaker", "wording")
_BEFORE_THE_AFFAIR = timedelta(days=30)
# Where fewer are quoted, what is rendered in a report's own words stands in; so many words at least.
_FEW_SAID, _AT_SOME_LENGTH = 5, 6
# Types of deeds that are done with words alone.
WORDS_ALONE = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT"})


def brief(linked: Linked, compared: Compared, story: str | None = None) -> Brief:
    """Choose and order what to print of a story, by default the one with the most reports (of equals the latest).

    Raises `NotFoundError` where there is no such story; an id that the story had before will do.
    """
    told = _story(linked, story)
    statements = {item.id: item for reading in linked.readings for item in reading.statements}
    disputed = sorted((d for d in compared.disagreements if d.story == told.id), key=_weightiest_first)[:_DISPUTED]
    established = _established(linked, disputed, told)
    said = _said(linked, statements, told)
    due = [item for item in compared.agenda if item.story == told.id]
    due.sort(key=lambda item: (item.outcome in {"confirmed", "contradicted"}, item.due.earliest or "", item.id))
    figures = tuple(_figures(established, told))
    named = _named(established, said, due[:_DUE])
    return Brief(
        story=told,
        upto=told.last,
        tolls=tuple(toll for toll in told.tolls if toll.origins > 1 or len(told.reports) == 1 or _as_a_number(toll)),
        established=tuple(established),
        figures=figures,
        alike=_alike(linked, established, figures, said, told),
        said=tuple(said),
        disputed=tuple(disputed),
        due=tuple(due[:_DUE]),
        actors=tuple(actor for actor in linked.actors if actor.id in named),
        reports=tuple(reading.report for reading in linked.readings if reading.report.id in set(told.reports)),
    )


def _story(linked: Linked, wanted: str | None) -> Story:
    if wanted is None:
        if not linked.stories:
            raise NotFoundError("the case holds no story", advice="read some reports first")
        return max(linked.stories, key=lambda story: (len(story.reports), story.last or "", story.id))
    found = linked.redirects.get(wanted, wanted)
    for story in linked.stories:
        if story.id == found:
            return story
    raise NotFoundError(f"no story {wanted!r}", advice="see `dragoman stories` for those there are")


def _established(linked: Linked, disputed: list[Disagreement], story: Story) -> list[Event]:
    """What happened by the reports' account and is not in dispute as to whether it did."""
    doubtful = {d.subject.id for d in disputed if d.about == "status"}
    happened = [
        event
        for event in linked.events
        if event.story == story.id
        and event.factuality in {"happened", "ongoing"}
        and event.id not in doubtful
        and not all(mention.background for mention in event.mentions)
        and (event.origins > 1 or _stands_alone(event, story))
    ]
    happened.sort(key=lambda e: (-e.origins, -len(e.mentions), e.when.earliest is None, e.when.earliest or "", e.id))
    chosen: dict[tuple[str, ...], Event] = {}
    for event in happened:
        # Two events of one kind on one day in one place may be one that was too little alike to be merged: printed once.
        place = event.place.name if event.place else event.id
        chosen.setdefault((event.type, (event.when.earliest or event.id)[:10], place), event)
    return list(chosen.values())[:_ESTABLISHED]


def _alike(
    linked: Linked, established: Sequence[Event], figures: Sequence[SharedFigure], said: Sequence[Said], story: Story
) -> tuple[Passage, ...]:
    """What outlets tell alike, where little of it was read as a happening, a number or an utterance of somebody."""
    by_several = [event for event in established if event.origins > 1]
    if len(by_several) + len(figures) >= _ENOUGH:
        return ()
    shown = [span for event in by_several for mention in event.mentions for span in mention.evidence.spans()]
    shown += [span for figure in figures for span in figure.evidence.spans()]
    shown += [
        span for one in said if one.others for item in (one.statement, *one.others) for span in item.evidence["content"]
    ]
    reports = set(story.reports)
    return passages_of([reading for reading in linked.readings if reading.report.id in reports], shown, _ALIKE)


def _as_a_number(toll: Toll) -> bool:
    """Whether a report counts those who were harmed; whom it only names may be one of many, or of another day."""
    words = [span.text.casefold().split() for span in toll.evidence["number"]]
    return any(word in _number_words() or word[:1].isdigit() for text in words for word in text)


@cache
def _number_words() -> frozenset[str]:
    return frozenset(entry["word"] for entry in lexicon.table("number_words").entries() if entry["kind"] != "vague")


def _figures(established: Sequence[Event], story: Story) -> Iterator[SharedFigure]:
    """The numbers that several have alike, a sentence each, unless what happened tells them already."""
    told = [span for event in established for mention in event.mentions for span in mention.evidence.spans()]
    printed: set[str] = set()
    for figure in story.figures:
        with_an_event = any(
            span.report == number.report and abs(span.start - number.start) < _IN_ONE_SENTENCE
            for number in figure.evidence["number"]
            for span in told
        )
        if not with_an_event and figure.text not in printed and len(printed) < _FIGURES:
            printed.add(figure.text)
            yield figure


def _stands_alone(event: Event, story: Story) -> bool:
    """Whether what one origin alone has is worth a line: a deed, by somebody, on a day of the affair.

    What is done with words alone stands among what is said, and what is long past in the background.
    """
    days = days_of(event.when)
    if not (event.source or event.target) or event.type in WORDS_ALONE:
        return False
    if days is None:  # of what has no day, what both parties are told of; the day of the report stands for it
        return bool(event.source and event.target)
    return story.first is None or days[1] >= date.fromisoformat(story.first) - _BEFORE_THE_AFFAIR


def _weightiest_first(disagreement: Disagreement) -> tuple[bool, int, int, str]:
    reports = {report for position in disagreement.positions for report in position.reports}
    later = disagreement.kind != "conflict"
    return (later, _WEIGHT.index(disagreement.about), -len(reports), disagreement.id)


def _said(linked: Linked, statements: dict[str, Statement], story: Story) -> list[Said]:
    utterances = [
        quotation
        for quotation in linked.quotations
        if quotation.story == story.id and quotation.speaker and _tells_enough(quotation, statements)
    ]
    published = {reading.report.id: reading.report.published.earliest or "" for reading in linked.readings}

    def newest(quotation: Quotation) -> tuple[str, int, str]:
        """By the day it was said; where that is open, by the first report of it."""
        first = min((day for report in quotation.reports if (day := published.get(report))), default="")
        return (_descending((quotation.said.latest or first)[:10]), -len(quotation.reports), quotation.id)

    def weight(quotation: Quotation) -> tuple[int, tuple[str, int, str]]:
        return (-len(quotation.reports), newest(quotation))

    said = []
    for quotation in sorted(sorted(utterances, key=weight)[:_SAID], key=newest):
        renderings = [statements[s] for s in quotation.statements if s in statements]
        fullest = next((s for s in renderings if s.content == quotation.wording), renderings[0])
        others = tuple(s for s in renderings if s is not fullest)
        said.append(Said(statement=fullest, others=others, quotation=quotation))
    return [*said, *_rendered(linked, said, story)][:_SAID]


def _tells_enough(quotation: Quotation, statements: dict[str, Statement]) -> bool:
    """Whether an utterance is worth a line: one that was quoted whole, or of more than a few words."""
    known = [statements[s] for s in quotation.statements if s in statements]
    if any(one.kind == "direct" for one in known):
        return True
    return len(quotation.wording.split()) >= _AT_SOME_LENGTH and any(printable(one) for one in known)


def _rendered(linked: Linked, said: Sequence[Said], story: Story) -> Iterator[Said]:
    """What reports render in their own words, where few are quoted: what somebody known said, and told at some length."""
    actors = {actor.id: actor for actor in linked.actors}
    quoted = {one.statement.id for one in said} | {other.id for one in said for other in one.others}
    reports = set(story.reports)
    wanted = _FEW_SAID - len(said)
    for reading in linked.readings:
        if reading.report.id not in reports or wanted <= 0:
            continue
        for item in reading.statements:
            speaker = actors.get(item.speaker or "")
            if wanted <= 0 or item.id in quoted or item.kind != "indirect" or item.force in UNSPOKEN or item.within:
                continue
            if not printable(item):
                continue
            if speaker is not None and speaker.kind != "group" and len(item.content.split()) >= _AT_SOME_LENGTH:
                yield Said(statement=item)
                wanted -= 1
                break  # the first of each report first: the lead is what it is about


def _descending(day: str) -> str:
    """A key that sorts ISO dates newest first, unknown ones last."""
    return "".join(chr(255 - ord(sign)) for sign in day) if day else "\u0100"


def _named(established: list[Event], said: list[Said], due: list[AgendaItem]) -> set[str]:
    named = {actor for event in established for actor in (*event.source, *event.target)}
    named |= {one.statement.speaker for one in said if one.statement.speaker}
    named |= {relay.actor for one in said for relay in one.statement.relayed_by if relay.actor}
    named |= {r.actor for event in established for m in event.mentions for r in m.according_to if r.actor}
    return named | {item.announced_by for item in due if item.announced_by}
