"""Everything that a case holds, to be compared with what another holds."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import select

from dragoman.case import Case
from dragoman.store.tables import metadata

__all__ = ["contents"]

# A passage's number, when a report was fetched, and the checksum over that.
_PASSING = {"passages": {"id"}, "reports": {"fetched", "digest"}}


def contents(case: Case) -> dict[str, list[Any]]:
    """The rows of all tables, without what depends on when they were written."""
    found = {}
    with case._store.database.reading() as connection:
        for table in metadata.sorted_tables:
            columns = [column for column in table.c if column.name not in _PASSING.get(table.name, set())]
            rows = [[_lasting(value) for value in row] for row in connection.execute(select(*columns))]
            # The checksum of all items is also over when reports were fetched.
            found[table.name] = sorted((row for row in rows if row[0] != "turn"), key=repr)
    return found


def _lasting(value: Any) -> Any:
    return re.sub(r'"(fetched|at)":"[^"]*"', r'"\1":""', value) if isinstance(value, str) else value
