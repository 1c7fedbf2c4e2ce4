"""Searching the reports: the passages that hold the words, in order of publication."""

from __future__ import annotations

from typing import Any

from dragoman.exports.context import excerpt
from dragoman.exports.wording import when_in_words
from dragoman.web.addresses import address_of, words_address
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk

__all__ = ["page"]

_MOST = 60


def page(desk: Desk, question: Question, _: str) -> Page:
    """What was found, each passage leading to its place in the report."""
    words = question.text("q")
    asked = question.filters("story", "actor", "outlet", "since", "until", "as_of")
    found = desk.case.search(words, **{**asked, "limit": _MOST + 1}) if words else []
    return Page(
        template="search.html.jinja",
        given={
            "words": words or "",
            "hits": [_shown(hit) for hit in found[:_MOST]],
            "more": len(found) > _MOST,
            "asked": asked,
        },
        data=found[:_MOST],
        rows=found[:_MOST],
    )


def _shown(hit: Any) -> dict[str, Any]:  # noqa: ANN401 (a Hit)
    whole = hit.evidence["passage"][0]
    matches = hit.evidence.get("match", ()) or (whole,)
    # The offsets of matches are in the report, and the passage is a part of it.
    within = [
        type(match)(report=match.report, start=match.start - whole.start, end=match.end - whole.start, text=match.text)
        for match in matches
    ]
    near = [match for match in within if match.start - within[0].start < 600]
    return {
        "title": hit.title, "outlet": hit.outlet or hit.title or hit.report, "published": when_in_words(hit.published),
        "href": words_address(matches[0]), "cut": excerpt(whole.text, near), "story": address_of(hit.story) if hit.story else None,
    }  # fmt: skip
