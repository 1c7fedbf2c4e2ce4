"""Decisions about a report that was published again with other words, carried over to the words as they stand there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.records import Anchor, Decision, Report
from dragoman.records.plain import from_json

if TYPE_CHECKING:
    from dragoman.linking import Linked
    from dragoman.store.store import Store

__all__ = ["carried", "carried_in"]


def carried(decisions: Sequence[Decision], now: Mapping[str, tuple[Report, Report]]) -> list[Decision]:
    """The decisions with their anchors in the versions that count now.

    `now` leads from the id of a report that was superseded to it and to its last version. An anchor is carried to where the same
    words stand, of several places the nearest; words that the last version has no more stay where they were.
    """
    if not now:
        return list(decisions)
    return [
        replace(
            decision,
            anchors=_anchors(decision.anchors, now),
            member_anchors=tuple(_anchors(anchors, now) for anchors in decision.member_anchors),
        )
        for decision in decisions
    ]


def carried_in(store: Store, linked: Linked, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions with their anchors in the versions that count in a story."""
    return carried(decisions, _superseded(store, linked, decisions))


def _superseded(store: Store, linked: Linked, decisions: Sequence[Decision]) -> dict[str, tuple[Report, Report]]:
    """From the reports that decisions are about and that were superseded, to the last version, where that is in this story."""
    here = {reading.report.id: reading.report for reading in linked.readings}
    if not any(report.supersedes for report in here.values()):
        return {}
    anchors = (a for d in decisions for a in (*d.anchors, *(anchor for one in d.member_anchors for anchor in one)))
    known: dict[str, Report] = {}
    wanted = {anchor.report for anchor in anchors} - set(here)
    while wanted:
        found = [from_json(line, Report) for line in store.reports(sorted(wanted))]
        known |= {report.id: report for report in found}
        wanted = {report.superseded_by for report in found if report.superseded_by} - set(here) - set(known)
    superseded = {}
    for name, report in known.items():
        now: Report | None = report
        while now is not None and now.superseded_by is not None:
            now = here.get(now.superseded_by) or known.get(now.superseded_by)
        if now is not None and now.id in here:
            superseded[name] = (report, now)
    return superseded


def _anchors(anchors: Sequence[Anchor], now: Mapping[str, tuple[Report, Report]]) -> tuple[Anchor, ...]:
    return tuple(_moved(anchor, *now[anchor.report]) if anchor.report in now else anchor for anchor in anchors)


def _moved(anchor: Anchor, before: Report, after: Report) -> Anchor:
    here = replace(anchor, report=after.id, sha256=after.sha256, item=None)
    if anchor.end <= anchor.start:  # the whole report
        return here
    words = before.text[anchor.start : anchor.end]
    places: list[int] = []
    at = after.text.find(words)
    while at >= 0 and len(places) < 1_000:
        places.append(at)
        at = after.text.find(words, at + 1)
    if not places:
        return anchor
    start = min(places, key=lambda place: (abs(place - anchor.start), place))
    return replace(here, start=start, end=start + len(words))
