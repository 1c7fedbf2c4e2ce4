"""A text file as a report: its text is everything in the file, its header included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.intake.dates import latest_believable, published_when
from dragoman.intake.facts import language_code, one_line, web_address
from dragoman.intake.header import header_of
from dragoman.intake.problems import problem
from dragoman.records import Problem, Report, make_report

__all__ = ["text_report"]

# A first line that stands alone, ends like a title and is as short as one.
_HEADLINE = re.compile(r"[ \t]{0,8}([^\r\n]{8,200})(?:\r\n[ \t]{0,8}\r\n|\n[ \t]{0,8}\n|\r[ \t]{0,8}\r)\s{0,80}(?=\S)")
_ENDS_A_SENTENCE = (".", "!", ":", ";", ",", "”", "»", '"', "…")


def text_report(text: str, *, name: str, key: str | None, fetched: str | None = None) -> Iterator[Report | Problem]:
    r"""Give the report that a decoded text file is, with a note where its header's date cannot be read.

    >>> next(text_report("Outlet: Example Post\n\nTalks began.", name="a.txt", key="a.txt")).outlet
    'Example Post'

    All offsets are in the text as received, header included; whoever reads on skips the header with `header_of`.
    """
    header = header_of(text)
    if not text[header.end :].strip():
        yield problem(name, "there is nothing below its header", "add the report's text", at=fetched)
        return
    when = published_when(header.published, latest=latest_believable(fetched)) if header.published else None
    if header.published and when is None:
        reason = f"its date {one_line(header.published, 40)!r} cannot be read"
        yield problem(name, reason, "write it as 2025-02-26", kind="note", at=fetched)
    yield make_report(
        text, key=key, outlet=one_line(header.outlet), url=web_address(header.url),
        title=one_line(header.title) or _headline(text, header.end), language=language_code(header.language),
        published=when, fetched=fetched, source=name,
    )  # fmt: skip


def _headline(text: str, start: int) -> str | None:
    """The first line, if it stands alone above the prose like a headline."""
    found = _HEADLINE.match(text, start)
    if found is None:
        return None
    line = found[1].strip()
    return None if line.endswith(_ENDS_A_SENTENCE) else one_line(line)
