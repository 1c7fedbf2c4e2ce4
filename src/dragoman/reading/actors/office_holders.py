"""Who held a high office when, by open data: for a name that is asked by itself. Nothing here is used while reading a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.reading.actors.names import PersonName, same_person
from dragoman.reading.actors.spelling import skeleton

__all__ = ["Holder", "Term", "holder", "is_family_name", "known_terms", "titled_holder"]

# How long a term is taken to go on after the last day on which a source has it: most last four years or more.
_GOES_ON = timedelta(days=365)
# Codes of bodies that are no country's: the United Nations, the European Union, others.
_BODIES = frozenset({"UNO", "EUR", "IGO"})


@dataclass(frozen=True, slots=True)
class Term:
    """A time in office: held from `since` to `seen`, over by `gone`, all ISO days; `gone` is empty while no source shows it."""

    name: str
    country: str
    sector: str
    since: str
    seen: str
    gone: str
    source: str


@dataclass(frozen=True, slots=True)
class Holder:
    """What terms of office tell of somebody on a day: the country, the sector if it can be told, and the term that tells it."""

    country: str
    sector: str | None
    term: Term

    @property
    def reason(self) -> str:
        """In words, what this rests on."""
        term = self.term
        return f"inferred from a term of office, {term.since} to {term.seen} ({term.source.replace('|', '; ')})"


def holder(name: str, on: str | None = None) -> Holder | None:
    """Say what is known of somebody by high office, or None for a name that is not known in full.

    >>> [holder("Angela Merkel", day).sector for day in ("2004-06-01", "2015-06-01", "2026-06-01")], holder("Merkel")
    ([None, 'GOV', 'ELI'], None)

    The sector is that of the office while it is held, `ELI` once one in a government or parliament is known to be over, and None
    where no term tells: before the first, and between or long after those that are known. Without a day it is asked what holds
    as far as is known.
    """
    full = PersonName.of(name)
    if not full.is_full:
        return None
    met = dict.fromkeys(term for key in _keys(full) for term in known_terms().get(key, ()))
    known = [term for term in met if same_person(term.name, name)]
    # Who leads an international body is of it for that time, and of a country before and after.
    abroad = [held for term in known if term.country in _BODIES and (held := _as_of([term], on)).sector == term.sector]
    if abroad:
        return max(abroad, key=lambda holder: holder.term.since)
    known = [term for term in known if term.country not in _BODIES]
    if len({term.country for term in known}) > 1:
        # Namesakes of two countries: the one of exactly that name, if there is one.
        exactly = [term for term in known if PersonName.of(term.name).joined == full.joined]
        known = exactly if len({term.country for term in exactly}) == 1 else _in_office(exactly, on)
    if not known or len({term.country for term in known}) > 1:
        return None
    return _as_of(known, on)


def titled_holder(surname: str, sector: str | None, on: str | None = None) -> Holder | None:
    """Say who is meant by an office and a surname, `President Macron`, or None.

    >>> titled_holder("Merkel", "GOV", "2015-06-01").country, titled_holder("Merkel", "GOV", "2001-01-01")
    ('DEU', None)

    Only where all whom the table knows by exactly that surname, at any time, are of one country, and one of them holds an
    office of that sector on the day.
    """
    name = PersonName.of(surname)
    if name.is_full or sector is None:
        return None
    known = [term for term in known_terms().get(_key(name), ()) if PersonName.of(term.name).family == name.family]
    if len({term.country for term in known}) != 1:
        return None
    held = [_as_of([term], on) for term in known if term.sector == sector]
    return next((holder for holder in held if holder.sector == sector), None)


def is_family_name(word: str) -> bool:
    """Whether somebody who held high office bears a word as family name.

    >>> is_family_name("Merkel"), is_family_name("Ministry")
    (True, False)
    """
    return fold(word) in _families()


@cache
def _families() -> frozenset[str]:
    return frozenset(PersonName.of(name).family for name in lexicon.table("office_holders").column("name"))


def _in_office(known: Sequence[Term], on: str | None) -> list[Term]:
    """The terms of several of one name, or of one who served two countries, that run on the day; without one those not over."""
    return [term for term in known if (not term.gone if on is None else term.since <= on <= term.seen)]


def _as_of(known: Sequence[Term], on: str | None) -> Holder:
    last = max(known, key=lambda term: (term.seen, term.since))
    if on is None:
        return Holder(last.country, _after(last) if last.gone else last.sector, last)
    for term in known:
        if term.since <= on <= term.seen:
            return Holder(term.country, term.sector, term)
    begun = [term for term in known if term.since <= on]
    if not begun:
        return Holder(last.country, None, last)
    last = max(begun, key=lambda term: (term.seen, term.since))
    if last.gone and last.gone <= on:
        return Holder(last.country, _after(last), last)
    goes_on = date.fromisoformat(on) - date.fromisoformat(last.seen) <= _GOES_ON
    return Holder(last.country, last.sector if goes_on else None, last)


def _after(term: Term) -> str | None:
    """The sector of somebody whose term is over: an officer or a judge may well have another post."""
    return "ELI" if term.sector in ("GOV", "LEG") else None


def _key(name: PersonName) -> str:
    return skeleton(name.family)[:2]


def _keys(name: PersonName) -> list[str]:
    """What a name may stand under: its family name, and each part behind the first, which may be the family's."""
    return list(dict.fromkeys((_key(name), *(skeleton(part)[:2] for part in name.parts[1:]))))


@cache
def known_terms() -> dict[str, list[Term]]:
    """All terms of the table, by the first sounds of the names that they may be looked up by."""
    terms: dict[str, list[Term]] = defaultdict(list)
    for entry in lexicon.table("office_holders").entries():
        term = Term(**entry)
        name = PersonName.of(term.name)
        for key in _keys(name):
            terms[key].append(term)
    return terms
