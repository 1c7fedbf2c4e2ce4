"""The list of stories as of a moment: the latest first, each made of what is kept of it, so that a page costs its stories alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.case.paging import cursor_of, place_of
from dragoman.case.past import brief_by
from dragoman.case.telling import Telling
from dragoman.errors import SettingsError
from dragoman.records import Brief, Report, Story
from dragoman.records.plain import from_json
from dragoman.store.rows import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dragoman.store.store import Store

__all__ = ["stories_then", "tellings_then"]

_LARGEST = 1_000


def stories_then(store: Store, upto: str, after: str | None, limit: int) -> tuple[list[Story], str | None]:
    """Some of the stories that reports published by `upto` told, and the cursor of what follows; None where nothing does."""
    if not 0 < limit <= _LARGEST:
        raise SettingsError(f"a page holds 1 to {_LARGEST:,} records, not {limit}", where="limit")
    place = None
    if after is not None:
        moment, _, story = place_of(after).partition(" ")
        place = (moment, story)
    rows = store.known.stories(upto, place, limit + 1)
    found = [_story(store, story, upto) for _, story in rows[:limit]]
    following = cursor_of(" ".join(rows[limit - 1])) if len(rows) > limit else None
    return [story for story in found if story is not None], following


def tellings_then(store: Store, stories: Sequence[str], upto: str) -> dict[str, Telling]:
    """Who told each of these stories by a moment, what was disputed in it, and what was overdue."""
    return {story: _telling(store, story, upto) for story in stories}


def _story(store: Store, id: str, upto: str) -> Story | None:  # noqa: A002 (what it is)
    brief = brief_by(store, id, upto)
    if brief is not None:
        return brief.story
    # What can be told of the whole case only stands here as it is now, with its reports of then.
    line = next(iter(store.select(Selection(kind="stories", ids=(id,)))), None)
    if line is None:
        return None
    now, known = from_json(line, Story), set(store.known.reports(upto, id))
    days = sorted(day for report in _reports(store, known) for day in (report.published.latest,) if day)
    return replace(now, reports=tuple(one for one in now.reports if one in known), last=days[-1][:10] if days else None)


def _telling(store: Store, id: str, upto: str) -> Telling:  # noqa: A002 (what it is)
    brief = brief_by(store, id, upto) or Brief(story=Story(id=id, title="", reports=()), upto=None)
    reports = list(_reports(store, store.known.reports(upto, id)))
    outlets = Counter(report.outlet or report.key or report.url or report.id for report in reports)
    return Telling(
        reports=len(reports),
        outlets=tuple(sorted(outlets, key=lambda name: (-outlets[name], name))),
        conflicts=sum(one.kind == "conflict" for one in brief.disputed),
        overdue=sum(one.outcome == "overdue" for one in brief.due),
        fetched=_counted(report.fetched for report in reports),
        published=_counted((report.published.latest or "")[:10] for report in reports),
    )


def _counted(moments: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(moment for moment in moments if moment).items()))


def _reports(store: Store, ids: Iterable[str]) -> Iterable[Report]:
    return (from_json(line, Report) for line in store.reports(sorted(ids)))
