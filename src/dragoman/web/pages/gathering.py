"""Merging and splitting one item: what it may be the same as, and what may be set apart from it, to be chosen from."""

from __future__ import annotations

from dragoman.case.kinds import kind_of_id
from dragoman.errors import NotFoundError
from dragoman.web.addresses import address_of
from dragoman.web.alike import candidates, parts
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk
from dragoman.web.naming import KIND_WORDS, item_text

__all__ = ["MERGED", "page"]

# The kinds that are put together from several reports.
MERGED = ("events", "actors", "quotations", "stories")


def page(desk: Desk, question: Question, id: str) -> Page:  # noqa: A002 (what it is)
    """The choices; what is chosen goes to the desk as any decision."""
    kind = kind_of_id(id).name
    if kind not in MERGED:
        raise NotFoundError(f"{kind} are neither merged nor split", where=id, advice=f"choose from {', '.join(MERGED)}")
    item = desk.find(id)
    words = question.text("q")
    found, apart = candidates(desk, item, words), parts(desk, item)
    return Page(
        template="gathering.html.jinja",
        given={
            "id": id, "kind": kind, "word": KIND_WORDS[kind], "text": item_text(item.to_dict()), "words": words or "",
            "candidates": found, "parts": apart, "address": address_of(id),
        },
        data={"item": item, "candidates": found, "parts": apart},
    )  # fmt: skip
