"""The likenesses of a case's actors, kept in its store."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from dragoman.linking.everywhere import Alike, Everywhere
from dragoman.linking.traces import Likeness
from dragoman.records.plain import from_json, to_json
from dragoman.store.traces import LikenessRow

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["Kept", "turned"]


class Kept:
    """The likenesses of a store, as an index (see `dragoman.linking.everywhere.Index`)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def alike(self, likenesses: Collection[Likeness]) -> Iterable[Alike]:
        """Those of these likenesses that are known."""
        return _read(self._store.traces.alike(map(_id, likenesses)))

    def under(self, keys: Collection[str]) -> Iterable[Alike]:
        """All that have any of these keys."""
        return _read(self._store.traces.under(keys))

    def making(self, wholes: Collection[str]) -> Iterable[Alike]:
        """All that make any of these actors."""
        return _read(self._store.traces.making(wholes))


def turned(everywhere: Everywhere) -> tuple[list[LikenessRow], list[str]]:
    """What is to be written of likenesses that were touched, and the ids of those of which nothing is left."""
    rows, gone = [], []
    for likeness in everywhere.touched:
        entry = everywhere.now(likeness)
        if entry is None:
            gone.append(_id(likeness))
        else:
            rows.append(
                LikenessRow(id=_id(likeness), whole=entry.whole, record=to_json(entry).decode(), keys=entry.keys)
            )
    return rows, gone


def _read(lines: Iterable[str]) -> list[Alike]:
    return [from_json(line, Alike) for line in lines]


def _id(likeness: Likeness) -> str:
    return hashlib.blake2b(to_json(likeness), digest_size=12).hexdigest()
