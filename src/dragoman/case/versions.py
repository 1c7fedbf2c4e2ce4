"""Versions of a report: the same article fetched again with other words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dragoman.case.moments import last_moment
from dragoman.lexicon.folding import fold
from dragoman.records import Difference, Reading, Report, Revision
from dragoman.records.plain import from_json

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["Versions", "counts_since", "identity_of", "revision_between", "revisions_in", "versions_in"]

_WORD = re.compile(r"\w+")
_RUN = 3
# Of the runs of words of the shorter text, what must stand in both: a corrected article keeps far more, another one far less.
_SHARED = 0.2
# What an address carries to say where a reader came from, and nothing about the article.
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|cmpid|ref|src)=", re.ASCII | re.IGNORECASE)


def identity_of(report: Report) -> str | None:
    """What a report is known by when it is fetched again: its address, else its outlet's key for it, else its file.

    >>> from dragoman.records import make_report
    >>> identity_of(make_report("…", url="https://www.post.example/talks/?utm_source=feed#top"))
    'url post.example/talks'
    """
    if report.url:
        try:
            parts = urlsplit(report.url)
        except ValueError:
            return f"url {report.url}"
        asked = "&".join(part for part in parts.query.split("&") if part and not _TRACKING.match(part))
        host = (parts.netloc.casefold()).removeprefix("www.")
        return f"url {host}{parts.path.rstrip('/')}{'?' + asked if asked else ''}"
    if report.key and report.outlet:
        return f"key {fold(report.outlet)} {report.key}"
    if report.key and report.source:
        return f"file {report.source} {report.key}"
    return None


@dataclass(frozen=True)
class Versions:
    """The reports of a case by version: `later` leads from each that was superseded to the one after it."""

    later: Mapping[str, str]

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Versions:
        """Find the versions among reports, each known by the address, key or file that it has in common with others."""
        known: dict[str, list[Report]] = defaultdict(list)
        for report in reports:
            identity = identity_of(report)
            if identity:
                known[identity].append(report)
        later = {}
        for group in known.values():
            for chain in _chains(sorted(group, key=_oldest_first)):
                later.update({before.id: after.id for before, after in pairwise(chain)})
        return cls(later)

    def marked(self, report: Report) -> Report:
        """A report that says which version it supersedes, and by which it is superseded."""
        before = self._earlier.get(report.id)
        after = self.later.get(report.id)
        if before == report.supersedes and after == report.superseded_by:
            return report
        return replace(report, supersedes=before, superseded_by=after)

    @property
    def _earlier(self) -> Mapping[str, str]:
        return {after: before for before, after in self.later.items()}

    def as_of(self, reports: Mapping[str, Report], moment: str) -> Versions:
        """The versions as they were known at a moment (as the store has moments).

        See `counts_since`.
        """
        known = {}
        for before, after in self.later.items():
            if before not in reports or after not in reports:
                continue
            since = counts_since(reports[before], reports[after])
            if since is not None and since <= moment:
                known[before] = after
        return Versions(known)


def counts_since(before: Report, after: Report) -> str | None:
    """The moment from which a later version counts: when it says that it was published, else when it was fetched.

    What it says goes by where that is after the version before; None where nothing tells.
    """
    first, then = (last_moment(report.published.latest) for report in (before, after))
    return then if first and then and first < then else last_moment(after.fetched)


def _oldest_first(report: Report) -> tuple[str, str, str]:
    """By publication, where versions differ in it; else by when each was fetched."""
    return (last_moment(report.published.latest) or "", report.fetched or "", report.id)


def _chains(reports: Sequence[Report]) -> list[list[Report]]:
    """Reports under one identity (in the order in which they were fetched) as chains, each of versions of one article."""
    chains: list[tuple[list[Report], frozenset[tuple[str, ...]]]] = []
    for report in reports:
        runs = _runs(report.text)
        for number, (chain, last) in enumerate(chains):
            if chain[-1].sha256 == report.sha256:
                break
            if _same_article(chain[-1], report, last, runs):
                chain.append(report)
                chains[number] = (chain, runs)
                break
        else:
            chains.append(([report], runs))
    return [chain for chain, _ in chains]


def _same_article(
    one: Report, other: Report, ours: frozenset[tuple[str, ...]], theirs: frozenset[tuple[str, ...]]
) -> bool:
    if one.title and one.title == other.title:
        return True
    fewest = min(len(ours), len(theirs))
    return fewest > 0 and len(ours & theirs) >= _SHARED * fewest


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return (
        frozenset(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))) if words else frozenset()
    )


def revision_between(before: Reading, after: Reading) -> Revision:
    """What a later version of a report changed: its passages, and the statements, events and figures that came and went."""
    removed, added = _passages(before.report.text, after.report.text)
    items = []
    for kind in ("statements", "events", "figures"):
        old, new = _told(before, kind), _told(after, kind)
        items += [Difference(kind=kind, id=old[key], what="went", text=key) for key in old if key not in new]
        items += [Difference(kind=kind, id=new[key], what="came", text=key) for key in new if key not in old]
    return Revision(
        before=before.report.id, after=after.report.id, at=after.report.fetched, removed=removed, added=added,
        items=tuple(items),
    )  # fmt: skip


def versions_in(store: Store, asked: str) -> tuple[Report, ...]:
    """The versions of a report that a store holds, oldest first."""
    from dragoman.case.asking import full_id

    def stored(report: str) -> Report | None:
        return next((from_json(line, Report) for line in store.reports([report])), None)

    found = [report for report in [stored(full_id(store, "reports", asked))] if report]
    while found and found[0].supersedes and (before := stored(found[0].supersedes)):
        found.insert(0, before)
    while found and found[-1].superseded_by and (after := stored(found[-1].superseded_by)):
        found.append(after)
    return tuple(found)


def revisions_in(store: Store, asked: str) -> tuple[Revision, ...]:
    """What each later version of a report changed, the oldest change first."""
    from dragoman.case.relinking import whole_readings

    rows = [store.as_read(version.id) for version in versions_in(store, asked)]
    readings = whole_readings(row for row in rows if row)
    return tuple(revision_between(before, after) for before, after in pairwise(readings))


def _passages(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences that one text has and the other has not, in its order."""
    old, new = _sentences(before), _sentences(after)
    return tuple(s for s in old if s not in new), tuple(s for s in new if s not in old)


def _sentences(text: str) -> dict[str, None]:
    return {" ".join(part.split()): None for part in re.split(r"(?<=[.!?…”»\"])\s|\n", text) if part.strip()}


def _told(reading: Reading, kind: str) -> dict[str, str]:
    """From what each item says, so that it is known again in another version, to its id."""
    names = {actor.id: actor.name for actor in reading.actors}
    if kind == "statements":
        return {
            f"{names.get(s.speaker or '', s.speaker_text or 'unnamed')} {s.force}: {' '.join(s.content.split())}": s.id
            for s in reading.statements
        }
    if kind == "figures":
        return {
            " ".join(str(part) for part in (f"{f.value:g}", f.unit, f.state, f.counts) if part): f.id
            for f in reading.figures
        }
    found = {}
    for event in reading.events:
        sides = " → ".join(", ".join(names.get(a, a) for a in side) for side in (event.source, event.target) if side)
        told = (event.detail or event.type.lower(), sides, event.when.value, event.place.name if event.place else None)
        found[f"{', '.join(part for part in told if part)} ({event.factuality})"] = event.id
    return found
