"""Make the tables of decisions, of whole stories, and of what changed; let an item be hidden."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

word = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_KINDS = (
    "times", "places", "figures", "statements",
    "actors", "events", "stories", "quotations", "disagreements", "agenda",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables; the next linking fills them."""
    op.create_table(
        "doubts",
        sa.Column("id", word, primary_key=True),
        sa.Column("report", word),
        sa.Column("type", word),
        sa.Column("subtype", word),
        sa.Column("story", word),
        sa.Column("earliest", word),
        sa.Column("latest", word),
        sa.Column("rank", sa.Float, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("digest", word, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("doubts_report", "doubts", ["report"])
    op.create_index("doubts_story", "doubts", ["story"])
    op.create_index("doubts_type", "doubts", ["type", "subtype"])
    op.create_index("doubts_time", "doubts", ["earliest", "latest"])
    op.add_column("reports", sa.Column("identity", word))
    for kind in ("reports", *_KINDS, "doubts"):
        op.add_column(kind, sa.Column("hidden", sa.Integer, nullable=False, server_default="0"))
        op.add_column(kind, sa.Column("sort", word))
        op.create_index(f"{kind}_sort", kind, ["sort"])
        op.create_index(f"{kind}_story_sort", kind, ["story", "sort"])
    op.create_index("reports_identity", "reports", ["identity"])
    op.create_table(
        "decisions",
        sa.Column("id", word, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", word, nullable=False),
        sa.Column("who", word, nullable=False),
        sa.Column("target", word, nullable=False),
        sa.Column("now", word),
        sa.Column("state", word, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    for column in ("number", "target", "now"):
        op.create_index(f"decisions_{column}", "decisions", [column])
    op.create_table(
        "affairs",
        sa.Column("story", word, primary_key=True),
        sa.Column("part", word, primary_key=True),
        sa.Column("digest", word, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", word, nullable=False),
        sa.Column("kind", word, nullable=False),
        sa.Column("item", word, nullable=False),
        sa.Column("story", word),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("changes_story", "changes", ["story"])
    op.create_table(
        "looks",
        sa.Column("who", word, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", word, nullable=False),
    )
    # What was linked before knows none of this: it is linked again, from the readings that are stored.
    op.execute("DELETE FROM meta WHERE key = 'linked'")
