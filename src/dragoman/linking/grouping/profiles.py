"""What a report is known by when reports are grouped: its terms, counted; and the same as vectors once their rarity is known."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.linking.grouping.terms import Term, telling_terms
from dragoman.records import Reading

__all__ = ["Profile", "Vectors", "profile_of", "rarities", "vectors_of"]

# The lead says what a report is about; so do its title and the names in it. Set on the first 30 % in time of both streams.
_LEAD_TERMS, _LEAD, _TITLE, _NAME = 36, 1.5, 2.0, 1.6
# A report without a title is known by its first words.
_WORDS_OF_A_TITLE = 12
# Of a very long report, or title, the beginning decides what it is about.
_LONGEST, _LONGEST_TITLE = 40_000, 1_000
_STRONG_TERMS = 25
# Phrases are taken from so many terms of the text.
_PHRASES = 150

Vector = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A report's terms: how often each is told (title and lead counting more, names most), and those of its title and lead.

    `at_large` is the share of reports at large that are expected to have a term; `phrases` are the pairs of terms that
    follow one another in the title or the beginning.
    """

    told: Mapping[str, float]
    title: Mapping[str, int]
    lead: Mapping[str, int]
    at_large: Mapping[str, float]
    phrases: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """A profile's terms weighed by their rarity when the report came in, each vector of length 1; `strong` are the strongest."""

    whole: Vector
    title: Vector
    lead: Vector
    rarity: Mapping[str, float]
    phrases: frozenset[str]
    strong: tuple[str, ...]


def profile_of(reading: Reading, prose: str) -> Profile:
    """Take a report's profile; `prose` is its text without what its house repeats."""
    body = telling_terms(prose[:_LONGEST])
    title = telling_terms((reading.report.title or "")[:_LONGEST_TITLE]) or body[:_WORDS_OF_A_TITLE]
    at_large: dict[str, float] = {}
    for term, share in (*title, *body):
        if share > at_large.get(term, 0.0):
            at_large[term] = share
    lead = body[:_LEAD_TERMS]
    counts: dict[str, float] = {}
    for weight, terms in ((1.0, body), (_LEAD - 1.0, lead), (_TITLE, title)):
        for term, _ in terms:
            counts[term] = counts.get(term, 0.0) + weight
    named = _names(reading)
    told = {term: (1 + math.log(count)) * (_NAME if term in named else 1.0) for term, count in counts.items()}
    in_title = _counted(title)
    phrases = frozenset(
        f"{one} {other}" for terms in (title, body[:_PHRASES]) for (one, _), (other, _) in itertools.pairwise(terms)
    )
    return Profile(told=told, title=in_title, lead=_counted(lead) + in_title, at_large=at_large, phrases=phrases)


def vectors_of(profile: Profile, rarity: Mapping[str, float]) -> Vectors:
    """Weigh a profile's terms, each by its rarity."""
    whole = _unit(profile.told, rarity)
    strong = sorted(whole, key=lambda term: (-whole[term], term))[:_STRONG_TERMS]
    lead = {term: 1 + math.log(count) for term, count in profile.lead.items()}
    title = {term: 1 + math.log(count) for term, count in profile.title.items()}
    return Vectors(
        whole=whole, title=_unit(title, rarity), lead=_unit(lead, rarity),
        rarity=rarity, phrases=profile.phrases, strong=tuple(strong),
    )  # fmt: skip


def rarities(profile: Profile, rarity: Callable[[str, float], float]) -> dict[str, float]:
    """How rare each of a profile's terms is now."""
    return {term: rarity(term, share) for term, share in profile.at_large.items()}


def _counted(terms: Sequence[Term]) -> Counter[str]:
    return Counter(term for term, _ in terms)


def _names(reading: Reading) -> set[str]:
    named = {name for actor in reading.actors if actor.kind in ("person", "organisation") for name in actor.names}
    named.update(place.name for place in reading.places)
    return {term for name in named for term, _ in telling_terms(name)}


def _unit(told: Mapping[str, float], rarity: Mapping[str, float]) -> Vector:
    vector = {term: weight * rarity[term] for term, weight in told.items()}
    length = math.sqrt(math.fsum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}
