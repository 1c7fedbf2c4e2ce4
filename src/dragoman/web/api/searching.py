"""Words in reports, what changed since a moment, and what could not be read."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.api.answers import AS_OF, answer, answered_by, desk_of, list_of
from dragoman.web.api.listings import Text, filters

__all__ = ["add_routes"]


def add_routes(router: APIRouter) -> None:
    """Search, changes, problems and outlets."""

    @router.get(
        "/search", operation_id="search", tags=["searching"], response_class=Response,
        responses=answered_by(list_of("Hit")),
    )  # fmt: skip
    def search(
        request: Request,
        q: Annotated[
            str, Query(min_length=1, max_length=500, description="All of these words; “in a row” in quotation marks.")
        ],
        asked: Annotated[dict[str, Any], Depends(filters)],
        limit: Annotated[int, Query(ge=1, le=500)] = 50,
    ) -> Response:
        """The passages of reports that hold all the words."""
        within = {name: value for name, value in asked.items() if name not in ("type", "rejected")}
        return answer(request, desk_of(request).case.search(q.replace("\0", " "), **within, limit=limit))

    @router.get(
        "/changes", operation_id="changes", tags=["searching"], response_class=Response,
        responses=answered_by(list_of("Change")),
    )  # fmt: skip
    def changes(  # noqa: PLR0917 (FastAPI's: each is given by its name)
        request: Request,
        since: Annotated[str, Query(max_length=500, description="A day or moment: 2025-02-26.")],
        story: Text = None,
        actor: Text = None,
        outlet: Text = None,
        as_of: AS_OF = None,
    ) -> Response:
        """What the reports published since a moment changed."""
        asked = {"story": story, "actor": actor, "outlet": outlet, "as_of": as_of}
        given = {name: value.replace("\0", "\ufffd") for name, value in asked.items() if value}
        desk = desk_of(request)
        desk.bound(since, given.get("story"))
        return answer(request, desk.case.changes(since, **given))

    @router.get(
        "/problems", operation_id="problems", tags=["searching"], response_class=Response,
        responses=answered_by(list_of("Problem")),
    )  # fmt: skip
    def problems(request: Request) -> Response:
        """The inputs that could not be read, and why."""
        return answer(request, desk_of(request).case.problems())

    @router.get(
        "/outlets", operation_id="outlets", tags=["searching"], response_class=Response,
        responses=answered_by({"type": "array", "items": {"type": "string"}}),
    )  # fmt: skip
    def outlets(request: Request) -> Response:
        """The outlets that reports name."""
        return answer(request, desk_of(request).case.outlets())
