"""What is made of the stories that are different: decided on, compared, and written in one go with what they were linked of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete

from dragoman.case.growing.actors import TALLY, Casting
from dragoman.case.growing.placed import MOVED, Placed
from dragoman.linking.linked import Linked
from dragoman.records import Decision
from dragoman.records.plain import from_json, to_json
from dragoman.store.decided import parts_of, update_decisions, write_parts
from dragoman.store.known import write_versions
from dragoman.store.store import write_note
from dragoman.store.tables import meta
from dragoman.store.traces import TracesTurned

if TYPE_CHECKING:
    from dragoman.case.growing.counting import Counting
    from dragoman.case.review.layering import Layered
    from dragoman.comparing import Compared
    from dragoman.store.rows import Entry
    from dragoman.store.store import Store

__all__ = [
    "KEY",
    "OUTLETS",
    "Told",
    "decided_in",
    "forget_growth",
    "led_from",
    "linked_of",
    "reports_of",
    "tell_anew",
    "write_decided",
]

# The note on the outlets that were known when the case was linked.
OUTLETS = "outlets"
# The part of a story that is kept of what it was linked of.
KEY = "key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story that was linked: of what (`key`), what is `decided` in it, why its actors are one, and what its reports `were` in."""

    linked: Linked
    key: str
    decided: tuple[str, ...]
    reasons: Mapping[str, tuple[str, ...]]
    were: Mapping[str, str]

    @property
    def id(self) -> str:
        """The story's id."""
        return self.linked.stories[0].id


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What is kept beside a story's key: what is decided in it, why its actors are one, and which ids lead to its items."""

    decided: tuple[str, ...]
    reasons: Mapping[str, tuple[str, ...]]
    moved: Mapping[str, str]


def reports_of(decision: Decision) -> set[str]:
    """The reports whose words a decision is about."""
    anchors = (*decision.anchors, *(anchor for one in decision.member_anchors for anchor in one))
    return {anchor.report for anchor in anchors}


