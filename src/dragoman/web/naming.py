"""What an item is called where it is listed or linked to: its own words, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["KIND_WORDS", "item_text"]

# One of each kind, in the words of the desk.
KIND_WORDS = {
    "reports": "report", "stories": "story", "actors": "actor", "statements": "statement", "quotations": "quotation",
    "events": "event", "agenda": "announcement", "disagreements": "disagreement", "figures": "figure", "places": "place",
    "times": "time", "problems": "problem",
}  # fmt: skip


def item_text(record: Mapping[str, Any]) -> str:
    """The words for an item, given as a dictionary.

    >>> item_text({"id": "e-1", "type": "CONSULT", "summary": "They met"})
    'They met'
    """
    for name in ("summary", "wording", "content", "title", "name", "text"):
        if isinstance(record.get(name), str) and record[name].strip():
            return " ".join(record[name][:2000].split())[:400]
    if isinstance(record.get("subject"), Mapping):
        return str(record["subject"]["text"])[:400]
    for role in ("number", "time", "place", "name"):
        spans = (record.get("evidence") or {}).get(role)
        if spans:
            return " ".join(spans[0]["text"][:2000].split())[:400]
    return str(record.get("type") or record.get("key") or record.get("id") or "").lower()
