"""Reports grouped as they come, one at a time or in bulk, with the same result."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence

from dragoman.linking.boilerplate import house_of
from dragoman.linking.days import day_of
from dragoman.linking.grouping.houses import UNDATED, RepeatedLines, line_marks, without_lines
from dragoman.linking.grouping.kept import Before, Kept, first_compared
from dragoman.linking.grouping.likeness import weighing
from dragoman.linking.grouping.looking import NEAREST, look_again
from dragoman.linking.grouping.neighbours import Neighbours, Placed
from dragoman.linking.grouping.profiles import Vectors, profile_of, rarities, vectors_of
from dragoman.linking.grouping.rarity import Rarity
from dragoman.linking.words import mended_text
from dragoman.records import Reading, identify

__all__ = ["Grouper", "story_id"]

# A term that so many of the likest reports before it have is not counted again, nor is a report with so many before it.
_SAME_MATTER, _LIKEST, _ENOUGH = 0.3, 8, 4
# A story that a report has so much to do with is looked at again.
_TOUCHED = 0.1
# A story of more reports than this is looked into, and may come together with another such one, once a week only, so that the
# cost of a report does not grow with its story; one of more than the second number is never taken apart again.
_WHOLE, _WEEK, _SETTLED = 40, 7, 400


def story_id(report: str) -> str:
    """The id of the story that `report` founds; for any other of its reports it is a redirect to it."""
    return identify("y", report)


class Grouper:
    """Groups the readings that it is given, day by day.

    >>> from dragoman.records import Reading, make_report
    >>> grouper = Grouper()
    >>> for text in ("Envoys met in Istanbul over the embassies.", "Istanbul: the envoys spoke of embassies."):
    ...     story = grouper.add(Reading(report=make_report(text, published="2025-02-27")))
    >>> grouper.settle()
    >>> len(set(grouper.story_of.values()))
    1

    Each report is put into a story, or founds one, as soon as it is added. When its day is over, or `settle` is called, the
    stories that the day's reports touch are looked at again all together, so that the order of the reports within the
    day makes no difference; then stories may merge or split. Days never go back, and undated reports come last.
    """

    def __init__(self, keep: Callable[[str, Kept, Vectors], None] | None = None) -> None:
        """`keep` is called with each report of a day that is over, and what days that are taken up again need of it."""
        self.story_of: dict[str, str] = {}
        # The lines of each report, by number, that its house repeats.
        self.standing: dict[str, tuple[int, ...]] = {}
        # Which report went into which story on which day, where anything is kept.
        self.moves: list[tuple[str, int, str]] = []
        self._keep = keep
        self._day = 0
        self._todays: list[str] = []
        # What the open day has done to the stories of reports: what they were before, None for those that came in.
        self._before: dict[str, str | None] = {}
        self._neighbours = Neighbours()
        self._members: dict[str, dict[str, None]] = defaultdict(dict)
        self._rarity = Rarity()
        self._lines = RepeatedLines()
        self._marks: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._kept: deque[tuple[int, str, Kept]] = deque()

    @classmethod
    def resumed(cls, day: int, before: Iterable[Before], keep: Callable[[str, Kept, Vectors], None]) -> Grouper:
        """Take up grouping at the beginning of a day; `before` are the reports of the days before it that are still compared."""
        grouper = cls(keep)
        grouper._day = day
        olds = sorted(before, key=lambda old: (old.kept.day, old.kept.stamp, old.report))
        for old in olds:
            kept = old.kept
            grouper.story_of[old.report] = old.story
            grouper._members[old.story][old.report] = None
            grouper._rarity.learn(kept.learnt, int(kept.founded))
            grouper._lines.note(kept.house, kept.lines, kept.day)
            grouper._kept.append((kept.day, old.report, kept))
        grouper._neighbours.put_back(
            [
                (
                    Placed(
                        report=o.report, day=o.kept.day, stamp=o.kept.stamp, strong=o.kept.strong, weighed=o.vectors
                    ),
                    o.kept.edges,
                )
                for o in olds
            ]
        )
        return grouper

    def add(self, reading: Reading) -> str:
        """Add a report; the answer is the id of its story, for the time being. Raises `ValueError` where its day is past."""
        report = reading.report
        day = self.day_of(reading)
        if day < self._day:
            raise ValueError(f"{report.id} is of a day that is past: group in the order of publication")
        if day > self._day:
            self._open(day)
        if report.id in self.story_of:
            return self.story_of[report.id]
        house, text = house_of(report), mended_text(report.text, reading.mends)
        standing = self._lines.standing(house, text, day)
        self.standing[report.id] = standing
        profile = profile_of(reading, without_lines(text, standing))
        vectors = vectors_of(profile, rarities(profile, self._rarity.of))
        self._marks[report.id] = house, line_marks(text) if house else ()
        self._neighbours.put_in(Placed.of(report.id, day, report.published.earliest or "", vectors))
        self._todays.append(report.id)
        story = self._nearest_story(report.id) or story_id(report.id)
        self._move(report.id, story)
        return story

    @staticmethod
    def day_of(reading: Reading) -> int:
        """The number of the day that a reading is grouped with; undated reports are grouped after all others."""
        day = day_of(reading.report.published)
        return UNDATED if day is None else day.toordinal()

    def settle(self) -> None:
        """Look again at the stories that the reports of the open day touch."""
        todays = self._in_order(self._todays)
        self._restore()
        if self._neighbours.crowded:
            self._place_again(todays)
        touched = sorted({self.story_of[other] for report in todays for other in self._akin(report)})
        reports = self._in_order([*todays, *(report for story in touched for report in self._members[story])])
        weekly = self._day % _WEEK == 0
        wholes = [
            list(self._members[story])
            for story in touched
            if len(self._members[story]) > (_SETTLED if weekly else _WHOLE)
        ]
        founders = {min(self._members[story], key=self._order): story for story in touched}
        likelihoods, threshold = self._neighbours.likelihoods, weighing().threshold
        groups = look_again(reports, wholes, likelihoods, threshold, between_wholes=weekly)
        for group in groups:
            # The story whose first report is in the group goes on in it; of several the oldest.
            story = next((founders[report] for report in group if report in founders), None) or story_id(group[0])
            for report in group:
                self._move(report, story)

    def close(self) -> None:
        """End the open day: settle it, and learn from its reports. Nothing of that day can be added any more."""
        self.settle()
        todays = self._in_order(self._todays)
        for report in todays:
            house, lines = self._marks.pop(report)
            learnt, founded = self._new_in(report)
            self._rarity.learn(learnt, int(founded))
            self._lines.note(house, lines, self._day)
            kept = Kept(
                day=self._day, stamp=self._neighbours.placed[report].stamp, house=house, lines=lines, learnt=learnt,
                founded=founded, strong=self._neighbours.placed[report].strong, edges=self._edges_back(report),
                standing=self.standing[report],
            )  # fmt: skip
            self._kept.append((self._day, report, kept))
            if self._keep is not None:
                self._keep(report, kept, self._neighbours.placed[report].vectors)
        if self._keep is not None:
            now = {
                report: self.story_of[report] for report, was in self._before.items() if self.story_of[report] != was
            }
            self.moves += [(report, self._day, story) for report, story in now.items()]
        self._neighbours.close_day(todays)
        self._todays, self._before = [], {}
        self._day += 1

    # The days.

    def _edges_back(self, report: str) -> tuple[tuple[str, float, float], ...]:
        """A report's edges to those before it in the order."""
        here = self._neighbours.placed[report]
        return tuple(
            (other, score, here.likenesses[other])
            for other, score in sorted(here.scores.items())
            if self._order(other) < here.order
        )

    def _open(self, day: int) -> None:
        self.close()
        self._day = day
        while self._kept and self._kept[0][0] < first_compared(day):
            _, report, kept = self._kept.popleft()
            self._neighbours.take_out(report)
            self._rarity.forget(kept.learnt, int(kept.founded))
            self._lines.forget(kept.house, kept.lines)
            members = self._members[self.story_of[report]]
            del members[report]
            if not members:
                del self._members[self.story_of[report]]

    def _restore(self) -> None:
        """Take back all that the open day has done to stories."""
        for report, story in self._before.items():
            self._leave(report)
            if story is not None:
                self.story_of[report] = story
                self._members[story][report] = None
        self._before = {}

    def _place_again(self, todays: Sequence[str]) -> None:
        placed = [self._neighbours.placed[report] for report in todays]
        self._neighbours.reopen_day(todays)
        for old in placed:
            self._neighbours.put_in(Placed.of(old.report, old.day, old.stamp, old.vectors))

    # Stories.

    def _nearest_story(self, report: str) -> str | None:
        """The story that a report seems to belong to at first sight."""
        sums: dict[str, float] = defaultdict(float)
        for other, chance in self._neighbours.likelihoods(report).items():
            sums[self.story_of[other]] += chance
        means = [(-total / min(NEAREST, len(self._members[story])), story) for story, total in sums.items()]
        mean, nearest = min(means, default=(0.0, ""))
        return nearest if -mean >= weighing().threshold else None

    def _akin(self, report: str) -> list[str]:
        """The earlier days' reports that a report has to do with."""
        likelihoods = self._neighbours.likelihoods(report)
        return [other for other, chance in likelihoods.items() if chance >= _TOUCHED and other in self.story_of]

    def _new_in(self, report: str) -> tuple[tuple[str, ...], bool]:
        """The terms that a report has and hardly any of those like it before it, and whether its matter is new."""
        here = self._neighbours.placed[report]
        earlier = sorted(
            (-chance, other)
            for other, chance in self._neighbours.likelihoods(report).items()
            if chance >= _SAME_MATTER and self._order(other) < here.order
        )[:_LIKEST]
        told = Counter(term for _, other in earlier for term in self._neighbours.placed[other].vectors.whole)
        return tuple(sorted(t for t in here.vectors.whole if told[t] < _ENOUGH)), len(earlier) < _ENOUGH

    def _move(self, report: str, story: str) -> None:
        was = self.story_of.get(report)
        if was == story:
            return
        self._before.setdefault(report, was)
        self._leave(report)
        self.story_of[report] = story
        self._members[story][report] = None

    def _leave(self, report: str) -> None:
        story = self.story_of.pop(report, None)
        if story is not None:
            del self._members[story][report]
            if not self._members[story]:
                del self._members[story]

    def _order(self, report: str) -> tuple[int, str, str]:
        return self._neighbours.placed[report].order

    def _in_order(self, reports: Iterable[str]) -> list[str]:
        return sorted(reports, key=self._order)
