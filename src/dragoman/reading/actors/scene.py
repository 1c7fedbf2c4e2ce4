"""What stands where in a parsed report, before anybody is identified: names of the lexicon, offices, places, quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.lexicon.folding import fold
from dragoman.reading.actors.borne import without_borne
from dragoman.reading.actors.known import Known
from dragoman.reading.actors.metonyms import is_where, place_prepositions
from dragoman.reading.actors.offices import described, offices
from dragoman.reading.actors.organisations import is_joint
from dragoman.reading.actors.phrase_places import town
from dragoman.reading.actors.roles import RolePhrase, role_phrases
from dragoman.reading.actors.scanned import entities_in, names_in, words_of
from dragoman.reading.actors.spelling import given_gender
from dragoman.reading.actors.words import Found
from dragoman.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dragoman.text.copy import ParsingCopy

__all__ = ["Scene"]

_LONGEST = 3  # words of the name of a town behind an office
_NO_NAMES = frozenset({"VERB", "AUX", "ADV", "ADP", "PRON", "DET"})
_PLACES = frozenset({"country", "region", "capital", "people"})
_PARTAKERS = frozenset({"nsubjpass", "dobj", "dative", "poss", "ROOT"})


class Scene:
    """A parsed report as those see it who look for actors."""

    def __init__(self, doc: Doc, copy: ParsingCopy, places: Sequence[Place]) -> None:
        self.doc = doc
        self.words = words_of(doc)
        self.places = {copy.here(span)[0]: place for place in places for span in place.evidence["place"]}
        self.place_names = frozenset(fold(span.text) for place in places for span in place.evidence["place"])
        self.offices = offices().find(self.words)
        self.office_starts = {office.start for office in self.offices}
        everything = names_in(doc)
        standing = [found for found in everything if self._stands(found)]
        self.known = without_borne(self.words, standing, self.offices)
        self.borne = {found.start for found in standing} - {found.start for found in self.known}
        self.surnames = self._surnames()
        self.known = [found for found in self.known if fold(self.text(found.start, found.end)) not in self.surnames]
        self.taken = _marked(doc, self.known)
        self.capitals = _marked(doc, (found for found in everything if found.meaning.kind == "capital"))
        roles = role_phrases(
            self.words,
            self.known,
            [f for f in self.offices if self._is_noun(f.end - 1, f.start) and not all(self.taken[f.start : f.end])],
            modifies=self._modifies,
            ends_at=lambda token: bool(doc[token].is_space),
        )
        self.roles: list[RolePhrase] = [self._with_place(role) for role in roles]
        self.known_at = {found.start: found for found in self.known}
        self.known_before = {found.end: found for found in self.known}
        self.role_at = {role.start: role for role in self.roles}
        self.sentence = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            self.sentence[sentence.start : sentence.end] = [number] * (sentence.end - sentence.start)

    def named_in(self, role: RolePhrase, kind: str) -> Known | None:
        """The name of a kind that a role phrase holds, if it holds one."""
        found = (self.known_at.get(token) for token in range(role.start, role.end))
        return next((match.meaning for match in found if match is not None and match.meaning.kind == kind), None)

    def text(self, start: int, end: int) -> str:
        """The words of tokens `[start, end)`, blanks made one."""
        return " ".join(self.doc[start:end].text.split())

    def takes_part(self, head: int, *, vague: bool = False) -> bool:
        """Whether a noun stands where somebody acts, is acted upon or is spoken of as one of several who do.

        A `vague` one must act itself. Else every hotel and every source of energy would be in the cast.
        """
        token = self.doc[head]
        while token.dep_ in ("conj", "appos") and token.head.i < token.i:
            token = token.head
        if token.dep_ in ("nsubj", "agent"):
            return True
        if vague:
            return False
        return token.dep_ in _PARTAKERS or (token.dep_ == "pobj" and token.head.lower_ in place_prepositions("partner"))

    def _with_place(self, role: RolePhrase) -> RolePhrase:
        """Take in the town or division that an office or body is of: `the mayor of Lyon`, `Lyon police`."""
        doc, at = self.doc, role.end
        if role.office.sort == "body" and not role.countries and role.determiner in (None, "the"):
            return self._with_place_before(role)
        if at + 1 >= len(doc) or role.office.sort not in ("office", "occupation") or doc[at].lower_ != "of":
            return role
        end = at + 1
        while end < len(doc) and end < at + 1 + _LONGEST and doc[end].text[:1].isupper() and doc[end].pos_ == "PROPN":
            end += 1
        while end > at + 1:
            goes_on = end < len(doc) and doc[end].text[:1].isupper() and doc[end].pos_ == "PROPN"
            if not goes_on or given_gender(doc[end].text) is not None:
                name = self.text(at + 1, end)
                place = self.places.get(doc[at + 1].idx) or town(name)
                if (
                    place is not None
                    and place.kind != "country"
                    and fold(place.name).split()[:1] == fold(name).split()[:1]
                ):
                    countries = role.countries or ((place.country,) if place.country else ())
                    return replace(role, end=end, part=role.part or place.name, countries=countries)
            end -= 1
        return role

    def _with_place_before(self, role: RolePhrase) -> RolePhrase:
        """A body with the town or division right before it."""
        for start in range(max(role.start - 2, 0), role.head):
            place = self.places.get(self.doc[start].idx)
            between = self.doc[start : role.title[0]] if start < role.title[0] else self.doc[start : role.head]
            if place is None or place.kind not in ("city", "region", "county") or not place.country:
                continue
            if fold(between.text) == fold(place.name) and not any(token.is_punct for token in between):
                return replace(role, start=min(start, role.start), part=place.name, countries=(place.country,))
        return role

    def _stands(self, found: Found[Known]) -> bool:
        """Whether the words really are that name here: not a place of the same name, not part of a person's or other name."""
        doc, meaning = self.doc, found.meaning
        if meaning.kind == "country":
            place = self.places.get(doc[found.start].idx)
            if place is not None and place.kind != "country" and place.country != meaning.country:
                return False
        if all(token.pos_ in _NO_NAMES for token in doc[found.start : found.end]):
            return False
        entity = doc[found.start].ent_type_
        if entity in ("ORG", "FAC") and meaning.kind in _PLACES and self._in_longer_name(found):
            return False
        return not (entity == "PERSON" and meaning.kind in _PLACES and self._in_persons_name(found))

    def _surnames(self) -> frozenset[str]:
        """The names of places, folded, that are surnames here: borne by somebody first, and never where something is."""
        doc = self.doc
        borne = {
            fold(entity[-1].text): entity.end
            for entity in reversed(entities_in(doc))
            if entity.label_ == "PERSON" and len(entity) > 1
        }
        titled = {fold(doc[token].text) for token in self.borne}
        for token in self.borne:
            borne[fold(doc[token].text)] = min(token, borne.get(fold(doc[token].text), token))
        met = [
            (fold(self.text(found.start, found.end)), found)
            for found in self.known
            if found.meaning.kind in ("country", "capital") and found.end - found.start == 1
        ]
        names = {name for name, found in met if borne.get(name, len(doc)) <= found.start}
        for name, found in met:
            if (
                found.start < borne.get(name, 0)
                or is_where(doc[found.start])
                or doc[found.start].dep_ in ("pobj", "dobj")
            ):
                names.discard(name)
        countries = {found.meaning.country: name for name, found in met if name in names}
        for found in self.known:
            surname = countries.get(found.meaning.country)
            if surname is not None and surname not in titled and fold(self.text(found.start, found.end)) != surname:
                names.discard(surname)  # `Jordanian`, `Amman`: the country is spoken of too
        return frozenset(names)

    def _in_persons_name(self, found: Found[Known]) -> bool:
        """Whether a name is a word of somebody's: `Michael Jordan`, `Chad Miller`."""
        doc, start, end = self.doc, found.start, found.end
        follows = doc[start].ent_iob_ == "I" and doc[start - 1].text[:1].isupper()
        precedes = end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == "PERSON"
        return follows or (precedes and doc[end].text[:1].isupper())

    def _in_longer_name(self, found: Found[Known]) -> bool:
        """Whether a name only qualifies that of something else: `Bank of America Stadium`, but not `Ministry of Health of Chad`."""
        doc, start = self.doc, found.start
        if doc[start].ent_iob_ != "I" or not is_joint(doc[start - 1].lower_):
            return False
        while doc[start].ent_iob_ == "I":
            start -= 1
        return not any(token in self.office_starts for token in range(start, found.start))

    def _is_noun(self, head: int, start: int) -> bool:
        """Whether a word for an office is one here: a noun that does not merely qualify another."""
        doc, token = self.doc, self.doc[head]
        if token.ent_type_ == "PERSON" and token.ent_iob_ == "I" and doc[start - 1].ent_type_ == "PERSON":
            return False  # Martin Luther King
        if token.pos_ == "ADJ":
            return token.dep_ in ("nsubj", "pobj", "dobj", "conj", "appos", "attr")
        if token.pos_ not in ("NOUN", "PROPN") and token.tag_ != "NN":
            return False
        if token.dep_ in ("compound", "amod", "nmod") and token.head.i > head and token.head.pos_ == "NOUN":
            # `police chief` is a longer office; `government building` is no government.
            return any(t.pos_ == "PROPN" or t.text == "," for t in doc[head + 1 : token.head.i])
        if self._is_gathering(token) or self._is_matter(token):
            return False
        joined = head + 2 < len(doc) and doc[head + 1].text == "-" and doc[head + 2].pos_ in ("VERB", "ADJ")
        return not (joined and start == head)  # `state-led`

    def _is_gathering(self, token: Token) -> bool:
        """Whether a word for a body stands behind an ordinary noun that makes it something to go to: `a birthday party`."""
        if token.lemma_.lower() not in described("also a gathering") or token.text[:1].isupper() or not token.i:
            return False
        before = self.doc[token.i - 1]
        ordinary = before.pos_ == "NOUN" and before.text.islower() and before.dep_ == "compound"
        return ordinary and not any(found.end == token.i for found in self.offices)

    def _is_matter(self, token: Token) -> bool:
        """Whether a word for a body stands for what it gathers: `good intelligence`, but not `Danish intelligence`."""
        if token.lemma_.lower() not in described("also matter") or token.text[:1].isupper():
            return False
        before = {found.end for found in self.known}
        return token.i not in before and token.dep_ not in ("nsubj", "agent")

    def _modifies(self, token: int, office: int) -> bool:
        """Whether an unknown word is part of the phrase of the office that begins right of it."""
        word, head = self.doc[token], self.doc[office]
        if word.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "VERB"):
            return False
        return word.dep_ in ("compound", "amod", "nmod", "nummod") and token < word.head.i <= max(head.i, head.head.i)


def _marked(doc: Doc, known: Iterable[Found[Known]]) -> list[bool]:
    """Say of each token whether one of the names stands there."""
    marked = [False] * len(doc)
    for found in known:
        marked[found.start : found.end] = [True] * (found.end - found.start)
    return marked
