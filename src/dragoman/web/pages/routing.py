"""One address a page, and the same with .json and .csv for what the page shows as data."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dragoman.web.answering import Form, Page, csv_of, json_of, respond
from dragoman.web.asking import Question
from dragoman.web.desk import Desk
from dragoman.web.templating import render, rendered_in_steps

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["Maker", "add_page"]

# What makes a page, given the id in its address, which is empty where there is none.
Maker = Callable[[Desk, Question, str], Page]


def add_page(app: FastAPI, path: str, make: Maker, *, fresh: bool = False, in_steps: bool = False) -> None:
    """Serve a page at `path`, its data at `path.json`, its rows at `path.csv`.

    One that is `fresh` changes without the case having changed, and is made anew each time; one made `in_steps` is sent as
    far as it is done, where it is not held from before.
    """
    forms: tuple[tuple[str, Form], ...] = ((".json", "json"), (".csv", "csv"), ("", "html"))
    for suffix, form in forms:
        app.add_route(path + suffix, _answering(make, form, fresh=fresh, in_steps=in_steps), methods=["GET"])


def _answering(make: Maker, form: Form, *, fresh: bool, in_steps: bool) -> Callable[[Request], Response]:
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
        turn = desk.case.turn()
        held = desk.shelf.find(turn, key)
        if held is not None:
            return respond(request, held, "html")
        if not in_steps:
            body = _rendered(request, desk, question, make)
            desk.shelf.keep(turn, key, body)
            return respond(request, body, "html")
        page = make(desk, question, request.path_params.get("id", ""))
        return _streamed(request, page, question, lambda body: desk.shelf.keep(turn, key, body))

    return answering


def _streamed(request: Request, page: Page, question: Question, keep: Callable[[bytes], None]) -> Response:
    """A page in steps, the first of which is sent before the rest is made; whole, it is kept for those who ask again."""
    steps = rendered_in_steps(page.template, request=request, as_of=question.as_of, **page.given)
    packed = "gzip" in request.headers.get("accept-encoding", "")

    def sent() -> Iterator[bytes]:
        whole: list[bytes] = []
        packer = zlib.compressobj(5, wbits=31)
        for step in steps:
            whole.append(step)
            yield packer.compress(step) + packer.flush(zlib.Z_SYNC_FLUSH) if packed else step
        if packed:
            yield packer.flush()
        keep(b"".join(whole))

    # The encoding is told in any case, so that nobody packs it again.
    headers = {"Content-Encoding": "gzip" if packed else "identity", "Vary": "Accept-Encoding"}
    return StreamingResponse(sent(), media_type="text/html", headers=headers)


def _rendered(request: Request, desk: Desk, question: Question, make: Maker) -> bytes:
    page = make(desk, question, request.path_params.get("id", ""))
    return render(page.template, request=request, as_of=question.as_of, **page.given)
