"""What is made of many reports: stories, quotations, disagreements, the agenda; and one report's whole reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.records.base import Evidence, Record, require
from dragoman.records.decisions import ReviewState
from dragoman.records.events import Event
from dragoman.records.items import Actor, Bound, Fate, Figure, Place, Statement, Time
from dragoman.records.report import Mend, Report
from dragoman.records.spans import When

__all__ = [
    "AgendaItem", "Disagreement", "DisagreementAbout", "DisagreementKind", "Outcome", "Position", "Quotation", "Reading",
    "Regrouping", "RegroupingKind", "SharedFigure", "Story", "Subject", "Toll", "TollState",
]  # fmt: skip

DisagreementKind = Literal["conflict", "update", "not-comparable"]
DisagreementAbout = Literal[
    "date", "place", "number", "status", "participants", "topic", "wording", "speaker",
]  # fmt: skip
TollState = Literal["killed", "injured"]
Outcome = Literal["confirmed", "contradicted", "postponed", "overdue", "open"]
RegroupingKind = Literal["merge", "split"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """Everything that was read out of one report. Pure: same text, model and settings give the same bytes."""

    report: Report
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    mends: tuple[Mend, ...] = ()
    fates: tuple[Fate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll(Record):
    """How many were killed, or injured, in the matter of a story, by the best-supported of what its reports say.

    Evidence role: `number`. `low` and `high` bound the value, `bound` is as for a figure; `origins` counts the distinct origins
    of the reports that give it.
    """

    state: TollState
    low: float
    high: float
    evidence: Evidence
    bound: Bound | None = None
    origins: int = 1
    reports: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(self.evidence, "number", of=self.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFigure(Record):
    """A number that reports of a story give alike for one thing, by two origins or more.

    Evidence role: `number`, in each report. `text` is the plainest sentence that gives it; `low`, `high`, `unit`, `counts` and
    `bound` are as for a figure; `origins` counts the distinct origins, a speaker being one however many reports quote them.
    """

    text: str
    low: float
    high: float
    evidence: Evidence
    unit: str | None = None
    counts: str | None = None
    bound: Bound | None = None
    origins: int = 2
    reports: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(self.evidence, "number", of=self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Record):
    """The reports about one developing affair; `title` is in the reports' own words, `first` and `last` are ISO dates."""

    id: str
    title: str
    reports: tuple[str, ...]
    first: str | None = None
    last: str | None = None
    actors: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    figures: tuple[SharedFigure, ...] = ()
    review: ReviewState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouping(Record):
    """That reports went from one story to another: by a merge, after which `story` is no more, or by a split.

    `story` is the id of the story that the reports were in, `into` of the one that they are in now; `reports` are those that
    moved, `at` is the moment of the run that moved them.
    """

    kind: RegroupingKind
    story: str
    into: str
    reports: tuple[str, ...]
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Record):
    """One utterance, met as several statements in several wordings; `wording` is the fullest of them."""

    id: str
    statements: tuple[str, ...]
    wording: str
    speaker: str | None = None
    said: When = When()
    story: str | None = None
    reports: tuple[str, ...] = ()
    review: ReviewState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Record):
    """What a disagreement is about: in words, and the id of the event, quotation or actor if it has one."""

    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """One side of a disagreement: its value, the reports that take it, from how many origins, and their words.

    Evidence role: `position`.
    """

    value: str
    reports: tuple[str, ...]
    evidence: Evidence
    origins: int = 1

    def __post_init__(self) -> None:
        require(self.evidence, "position", of=self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement(Record):
    """Reports with incompatible values for one thing; an `update` where time explains it."""

    id: str
    kind: DisagreementKind
    about: DisagreementAbout
    subject: Subject
    positions: tuple[Position, ...]
    story: str | None = None
    review: ReviewState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """Something announced for a time, and what became of it by the later reports.

    `event` is the id of the event; `announced` the day of the first report that announces it.
    """

    id: str
    event: str
    text: str
    due: When
    outcome: Outcome
    evidence: Evidence
    announced: str | None = None
    announced_by: str | None = None
    story: str | None = None
    review: ReviewState | None = None

    def __post_init__(self) -> None:
        require(self.evidence, "announcement", of=self.id)
