"""What went wrong, as an answer: a page for people, problem+json (RFC 9457) for programs; never a path or a trace of ours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.case.kinds import KINDS
from dragoman.errors import (
    CaseError,
    DragomanError,
    EvidenceError,
    InputError,
    LockedCaseError,
    MissingExtraError,
    NotFoundError,
    SettingsError,
)
from dragoman.web.desk import MovedError
from dragoman.web.guarding import TooLargeError
from dragoman.web.templating import render

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["handle_faults", "problem"]

_STATUS: dict[type[DragomanError], int] = {
    NotFoundError: 404, SettingsError: 400, InputError: 400, EvidenceError: 400, LockedCaseError: 503, MissingExtraError: 501,
    CaseError: 500,
}  # fmt: skip


def problem(request: Request, status: int, what: str, advice: str = "", where: str = "") -> Response:
    """Say what went wrong: to a program as problem+json, to a person as a page."""
    path = request.url.path
    asks_json = "application/json" in request.headers.get("accept", "")
    if asks_json or path.startswith("/api/") or path.endswith((".json", ".csv")):
        told = {"type": "about:blank", "title": what, "status": status}
        more = {"detail": advice, "parameter": where}
        body = json.dumps({**told, **{name: value for name, value in more.items() if value}})
        return Response(body, status_code=status, media_type="application/problem+json")
    page = render(
        "fault.html.jinja", request=request, status=status, what=what, advice=advice, where=where, listings=KINDS
    )
    return Response(page, status_code=status, media_type="text/html")


def handle_faults(app: FastAPI) -> None:
    """Have the application answer everything that is raised."""

    @app.exception_handler(DragomanError)
    def ours(request: Request, error: DragomanError) -> Response:
        status = next((_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS), 500)
        # Of an error of the case, the place is the case's own: a path of the machine.
        where = "" if isinstance(error, CaseError) else error.where
        return problem(request, status, error.what, error.advice, where)

    @app.exception_handler(MovedError)
    def moved(request: Request, error: MovedError) -> Response:
        old = request.path_params.get("id", "")
        head, _, tail = request.url.path.rpartition(old)
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{head}{error.id}{tail}{query}", status_code=308)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        what = "there is no such page" if error.status_code == 404 else str(error.detail).lower()
        answer = problem(request, error.status_code, what)
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return problem(
            request, 422, str(first.get("msg", "invalid")).lower(), where=".".join(map(str, first.get("loc", ())))
        )

    @app.exception_handler(TooLargeError)
    def too_large(request: Request, _: TooLargeError) -> Response:
        return problem(request, 413, "that is too much at once", "send less, or use dragoman read")

    @app.exception_handler(Exception)
    def unforeseen(request: Request, _: Exception) -> Response:
        return problem(request, 500, "something went wrong here", "the terminal that runs dragoman serve says what")
