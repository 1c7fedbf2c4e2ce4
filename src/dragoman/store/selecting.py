"""From what is asked for to SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, literal_column, or_, select

from dragoman.store.fulltext import called, matching
from dragoman.store.known import counting
from dragoman.store.rows import Selection
from dragoman.store.tables import ITEMS, item_actors, item_reports, names, passages, reports

__all__ = ["counted", "place_column", "selected"]

# The kinds whose items belong to one report each; the others are linked to several by `item_reports`.
_OF_ONE_REPORT = ("times", "places", "figures", "statements")
# Kinds without actors of their own: with `actors`, those in reports that name one of them are meant.
_WITHOUT_ACTORS = ("reports", "times", "places", "figures")
# Kinds that go through several stories: with `stories`, those in the reports of one are meant.
_OF_ANY_STORY = ("actors",)


def place_column(selection: Selection) -> str:
    """The column that says where an item stands in the order that is asked for."""
    return "newest" if selection.newest_first else "sort"


def selected(selection: Selection, *, of: str | tuple[str, ...] = "record", dialect: str = "sqlite") -> Select[Any]:
    """The query for the column or columns `of` of the selected items, in order."""
    table = _table(selection.kind)
    columns = (of,) if isinstance(of, str) else of
    query = select(*(table.c[name] for name in columns)).where(*_conditions(selection, table, dialect))
    order = (table.c.newest.desc(),) if selection.newest_first else (table.c.sort, table.c.id)
    return query.order_by(*order).limit(selection.limit)


def counted(selection: Selection, *, dialect: str = "sqlite") -> Select[Any]:
    """The query for the number of the selected items."""
    if selection == Selection(kind=selection.kind, newest_first=selection.newest_first):
        return _counted_whole(_table(selection.kind))
    inner = selected(selection, of="id", dialect=dialect).order_by(None).subquery()
    return select(func.count()).select_from(inner)


def _counted_whole(table: Table) -> Select[Any]:
    """All of a kind less those that are hidden: both are counted in an index, and no row is read."""
    every = select(func.count()).select_from(table).scalar_subquery()
    # Written out, for an index of some rows is used only where the database sees that these are meant.
    hidden = select(func.count()).select_from(table).where(table.c.hidden != literal_column("0")).scalar_subquery()
    return select(every - hidden)


def _table(kind: str) -> Table:
    return reports if kind == "reports" else ITEMS[kind]


def _conditions(selection: Selection, table: Table, dialect: str) -> list[ColumnElement[bool]]:
    kind = selection.kind
    found = _from_place(selection, table)
    if selection.ids is not None:
        found.append(table.c.id.in_(selection.ids))
    if selection.stories is not None and kind not in _OF_ANY_STORY:
        found.append(table.c.story.in_(selection.stories))
    if selection.types is not None:
        found.append(or_(table.c.type.in_(selection.types), table.c.subtype.in_(selection.types)))
    if selection.since is not None:
        found.append(table.c.latest >= selection.since)
    if selection.until is not None:
        found.append(table.c.earliest <= selection.until)
    if selection.dated:
        found.append(table.c.earliest.is_not(None))
    if selection.actors is not None:
        found.append(_by_actor(selection, table))
    if selection.phrases is not None:
        found.append(_with_phrases(selection, table, dialect))
    of_reports = _on_reports(selection)
    if of_reports:
        wanted = select(reports.c.id).where(*of_reports)
        if kind == "reports":
            found.append(table.c.id.in_(wanted))
        elif kind in _OF_ONE_REPORT:
            found.append(table.c.report.in_(wanted))
        else:
            found.append(table.c.id.in_(select(item_reports.c.item).where(item_reports.c.report.in_(wanted))))
    return found


def _from_place(selection: Selection, table: Table) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    # As of a moment a version may count that does so no more.
    if not selection.hidden and not (selection.kind == "reports" and selection.upto is not None):
        found.append(table.c.hidden == 0)
    if selection.after is not None:
        newer = selection.newest_first
        found.append(table.c.newest < selection.after if newer else table.c.sort > selection.after)
    return found


def _with_phrases(selection: Selection, table: Table, dialect: str) -> ColumnElement[bool]:
    phrases = selection.phrases or ()
    told = (
        select(reports.c.story)
        .join_from(passages, reports, reports.c.id == passages.c.report)
        .where(reports.c.story.is_not(None), *matching(dialect, phrases))
    )
    if selection.outlet is not None:
        told = told.where(reports.c.outlet_folded == selection.outlet)
    titled = select(names.c.item).where(*called(dialect, phrases))
    return or_(table.c.id.in_(told), table.c.id.in_(titled))


def _on_reports(selection: Selection) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if selection.stories is not None and selection.kind in _OF_ANY_STORY:
        found.append(reports.c.story.in_(selection.stories))
    if selection.outlet is not None:
        found.append(reports.c.outlet_folded == selection.outlet)
    if selection.upto is not None:
        found.append(counting(selection.upto))
    if selection.reports is not None:
        found.append(reports.c.id.in_(selection.reports))
    return found


def _by_actor(selection: Selection, table: Table) -> ColumnElement[bool]:
    actors = selection.actors or ()
    if selection.kind == "actors":
        return table.c.id.in_(actors)
    if selection.kind in _WITHOUT_ACTORS:
        of_item = table.c.id if selection.kind == "reports" else table.c.report
        return of_item.in_(select(item_reports.c.report).where(item_reports.c.item.in_(actors)))
    links = select(item_actors.c.item).where(item_actors.c.actor.in_(actors))
    if selection.roles is not None:
        links = links.where(item_actors.c.role.in_(selection.roles))
    return table.c.id.in_(links)
