"""Entering actors into a report's register: what each is, and by what it is the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.reading.actors.known import country_names
from dragoman.reading.actors.names import PersonName
from dragoman.reading.actors.offices import described
from dragoman.reading.actors.organisations import core, is_firm
from dragoman.reading.actors.phrase_words import phrase_words
from dragoman.records import Role

if TYPE_CHECKING:
    from dragoman.reading.actors.known import Known
    from dragoman.reading.actors.persons import Person
    from dragoman.reading.actors.register import Register
    from dragoman.reading.actors.roles import RolePhrase
    from dragoman.reading.actors.scene import Scene

__all__ = ["Entering"]

_INTERNATIONAL = {"UNO": "United Nations", "EUR": "European Union"}
# Sectors of those whose president or director is one of them, not of the government.
_OF_THEIR_OWN = frozenset({"BUS", "EDU", "NGO", "IGO"})


class Entering:
    """Enters persons, states, bodies and groups, each with the identity that its id comes from."""

    def __init__(self, scene: Scene, register: Register) -> None:
        self.scene = scene
        self.register = register

    def person(self, person: Person) -> str:
        """A person, by name; country and sector are those of the roles, the present ones before the former."""
        name = person.name.title() if person.name.isupper() and len(person.name) > 3 else person.name
        actor = self.register.enter("person", (PersonName.of(name).key,), name)
        entry = self.register.entries[actor]
        for role in sorted(person.roles, key=lambda role: role.status == "former"):
            country, sector = self.country_and_sector(role)
            if role.status == "former" and sector == "GOV":
                sector = "ELI"
            entry.country = entry.country or country
            entry.sector = entry.sector or (sector if sector != "UNK" else None)
        for role in person.roles:
            if role.office.sort != "honour" and role.office.noun != "counterpart":
                self.register.role(actor, self.as_role(role))
        return actor

    def somebody(self, role: RolePhrase) -> str:
        """A person known by office alone: the same everywhere if country and office tell who, else this report's own."""
        country, sector = self.country_and_sector(role)
        named = role.determiner not in phrase_words("indefinite") and not role.status and role.office.sort == "office"
        name = self.scene.text(role.start, role.end)
        identity = (
            ("office", country, role.office.office, role.body or "") if country and named else self.register.here(name)
        )
        actor = self.register.enter("person", identity, name, country=country, sector=sector)
        if role.office.noun != "counterpart":
            self.register.role(actor, self.as_role(role))
        return actor

    def country_and_sector(self, role: RolePhrase) -> tuple[str | None, str | None]:
        """Country and sector of a role: the president of a company is of its sector, a counterpart of the government's."""
        sector = next(iter(role.office.sectors), None)
        if role.body != "state" and role.body_sector and (sector is None or role.body_sector in _OF_THEIR_OWN):
            sector = role.body_sector
        speaks_for_state = (
            role.office.noun in described("speaks for its state") and role.country is not None and role.body is None
        )
        if sector == "GOV" and role.office.office in described("heads anything") and self._is_of_another(role):
            sector = None
        if sector is None and (role.body == "state" or role.office.noun == "counterpart" or speaks_for_state):
            sector = "GOV"
        return role.country, sector

    def _is_of_another(self, role: RolePhrase) -> bool:
        """Whether an office is of something by name that is no state nor of one: `president of the Millers' Union`."""
        doc, at = self.scene.doc, role.end
        if role.countries or role.body or at + 2 >= len(doc) or doc[at].lower_ != "of":
            return False
        at += 2 if doc[at + 1].lower_ in phrase_words("determiner") else 1
        return at < len(doc) and doc[at].text[:1].isupper() and doc[at].idx not in self.scene.places

    def as_role(self, role: RolePhrase) -> Role:
        """What the report says that somebody is, as a record."""
        body = role.body
        if body == "state":
            palace = self.scene.named_in(role, "body")
            body = palace.name if palace else None
        title = " ".join(self.scene.words.texts[slice(*role.title)]).replace(" - ", "-")
        status = role.status if role.status in ("former", "acting", "elect") else None
        report = self.register.copy.report.id
        return Role(title=title, body=body, country=role.country, status=status, report=report)

    def states(self, countries: Sequence[str]) -> tuple[str, ...]:
        """The actors for these countries: one for country, government, and the capital or palace that stands for it."""
        return tuple(self._state(code) for code in countries)

    def _state(self, code: str) -> str:
        if code in country_names():
            return self.register.enter("state", (code,), country_names()[code], country=code, sector="GOV")
        name = _INTERNATIONAL.get(code, code)
        return self.register.enter("organisation", (name,), name, country=code, sector="IGO")

    def body(self, role: RolePhrase) -> str:
        """A body of a state, by country and kind: the Turkish Foreign Ministry is Turkey's foreign ministry."""
        identity = (role.country or "", role.part or "", role.office.office)
        return self._by_office(role, "organisation", identity)

    def some_body(self, role: RolePhrase) -> str:
        """A body whose country is open: this report's own."""
        return self._by_office(role, "organisation", self.register.here(role.office.office))

    def group(self, role: RolePhrase) -> str:
        """A group: with a country it is the same everywhere (Russian troops), else it is this report's own."""
        name = self.scene.text(role.start, role.end)
        return self._by_office(role, "group", (role.country, name) if role.country else self.register.here(name))

    def _by_office(self, role: RolePhrase, kind: str, identity: Sequence[str]) -> str:
        name, sector = self.scene.text(role.start, role.end), next(iter(role.office.sectors), None)
        if kind == "group":
            return self.register.enter("group", identity, name, country=role.country, sector=sector)
        return self.register.enter("organisation", identity, name, country=role.country, sector=sector)

    def people(self, meaning: Known, start: int, end: int) -> str:
        """The people of a country, or an ethnic group in it."""
        identity = (meaning.country or "", "people" if meaning.kind == "people" else meaning.name)
        return self.register.enter(
            "group", identity, self.scene.text(start, end), country=meaning.country, sector="CVL"
        )

    def organisation(self, meaning: Known) -> str:
        """An organisation that the lexicon knows."""
        identity = (meaning.name,) if meaning.kind != "body" else (meaning.country or "", meaning.name)
        return self.register.enter(
            "organisation", identity, meaning.name, country=meaning.country, sector=meaning.sector
        )

    def named_body(self, name: str, country: str | None, sector: str | None) -> str:
        """An organisation that only its name in the report tells of; `Inc.` and the like make no other organisation."""
        sector = sector or ("BUS" if is_firm(name) else None)
        return self.register.enter("organisation", (core(name),), name, country=country, sector=sector)
