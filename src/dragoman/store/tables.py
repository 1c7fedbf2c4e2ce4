"""The tables of a case.

Each kind of item has a table of the same shape: typed columns for what is filtered and sorted on, and `record`, the whole
item as JSON. Times in columns are normalised (see `dragoman.store.rows`), so that their order as text is their order in time.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

__all__ = [
    "APPLICATION_ID", "HEAD", "ITEMS", "REVISIONS", "affairs", "changes", "decisions", "item_actors", "item_reports",
    "likeness_keys", "likenesses", "looks", "meta", "metadata", "names", "names_met", "passages", "problems", "readings",
    "redirects", "regroupings", "reports", "revision", "suspects", "traces", "versions",
]  # fmt: skip

# "DRGM" in the header of an SQLite file says that it is a case.
APPLICATION_ID = 0x4452474D
# Every revision of the tables, oldest first; the last is what this version reads and writes.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
HEAD = REVISIONS[-1]


class _Words(TypeDecorator[str]):
    """Text that is sorted and compared by code point on every database, and holds no NUL, which PostgreSQL takes for an end.

    What must be kept as it is stands in `record`, where JSON writes a NUL as an escape.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return Text(collation="C") if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (SQLAlchemy's)
        return value.replace("\0", "\ufffd") if value else value


_Word = _Words()


_HIDDEN = text("hidden <> 0")


def _shown(kind: str) -> tuple[Column[Any] | Index, ...]:
    """Where an item stands among those of its kind, and whether it is left out unless it is asked for.

    `hidden`: 0 no, 1 somebody rejected it, 2 a later version took its place. `sort` is one text for the whole order, so that a page
    begins behind the last one by a look into the index; the few that are hidden have an index of their own, so that
    the others are counted by indexes alone.
    """
    return (
        Column("hidden", Integer, nullable=False, server_default="0"),
        Column("sort", _Word),
        Index(f"{kind}_hidden", "id", sqlite_where=_HIDDEN, postgresql_where=_HIDDEN),
        Index(f"{kind}_sort", "sort"),
        Index(f"{kind}_story_sort", "story", "sort"),
    )


metadata = MetaData()

# As alembic itself makes it.
revision = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
meta = Table("meta", metadata, Column("key", _Word, primary_key=True), Column("value", Text, nullable=False))

reports = Table(
    "reports",
    metadata,
    Column("id", _Word, primary_key=True),
    Column("key", _Word),
    Column("outlet", _Word),
    Column("outlet_folded", _Word),
    Column("url", _Word),
    Column("title", _Word),
    Column("type", _Word),
    Column("subtype", _Word),
    Column("story", _Word),
    Column("earliest", _Word),
    Column("latest", _Word),
    Column("rank", Float, nullable=False),
    Column("position", Integer, nullable=False),
    Column("fetched", _Word),
    Column("digest", _Word, nullable=False),
    Column("record", Text, nullable=False),
    Column("identity", _Word),
    *_shown("reports"),
    Index("reports_identity", "identity"),
    Index("reports_outlet", "outlet_folded"),
    Index("reports_outlet_printed", "outlet"),
    Index("reports_story", "story"),
    Index("reports_time", "earliest", "latest"),
    Index("reports_latest", "latest", "story", "hidden"),
    Index("reports_story_latest", "story", "latest", "hidden"),
)
readings = Table(
    "readings",
    metadata,
    Column("report", _Word, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("digest", _Word, nullable=False),
    Column("record", Text, nullable=False),
)
names_met = Table(
    "names_met",
    metadata,
    Column("report", _Word, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("name", _Word, primary_key=True),
    Index("names_met_name", "name"),
)
# Words that a name met in another report would prove to be that name with another word run on to it.
suspects = Table(
    "suspects",
    metadata,
    Column("report", _Word, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("word", _Word, primary_key=True),
)
passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", _Word, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Index("passages_report", "report"),
)
problems = Table(
    "problems",
    metadata,
    Column("id", _Word, primary_key=True),
    Column("source", _Word, nullable=False),
    Column("record", Text, nullable=False),
)


def _items(kind: str, *further: Column[str] | Index, since_then: tuple[Column[str] | Index, ...] = ()) -> Table:
    return Table(
        kind,
        metadata,
        Column("id", _Word, primary_key=True),
        Column("report", _Word),
        Column("type", _Word),
        Column("subtype", _Word),
        Column("story", _Word),
        Column("earliest", _Word),
        Column("latest", _Word),
        Column("rank", Float, nullable=False),
        Column("position", Integer, nullable=False),
        Column("digest", _Word, nullable=False),
        Column("record", Text, nullable=False),
        *further,
        *_shown(kind),
        *since_then,
        Index(f"{kind}_report", "report"),
        Index(f"{kind}_story", "story"),
        Index(f"{kind}_type", "type", "subtype"),
        Index(f"{kind}_time", "earliest", "latest"),
    )


# What is read in one report first, then what is made of many.
ITEMS: dict[str, Table] = {
    "times": _items("times"),
    "places": _items("places"),
    "figures": _items("figures"),
    "statements": _items("statements"),
    "actors": _items("actors", Column("country", _Word), Index("actors_country", "country")),
    "events": _items("events"),
    # `newest` is one text for the order of the last days, so that a page begins behind the last one.
    "stories": _items("stories", since_then=(Column("newest", _Word), Index("stories_newest", "newest"))),
    "quotations": _items("quotations"),
    "disagreements": _items("disagreements"),
    "agenda": _items("agenda"),
    "doubts": _items("doubts"),
}

item_reports = Table(
    "item_reports",
    metadata,
    Column("item", _Word, primary_key=True),
    Column("report", _Word, primary_key=True),
    Index("item_reports_report", "report"),
)
item_actors = Table(
    "item_actors",
    metadata,
    Column("item", _Word, primary_key=True),
    Column("actor", _Word, primary_key=True),
    Column("role", _Word, primary_key=True),
    Index("item_actors_actor", "actor", "role"),
)
# What actors and stories are called, as it is searched for: numbered, so that the index of its words can speak of it.
names = Table(
    "names",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item", _Word, nullable=False),
    Column("name", _Word, nullable=False),
    Index("names_item", "item"),
)
redirects = Table(
    "redirects",
    metadata,
    Column("id", _Word, primary_key=True),
    Column("target", _Word, nullable=False),
    Index("redirects_target", "target"),
)

# What people decided, in the order in which it came in: `record` is the decision, whose state linking keeps up to date.
decisions = Table(
    "decisions",
    metadata,
    Column("id", _Word, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("at", _Word, nullable=False),
    Column("who", _Word, nullable=False),
    Column("target", _Word, nullable=False),
    Column("now", _Word),
    Column("state", _Word, nullable=False),
    Column("record", Text, nullable=False),
    Index("decisions_number", "number"),
    Index("decisions_target", "target"),
    Index("decisions_now", "now"),
)
# What is kept of each story as a whole: `linked` as linking left it, before any decision, and what was made of it with them.
affairs = Table(
    "affairs",
    metadata,
    Column("story", _Word, primary_key=True),
    Column("part", _Word, primary_key=True),
    Column("digest", _Word, nullable=False),
    Column("record", Text, nullable=False),
)
# What each linking changed, and how far everybody has looked.
changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", _Word, nullable=False),
    Column("kind", _Word, nullable=False),
    Column("item", _Word, nullable=False),
    Column("story", _Word),
    Column("record", Text, nullable=False),
    Index("changes_story", "story"),
)
# What became of stories that were merged or split, in that order.
regroupings = Table(
    "regroupings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("story", _Word, nullable=False),
    Column("into", _Word, nullable=False),
    Column("record", Text, nullable=False),
    Index("regroupings_story", "story"),
    Index("regroupings_into", "into"),
)
looks = Table(
    "looks",
    metadata,
    Column("who", _Word, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("at", _Word, nullable=False),
)

# Which report is the later version of which, their story, and since when the later one counts (none where nobody can tell).
versions = Table(
    "versions",
    metadata,
    Column("before", _Word, primary_key=True),
    Column("after", _Word, nullable=False),
    Column("story", _Word),
    Column("since", _Word),
    Index("versions_after", "after"),
    Index("versions_story", "story", "since"),
    Index("versions_since", "since"),
)

# What linking goes by of each report once it was grouped, so that the report is not needed for it any more. `day` numbers the day
# that it is grouped with, `moves` are the stories that it went into and on which days, `moved` the last of these days; `story` is
# the one that it is in, none for a report that does not count. `kept` and `vectors` are what later days are grouped by, `trace`
# what other reports are linked by, `actor_of` which actor of the case each of its actors is.
traces = Table(
    "traces",
    metadata,
    Column("report", _Word, primary_key=True),
    Column("digest", _Word, nullable=False),
    Column("day", Integer, nullable=False),
    Column("moved", Integer, nullable=False),
    Column("story", _Word),
    Column("moves", Text, nullable=False),
    Column("trace", Text, nullable=False),
    Column("actor_of", Text, nullable=False),
    Column("kept", Text, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
    Index("traces_day", "day"),
    Index("traces_moved", "moved"),
    Index("traces_story", "story"),
)
# What reports say alike of an actor, which actor it makes, and the keys under which it is looked for.
likenesses = Table(
    "likenesses",
    metadata,
    Column("id", _Word, primary_key=True),
    Column("whole", _Word, nullable=False),
    Column("record", Text, nullable=False),
    Index("likenesses_whole", "whole"),
)
likeness_keys = Table(
    "likeness_keys",
    metadata,
    Column("key", _Word, primary_key=True),
    Column("likeness", _Word, primary_key=True),
    Index("likeness_keys_likeness", "likeness"),
)
