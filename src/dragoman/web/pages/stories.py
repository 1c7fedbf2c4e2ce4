"""All stories: what each is about, over which days, by which outlets, and how much of it is disputed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dragoman.case.filing import search_words
from dragoman.case.telling import Telling
from dragoman.exports.wording import days, plural, shorten
from dragoman.records import Story
from dragoman.web.addresses import with_query
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk

__all__ = ["page"]

_A_PAGE = 30
_MOST_OUTLETS = 6
_STRIP = 240  # the width of the picture of days
_ASKED = ("q", "actor", "outlet", "since", "until", "as_of")


def page(desk: Desk, question: Question, _: str) -> Page:
    """The stories that the filters leave, the latest first."""
    words, filters = _words(question), question.filters(*_ASKED[1:])
    after = question.text("after")
    found = desk.case.latest_stories(words, after=after, limit=_A_PAGE, **filters)
    tellings = desk.case.tellings([story.id for story in found], as_of=question.as_of)
    asked = {name: question.text(name) or "" for name in _ASKED}
    return Page(
        template="stories.html.jinja",
        given={
            "cards": [_card(story, tellings[story.id]) for story in found],
            "count": desk.kept(
                ("stories", words, *sorted(filters.items())), lambda: desk.case.count_stories(words, **filters)
            ),
            "next": with_query("/stories", **asked, after=found.next) if found.next else None,
            "first": with_query("/stories", **asked) if after else None,
            "held": _held(desk), "asked": asked, "outlets": _outlets(desk),
        },
        data={"items": found.records, "next": found.next},
        rows=found.records,
    )  # fmt: skip


def _words(question: Question) -> str | None:
    """What is searched for; signs that are no words, as they come while somebody types, ask for nothing."""
    words = question.text("q")
    return words if words and search_words(words) else None


def _card(story: Story, telling: Telling) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": story.title,
        "span": days(story.first, story.last),
        "reports": plural(telling.reports, "report"),
        "outlets": [shorten(name, 60) for name in telling.outlets[:_MOST_OUTLETS]],
        "more_outlets": max(0, len(telling.outlets) - _MOST_OUTLETS),
        "outlet_count": len(telling.outlets),
        "single": telling.reports == 1,
        "days": _bars(telling.published),
        "most": max((count for _, count in telling.published), default=0),
        "conflicts": telling.conflicts,
        "share": min(telling.conflicts, 12),
        "overdue": telling.overdue,
        # By the moment of fetching, so that the browser can tell how many came in since it last looked.
        "fetched": " ".join(f"{moment}*{count}" for moment, count in telling.fetched),
    }


def _bars(published: Sequence[tuple[str, int]]) -> list[tuple[float, float, float]]:
    """How many reports came out on which day, as bars: place, width and height; none where they are two or of one day."""
    if len(published) < 2 or sum(count for _, count in published) < 3:
        return []
    days = [(date.fromisoformat(day), count) for day, count in published]
    first, span, most = days[0][0], (days[-1][0] - days[0][0]).days + 1, max(count for _, count in days)
    wide = max(2.5, min(10.0, _STRIP / span - 1))
    step = (_STRIP - wide) / (span - 1)
    return [
        (round((day - first).days * step, 1), round(wide, 1), round(max(2.0, 15 * count / most), 1))
        for day, count in days
    ]


def _outlets(desk: Desk) -> list[str]:
    """The outlets to choose from."""
    return desk.kept("outlets", desk.case.outlets)


def _held(desk: Desk) -> dict[str, int]:
    """How much the case holds."""
    return desk.kept(
        "held", lambda: {kind: desk.query(kind).count() for kind in ("reports", "stories", "events", "statements")}
    )
