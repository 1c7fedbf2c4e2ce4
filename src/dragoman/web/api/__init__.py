"""The HTTP API under /api/v1: everything that a case answers, as records; described by an OpenAPI 3.1 document."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI

from dragoman.web.api import affairs, listings, reading_in, review, searching
from dragoman.web.api.description import describe

__all__ = ["add_api"]


def add_api(app: FastAPI) -> None:
    """Give the application its API, and the document that describes it."""
    router = APIRouter(prefix="/api/v1")
    for part in (searching, reading_in, review, affairs, listings):
        part.add_routes(router)
    app.include_router(router)
    describe(app)
