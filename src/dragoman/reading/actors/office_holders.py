"""Who held a high office when: for a name that is asked by itself. Nothing here is used while reading a report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from dragoman import lexicon
from dragoman.reading.actors.names import PersonName, same_person
from dragoman.reading.actors.spelling import skeleton

__all__ = ["Term", "holder"]


@dataclass(frozen=True, slots=True)
class Term:
    """A time in office: `since` and `until` are ISO days, `until` empty while it lasts as far as the table knows."""

    name: str
    country: str
    sector: str
    since: str
    until: str


def holder(name: str, on: str | None = None) -> tuple[str, str | None] | None:
    """Give country and sector of somebody known by high office, or None for a name that is not known in full.

    >>> holder("Angela Merkel", "2015-06-01"), holder("Angela Merkel", "2024-06-01"), holder("Merkel")
    (('DEU', 'GOV'), ('DEU', 'ELI'), None)

    After office the sector is `ELI`, before it None; without a day it is that of the last term.
    """
    full = PersonName.of(name)
    if not full.is_full:
        return None
    known = [term for term in _terms().get(_key(full), ()) if same_person(term.name, name)]
    if len({same for term in known if (same := PersonName.of(term.name).joined)}) > 1:
        exact = [term for term in known if PersonName.of(term.name).joined == full.joined]
        known = exact or known
    if not known:
        return None
    if on is None:
        last = max(known, key=lambda term: (term.until or "9999", term.since))
        return last.country, "ELI" if last.until else last.sector
    now = [term for term in known if term.since <= on <= (term.until or "9999")]
    if now:
        return now[-1].country, now[-1].sector
    before = [term for term in known if term.since <= on]
    return (before[-1].country, "ELI") if before else (known[0].country, None)


def _key(name: PersonName) -> str:
    return skeleton(name.family)[:2]


@cache
def _terms() -> dict[str, list[Term]]:
    terms: dict[str, list[Term]] = defaultdict(list)
    for entry in lexicon.table("office_holders").entries():
        term = Term(**entry)
        terms[_key(PersonName.of(term.name))].append(term)
    return terms
