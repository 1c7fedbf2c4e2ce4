"""The cast of one report, gathered kind by kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman import lexicon
from dragoman.reading.actors.bearers import PERSONAL, Bearers
from dragoman.reading.actors.entering import Entering
from dragoman.reading.actors.known import country_names
from dragoman.reading.actors.metonyms import acts, is_where
from dragoman.reading.actors.offices import described
from dragoman.reading.actors.organisations import find_organisations, same_organisations
from dragoman.reading.actors.persons import Naming, Person, find_namings, gather_persons
from dragoman.reading.actors.phrase_words import phrase_words
from dragoman.reading.actors.pronouns import resolve_pronouns
from dragoman.reading.actors.references import References
from dragoman.reading.actors.register import Register
from dragoman.reading.actors.roles import RolePhrase
from dragoman.reading.actors.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.reading.actors.known import Known
    from dragoman.reading.actors.words import Found
    from dragoman.records import Place
    from dragoman.text.copy import ParsingCopy

__all__ = ["CastBuilder"]

_MARKS = frozenset('”“"«»')


class CastBuilder:
    """Gathers the actors of one report into a register."""

    def __init__(self, doc: Doc, copy: ParsingCopy, places: Sequence[Place]) -> None:
        self.scene = Scene(doc, copy, places)
        self.register = Register(doc, copy)
        self.entering = Entering(self.scene, self.register)
        self.persons: dict[str, Person] = {}  # by id
        self.borne: dict[int, str] = {}  # by the start of a role phrase, who bears it
        self.named: dict[int, str] = {}  # by token, whose name stands there
        self.phrased: set[int] = set()  # tokens inside a role phrase that is a mention
        self.where: set[int] = set()  # tokens of palaces that are only where something is
        self.delegations: dict[str, tuple[str, ...]] = {}  # the states for which a kind of group was said to act

    def build(self) -> Register:
        """Gather everything: whoever is named first, then those whom descriptions and pronouns mean."""
        self._persons()
        for role in self.scene.roles:
            if role.office.sort != "honour":
                self._role(role)
        for found in self.scene.known:
            if found.start not in self.phrased:
                self._known(found)
        self._organisations()
        References(self.scene, self.register, self.entering, self.persons, self.borne).resolve()
        resolve_pronouns(self.scene, self.register, self.persons)
        self._owned_governments()
        return self.register

    def _owned_governments(self) -> None:
        """`His government`: of the country of whom the pronoun means."""
        meant = {mention.start: mention.actors for mention in self.register.mentions if mention.how == "pronoun"}
        found: dict[RolePhrase, str] = {}
        for role in self.scene.roles:
            owner = meant.get(role.start - 1, ()) if role.determiner in phrase_words("owner") else ()
            country = self.register.entries[owner[0]].country if len(owner) == 1 else None
            if role.office.sort == "government" and not role.countries and country in country_names():
                found[role] = country
        self.register.withdraw({role.head for role in found})
        for role, country in found.items():
            self._mention(role, self.entering.states((country,)), "description")

    def _persons(self) -> None:
        """Persons, their roles, and a mention for each naming."""
        scene = self.scene
        namings = find_namings(
            scene.doc, scene.taken, scene.capitals, scene.roles, scene.place_names, surnames=scene.surnames
        )
        persons, unclear = gather_persons(scene.doc, namings, scene.taken)
        bearers = Bearers(scene, persons)
        bearing: dict[int, int] = {}
        for role in scene.roles:
            if role.office.sort not in PERSONAL:
                continue
            if role.office.many:
                for bearer in bearers.of_many(role):
                    persons[bearer].roles.append(role)
            elif (number := bearers.of(role)) is not None:
                persons[number].roles.append(role)
                persons[number].gender = persons[number].gender or role.office.gender
                bearing[role.start] = number
        ids = [self._person(person) for person in persons]
        self.borne = {start: ids[number] for start, number in bearing.items()}
        for naming in unclear:
            self.register.mention(naming.start, naming.end, (), "name")

    def _person(self, person: Person) -> str:
        person.tell_gender()
        actor = self.entering.person(person)
        self.persons[actor] = person
        namings: Sequence[Naming] = person.namings
        entry = self.register.entries[actor]
        for naming in namings:
            entry.country = entry.country or self._whose(naming)
            self.register.mention(naming.start, naming.end, (actor,), "name")
            self.named.update(dict.fromkeys(range(naming.start, naming.end), actor))
        return actor

    def _whose(self, naming: Naming) -> str | None:
        """The country that a name is said to be of: `Ecuador's Noboa`."""
        owner = naming.start - 1
        if owner < 1 or self.scene.words.texts[owner] not in phrase_words("possessive"):
            return None
        found = self.scene.known_before.get(owner)
        return found.meaning.country if found is not None and found.meaning.kind == "country" else None

    def _role(self, role: RolePhrase) -> None:
        """A mention for a role phrase: of the person who bears it, of a state, of a body, of a group."""
        bearer, entering = self.borne.get(role.start), self.entering
        if bearer is not None or role.countries:
            self.phrased.update(range(role.start, role.end))
        if bearer is not None:
            self._mention(role, (bearer,), "role")
        elif (named := self._named(role)) is not None:
            self._mention(role, (named,), "role")
        elif (proper := self._proper(role)) is not None:
            start, end = proper
            place = next(
                (self.scene.places[t.idx] for t in self.scene.doc[start:end] if t.idx in self.scene.places), None
            )
            country = role.country or (place.country if place else None)
            sector = next(iter(role.office.sectors), None)
            self.register.mention(
                start, end, (entering.named_body(self.scene.text(start, end), country, sector),), "name"
            )
        elif role.office.sort == "government" and role.countries and self.scene.named_in(role, "region") is None:
            self._mention(role, entering.states(role.countries), "body")
        elif role.office.sort == "government" and (country := self._country_of_leader(role)):
            self._mention(role, entering.states((country,)), "body")
        elif role.office.sort == "body" and role.country and not role.office.many:
            self._mention(role, (entering.body(role),), "body")
        elif role.office.many:
            self._group(role)

    def _country_of_leader(self, role: RolePhrase) -> str | None:
        """The country of a government that is called by who leads it: `the Lindqvist administration`."""
        for token in range(role.start, role.head):
            if (actor := self.named.get(token)) is not None:
                return self.register.entries[actor].country
        return None

    def _mention(self, role: RolePhrase, actors: Sequence[str], how: str) -> None:
        self.register.mention(role.start, role.end, actors, how, head=role.head)

    def _named(self, role: RolePhrase) -> str | None:
        """The organisation that a description in apposition speaks of: `the news agency Interfax`, `Oxfam, the charity,`."""
        if role.office.sort not in ("body", "group"):
            return None
        doc, behind = self.scene.doc, role.end
        while behind < len(doc) and behind < role.end + 2 and doc[behind].is_punct and doc[behind].text not in ".;:":
            behind += 1
        before = role.start - (1 if role.determiner else 0) - 1
        after = self.scene.known_at.get(behind)
        if after is not None and role.end < behind and doc[role.end].text == ",":
            closed = after.end >= len(doc) or doc[after.end].text == ","
            after = after if closed else None
        ahead = self.scene.known_before.get(before) if before > 0 and doc[before].text == "," else None
        for found in (after, ahead):
            if found is not None and found.meaning.kind in ("organisation", "agency"):
                return self.entering.organisation(found.meaning)
        return None

    def _proper(self, role: RolePhrase) -> tuple[int, int] | None:
        """The tokens of an organisation's own name that holds a word for bodies or groups, where the model sees it."""
        doc, head = self.scene.doc, self.scene.doc[role.head]
        if role.office.sort not in ("body", "group") or not head.text[:1].isupper() or head.ent_type_ != "ORG":
            return None
        start = end = role.head
        while doc[start].ent_iob_ == "I":
            start -= 1
        while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
            end += 1
        if doc[start].lower_ == "the":
            start += 1
        while end > start and not doc[end].text[:1].isalnum():
            end -= 1  # a possessive, a dash
        # A body of a state is known by its country and kind.
        return None if role.start <= start and end < role.end else (start, end + 1)

    def _group(self, role: RolePhrase) -> None:
        """A group of people; one that acts for states, or several countries' people together, stands for those."""
        office = role.office
        if (
            not role.countries
            and role.determiner in phrase_words("plural")
            and (meant := self.delegations.get(office.office))
        ):
            self._mention(role, meant, "description")
        elif self._is_titled(role):
            name, sector = self.scene.text(role.start, role.end), next(iter(office.sectors), None)
            self._mention(role, (self.entering.named_body(name, role.country, sector),), "body")
        elif len(role.countries) > 1 or (role.countries and office.office in described("acts for its state")):
            self.delegations[office.office] = states = self.entering.states(role.countries)
            self._mention(role, states, "group")
        elif role.countries or (office.sectors and self.scene.takes_part(role.head, vague=office.sectors == ("UNK",))):
            self._mention(role, (self.entering.group(role),), "group")

    def _is_titled(self, role: RolePhrase) -> bool:
        """Whether a word for groups is part of a name in capitals: `the Islamic Saudi Academy`."""
        words = self.scene.doc[role.start : role.head + 1]
        capitals = sum(token.text[:1].isupper() for token in words)
        return (
            words[-1].pos_ == "PROPN" and words[-1].text[:1].isupper() and capitals > 1 and role.office.sort == "group"
        )

    def _known(self, found: Found[Known]) -> None:
        """A mention for a name that the lexicon knows, where it stands for somebody."""
        meaning, head = found.meaning, self.scene.doc[found.start : found.end].root
        kind, entering = meaning.kind, self.entering
        if kind == "country" and not is_where(head):
            actors, how = entering.states((meaning.country or "",)), "name"
        elif kind == "capital" and not self._is_other_city(found) and acts(head):
            country = self._ruled_from(meaning)
            if country is None:
                return
            actors, how = entering.states((country,)), "capital"
        elif kind == "nationality":
            actors, how = entering.states((meaning.country or "",)), "nationality"
        elif kind in ("people", "ethnic"):
            actors, how = (entering.people(meaning, found.start, found.end),), "nationality"
        elif meaning.is_state and kind == "body":
            if is_where(head):
                self.where.update(range(found.start, found.end))
                return  # `met in the White House`
            actors, how = entering.states((meaning.country or "",)), "body"
        elif kind in ("body", "organisation", "agency"):
            actors, how = (entering.organisation(meaning),), "name"
        else:
            return
        self.register.mention(found.start, found.end, actors, how)

    def _ruled_from(self, capital: Known) -> str | None:
        """Whose government a capital stands for: where a union sits too, the one that the report speaks of besides, or nobody."""
        union = lexicon.table("seats").mapping("capital", "union").get(capital.name)
        if union is None:
            return capital.country
        others = {found.meaning.country for found in self.scene.known if found.meaning.name != capital.name}
        if union in others:
            return None if capital.country in others else union
        return capital.country if capital.country in others else None

    def _is_other_city(self, found: Found[Known]) -> bool:
        """Whether the places read here hold another city than the capital behind this name."""
        place = self.scene.places.get(self.scene.doc[found.start].idx)
        return place is not None and place.country != found.meaning.country

    def _organisations(self) -> None:
        """Organisations that only the model sees, where their looks agree."""
        covered = [False] * len(self.scene.doc)
        for start, end in [
            *((mention.start, mention.end) for mention in self.register.mentions),
            *((role.start, role.end) for role in self.scene.roles),
        ]:
            covered[start:end] = [True] * (end - start)
        for token in self.where:
            covered[token] = True
        found = [
            (start, end, self.scene.text(start, end))
            for start, end in find_organisations(self.scene.doc, covered)
            if self.scene.doc[start].idx not in self.scene.places
        ]
        entered = (entry.name for entry in self.register.entries.values() if entry.kind == "organisation")
        full = same_organisations(list(dict.fromkeys([*(name for _, _, name in found), *entered])))
        for start, end, name in found:
            actor = self.entering.named_body(full[name], None, None)
            self.register.mention(start, end, (actor,), "name")
