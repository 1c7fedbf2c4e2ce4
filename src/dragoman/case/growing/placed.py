"""Where reports belong in a case that grows, after what people decided about stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman.case.growing.days import Regrouped
from dragoman.case.review.layering import Outcome
from dragoman.case.review.placing import Placing
from dragoman.records import Decision
from dragoman.records.plain import from_json, to_json

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["MOVED", "Placed"]

# The note on the reports that people moved, and where to, when the case was linked last.
MOVED = "moved by hand"


class Placed:
    """The stories into which reports are put: as they were grouped, unless somebody moved them.

    Without any decision about it nothing is looked up.
    """

    def __init__(
        self, store: Store, decisions: Sequence[Decision], days: Regrouped, gone: Collection[str], *, anew: bool
    ) -> None:
        self._store = store
        about = [d for d in decisions if d.kind == "stories" and d.action in ("merge", "split", "pin") and d.members]
        self._placing = Placing(about, {})
        before = {} if anew else from_json(store.noted(MOVED) or "{}", dict[str, str])
        self._of: dict[str, str] = {}
        self._with: dict[str, list[str]] = defaultdict(list)
        self.moved: dict[str, str] = {}
        if about or before:
            grouped = {} if anew else store.traces.grouped()
            grouped = {report: story for report, story in grouped.items() if report not in gone}
            grouped |= {report: story for report, (_, story, _) in days.moves.items()}
            grouped |= {report: row.story or "" for report, row in days.rows.items()}
            self._of = dict(self._placing(grouped))
            for report, story in self._of.items():
                self._with[story].append(report)
            self.moved = {report: story for report, story in self._of.items() if story != grouped[report]}
        self._turned = {report for report in {*before, *self.moved} if before.get(report) != self.moved.get(report)}

    def story(self, report: str, grouped: str) -> str:
        """The story that a report is put into, given the one that it was grouped into."""
        return self._of.get(report, grouped)

    def touched(self, reports: Iterable[str]) -> set[str]:
        """These reports and all others whose stories may be different for what people moved: whole stories of now."""
        if not self._of:
            return set(reports)
        wanted = {report for report in {*reports, *self._turned} if report in self._of}
        # What one was told with before, it may be told without now.
        were = self._store.traces.together(self._store.traces.stories_of(wanted).values())
        stories = {self._of[report] for report in wanted | were if report in self._of}
        return {report for story in stories for report in self._with[story]}

    def outcomes(self) -> Mapping[str, Outcome]:
        """What became of the decisions."""
        return self._placing.outcomes()

    def note(self) -> str:
        """What is to be noted under `MOVED`."""
        return to_json(self.moved).decode()
