"""The API, told to people: each way to ask it, with its parameters."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.answering import respond
from dragoman.web.templating import render

__all__ = ["page"]


def page(request: Request) -> Response:
    """What can be asked of the API."""
    document = request.app.openapi()
    ways: list[dict[str, Any]] = [
        {"method": method.upper(), "path": path, **told}
        for path, methods in document["paths"].items()
        for method, told in methods.items()
    ]
    tags = list(dict.fromkeys(way["tags"][0] for way in ways))
    given = {
        "about": document["info"]["description"].split("\n\n"),
        "groups": [(tag, [way for way in ways if way["tags"][0] == tag]) for tag in tags],
    }
    return respond(request, render("api.html.jinja", request=request, as_of=None, **given), "html")
