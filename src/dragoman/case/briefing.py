"""The brief of one story, out of what the store holds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from dragoman.case.asking import full_id
from dragoman.case.keeping import kept_brief
from dragoman.records import (
    Actor,
    AgendaItem,
    Brief,
    Disagreement,
    Event,
    Quotation,
    Reading,
    Record,
    Report,
    Statement,
    Story,
)
from dragoman.records.plain import from_json
from dragoman.store.rows import Selection

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["brief_of"]

R = TypeVar("R", bound=Record)


def brief_of(store: Store, asked: str | None) -> Brief:
    """The brief of the story asked for, else of the largest. Raises `NotFoundError` where there is none.

    Of a large story it was made when it was linked; of a small one it is made now. No other is loaded.
    """
    from dragoman.comparing import Compared, brief
    from dragoman.linking import Linked

    if asked:
        told = full_id(store, "stories", asked)
    else:
        stories = _all(store, "stories", Story)
        largest = max(stories, key=lambda story: (len(story.reports), story.last or "", story.id), default=None)
        told = largest.id if largest else ""
    kept = kept_brief(store, told)
    if kept is not None:
        return kept
    statements: dict[str, list[Statement]] = {}
    for statement in _all(store, "statements", Statement, told):
        statements.setdefault(statement.report, []).append(statement)
    linked = Linked(
        readings=tuple(
            Reading(report=report, statements=tuple(statements.get(report.id, ())))
            for report in _all(store, "reports", Report, told)
        ),
        stories=_all(store, "stories", Story, told),
        actors=_all(store, "actors", Actor, told),
        events=_all(store, "events", Event, told),
        quotations=_all(store, "quotations", Quotation, told),
        story_of={},
        actor_of={},
        redirects={},
        dating={},
    )
    compared = Compared(
        disagreements=_all(store, "disagreements", Disagreement, told),
        agenda=_all(store, "agenda", AgendaItem, told),
    )
    return brief(linked, compared, told or None)


def _all(store: Store, kind: str, record: type[R], story: str | None = None) -> tuple[R, ...]:
    chosen = Selection(kind=kind, stories=(story,) if story is not None else None)
    return tuple(from_json(line, record) for line in store.select(chosen))
