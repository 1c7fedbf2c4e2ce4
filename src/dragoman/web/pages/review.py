"""Review: what deserves a look, deciding about it, and the log of what was decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.case.showing import Excerpt, Shown
from dragoman.errors import DragomanError
from dragoman.exports.wording import shorten
from dragoman.web.addresses import address_of, with_query, words_address
from dragoman.web.answering import Page, json_of
from dragoman.web.asking import Question
from dragoman.web.deciding import decided
from dragoman.web.desk import Desk
from dragoman.web.naming import KIND_WORDS
from dragoman.web.pages.gathering import MERGED

__all__ = ["decide", "page"]

_A_PAGE, _LOGGED = 12, 30
_MOST_WORDS = 3


def page(desk: Desk, question: Question, _: str) -> Page:
    """The most doubtful items first, and the latest decisions."""
    story = question.text("story")
    found = desk.case.review.queue(story=story, limit=_A_PAGE, after=question.text("after"))
    log = desk.case.review.log(limit=_LOGGED)
    return Page(
        template="review.html.jinja",
        given={
            "doubts": [shown for doubt in found if (shown := _shown(desk, doubt))],
            "titles": _titles(desk, found) if story is None else {},
            "next": with_query("/review", story=story, after=found.next) if found.next else None,
            "log": [(one, address_of(one.now or one.target)) for one in log],
            "story": desk.query("stories", ids=(story,)).first() if story else None,
        },
        data={"items": found.records, "next": found.next, "log": log},
        rows=found.records,
    )  # fmt: skip


def _titles(desk: Desk, doubts: Any) -> dict[str, str]:  # noqa: ANN401 (a page of doubts)
    """The titles of the stories that doubts are of: `how many were injured` says little without."""
    ids = tuple(sorted({doubt.story for doubt in doubts if doubt.story}))
    return {story.id: story.title for story in desk.query("stories", ids=ids)} if ids else {}


def _shown(desk: Desk, doubt: Any) -> dict[str, Any] | None:  # noqa: ANN401 (a Doubt)
    try:
        item = desk.case.show(doubt.id)
    except DragomanError:  # decided in the meantime
        return None
    words = [
        {
            # Whole words alone, where the excerpt was cut within one.
            "before": one.before.partition(" ")[2] or one.before,
            "text": shorten(one.span.text, 600) if len(one.span.text) > 600 else one.span.text,
            "after": one.after.rpartition(" ")[0] or one.after,
            "outlet": one.outlet or one.title,
            "href": words_address(one.span, doubt.id),
        }
        for one in _one_of_each_side(_with_words(desk, item))
    ]
    return {
        "doubt": doubt,
        "address": address_of(doubt.id),
        "merged": doubt.kind in MERGED,
        "word": KIND_WORDS.get(doubt.kind, doubt.kind),
        "words": words,
    }


def _with_words(desk: Desk, item: Shown) -> Shown:
    """A quotation with the words of its statements, which are its own."""
    said = item.record.get("statements") if item.kind == "quotations" else None
    if not said:
        return item
    own = [one for id in said[:_MOST_WORDS] for one in desk.case.show(id).excerpts if one.role == "content"]  # noqa: A001
    return replace(item, excerpts=tuple(own))


def _one_of_each_side(item: Shown) -> list[Excerpt]:
    """The first words of each side of a disagreement, then further ones; of anything else the first words."""
    side_of = {
        (span["report"], span["start"], span["end"]): number
        for number, position in enumerate(item.record.get("positions", ()))
        for spans in position["evidence"].values()
        for span in spans
    }
    met: Counter[int] = Counter()
    ranked = []
    for place, one in enumerate(item.excerpts):
        side = side_of.get((one.span.report, one.span.start, one.span.end), 0)
        ranked.append((met[side] if side_of else 0, place, one))
        met[side] += 1
    return [one for _, _, one in sorted(ranked, key=lambda entry: entry[:2])][: max(_MOST_WORDS, len(met))]


async def decide(request: Request) -> Response:
    """Take a decision from a form: to a script its record, to a browser the way back."""
    desk: Desk = request.app.state.desk
    async with request.form(max_files=0, max_fields=120) as form:
        given = {name: value for name, value in form.items() if isinstance(value, str)}
        given["members"] = " ".join(value for value in form.getlist("members") if isinstance(value, str))
    decision = await run_in_threadpool(decided, desk, given)
    if "application/json" in request.headers.get("accept", ""):
        return Response(json_of(decision), media_type="application/json")
    back = given.get("back", "")
    # Only to a page of ours.
    target = back if back.startswith("/") and not back.startswith("//") and "\\" not in back else "/review"
    return RedirectResponse(target, status_code=303)
