"""One address a page, and the same with .json and .csv for what the page shows as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.answering import Form, Page, csv_of, json_of, respond
from dragoman.web.asking import Question
from dragoman.web.desk import Desk
from dragoman.web.templating import render

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["Maker", "add_page"]

# What makes a page, given the id in its address, which is empty where there is none.
Maker = Callable[[Desk, Question, str], Page]


def add_page(app: FastAPI, path: str, make: Maker, *, fresh: bool = False) -> None:
    """Serve a page at `path`, its data at `path.json`, its rows at `path.csv`.

    One that is `fresh` changes without the case having changed, and is made anew each time.
    """
    forms: tuple[tuple[str, Form], ...] = ((".json", "json"), (".csv", "csv"), ("", "html"))
    for suffix, form in forms:
        app.add_route(path + suffix, _answering(make, form, fresh=fresh), methods=["GET"])


def _answering(make: Maker, form: Form, *, fresh: bool) -> Callable[[Request], Response]:
    def answering(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        question = Question(request)
        if form != "html":
            page = make(desk, question, request.path_params.get("id", ""))
            body = json_of(page.data) if form == "json" else csv_of(page.rows, desk.case)
            return respond(request, body, form)
        if fresh:
            return respond(request, _rendered(request, desk, question, make), "html")
        key = (request.url.path, request.url.query)
        return respond(request, desk.kept(key, lambda: _rendered(request, desk, question, make)), "html")

    return answering


def _rendered(request: Request, desk: Desk, question: Question, make: Maker) -> bytes:
    page = make(desk, question, request.path_params.get("id", ""))
    return render(page.template, request=request, as_of=question.as_of, **page.given)
