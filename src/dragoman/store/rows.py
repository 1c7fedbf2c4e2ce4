"""What is stored: an item as its columns, links and JSON; and what is asked for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Entry", "Passage", "RegroupingRow", "Selection", "StoredReading"]

_MIDDLE = 1e9  # added to ranks, so that none is below 0


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One item of the table `kind`: what it can be found by, what it is linked to, and the item itself as JSON.

    >>> Entry(kind="events", id="e-1", record="{}", reports=("r-1",)).row()["id"]
    'e-1'

    `earliest` and `latest` are moments, written so that their order as text is their order in time. Items are sorted by
    `rank`, `earliest` (unknown last), `report`, `position` and `id`. `actors` holds pairs of an id and the role that it
    plays, `names` what an item can be called by, `columns` further columns of the table. `hidden` items (1 rejected, 2 superseded)
    are left out unless they are asked for.
    """

    kind: str
    id: str
    record: str
    report: str | None = None
    type: str | None = None
    subtype: str | None = None
    story: str | None = None
    earliest: str | None = None
    latest: str | None = None
    rank: float = 0.0
    position: int = 0
    reports: tuple[str, ...] = ()
    actors: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    columns: tuple[tuple[str, str | None], ...] = ()
    hidden: int = 0

    @cached_property
    def sort(self) -> str:
        """Where the item stands among those of its kind, as one text: no two items have the same."""
        # Ranks are whole or small numbers of either sign; a moment begins with a digit, so that `~` comes behind them all.
        return f"{self.rank + _MIDDLE:018.6f} {self.earliest or '~'} {self.report or ''} {self.position:09d} {self.id}"

    @cached_property
    def digest(self) -> str:
        """A checksum of everything in the entry, by which a changed one is told from one that stayed."""
        parts = (
            self.id, self.record, self.report, self.type, self.subtype, self.story, self.earliest, self.latest,
            self.rank, self.position, self.reports, self.actors, self.names, self.columns, self.hidden,
        )  # fmt: skip
        return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    def row(self) -> dict[str, str | float | None]:
        """The entry as the columns of its table."""
        return {
            "id": self.id, "report": self.report, "type": self.type, "subtype": self.subtype, "story": self.story,
            "earliest": self.earliest, "latest": self.latest, "rank": self.rank, "position": self.position,
            "digest": self.digest, "record": self.record, "hidden": self.hidden, "sort": self.sort, **dict(self.columns),
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch `[start, stop)` of a report's text, with its words as they are searched for: folded, parted by blanks."""

    report: str
    start: int
    stop: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegroupingRow:
    """That reports went from one story `into` another, as JSON with what it is found by."""

    story: str
    into: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReading:
    """What one report gave: the report as an entry, the reading as JSON, its passages, and the names met in it.

    `digest` says by which model and settings it was read. `suspects` are words that names met in
    other reports could prove to be two. `names` None leaves the names and suspects that are stored.
    """

    report: Entry
    digest: str
    record: str
    passages: tuple[Passage, ...] = ()
    names: tuple[str, ...] | None = ()
    suspects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which items of the table `kind` are wanted; None filters nothing, an empty tuple lets nothing through.

    `actors` are ids; `roles` those that they may play. `outlet` is folded. `since` and `until` are moments: items whose
    time overlaps the range. `types` match the type or the subtype. `hidden` lets those through that are hidden. `after` is the
    `sort` of the item behind which the answer begins. Of stories alone: `newest_first` turns the order round, to that of the last
    days, in which `after` is a place then; `phrases` (folded) stand in one passage of a story's reports, or in its title.
    """

    kind: str
    ids: tuple[str, ...] | None = None
    stories: tuple[str, ...] | None = None
    actors: tuple[str, ...] | None = None
    roles: tuple[str, ...] | None = None
    reports: tuple[str, ...] | None = None
    outlet: str | None = None
    types: tuple[str, ...] | None = None
    upto: str | None = None
    since: str | None = None
    until: str | None = None
    dated: bool = False
    limit: int | None = None
    hidden: bool = False
    after: str | None = None
    newest_first: bool = False
    phrases: tuple[str, ...] | None = None
