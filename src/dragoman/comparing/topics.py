"""What a meeting is about: one report takes a topic off the table that another leaves on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman import lexicon
from dragoman.comparing.affair import Account, Affair
from dragoman.comparing.subjects import describe
from dragoman.linking.contexts import readable, sentence_around, sentences_of
from dragoman.linking.words import content_stems, words
from dragoman.records import Disagreement, Event, Evidence, Position, Reading, Span, Subject, identify

__all__ = ["compare_topics"]

# The item of a list that names a topic ends at a comma, a bracket, or `and` between items.
_ITEM_END = re.compile(r"[,;:()“”\"«»]|\s(?:and|or|but|although|as well as)\s|[.!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Word:
    """Words of one report on whether a topic belongs to a meeting."""

    report: str
    span: Span
    value: str
    origin: str


def compare_topics(affair: Affair, event: Event) -> Iterator[Disagreement]:
    """Find the topics of a meeting that one report excludes and another does not.

    A report excludes a topic where an event of it says so, and includes it where an event has it as a topic or a sentence
    about the meeting puts it on the table (`no one rules out`, `on the agenda`).
    """
    if event.type != "CONSULT" or (event.place is None and event.when.earliest is None):
        return
    meant = _Meant(affair, event)
    for topic, closed in sorted(meant.excluded().items()):
        wanted = frozenset(stem for stem, _ in content_stems(topic))
        against = {word.report for word in closed}
        open_ = [word for word in meant.included(wanted) if word.report not in against] if wanted else []
        if not open_:
            continue
        yield Disagreement(
            id=identify("d", "topic", event.id, *sorted(wanted)),
            kind="conflict",
            about="topic",
            subject=Subject(text=f"whether {topic} is a topic of the {describe(affair, event)}", id=event.id),
            positions=(_position(f"not about {topic}", closed), _position(open_[0].value, open_)),
            story=event.story,
        )


def _position(value: str, said: Sequence[_Word]) -> Position:
    return Position(
        value=value,
        reports=tuple(dict.fromkeys(word.report for word in said)),
        evidence=Evidence(position=list(dict.fromkeys(word.span for word in said))),
        origins=len({word.origin for word in said}),
    )


class _Meant:
    """Which words of the reports are about one meeting: those in its mentions' sentences, and what follows up to another's."""

    def __init__(self, affair: Affair, event: Event) -> None:
        self.affair, self.event = affair, event
        reports = sorted({mention.report for mention in event.mentions}, key=lambda report: affair.order[report])
        self.readings = [affair.readings[report] for report in reports]

    def about(self, reading: Reading, start: int, end: int) -> bool:
        """Whether what stands at `[start, end)` is about this meeting: it is the last one that the report has mentioned."""
        mentions = self.affair.meetings.get(reading.report.id, [])
        first, last = sentence_around(reading.report.text, start, end)
        here = {other for at, other in mentions if first <= at < last}
        if here:
            return self.event.id in here
        before = bisect_right(mentions, (start, "\U0010ffff"))
        return before > 0 and mentions[before - 1][1] == self.event.id

    def excluded(self) -> dict[str, list[_Word]]:
        """The topics that reports take off the table, with their words."""
        found: dict[str, list[_Word]] = defaultdict(list)
        for account in self._accounts():
            for topic in account.event.excluded_topics:
                if clause := self._telling(account, topic):
                    found[topic].append(self._word(account, clause, f"not about {topic}"))
        return found

    def included(self, wanted: frozenset[str]) -> list[_Word]:
        """The words of reports that put a topic, given by its stems, on the table."""
        found = []
        for account in self._accounts():
            for topic in account.event.topics:
                holding = [item for item in _texts(topic) if wanted <= {stem for stem, _ in content_stems(item)}]
                clause = self._telling(account, topic) if holding else None
                if clause:
                    may = account.mention.factuality not in {"happened", "ongoing"} or _effect(clause.text) == "open"
                    value = f"{'may be ' if may else ''}about {holding[0]}"
                    found.append(self._word(account, clause, value))
        told = {word.report for word in found}
        for reading in self.readings:
            if reading.report.id not in told:
                found += self._in_sentences(reading, wanted)
        return found

    def _accounts(self) -> Iterator[Account]:
        for reading in self.readings:
            for event in reading.events:
                for mention in event.mentions:
                    trigger = mention.evidence["trigger"][0]
                    if event.type == "CONSULT" and self.about(reading, trigger.start, trigger.end):
                        yield self.affair.account(reading, event, mention)

    def _telling(self, account: Account, topic: str) -> Span | None:
        """The sentence of a mention, where it holds the topic; None where the event has it from another of its mentions."""
        trigger = account.mention.evidence["trigger"][0]
        text = account.reading.report.text
        start, end = sentence_around(text, trigger.start, trigger.end)
        span = Span(report=account.mention.report, start=start, end=end, text=text[start:end])
        return span if topic in readable(account.reading, span) or topic in span.text else None

    def _in_sentences(self, reading: Reading, wanted: frozenset[str]) -> Iterator[_Word]:
        text = reading.report.text
        for start, end in sentences_of(text):
            sentence = text[start:end]
            if not wanted <= {stem for stem, _ in content_stems(sentence)} or not self.about(reading, start, end):
                continue
            if _effect(sentence) != "open":
                continue
            for first, last in _items(sentence):
                if wanted <= {stem for stem, _ in content_stems(sentence[first:last])}:
                    item = Span(
                        report=reading.report.id, start=start + first, end=start + last, text=sentence[first:last]
                    )
                    whole = Span(report=reading.report.id, start=start, end=end, text=sentence)
                    speaker = self.affair.speaker_at(reading, item)
                    origin = f"speaker {speaker}" if speaker else reading.report.id
                    yield _Word(reading.report.id, whole, f"may be about {readable(reading, item)}", origin)
                    break

    def _word(self, account: Account, span: Span, value: str) -> _Word:
        return _Word(
            account.mention.report, span, value, account.origin.key if account.origin else account.mention.report
        )


def _texts(listed: str) -> list[str]:
    """The items of a list of topics."""
    return [listed[first:last] for first, last in _items(listed)]


def _items(sentence: str) -> Iterator[tuple[int, int]]:
    """The items of a sentence, as ranges without the blanks around them."""
    at = 0
    for match in (*_ITEM_END.finditer(sentence), None):
        end = match.start() if match else len(sentence)
        item = sentence[at:end]
        if item.strip():
            yield at + len(item) - len(item.lstrip()), at + len(item.rstrip())
        at = match.end() if match else end


@cache
def _marks() -> dict[tuple[str, ...], str]:
    return {tuple(words(mark)): effect for mark, effect, _ in lexicon.table("topic_marks").rows}


def _effect(sentence: str) -> str | None:
    """Whether a sentence puts topics on the table or takes them off; one that does both is taken to close."""
    found = list(words(sentence))
    marks = _marks()
    longest = max(map(len, marks))
    effects = {
        marks[run]
        for start in range(len(found))
        for length in range(1, longest + 1)
        if (run := tuple(found[start : start + length])) in marks and start + length <= len(found)
    }
    return "closed" if "closed" in effects else next(iter(effects), None)
