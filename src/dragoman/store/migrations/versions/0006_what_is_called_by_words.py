"""Find actors and stories by words of their names and titles in an index; find the reports of a moment in one."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

word = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_INDEX = {
    "sqlite": (
        """CREATE VIRTUAL TABLE names_index
        USING fts5(name, content='names', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
        """CREATE TRIGGER names_inserted AFTER INSERT ON names BEGIN
        INSERT INTO names_index(rowid, name) VALUES (new.id, new.name); END""",
        """CREATE TRIGGER names_deleted AFTER DELETE ON names BEGIN
        INSERT INTO names_index(names_index, rowid, name) VALUES ('delete', old.id, old.name); END""",
    ),
    "postgresql": ("CREATE INDEX names_index ON names USING gin (to_tsvector('simple', name))",),
}


def upgrade() -> None:
    """Number the names, so that an index of their words can speak of them, and put the titles of stories among them."""
    op.execute(
        "CREATE TEMPORARY TABLE names_before AS SELECT item, trim(name) AS name FROM names "
        "UNION SELECT id, trim(words) FROM stories WHERE trim(coalesce(words, '')) <> ''"
    )
    op.drop_table("names")
    op.create_table(
        "names",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("item", word, nullable=False),
        sa.Column("name", word, nullable=False),
    )
    op.create_index("names_item", "names", ["item"])
    for statement in _INDEX[op.get_bind().dialect.name]:
        op.execute(statement)
    op.execute("INSERT INTO names (item, name) SELECT item, name FROM names_before ORDER BY item, name")
    op.execute("DROP TABLE names_before")
    op.drop_column("stories", "words")
    op.create_index("reports_latest", "reports", ["latest", "story", "hidden"])
    op.create_index("reports_story_latest", "reports", ["story", "latest", "hidden"])
    op.execute("DELETE FROM meta WHERE key = 'linked'")
