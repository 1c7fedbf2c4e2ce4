"""A question to a case: immutable, chained from others, asked when its answer is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Generic, Self, TypedDict, TypeVar, Unpack

from dragoman.case.kinds import Kind
from dragoman.records import Record

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from dragoman.case.listings import Listings

__all__ = ["Asked", "Filters", "Page", "Query"]

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; None asks for nothing in particular.

    `story`, `report`: an id or the beginning of one. `actor`: any of an actor's names, its id, or a country (ISO 3166 alpha-3).
    `outlet`: as printed, whatever the case. `since` and `until`: ISO dates or times; what overlaps them is meant. `as_of`:
    only what was published by then; a few reports are linked as if nothing had come later, of more each story is told as it is
    grouped now. `type`: a type or subtype of the kind.
    `limit`: the most to give. `ids`: just these. `dated`: only what has a time. `rejected`: also what somebody rejected, and
    reports that a later version superseded.
    """

    story: str | None = None
    report: str | None = None
    actor: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    type: str | None = None
    limit: int | None = None
    dated: bool = False
    ids: tuple[str, ...] | None = None
    rejected: bool = False


class Asked(TypedDict, total=False):
    """Filters as keyword arguments, see `Filters`."""

    story: str | None
    report: str | None
    actor: str | None
    outlet: str | None
    since: str | None
    until: str | None
    as_of: str | None
    type: str | None
    limit: int | None
    dated: bool
    ids: tuple[str, ...] | None
    rejected: bool


FILTERS = tuple(field.name for field in fields(Filters) if field.name not in ("dated", "rejected"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[R]):
    """Some of the records that a query gives, in its order; `next` is the cursor of the page behind it, None at the end."""

    records: tuple[R, ...]
    next: str | None = None

    def __iter__(self) -> Iterator[R]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)


class Query(Generic[R]):
    """Records of one kind; iterate over it to ask.

    >>> import dragoman
    >>> with dragoman.Case.open(":memory:") as case:
    ...     summary = case.read_text("Lavrov met Rubio in Riyadh.", published="2025-02-18", outlet="Example Post")
    ...     [report.outlet for report in case.reports(since="2025-02").where(until="2025-02-20")]
    ['Example Post']

    Chaining with `where` gives a new query and leaves this one as it is.
    """

    def __init__(self, case: Listings, kind: Kind, record: type[R], filters: Filters) -> None:
        self._case, self._kind, self._record, self._filters = case, kind, record, filters

    def __repr__(self) -> str:
        given = {name: value for name in FILTERS if (value := getattr(self._filters, name)) is not None}
        return f"{self._kind.name}({', '.join(f'{name}={value!r}' for name, value in given.items())})"

    @property
    def kind(self) -> Kind:
        """What it asks for."""
        return self._kind

    @property
    def filters(self) -> Filters:
        """What it asks about."""
        return self._filters

    def where(self, **filters: Unpack[Asked]) -> Self:
        """Give the same question with further or other filters: those of `Filters`."""
        return type(self)(self._case, self._kind, self._record, replace(self._filters, **filters))

    def __iter__(self) -> Iterator[R]:
        from dragoman.records.plain import from_json

        for line in self._case._lines(self._kind, self._filters):  # noqa: SLF001 (the case's own query)
            yield from_json(line, self._record)

    def first(self) -> R | None:
        """Give the first record, None where there is none."""
        return next(iter(self.where(limit=1)), None)

    def page(self, *, after: str | None = None, limit: int = 50) -> Page[R]:
        """Give some records, from the beginning or behind the cursor `after`, and the cursor of what follows.

        Cursors are opaque; a page begins where the one before it ended, whatever came in between. Raises `SettingsError` for
        what is no cursor.
        """
        from dragoman.records.plain import from_json

        found, following = self._case._page(self._kind, self._filters, after, limit)  # noqa: SLF001 (the case's own query)
        return Page(records=tuple(from_json(line, self._record) for line in found), next=following)

    def count(self) -> int:
        """Give the number of records, without reading them."""
        return self._case._count(self._kind, self._filters)  # noqa: SLF001 (the case's own query)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give the records as plain dictionaries."""
        return [record.to_dict() for record in self]

    def to_arrow(self) -> pa.Table:
        """Give the records as an Arrow table. Raises `MissingExtraError` where pyarrow is not installed."""
        from dragoman.case.frames import arrow_table

        return arrow_table(self._record, self.to_dicts())

    def to_polars(self) -> pl.DataFrame:
        """Give the records as a Polars frame. Raises `MissingExtraError` where polars is not installed."""
        from dragoman.case.frames import polars_frame

        return polars_frame(self._record, self.to_dicts())

    def to_pandas(self) -> pd.DataFrame:
        """Give the records as a pandas frame. Raises `MissingExtraError` where pandas is not installed."""
        from dragoman.case.frames import pandas_frame

        return pandas_frame(self._record, self.to_dicts())
