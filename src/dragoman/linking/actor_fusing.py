"""One record of an actor from several: which name, country, sector and roles it has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dragoman.linking.offices_held import is_named
from dragoman.records import Actor, ActorKind, Evidence, Role, Span

__all__ = ["chosen_kind", "chosen_name", "commonest", "join_actors"]


def join_actors(own: str, parts: Sequence[Actor], reasons: Sequence[str]) -> Actor:
    """Make one actor, with the id `own`, of several actors or of parts of them; `reasons` say why they are one."""
    naming = [part for part in parts if is_named(part)] or parts  # a description is no name of somebody who has one
    printed = Counter(name for part in naming for name in dict.fromkeys((part.name, *part.names)))
    once = [(1, part) for part in parts]
    spans: dict[str, set[Span]] = defaultdict(set)
    for part in parts:
        for role, found in part.evidence.items():
            spans[role].update(found)
    return Actor(
        id=own,
        name=chosen_name(once),
        kind=chosen_kind(once),
        evidence=Evidence(
            {role: sorted(found, key=lambda s: (s.report, s.start, s.end)) for role, found in spans.items()}
        ),
        country=commonest((1, part.country) for part in parts),
        sector=commonest((1, part.sector) for part in parts),
        names=tuple(sorted(printed, key=lambda name: (-printed[name], name))),
        roles=_roles(parts),
        members=tuple(sorted({member for part in parts for member in (part.members or (part.id,))})),
        reasons=tuple(sorted({*reasons, *(reason for part in parts for reason in part.reasons)})),
    )


def chosen_name(counted: Sequence[tuple[int, Actor]]) -> str:
    """The name that most reports use as the fullest, of equals the longer; each part comes with how many reports have it so."""
    named = [(count, part) for count, part in counted if is_named(part)] or counted
    chosen: Counter[str] = Counter()
    for count, part in named:
        chosen[part.name] += count
    return min(chosen, key=lambda name: (-chosen[name] * min(2, len(name.split())), -len(name), name))


def chosen_kind(counted: Sequence[tuple[int, Actor]]) -> ActorKind:
    """The kind that most reports have somebody for."""
    kinds: Counter[ActorKind] = Counter()
    for count, part in counted:
        kinds[part.kind] += count
    return min(kinds, key=lambda kind: (-kinds[kind], kind))


def commonest(counted: Iterable[tuple[int, str | None]]) -> str | None:
    """The value that most reports give, of equals the first in the alphabet; None where nobody gives any."""
    found: Counter[str] = Counter()
    for count, value in counted:
        if value:
            found[value] += count
    return min(found, key=lambda value: (-found[value], value), default=None)


def _roles(parts: Sequence[Actor]) -> tuple[Role, ...]:
    found = {role for part in parts for role in part.roles}
    return tuple(sorted(found, key=lambda r: (r.title, r.body or "", r.country or "", r.status or "", r.report or "")))
