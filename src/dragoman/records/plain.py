"""Records to and from plain dictionaries and JSON, and their JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from dragoman.records.base import Evidence
from dragoman.records.spans import Span

__all__ = ["from_json", "from_plain", "json_schema", "to_json", "to_plain"]

T = TypeVar("T")
_EvidenceRoles = dict[str, tuple[Span, ...]]


def _encode(value: Any) -> Any:  # noqa: ANN401 (msgspec's hook)
    if isinstance(value, Evidence):
        return dict(value)
    raise NotImplementedError(f"no plain form for {type(value).__name__}")


def _decode(kind: type, value: Any) -> Any:  # noqa: ANN401 (msgspec's hook)
    if kind is Evidence:
        return Evidence(msgspec.convert(value, _EvidenceRoles))
    raise NotImplementedError(f"no record of type {kind.__name__}")


def to_plain(record: object) -> dict[str, Any]:
    """Give a record as dictionaries, lists, strings, numbers and None."""
    plain: dict[str, Any] = msgspec.json.decode(to_json(record))
    return plain


def from_plain(plain: Mapping[str, Any], kind: type[T]) -> T:
    """Build a record of `kind` from `to_plain`'s answer."""
    return msgspec.convert(plain, kind, dec_hook=_decode)


def to_json(record: object) -> bytes:
    """Give a record, or a list of records, as one line of JSON."""
    return msgspec.json.encode(record, enc_hook=_encode)


def from_json(line: bytes | str, kind: type[T]) -> T:
    """Build a record of `kind` from a line of JSON."""
    return msgspec.json.decode(line, type=kind, dec_hook=_decode)


def json_schema(*kinds: type) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of these kinds of record, each under `$defs` by its name."""

    def hook(kind: type) -> dict[str, Any]:
        if kind is Evidence:
            spans = {"type": "array", "items": {"$ref": "#/$defs/Span"}}
            return {"type": "object", "description": "Spans by role.", "additionalProperties": spans}
        raise NotImplementedError(kind.__name__)

    _, components = msgspec.json.schema_components([Span, *kinds], schema_hook=hook, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": dict(sorted(components.items())),
    }
