"""One listing as a file: CSV, JSON Lines or Parquet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from dragoman.errors import MissingExtraError, SettingsError

if TYPE_CHECKING:
    from dragoman.case import Case
    from dragoman.case.query import Query

__all__ = ["LISTINGS", "write"]

LISTINGS = (
    "events", "statements", "quotations", "actors", "reports", "stories", "agenda", "disagreements", "figures", "places",
    "times", "timeline",
)  # fmt: skip
# So many records are looked up and written at a time.
_SOME = 500


def write(case: Case, form: str, listing: str, filters: Mapping[str, Any]) -> Iterator[bytes]:
    """The records of a listing in a form, piece by piece."""
    if listing not in LISTINGS:
        raise SettingsError(f"no listing {listing!r}", where="export", advice=f"choose from {', '.join(LISTINGS)}")
    query: Query[Any] = getattr(case, listing)(**filters)
    if form == "csv":
        yield from _csv(case, query)
    elif form == "jsonl":
        from dragoman.records.plain import to_json

        yield from (to_json(record) + b"\n" for record in query)
    else:
        yield _parquet(query)


def _csv(case: Case, query: Query[Any]) -> Iterator[bytes]:
    from dragoman.exports.looking import look_up
    from dragoman.exports.spreadsheet import flat, line_of

    records, headed = iter(query), False
    while some := list(islice(records, _SOME)):
        look = look_up(case, some)
        for row in (flat(record, look) for record in some):
            if not headed:
                yield line_of(list(row)).encode()
                headed = True
            yield line_of(list(row.values())).encode("utf-8", "replace")


def _parquet(query: Query[Any]) -> bytes:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            "Parquet needs pyarrow, which is not installed", advice="run: pip install 'dragoman[frames]'"
        ) from error
    sink = pa.BufferOutputStream()
    pq.write_table(query.to_arrow(), sink)
    written: bytes = sink.getvalue().to_pybytes()
    return written
