"""One record of an actor from several: which name, country, sector and roles it has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dragoman.linking.offices_held import is_named
from dragoman.records import Actor, Evidence, Role, Span

__all__ = ["join_actors"]


def join_actors(own: str, parts: Sequence[Actor], reasons: Sequence[str]) -> Actor:
    """Make one actor, with the id `own`, of several actors or of parts of them; `reasons` say why they are one."""
    naming = [part for part in parts if is_named(part)] or parts  # a description is no name of somebody who has one
    printed = Counter(name for part in naming for name in dict.fromkeys((part.name, *part.names)))
    chosen = Counter(part.name for part in naming)
    spans: dict[str, set[Span]] = defaultdict(set)
    for part in parts:
        for role, found in part.evidence.items():
            spans[role].update(found)
    kinds = Counter(part.kind for part in parts)
    return Actor(
        id=own,
        # The name most reports use as the fullest; of equals the longer.
        name=min(chosen, key=lambda name: (-chosen[name] * min(2, len(name.split())), -len(name), name)),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        evidence=Evidence(
            {role: sorted(found, key=lambda s: (s.report, s.start, s.end)) for role, found in spans.items()}
        ),
        country=_commonest([part.country for part in parts]),
        sector=_commonest([part.sector for part in parts]),
        names=tuple(sorted(printed, key=lambda name: (-printed[name], name))),
        roles=_roles(parts),
        members=tuple(sorted({member for part in parts for member in (part.members or (part.id,))})),
        reasons=tuple(sorted({*reasons, *(reason for part in parts for reason in part.reasons)})),
    )


def _commonest(values: Sequence[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value), default=None)


def _roles(parts: Sequence[Actor]) -> tuple[Role, ...]:
    found = {role for part in parts for role in part.roles}
    return tuple(sorted(found, key=lambda r: (r.title, r.body or "", r.country or "", r.status or "", r.report or "")))
