"""What became of a case's stories: the log of their merges and splits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.records import Regrouping
from dragoman.records.plain import from_json, to_json
from dragoman.store.rows import RegroupingRow

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["regrouping_rows", "regroupings"]


def regrouping_rows(before: Mapping[str, str], after: Mapping[str, str], *, at: str) -> list[RegroupingRow]:
    """The entries of the log for what a linking did to stories; both map reports to stories."""
    from dragoman.linking import regrouped

    return [
        RegroupingRow(story=entry.story, into=entry.into, record=to_json(entry).decode())
        for entry in regrouped(before, after, at or None)
    ]


def regroupings(store: Store, story: str | None) -> list[Regrouping]:
    """The log, or what of it concerns the story with this id."""
    return [from_json(line, Regrouping) for line in store.regroupings(story)]
