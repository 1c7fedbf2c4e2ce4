"""All stories: what each is about, over which days, by which outlets, and how much of it is disputed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dragoman.exports.wording import days, outlet_of, plural, shorten
from dragoman.records import Report, Story
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk

__all__ = ["page"]

_A_PAGE = 30
_MOST_HITS = 2000
_MOST_OUTLETS = 6


def page(desk: Desk, question: Question, _: str) -> Page:
    """The stories that the filters leave, the latest first."""
    words = question.text("q")
    number = question.number("page", 1, 10_000)
    stories = list(desk.query("stories", **question.filters("actor", "outlet", "since", "until", "as_of")))
    if words:
        stories = _with_words(desk, question, words, stories)
    stories.sort(key=lambda story: (story.last or "", len(story.reports), story.id), reverse=True)
    shown = stories[(number - 1) * _A_PAGE : number * _A_PAGE]
    return Page(
        template="stories.html.jinja",
        given={
            "cards": [_card(desk, story, question.as_of) for story in shown], "count": len(stories), "number": number,
            "pages": -(-len(stories) // _A_PAGE), "held": _held(desk),
            "asked": {name: question.text(name) or "" for name in ("q", "actor", "outlet", "since", "until", "as_of")},
            "outlets": _outlets(desk),
        },
        data=shown,
        rows=shown,
    )  # fmt: skip


def _with_words(desk: Desk, question: Question, words: str, stories: list[Story]) -> list[Story]:
    """The stories with a report in which all the words stand in one passage, or in whose title they do."""
    from dragoman.case.filing import search_words

    hits = desk.case.search(words, **{**question.filters("actor", "outlet", "as_of"), "limit": _MOST_HITS})
    found = {hit.story for hit in hits}
    wanted = set(search_words(words).split())
    return [story for story in stories if story.id in found or wanted <= set(search_words(story.title).split())]


def _card(desk: Desk, story: Story, as_of: str | None) -> dict[str, Any]:
    reports: list[Report] = list(desk.query("reports", story=story.id, as_of=as_of))
    outlets = Counter(outlet_of(report) for report in reports)
    names = sorted(outlets, key=lambda name: (-outlets[name], name))
    conflicts = desk.query("disagreements", story=story.id, as_of=as_of, type="conflict").count()
    # By the moment of fetching, so that the browser can tell how many came in since it last looked.
    fetched = Counter(report.fetched or "" for report in reports)
    return {
        "id": story.id,
        "title": story.title,
        "span": days(story.first, story.last),
        "reports": plural(len(reports), "report"),
        "outlets": [shorten(name, 60) for name in names[:_MOST_OUTLETS]],
        "more_outlets": max(0, len(names) - _MOST_OUTLETS),
        "outlet_count": len(names),
        "conflicts": conflicts,
        "share": min(conflicts, 12),
        "overdue": desk.query("agenda", story=story.id, as_of=as_of, type="overdue").count(),
        "fetched": " ".join(f"{moment}*{count}" for moment, count in sorted(fetched.items()) if moment),
    }


def _outlets(desk: Desk) -> list[str]:
    """The outlets to choose from."""
    return desk.kept("outlets", desk.case.outlets)


def _held(desk: Desk) -> dict[str, int]:
    """How much the case holds."""
    return desk.kept(
        "held", lambda: {kind: desk.query(kind).count() for kind in ("reports", "stories", "events", "statements")}
    )
