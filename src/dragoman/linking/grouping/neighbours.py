"""The reports of the last weeks, and which of them are like each other: found through an index, not by a scan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from dragoman.linking.grouping.likeness import Edge, compared, weighing
from dragoman.linking.grouping.profiles import Vectors

__all__ = ["UNDATED", "Neighbours", "Placed"]

# The day of reports without one: after all others.
UNDATED = 10_000_000
# With each strong term, a report is compared with the last so many reports that have it too; two such terms must be shared.
_LAST, _SHARED = 60, 2
# With so many it is compared at most, those that share most such terms; the pairs that score best are kept.
_COMPARED, _KEPT = 24, 20
# A score as low as this is a likelihood of next to nothing, however far a pair stands out.
_FAINT = 0.02


@dataclass(slots=True, kw_only=True)
class Placed:
    """A report among its neighbours: `edges` lead to earlier and later ones; `best` is its greatest likeness to any."""

    report: str
    day: int
    stamp: str
    vectors: Vectors
    edges: dict[str, Edge] = field(default_factory=dict)
    best: float = 0.0

    @property
    def order(self) -> tuple[int, str, str]:
        """What reports are sorted by."""
        return self.day, self.stamp, self.report


class Neighbours:
    """Finds for each report that comes in those before it that are like it.

    Reports come by day; within a day their order makes no difference, unless the day is `crowded`: then some bound was met, and
    its reports are to be taken out and put in again in their own order.
    """

    def __init__(self) -> None:
        self.placed: dict[str, Placed] = {}
        # Whether a bound was met on the open day, and whether its reports came in their own order so far.
        self._bounded, self._sorted = False, True
        self._last: tuple[int, str, str] = (0, "", "")
        self._holders: dict[str, list[str]] = defaultdict(list)
        self._todays: dict[str, list[str]] = defaultdict(list)

    @property
    def crowded(self) -> bool:
        """Whether the order in which the day's reports came in may have made a difference."""
        return self._bounded and not self._sorted

    def put_in(self, new: Placed) -> None:
        """Put in a report of the open day, and compare it with those that share strong terms."""
        self._sorted = self._sorted and new.order > self._last
        self._last = max(self._last, new.order)
        holders: list[Sequence[str]] = []
        for term in new.vectors.strong:
            todays = self._todays[term]
            holders += (self._holders.get(term, ()), todays[-_LAST:])
            self._bounded = self._bounded or len(todays) > _LAST
            todays.append(new.report)
        met = Counter(chain.from_iterable(holders))
        chosen = sorted((-count, -self.placed[other].day, other) for other, count in met.items() if count >= _SHARED)
        pairs = [(other, self._compare(self.placed[other], new)) for _, _, other in chosen[:_COMPARED]]
        found = sorted(((other, edge) for other, edge in pairs if edge), key=lambda pair: (-pair[1].score, pair[0]))
        self._bounded = self._bounded or len(chosen) > _COMPARED or len(found) > _KEPT
        self.connect(new, found[:_KEPT])

    def connect(self, new: Placed, edges: Iterable[tuple[str, Edge]]) -> None:
        """Note a report with its edges, as they are known."""
        self.placed[new.report] = new
        for other, edge in edges:
            old = self.placed[other]
            new.edges[other] = old.edges[new.report] = edge
            new.best, old.best = max(new.best, edge.likeness), max(old.best, edge.likeness)

    def take_out(self, report: str) -> None:
        """Forget a report."""
        gone = self.placed.pop(report)
        for other in gone.edges:
            left = self.placed[other]
            del left.edges[report]
            left.best = max((edge.likeness for edge in left.edges.values()), default=0.0)
        for term in gone.vectors.strong:
            for holders in (self._holders, self._todays):
                if report in holders.get(term, ()):
                    holders[term].remove(report)
                    if not holders[term]:
                        del holders[term]

    def close_day(self, todays: Sequence[str]) -> None:
        """End a day whose reports, in their order, were `todays`: of those with a strong term the last are kept in mind."""
        for report in todays:
            for term in self.placed[report].vectors.strong:
                self._holders[term].append(report)
        for term in self._todays:
            del self._holders[term][:-_LAST]
        self._todays.clear()
        self._bounded, self._sorted, self._last = False, True, (0, "", "")

    def reopen_day(self) -> None:
        """Begin a crowded day again, after its reports were taken out."""
        self._todays.clear()
        self._bounded, self._sorted, self._last = False, True, (0, "", "")

    def likelihoods(self, report: str) -> dict[str, float]:
        """How likely a report is to belong with each of its neighbours."""
        here, learnt, reports = self.placed[report], weighing(), len(self.placed)
        return {
            other: chance
            for other, edge in here.edges.items()
            if (chance := learnt.likelihood(edge, max(here.best, self.placed[other].best), reports)) > _FAINT
        }

    def _compare(self, old: Placed, new: Placed) -> Edge | None:
        gap = None if UNDATED in (old.day, new.day) else new.day - old.day
        earlier, later = (old, new) if old.order < new.order else (new, old)
        return compared(earlier.vectors, later.vectors, gap)
