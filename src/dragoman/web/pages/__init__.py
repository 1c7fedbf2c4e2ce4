"""The pages: one module each, which asks the case and gives what the page shows."""

from __future__ import annotations

from fastapi import FastAPI

from dragoman.web.pages import (
    api,
    changes,
    gathering,
    item,
    problems,
    reading,
    report,
    review,
    searching,
    stories,
    story,
)
from dragoman.web.pages.listing import listing
from dragoman.web.pages.routing import add_page

__all__ = ["add_pages"]

_LISTED = (
    "reports",
    "actors",
    "statements",
    "quotations",
    "events",
    "agenda",
    "disagreements",
    "figures",
    "places",
    "times",
)


def add_pages(app: FastAPI) -> None:
    """Give the application all its pages."""
    add_page(app, "/stories", stories.page)
    add_page(app, "/stories/{id}", story.page, in_steps=True)
    # What was decided about a report is on its page.
    add_page(app, "/reports/{id}", report.page, fresh=True)
    add_page(app, "/search", searching.page)
    add_page(app, "/changes", changes.page)
    add_page(app, "/problems", problems.page, fresh=True)
    app.add_route("/api", api.page, methods=["GET"])
    add_page(app, "/read", reading.page, fresh=True)
    add_page(app, "/read/{id}", reading.run_page, fresh=True)
    app.add_route("/read", reading.send, methods=["POST"])
    add_page(app, "/review", review.page, fresh=True)
    add_page(app, "/review/{id}", gathering.page, fresh=True)
    app.add_route("/review", review.decide, methods=["POST"])
    for kind in _LISTED:
        add_page(app, f"/{kind}", listing(kind))
        if kind != "reports":
            # What was decided about an item is on its page.
            add_page(app, f"/{kind}/{{id}}", item.page, fresh=True)
