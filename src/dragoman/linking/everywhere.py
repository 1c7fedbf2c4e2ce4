"""Who is one wherever they appear: states by country, bodies by name and country, persons by full name.

What reports say alike of an actor is one likeness, however many say it. A likeness is compared with those that an index
brings up for its keys, and with no other; when some come in or go, only those are put together anew that they can be one with,
directly or through others. So the answer is the same in whatever order reports come, and costs what is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from dragoman.linking.actor_fusing import chosen_kind, chosen_name, commonest
from dragoman.linking.naming import body_keys, full_name_keys, fullest_name, same_bodies, same_names, surname_only
from dragoman.linking.offices_held import is_named
from dragoman.linking.traces import Likeness, actor_like
from dragoman.records import ActorKind, identify

__all__ = ["Alike", "Everywhere", "Index", "Somebody"]

# Where somebody is met first: the report's publication, the report, and the actor's id there.
First = tuple[str, str, str]


@dataclass(slots=True, kw_only=True)
class Alike:
    """All that reports say alike of somebody: how many do, the first of them, and whom it makes, by id, for these reasons."""

    likeness: Likeness
    keys: tuple[str, ...]
    first: First
    count: int = 0
    whole: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """An actor of a case, as far as all its reports say it: name, kind, country and sector by most of them."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    countries: frozenset[str]
    reasons: tuple[str, ...]


class Index(Protocol):
    """Where likenesses are kept: each is found by itself, by its keys, and by whom it makes."""

    def alike(self, likenesses: Collection[Likeness]) -> Iterable[Alike]:
        """Those of these likenesses that are known."""
        ...

    def under(self, keys: Collection[str]) -> Iterable[Alike]:
        """All that have any of these keys."""
        ...

    def making(self, wholes: Collection[str]) -> Iterable[Alike]:
        """All that make any of these actors."""
        ...