def decided_in(reports: Collection[str], decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The decisions about anything in these reports."""
    return tuple(decision.id for decision in decisions if not reports_of(decision).isdisjoint(reports))


def linked_of(store: Store) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Of what each story was linked, and what is decided in it."""
    keys = store.kept.digests(KEY)
    return {story: (keys[story], from_json(line, _Kept).decided) for story, line in store.kept.parts(KEY)}


def led_from(store: Store, story: str) -> set[str]:
    """The ids that led to items of a story when it was last written."""
    return {old for _, line in store.kept.parts(KEY, [story]) for old in from_json(line, _Kept).moved}


def write_decided(
    connection: Connection,
    story: str,
    reports: Collection[str],
    decisions: Iterable[Decision],
    moved: Mapping[str, str],
) -> None:
    """Note what is decided in a story of these reports by now, and which ids lead to its items."""
    for _, key, line in parts_of(connection, KEY, [story]):
        kept = replace(from_json(line, _Kept), decided=decided_in(reports, decisions), moved=moved)
        write_parts(connection, KEY, [(story, key, to_json(kept).decode())])


def forget_growth(connection: Connection) -> None:
    """Forget what a case grows on: where its stories are put together otherwise."""
    TracesTurned(anew=True, moves={}, actors={}).write(connection)
    for part in (KEY, TALLY):
        write_parts(connection, part, (), whole=True)
    for note in (OUTLETS, MOVED):
        connection.execute(delete(meta).where(meta.c.key == f"note {note}"))


def tell_anew(
    store: Store, decisions: Sequence[Decision], told: Sequence[Told], *, casting: Casting, also: Iterable[str],
    gone: Mapping[str, str], fingerprint: str, outlets: Mapping[str, str], turned: TracesTurned, anew: bool, at: str,
    counting: Counting, placed: Placed,
) -> bool:  # fmt: skip
    """Write stories in place of what their reports were told in before; False where something came in meanwhile.

    `gone` are the stories of reports that are no more, `also` actors of whom other reports say something else than before.
    """
    from dragoman.case.changes import told as changes_told
    from dragoman.case.filing import actor_entry, moved_ids, published_range, report_entry
    from dragoman.case.keeping import Keeping
    from dragoman.case.regrouping import regrouping_rows
    from dragoman.case.relinking import briefs_of, turned_by
    from dragoman.case.review.layering import Outcome

    were = {report: story for one in told for report, story in one.were.items()} | dict(gone)
    replaced = {*were.values(), *(one.id for one in told)}
    before = {} if anew else {s: from_json(line, _Kept) for s, line in store.kept.parts(KEY, replaced)}
    for kept in before.values():
        casting.reasons(kept.reasons, -1)
    laid = {one.id: _laid(store, one.linked, decisions) for one in told}
    layered = {story: one for story, (one, _) in laid.items()}
    briefs = briefs_of(layered)
    keeping = Keeping()
    keeping.linked({one.id: one.linked for one in told}, whole=anew)
    keeping.compared({story: compared for story, (_, compared) in laid.items()}, whole=anew)
    keeping.briefs(briefs, whole=anew, without=layered.keys() - briefs.keys())
    if not anew:
        keeping.forget(replaced - layered.keys())
    actors, tallies = casting.actors(also)
    published = {r.report.id: published_range(r.report) for one in told for r in one.linked.readings}
    for rows in ({} if anew else store.traces.having(actors)).values():
        for report, earliest, latest in rows:
            published.setdefault(report, (earliest, latest))
    touched = {*casting.concerned, *also}
    moved = {story: moved_ids(one.linked) for story, one in layered.items()}
    # What is somebody by itself leads nowhere.
    still = store.traces.listed(old for ids in moved.values() for old in ids).keys() - touched
    listed = actors.keys() | still
    moved = {story: {old: to for old, to in ids.items() if old not in listed} for story, ids in moved.items()}
    parts = [
        (one.id, one.key, to_json(_Kept(decided=one.decided, reasons=one.reasons, moved=moved[one.id])).decode())
        for one in told
    ]

    after = {report: story for one in told for report, story in one.linked.story_of.items()}
    versions = counting.versions(after)
    lost = [d for d in decisions if d.kind != "reports" and not any(map(counting.counts, reports_of(d)))]
    outcomes = {**{d.id: Outcome("orphaned") for d in lost}, **counting.outcomes, **placed.outcomes()}
    outcomes |= {decision: made for one in layered.values() for decision, made in one.outcomes.items()}
    decided = turned_by(decisions, outcomes, everywhere=anew)
    notes = {OUTLETS: to_json(dict(outlets)).decode(), MOVED: placed.note()}

    def write(connection: Connection) -> None:
        turned.write(connection)
        keeping.write(connection)
        update_decisions(connection, decided)
        write_versions(connection, versions, stories=None if anew else replaced)
        for note, value in notes.items():
            write_note(connection, note, value)
        write_parts(connection, KEY, parts, without=replaced, whole=anew)
        write_parts(connection, TALLY, [(who, "", line) for who, line in tallies.items()], without=touched, whole=anew)

    entries: Iterable[Entry] = chain(
        (actor_entry(actor, published) for actor in actors.values()),
        (entry for one in layered.values() for entry in _entries(one)),
        (replace(report_entry(report), hidden=how) for report, how in counting.left_out(after)),
    )
    earlier = store.story_of() if anew else were
    return store.replace(
        fingerprint, entries, {old: to for ids in moved.values() for old, to in ids.items()},
        stories=None if anew else sorted(replaced), actors=None if anew else touched,
        stale={old for kept in before.values() for old in kept.moved},
        tell=changes_told, at=at, log=regrouping_rows(earlier, after, at=at), also=write,
    )  # fmt: skip


def _laid(store: Store, linked: Linked, decisions: Sequence[Decision]) -> tuple[Layered, Compared]:
    from dragoman.case.relinking import with_named
    from dragoman.case.review.layering import finish, lay_over
    from dragoman.comparing import compare

    layered = lay_over(with_named(store, linked, decisions), decisions)
    compared = compare(layered.linked)
    return finish(layered, compared), compared


def _entries(layered: Layered) -> Iterable[Entry]:
    from dragoman.case.filing import entries
    from dragoman.store.tables import ITEMS

    return entries(layered.linked, layered.compared, layered.hidden, kinds=frozenset(ITEMS) - {"actors"} | {"reports"})
