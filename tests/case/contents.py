"""Everything that a case holds, to be compared with what another holds."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import select

from dragoman.case import Case
from dragoman.store.tables import metadata

__all__ = ["contents"]

# The number of a passage and of a name, when a report was fetched, and the checksum over that.
_PASSING = {"passages": {"id"}, "names": {"id"}, "reports": {"fetched", "digest"}}

# These tell what happened in which order, which depends on the runs.
_LOGS = frozenset({"changes", "looks", "regroupings"})


def contents(case: Case) -> dict[str, list[Any]]:
    """The rows of all tables, without what depends on when they were written."""
    found = {}
    with case._store.database.reading() as connection:
        for table in metadata.sorted_tables:
            if table.name in _LOGS:
                continue
            columns = [column for column in table.c if column.name not in _PASSING.get(table.name, set())]
            rows = [[_lasting(value) for value in row] for row in connection.execute(select(*columns))]
            # The checksum of all items is also over when reports were fetched.
            found[table.name] = sorted((row for row in rows if row[0] != "turn"), key=repr)
    return found


def _lasting(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    # Of the version, which state of the sources it is: they may be worked on while tests run.
    return re.sub(r"(dragoman [\d.]+)\+[0-9a-f]{10}", r"\1", re.sub(r'"(fetched|at)":"[^"]*"', r'"\1":""', value))
