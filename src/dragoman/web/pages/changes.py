"""What the reports published since a moment changed."""

from __future__ import annotations

from itertools import groupby

from dragoman.exports.wording import days
from dragoman.web.addresses import address_of
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk

__all__ = ["page"]

_A_PAGE = 100
# So many changes of a kind are shown; as data there are all.
_MOST = 60


def page(desk: Desk, question: Question, _: str) -> Page:
    """The changes, by kind; without a moment, since the last day on which a report came out."""
    story = question.text("story")
    latest = desk.kept(("latest", story), lambda: _latest(desk, story))
    since = question.text("since") or latest
    asked = question.filters("story", "actor", "outlet", "as_of")
    # Of many reports the changes are told story by story, and here are the stories that changed.
    small = since is None or story is not None or desk.is_small(since)
    found = (
        desk.kept(("changes", since, tuple(sorted(asked.items()))), lambda: desk.case.changes(since, **asked))
        if since and small
        else []
    )
    touched = [] if small else list(desk.case.latest_stories(since=since, limit=_A_PAGE))
    return Page(
        template="changes.html.jinja",
        given={
            "since": since or "",
            "asked": asked,
            "groups": [
                (kind, [(one, address_of(one.id)) for one in group[:_MOST]], len(group))
                for kind, group in ((kind, list(group)) for kind, group in groupby(found, key=lambda one: one.kind))
            ],
            "touched": [(one, days(one.first, one.last)) for one in touched],
            "story": desk.query("stories", ids=(story,)).first() if story else None,
        },
        data=found if small else touched,
        rows=found if small else touched,
    )


def _latest(desk: Desk, story: str | None) -> str | None:
    """The last day of a story, else of the latest one."""
    if story:
        told = desk.query("stories", ids=(story,)).first()
        return told.last if told else None
    return next((one.last for one in desk.case.latest_stories(limit=1)), None)
