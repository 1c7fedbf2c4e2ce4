"""The kinds of things that a case holds, under the names of their listings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from dragoman.errors import NotFoundError
from dragoman.records import (
    Actor,
    ActorKind,
    AgendaItem,
    Disagreement,
    DisagreementAbout,
    DisagreementKind,
    Event,
    EventType,
    Figure,
    Force,
    Outcome,
    Place,
    Quotation,
    Record,
    Report,
    Statement,
    StatementKind,
    Story,
    Time,
    TimeType,
)

__all__ = ["KINDS", "Kind", "KindName", "kind_of_id"]

KindName = Literal[
    "reports", "stories", "actors", "statements", "quotations", "events", "agenda", "disagreements", "figures", "places",
    "times",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind: its record, the letter that its ids begin with, the types it may have, the roles in which an actor counts.

    `open_types` says that further types occur than those listed.
    """

    name: KindName
    record: type[Record]
    letter: str
    types: tuple[str, ...] = ()
    open_types: bool = False
    roles: tuple[str, ...] | None = None


def _choices(*literals: Any) -> tuple[str, ...]:  # noqa: ANN401 (Literal has no type of its own)
    return tuple(choice for literal in literals for choice in get_args(literal))


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="reports", record=Report, letter="r", open_types=True),
        Kind(name="stories", record=Story, letter="y"),
        Kind(name="actors", record=Actor, letter="a", types=_choices(ActorKind), open_types=True),
        # A relay or an addressee did not say it.
        Kind(
            name="statements",
            record=Statement,
            letter="s",
            types=_choices(StatementKind, Force),
            roles=("speaker",),
        ),
        Kind(name="quotations", record=Quotation, letter="q"),
        Kind(name="events", record=Event, letter="e", types=_choices(EventType), open_types=True),
        Kind(name="agenda", record=AgendaItem, letter="g", types=_choices(Outcome)),
        Kind(
            name="disagreements", record=Disagreement, letter="d", types=_choices(DisagreementAbout, DisagreementKind)
        ),
        Kind(name="figures", record=Figure, letter="n", open_types=True),
        Kind(name="places", record=Place, letter="p", open_types=True),
        Kind(name="times", record=Time, letter="t", types=_choices(TimeType)),
    )
}
_BY_LETTER: dict[str, Kind] = {kind.letter: kind for kind in KINDS.values()}


def kind_of_id(id: str) -> Kind:  # noqa: A002 (what it is)
    """The kind that an id, or the beginning of one, belongs to. Raises `NotFoundError` for what is no id.

    >>> kind_of_id("e-3fk2").name
    'events'
    """
    letter, dash, rest = id.strip().partition("-")
    if dash and rest and letter in _BY_LETTER:
        return _BY_LETTER[letter]
    raise NotFoundError(f"{id!r} is no id", advice="an id looks like e-3fk2a; listings show them in their first column")
