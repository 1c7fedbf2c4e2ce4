"""Who relays whom: the outlets of a case and those they have their news from, and where that goes round in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.linking import Linked, Origin
from dragoman.records import Record

__all__ = ["Relaying", "relays_of"]

_RELAYED = frozenset({"agency", "outlet", "copy"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaying(Record):
    """That one outlet has items of a story from another outlet or agency.

    `items` are the statements and events that it has from there, `reports` those of its reports in which it says so; `circular`
    where the other has its news of the story, by itself or through more, from the first again, so that neither confirms the other.
    """

    story: str
    outlet: str
    of: str
    items: tuple[str, ...]
    reports: tuple[str, ...]
    circular: bool = False


def relays_of(linked: Linked) -> tuple[Relaying, ...]:
    """Give the graph of who relays whom, story by story, outlet by outlet."""
    outlets = {reading.report.id: reading.report.outlet for reading in linked.readings if reading.report.outlet}
    had: dict[tuple[str, str, str], list[Origin]] = defaultdict(list)
    for origin in linked.origins:
        outlet = outlets.get(origin.report)
        if outlet is not None and origin.kind in _RELAYED and _is_other(outlet, origin.name):
            had[linked.story_of.get(origin.report, ""), outlet, origin.name].append(origin)
    arrows: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for story, outlet, of in had:
        arrows[story][_plain(outlet)].add(_plain(of))
    return tuple(
        Relaying(
            story=story,
            outlet=outlet,
            of=of,
            items=tuple(sorted({origin.item for origin in origins})),
            reports=tuple(sorted({origin.report for origin in origins})),
            circular=_leads_back(arrows[story], _plain(of), _plain(outlet)),
        )
        for (story, outlet, of), origins in sorted(had.items())
    )


def _is_other(outlet: str, name: str) -> bool:
    return _plain(outlet) != _plain(name)


def _plain(name: str) -> str:
    return " ".join(word for word in name.casefold().split() if word != "the")


def _leads_back(arrows: Mapping[str, set[str]], start: str, back: str) -> bool:
    """Whether one comes from `start` to `back` along who has it from whom."""
    seen: set[str] = set()
    open_ends: Sequence[str] = [start]
    while open_ends:
        further = {of for outlet in open_ends for of in arrows.get(outlet, ())} - seen
        if back in further:
            return True
        seen |= further
        open_ends = sorted(further)
    return False
