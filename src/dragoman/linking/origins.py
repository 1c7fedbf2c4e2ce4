"""Origins: where a report has an item from, so that an echo is not counted as a second voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman import lexicon
from dragoman.linking.copies import Copy
from dragoman.linking.words import words
from dragoman.records import Actor, Event, Mention, Reading, Record, Relay, Statement

__all__ = [
    "Origin", "OriginKind", "Provenance", "by_item", "count_origins", "plain_name", "plain_names", "plain_outlets", "relays_in",
]  # fmt: skip

OriginKind = Literal["own reporting", "speaker", "agency", "outlet", "copy"]

# An agency signs at the very start (`ISTANBUL (Reuters) -`) or the very end (`(Reuters)`) of its text.
_DATELINE = re.compile(r"\A[^\n()]{0,80}\(([^()\n]{2,40})\)\s{0,3}[-–—:]")
_SIGNATURE = re.compile(r"\(([^()\n]{2,40})\)\W{0,3}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Record):
    """Where one report has one item from.

    `item` is the id of a statement, or of an event as that report tells it; `key` is equal for items from one origin;
    `name` says who it is, `actor` which actor where one is known; `copy_of` is the report that this one repeats.
    """

    item: str
    report: str
    key: str
    kind: OriginKind
    name: str
    actor: str | None = None
    copy_of: str | None = None


@cache
def _agencies() -> dict[str, str]:
    named: dict[str, str] = {}
    for entry in lexicon.table("agencies").entries():
        for name in (entry["name"], *entry["also"].split("|")):
            if name:
                named[plain_name(name)] = entry["name"]
    return named


def plain_name(name: str) -> str:
    """The name of an outlet or agency without what makes no difference: case, and words that any may have.

    >>> plain_name("The Anadolu News Agency")
    'anadolu'
    """
    return " ".join(word for word in words(name) if word not in {"the", "news", "agency"})


def plain_outlets(outlets: Iterable[str | None]) -> dict[str, str]:
    """Outlets by their plain names, each as it is printed first in the alphabet."""
    found: dict[str, str] = {}
    for outlet in sorted({outlet for outlet in outlets if outlet}):
        found.setdefault(plain_name(outlet), outlet)
    return found


def relays_in(reading: Reading) -> set[tuple[str, str | None]]:
    """Whom a report may have something from by its own words, each by the words and the actor of the report."""
    chains = [item.relayed_by for item in reading.statements]
    chains += [mention.according_to for event in reading.events for mention in event.mentions]
    speakers = {(item.speaker_text or "", item.speaker) for item in reading.statements if not item.relayed_by}
    return {(chain[-1].text, chain[-1].actor) for chain in chains if chain} | speakers


def plain_names(
    relays: Iterable[tuple[str, str | None]], whole: Mapping[str, str], names: Mapping[str, str]
) -> set[str]:
    """The plain names of those that `relays_in` found; `whole` leads from an actor of the report to the merged one."""
    found = set()
    for text, part in relays:
        found |= {plain_name(text), plain_name(names.get(whole.get(part or "", part or ""), ""))}
    return found - {""}


class Provenance:
    """Knows, for readings whose actors are merged, the origin of each statement and mention; readings come earliest first.

    `outlets` are outlets of other reports, by their plain names, that these may have relayed.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        actors: Iterable[Actor],
        copies: Sequence[Copy],
        outlets: Mapping[str, str] | None = None,
    ) -> None:
        self._reports = {reading.report.id: reading.report for reading in readings}
        self._names = {actor.id: actor.name for actor in actors}
        self._copy_of = {copy.report: copy.of for copy in copies}
        self._signed = {report.id: _signature(report.text) for report in self._reports.values()}
        here = plain_outlets(report.outlet for report in self._reports.values())
        self._outlets = {**here, **outlets} if outlets else here

    def of_statement(self, statement: Statement) -> Origin:
        """Where a report has it from that somebody said something: who relays it, else who the report is from."""
        return self._origin(statement.id, statement.report, statement.relayed_by)

    def of_said(self, statement: Statement) -> Origin:
        """Where a report has it from what a statement says: who relays it, else its speaker, else the report itself."""
        chain = statement.relayed_by
        if not chain and (statement.speaker or statement.speaker_text):
            chain = (Relay(text=statement.speaker_text or "", actor=statement.speaker),)
        return self._origin(statement.id, statement.report, chain)

    def of_mention(self, event: Event, mention: Mention) -> Origin:
        """Where a report has a mention of an event from: the innermost of those according to whom it is so."""
        return self._origin(event.id, mention.report, mention.according_to)

    def of_report(self, report: str) -> Origin:
        """Where a report is from as a whole: itself, the agency that signs it, or the report that it repeats."""
        return self._own(report, report)

    def _origin(self, item: str, report: str, chain: Sequence[Relay]) -> Origin:
        if chain:
            return self._relayed(item, report, chain[-1])
        return self._own(item, report)

    def _relayed(self, item: str, report: str, relay: Relay) -> Origin:
        for name in (relay.text, self._names.get(relay.actor or "", "")):
            if agency := _agency(name):
                return _published_by(agency, item=item, report=report, kind="agency", actor=relay.actor)
            if outlet := self._outlets.get(plain_name(name)):
                return _published_by(outlet, item=item, report=report, kind="outlet", actor=relay.actor)
        name = self._names.get(relay.actor or "", relay.text)
        key = f"speaker {relay.actor or plain_name(relay.text)}"
        return Origin(item=item, report=report, key=key, kind="speaker", name=name, actor=relay.actor)

    def _own(self, item: str, report: str) -> Origin:
        first = self._first_of(report)
        about = self._reports[first]
        outlet = _agency(about.outlet or "") or about.outlet
        signed = self._signed[first]
        copied = first if first != report else None
        if signed and plain_name(signed) != plain_name(outlet or ""):
            return _published_by(signed, item=item, report=report, kind="agency", copy_of=copied)
        kind: OriginKind = "copy" if copied else "own reporting"
        if outlet:
            return _published_by(outlet, item=item, report=report, kind=kind, copy_of=copied)
        name = about.key or first
        return Origin(item=item, report=report, key=f"report {first}", kind=kind, name=name, copy_of=copied)

    def _first_of(self, report: str) -> str:
        seen = {report}
        while (earlier := self._copy_of.get(report)) and earlier not in seen:
            seen.add(earlier)
            report = earlier
        return report


