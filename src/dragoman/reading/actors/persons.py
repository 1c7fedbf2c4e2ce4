"""Persons of one report: where their names stand, and which names are one person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.lexicon.folding import fold
from dragoman.reading.actors.family_first import names_with_family_first
from dragoman.reading.actors.headlines import headline_tokens
from dragoman.reading.actors.names import PersonName, is_particle, same_person
from dragoman.reading.actors.offices import Gender
from dragoman.reading.actors.organisations import first_words
from dragoman.reading.actors.roles import RolePhrase
from dragoman.reading.actors.scanned import entities_in, words_of
from dragoman.reading.actors.spelling import first_sound, given_gender
from dragoman.reading.printed_ages import is_told_as_a_child

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["Naming", "Person", "find_namings", "gather_persons"]

_NO_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE", "LAW"})
# Sectors whose people are called by what they are: Senator, Judge, Colonel, Bishop, Professor.
_TITLED = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "REL", "EDU", "MED", "PTY"})
_LONGEST = 5  # words of a name taken where the parse knows none


@dataclass(frozen=True, slots=True)
class Naming:
    """A name at tokens `[start, end)`."""

    start: int
    end: int
    name: str


@dataclass(slots=True, eq=False)
class Person:
    """Somebody whom the report names, with all namings, roles and what they tell of the gender."""

    namings: list[Naming]
    roles: list[RolePhrase] = field(default_factory=list)
    gender: Gender | None = None
    is_child: bool = False

    def tell_gender(self) -> None:
        """Take the gender from the first name where roles do not tell it."""
        if self.gender is None:
            given = PersonName.of(self.name).given
            self.gender = given_gender(given[0]) if given else None

    @property
    def name(self) -> str:
        """The fullest of the names; of two as full the one met first, unless it is shouted in capitals."""
        return max(
            (n.name for n in self.namings),
            key=lambda name: (len(PersonName.of(name).parts), not name.isupper()),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """All names, in the order in which they are met."""
        return tuple(dict.fromkeys(naming.name for naming in self.namings))


def find_namings(
    doc: Doc,
    taken: Sequence[bool],
    capitals: Sequence[bool],
    roles: Sequence[RolePhrase],
    places: frozenset[str],
    *,
    surnames: frozenset[str],
) -> list[Naming]:
    """Find names of persons: those that the model knows, and capitalised words behind an office.

    `taken` says of each token whether something that the lexicon knows stands there, `capitals` whether it may be a
    capital; `places` are the names, folded, by which the report names places, `surnames` those of places elsewhere that are
    somebody's here.
    """
    found: dict[int, Naming] = {}
    families = {fold(entity[-1].text) for entity in entities_in(doc) if entity.label_ == "PERSON" and len(entity) > 1}
    roles_at = frozenset(r.start for r in roles if not r.office.many and r.office.sort in ("office", "occupation"))
    others = places - families
    companies = first_words(doc) - families
    office = [False] * len(doc)
    for role in roles:
        for token in range(role.start, role.end):
            office[token] = True
    headline = headline_tokens(doc)
    elsewhere = _capitalised_outside(doc, headline) if headline else frozenset()
    for entity in entities_in(doc):
        end = _before_capital(entity, capitals)
        if entity.start in headline:
            end = min(end, _borne_out(entity, elsewhere))
        if (
            (entity.label_ == "PERSON" or _is_personal(entity, roles_at) or fold(entity.text) in surnames)
            and not _completes(entity, office)
            and not (len(entity) == 1 and fold(entity.text) in companies | others)
            and not (len(entity) > 1 and fold(entity.text) in places)
            and (naming := _trimmed(doc, entity.start, end, taken, office))
        ):
            found[naming.start] = naming
    covered = {token for naming in found.values() for token in range(naming.start, naming.end)}
    for start, end in names_with_family_first(doc, taken):
        if not covered & {*range(start, end)} and not any(office[start:end]) and start not in headline:
            found[start] = Naming(start, end, _printed(doc, start, end))
    for role in roles:
        if not role.office.many and role.office.sort in ("office", "occupation", "honour"):
            naming = _behind(doc, role, taken, office)
            if naming and not any(start in found for start in range(naming.start, naming.end)):
                found[naming.start] = naming
    return sorted(found.values(), key=lambda naming: naming.start)


def _capitalised_outside(doc: Doc, headline: frozenset[int]) -> frozenset[str]:
    """The words that the report writes with a capital, inside its sentences too, folded."""
    return frozenset(
        fold(text) for at, text in enumerate(words_of(doc).texts) if at not in headline and text[:1].isupper()
    )


def _borne_out(entity: Span, words: frozenset[str]) -> int:
    """Where a name met in a headline ends: its words are in the report besides, or a given name begins it."""
    end = entity.start
    while end < entity.end and (not entity.doc[end].text[:1].isupper() or fold(entity.doc[end].text) in words):
        end += 1
    return entity.end if end == entity.start and given_gender(entity[0].text) is not None else end


def _is_personal(entity: Span, roles_at: frozenset[int]) -> bool:
    """Whether what the model takes for an organisation is a name in full: by a given name, or by an office beside it."""
    doc, end = entity.doc, entity.end
    if entity.label_ not in ("ORG", "GPE", "FAC", "WORK_OF_ART", "PRODUCT") or not 2 <= len(entity) <= 4:
        return False
    if not all(_is_name_word(token) and not token.text.isupper() for token in entity):
        return False
    aside = end + 2 < len(doc) and doc[end].text == ","
    beside = aside and (end + 1 in roles_at or (doc[end + 1].pos_ == "DET" and end + 2 in roles_at))
    return beside or given_gender(entity[0].text) is not None


def _completes(entity: Span, office: Sequence[bool]) -> bool:
    """Whether a single word only ends a longer name that the model did not see: `Senate Bill`."""
    doc, start = entity.doc, entity.start
    if len(entity) > 1 or start == 0 or office[start - 1]:
        return False
    before = doc[start - 1]
    return (
        before.dep_ == "compound"
        and before.head.i == start
        and before.text[:1].isupper()
        and before.ent_type_ != "PERSON"
    )


def _is_likely_name(words: Span) -> bool:
    """Whether capitalised words behind an occupation are a name: the model says so, or the first is a given name."""
    return any(t.ent_type_ == "PERSON" for t in words) or given_gender(words[0].text) is not None


def _before_capital(entity: Span, capitals: Sequence[bool]) -> int:
    """Where an entity ends if a capital was run on to a full name: news writes few persons whose third name is Washington."""
    return entity.end - 1 if len(entity) > 2 and capitals[entity.end - 1] else entity.end


def _trimmed(doc: Doc, start: int, end: int, taken: Sequence[bool], office: Sequence[bool]) -> Naming | None:
    """Cut an entity down to the name in it."""
    while start < end and (office[start] or not _is_name_word(doc[start])):
        start += 1
    stop = start
    while stop < end and (_is_name_word(doc[stop]) or _joins(doc, stop)):
        stop += 1
    while stop > start and not _is_name_word(doc[stop - 1]):
        stop -= 1
    if stop == start or all(taken[start:stop]):
        return None
    while stop - start > 1 and taken[start] and doc[start].ent_type_ != "PERSON":
        start += 1
    return Naming(start, stop, _printed(doc, start, stop))


def _behind(doc: Doc, role: RolePhrase, taken: Sequence[bool], office: Sequence[bool]) -> Naming | None:
    """The name behind an office: right behind it, or in apposition where at least two words or the model say that it is one."""
    start = role.end
    apart = start < len(doc) and doc[start].text == ","
    if apart:
        start += 1
    stop = start
    while stop < len(doc) and stop - start < _LONGEST:
        token = doc[stop]
        if (
            taken[stop]
            or office[stop]
            or token.ent_type_ in _NO_NAMES
            or not (_is_name_word(token) or _joins(doc, stop))
        ):
            break
        stop += 1
    while stop > start and not _is_name_word(doc[stop - 1]):
        stop -= 1
    if stop == start or any(token.is_sent_start for token in doc[start:stop]):
        return None
    if not apart and role.end > role.head + 1 and not role.status:
        return None  # `insurrection at the Capitol`: the phrase ends with what the office is of
    if not apart:
        return (
            Naming(start, stop, _printed(doc, start, stop))
            if doc[start].pos_ in ("PROPN", "NOUN", "ADJ", "X")
            else None
        )
    closed = stop >= len(doc) or doc[stop].is_punct or doc[stop].is_space or doc[stop].pos_ in ("VERB", "AUX")
    if any(token.ent_type_ == "PERSON" for token in doc[start:stop]) or (
        stop - start in (2, 3)
        and (all(token.pos_ == "PROPN" for token in doc[start:stop]) or (closed and doc[start:stop].text.isupper()))
    ):
        return Naming(start, stop, _printed(doc, start, stop))
    return None


def _is_name_word(token: Token) -> bool:
    text = token.text
    return text[:1].isupper() and (text.replace("-", "").replace(".", "").replace("’", "").replace("'", "").isalpha())


def _joins(doc: Doc, at: int) -> bool:
    """Whether a token can stand inside a name: a particle, a hyphen, an initial's full stop."""
    return doc[at].text == "-" or is_particle(doc[at].text)


