"""Make the tables of what is read: reports, readings, names, passages and problems."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

word = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_INDEX = {
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


def upgrade() -> None:
    """Make the tables."""
    op.create_table("meta", sa.Column("key", word, primary_key=True), sa.Column("value", sa.Text, nullable=False))
    op.create_table(
        "reports",
        sa.Column("id", word, primary_key=True),
        sa.Column("key", word),
        sa.Column("outlet", word),
        sa.Column("outlet_folded", word),
        sa.Column("url", word),
        sa.Column("title", word),
        sa.Column("type", word),
        sa.Column("subtype", word),
        sa.Column("story", word),
        sa.Column("earliest", word),
        sa.Column("latest", word),
        sa.Column("rank", sa.Float, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("fetched", word),
        sa.Column("digest", word, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("reports_outlet", "reports", ["outlet_folded"])
    op.create_index("reports_story", "reports", ["story"])
    op.create_index("reports_time", "reports", ["earliest", "latest"])
    op.create_table(
        "readings",
        sa.Column("report", word, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("digest", word, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    for table, column in (("names_met", "name"), ("suspects", "word")):
        op.create_table(
            table,
            sa.Column("report", word, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
            sa.Column(column, word, primary_key=True),
        )
    op.create_index("names_met_name", "names_met", ["name"])
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report", word, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_index("passages_report", "passages", ["report"])
    for statement in _INDEX[op.get_bind().dialect.name]:
        op.execute(statement)
    op.create_table(
        "problems",
        sa.Column("id", word, primary_key=True),
        sa.Column("source", word, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO meta (key, value) VALUES ('application', 'dragoman')")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA application_id = 1146242893")
