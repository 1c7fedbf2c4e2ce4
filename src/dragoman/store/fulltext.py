"""Searching for words: FTS5 on SQLite, a GIN index over a text-search vector on PostgreSQL.

Both index `passages.words`, which holds words only, folded by us, so that both find the same.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, TextClause, column, func, literal_column, select, text
from sqlalchemy import table as table_of

from dragoman.store.tables import passages

__all__ = ["STATEMENTS", "matching"]

# What metadata cannot say, by the database's name; the triggers keep the index in step with the table.
STATEMENTS: dict[str, tuple[str, ...]] = {
    "sqlite": (
        """CREATE VIRTUAL TABLE passages_index
        USING fts5(words, content='passages', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
        """CREATE TRIGGER passages_inserted AFTER INSERT ON passages BEGIN
        INSERT INTO passages_index(rowid, words) VALUES (new.id, new.words); END""",
        """CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
        INSERT INTO passages_index(passages_index, rowid, words) VALUES ('delete', old.id, old.words); END""",
    ),
    "postgresql": ("CREATE INDEX passages_index ON passages USING gin (to_tsvector('simple', words))",),
}


def matching(dialect: str, phrases: tuple[str, ...]) -> list[ColumnElement[bool]]:
    """The conditions on `passages` that each of `phrases` (folded words in a row) stands in it."""
    if dialect == "postgresql":
        vector = func.to_tsvector(literal_column("'simple'"), passages.c.words)
        return [vector.op("@@")(func.phraseto_tsquery(literal_column("'simple'"), phrase)) for phrase in phrases]
    index = table_of("passages_index", column("rowid"))
    found: TextClause = text("passages_index MATCH :query")
    query = " AND ".join(f'"{phrase}"' for phrase in phrases)
    return [passages.c.id.in_(select(index.c.rowid).where(found.bindparams(query=query)))]
