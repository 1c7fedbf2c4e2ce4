"""From filters as a user gives them to what the store can select, and the case as of a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.case.filing import search_words, stored_reading
from dragoman.case.kinds import KINDS, Kind
from dragoman.case.moments import asked_moment
from dragoman.case.query import Filters
from dragoman.errors import NotFoundError, SettingsError
from dragoman.lexicon.folding import fold
from dragoman.records import Actor
from dragoman.records.plain import from_json
from dragoman.store.rows import Selection
from dragoman.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Of so many actors with a name that begins alike those nearest to a name are looked for.
_NEAR = 900

__all__ = ["actor_ids", "full_id", "selection_for", "store_as_of", "unknown_names"]


def selection_for(store: Store, kind: Kind, filters: Filters) -> Selection:
    """What the store is to select for these filters. Raises `NotFoundError` and `SettingsError` for those that cannot be."""
    if filters.limit is not None and filters.limit < 0:
        raise SettingsError(f"{filters.limit} is no number of records", where="limit", advice="give 0 or more")
    return Selection(
        kind=kind.name,
        ids=tuple(filters.ids) if filters.ids is not None else None,
        stories=(full_id(store, "stories", filters.story),) if filters.story else None,
        reports=(full_id(store, "reports", filters.report),) if filters.report else None,
        actors=actor_ids(store, filters.actor) if filters.actor else None,
        roles=kind.roles,
        outlet=fold(filters.outlet) if filters.outlet else None,
        types=_types(store, kind, filters.type) if filters.type else None,
        since=asked_moment(filters.since, last=False, where="since") if filters.since else None,
        until=asked_moment(filters.until, last=True, where="until") if filters.until else None,
        dated=filters.dated,
        limit=filters.limit,
        hidden=filters.rejected,
    )


def actor_ids(store: Store, asked: str) -> tuple[str, ...]:
    """The actors that are meant by a name (or words of one), an id, or a country's code."""
    if asked.startswith("a-"):
        return (full_id(store, "actors", asked),)
    return tuple(store.actors_called(search_words(asked), asked.strip().upper()))


def full_id(store: Store, kind: str, beginning: str) -> str:
    """The one id of this kind that begins so, parts led to their whole. Raises `NotFoundError` for none or several."""
    beginning = beginning.strip()
    letter = f"{KINDS[kind].letter}-"
    wanted = beginning if beginning.startswith(letter) else letter + beginning
    found = store.ids(kind, wanted, 6)
    if not found:
        found = sorted({store.target(part) for part in store.ids("redirects", wanted, 6)})
    if wanted in found:
        return wanted
    if not found:
        raise NotFoundError(f"no id of {kind} begins with {beginning!r}", advice=f"see: dragoman {kind}")
    if len(found) > 1:
        raise NotFoundError(f"{beginning!r} may be {_listed(found[:5])}", advice="write more of the one that you mean")
    return found[0]


def unknown_names(store: Store, filters: Filters) -> list[str]:
    """What in the filters the case has never met, with what comes near it."""
    unknown = []
    if filters.actor and not actor_ids(store, filters.actor):
        near = tuple(store.actors_nearly_called(search_words(filters.actor), _NEAR))
        actors = (from_json(line, Actor) for line in store.select(Selection(kind="actors", ids=near)))
        names = {name for actor in actors for name in (actor.name, *actor.names)}
        unknown.append(f"no actor is called {filters.actor!r}{_nearest(filters.actor, names)}")
    if filters.outlet:
        outlets = [outlet for outlet in store.column("reports", "outlet") if outlet]
        if fold(filters.outlet) not in map(fold, outlets):
            known = f"; the outlets are {_listed(outlets)}" if 0 < len(outlets) <= 12 else ""
            unknown.append(f"no report is from {filters.outlet!r}{known or _nearest(filters.outlet, outlets)}")
    return unknown


def store_as_of(store: Store, upto: str) -> Store:
    """A store in memory with the reports certainly published by `upto` (a moment), linked as if nothing had come later.

    An undated report counts by the date that the whole case gives it, and not at all where it gives none; what is
    inferred within the moment is inferred from the earlier reports alone.
    """
    from dragoman.case.relinking import made_of, whole_readings
    from dragoman.case.review.deciding import in_force

    published = set(store.known.published(upto))
    _, rows = store.base()
    readings = [reading for reading in whole_readings(rows) if reading.report.id in published]
    made = made_of(readings, in_force(store), upto)
    known = {reading.report.id for reading in made.prepared.readings} | set(made.prepared.left_out)
    past = Store.in_memory()
    for reading in readings:
        if reading.report.id in known:
            past.add(stored_reading(reading, "past"))
    fingerprint, _ = past.base()
    past.replace(fingerprint, made.entries(), made.moved(), also=made.keeping().write)
    return past


def _types(store: Store, kind: Kind, asked: str) -> tuple[str, ...]:
    met = store.types(kind.name)
    known = sorted({*kind.types, *met})
    found = tuple(name for name in known if name.casefold() == asked.strip().casefold())
    if not found and not (kind.open_types and not known):
        choices = _listed(list(kind.types) + [name for name in met if name not in kind.types])
        raise NotFoundError(f"no type {asked!r} of {kind.name}", advice=f"choose from {choices}" if choices else "")
    return found


def _nearest(asked: str, names: Iterable[str]) -> str:
    from rapidfuzz import fuzz, process

    # Of the score: below 65 come names that share no more than some letters.
    near = process.extract(
        asked, sorted(set(names)), scorer=fuzz.WRatio, processor=search_words, limit=3, score_cutoff=65
    )
    return f"; near it: {_listed([name for name, _, _ in near])}" if near else ""


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
