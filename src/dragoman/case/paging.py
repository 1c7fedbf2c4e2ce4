"""Pages of what a query gives: cursors that say where the last one ended, opaque to whoever hands them back."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.errors import SettingsError

if TYPE_CHECKING:
    from dragoman.store.rows import Selection
    from dragoman.store.store import Store

__all__ = ["cursor_of", "page_of", "place_of"]

_LARGEST = 1_000
_MARK = "after "  # so that what was not given out is told from what was


def page_of(store: Store, chosen: Selection, after: str | None, limit: int) -> tuple[list[str], str | None]:
    """Some of the selected items as JSON, and the cursor of what follows; None where nothing does."""
    if not 0 < limit <= _LARGEST:
        raise SettingsError(f"a page holds 1 to {_LARGEST:,} records, not {limit}", where="limit")
    within = chosen.limit
    place = place_of(after) if after is not None else None
    rows = store.page(replace(chosen, after=place, limit=limit + 1))
    found = [record for _, record in rows[:limit]]
    if within is not None and after is None and within <= limit:
        return found[:within], None
    return found, cursor_of(rows[limit - 1][0]) if len(rows) > limit else None


def cursor_of(place: str) -> str:
    """A place in an order as the cursor that is given out."""
    return urlsafe_b64encode(f"{_MARK}{place}".encode()).decode().rstrip("=")


def place_of(cursor: str) -> str:
    """Where a cursor points to. Raises `SettingsError` for what is none.

    >>> place_of(cursor_of("0001 2025"))
    '0001 2025'
    """
    try:
        found = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode()
    except (Error, ValueError):
        found = ""
    if not found.startswith(_MARK) or "\0" in found:
        raise SettingsError(f"{cursor!r} is no cursor", where="after", advice="give one that a page gave")
    return found.removeprefix(_MARK)