def _printed(doc: Doc, start: int, stop: int) -> str:
    return " ".join(doc[start:stop].text.split())


def gather_persons(doc: Doc, namings: Sequence[Naming], taken: Sequence[bool]) -> tuple[list[Person], list[Naming]]:
    """Group names into persons, and find the surnames that the model missed; the rest are names of whom it is not clear."""
    known = _Persons(doc)
    for naming in namings:
        if PersonName.of(naming.name).is_full:
            known.named_in_full(naming)
    unclear: list[Naming] = []
    alone = [naming for naming in namings if not PersonName.of(naming.name).is_full]
    alone += _missed(doc, list(known.by_family), taken, namings)
    for naming in sorted(alone, key=lambda n: n.start):
        if not known.named_by_one_word(naming):
            unclear.append(naming)
    for person in known.persons:
        person.namings.sort(key=lambda n: n.start)
    return known.persons, unclear


class _Persons:
    """The persons of a report while their names are gathered, by what two names of one person have in common."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.persons: list[Person] = []
        self.by_sound: dict[str, list[Person]] = defaultdict(list)  # the first sound of some part
        self.by_family: dict[str, list[Person]] = defaultdict(list)
        self.by_given: dict[str, list[Person]] = defaultdict(list)  # children and popes go by their given names

    def named_in_full(self, naming: Naming) -> None:
        """Add a full name to the person who bears it already, or to a new one."""
        name = PersonName.of(naming.name)
        sounds = list(dict.fromkeys(first_sound(part) for part in name.parts))
        near = (person for sound in sounds for person in self.by_sound[sound])
        person = next((person for person in near if _fits(person, naming.name)), None)
        if person is None:
            person = Person([])
            self.persons.append(person)
        person.namings.append(naming)
        person.is_child = person.is_child or is_told_as_a_child(self.doc, naming.start, naming.end)
        for index, keys in ((self.by_sound, sounds), (self.by_family, [name.family]), (self.by_given, [name.given[0]])):
            for key in keys:
                if person not in index[key]:
                    index[key].append(person)

    def named_by_one_word(self, naming: Naming) -> bool:
        """Add a surname, or a given name, to the one person whom it can mean; False where it can mean several."""
        word = PersonName.of(naming.name).family
        alike = (person for person in self.by_sound.get(first_sound(word), ()) if _fits(person, naming.name))
        fitting = self._grown(self.by_family.get(word, [])) or self.by_given.get(word) or self._grown(alike)
        if len(fitting) > 1 or not word:
            return False
        if fitting:
            fitting[0].namings.append(naming)
        else:
            person = Person([naming])
            self.persons.append(person)
            self.by_family[word].append(person)
            self.by_sound[first_sound(word)].append(person)
        return True

    @staticmethod
    def _grown(persons: Iterable[Person]) -> list[Person]:
        """Those of `persons` who are meant by a surname alone: a child goes by its first name."""
        return [person for person in persons if not person.is_child]


def _fits(person: Person, name: str) -> bool:
    return any(same_person(known, name) for known in person.names)


def _missed(doc: Doc, families: Iterable[str], taken: Sequence[bool], namings: Sequence[Naming]) -> list[Naming]:
    """Surnames of persons named in full elsewhere, at tokens where no name was seen."""
    families = {family for family in families if len(family) > 2}
    covered = {token for naming in namings for token in range(naming.start, naming.end)}
    found = []
    for at, text in enumerate(words_of(doc).texts):
        if text[:1].isupper() and not taken[at] and at not in covered and fold(text) in families:
            token = doc[at]
            whole = token.head.i > at and token.dep_ == "compound" and token.head.text[:1].isupper()
            if not whole:
                found.append(Naming(at, at + 1, text))
    return found
