"""The front of intake: from the names of sources to reports and problems, one input at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.errors import InputError
from dragoman.intake.decoding import decode
from dragoman.intake.json_reports import json_reports
from dragoman.intake.kinds import kind_of
from dragoman.intake.plain_text import text_report
from dragoman.intake.problems import problem
from dragoman.intake.signatures import refuse_binary
from dragoman.intake.sources import Input, inputs_of
from dragoman.intake.stream import ByteStream, open_input
from dragoman.records import Problem, Report
from dragoman.settings import Settings

__all__ = ["reports"]

_BYTES_A_CHARACTER = 4  # the most that any encoding needs


def reports(
    sources: Iterable[str], *, settings: Settings | None = None, fetched: str | None = None
) -> Iterator[Report | Problem]:
    """Give every report that `sources` hold, and a problem for every input that cannot be read or only in part.

    >>> [item.reason for item in reports(["no-such-folder/*.txt"])]
    ['no file matches the pattern']

    `sources` are files, folders (with all below them, in sorted order), patterns such as `reports/**/*.html`, and `-` for
    standard input; any of them may be gzip. `fetched` is the moment of reading (ISO 8601, UTC), kept in each report; no
    id depends on it. Of `settings`, `largest_input` (bytes, unpacked) and `largest_report` (characters) count.
    Nothing is raised for an input, whatever it holds; nothing is kept in memory beyond one.
    """
    settings = settings or Settings()
    for item in inputs_of(sources):
        if isinstance(item, Problem):
            yield item
        else:
            yield from _reports_of(item, settings, fetched)


def _reports_of(item: Input, settings: Settings, fetched: str | None) -> Iterator[Report | Problem]:
    try:
        stream = open_input(item, largest=settings.largest_input)
        yield from _of_kind(item, stream, settings, fetched)
    except InputError as error:
        yield problem(item.name, error.what, error.advice, at=fetched)
        return
    if stream.broken is not None:
        yield problem(item.name, stream.broken.what, stream.broken.advice, at=fetched)


def _of_kind(item: Input, stream: ByteStream, settings: Settings, fetched: str | None) -> Iterator[Report | Problem]:
    head = stream.head()
    if not head:
        if stream.broken is None:
            raise InputError("it is empty", advice="leave it out")
        return
    refuse_binary(head)
    kind = kind_of(head, item.suffix)
    if kind == "feed":
        raise InputError("it is a feed of headlines, not a report", advice="save the pages it links to")
    if kind == "xml":
        raise InputError("it is XML, which dragoman cannot read", advice="write it as JSON Lines or plain text")
    if kind == "json":
        yield from json_reports(stream, name=item.name, settings=settings, fetched=fetched)
    elif kind == "page":
        from dragoman.intake.page import LARGEST_PAGE, page_report

        data = _all_of(
            stream, LARGEST_PAGE, f"the page is larger than {LARGEST_PAGE:,} bytes", "save the article alone"
        )
        yield from page_report(data, name=item.name, key=item.key, settings=settings, fetched=fetched)
    else:
        too_long = f"it is longer than {settings.largest_report:,} characters"
        advice = "split it, or raise largest_report"
        data = _all_of(stream, settings.largest_report * _BYTES_A_CHARACTER, too_long, advice)
        decoded = decode(data)
        if len(decoded.text) > settings.largest_report:
            raise InputError(too_long, advice=advice)
        if not decoded.text.strip():
            if stream.broken is None:
                raise InputError("there is only white space in it", advice="leave it out")
            return
        if decoded.note:
            yield problem(item.name, decoded.note, "save it as UTF-8 if it reads wrongly", kind="note", at=fetched)
        yield from text_report(decoded.text, name=item.name, key=item.key, fetched=fetched)


def _all_of(stream: ByteStream, limit: int, reason: str, advice: str) -> bytes:
    data, whole = stream.whole(limit)
    if not whole:
        raise InputError(reason, advice=advice)
    return data
