"""What is read out of one report: times, places, actors, figures and statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.records.base import Evidence, Record, require
from dragoman.records.decisions import ReviewState
from dragoman.records.spans import Basis, Precision, When, Where

__all__ = [
    "UNSPOKEN", "Actor", "ActorKind", "Bound", "Fate", "FateState", "Figure", "Force", "Place", "Relay", "Role", "Statement",
    "StatementKind", "Time", "TimeType", "Unnamed",
]  # fmt: skip

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal["person", "state", "organisation", "group", "place-as-actor"]
StatementKind = Literal["direct", "indirect", "mixed"]
Bound = Literal["least", "most"]
FateState = Literal["killed", "injured", "shot", "hospitalised"]
Force = Literal[
    "says", "asks", "demands", "promises", "threatens", "denies", "confirms", "warns", "proposes", "rejects",
    "accuses", "thinks", "intends",
]  # fmt: skip
# What a report may put down to somebody who said nothing.
UNSPOKEN: frozenset[Force] = frozenset({"thinks", "intends", "rejects"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Record):
    """A time expression as TIMEX3 has it, resolved as far as its report allows.

    Evidence role: `time`. `value` is TIMEX3, or None where it could not be resolved; `earliest` and `latest` are ISO 8601,
    inclusive. `anchor` says what it was resolved against (`published`, `mentioned`, `none`, …), `rule` which rule read
    it, `alternatives` the values that the resolver rejected. `form` is the reading free of any anchor, in the notation of
    `dragoman.reading.times`: with it the time can be resolved again once the report's date is known.
    """

    id: str
    report: str
    evidence: Evidence
    type: TimeType
    value: str | None
    earliest: str | None = None
    latest: str | None = None
    precision: Precision = "unknown"
    basis: Basis = "unknown"
    modifier: str | None = None
    anchor: str | None = None
    rule: str | None = None
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()
    form: str | None = None
    review: ReviewState | None = None

    def __post_init__(self) -> None:
        require(self.evidence, "time", of=self.id)

    @property
    def when(self) -> When:
        """This time as items refer to it."""
        return When(
            value=self.value, earliest=self.earliest, latest=self.latest,
            precision=self.precision, basis=self.basis, time=self.id,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A place that a report names, with where it lies.

    Evidence role: `place`. `kind` is country, region, city, area, water or site; `country` is ISO 3166 alpha-3; coordinates are
    degrees (WGS 84); `geonames` is the GeoNames id where one was found; `within` names what contains it.
    """

    id: str
    report: str
    evidence: Evidence
    name: str
    kind: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    within: str | None = None
    review: ReviewState | None = None

    def __post_init__(self) -> None:
        require(self.evidence, "place", of=self.id)

    @property
    def where(self) -> Where:
        """This place as items refer to it."""
        return Where(id=self.id, name=self.name, country=self.country, latitude=self.latitude, longitude=self.longitude)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Record):
    """An office or description that a report gives an actor.

    `title` as printed (`Foreign Minister`), `body` that it belongs to, `country` (ISO 3166 alpha-3), `status` former, acting,
    elect or None. `report` is where it is attested.
    """

    title: str
    body: str | None = None
    country: str | None = None
    status: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """A person, state, organisation or group.

    Evidence roles: `name`, `role`, `reference` (pronouns and descriptions that stand for it). `names` are all names as printed
    (mended); `country` is ISO 3166 alpha-3, or `UNO` for the United Nations and its agencies, `EUR` for the European Union, `IGO`
    for other international bodies; `sector` a PLOVER sector code (GOV, MIL, …). `members` are the ids of the
    actors of single reports that were merged into this one, with `reasons` for each merge.
    """

    id: str
    name: str
    kind: ActorKind
    evidence: Evidence
    country: str | None = None
    sector: str | None = None
    names: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    members: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    review: ReviewState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A number that a report gives for something.

    Evidence roles: `number`, and `unit`, `counted` where they are printed. `low` and `high` bound the value (equal when exact);
    `unit` is normalised (`USD`, `%`, `people`); `counts` says what is counted; `state` narrows it (`killed`, `injured`).
    `bound` is `least` or `most` where the report gives only one end (`more than 40`, `up to 40`); `low` and `high` are
    then both the number that is printed.
    """

    id: str
    report: str
    evidence: Evidence
    value: float
    low: float
    high: float
    unit: str | None = None
    counts: str | None = None
    state: str | None = None
    approximate: bool = False
    bound: Bound | None = None
    when: When = When()
    review: ReviewState | None = None

    def __post_init__(self) -> None:
        require(self.evidence, "number", of=self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate(Record):
    """What one report says befell one person, or a number of persons told together.

    Evidence roles: `person`, and `state` (the word that tells it), `age` where they are printed. `person` is as printed; `actor`
    the id of the actor that it means, where it means one. `low` and `high` bound how many they are (1 for one person), `bound`
    as for a figure. `state` is None where only the `age` (years) is told. `suspect` says that the person is held to have
    done the harm, or did it with their own hand; `others` that they come on top of those told before (`three more`).
    """

    id: str
    report: str
    evidence: Evidence
    person: str
    low: float = 1.0
    high: float = 1.0
    bound: Bound | None = None
    state: FateState | None = None
    age: int | None = None
    actor: str | None = None
    suspect: bool = False
    others: bool = False

    def __post_init__(self) -> None:
        require(self.evidence, "person", of=self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay(Record):
    """One link in the chain by which something reached the report: who, as printed, and which actor that is."""

    text: str
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed(Record):
    """What a report tells of a speaker whom it does not name: `two officials of the ministry familiar with the talks`.

    `number` is how many they are, None where it only says that they are several; `body` to what they belong (`the ministry`)
    and `reason` why they go unnamed (`on condition of anonymity`), both as printed, None where it is not said.
    """

    number: int | None = None
    body: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """Somebody saying something, as one report has it.

    Evidence roles: `content` (in pieces where interrupted), `cue`, `speaker`, and `relay`, `addressee`, `time`, `place`, `body`,
    `reason` where printed. `speaker` is an actor's id, None where open; `speakers` holds all of them where several speak as one;
    `unnamed` says what is told of a speaker or speakers without a name, None where they have one or a body speaks; `relayed_by`
    is outermost first; `said` is when it was said; `within` is the id of the statement that reports this one;
    `stance` is `endorsed` or `distanced` where the outlet takes a side; `quotation` the id of the utterance met in other reports.
    """

    id: str
    report: str
    evidence: Evidence
    content: str
    kind: StatementKind
    speaker: str | None = None
    speakers: tuple[str, ...] = ()
    speaker_text: str | None = None
    unnamed: Unnamed | None = None
    relayed_by: tuple[Relay, ...] = ()
    cue: str | None = None
    force: Force = "says"
    negated: bool = False
    hedged: bool = False
    stance: str | None = None
    addressee: Relay | None = None
    said: When = When()
    place: Where | None = None
    within: str | None = None
    quotation: str | None = None
    review: ReviewState | None = None

    def __post_init__(self) -> None:
        require(self.evidence, "content", of=self.id)
