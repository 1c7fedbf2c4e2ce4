"""Searching the reports: the passages that hold the words, in order of publication."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dragoman.case.searching import Hit
from dragoman.exports.context import excerpt
from dragoman.exports.wording import when_in_words
from dragoman.web.addresses import address_of, words_address
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk

__all__ = ["page"]

_MOST = 60


def page(desk: Desk, question: Question, _: str) -> Page:
    """What was found, report by report, each passage leading to its place there."""
    words = question.text("q")
    asked = question.filters("story", "actor", "outlet", "since", "until", "as_of")
    found = desk.case.search(words, **{**asked, "limit": _MOST + 1}) if words else []
    shown = found[:_MOST]
    return Page(
        template="search.html.jinja",
        given={
            "words": words or "",
            "found": [_report(list(hits)) for _, hits in groupby(shown, key=lambda hit: hit.report)],
            "count": len(shown),
            "more": len(found) > _MOST,
            "asked": asked,
            "outlets": desk.kept("outlets", desk.case.outlets),
            "story": desk.query("stories", ids=(asked["story"],)).first() if asked.get("story") else None,
        },
        data=shown,
        rows=shown,
    )


def _report(hits: list[Hit]) -> dict[str, Any]:
    first = hits[0]
    outlet = first.outlet or first.title or first.report
    return {
        "title": first.title or outlet, "outlet": outlet, "published": when_in_words(first.published),
        "address": address_of(first.report), "hits": [_shown(hit) for hit in hits],
    }  # fmt: skip


def _shown(hit: Hit) -> dict[str, Any]:
    whole = hit.evidence["passage"][0]
    matches = hit.evidence.get("match", ()) or (whole,)
    # The offsets of matches are in the report, and the passage is a part of it.
    within = [
        type(match)(report=match.report, start=match.start - whole.start, end=match.end - whole.start, text=match.text)
        for match in matches
    ]
    near = [match for match in within if match.start - within[0].start < 600]
    return {"href": words_address(matches[0]), "cut": excerpt(whole.text, near)}
