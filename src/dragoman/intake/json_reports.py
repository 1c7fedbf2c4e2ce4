"""JSON to reports: our own form, and those of trafilatura, news-please and newspaper4k."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

from dragoman import lexicon
from dragoman.intake.dates import latest_believable, published_when
from dragoman.intake.decoding import decode, marked_encoding
from dragoman.intake.facts import language_code, one_line, web_address
from dragoman.intake.header import header_of
from dragoman.intake.json_values import Item, Trouble, values_in_document, values_in_lines
from dragoman.intake.plain_text import report_of
from dragoman.intake.problems import problem
from dragoman.intake.signatures import is_wide
from dragoman.intake.stream import ByteStream
from dragoman.intake.wrapped import outlet_host
from dragoman.records import Problem, Report, When
from dragoman.records.spans import Basis
from dragoman.settings import Settings

__all__ = ["json_reports"]

# The longest line of JSON that can hold a report of n characters: twelve bytes each where all is escaped, and as much beside.
_BYTES_A_CHARACTER = 16
# A file of something else is told by its beginning; a million lines of it need not each be told.
_HOPELESS = 100
_UNDATED = {"", "none", "null", "nan", "nat", "unknown"}  # how programs write that they know no date


def json_reports(
    stream: ByteStream, *, name: str, settings: Settings, fetched: str | None = None
) -> Iterator[Report | Problem]:
    """Give a report for each object in JSON or JSON Lines, and a problem for each place that holds none."""
    longest = settings.largest_report * _BYTES_A_CHARACTER
    in_lines = _is_in_lines(stream.head())
    items = (
        values_in_lines(stream, longest=longest)
        if in_lines
        else values_in_document(stream, longest=settings.largest_input)
    )
    good = bad = 0
    for item in items:
        if isinstance(item, Trouble):
            yield problem(name, item.reason, item.advice, place=item.place, at=fetched)
            bad += 1
        else:
            for one in _report(item, name=name, settings=settings, fetched=fetched):
                yield one
                good, bad = good + isinstance(one, Report), bad + (isinstance(one, Problem) and one.kind == "unread")
        if not good and bad >= _HOPELESS:
            reason = f"the first {bad} entries hold no report, and the rest was not read"
            yield problem(name, reason, 'write one {"text": "…"} a line', at=fetched)
            return
    if not good and not bad and stream.broken is None:
        yield problem(name, "it holds no report", 'write one {"text": "…"} a line', at=fetched)


def _is_in_lines(head: bytes) -> bool:
    """Whether the first line holds a whole object, or a broken one with another below it."""
    if is_wide(head) or ((marked := marked_encoding(head)) and marked[0] != "utf-8"):
        return False  # its line ends are no single bytes
    first, ended, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n\x1e").partition(b"\n")
    if not first.startswith(b"{"):
        return not first.startswith(b"[")
    return not ended or rest.lstrip().startswith(b"{") or _is_whole(first)


def _is_whole(line: bytes) -> bool:
    try:
        json.loads(decode(line).text)
    except (ValueError, RecursionError):
        return False
    return True


def _report(item: Item, *, name: str, settings: Settings, fetched: str | None) -> Iterator[Report | Problem]:
    say = partial(problem, name, place=item.place, at=fetched)
    values = {field: _first(item.value, names) for field, names in _fields().items()}
    if doubled := sorted({key for key in item.twice if any(key in names for names in _fields().values())}):
        yield say(f'it has "{doubled[0]}" twice, with different values', "keep one of them")
        return
    text = values.pop("text")
    if not isinstance(text, str) or not text.strip():
        yield say(_without_text(item.value, text), 'give each report a "text"')
        return
    if len(text) > settings.largest_report:
        yield say(
            f"its text is longer than {settings.largest_report:,} characters", "split it, or raise largest_report"
        )
        return
    if item.note:
        yield say(item.note, "write JSON in UTF-8", kind="note")
    words: dict[str, str] = {}
    for field in ("title", "outlet", "url", "language"):
        value = values[field]
        if isinstance(value, str):
            words[field] = value
        elif value is not None:
            yield say(f"its {field} is not text and was left out", "write it as a string", kind="note")
    when = _when(values["published"], fetched)
    if when is None:
        reason = f"its date {one_line(str(values['published'])[:200], 40)!r} cannot be read"
        yield say(reason, "write it as 2025-02-26 or 2025-02-26T18:00:00+01:00", kind="note")
    url = _address(item.value)
    yield report_of(
        text,
        key=_key(item.value["key"] if _is_own_record(item.value) else values["key"]),
        outlet=_outlet(words.get("outlet")) or one_line(header_of(text).outlet) or outlet_host(url),
        url=url,
        title=one_line(words.get("title")),
        language=language_code(words.get("language")),
        published=when if when != When() or values["published"] is not None else None,
        fetched=fetched,
        source=f"{name}, {item.place}",
    )


def _when(written: object, fetched: str | None) -> When | None:
    """When it was published: unknown where nothing is said, None where what is said cannot be read."""
    if written is None or (isinstance(written, str) and written.strip().lower() in _UNDATED):
        return When()
    if isinstance(written, dict):  # a report's own record, as dragoman writes it
        if written.get("value") is None:
            return When()
        basis: Basis = "inferred" if written.get("basis") == "inferred" else "stated"
        return published_when(written["value"], latest=latest_believable(fetched), basis=basis)
    return published_when(written, latest=latest_believable(fetched))


def _first(value: Mapping[str, Any], names: tuple[str, ...]) -> object:
    """The first of these fields that says something; else the first that is there."""
    found = [_at(value, name) for name in names]
    said = [one for one in found if one is not None and one != "" and not (isinstance(one, str) and not one.strip())]
    return said[0] if said else next((one for one in found if one is not None), None)


def _at(value: object, name: str) -> object:
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _without_text(value: Mapping[str, Any], text: object) -> str:
    if text is None:
        return 'it has no "text"' if value else "it is an empty object"
    return "its text is empty" if isinstance(text, str) else "its text is not a string"


def _is_own_record(value: Mapping[str, Any]) -> bool:
    """Whether this is a report as dragoman itself writes it, whose id is not the sender's."""
    return "key" in value and "sha256" in value


def _key(written: object) -> str | None:
    if isinstance(written, (str, int)) and not isinstance(written, bool):
        return one_line(str(written)[:2_000]) if isinstance(written, str) or abs(written) < 10**30 else None
    return None


def _outlet(written: str | None) -> str | None:
    """The outlet's name; of an address, its host."""
    return outlet_host(written) or one_line(written)


def _address(value: Mapping[str, Any]) -> str | None:
    """The first of the fields for it that holds an address: `source` is one with trafilatura and a name with others."""
    found = (_at(value, name) for name in _fields()["url"])
    return next((address for one in found if isinstance(one, str) and (address := web_address(one))), None)


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    fields: dict[str, list[str]] = {}
    for row in lexicon.table("report_fields").entries():
        fields.setdefault(row["field"], []).append(row["name"])
    return {field: tuple(names) for field, names in fields.items()}
