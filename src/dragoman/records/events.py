"""Events and their mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.records.base import Evidence, Record, require
from dragoman.records.decisions import ReviewState
from dragoman.records.items import Relay
from dragoman.records.spans import When, Where

__all__ = ["TOOK_PLACE", "Event", "EventType", "Factuality", "Mention"]

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Factuality = Literal[
    "happened", "ongoing", "planned", "proposed", "conditional", "possible", "denied", "ruled out",
]  # fmt: skip

TOOK_PLACE: frozenset[Factuality] = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Record):
    """One place in one report that tells of an event.

    Evidence roles: `trigger`, and `source`, `target`, `time`, `place`, `instrument` where printed. `according_to` is the chain
    of those who say so, outermost first, empty where the report itself does; `statement` is the id of the innermost statement
    that it stands in; `why` names trigger, frame and rule.
    """

    report: str
    evidence: Evidence
    factuality: Factuality
    according_to: tuple[Relay, ...] = ()
    statement: str | None = None
    background: bool = False
    why: str = ""

    def __post_init__(self) -> None:
        require(self.evidence, "trigger", of=self.report)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Who did what to whom, when and where, and whether it happened.

    `type` is a PLOVER root, `detail` its mode (`meeting`, `visit`, `call`, `talks`, `summit` of CONSULT; PLOVER's modes of
    the rest); `source` and `target` are actor ids; in a `reciprocal` event both took part and the direction means nothing.
    `topics` are what it is about, as printed; `ordinal` which of a row of such events it is said to be. `origins` counts the
    distinct origins of its mentions; `members` are the events of single reports that were merged into it, `reasons` why.
    """

    id: str
    type: EventType
    mentions: tuple[Mention, ...]
    detail: str | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    reciprocal: bool = False
    when: When = When()
    place: Where | None = None
    factuality: Factuality = "happened"
    topics: tuple[str, ...] = ()
    excluded_topics: tuple[str, ...] = ()
    ordinal: int | None = None
    summary: str | None = None
    origins: int = 1
    story: str | None = None
    members: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    review: ReviewState | None = None

    def __post_init__(self) -> None:
        if not self.mentions:
            require(Evidence(), "trigger", of=self.id)
