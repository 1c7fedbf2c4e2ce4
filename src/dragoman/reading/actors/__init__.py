"""Actors: who is named, and whom each mention means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.reading.cast import ActorMention, Cast
from dragoman.records import Actor, ActorKind, Evidence, Place, identify

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.text.copy import ParsingCopy

__all__ = ["cast_of"]

_KINDS: dict[str, ActorKind] = {"PERSON": "person", "GPE": "state", "ORG": "organisation", "NORP": "group"}


def cast_of(doc: Doc, copy: ParsingCopy, places: Sequence[Place]) -> Cast:  # noqa: ARG001
    """Find the actors of a report."""
    found: dict[str, Actor] = {}
    mentions: list[ActorMention] = []
    for entity in doc.ents:
        if entity.label_ not in _KINDS:
            continue
        kind = _KINDS[entity.label_]
        span = copy.span(entity.start_char, entity.end_char)
        key = identify("a", kind, entity.text.casefold())
        if key not in found:
            found[key] = Actor(
                id=key, name=entity.text, kind=kind, evidence=Evidence(name=[span]), names=(entity.text,)
            )
        mentions.append(ActorMention(start=entity.start, end=entity.end, head=entity.root.i, actors=(key,), how="name"))
    return Cast.of(found.values(), mentions)
