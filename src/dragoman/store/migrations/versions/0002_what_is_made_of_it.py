"""Make the tables of what is made of many reports: items of each kind, their links, names and redirects."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

word = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_KINDS = (
    "times", "places", "figures", "statements",
    "actors", "events", "stories", "quotations", "disagreements", "agenda",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables; the next reading fills them, from the readings that are stored."""
    for kind in _KINDS:
        op.create_table(
            kind,
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
            *([sa.Column("country", word)] if kind == "actors" else []),
        )
        op.create_index(f"{kind}_report", kind, ["report"])
        op.create_index(f"{kind}_story", kind, ["story"])
        op.create_index(f"{kind}_type", kind, ["type", "subtype"])
        op.create_index(f"{kind}_time", kind, ["earliest", "latest"])
    op.create_index("actors_country", "actors", ["country"])
    op.create_table(
        "item_reports",
        sa.Column("item", word, primary_key=True),
        sa.Column("report", word, primary_key=True),
    )
    op.create_index("item_reports_report", "item_reports", ["report"])
    op.create_table(
        "item_actors",
        sa.Column("item", word, primary_key=True),
        sa.Column("actor", word, primary_key=True),
        sa.Column("role", word, primary_key=True),
    )
    op.create_index("item_actors_actor", "item_actors", ["actor", "role"])
    op.create_table(
        "names",
        sa.Column("item", word, primary_key=True),
        sa.Column("name", word, primary_key=True),
    )
    op.create_table(
        "redirects",
        sa.Column("id", word, primary_key=True),
        sa.Column("target", word, nullable=False),
    )
    op.create_index("redirects_target", "redirects", ["target"])
