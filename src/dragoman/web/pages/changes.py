"""What the reports published since a moment changed."""

from __future__ import annotations

from itertools import groupby

from dragoman.web.addresses import address_of
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk

__all__ = ["page"]


def page(desk: Desk, question: Question, _: str) -> Page:
    """The changes, by kind; without a moment, since the last day on which a report came out."""
    story = question.text("story")
    latest = desk.kept(("latest", story), lambda: _latest(desk, story))
    since = question.text("since") or latest
    asked = question.filters("story", "actor", "outlet", "as_of")
    found = (
        desk.kept(("changes", since, tuple(sorted(asked.items()))), lambda: desk.case.changes(since, **asked))
        if since
        else []
    )
    return Page(
        template="changes.html.jinja",
        given={
            "since": since or "",
            "asked": asked,
            "groups": [
                (kind, [(one, address_of(one.id)) for one in group])
                for kind, group in groupby(found, key=lambda one: one.kind)
            ],
            "story": desk.query("stories", ids=(story,)).first() if story else None,
        },
        data=found,
        rows=found,
    )


def _latest(desk: Desk, story: str | None) -> str | None:
    days = [story.last for story in desk.query("stories", story=story) if story.last]
    return max(days, default=None)