class Everywhere:
    """The likenesses of a case, those that are needed taken from an index where one is given.

    Reports are added and taken out by their likenesses; after `settle`, `whose` says whom a likeness makes.
    """

    def __init__(self, index: Index | None = None) -> None:
        self._index = index
        self._known: dict[Likeness, Alike] = {}
        self._absent: set[Likeness] = set()
        self._by_key: dict[str, dict[Likeness, None]] = defaultdict(dict)
        self._by_whole: dict[str, dict[Likeness, None]] = defaultdict(dict)
        self._looked_up: set[str] = set()
        self._gathered: set[str] = set()
        self._anew: dict[Likeness, None] = {}
        # Whom something was added to or taken from, and what they were before.
        self._before: dict[str, Somebody] = {}
        self._somebody: dict[str, Somebody] = {}
        self.touched: set[Likeness] = set()

    def expect(self, likenesses: Iterable[Likeness]) -> None:
        """Take what is known of likenesses from the index, all at once."""
        wanted = [like for like in dict.fromkeys(likenesses) if like not in self._known and like not in self._absent]
        if self._index is not None and wanted:
            self._learn(self._index.alike(wanted))
        self._absent.update(like for like in wanted if like not in self._known)

    def expect_whose(self, likenesses: Iterable[Likeness]) -> None:
        """Take from the index, all at once, what it takes to say whom likenesses make."""
        wanted = list(dict.fromkeys(likenesses))
        self.expect(wanted)
        self.gather({entry.whole for like in wanted if (entry := self._known.get(like)) is not None})

    def add(self, likeness: Likeness, first: First) -> None:
        """Note that a report has somebody of this likeness."""
        self.expect((likeness,))
        entry = self._known.get(likeness)
        if entry is None:
            keys = self._keys(likeness)
            if not keys:
                return
            entry = self._known[likeness] = Alike(likeness=likeness, keys=keys, first=first)
            self._absent.discard(likeness)
            for key in keys:
                self._by_key[key][likeness] = None
            self._anew[likeness] = None
        elif first < entry.first or entry.count == 1:  # that two say the same is a reason by itself
            entry.first = min(first, entry.first)
            self._anew[likeness] = None
        self._recount(entry)
        entry.count += 1

    def remove(self, likeness: Likeness, first: First) -> bool:
        """Take back that a report has somebody of this likeness; False where only all reports together can tell what is left."""
        self.expect((likeness,))
        entry = self._known.get(likeness)
        if entry is None:
            return True
        self._recount(entry)
        entry.count -= 1
        if entry.count <= 1:
            self._anew[likeness] = None
        if entry.count <= 0:
            return True
        return entry.first != first

    def settle(self) -> set[str]:
        """Put together what is new; the answer are the ids of those who are not what they were to their stories."""
        changed: set[str] = set()
        while self._anew:
            together = self._component(next(iter(self._anew)))
            were = {entry.likeness: entry.whole for entry in together}
            for entry in together:
                self._anew.pop(entry.likeness, None)
                self.touched.add(entry.likeness)
                if entry.whole:
                    self._remember(entry.whole)
            self._put_together([entry for entry in together if entry.count > 0])
            for entry in together:
                if entry.count <= 0:
                    self._forget(entry)
                elif were[entry.likeness] != entry.whole:
                    changed |= {were[entry.likeness], entry.whole}
        for whole in self._before:
            self._somebody.pop(whole, None)
        changed |= {
            whole for whole, was in self._before.items() if not self._by_whole[whole] or self.somebody(whole) != was
        }
        self._before = {}
        return changed - {""}

    def whose(self, likeness: Likeness) -> Somebody | None:
        """Whom a likeness makes; None for what is of its story alone."""
        self.expect((likeness,))
        entry = self._known.get(likeness)
        return self.somebody(entry.whole) if entry else None

    def known(self, whole: str) -> Somebody | None:
        """An actor by id; None for somebody who is one in one story alone."""
        self.gather({whole})
        return self.somebody(whole) if self._by_whole.get(whole) else None

    def somebody(self, whole: str) -> Somebody:
        """An actor by id."""
        if whole not in self._somebody:
            self.gather({whole})
            parts = [self._known[like] for like in self._by_whole[whole]]
            counted = [(entry.count, actor_like("", entry.likeness)) for entry in parts]
            self._somebody[whole] = Somebody(
                id=whole,
                name=chosen_name(counted),
                kind=chosen_kind(counted),
                country=commonest((count, actor.country) for count, actor in counted),
                sector=commonest((count, actor.sector) for count, actor in counted),
                countries=frozenset(actor.country for _, actor in counted if actor.country),
                reasons=tuple(sorted({reason for entry in parts for reason in entry.reasons})),
            )
        return self._somebody[whole]

    def now(self, likeness: Likeness) -> Alike | None:
        """What is to be kept of a likeness that was touched; None where nothing is left of it."""
        return self._known.get(likeness)

    # How it is done.

    @staticmethod
    def _keys(likeness: Likeness) -> tuple[str, ...]:
        actor = actor_like("", likeness)
        if actor.kind != "person":
            return tuple(body_keys(actor)) if actor.country is not None or is_named(actor) else ()
        if not is_named(actor) or surname_only(actor):
            return ()
        return tuple(f"person {key}" for key in full_name_keys(actor))

    def _recount(self, entry: Alike) -> None:
        self.touched.add(entry.likeness)
        if entry.whole:
            self._remember(entry.whole)

    def _remember(self, whole: str) -> None:
        if whole not in self._before:
            self._before[whole] = self.somebody(whole)

    def _learn(self, entries: Iterable[Alike]) -> None:
        for entry in entries:
            if entry.likeness not in self._known and entry.likeness not in self._absent:
                self._known[entry.likeness] = entry
                self._by_whole[entry.whole][entry.likeness] = None
                for key in entry.keys:
                    self._by_key[key][entry.likeness] = None

    def _look_up(self, keys: Collection[str]) -> None:
        wanted = [key for key in keys if key not in self._looked_up]
        self._looked_up.update(wanted)
        if self._index is not None and wanted:
            self._learn(self._index.under(wanted))

    def gather(self, wholes: Collection[str]) -> None:
        """Take from the index all that makes these actors, at once."""
        wanted = [whole for whole in wholes if whole and whole not in self._gathered]
        self._gathered.update(wanted)
        if self._index is not None and wanted:
            self._learn(self._index.making(wanted))

    def _component(self, likeness: Likeness) -> list[Alike]:
        """All that a likeness can be one with, directly or through others, and all that it was one with."""
        found = {likeness: self._known[likeness]}
        todo = [likeness]
        while todo:
            entry = found[todo.pop()]
            self.gather({entry.whole})
            near = [self._known[like] for like in self._by_whole[entry.whole]] if entry.whole else []
            if entry.count > 0:
                self._look_up(entry.keys)
                candidates = {like: None for key in entry.keys for like in self._by_key[key]}
                near += [self._known[like] for like in candidates if like not in found and _same(entry.likeness, like)]
            for other in near:
                if other.likeness not in found:
                    found[other.likeness] = other
                    todo.append(other.likeness)
        return list(found.values())

    def _put_together(self, entries: Sequence[Alike]) -> None:
        groups = _Groups(sorted(entries, key=lambda entry: entry.first))
        by_key: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(groups.entries):
            for key in entry.keys:
                by_key[key].append(number)
        for key in sorted(by_key):
            leaders: list[int] = []
            for number in by_key[key]:
                if not any(groups.join(leader, number) for leader in leaders):
                    leaders.append(number)
        taken: set[str] = set()
        for leader, numbers in sorted(groups.within.items()):
            # The earliest lends its id; where two of one name are read under one id, the second gets one of its own.
            _, report, own = groups.entries[leader].first
            own = own if own not in taken else identify("a", report, own)
            taken.add(own)
            for number in numbers:
                reasons = tuple(sorted(groups.reasons[leader])) if number == leader else ()
                self._name(groups.entries[number], own, reasons)

    def _name(self, entry: Alike, whole: str, reasons: tuple[str, ...]) -> None:
        self._by_whole[entry.whole].pop(entry.likeness, None)
        entry.whole, entry.reasons = whole, reasons
        self._by_whole[whole][entry.likeness] = None

    def _forget(self, entry: Alike) -> None:
        self._by_whole[entry.whole].pop(entry.likeness, None)
        for key in entry.keys:
            self._by_key[key].pop(entry.likeness, None)
        del self._known[entry.likeness]
        self._absent.add(entry.likeness)