def _published_by(
    name: str, *, item: str, report: str, kind: OriginKind, actor: str | None = None, copy_of: str | None = None
) -> Origin:
    key = f"outlet {plain_name(name)}"
    return Origin(item=item, report=report, key=key, kind=kind, name=name, actor=actor, copy_of=copy_of)


def _signature(text: str) -> str | None:
    """The agency or outlet that a text is signed with: an agency of the lexicon, or whoever stands in the dateline."""
    dateline = _DATELINE.match(text[:140])
    if dateline:
        return _agency(dateline[1]) or dateline[1].strip()
    signed = _SIGNATURE.search(text[-60:])
    return _agency(signed[1]) if signed else None


def _agency(name: str) -> str | None:
    return _agencies().get(plain_name(name))


def count_origins(origins: Iterable[Origin]) -> int:
    """How many distinct origins there are.

    A report that says a thing itself is one origin for it, whomever else it has for its details.
    """
    by_report: dict[str, list[Origin]] = {}
    for origin in origins:
        by_report.setdefault(origin.report, []).append(origin)
    keys: set[str] = set()
    for found in by_report.values():
        own = {origin.key for origin in found if origin.kind in {"own reporting", "copy"}}
        keys |= own or {origin.key for origin in found}
    return len(keys)


def by_item(origins: Iterable[Origin]) -> Mapping[str, list[Origin]]:
    """Origins by the item that they are of."""
    found: dict[str, list[Origin]] = {}
    for origin in origins:
        found.setdefault(origin.item, []).append(origin)
    return found
