"""The pages of single items: what each is, its words in every report, why it was read so, and what was decided about it."""

from __future__ import annotations

from typing import Any

from dragoman.case.kinds import kind_of_id
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk
from dragoman.web.item_views import ItemViews
from dragoman.web.naming import KIND_WORDS, item_text

__all__ = ["page"]


def page(desk: Desk, question: Question, id: str) -> Page:  # noqa: A002 (what it is)
    """One item of any kind but reports and stories, which have pages of their own."""
    item = desk.find(id, question.as_of, question.text("story"))
    look = ItemViews(desk, question.as_of, item, question.text("story"))
    view = look.view(item)
    kind = kind_of_id(id).name
    return Page(
        template="item.html.jinja",
        given={
            "id": id,
            "kind": kind,
            "word": KIND_WORDS[kind],
            "title": item_text(item.to_dict()),
            "item": item,
            "story": look.story(item),
            "review": getattr(item, "review", None),
            "decisions": desk.case.review.of(id),
            "fields": desk.case.review.fields(kind),
            **_EMPTY,
            **view,
        },
        data=item,
        rows=[item],
    )


_EMPTY: dict[str, Any] = {
    "lead": None,
    "facts": (),
    "told": "",
    "mentions": (),
    "unshown": 0,
    "reasons": (),
    "members": (),
    "wordings": (),
    "words": (),
    "sides": None,
    "events": (),
    "statements": (),
    "more": (),
}
