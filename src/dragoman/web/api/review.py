"""Decisions about items, their log, and what deserves a look."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.records.decisions import Action
from dragoman.web.api.answers import answer, answered_by, desk_of, list_of, page_of
from dragoman.web.api.listings import Text
from dragoman.web.deciding import decided

__all__ = ["add_routes"]


class DecisionIn(BaseModel):
    """A decision: what is to be done with the item `id`, and what that needs."""

    model_config = ConfigDict(extra="forbid")

    action: Action
    id: str = Field("", max_length=500, description="The item; of undo and redo the decision, else your last.")
    field: str = Field("", max_length=100)
    value: str = Field("", max_length=2000)
    members: list[str] = Field(default_factory=list, max_length=200)
    note: str = Field("", max_length=2000)
    who: str = Field("", max_length=200)


def add_routes(router: APIRouter) -> None:
    """Deciding, the log and the queue."""

    @router.post(
        "/decisions", operation_id="decide", tags=["review"], status_code=201, response_class=Response,
        responses=answered_by({"$ref": "#/components/schemas/Decision"}, status=201),
    )  # fmt: skip
    def decide(request: Request, given: DecisionIn) -> Response:
        """Accept, reject, correct, merge, split or pin an item, or take that back."""
        fields = {**given.model_dump(), "members": " ".join(given.members)}
        return answer(request, decided(desk_of(request), fields), status=201)

    @router.get(
        "/decisions", operation_id="decisions", tags=["review"], response_class=Response,
        responses=answered_by(list_of("Decision")),
    )  # fmt: skip
    def decisions(request: Request, limit: Annotated[int, Query(ge=1, le=500)] = 100) -> Response:
        """The log, newest first."""
        return answer(request, desk_of(request).case.review.log(limit=limit))

    @router.get(
        "/doubts", operation_id="doubts", tags=["review"], response_class=Response,
        responses=answered_by(page_of("Doubt")),
    )  # fmt: skip
    def doubts(
        request: Request,
        story: Text = None,
        limit: Annotated[int, Query(ge=1, le=500)] = 50,
        after: Annotated[str | None, Query(max_length=2000)] = None,
    ) -> Response:
        """What deserves a look, the most doubtful first."""
        asked = story.replace("\0", "\ufffd") if story else None
        found = desk_of(request).case.review.queue(story=asked, limit=limit, after=after)
        return answer(request, {"items": found.records, "next": found.next})
