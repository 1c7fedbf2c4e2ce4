"""Reading in: reports as JSON or as files; each run can be asked how far it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Path, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.api.answers import answer, answered_by, desk_of, list_of
from dragoman.web.uploads import Pasted, Sent, of_files, of_pasted

__all__ = ["add_routes"]

_RUN = {"$ref": "#/components/schemas/Run"}
_Line = Annotated[str | None, Field(max_length=2000)]


class ReportIn(BaseModel):
    """A report to be read: its text, and what is known about it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1)
    title: _Line = None
    outlet: _Line = None
    published: _Line = Field(None, description="An ISO date or time.")
    url: _Line = None
    key: _Line = Field(None, description="Your own id of it, which comes back as `key`.")


class ReadingIn(BaseModel):
    """Reports to be read together."""

    model_config = ConfigDict(extra="forbid")

    reports: list[ReportIn] = Field(min_length=1, max_length=1000)


def add_routes(router: APIRouter) -> None:
    """Beginning to read, and how far it is."""

    @router.post(
        "/readings", operation_id="read", tags=["reading in"], status_code=202, response_class=Response,
        responses=answered_by(_RUN, status=202),
    )  # fmt: skip
    def read(request: Request, given: ReadingIn) -> Response:
        """Begin to read reports."""
        desk = desk_of(request)
        made = [of_pasted(Pasted(**one.model_dump()), desk.case.settings) for one in given.reports]
        return answer(request, desk.runs.begin(lambda: made, len(made)), status=202)

    @router.post(
        "/files", operation_id="read_files", tags=["reading in"], status_code=202, response_class=Response,
        responses=answered_by(_RUN, status=202),
    )  # fmt: skip
    def read_files(request: Request, files: Annotated[list[UploadFile], File()]) -> Response:
        """Begin to read files: text, web pages, JSON Lines, also gzipped."""
        desk = desk_of(request)
        sent = [Sent(name=file.filename or "", data=file.file.read()) for file in files]
        return answer(request, desk.runs.begin(of_files(sent, desk.case.settings), len(sent)), status=202)

    @router.get(
        "/readings", operation_id="readings", tags=["reading in"], response_class=Response, responses=answered_by(list_of("Run")),
    )  # fmt: skip
    def readings(request: Request) -> Response:
        """The runs since the page is served, the latest first."""
        return answer(request, desk_of(request).runs.all())

    @router.get(
        "/readings/{id}", operation_id="reading", tags=["reading in"], response_class=Response, responses=answered_by(_RUN),
    )  # fmt: skip
    def reading(request: Request, id: Annotated[str, Path(max_length=100)]) -> Response:  # noqa: A002 (what it is)
        """How far a run is."""
        return answer(request, desk_of(request).runs.get(id))
