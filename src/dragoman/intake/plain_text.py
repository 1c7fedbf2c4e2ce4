"""A text file as a report: its text is everything in the file, its header included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.intake.dates import latest_believable, published_when
from dragoman.intake.facts import language_code, one_line, web_address
from dragoman.intake.header import header_of
from dragoman.intake.problems import problem
from dragoman.records import Problem, Report, When, make_report

__all__ = ["report_of", "text_report"]

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
    title = one_line(header.title) or _headline(text, header.end)
    yield report_of(text, key=key, title=title, published=when or When(), fetched=fetched, source=name)


def report_of(
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
    r"""Make the report of a text; what is not given is taken from the header that the text begins with, if it does.

    >>> report_of("Date: 2025-02-26\n\nMinisters met.", outlet="Example Post").published.value
    '2025-02-26'
    """
    header = header_of(text)
    return make_report(
        text, key=key, outlet=outlet or one_line(header.outlet), url=url or web_address(header.url),
        title=title or one_line(header.title), language=language or language_code(header.language),
        published=published_when(header.published) if published is None else published, fetched=fetched, source=source,
    )  # fmt: skip


def _headline(text: str, start: int) -> str | None:
    """The first line, if it stands alone above the prose like a headline."""
    found = _HEADLINE.match(text, start)
    if found is None:
        return None
    line = found[1].strip()
    return None if line.endswith(_ENDS_A_SENTENCE) else one_line(line)
