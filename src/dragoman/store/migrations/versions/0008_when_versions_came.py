"""Keep since when each later version of a report counts, so that a moment in the past is looked up and not linked."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

word = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table; it is filled when the case is linked again, which it need be where there are versions alone."""
    op.create_table(
        "versions",
        sa.Column("before", word, primary_key=True),
        sa.Column("after", word, nullable=False),
        sa.Column("story", word),
        sa.Column("since", word),
    )
    op.create_index("versions_after", "versions", ["after"])
    op.create_index("versions_story", "versions", ["story", "since"])
    op.create_index("versions_since", "versions", ["since"])
    op.execute(
        "DELETE FROM meta WHERE key = 'linked'"
        " AND EXISTS (SELECT 1 FROM meta WHERE key = 'note superseded reports' AND value = 'yes')"
    )
    op.execute("DELETE FROM meta WHERE key = 'note superseded reports'")
