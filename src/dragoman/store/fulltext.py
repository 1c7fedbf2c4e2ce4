"""Searching for words: FTS5 on SQLite, a GIN index over a text-search vector on PostgreSQL.

Both index `passages.words` and `names.name`, which hold words only, folded by us, so that both find the same.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, TextClause, column, func, literal_column, select, text
from sqlalchemy import table as table_of

from dragoman.store.tables import names, passages

__all__ = ["STATEMENTS", "called", "called_nearly", "matching"]

# What metadata cannot say, by the database's name; the triggers keep the index in step with the table.
STATEMENTS: dict[str, tuple[str, ...]] = {
    "sqlite": (
        """CREATE VIRTUAL TABLE passages_index
        USING fts5(words, content='passages', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
        """CREATE VIRTUAL TABLE names_index
        USING fts5(name, content='names', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
        """CREATE TRIGGER names_inserted AFTER INSERT ON names BEGIN
        INSERT INTO names_index(rowid, name) VALUES (new.id, new.name); END""",
        """CREATE TRIGGER names_deleted AFTER DELETE ON names BEGIN
        INSERT INTO names_index(names_index, rowid, name) VALUES ('delete', old.id, old.name); END""",
        """CREATE TRIGGER passages_inserted AFTER INSERT ON passages BEGIN
        INSERT INTO passages_index(rowid, words) VALUES (new.id, new.words); END""",
        """CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
        INSERT INTO passages_index(passages_index, rowid, words) VALUES ('delete', old.id, old.words); END""",
    ),
    "postgresql": (
        "CREATE INDEX passages_index ON passages USING gin (to_tsvector('simple', words))",
        "CREATE INDEX names_index ON names USING gin (to_tsvector('simple', name))",
    ),
}


def matching(dialect: str, phrases: tuple[str, ...]) -> list[ColumnElement[bool]]:
    """The conditions on `passages` that each of `phrases` (folded words in a row) stands in it."""
    return _matching(dialect, passages, "words", " AND ".join(f'"{phrase}"' for phrase in phrases), phrases)


def called(dialect: str, phrases: tuple[str, ...]) -> list[ColumnElement[bool]]:
    """The conditions on `names` that each of `phrases` (folded words in a row) stands in it."""
    return _matching(dialect, names, "name", " AND ".join(f'"{phrase}"' for phrase in phrases), phrases)


def called_nearly(dialect: str, beginnings: tuple[str, ...]) -> list[ColumnElement[bool]]:
    """The conditions on `names` that a word in it has one of these beginnings."""
    if dialect == "postgresql":
        vector = func.to_tsvector(literal_column("'simple'"), names.c.name)
        asked = " | ".join(f"'{one}':*" for one in beginnings)
        return [vector.op("@@")(func.to_tsquery(literal_column("'simple'"), asked))]
    return _matching(dialect, names, "name", " OR ".join(f'"{one}"*' for one in beginnings), beginnings)


def _matching(
    dialect: str, table: Table, column_name: str, query: str, phrases: tuple[str, ...]
) -> list[ColumnElement[bool]]:
    if dialect == "postgresql":
        vector = func.to_tsvector(literal_column("'simple'"), table.c[column_name])
        return [vector.op("@@")(func.phraseto_tsquery(literal_column("'simple'"), phrase)) for phrase in phrases]
    index = table_of(f"{table.name}_index", column("rowid"))
    # Each name of a parameter is its own: several of these may stand in one question.
    asked = f"{table.name}_query"
    found: TextClause = text(f"{table.name}_index MATCH :{asked}").bindparams(**{asked: query})
    return [table.c.id.in_(select(index.c.rowid).where(found))]
