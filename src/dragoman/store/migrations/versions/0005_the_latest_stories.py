"""Keep stories by their last day and by the words of their titles; count and list outlets in an index."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

word = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
hidden = sa.text("hidden <> 0")

_KINDS = (
    "reports", "times", "places", "figures", "statements",
    "actors", "events", "stories", "quotations", "disagreements", "agenda", "doubts",
)  # fmt: skip


def upgrade() -> None:
    """Make the columns and indexes; the order is known at once, the words of titles from the next linking on."""
    op.add_column("stories", sa.Column("newest", word))
    op.add_column("stories", sa.Column("words", word))
    op.execute("UPDATE stories SET newest = coalesce(latest, '') || ' ' || id")
    op.create_index("stories_newest", "stories", ["newest"])
    for kind in _KINDS:
        op.create_index(f"{kind}_hidden", kind, ["id"], sqlite_where=hidden, postgresql_where=hidden)
    op.create_index("reports_outlet_printed", "reports", ["outlet"])
    op.execute("DELETE FROM meta WHERE key = 'linked'")
