"""What all answers of the API share: how they are described, and how records become one."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.answering import json_of, respond
from dragoman.web.desk import Desk

__all__ = ["AS_OF", "ID", "answer", "answered_by", "desk_of", "list_of", "page_of"]

_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
_REFUSED = {
    400: "what was asked for makes no sense", 404: "there is no such thing", 413: "that is too much at once",
    422: "a value is missing or of the wrong kind", 503: "another program holds the case",
}  # fmt: skip

ID = Annotated[str, Path(max_length=500, description="The id of the item, or the beginning of it.")]
AS_OF = Annotated[
    str | None, Query(max_length=500, description="As the case stood then: by reports published up to it.")
]


def desk_of(request: Request) -> Desk:
    """The desk of the application."""
    desk: Desk = request.app.state.desk
    return desk


def answer(request: Request, data: Any, *, status: int = 200) -> Response:  # noqa: ANN401 (see json_of)
    """Records as JSON, with a checksum."""
    return respond(request, json_of(data), "json", status=status)


def answered_by(schema: dict[str, Any], *, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The description of an endpoint's answers: `schema` when it works, problems else."""
    content = {"application/json": {"schema": schema}}
    described: dict[int | str, dict[str, Any]] = {
        status: {"description": "Found", "content": content},
        304: {"description": "It is as you have it"},
        308: {"description": "It has another id now"},
    }
    return {**described, **{code: {"description": words, "content": _PROBLEM} for code, words in _REFUSED.items()}}


def list_of(name: str) -> dict[str, Any]:
    """The schema of a list of records."""
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def page_of(name: str) -> dict[str, Any]:
    """The schema of a page of records, with the cursor of what follows."""
    return {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": list_of(name),
            "next": {
                "type": ["string", "null"],
                "description": "Give it as `after` for what follows; null at the end.",
            },
        },
    }
