"""The permanent addresses of items and of the words that support them."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from dragoman.case.kinds import kind_of_id
from dragoman.errors import NotFoundError
from dragoman.records import Span

__all__ = ["address_of", "mark_of", "with_query", "words_address"]


def address_of(id: str) -> str | None:  # noqa: A002 (what it is)
    """The page of the item with this id; None for what has no page.

    >>> address_of("e-3fk2ab5zqxw7m")
    '/events/e-3fk2ab5zqxw7m'
    """
    try:
        kind = kind_of_id(id)
    except NotFoundError:
        return None
    return f"/{kind.name}/{quote(id, safe='')}"


def mark_of(span: Span) -> str:
    """The name of a span within its report's page.

    >>> mark_of(Span(report="r-abc", start=4, end=9, text="talks"))
    'w4-9'
    """
    return f"w{span.start}-{span.end}"


def words_address(span: Span, item: str = "") -> str:
    """Where the words of a span stand in their report, with the way back to the item that they support.

    >>> words_address(Span(report="r-abc", start=4, end=9, text="talks"), "e-3fk2ab5zqxw7m")
    '/reports/r-abc?item=e-3fk2ab5zqxw7m#w4-9'
    """
    asked = f"?{urlencode({'item': item})}" if item else ""
    return f"/reports/{quote(span.report, safe='')}{asked}#{mark_of(span)}"


def with_query(path: str, **parameters: str | int | None) -> str:
    """A path with the parameters that have a value.

    >>> with_query("/events", story="y-1", actor=None)
    '/events?story=y-1'
    """
    given = {name: value for name, value in parameters.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path
