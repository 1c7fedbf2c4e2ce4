"""What people decide about what was read: decisions, the words that they hang on, and what deserves a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.records.base import Record

__all__ = ["Action", "Anchor", "Decision", "DecisionState", "Difference", "Doubt", "ReviewState", "Revision"]

Action = Literal["accept", "reject", "correct", "merge", "split", "pin", "undo", "redo"]
DecisionState = Literal["applied", "overruled", "undone", "orphaned", "pending", "entry"]
ReviewState = Literal["accepted", "rejected", "corrected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor(Record):
    """Words that a decision hangs on: by the checksum of the report's text and offsets in it, so that they are found again.

    >>> Anchor(sha256="327b5ba0", report="r-1", start=0, end=5, text="Talks").text
    'Talks'

    `role` is that of the evidence; an anchor on a whole report has the offsets 0 and 0. `item` is the id of the part (a
    statement, an event or actor of one report) that the words are evidence of, where the item is made of several.
    """

    sha256: str
    report: str
    start: int = 0
    end: int = 0
    role: str = ""
    text: str = ""
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """Something that a person decided about an item, kept whatever is read again.

    `kind` is the listing that the item is in and `target` its id when it was decided; `text` says what it was, in its own words.
    Of a correction, `field` is the field's name with its value `before` and the `value` that holds now. `members` are what is
    merged with it, set apart from it, or pinned to it. `who` decided it, and `at` which moment (ISO 8601); `number` is its place in
    the case's log. `anchors` are the words by which its item is found again, `member_anchors` those of each of `members`.

    `state`: `applied`; `overruled` by a later one, whose id is in `by`; `undone`; `orphaned` where what was read since
    holds no such item; `pending` until the case is linked; `entry` for the log's entries that undo and redo, whose target is
    the decision that they are about. `now` is the id of the item that it was found to be about.
    """

    id: str
    action: Action
    kind: str
    target: str
    who: str
    at: str
    text: str = ""
    field: str | None = None
    before: str | None = None
    value: str | None = None
    members: tuple[str, ...] = ()
    note: str | None = None
    number: int = 0
    anchors: tuple[Anchor, ...] = ()
    member_anchors: tuple[tuple[Anchor, ...], ...] = ()
    state: DecisionState = "pending"
    by: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt(Record):
    """An item that deserves a look: how much, from 0 to 1, and why, weightiest first."""

    id: str
    kind: str
    text: str
    doubt: float
    why: tuple[str, ...]
    story: str | None = None
    review: ReviewState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Record):
    """An item that one version of a report has and another has not; `what` says whether it came or went."""

    kind: str
    id: str
    what: Literal["came", "went"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Record):
    """A report that was fetched again with other words: the version `before`, the one `after` it, and what came and went.

    `removed` and `added` are the passages of the text that stand in one of them only.
    """

    before: str
    after: str
    at: str | None
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    items: tuple[Difference, ...] = ()
