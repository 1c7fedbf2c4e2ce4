"""What people decided about stories, as where each report belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.case.review.layering import Outcome
from dragoman.records import Anchor, Decision

__all__ = ["Placing"]


@dataclass
class Placing:
    """Moves reports between stories as decided, one decision after the other.

    A story is known again by its reports: it is the one that most of them are in now. `unplaced` are the decisions none of
    whose reports is here; `undone_by` leads from one to a later one that took it back. `by_sum` are the reports by the checksums
    of their texts.
    """

    decisions: Sequence[Decision]
    by_sum: Mapping[str, str]
    unplaced: list[str] = field(default_factory=list)
    undone_by: dict[str, str] = field(default_factory=dict)

    def __call__(self, story_of: Mapping[str, str]) -> Mapping[str, str]:
        """Where each report belongs, given where it would stand if nobody had decided anything."""
        placed = dict(story_of)
        self.unplaced.clear()
        self.undone_by.clear()
        last: dict[str, str] = {}
        for decision in self.decisions:
            moved = self._moved(decision, placed)
            if moved is None:
                self.unplaced.append(decision.id)
                continue
            for report, story in moved.items():
                if placed[report] != story:
                    # Who moved it before is overruled by who moves it now.
                    if report in last and last[report] != decision.id:
                        self.undone_by[last[report]] = decision.id
                    last[report] = decision.id
                placed[report] = story
        return placed

    def outcomes(self) -> dict[str, Outcome]:
        """What became of the decisions; to be asked once reports are placed."""
        made = {}
        for decision in self.decisions:
            by = self.undone_by.get(decision.id)
            lost = decision.id in self.unplaced
            made[decision.id] = Outcome("orphaned" if lost else "overruled" if by else "applied", None, by)
        return made

    def _moved(self, decision: Decision, placed: Mapping[str, str]) -> dict[str, str] | None:
        """Where this decision moves which reports; None where the reports that it is about are gone."""

        def here(anchors: Sequence[Anchor]) -> list[str]:
            found = (a.report if a.report in placed else self.by_sum.get(a.sha256, "") for a in anchors)
            return [report for report in dict.fromkeys(found) if report in placed]

        target = here(decision.anchors)
        moving = [found for anchors in decision.member_anchors if (found := here(anchors))]
        if not target or not moving:
            return None
        story = _most([placed[report] for report in target])
        if decision.action == "merge":
            joined = {story, *(_most([placed[report] for report in found]) for found in moving)}
            return {report: story for report, now in placed.items() if now in joined}
        reports = [report for found in moving for report in found]
        apart = f"apart {decision.id}"
        return dict.fromkeys(reports, story if decision.action == "pin" else apart)


def _most(stories: Sequence[str]) -> str:
    counted = Counter(stories)
    return min(counted, key=lambda story: (-counted[story], story))
