"""What became of stories from one look to the next: which were merged, which were split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dragoman.records import Regrouping

__all__ = ["regrouped"]


def regrouped(before: Mapping[str, str], after: Mapping[str, str], at: str | None = None) -> tuple[Regrouping, ...]:
    """Say how the stories of reports changed; each maps a report's id to its story's. Reports that are not in both are passed over.

    >>> [(entry.kind, entry.story, entry.into) for entry in regrouped({"r-1": "y-1", "r-2": "y-2"}, {"r-1": "y-1", "r-2": "y-1"})]
    [('merge', 'y-2', 'y-1')]

    A story all of whose reports went the same way was merged; otherwise reports were split from it.
    """
    moved: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    kept: set[str] = set()
    for report in sorted(before.keys() & after.keys()):
        story, now = before[report], after[report]
        if story == now:
            kept.add(story)
        else:
            moved[story][now].append(report)
    return tuple(
        Regrouping(
            kind="merge" if story not in kept and len(ways) == 1 else "split",
            story=story, into=into, reports=tuple(reports), at=at,
        )
        for story, ways in sorted(moved.items())
        for into, reports in sorted(ways.items())
    )  # fmt: skip
