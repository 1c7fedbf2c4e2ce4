"""What the rest of a case needs of a report: its day, its outlet, who is named in it and whom it relays, and none of its text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.linking.origins import relays_in
from dragoman.records import Actor, ActorKind, Evidence, Reading, Role, Span

__all__ = ["Likeness", "Named", "Trace", "actor_like", "trace_of"]

# An actor of a report by what it can be merged by: name, kind, country, sector, names, roles (title, body, country, status),
# reasons, and whether the report gives its name or only describes it.
_Role = tuple[str, str | None, str | None, str | None]
Likeness = tuple[
    str, ActorKind, str | None, str | None, tuple[str, ...], tuple[_Role, ...], tuple[str, ...], bool
]  # fmt: skip
Named = tuple[str, Likeness]
_SOMEWHERE = Evidence(name=[Span(report="", start=0, end=1, text=" ")])
_NOWHERE = Evidence()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A report as the rest of its case knows it.

    `published` is what it is sorted by; `named` are its actors, each by its id there; `relays` whom it relays, by words and actor;
    `standing` those of its lines (by number) that its house repeats.
    """

    report: str
    published: str
    outlet: str | None
    named: tuple[Named, ...]
    relays: tuple[tuple[str, str | None], ...]
    standing: tuple[int, ...] = ()


def trace_of(reading: Reading, standing: tuple[int, ...] = ()) -> Trace:
    """Give the trace of a reading; `standing` is what grouping found."""
    return Trace(
        report=reading.report.id,
        published=reading.report.published.earliest or "9999",
        outlet=reading.report.outlet,
        named=tuple((actor.id, _likeness(actor)) for actor in reading.actors),
        relays=tuple(sorted(relays_in(reading), key=lambda relay: (relay[0], relay[1] or ""))),
        standing=standing,
    )


def _likeness(actor: Actor) -> Likeness:
    roles = tuple(dict.fromkeys((role.title, role.body, role.country, role.status) for role in actor.roles))
    return (
        actor.name, actor.kind, actor.country, actor.sector, actor.names, roles, actor.reasons,
        bool(actor.evidence.get("name")),
    )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def actor_like(own: str, likeness: Likeness) -> Actor:
    """An actor of this likeness, with the id `own`; it stands without its evidence, but for a mark that its name is given."""
    name, kind, country, sector, names, roles, reasons, is_named = likeness
    return Actor(
        id=own, name=name, kind=kind, country=country, sector=sector, names=names, reasons=reasons,
        evidence=_SOMEWHERE if is_named else _NOWHERE,
        roles=tuple(Role(title=title, body=body, country=of, status=status) for title, body, of, status in roles),
    )  # fmt: skip
