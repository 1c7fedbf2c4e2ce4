"""Listings of every kind of item, a page at a time, and single items."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.case.kinds import KINDS, Kind
from dragoman.errors import NotFoundError
from dragoman.web.api.answers import AS_OF, ID, answer, answered_by, desk_of, page_of

__all__ = ["Text", "add_routes", "filters"]

Text = Annotated[str | None, Query(max_length=500)]


def filters(  # noqa: PLR0917 (FastAPI's: each is given by its name)
    story: Annotated[
        str | None, Query(max_length=500, description="Of one story: its id, or the beginning of it.")
    ] = None,
    report: Annotated[
        str | None, Query(max_length=500, description="In one report: its id, or the beginning of it.")
    ] = None,
    actor: Annotated[
        str | None, Query(max_length=500, description="Any of an actor's names, its id, or a country.")
    ] = None,
    outlet: Annotated[str | None, Query(max_length=500, description="In reports of one outlet.")] = None,
    since: Annotated[str | None, Query(max_length=500, description="From this day or moment.")] = None,
    until: Annotated[str | None, Query(max_length=500, description="Up to the end of this day or moment.")] = None,
    as_of: AS_OF = None,
    type: Annotated[str | None, Query(max_length=500, description="Of one type, such as CONSULT or conflict.")] = None,  # noqa: A002 (its name)
    rejected: Annotated[bool, Query(description="Also what somebody rejected.")] = False,
) -> dict[str, Any]:
    """The filters of listings."""
    given = {
        "story": story, "report": report, "actor": actor, "outlet": outlet, "since": since, "until": until, "as_of": as_of,
        "type": type,
    }  # fmt: skip
    asked: dict[str, Any] = {name: value.replace("\0", "\ufffd") for name, value in given.items() if value}
    return {**asked, "rejected": True} if rejected else asked


def add_routes(router: APIRouter) -> None:
    """A listing and an item for each kind."""
    for kind in KINDS.values():
        name = kind.record.__name__
        one = {"$ref": f"#/components/schemas/{name}"}
        router.add_api_route(
            f"/{kind.name}", _listing(kind), methods=["GET"], operation_id=f"list_{kind.name}", response_class=Response,
            responses=answered_by(page_of(name)), summary=f"List {kind.name}", tags=["listings"],
        )  # fmt: skip
        router.add_api_route(
            f"/{kind.name}/{{id}}", _item(kind), methods=["GET"], operation_id=f"get_{kind.name}", response_class=Response,
            responses=answered_by(one), summary=f"One of the {kind.name}", tags=["items"],
        )  # fmt: skip


def _listing(kind: Kind) -> Any:  # noqa: ANN401 (an endpoint)
    def listing(
        request: Request,
        asked: Annotated[dict[str, Any], Depends(filters)],
        limit: Annotated[int, Query(ge=1, le=500)] = 50,
        after: Annotated[
            str | None, Query(max_length=2000, description="The cursor that the page before gave.")
        ] = None,
    ) -> Response:
        found = desk_of(request).query(kind.name, **asked).page(after=after, limit=limit)
        return answer(request, {"items": found.records, "next": found.next})

    return listing


def _item(kind: Kind) -> Any:  # noqa: ANN401 (an endpoint)
    def item(request: Request, id: ID, as_of: AS_OF = None, story: Text = None) -> Response:  # noqa: A002 (what it is)
        if not id.startswith(f"{kind.letter}-"):
            raise NotFoundError(f"{id!r} is no id of {kind.name}", where="id", advice=f"they begin with {kind.letter}-")
        return answer(request, desk_of(request).find(id, as_of, story.replace("\0", "\ufffd") if story else None))

    return item
