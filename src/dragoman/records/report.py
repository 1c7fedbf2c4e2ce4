"""What comes in: reports, and the inputs that could not be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from dragoman.records.base import Record, identify
from dragoman.records.decisions import ReviewState
from dragoman.records.spans import When

__all__ = ["Mend", "Problem", "ProblemKind", "Report", "make_report"]

ProblemKind = Literal["unread", "note"]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """One article as received. Its text never changes, and all offsets are in it.

    >>> make_report("Talks began.", key="a.txt", published="2025-02-27").published.value
    '2025-02-27'

    `key` is the sender's own id, or the file's name; `published` says when it was published and on what basis that is
    known; `fetched` is when we read it (ISO 8601, UTC); `sha256` is of the text in UTF-8; `story` is the id of the
    story that it belongs to, once one is known; `source` says where it was read from. `supersedes` is the version of the report
    that was fetched before with other words, `superseded_by` the one after. `review` says what a person decided about it.
    """

    id: str
    text: str
    key: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    published: When = field(default_factory=When)
    fetched: str | None = None
    sha256: str = ""
    story: str | None = None
    source: str | None = None
    supersedes: str | None = None
    superseded_by: str | None = None
    review: ReviewState | None = None


def make_report(
    text: str,
    *,
    key: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    language: str | None = None,
    published: When | str | None = None,
    fetched: str | None = None,
    source: str | None = None,
) -> Report:
    """Make a report with its id and checksum.

    `published` as an ISO date or date and time counts as stated. The id depends on text, key, outlet and url alone:
    the same article read again is the same report, and the same text from another outlet is another one. Lone surrogates,
    which no encoding can hold, become U+FFFD; that moves no offset.
    """
    import hashlib

    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        text = _LONE_SURROGATE.sub("\ufffd", text)
        encoded = text.encode()
    digest = hashlib.sha256(encoded).hexdigest()
    when = published if isinstance(published, When) else _stated(published)
    return Report(
        id=identify("r", digest, key or "", outlet or "", url or ""),
        text=text, key=key, outlet=outlet, url=url, title=title, language=language,
        published=when, fetched=fetched, sha256=digest, source=source,
    )  # fmt: skip


def _stated(published: str | None) -> When:
    if not published:
        return When()
    day = published[:10]
    if len(published) == 10:
        return When.on(day, basis="stated")
    return When(value=published, earliest=published, latest=published, precision="minute", basis="stated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend(Record):
    """One repair made on the parsing copy of a report; the report's text itself stays as received.

    >>> Mend(start=12, end=23, before="Istanbulthe", after="Istanbul the", kind="glued words").after
    'Istanbul the'

    `start` and `end` are code points in the text as received (equal where something was only put in).
    """

    start: int
    end: int
    before: str
    after: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Record):
    r"""An input, or a part of one, that could not be read, kept with its reason.

    >>> Problem(id="x-1", source="a.jsonl", place="line 3", reason="no text", advice="add \"text\"").place
    'line 3'

    `kind` is `unread` where something was lost to us, `note` where the input was read but something about it should be known
    (its encoding was guessed, its date was unreadable).
    """

    id: str
    source: str
    place: str | None = None
    reason: str
    advice: str
    at: str | None = None
    kind: ProblemKind = "unread"
