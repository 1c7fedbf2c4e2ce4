"""Where a report names a place."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.reading.actors.metonyms import place_prepositions, place_words
from dragoman.reading.actors.organisations import first_words
from dragoman.reading.actors.scanned import entities_in, names_in, words_of
from dragoman.reading.actors.spelling import given_gender
from dragoman.reading.places.gazetteer import Spot, spots

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Toponym", "find_toponyms"]

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LARGE = 100_000  # a city that is met by name alone where a preposition of place stands before it
_MET = 20_000  # a town that is taken for one where the model sees somebody
_SURNAMES = frozenset({"USA", "GBR", "AUS", "CAN", "IRL", "NZL"})  # where most towns have the name of somebody
_LITTLE = 10_000  # no larger town loses its name to a company that is called after it
_LONGEST = 4


@dataclass(slots=True, eq=False)
class Toponym:
    """A place name at tokens `[start, end)` with the places that it can mean; `inside` is the wider one said beside it."""

    start: int
    end: int
    name: str
    options: tuple[Spot, ...]
    inside: Toponym | None = None

    def lies_inside(self, spot: Spot) -> bool:
        """Whether a place lies in what the report says beside this name that it lies in."""
        return self.inside is not None and any(wide.contains(spot) for wide in self.inside.options)


def find_toponyms(doc: Doc, countries: Container[str] = ()) -> list[Toponym]:
    """Find place names: what the model labels as one, countries and capitals, and known names where only a place can stand.

    Towns of the `countries` that the report names are found where the model takes them for somebody, too.
    """
    found: list[Toponym] = []
    taken = [False] * len(doc)

    def take(start: int, end: int) -> None:
        if start < end and not any(taken[start:end]) and (options := _options(doc, start, end)):
            found.append(Toponym(start, end, _text(doc, start, end), options))
            taken[start:end] = [True] * (end - start)

    for entity in entities_in(doc):
        if entity.label_ in _PLACE_LABELS:
            for start, end in _readings(doc, entity.start, entity.end):
                if not any(taken[start:end]) and _options(doc, start, end):
                    take(start, end)
                    break
            else:
                _unlisted(doc, entity.start, entity.end, found, taken)
    for known in names_in(doc):
        if known.meaning.kind in ("country", "capital") and _alone(doc, known.start, known.end):
            take(known.start, known.end)
    texts = words_of(doc).texts
    openers = place_prepositions("where") | place_prepositions("motion")
    for start in range(1, len(texts)):
        if texts[start][:1].isupper() and texts[start - 1].lower() in openers and not taken[start]:
            _where_only_a_place_fits(doc, start, take)
    for start, end in _datelines(texts):
        take(start, end)
    for start, end in _mistaken(doc, countries):
        take(start, end)
    found.sort(key=lambda toponym: toponym.start)
    _contain(doc, found)
    companies = first_words(doc)
    wider = {id(toponym.inside) for toponym in found}
    return [
        toponym
        for toponym in found
        if not _is_company(doc, toponym, companies)
        and not _is_seat(toponym)
        and (id(toponym) in wider or not _is_initials(toponym))
    ]


def _is_initials(toponym: Toponym) -> bool:
    """Whether two capitals name a state only if a town stands before them: the VA cares for veterans, Salem, VA is a town."""
    name = toponym.name
    return len(name) == 2 and name.isupper() and all(spot.kind == "region" for spot in toponym.options)


def _is_company(doc: Doc, toponym: Toponym, companies: frozenset[str]) -> bool:
    """Whether a small town's name is the first word of an organisation's here, and nothing says that it is the town."""
    if fold(toponym.name) not in companies or toponym.inside is not None:
        return False
    where = toponym.start > 0 and doc[toponym.start - 1].lower_ in place_prepositions("where")
    return not where and all(spot.kind == "city" and spot.population < _LITTLE for spot in toponym.options)


def _is_seat(toponym: Toponym) -> bool:
    """Whether a name is that of a government's seat, and nothing says that a town of that name is meant (`White House, Tenn.`)."""
    return toponym.inside is None and fold(toponym.name) in _seats()


@cache
def _seats() -> frozenset[str]:
    """Names of several words for a government; of one word are towns enough (`Whitehall`)."""
    standing = (entry["names"] for entry in lexicon.table("bodies").entries() if entry["stands"] == "state")
    printed = (name for names in standing for body in names.split("|") for name in body.split("="))
    return frozenset(fold(name) for name in printed if " " in name)


