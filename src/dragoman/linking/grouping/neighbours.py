"""The reports of the last weeks, and which of them are like each other: found through an index, not by a scan."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import chain

from dragoman.linking.grouping.houses import UNDATED
from dragoman.linking.grouping.likeness import Edge, compared, weighing
from dragoman.linking.grouping.profiles import Vectors

__all__ = ["Neighbours", "Placed"]

# With each strong term, a report is compared with the last so many reports that have it too; two such terms must be shared.
_LAST, _SHARED = 60, 2
# Of those that share most such terms so many are weighed by how much of a report's matter they share, which is faster than to
# compare them: two reports on one affair seldom share less than this of their strong terms, as a cosine. With the first so many
# of these it is compared. Set for speed where the first 30 % in time of both development streams lose next to nothing by it.
_WEIGHED, _WEIGHT, _COMPARED = 16, 0.04, 12
# A score as low as this is a likelihood of next to nothing, however far a pair stands out.
_FAINT = 0.02


@dataclass(slots=True, kw_only=True)
class Placed:
    """A report among its neighbours, earlier and later: its score and likeness with each; `best` is its greatest likeness.

    Nothing but numbers is kept of a pair, and only in mappings: Python's search for garbage passes over these, which takes long
    where there are many objects. `weighed` is called for the vectors of a report that was grouped before, if they are needed.
    """

    report: str
    day: int
    stamp: str
    strong: tuple[str, ...]
    weighed: Callable[[], Vectors] | None = None
    known: Vectors | None = None
    scores: dict[str, float] = field(default_factory=dict)
    likenesses: dict[str, float] = field(default_factory=dict)
    best: float = 0.0

    @classmethod
    def of(cls, report: str, day: int, stamp: str, vectors: Vectors) -> Placed:
        """Place a report that comes in."""
        return cls(report=report, day=day, stamp=stamp, strong=vectors.strong, known=vectors)

    @property
    def vectors(self) -> Vectors:
        """The report's terms, weighed when it came in."""
        if self.known is None:
            assert self.weighed is not None
            self.known = self.weighed()
        return self.known

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
        # The last reports that have a strong term, of past days and of the open one; of past days some may have been taken out.
        self._holders: dict[str, tuple[str, ...]] = {}
        self._todays: dict[str, list[str]] = defaultdict(list)
        # How many of the open day share strong terms with each of its reports, and with how many of these it is to be compared.
        self._sharing_today: Counter[str] = Counter()
        self._chosen_today: Counter[str] = Counter()
        # What the open day need not do again when its reports are put in a second time.
        self._earlier: dict[str, list[tuple[float, int, str]]] = {}
        self._edges: dict[tuple[str, str], Edge | None] = {}

    @property
    def crowded(self) -> bool:
        """Whether the order in which the day's reports came in may have made a difference."""
        return self._bounded and not self._sorted

    def put_in(self, new: Placed) -> None:
        """Put in a report of the open day, and compare it with those that share strong terms."""
        self._sorted = self._sorted and new.order > self._last
        self._last = max(self._last, new.order)
        pairs = [(other, self._edge(other, new)) for other in self._chosen(new)[:_COMPARED]]
        self.connect(new, [(other, edge) for other, edge in pairs if edge])

    def _chosen(self, new: Placed) -> list[str]:
        """The reports that share enough with a new one to be compared with it, those first that share most."""
        terms = new.strong
        if new.report not in self._earlier:
            sharing = self._sharing(self._holders.get(term, ()) for term in terms)
            self._earlier[new.report] = self._weighed(new, sharing)
        todays = [self._todays[term] for term in terms]
        sharing = self._sharing(holders[-_LAST:] for holders in todays)
        today = self._weighed(new, sharing)
        self._mind_bounds(new.report, [other for _, _, other in sharing], [other for _, _, other in today])
        for holders in todays:
            holders.append(new.report)
            self._bounded = self._bounded or len(holders) > _LAST
        return [other for _, _, other in sorted([*self._earlier[new.report], *today])]

    def _mind_bounds(self, new: str, sharing: Sequence[str], today: Sequence[str]) -> None:
        """See whether a report of the day could have more neighbours of the day than are looked at, in any order."""
        for other in (new, *sharing):
            self._sharing_today[other] += len(sharing) if other == new else 1
            self._bounded = self._bounded or self._sharing_today[other] > _WEIGHED
        for other in (new, *today) if today else ():
            self._chosen_today[other] += len(today) if other == new else 1
            self._bounded = self._bounded or len(self._earlier[other]) + self._chosen_today[other] > _COMPARED

    def _sharing(self, holders: Iterable[Sequence[str]]) -> list[tuple[int, int, str]]:
        """Those that are among the holders of several terms, each with how many."""
        met, placed = Counter(chain.from_iterable(holders)), self.placed
        return [(-n, -placed[other].day, other) for other, n in met.items() if n >= _SHARED and other in placed]

    def _weighed(self, new: Placed, sharing: Sequence[tuple[int, int, str]]) -> list[tuple[float, int, str]]:
        """Of those that share most strong terms with a new report, how much of its matter they share, if it is enough."""
        whole, ours, found = new.vectors.whole, frozenset(new.strong), []
        for _, day, other in nsmallest(_WEIGHED, sharing) if len(sharing) > _WEIGHED else sharing:
            old = self.placed[other]
            theirs = old.vectors.whole
            weight = math.fsum([whole[term] * theirs[term] for term in ours.intersection(old.strong)])
            if weight >= _WEIGHT:
                found.append((-round(weight, 9), day, other))
        return found

    def put_back(self, olds: Sequence[tuple[Placed, Sequence[tuple[str, float, float]]]]) -> None:
        """Put in again the reports of past days, in their order, each with its edges to those before it, as they are known."""
        for old, edges in olds:
            self.connect(
                old, [(other, Edge(score=score, likeness=like)) for other, score, like in edges if other in self.placed]
            )
        holding: dict[str, list[str]] = defaultdict(list)
        for old, _ in olds:
            for term in old.strong:
                holding[term].append(old.report)
        self._holders = {term: tuple(reports[-_LAST:]) for term, reports in holding.items()}

    def connect(self, new: Placed, edges: Iterable[tuple[str, Edge]]) -> None:
        """Note a report with its edges, as they are known."""
        self.placed[new.report] = new
        for other, edge in edges:
            old = self.placed[other]
            new.scores[other] = old.scores[new.report] = edge.score
            new.likenesses[other] = old.likenesses[new.report] = edge.likeness
            new.best, old.best = max(new.best, edge.likeness), max(old.best, edge.likeness)

    def take_out(self, report: str) -> None:
        """Forget a report of a past day, the oldest first."""
        for term in self._cut_off(report).strong:
            # Where it is the last that has a term, those before it are gone; else it is passed over, until later ones push it out.
            if self._holders[term][-1] == report:
                del self._holders[term]

    def close_day(self, todays: Sequence[str]) -> None:
        """End a day whose reports, in their order, were `todays`: of those with a strong term the last are kept in mind."""
        holding: dict[str, list[str]] = defaultdict(list)
        for report in todays:
            for term in self.placed[report].strong:
                holding[term].append(report)
        for term, reports in holding.items():
            self._holders[term] = (*self._holders.get(term, ()), *reports)[-_LAST:]
        self._earlier, self._edges = {}, {}
        self._begin()

    def reopen_day(self, todays: Sequence[str]) -> None:
        """Begin a crowded day again: take out its reports."""
        for report in todays:
            self._cut_off(report)
        self._begin()

    def _begin(self) -> None:
        self._todays.clear()
        self._sharing_today.clear()
        self._chosen_today.clear()
        self._bounded, self._sorted, self._last = False, True, (0, "", "")

    def _cut_off(self, report: str) -> Placed:
        gone = self.placed.pop(report)
        for other, likeness in gone.likenesses.items():
            left = self.placed[other]
            del left.scores[report], left.likenesses[report]
            if likeness >= left.best:
                left.best = max(left.likenesses.values(), default=0.0)
        return gone

    def likelihoods(self, report: str) -> dict[str, float]:
        """How likely a report is to belong with each of its neighbours."""
        here, likelihood, reports = self.placed[report], weighing().likelihood, len(self.placed)
        found = {}
        for other, score in here.scores.items():
            chance = likelihood(score, here.likenesses[other], max(here.best, self.placed[other].best), reports)
            if chance > _FAINT:
                found[other] = chance
        return found

    def _edge(self, other: str, new: Placed) -> Edge | None:
        pair = (other, new.report) if other < new.report else (new.report, other)
        if pair not in self._edges:
            self._edges[pair] = self._compare(self.placed[other], new)
        return self._edges[pair]

    def _compare(self, old: Placed, new: Placed) -> Edge | None:
        gap = None if UNDATED in (old.day, new.day) else new.day - old.day
        earlier, later = (old, new) if old.order < new.order else (new, old)
        return compared(earlier.vectors, later.vectors, gap)
