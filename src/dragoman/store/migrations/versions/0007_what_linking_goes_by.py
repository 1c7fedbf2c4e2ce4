"""Keep what linking goes by of each report, so that one more report is linked without the rest of the case."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

word = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables; they are filled when the case is linked again."""
    op.create_table(
        "traces",
        sa.Column("report", word, primary_key=True),
        sa.Column("digest", word, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("moved", sa.Integer, nullable=False),
        sa.Column("story", word),
        sa.Column("moves", sa.Text, nullable=False),
        sa.Column("trace", sa.Text, nullable=False),
        sa.Column("actor_of", sa.Text, nullable=False),
        sa.Column("kept", sa.Text, nullable=False),
        sa.Column("vectors", sa.LargeBinary, nullable=False),
    )
    op.create_index("traces_day", "traces", ["day"])
    op.create_index("traces_moved", "traces", ["moved"])
    op.create_index("traces_story", "traces", ["story"])
    op.create_table(
        "likenesses",
        sa.Column("id", word, primary_key=True),
        sa.Column("whole", word, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("likenesses_whole", "likenesses", ["whole"])
    op.create_table(
        "likeness_keys",
        sa.Column("key", word, primary_key=True),
        sa.Column("likeness", word, primary_key=True),
    )
    op.create_index("likeness_keys_likeness", "likeness_keys", ["likeness"])
    op.execute("DELETE FROM meta WHERE key = 'linked'")