def _datelines(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a paragraph begins with a name in capitals and then an agency in brackets or a dash: `OSLO, May 3 (Baltic Wire) -`."""
    for at, text in enumerate(texts):
        if not text.isupper() or len(text) < 3 or (at and "\n" not in texts[at - 1]):
            continue
        end = at + 1
        while end < len(texts) and end < at + 3 and texts[end].isupper() and texts[end].isalpha():
            end += 1
        if any(sign in ("(", "-", "--", "–", "—", "―") for sign in texts[end : end + 8]):
            yield at, end


def _where_only_a_place_fits(doc: Doc, start: int, take: Callable[[int, int], None]) -> None:
    """Take the longest known name behind `in`, `at`, `near`; a small town by itself needs more to be believed."""
    if doc[start - 1].pos_ != "ADP" or doc[start].ent_type_ in ("PERSON", "NORP", "EVENT", "WORK_OF_ART"):
        return
    for end in range(min(len(doc), start + _LONGEST), start, -1):
        if all(_is_name(token) for token in doc[start:end]) and _alone(doc, start, end):
            options = _options(doc, start, end)
            large = any(spot.population >= _LARGE or spot.kind != "city" for spot in options)
            if options and (end - start > 1 or large):
                take(start, end)
                return


def _mistaken(doc: Doc, countries: Container[str]) -> Iterator[tuple[int, int]]:
    """Where towns of a country that the report names stand whole as names of persons or organisations: `from Rafah to Khan Younis`.

    One of them must stand behind a preposition of place, and no word of it may be somebody's besides.
    """
    longer = {
        fold(token.text)
        for entity in entities_in(doc)
        if len(entity) > 1
        for token in entity
        if entity.label_ == "PERSON"
    }
    openers = place_prepositions("where") | place_prepositions("motion")
    met: dict[str, list[tuple[int, int]]] = {}
    towns: set[str] = set()
    for entity in entities_in(doc):
        name = fold(entity.text)
        if entity.label_ not in ("PERSON", "ORG", "NORP") or not entity.text[:1].isupper():
            continue
        met.setdefault(name, []).append((entity.start, entity.end))
        before = doc[entity.start - 1] if entity.start else None
        if name in towns or before is None or before.lower_ not in openers or before.pos_ != "ADP":
            continue
        is_borne = given_gender(entity[0].text) is not None or (len(entity) == 1 and name in longer)
        options = _options(doc, entity.start, entity.end)
        if options and not is_borne and all(_is_town_of(spot, countries) for spot in options):
            towns.add(name)
    for name in sorted(towns):
        yield from met[name]


def _is_town_of(spot: Spot, countries: Container[str]) -> bool:
    """Whether it is a town of one of the countries, of a size that is met by name, and not where surnames name many towns."""
    return (
        spot.kind == "city" and spot.population >= _MET and spot.country in countries and spot.country not in _SURNAMES
    )


def _readings(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of an entity that may be the name, the longest first: without article, possessive, `the city of`."""
    if start and doc[start - 1].lower_ in place_words("direction") and spots(_text(doc, start - 1, end)):
        yield start - 1, end  # northern Ireland
    before = place_words("before") | place_words("direction")
    while end - start > 1 and doc[start].lower_ in before and not spots(_text(doc, start, end)):
        start += 1
    if doc[start].lower_ == "the" and end - start > 1:
        start += 1
    while end > start and doc[end - 1].lower_ in ("'s", "’s", ".", ",", "'"):
        end -= 1
    if start < end:
        yield start, end
    while end - start > 1:
        end -= 1
        if doc[end].lower_ in place_words("behind") or doc[end].text == ",":
            yield start, end


def _options(doc: Doc, start: int, end: int) -> tuple[Spot, ...]:
    """The places that a stretch may name; an abbreviation of three or four letters needs its full stop (`Ind.`, not `La`)."""
    text = _text(doc, start, end)
    options = spots(text)
    if len(text) <= 5 and not text.endswith(".") and not text.isupper():
        options = tuple(s for s in options if s.kind != "region" or fold(s.name) == fold(text) or len(fold(text)) > 4)
    return options


def _unlisted(doc: Doc, start: int, end: int, found: list[Toponym], taken: list[bool]) -> None:
    """Keep a place that the table does not know: what stands beside it may still say where it lies."""
    while end - start > 1 and not doc[start].text[:1].isupper():
        start += 1
    if not any(taken[start:end]) and doc[end - 1].text.isalpha():
        found.append(Toponym(start, end, _text(doc, start, end), ()))
        taken[start:end] = [True] * (end - start)


def _text(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())


def _is_name(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and token.pos_ in ("PROPN", "ADJ", "NOUN", "X")
        and token.ent_type_ not in ("DATE", "TIME")
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
    """See which name says where the one before it lies: `Doha (Qatar)`, `Paris, Texas`.

    Where no place of the first name is known to lie there, a list is more likely, unless the second name is set off again.
    """
    for one, other in pairwise(found):
        apart = other.start - one.end
        if not 0 < apart < 3 or [token.text for token in doc[one.end : other.start]] not in ([","], ["("], [",", "in"]):
            continue
        fits = any(wide.contains(spot) for wide in other.options for spot in one.options)
        set_off = other.end < len(doc) and doc[other.end].text in {",", ")", ".", "(", "-", "--", "—", "–"}
        wider = any(wide.kind in ("country", "region") for wide in other.options)
        if fits or (set_off and wider and all(spot.kind == "city" for spot in one.options)):
            one.inside = other
