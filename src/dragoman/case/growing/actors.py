"""The actors of a case that grows: who they are by all reports, of what was kept of them and of the stories that are different."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.linking.everywhere import Everywhere
from dragoman.linking.linked import Linked
from dragoman.linking.traces import Trace
from dragoman.records import Actor, Evidence, Span
from dragoman.records.plain import from_json, to_json

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["TALLY", "Casting", "Tally"]

# The part of an actor that is kept of how many reports say what of it.
TALLY = "tally"


@dataclass
class Tally:
    """How many reports call somebody what (`named` those that give a name), which of their actors it is, and why."""

    named: dict[str, int] = field(default_factory=dict)
    called: dict[str, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)

    def count(self, trace: Trace, own: str, by: int) -> None:
        """Count (or, by -1, take back) what a report says of one of its actors."""
        likeness = next(likeness for name, likeness in trace.named if name == own)
        printed = dict.fromkeys((likeness[0], *likeness[4]))
        for counter in (self.called, self.named) if likeness[7] else (self.called,):
            for name in printed:
                counter[name] = counter.get(name, 0) + by
        self.members[own] = self.members.get(own, 0) + by
        self.reason(likeness[6], by)

    def reason(self, reasons: Iterable[str], by: int) -> None:
        """Count why somebody is one."""
        for reason in reasons:
            self.reasons[reason] = self.reasons.get(reason, 0) + by

    def clean(self) -> Tally:
        """The same without what nobody says any more."""
        counts = (self.named, self.called, self.members, self.reasons)
        return Tally(*({what: n for what, n in sorted(one.items()) if n > 0} for one in counts))


class Casting:
    """The actors that stories had and have: what is taken back of them, what is added, and what becomes of them."""

    def __init__(self, store: Store, everywhere: Everywhere, *, anew: bool) -> None:
        self._store, self._everywhere, self._anew = store, everywhere, anew
        self._less: dict[str, list[tuple[Trace, str]]] = defaultdict(list)
        self._more: dict[str, list[tuple[Trace, str]]] = defaultdict(list)
        self._reasons: dict[str, Counter[str]] = defaultdict(Counter)
        self._parts: dict[str, list[Actor]] = defaultdict(list)
        self.told_anew: set[str] = set()

    def without(self, trace: Trace, actor_of: Mapping[str, str]) -> None:
        """Take back what a report said of actors."""
        self.told_anew.add(trace.report)
        for own, whole in actor_of.items():
            self._less[whole].append((trace, own))

    def told(self, trace: Trace, actor_of: Mapping[str, str]) -> None:
        """Add what a report says of actors."""
        self.told_anew.add(trace.report)
        for own, whole in actor_of.items():
            self._more[whole].append((trace, own))

    def reasons(self, of: Mapping[str, Iterable[str]], by: int) -> None:
        """Add, or by -1 take back, why a story has them as one."""
        for whole, reasons in of.items():
            for reason in reasons:
                self._reasons[whole][reason] += by

    @property
    def concerned(self) -> set[str]:
        """The ids of all actors that something is added to or taken from."""
        return {*self._less, *self._more}

    def acting(self, linked: Linked) -> None:
        """Note the actors of a story that was linked."""
        for actor in linked.actors:
            self._parts[actor.id].append(actor)

    def actors(self, also: Iterable[str]) -> tuple[dict[str, Actor], dict[str, str]]:
        """The actors as they are now, and the tallies of those who are more than one story's; who is in neither is no more.

        `also` are actors of whom reports of other stories say something else than before.
        """
        wanted = {*self.concerned, *also}
        self._everywhere.gather(wanted)
        listed = {} if self._anew else self._store.traces.listed(wanted)
        kept = {} if self._anew else dict(self._store.kept.parts(TALLY, wanted))
        found, tallies = {}, {}
        for whole in sorted(wanted):
            tally = from_json(kept[whole], Tally) if whole in kept else Tally()
            for by, told in ((-1, self._less[whole]), (1, self._more[whole])):
                for trace, own in told:
                    tally.count(trace, own, by)
            for reason, by in self._reasons[whole].items():
                tally.reason((reason,), by)
            tally = tally.clean()
            if not tally.members:
                continue
            stored = from_json(listed[whole], Actor) if whole in listed else None
            found[whole] = self._actor(whole, tally, stored)
            tallies[whole] = to_json(tally).decode()
        return found, tallies

    def _actor(self, whole: str, tally: Tally, stored: Actor | None) -> Actor:
        parts = self._parts.get(whole, [])
        spans: dict[str, set[Span]] = defaultdict(set)
        roles = {role for part in parts for role in part.roles}
        for part in parts:
            for role, of in part.evidence.items():
                spans[role].update(of)
        if stored is not None:
            roles |= {role for role in stored.roles if role.report not in self.told_anew}
            for role, of in stored.evidence.items():
                spans[role].update(span for span in of if span.report not in self.told_anew)
        printed = tally.named or tally.called
        known = self._everywhere.known(whole)
        # Somebody of one story alone whom a report of another still has under that id is who they were.
        about = known or next(iter(parts), None) or stored
        assert about is not None
        return Actor(
            id=whole,
            name=about.name,
            kind=about.kind,
            evidence=Evidence({r: sorted(of, key=lambda s: (s.report, s.start, s.end)) for r, of in spans.items()}),
            country=about.country,
            sector=about.sector,
            names=tuple(sorted(printed, key=lambda name: (-printed[name], name))),
            roles=tuple(
                sorted(roles, key=lambda r: (r.title, r.body or "", r.country or "", r.status or "", r.report or ""))
            ),
            members=tuple(sorted(tally.members)),
            reasons=tuple(sorted({*tally.reasons, *(known.reasons if known else ())})),
        )
