"""Where a report names a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.reading.actors.known import known_names
from dragoman.reading.actors.metonyms import place_prepositions
from dragoman.reading.actors.words import Words
from dragoman.reading.places.gazetteer import Spot, spots

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Toponym", "find_toponyms"]

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LARGE = 100_000  # a city that is met by name alone where a preposition of place stands before it
_LONGEST = 4


@dataclass(slots=True, eq=False)
class Toponym:
    """A place name at tokens `[start, end)` with the places that it can mean; `inside` is the wider one said beside it."""

    start: int
    end: int
    name: str
    options: tuple[Spot, ...]
    inside: Toponym | None = None
    sure: bool = True


def find_toponyms(doc: Doc) -> list[Toponym]:
    """Find place names: what the model labels as one, countries and capitals, and known names where only a place can stand."""
    found: list[Toponym] = []
    taken = [False] * len(doc)

    def take(start: int, end: int, *, sure: bool = True) -> None:
        if start < end and not any(taken[start:end]) and (options := spots(_text(doc, start, end))):
            found.append(Toponym(start, end, _text(doc, start, end), options, sure=sure))
            taken[start:end] = [True] * (end - start)

    for entity in doc.ents:
        if entity.label_ in _PLACE_LABELS:
            for start, end in _readings(doc, entity.start, entity.end):
                if not any(taken[start:end]) and spots(_text(doc, start, end)):
                    take(start, end)
                    break
    for known in known_names().find(Words.of(token.text for token in doc)):
        if known.meaning.kind in ("country", "capital") and _alone(doc, known.start, known.end):
            take(known.start, known.end)
    for start in range(len(doc)):
        if taken[start] or not _may_begin(doc, start):
            continue
        for end in range(min(len(doc), start + _LONGEST), start, -1):
            if all(_is_name(token) for token in doc[start:end]) and _alone(doc, start, end):
                options = spots(_text(doc, start, end))
                if options and (end - start > 1 or max(s.population for s in options) >= _LARGE or any(
                    s.kind in ("region", "area", "water", "site") for s in options
                )):  # fmt: skip
                    take(start, end, sure=False)
                    break
    found.sort(key=lambda toponym: toponym.start)
    _contain(doc, found)
    return found


def _readings(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of an entity that may be the name, the longest first: without article, possessive, `the city of`."""
    while start < end and (doc[start].lower_ in ("the", "of", "city", "town", "northern", "southern", "eastern", "western",
                           "central", "downtown") and end - start > 1 and not spots(_text(doc, start, end))):  # fmt: skip
        start += 1
    if start < end and doc[start].lower_ == "the":
        start += 1
    while end > start and doc[end - 1].lower_ in ("'s", "’s", ".", ",", "'"):
        end -= 1
    yield start, end
    while end - start > 1:
        end -= 1
        if doc[end].lower_ in (
            "city",
            "state",
            "province",
            "region",
            "oblast",
            "county",
            "district",
            "governorate",
            ",",
        ):
            yield start, end


def _text(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())


def _is_name(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and token.pos_ in ("PROPN", "ADJ", "NOUN", "X")
        and token.ent_type_ not in ("DATE", "TIME")
    )


def _may_begin(doc: Doc, start: int) -> bool:
    """Whether only a place fits here: behind `in`, `at`, `near`, or beside a place (`Doha and Riyadh`)."""
    token = doc[start]
    if not _is_name(token) or token.ent_type_ in ("PERSON", "NORP", "EVENT", "WORK_OF_ART"):
        return False
    before = doc[start - 1] if start else None
    return (
        before is not None
        and before.lower_ in place_prepositions("where") | place_prepositions("motion")
        and before.pos_ == "ADP"
    )


def _alone(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is not part of a longer one: of a person's, an organisation's, of `Washington Post`."""
    first, last = doc[start], doc[end - 1]
    if first.ent_type_ in ("PERSON", "ORG", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"):
        entity_start, entity_end = start, end
        while doc[entity_start].ent_iob_ == "I":
            entity_start -= 1
        while entity_end < len(doc) and doc[entity_end].ent_iob_ == "I":
            entity_end += 1
        longer = entity_end > end or any(t.text[:1].isupper() for t in doc[entity_start:start])
        return not longer
    return not (last.dep_ == "compound" and last.head.pos_ == "PROPN" and last.head.i == end)


def _contain(doc: Doc, found: list[Toponym]) -> None:
    """See which name says where the one before it lies: `Doha (Qatar)`, `Paris, Texas`."""
    for one, other in pairwise(found):
        between = [token.text for token in doc[one.end : other.start]]
        beside = between in ([","], ["("]) or (between == [",", "in"])
        if beside and any(wide.contains(spot) for wide in other.options for spot in one.options):
            one.inside = other