class _Groups:
    """Which likenesses (the one that is met first first) make one actor so far, and why."""

    def __init__(self, entries: Sequence[Alike]) -> None:
        self.entries = entries
        self.group = list(range(len(entries)))
        self.within = {number: [number] for number in self.group}
        self.countries = {n: {entry.likeness[2]} - {None} for n, entry in enumerate(entries)}
        self.reasons: dict[int, set[str]] = {
            n: {_same(entry.likeness, entry.likeness) or ""} - {""} if entry.count > 1 else set()
            for n, entry in enumerate(entries)
        }

    def join(self, leader: int, number: int) -> bool:
        """Join two whose names can be one, unless they are of different countries; whether they are one."""
        keep, gone = sorted((self.group[leader], self.group[number]))
        ours, theirs = self.countries[keep], self.countries[gone]
        if ours and theirs and not ours & theirs:
            return False
        reason = _same(self.entries[leader].likeness, self.entries[number].likeness)
        if not reason:
            return False
        if keep != gone:
            for member in self.within[gone]:
                self.group[member] = keep
            self.within[keep] += self.within.pop(gone)
            self.countries[keep] |= self.countries.pop(gone)
            self.reasons[keep] |= {*self.reasons.pop(gone), reason}
        return True


def _same(one: Likeness, other: Likeness) -> str | None:
    if (one[1] == "person") != (other[1] == "person"):
        return None
    if one[1] == "person":
        return same_names(_called(one), _called(other))
    return same_bodies(actor_like("", one), actor_like("", other))


@lru_cache(maxsize=1 << 16)
def _called(likeness: Likeness) -> str:
    return fullest_name(actor_like("", likeness))
