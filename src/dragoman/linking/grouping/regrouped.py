"""What became of stories from one look to the next: which were merged, which were split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.records import Record

__all__ = ["Regrouped", "regrouped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped(Record):
    """That reports moved from one story to another: by a merge, after which `story` is no more, or by a split.

    `story` is the id that the reports had, `into` the one that they have; `reports` are those that moved.
    """

    kind: Literal["merge", "split"]
    story: str
    into: str
    reports: tuple[str, ...]


def regrouped(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Regrouped, ...]:
    """Say how the stories of reports changed; each maps a report's id to its story's. Reports that are not in both are passed over.

    >>> [(entry.kind, entry.story, entry.into) for entry in regrouped({"r-1": "y-1", "r-2": "y-2"}, {"r-1": "y-1", "r-2": "y-1"})]
    [('merge', 'y-2', 'y-1')]
    """
    moved: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    stayed: dict[str, bool] = {}
    for report in sorted(before.keys() & after.keys()):
        story, now = before[report], after[report]
        stayed[story] = stayed.get(story, False) or story == now
        if story != now:
            moved[story][now].append(report)
    return tuple(
        # A story all of whose reports went the same way was merged; otherwise reports were split from it.
        Regrouped(
            kind="merge" if not stayed[story] and len(ways) == 1 else "split",
            story=story,
            into=into,
            reports=tuple(ids),
        )
        for story, ways in sorted(moved.items())
        for into, ids in sorted(ways.items())
    )
