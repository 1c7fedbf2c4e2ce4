"""Trades: the police speak through their officers, a court through its judges; a fire chief does not speak for the police."""

from __future__ import annotations

from functools import lru_cache

from dragoman.reading.actors.offices import offices
from dragoman.reading.actors.words import Words
from dragoman.records import Actor

__all__ = ["trade_of"]

# Ranks are the army's and the police's alike; who was in office was of the government.
_ALIKE = {"MIL": "COP", "ELI": "GOV"}
_ANYBODY = frozenset({"UNK", "CVL"})


def trade_of(actor: Actor | None, words: str | None) -> str | None:
    """Give the sector that a speaker is of, by the actor that he is or else by the word for what he is; None where neither tells.

    >>> trade_of(None, "a police officer"), trade_of(None, "two neighbours")
    ('COP', None)
    """
    sector = (actor.sector if actor is not None else None) or _told(words or "")
    return None if sector is None or sector in _ANYBODY else _ALIKE.get(sector, sector)


@lru_cache(maxsize=1 << 12)
def _told(words: str) -> str | None:
    found = offices().find(Words.split(words))
    return next(iter(found[-1].meaning.sectors), None) if found else None
