"""Stories: which reports are about one developing affair."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.linking.boilerplate import prose_of
from dragoman.linking.clusters import average_link
from dragoman.linking.days import day_of
from dragoman.linking.words import background_weight, stem, words
from dragoman.records import Reading, identify

__all__ = ["earliest_first", "group_reports", "story_id"]

# Set with benchmarks/stories.py, on the round-ups and the earlier incidents; one setting for both kinds.
_THRESHOLD = 0.13
# A report is compared with those that share two of its strongest terms: of each term with the last so many that came before.
_STRONG_TERMS, _STRONG_SHARED, _NEAREST = 25, 2, 200
# How many reports of other matters the case is thought to lie among: so many, and so many for each of its own.
_OTHER_REPORTS, _TIMES_AS_MANY = 2000, 6
# Two short texts may have one rare name in common, and nothing else.
_LEAST_SHARED = 3
# After this many days between two reports their likeness counts half; beyond the second number they are not compared.
_HALVED_AFTER, _LONGEST_GAP = 4.0, 45
# The lead says what a report is about; so do its title and the names in it.
_LEAD_WORDS, _LEAD, _TITLE, _NAME = 60, 1.5, 2.0, 1.6


def earliest_first(readings: Sequence[Reading]) -> list[Reading]:
    """Put readings in the order of publication (undated ones last), whatever order they came in; one a report."""
    once = {reading.report.id: reading for reading in sorted(readings, key=lambda reading: reading.report.id)}
    return sorted(once.values(), key=lambda r: (r.report.published.earliest or "9999", r.report.id))


def story_id(report: str) -> str:
    """The id of the story whose earliest report is `report`; for any other of its reports it is a redirect to it."""
    return identify("y", report)


def group_reports(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Group readings (earliest first) into stories. Each is in exactly one; the answer's order is that of the earliest report."""
    vectors = _vectors(readings)
    days = [day_of(reading.report.published) for reading in readings]
    similarity: dict[tuple[int, int], float] = {}
    for one, other in _candidates(vectors):
        value = _cosine(vectors[one], vectors[other]) * _nearness(days[one], days[other])
        if value > 0.02:
            similarity[one, other] = value
    groups = average_link(len(readings), similarity, _THRESHOLD)
    return [[readings[at] for at in group] for group in groups]


def _vectors(readings: Sequence[Reading]) -> list[dict[str, float]]:
    counts = [_terms(reading, text) for reading, text in zip(readings, prose_of(readings), strict=True)]
    met = Counter(term for terms in counts for term in terms)
    # How rare a term is in general, and how rare in this case. A case may be one affair only, and then what all of its
    # reports share is what makes them one story: hence it is weighed as if it lay among reports of other matters.
    among = _OTHER_REPORTS + _TIMES_AS_MANY * len(readings)
    vectors = []
    for terms in counts:
        vector = {term: weight * math.log(among / met[term]) / math.log(among) for term, weight in terms.items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({term: value / length for term, value in vector.items()})
    return vectors


def _terms(reading: Reading, prose: str) -> dict[str, float]:
    report = reading.report
    names = {word for actor in reading.actors for name in actor.names for word in words(name)}
    names.update(word for place in reading.places for word in words(place.name))
    counted: dict[str, float] = defaultdict(float)
    told: dict[str, float] = {}
    for factor, text in ((_TITLE, report.title or ""), (1.0, prose)):
        for number, word in enumerate(words(text)):
            weight = background_weight(word)
            if weight > 0 and not word.isdigit():
                term = stem(word)
                told[term] = max(told.get(term, 0.0), weight * (_NAME if word in names else 1.0))
                counted[term] += factor * (_LEAD if number < _LEAD_WORDS else 1.0)
    return {term: told[term] * (1 + math.log(count)) for term, count in sorted(counted.items())}


def _candidates(vectors: Sequence[Mapping[str, float]]) -> list[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term in sorted(vector, key=lambda term: (-vector[term], term))[:_STRONG_TERMS]:
            holders[term].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        for at, number in enumerate(found):
            shared.update((before, number) for before in found[max(0, at - _NEAREST) : at])
    return sorted(pair for pair, count in shared.items() if count >= _STRONG_SHARED)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    shared = [value * other[term] for term, value in one.items() if term in other]
    return round(math.fsum(shared), 9) if len(shared) >= _LEAST_SHARED else 0.0


def _nearness(one: date | None, other: date | None) -> float:
    if one is None or other is None:
        return 1.0
    gap = abs((one - other).days)
    return 0.0 if gap > _LONGEST_GAP else 1.0 / (1.0 + (gap / _HALVED_AFTER) ** 2)
