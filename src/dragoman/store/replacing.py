"""Putting rows in place of those that are stored: what stays the same is not written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from dragoman.store.asking import chunks, pairs, table_of
from dragoman.store.decided import ChangeRow
from dragoman.store.rows import Entry
from dragoman.store.tables import item_actors, item_reports, names, redirects, reports

__all__ = ["Tell", "Turned", "insert_rows", "replace_kind", "replace_redirects", "row_of", "turn_of"]

# What anybody who looks again wants to be told of.
_WATCHED = frozenset({"reports", "stories", "events", "disagreements", "agenda", "quotations"})
# An item that is not as it was: kind, id, story, and the record before and after, None where there is none.
Turned = tuple[str, str, str | None, str | None, str | None]
Tell = Callable[[Sequence[Turned], Mapping[str, str]], Iterable[ChangeRow]]


def row_of(table: Table, entry: Entry) -> dict[str, Any]:
    """The entry as a value for each column of the table: each row of a batch must have the same."""
    row = entry.row()
    return {column.name: row.get(column.name) for column in table.c}


def turn_of(by_kind: Mapping[str, Mapping[str, Entry]], before: str) -> str:
    """A checksum of what was written, upon the one `before`."""
    digest = hashlib.blake2b(before.encode(), digest_size=16)
    for kind in sorted(by_kind):
        for id, entry in sorted(by_kind[kind].items()):  # noqa: A001 (what it is)
            digest.update(f"{kind} {id} {entry.digest}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def replace_kind(
    connection: Connection, kind: str, wanted: Mapping[str, Entry], within: Collection[str] | None, *, watched: bool
) -> list[Turned]:
    """Put the rows of a kind in place of those stored: of all, or of those `within` these stories, actors by their ids."""
    table = table_of(kind)
    rows = select(table.c.id, table.c.digest)
    if within is None:
        stored = pairs(connection, rows)
    else:
        column = table.c.id if kind == "actors" else table.c.story
        stored = {}
        for chunk in chunks(sorted(within)):
            stored |= pairs(connection, rows.where(column.in_(chunk)))
        # What was of no story yet.
        for chunk in chunks(sorted(wanted.keys() - stored.keys())):
            stored |= pairs(connection, rows.where(table.c.id.in_(chunk)))
    changed = [entry for entry in wanted.values() if stored.get(entry.id) != entry.digest]
    turned: list[Turned] = []
    if watched and kind in _WATCHED:
        gone = [item for item in stored if item not in wanted]
        before = _records(connection, table, [*gone, *(entry.id for entry in changed if entry.id in stored)])
        turned = [(kind, entry.id, entry.story, before.get(entry.id), entry.record) for entry in changed]
        turned += [(kind, item, None, before[item], None) for item in gone]
    if table is reports:
        if changed:
            values_of = [{f"new_{name}": value for name, value in row_of(reports, entry).items()} for entry in changed]
            values: dict[str, Any] = {
                name.removeprefix("new_"): bindparam(name) for name in values_of[0] if name != "new_id"
            }
            connection.execute(update(reports).where(reports.c.id == bindparam("new_id")).values(values), values_of)
        return turned
    old = sorted(item for item in stored if item not in wanted or stored[item] != wanted[item].digest)
    for chunk in chunks(old):
        connection.execute(delete(table).where(table.c.id.in_(chunk)))
    # A doubt has the id of the item that it is about, whose links are not its own.
    linking = () if kind == "doubts" else (item_reports, item_actors, names)
    for chunk in chunks(sorted({*old, *(entry.id for entry in changed)})):
        for links in linking:
            connection.execute(delete(links).where(links.c.item.in_(chunk)))
    insert_rows(connection, table, (row_of(table, entry) for entry in changed))
    insert_rows(connection, item_reports, (
        {"item": entry.id, "report": report} for entry in changed for report in sorted(set(entry.reports))
    ))  # fmt: skip
    insert_rows(connection, item_actors, (
        {"item": entry.id, "actor": actor, "role": role} for entry in changed for actor, role in sorted(set(entry.actors))
    ))  # fmt: skip
    insert_rows(connection, names, (
        {"item": entry.id, "name": name} for entry in changed for name in sorted(set(entry.names))
    ))  # fmt: skip
    return turned


def _records(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, str]:
    return {
        item: record
        for chunk in chunks(ids)
        for item, record in pairs(connection, select(table.c.id, table.c.record).where(table.c.id.in_(chunk))).items()
    }


def replace_redirects(
    connection: Connection, moved: Mapping[str, str], all_of_them: bool, stale_ones: Iterable[str]
) -> None:
    """Put where ids lead to in place of all that is stored, or of these ids and of `stale_ones`."""
    if all_of_them:
        stored = pairs(connection, select(redirects.c.id, redirects.c.target))
        stale = sorted(part for part in stored if stored[part] != moved.get(part))
    else:
        stored, stale = {}, sorted({*moved, *stale_ones})
    for chunk in chunks(stale):
        connection.execute(delete(redirects).where(redirects.c.id.in_(chunk)))
    insert_rows(connection, redirects, (
        {"id": part, "target": target} for part, target in moved.items() if stored.get(part) != target
    ))  # fmt: skip


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]) -> None:
    """Insert rows, some at a time."""
    for chunk in chunks(rows):
        connection.execute(insert(table), chunk)
