"""A linked case, laid out for comparing: who tells what of each event, in which words, and from which origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.linking import Linked, Origin
from dragoman.linking.contexts import words_around
from dragoman.linking.origins import Provenance, count_origins
from dragoman.records import Event, Evidence, Mention, Position, Reading, Span

__all__ = ["Account", "Affair", "words_of"]


@dataclass(frozen=True, slots=True)
class Account:
    """One report's telling of one event."""

    reading: Reading
    event: Event
    mention: Mention
    origin: Origin | None

    @property
    def words(self) -> Span:
        """The words in which the report tells of it, as one span."""
        return words_of(self.reading, self.mention)

    @property
    def published(self) -> str:
        """The day the report was published (ISO), or nothing where that is not known to the day."""
        when = self.reading.report.published
        day = (when.earliest or "")[:10]
        return day if day == (when.latest or "")[:10] else ""

    @property
    def out_since(self) -> str:
        """The first day on which the report can have been published (ISO), or nothing where that is not known."""
        return (self.reading.report.published.earliest or "")[:10]


class Affair:
    """A linked case with what comparing looks up in it."""

    def __init__(self, linked: Linked) -> None:
        self.linked = linked
        self.readings = {reading.report.id: reading for reading in linked.readings}
        self.order = {reading.report.id: number for number, reading in enumerate(linked.readings)}
        self.actors = {actor.id: actor for actor in linked.actors}
        self.statements = {item.id: item for reading in linked.readings for item in reading.statements}
        self.told = {event.id: (reading, event) for reading in linked.readings for event in reading.events}
        self.provenance = Provenance(linked.readings, linked.actors, linked.copies)
        self.origins: dict[tuple[str, str], list[Origin]] = defaultdict(list)
        for origin in linked.origins:
            self.origins[origin.item, origin.report].append(origin)

    @cached_property
    def meetings(self) -> dict[str, list[tuple[int, str]]]:
        """For each report, where it mentions which merged meeting that has a day or a place, in the order of the text."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for event in self.linked.events:
            if event.type == "CONSULT" and (event.place or event.when.earliest):
                for mention in event.mentions:
                    found[mention.report].append((mention.evidence["trigger"][0].start, event.id))
        return {report: sorted(mentions) for report, mentions in found.items()}

    def accounts(self, event: Event) -> list[Account]:
        """All accounts of a merged event, in the order of publication and of the text."""
        found = []
        for member in event.members or (event.id,):
            if member in self.told:
                reading, told = self.told[member]
                found += [self.account(reading, told, mention) for mention in told.mentions]
        return sorted(found, key=lambda a: (self.order[a.mention.report], a.mention.evidence.spans()[0].start))

    def account(self, reading: Reading, event: Event, mention: Mention) -> Account:
        """What one mention of a report's own event tells."""
        return Account(reading, event, mention, self._origin(event, mention))

    def speaker_at(self, reading: Reading, span: Span) -> str | None:
        """The speaker of the innermost statement of a report that `span` stands in."""
        found = [
            (content.end - content.start, statement.speaker)
            for statement in reading.statements
            for content in statement.evidence["content"]
            if content.start <= span.start and span.end <= content.end and statement.speaker
        ]
        return min(found)[1] if found else None

    def _origin(self, event: Event, mention: Mention) -> Origin | None:
        origins = self.origins.get((event.id, mention.report), [])
        own = [origin for origin in origins if not mention.according_to or origin.kind not in {"own reporting", "copy"}]
        return next(iter(own or origins), None)

    def telling(self, accounts: Sequence[Account], role: str) -> list[Span]:
        """The words of those accounts that hold what is asked for (their `time`, their `place`), or of all where none does."""
        holding = [account for account in accounts if role in account.mention.evidence]
        return [account.words for account in holding or accounts]

    def position(self, value: str, accounts: Sequence[Account], spans: Iterable[Span] = ()) -> Position:
        """One side of a disagreement: those who take it, and their words (`spans`, or the words of their accounts)."""
        accounts = sorted(accounts, key=lambda account: self.order[account.mention.report])
        evidence = list(spans) or [account.words for account in accounts]
        evidence.sort(key=lambda span: (self.order[span.report], span.start))
        return Position(
            value=value,
            reports=tuple(dict.fromkeys(account.mention.report for account in accounts)),
            evidence=Evidence(position=list(dict.fromkeys(evidence))),
            origins=max(1, count_origins(account.origin for account in accounts if account.origin)),
        )

    def printed(self, value: str, spans: Iterable[Span]) -> Position:
        """One side of a disagreement by words alone: each report that prints one of `spans` says so for itself."""
        ordered = sorted(set(spans), key=lambda span: (self.order[span.report], span.start))
        reports = tuple(dict.fromkeys(span.report for span in ordered))
        origins = count_origins(self.provenance.of_report(report) for report in reports)
        return Position(value=value, reports=reports, evidence=Evidence(position=ordered), origins=max(1, origins))

    def names(self, actors: Iterable[str]) -> list[str]:
        """The names of actors."""
        return [self.actors[actor].name for actor in actors if actor in self.actors]


def words_of(reading: Reading, mention: Mention, *, framed: bool = True) -> Span:
    """The clause in which a report tells of an event, as one span; unless `framed`, without who is said to say so."""
    trigger = mention.evidence["trigger"]
    rest = (span for span in mention.evidence.spans() if span not in trigger)
    return words_around(reading, [*trigger, *rest], framed=framed)
