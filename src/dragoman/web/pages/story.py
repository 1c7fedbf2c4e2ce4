"""One story on one page: established, disputed, said, due, and the pictures of it."""

from __future__ import annotations

from typing import Any

from dragoman.exports.views import Views
from dragoman.exports.wording import day, days, outlet_of
from dragoman.web.addresses import address_of, with_query, words_address
from dragoman.web.affair import Affair
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk

__all__ = ["page"]

# Of what is told once and of what is disputed so much stands on the page; the listings have the rest.
_MOST_ONCE, _MOST_DISPUTED = 10, 6


def page(desk: Desk, question: Question, id: str) -> Page:  # noqa: A002 (what it is)
    """Everything about one story."""
    desk.find(id)
    as_of = question.as_of
    affair = desk.kept(("affair", id, as_of), lambda: Affair(desk.case, id, as_of))
    return Page(
        template="story.html.jinja", given=_given(desk, affair, id, as_of), data=affair.brief, rows=affair.reports
    )


def _given(desk: Desk, affair: Affair, id: str, as_of: str | None) -> dict[str, Any]:  # noqa: A002 (what it is)
    brief = affair.brief
    views = Views(
        brief.reports, brief.actors, words_at=words_address,
        item_at=lambda item: _at(item, id, as_of),
    )  # fmt: skip
    return {
        "story": brief.story,
        "span": days(brief.story.first, brief.story.last),
        "upto": day(brief.upto),
        "affair": affair,
        "outlets": sorted({outlet_of(report) for report in affair.reports}),
        **views.brief(brief, most_once=_MOST_ONCE, most_disputed=_MOST_DISPUTED),
        "moments": desk.kept(("moments", id), lambda: _moments(desk, id)),
    }


def _at(item: str, story: str, as_of: str | None) -> str | None:
    """The address of an item at the moment; an actor, who is in many stories, as this one has them then."""
    address = address_of(item)
    within = story if as_of and item.startswith("a-") else None
    return with_query(address, as_of=as_of, story=within) if address else None


def _moments(desk: Desk, id: str) -> list[dict[str, Any]]:  # noqa: A002 (what it is)
    """The days on which reports of the story came out, with how many had come out by the end of each."""
    published = [report.published.latest for report in desk.query("reports", story=id)]
    moments: dict[str, int] = {}
    for latest in sorted(value[:10] for value in published if value):
        moments[latest] = moments.get(latest, 0) + 1
    total, listed = 0, []
    for value, count in moments.items():
        total += count
        listed.append({"value": value, "word": day(value), "count": count, "total": total})
    return listed
