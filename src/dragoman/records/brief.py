"""The affair on one screen: what an editor would print, in the order in which they would."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.affairs import AgendaItem, Disagreement, Quotation, SharedFigure, Story, Toll
from dragoman.records.base import Evidence, Record, require
from dragoman.records.events import Event
from dragoman.records.items import Actor, Statement
from dragoman.records.report import Report

__all__ = ["Brief", "Passage", "Said"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Record):
    """One utterance: the fullest statement of it, and the others that render or repeat it."""

    statement: Statement
    others: tuple[Statement, ...] = ()
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Record):
    """Sentences in which several outlets tell the same in their own words; whom they have it from is not known.

    Evidence role: `passage`, one sentence of each report, the plainest (`text`) first.
    """

    text: str
    evidence: Evidence
    reports: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(self.evidence, "passage", of=self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Record):
    """One story, chosen and ordered for reading at a glance.

    `tolls`: the dead and injured, by several origins or as a printed number. `established`: events that happened, by falling
    number of origins, then by time. `figures`: numbers that two origins or more give alike, where no event tells them.
    `alike`: what outlets tell alike, where little else is established. `said`: utterances, newest first. `disputed`: conflicts
    first, then updates. `due`: the agenda by date. `actors` and `reports` are those that the rest refers to. `upto` is the day
    of the latest report (ISO date).
    """

    story: Story
    upto: str | None
    tolls: tuple[Toll, ...] = ()
    established: tuple[Event, ...] = ()
    figures: tuple[SharedFigure, ...] = ()
    alike: tuple[Passage, ...] = ()
    said: tuple[Said, ...] = ()
    disputed: tuple[Disagreement, ...] = ()
    due: tuple[AgendaItem, ...] = ()
    actors: tuple[Actor, ...] = ()
    reports: tuple[Report, ...] = ()
