"""Which format an input is in, by what it holds; its name only decides where the content leaves it open."""

from __future__ import annotations

import json
import re
from typing import Literal

from dragoman.intake.decoding import decode

__all__ = ["Kind", "kind_of"]

Kind = Literal["text", "page", "json", "feed", "xml"]

_JSON_SUFFIXES = {".json", ".jsonl", ".ndjson", ".jsonlines"}
_PAGE_SUFFIXES = {".html", ".htm", ".xhtml", ".shtml"}
_JSON_START = re.compile(r'[\[{][\s\[{]{0,200}(?:"|\}|\]|$)')
_PAGE_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|header|div|table|p|h1|h2|span|a|script|style)\b",
    re.IGNORECASE,
)
_FEED_START = re.compile(r"<(?:rss|feed|rdf:RDF)\b")
_COMMENT = re.compile(r"\s*<!--(?:(?!-->).){0,4000}-->", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}[\s/>]")


def kind_of(head: bytes, suffix: str = "") -> Kind:
    """Tell the format from an input's first bytes and the last part of its name.

    >>> kind_of(b"<!doctype html><title>Talks</title>"), kind_of(b'{"text": "Talks began."}'), kind_of(b"[Update] Talks began.")
    ('page', 'json', 'text')
    """
    start = decode(head).text.lstrip()
    for _ in range(5):
        if not (comment := _COMMENT.match(start)):
            break
        start = start[comment.end() :].lstrip()
    if start.startswith(("{", "[")) and (suffix in _JSON_SUFFIXES or _JSON_START.match(start) or _is_json_line(start)):
        return "json"
    if start.startswith("<"):
        if _PAGE_START.match(start) or (
            start.startswith("<?xml") and re.search(r"<html\b", start[:4000], re.IGNORECASE)
        ):
            return "page"
        if _FEED_START.search(start[:4000]):
            return "feed"
        if start.startswith("<?xml"):
            return "xml"
    if suffix in _PAGE_SUFFIXES and _TAG.search(start):
        return "page"
    return "json" if suffix in _JSON_SUFFIXES else "text"


def _is_json_line(start: str) -> bool:
    try:
        return isinstance(json.loads(start.split("\n", 1)[0]), dict)
    except (ValueError, RecursionError):
        return False
