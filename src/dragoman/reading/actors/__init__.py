"""Actors: who is named, and whom each mention means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.reading.actors.names import same_person
from dragoman.reading.cast import Cast
from dragoman.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.text.copy import ParsingCopy

__all__ = ["cast_of", "same_person"]


def cast_of(doc: Doc, copy: ParsingCopy, places: Sequence[Place]) -> Cast:
    """Find the actors of a parsed report, and whom each of its mentions means.

    >>> from dragoman.parsing import load_model
    >>> from dragoman.text.copy import ParsingCopy
    >>> copy = ParsingCopy.plain("The Turkish foreign minister, Hakan Fidan, met envoys in Oslo. He said Moscow would not come.")
    >>> cast = cast_of(load_model()(copy.text), copy, [])
    >>> [(actor.name, actor.country) for actor in cast.actors if actor.kind in ("person", "state")]
    [('Hakan Fidan', 'TUR'), ('Russia', 'RUS')]

    A country, its government and a capital or palace that stands for it are one actor of kind `state`; ministries, parliaments
    and forces are organisations with that country; a person's country is that of the roles the report gives. Ids depend on
    who an actor is, not on the report, except for groups and offices that only this report can tell apart.
    """
    from dragoman.reading.actors.build import CastBuilder

    register = CastBuilder(doc, copy, places).build()
    return Cast.of(register.actors(), register.mentions)
