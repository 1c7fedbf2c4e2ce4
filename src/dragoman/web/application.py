"""The application: pages and the API over one case."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from threading import Thread
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import RedirectResponse

from dragoman import __version__
from dragoman.web.api import add_api
from dragoman.web.desk import Desk
from dragoman.web.faults import handle_faults
from dragoman.web.files import LongKept, style_sheet
from dragoman.web.guarding import LOOPBACK, Guard
from dragoman.web.pages import add_pages
from dragoman.web.reading_in import Runs
from dragoman.web.templating import STATIC, make_ready

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from dragoman.case import Case

__all__ = ["create_app"]


def create_app(
    case: Case,
    *,
    hosts: Iterable[str] | None = LOOPBACK,
    token: str | None = None,
    largest: int = 64 << 20,
    who: str = "page",
) -> FastAPI:
    """Make the application that serves a case.

    >>> from dragoman import Case
    >>> create_app(Case.open(":memory:")).title
    'dragoman'

    `hosts` are the names that it is reached by, None for any; where others can reach it, give a `token`. `largest` is the most
    bytes that may be sent at once; decisions made on the page are those of `who`.
    """
    runs = Runs(case)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        # Beside the start, not before it.
        Thread(target=make_ready, name="templates", daemon=True).start()
        yield
        runs.close()

    class Guarded(FastAPI):
        """An application in whose guard even the answers to its own faults stand."""

        def build_middleware_stack(self) -> ASGIApp:
            return Guard(super().build_middleware_stack(), hosts=hosts, token=token, largest=largest)

    app = Guarded(
        title="dragoman", version=__version__, lifespan=life, docs_url=None, redoc_url=None, openapi_url=None,
        redirect_slashes=False,
    )  # fmt: skip
    app.state.desk = Desk(case, runs, who)
    handle_faults(app)
    app.mount("/static", LongKept(directory=STATIC), name="static")
    app.add_route("/style.css", style_sheet, methods=["GET"])
    app.add_route("/", lambda _: RedirectResponse("/stories"), methods=["GET"])
    add_api(app)
    add_pages(app)
    app.add_middleware(GZipMiddleware, minimum_size=600, compresslevel=5)
    return app
