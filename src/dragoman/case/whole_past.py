"""All stories as of a moment, each told by itself and put side by side: so that a moment costs no linking of the whole case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from dragoman.case.past import layered_by
from dragoman.case.review.layering import Layered
from dragoman.comparing import Compared
from dragoman.linking import Linked
from dragoman.linking.actor_fusing import join_actors
from dragoman.records import Actor, Record

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["whole_past"]


def whole_past(store: Store, upto: str) -> Layered | None:
    """The stories that reports published by `upto` told; None where one of them can be told from the whole case only."""
    stories = store.known.stories(upto, None, store.known.count_stories(upto))
    told = [layered_by(store, story, upto) for _, story in sorted(stories)]
    known = [one for one in told if one is not None]
    if len(known) < len(told):
        return None
    hidden: dict[str, list[Record]] = defaultdict(list)
    for one in known:
        for kind, records in one.hidden.items():
            hidden[kind] += records
    linked = [one.linked for one in known]
    compared = [one.compared for one in known]
    return Layered(
        _side_by_side(linked),
        hidden=dict(hidden),
        compared=Compared(
            disagreements=tuple(chain.from_iterable(one.disagreements for one in compared)),
            agenda=tuple(chain.from_iterable(one.agenda for one in compared)),
        ),
    )


def _side_by_side(stories: list[Linked]) -> Linked:
    def every(name: str) -> tuple[Any, ...]:
        return tuple(chain.from_iterable(getattr(one, name) for one in stories))

    def together(name: str) -> Mapping[str, Any]:
        return {key: value for one in stories for key, value in getattr(one, name).items()}

    return Linked(
        readings=every("readings"), stories=every("stories"), actors=_actors(stories), events=every("events"),
        quotations=every("quotations"), origins=every("origins"), copies=every("copies"), story_of=together("story_of"),
        actor_of=together("actor_of"), redirects=together("redirects"), dating=together("dating"),
    )  # fmt: skip


def _actors(stories: list[Linked]) -> tuple[Actor, ...]:
    """Somebody who is in several stories is one, with what each of them has of it."""
    found: dict[str, list[Actor]] = defaultdict(list)
    for story in stories:
        for actor in story.actors:
            found[actor.id].append(actor)
    joined = []
    for own, parts in found.items():
        whole = parts[0] if len(parts) == 1 else join_actors(own, parts, ())
        judged = next((part for part in parts if part.review), None)
        if len(parts) > 1 and judged is not None:
            whole = replace(whole, name=judged.name, kind=judged.kind, review=judged.review)
        joined.append(whole)
    return tuple(sorted(joined, key=lambda actor: (actor.name, actor.id)))
