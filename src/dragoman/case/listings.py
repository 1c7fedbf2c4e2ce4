"""The listings of a case: a query for each kind of item, and what queries ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Unpack

from dragoman.case.kinds import KINDS, Kind, KindName
from dragoman.case.pasts import Pasts
from dragoman.case.query import Asked, Filters, Query
from dragoman.records import (
    Actor,
    AgendaItem,
    Disagreement,
    Event,
    Figure,
    Place,
    Quotation,
    Report,
    Statement,
    Story,
    Time,
)

if TYPE_CHECKING:
    from dragoman.store.rows import Selection
    from dragoman.store.store import Store

__all__ = ["Listings"]


class Listings:
    """The listings of a case, each a query that is asked when iterated over; all take the filters of `Filters`.

    >>> import dragoman
    >>> with dragoman.Case.open(":memory:") as case:
    ...     _ = case.read_text("Lavrov met Rubio in Riyadh.", published="2025-02-18")
    ...     case.events(actor="Rubio").count(), case.events(actor="Rubio", until="2025-02-01").count()
    (1, 0)
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pasts = Pasts(store)

    def reports(self, **filters: Unpack[Asked]) -> Query[Report]:
        """The reports, by the day of publication."""
        return self._query("reports", Report, filters)

    def stories(self, **filters: Unpack[Asked]) -> Query[Story]:
        """The stories, by their first report."""
        return self._query("stories", Story, filters)

    def actors(self, **filters: Unpack[Asked]) -> Query[Actor]:
        """The actors, the most mentioned first."""
        return self._query("actors", Actor, filters)

    def statements(self, **filters: Unpack[Asked]) -> Query[Statement]:
        """The statements, by the day on which they were made, else published; `actor` is the speaker."""
        return self._query("statements", Statement, filters)

    def quotations(self, **filters: Unpack[Asked]) -> Query[Quotation]:
        """The utterances that reports quote, each once."""
        return self._query("quotations", Quotation, filters)

    def events(self, **filters: Unpack[Asked]) -> Query[Event]:
        """The events, by time, the undated last; `actor` is a source or target."""
        return self._query("events", Event, filters)

    def timeline(self, **filters: Unpack[Asked]) -> Query[Event]:
        """The events that have a time, in its order."""
        return self._query("events", Event, Asked(**{**filters, "dated": True}))

    def agenda(self, **filters: Unpack[Asked]) -> Query[AgendaItem]:
        """What was announced, by the time for which it was, and what became of it."""
        return self._query("agenda", AgendaItem, filters)

    def disagreements(self, **filters: Unpack[Asked]) -> Query[Disagreement]:
        """Where reports differ: conflicts first, then updates, then what only seems to differ."""
        return self._query("disagreements", Disagreement, filters)

    def figures(self, **filters: Unpack[Asked]) -> Query[Figure]:
        """The figures, as each report has them."""
        return self._query("figures", Figure, filters)

    def places(self, **filters: Unpack[Asked]) -> Query[Place]:
        """The places, as each report names them."""
        return self._query("places", Place, filters)

    def times(self, **filters: Unpack[Asked]) -> Query[Time]:
        """The expressions of time, as each report has them."""
        return self._query("times", Time, filters)

    def hints(self, query: Query[Any]) -> list[str]:
        """Why a query may have found nothing: names in its filters that the case does not know."""
        from dragoman.case.asking import unknown_names

        return unknown_names(self._pasts.at(query.filters.as_of), query.filters)

    # What queries ask.

    def _query(self, kind: KindName, record: type[Any], filters: Asked) -> Query[Any]:
        return Query(self, KINDS[kind], record, Filters(**filters))

    def _lines(self, kind: Kind, filters: Filters) -> Iterator[str]:
        store = self._pasts.at(filters.as_of, filters.story)
        return store.select(self._selection(store, kind, filters))

    def _page(self, kind: Kind, filters: Filters, after: str | None, limit: int) -> tuple[list[str], str | None]:
        from dragoman.case.paging import page_of

        store = self._pasts.at(filters.as_of, filters.story)
        return page_of(store, self._selection(store, kind, filters), after, limit)

    def _count(self, kind: Kind, filters: Filters) -> int:
        store = self._pasts.at(filters.as_of, filters.story)
        return store.count(self._selection(store, kind, filters))

    def _selection(self, store: Store, kind: Kind, filters: Filters) -> Selection:
        from dragoman.case.asking import selection_for

        return selection_for(store, kind, filters)
