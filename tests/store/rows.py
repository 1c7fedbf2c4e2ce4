"""Small rows for the tests of the store."""

from __future__ import annotations

from typing import Any

from dragoman.store.rows import Entry, Passage, StoredReading
from dragoman.store.store import Store


def report(name: str, day: str | None = None, outlet: str | None = None, **more: Any) -> Entry:
    return Entry(
        kind="reports",
        id=name,
        record=f'{{"id": "{name}"}}',
        earliest=f"{day}T00:00:00" if day else None,
        latest=f"{day}T23:59:59" if day else None,
        columns=(("outlet", outlet), ("outlet_folded", outlet.lower() if outlet else None)),
        **more,
    )


def stored(entry: Entry, words: str = "", digest: str = "by hand", **more: Any) -> StoredReading:
    passages = (Passage(report=entry.id, start=0, stop=len(words), words=words),) if words else ()
    return StoredReading(report=entry, digest=digest, record=f'{{"reading": "{entry.id}"}}', passages=passages, **more)


def linked(store: Store, *entries: Entry, moved: dict[str, str] | None = None) -> None:
    fingerprint, _ = store.base()
    assert store.replace(fingerprint, entries, moved or {})
