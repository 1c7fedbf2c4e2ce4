"""Make the log of merged and split stories."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

word = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table; what was merged and split before is not known."""
    op.create_table(
        "regroupings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("story", word, nullable=False),
        sa.Column("into", word, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("regroupings_story", "regroupings", ["story"])
    op.create_index("regroupings_into", "regroupings", ["into"])
