"""The OpenAPI document: FastAPI's, with the schemas of our records put in."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response

from dragoman.case.changes import Change
from dragoman.case.kinds import KINDS
from dragoman.case.searching import Hit
from dragoman.case.showing import Shown
from dragoman.linking import Copy
from dragoman.records import Brief, Decision, Doubt, Mend, Problem
from dragoman.records.plain import json_schema
from dragoman.web.answering import respond
from dragoman.web.drawing.graph import Tie
from dragoman.web.drawing.matrix import Matrix, Relayed
from dragoman.web.reading_in import Run

__all__ = ["describe"]

_ABOUT = """Everything that a case answers, as records: what reports say about an affair, who says so, and where they differ.

Listings come in pages: give `next` as `after` for what follows. Answers carry an ETag. What goes wrong is told as problem+json
(RFC 9457). Anywhere but on loopback give the token as `Authorization: Bearer …`."""
_FAULT = {
    "type": "object",
    "title": "Problem details (RFC 9457)",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"},
        "parameter": {"type": "string"},
    },
}  # fmt: skip


def describe(app: FastAPI) -> None:
    """Serve the document at /api/v1/openapi.json."""

    def document() -> dict[str, Any]:
        if not app.openapi_schema:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # as FastAPI's manual has it

    def openapi(request: Request) -> Response:
        return respond(request, json.dumps(document(), ensure_ascii=False).encode(), "json")

    app.add_route("/api/v1/openapi.json", openapi, methods=["GET"])


def _document(app: FastAPI) -> dict[str, Any]:
    made = get_openapi(
        title="dragoman", version=app.version, openapi_version="3.1.0", description=_ABOUT, routes=app.routes,
        license_info={"name": "Apache 2.0", "identifier": "Apache-2.0"},
    )  # fmt: skip
    records = {kind.record for kind in KINDS.values()}
    further = (Brief, Change, Copy, Decision, Doubt, Hit, Matrix, Mend, Problem, Relayed, Run, Shown, Tie)
    schemas = json_schema(*sorted({*records, *further}, key=lambda kind: kind.__name__))["$defs"]
    within = json.loads(json.dumps(schemas).replace('"#/$defs/', '"#/components/schemas/'))
    components = made.setdefault("components", {}).setdefault("schemas", {})
    components.update({**within, "ProblemDetails": _FAULT})
    return made
