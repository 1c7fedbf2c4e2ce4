"""What people decided about whole reports, before they are linked; and which version of each report counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.case.review.carrying import carried
from dragoman.case.review.correcting import corrected
from dragoman.case.review.layering import Outcome
from dragoman.case.review.placing import Placing
from dragoman.case.versions import Versions
from dragoman.linking import redate
from dragoman.records import Decision, Reading, Report

__all__ = ["Prepared", "as_judged", "decided_on", "prepare"]


@dataclass
class Prepared:
    """Readings as they are to be linked.

    `placing` says where reports belong by decision; `left_out` are the reports that do not count (2 superseded, 1 rejected),
    `outcomes` what became of the decisions about reports and stories.
    """

    readings: list[Reading]
    placing: Placing
    left_out: dict[str, tuple[Report, int]] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def superseded(self) -> dict[str, tuple[Report, Report]]:
        """From the id of each report that was superseded to it and to the last version of it."""
        last = {reading.report.id: reading.report for reading in self.readings}
        found = {}
        for name, (report, _) in self.left_out.items():
            now: Report | None = report
            while now is not None and now.superseded_by is not None:
                following = now.superseded_by
                now = last.get(following) or self.left_out.get(following, (None, 0))[0]
            if now is not None and now is not report:
                found[name] = (report, now)
        return found


def prepare(readings: Sequence[Reading], decisions: Sequence[Decision], moment: str | None = None) -> Prepared:
    """Leave out the versions of reports that are superseded (by then, where a moment is given) and what was rejected."""
    versions = Versions.of(reading.report for reading in readings)
    if moment is not None:
        later = set(versions.later.values())
        versions = versions.as_of({reading.report.id: reading.report for reading in readings}, moment)
        unknown = later - set(versions.later.values())
        readings = [reading for reading in readings if reading.report.id not in unknown]
    about = [decision for decision in decisions if decision.kind == "reports"]
    prepared = Prepared([], Placing([], {}))
    here = {reading.report.id for reading in readings}
    by_sum = {reading.report.sha256: reading.report.id for reading in reversed(readings)}

    def meant(decision: Decision) -> str | None:
        anchor = decision.anchors[0] if decision.anchors else None
        return decision.target if decision.target in here else by_sum.get(anchor.sha256 if anchor else "")

    judged = decided_on(about, meant, prepared.outcomes)
    for reading in readings:
        report = versions.marked(reading.report)
        if report.superseded_by is not None:
            prepared.left_out[report.id] = (report, 2)
            continue
        now = as_judged(reading, report, judged.get(report.id, ()))
        if now.report.review == "rejected":
            prepared.left_out[report.id] = (now.report, 1)
        else:
            prepared.readings.append(now)
    placed = [d for d in decisions if d.kind == "stories" and d.action in ("merge", "split", "pin") and d.members]
    counting = {r.report.sha256: r.report.id for r in reversed(prepared.readings)}
    prepared.placing = Placing(carried(placed, prepared.superseded()), counting)
    return prepared


def as_judged(reading: Reading, report: Report, decisions: Sequence[Decision]) -> Reading:
    """A reading with what was decided about its report, and its times resolved again where its date was corrected."""
    verdict = None
    for decision in decisions:
        if decision.field is None:
            verdict = decision.action
        else:
            report = corrected("reports", report, decision.field, decision.value)
    if verdict == "reject":
        report = replace(report, review="rejected")
    elif verdict == "accept" and report.review is None:
        report = replace(report, review="accepted")
    if report is reading.report:
        return reading
    moved = report.published != reading.report.published
    return replace(redate(reading, report.published) if moved else reading, report=report)


def decided_on(
    decisions: Sequence[Decision], meant: Callable[[Decision], str | None], outcomes: dict[str, Outcome]
) -> Mapping[str, list[Decision]]:
    """The decisions about reports (oldest first) that hold, by the report that each is `meant` of; and what became of each."""
    holds: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        report = meant(decision)
        if report is None:
            outcomes[decision.id] = Outcome("orphaned")
            continue
        slot = (report, decision.field or "verdict")
        if slot in holds:
            outcomes[holds[slot].id] = Outcome("overruled", report, decision.id)
        holds[slot] = decision
        outcomes[decision.id] = Outcome("applied", report)
    found: dict[str, list[Decision]] = {}
    for (report, _), decision in sorted(holds.items()):
        found.setdefault(report, []).append(decision)
    return found
