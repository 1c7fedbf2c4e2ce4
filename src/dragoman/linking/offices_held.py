"""Offices by which reports tell who is meant: the Kremlin spokesman of one report is whom another names in that office."""

from __future__ import annotations

from dragoman.reading.actors.offices import offices
from dragoman.reading.actors.words import Words
from dragoman.records import Actor, Role

__all__ = ["is_named", "same_office", "tells_who"]

_PASSING = ("former", "elect")


def is_named(actor: Actor) -> bool:
    """Whether reports give an actor's name, and do not only describe it."""
    return bool(actor.evidence.get("name"))


def tells_who(actor: Actor) -> bool:
    """Whether a description says enough to be of the same somebody or something wherever a story has it: whose, or what of.

    `The Turkish delegation` and `the police` are, `a man` and `the children` are not.
    """
    return actor.country is not None or actor.sector not in (None, "CVL", "CRM", "UAF")


def same_office(described: Actor, named: Actor) -> str | None:
    """Say which office tells that somebody described is somebody named, or give None.

    An office of which a state has one, or one of a body that both reports name; a former office tells nobody.
    """
    for ours in described.roles:
        for theirs in named.roles:
            if _is_one(ours, theirs):
                whose = theirs.body or ours.body or theirs.country
                return f"the same office ({theirs.title} of {whose})"
    return None


def _is_one(ours: Role, theirs: Role) -> bool:
    if ours.country is None or ours.country != theirs.country or {ours.status, theirs.status} & {*_PASSING}:
        return False
    office, sort = _office(ours.title)
    if office is None or office != _office(theirs.title)[0]:
        return False
    if ours.body and theirs.body:
        return ours.body == theirs.body
    return sort == "office" and ours.body is theirs.body


def _office(title: str) -> tuple[str | None, str | None]:
    found = offices().find(Words.split(title))
    return (found[-1].meaning.office, found[-1].meaning.sort) if found else (None, None)
