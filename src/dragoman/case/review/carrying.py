"""Decisions about a report that was published again with other words, carried over to the words as they stand there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.records import Anchor, Decision, Report

__all__ = ["carried"]


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
