"""Answers: pages, JSON and CSV, each with a checksum by which a browser need not load again what it has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

from starlette.requests import Request
from starlette.responses import Response

from dragoman.case.showing import Shown
from dragoman.exports.looking import look_up
from dragoman.exports.spreadsheet import flat, line_of
from dragoman.records import Brief, Problem, Record, Report
from dragoman.records.plain import to_json

if TYPE_CHECKING:
    from dragoman.case import Case

__all__ = ["Form", "Page", "csv_of", "json_of", "public", "respond"]

Form = Literal["html", "json", "csv"]
_MEDIA = {"html": "text/html", "json": "application/json", "csv": "text/csv"}


@dataclass(slots=True, kw_only=True)
class Page:
    """What a page shows: a template with what it is given, and the same as `data` for JSON and as `rows` for CSV."""

    template: str
    given: Mapping[str, Any] = field(default_factory=dict)
    data: Any = None
    rows: Iterable[Record] = ()


def respond(request: Request, body: bytes, form: Form, *, status: int = 200) -> Response:
    """Answer with `body`, or with 304 where the asker has just that."""
    tag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Vary": "Accept-Encoding"}
    asked = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    if status == 200 and asked & {tag, tag.removeprefix("W/"), "*"}:
        return Response(status_code=304, headers=headers)
    return Response(body, status_code=status, media_type=_MEDIA[form], headers=headers)


def json_of(data: Any) -> bytes:  # noqa: ANN401 (a record, or records within dictionaries and lists)
    """Records as JSON."""
    return to_json(public(data)) + b"\n"


def csv_of(records: Iterable[Record], case: Case) -> bytes:
    """Records of one kind as CSV, under a header."""
    listed = [public(record) for record in records]
    if not listed:
        return b""
    look = look_up(case, listed)
    rows = [flat(record, look) for record in listed]
    return "".join([line_of(list(rows[0])), *(line_of(list(row.values())) for row in rows)]).encode()


def public(data: Any) -> Any:  # noqa: ANN401 (see json_of)
    """What may leave the machine: the name of the file that a report came from, and not the folders that it lies in."""
    if isinstance(data, (Report, Problem)) and data.source:
        return replace(data, source=PurePath(data.source).name)
    if isinstance(data, Brief):
        return replace(data, reports=tuple(public(data.reports)))
    if isinstance(data, Shown) and data.record.get("source"):
        return replace(data, record={**data.record, "source": PurePath(data.record["source"]).name})
    if isinstance(data, Mapping):
        return {name: public(value) for name, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [public(value) for value in data]
    return data
