"""Nouns for persons, as all rooms of reading know them."""

from __future__ import annotations

from functools import cache

from dragoman import lexicon

__all__ = ["person_nouns"]


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for persons, in the singular."""
    return frozenset(lexicon.table("person_nouns").mapping("words", "sense"))
