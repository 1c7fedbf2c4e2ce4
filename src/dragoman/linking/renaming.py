"""Readings in which merged actors stand for those of each report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dragoman.records import Actor, Event, Reading, Relay, Statement

__all__ = ["Member", "MergedActors"]

Member = tuple[str, str]  # (report id, id of the actor in that report)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedActors:
    """All merged actors, and which of them an actor of one report became."""

    actors: tuple[Actor, ...]
    merged: Mapping[Member, str]

    def apply(self, reading: Reading) -> Reading:
        """Give a reading whose statements and events speak of the merged actors; its own actors stay as they were read."""
        to = _renamer(self.merged, reading.report.id)
        return replace(
            reading,
            statements=tuple(_statement(item, to) for item in reading.statements),
            events=tuple(_event(item, to) for item in reading.events),
        )


def _renamer(merged: Mapping[Member, str], report: str) -> Callable[[str], str]:
    return lambda actor: merged.get((report, actor), actor)


def _relay(relay: Relay, to: Callable[[str], str]) -> Relay:
    return relay if relay.actor is None else replace(relay, actor=to(relay.actor))


def _statement(item: Statement, to: Callable[[str], str]) -> Statement:
    return replace(
        item,
        speaker=None if item.speaker is None else to(item.speaker),
        speakers=tuple(dict.fromkeys(map(to, item.speakers))),
        relayed_by=tuple(_relay(relay, to) for relay in item.relayed_by),
        addressee=None if item.addressee is None else _relay(item.addressee, to),
    )


def _event(item: Event, to: Callable[[str], str]) -> Event:
    mentions = tuple(
        replace(mention, according_to=tuple(_relay(relay, to) for relay in mention.according_to))
        for mention in item.mentions
    )
    return replace(
        item,
        source=tuple(dict.fromkeys(map(to, item.source))),
        target=tuple(dict.fromkeys(map(to, item.target))),
        mentions=mentions,
    )
