"""The cast of one report, gathered kind by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dragoman.lexicon.folding import fold
from dragoman.reading.actors.known import Known, country_names
from dragoman.reading.actors.metonyms import acts, is_where
from dragoman.reading.actors.names import PersonName
from dragoman.reading.actors.offices import offices
from dragoman.reading.actors.persons import Naming, Person, find_namings, gather_persons
from dragoman.reading.actors.references import References
from dragoman.reading.actors.register import Register
from dragoman.reading.actors.roles import RolePhrase, role_phrases
from dragoman.reading.actors.scanned import names_in, words_of
from dragoman.reading.actors.words import Found
from dragoman.records import Place, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dragoman.text.copy import ParsingCopy

__all__ = ["CastBuilder"]

_PERSONAL = frozenset({"office", "occupation", "honour"})
_ACTING_FOR_STATE = frozenset({"delegation", "negotiator", "negotiators", "negotiating team", "mission", "envoys"})


class CastBuilder:
    """Gathers the actors of one report into a register."""

    def __init__(self, doc: Doc, copy: ParsingCopy, places: Sequence[Place]) -> None:
        self.doc = doc
        self.register = Register(doc, copy)
        self.words = words_of(doc)
        self.places = self._places_by_start(copy, places)
        self.offices = offices().find(self.words)
        everything = names_in(doc)
        self.known = [found for found in everything if self._stands(found)]
        self.taken = _marked(doc, self.known)
        self.capitals = _marked(doc, (found for found in everything if found.meaning.kind == "capital"))
        self.phrased: set[int] = set()  # tokens inside a role phrase that is a mention
        self.roles = role_phrases(
            self.words,
            self.known,
            [f for f in self.offices if self._is_noun(f.end - 1, f.start) and not all(self.taken[f.start : f.end])],
            modifies=self._modifies,
            ends_at=lambda token: bool(doc[token].is_space),
        )
        self.delegations: dict[str, tuple[str, ...]] = {}  # the states for which a kind of group was said to act
        self.persons: list[Person] = []
        self.unclear: list[Naming] = []
        self.ids: dict[int, str] = {}  # of a person, by its place in the list
        self.of_role: dict[int, int] = {}  # the person that a role phrase (by its start) belongs to

    def build(self) -> Register:
        """Gather everything."""
        self._persons()
        self._roles()
        self._known()
        self._organisations()
        References(self).resolve()
        return self.register

    def _places_by_start(self, copy: ParsingCopy, places: Sequence[Place]) -> dict[int, Place]:
        found = {}
        for place in places:
            for span in place.evidence["place"]:
                found[copy.here(span)[0]] = place
        return found

    def _stands(self, found: Found[Known]) -> bool:
        """Whether the words really are that name here: not a place of the same name, not part of a person's or other name."""
        doc, meaning = self.doc, found.meaning
        if meaning.kind == "country":
            place = self.places.get(doc[found.start].idx)
            if place is not None and place.kind != "country" and place.country != meaning.country:
                return False
        if all(token.pos_ in ("VERB", "AUX", "ADV", "ADP", "PRON", "DET") for token in doc[found.start : found.end]):
            return False
        entity = doc[found.start].ent_type_
        if (
            entity in ("ORG", "FAC")
            and meaning.kind in ("country", "region", "capital")
            and self._in_longer_name(found)
        ):
            return False
        if entity == "PERSON" and meaning.kind in ("country", "region", "capital", "people"):
            before, after = (
                doc[found.start - 1] if found.start else None,
                doc[found.end] if found.end < len(doc) else None,
            )
            inside = (before is not None and doc[found.start].ent_iob_ == "I" and before.text[:1].isupper()) or (
                after is not None and after.ent_iob_ == "I" and after.ent_type_ == "PERSON" and after.text[:1].isupper()
            )
            return not inside
        return True

    def _in_longer_name(self, found: Found[Known]) -> bool:
        """Whether a name only qualifies that of something else: `Bank of America Stadium`, but not `Ministry of Health of Chad`."""
        doc, start = self.doc, found.start
        if doc[start].ent_iob_ != "I" or doc[start - 1].lower_ not in ("of", "for"):
            return False
        while doc[start].ent_iob_ == "I":
            start -= 1
        return not any(start <= office.start < found.start for office in self.offices)

    def _is_noun(self, head: int, start: int) -> bool:
        """Whether a word for an office is one here: a noun that does not merely qualify another."""
        token = self.doc[head]
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") and not (token.pos_ == "VERB" and token.tag_ == "NN"):
            return False
        if token.pos_ == "ADJ" and token.dep_ not in ("nsubj", "pobj", "dobj", "conj", "appos", "attr"):
            return False
        if token.dep_ in ("compound", "amod", "nmod") and token.head.i > head and token.head.pos_ == "NOUN":
            # `police chief` is a longer office; `government building` is no government.
            between = self.doc[head + 1 : token.head.i]
            return any(t.pos_ == "PROPN" or t.text == "," for t in between)
        return not (head + 1 < len(self.doc) and self.doc[head + 1].text == "-" and head + 2 < len(self.doc)
                    and self.doc[head + 2].pos_ in ("VERB", "ADJ") and start == head)  # fmt: skip

    def _modifies(self, token: int, office: int) -> bool:
        """Whether an unknown word is part of the phrase of the office that begins right of it."""
        word, head = self.doc[token], self.doc[office]
        if word.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "VERB"):
            return False
        return word.dep_ in ("compound", "amod", "nmod", "nummod") and token < word.head.i <= max(head.i, head.head.i)

    def _persons(self) -> None:
        """Persons, their roles, and a mention for each naming."""
        namings = find_namings(self.doc, self.taken, self.capitals, self.roles)
        self.persons, self.unclear = gather_persons(self.doc, namings, self.taken)
        at = {naming.start: n for n, person in enumerate(self.persons) for naming in person.namings}
        ending = {naming.end: n for n, person in enumerate(self.persons) for naming in person.namings}
        for role in self.roles:
            if role.office.many or role.office.sort not in _PERSONAL:
                continue
            if (person := self._bearer(role, at, ending)) is not None:
                self.persons[person].roles.append(role)
                self.persons[person].gender = self.persons[person].gender or role.office.gender
                self.of_role[role.start] = person
        for number, somebody in enumerate(self.persons):
            somebody.tell_gender()
            self.ids[number] = actor = self._enter_person(somebody)
            for naming in somebody.namings:
                self.register.mention(naming.start, naming.end, (actor,), "name")
        for naming in self.unclear:
            self.register.mention(naming.start, naming.end, (), "name")

    def _bearer(self, role: RolePhrase, at: dict[int, int], ending: dict[int, int]) -> int | None:
        """The person that a role phrase is said of: whose name stands right behind it, or beside it in apposition."""
        doc, end = self.doc, role.end
        following = {r.start: r for r in self.roles}
        while end in following and following[end].office.sort in _PERSONAL:
            end = following[end].end  # Deputy Minister, Colonel-General Andrei ...
        if end in at:
            return at[end]
        comma = end < len(doc) and doc[end].text in (",", "(")
        behind = at.get(end + 1) if comma else None
        begin = role.start
        while begin > 0 and doc[begin - 1].pos_ in ("DET", "PRON", "ADJ", "NUM", "ADV"):
            begin -= 1
        before = ending.get(begin - 1) if begin > 0 and doc[begin - 1].text in (",", "(", "–", "-") else None
        if before is not None and behind is not None:
            own = role.determiner in ("his", "her", "its", "their") or role.office.noun == "counterpart"
            return behind if own or doc[end + 1].head.i == role.head else before
        closed = end >= len(doc) or doc[end].is_punct or doc[end].pos_ == "ADP" or doc[end].lower_ == "and"
        if before is not None and closed:
            return before
        if behind is not None:
            return behind
        return self._said_to_be(role)

    def _said_to_be(self, role: RolePhrase) -> int | None:
        """The person whom a sentence says to be something: `Halvorsen became foreign minister`."""
        head = self.doc[role.head]
        if head.dep_ != "attr" or head.head.lemma_ not in ("be", "become", "remain"):
            return None
        children = list(head.head.children)
        subject = next((child for child in children if child.dep_ == "nsubj"), None)
        if subject is None or any(child.dep_ == "neg" for child in children):
            return None
        return next((n for n, p in enumerate(self.persons) for x in p.namings if x.start <= subject.i < x.end), None)

    def _enter_person(self, person: Person) -> str:
        name = person.name.title() if person.name.isupper() and len(person.name) > 3 else person.name
        register = self.register
        actor = register.enter("person", (PersonName.of(name).key,), name)
        entry = register.entries[actor]
        for role in person.roles:
            if role.office.sort == "honour":
                entry.sector = entry.sector or (role.office.sectors[0] if role.office.sectors else None)
                continue
            country, sector = self.country_and_sector(role)
            if role.status != "former":
                entry.country = entry.country or country
                entry.sector = entry.sector or sector
            register.role(actor, self.as_role(role, country))
        for role in person.roles:
            country, sector = self.country_and_sector(role)
            entry.country = entry.country or country
            if entry.sector is None and sector:
                entry.sector = "ELI" if role.status == "former" and sector == "GOV" else sector
        return actor

    def country_and_sector(self, role: RolePhrase) -> tuple[str | None, str | None]:
        """Country and sector of a role; a counterpart is what its owner is."""
        sector = role.office.sectors[0] if role.office.sectors else None
        if (
            role.body_sector
            and role.body != "state"
            and (sector is None or role.body_sector in ("BUS", "EDU", "NGO", "IGO"))
        ):
            sector = role.body_sector  # the president of a company
        if sector is None and (role.body == "state" or role.office.noun == "counterpart"):
            sector = "GOV"
        return role.country, sector

    def as_role(self, role: RolePhrase, country: str | None) -> Role:
        """What the report says that somebody is, as a record."""
        title = " ".join(self.words.texts[role.title[0] : role.title[1]]).replace(" - ", "-")
        body = self._body_name(role)
        status = role.status if role.status in ("former", "acting", "elect") else None
        return Role(title=title, body=body, country=country, status=status, report=self.register.copy.report.id)

    def _body_name(self, role: RolePhrase) -> str | None:
        if role.body is None:
            return None
        if role.body == "state":
            return next(
                (f.meaning.name for f in self.known if role.start <= f.start < role.end and f.meaning.kind == "body"),
                None,
            )
        return role.body

    def _roles(self) -> None:
        """Mentions for role phrases: of the person who bears it, of a state, of a body, of a group."""
        for role in self.roles:
            if role.office.sort == "honour":
                continue
            person = self.of_role.get(role.start)
            if person is not None or role.countries:
                self.phrased.update(range(role.start, role.end))
            if person is not None:
                self.register.mention(role.start, role.end, (self.ids[person],), "role", head=role.head)
            elif (named := self._named(role)) is not None:
                self.register.mention(role.start, role.end, (named,), "role", head=role.head)
            elif (proper := self._proper(role)) is not None:
                self.register.mention(proper[0], proper[1], (proper[2],), "name")
            elif role.office.sort == "government" and role.countries and not self._is_local(role):
                self.register.mention(role.start, role.end, self.states(role.countries), "body", head=role.head)
            elif role.office.sort == "body" and role.country and not role.office.many:
                self.register.mention(role.start, role.end, (self.body(role),), "body", head=role.head)
            elif role.office.many:
                self._group(role)

    def _is_local(self, role: RolePhrase) -> bool:
        """Whether a government is that of a region; one called by the capital is the country's."""
        return role.part is not None and any(
            found.meaning.kind == "region" and role.start <= found.start < role.end for found in self.known
        )

    def _proper(self, role: RolePhrase) -> tuple[int, int, str] | None:
        """An organisation whose name holds a word for bodies or groups: where the model sees it, and who it is."""
        head = self.doc[role.head]
        if role.office.sort not in ("body", "group") or not head.text[:1].isupper() or head.ent_type_ != "ORG":
            return None
        start = end = role.head
        while self.doc[start].ent_iob_ == "I":
            start -= 1
        while end + 1 < len(self.doc) and self.doc[end + 1].ent_iob_ == "I":
            end += 1
        if self.doc[start].lower_ == "the":
            start += 1
        while end > start and not self.doc[end].text[:1].isalnum():
            end -= 1  # a possessive, a dash
        if role.start <= start and end < role.end:
            return None  # a body of a state, known by country and kind
        place = next((self.places[t.idx] for t in self.doc[start : end + 1] if t.idx in self.places), None)
        name = " ".join(self.doc[start : end + 1].text.split())
        actor = self.register.enter(
            "organisation", (name,), name, country=role.country or (place.country if place else None),
            sector=next(iter(role.office.sectors), None),
        )  # fmt: skip
        return start, end + 1, actor

    def _named(self, role: RolePhrase) -> str | None:
        """The organisation that a description in apposition speaks of: `the news agency Interfax`, `Oxfam, the charity,`."""
        if role.office.sort not in ("body", "group"):
            return None
        doc, behind = self.doc, role.end
        while behind < len(doc) and behind < role.end + 2 and doc[behind].is_punct and doc[behind].text not in ".;:":
            behind += 1
        before = role.start - (1 if role.determiner else 0) - 1
        for found in self.known:
            after = found.start == behind and not (
                doc[role.end].text == "," and found.end < len(doc) and doc[found.end].text != ","
            )
            ahead = found.end == before and before > 0 and doc[before].text == ","
            if found.meaning.kind in ("organisation", "agency") and (after or ahead):
                return self._organisation(found.meaning)
        return None

    def _organisation(self, meaning: Known) -> str:
        identity = (meaning.name,) if meaning.kind != "body" else (meaning.country or "", meaning.name)
        return self.register.enter(
            "organisation", identity, meaning.name, country=meaning.country, sector=meaning.sector
        )

    def _group(self, role: RolePhrase) -> None:
        if not role.countries and (meant := self.delegations.get(role.office.office)):
            self.register.mention(role.start, role.end, meant, "description", head=role.head)
            return
        stands_for = role.office.office in _ACTING_FOR_STATE or len(role.countries) > 1
        if stands_for and role.countries and (role.office.sectors[:1] == ("GOV",) or len(role.countries) > 1):
            self.delegations[role.office.office] = self.states(role.countries)
            self.register.mention(role.start, role.end, self.states(role.countries), "group", head=role.head)
            return
        if role.countries or (
            role.office.sectors and self.takes_part(role.head, vague=role.office.sectors == ("UNK",))
        ):
            self.register.mention(role.start, role.end, (self.group(role),), "group", head=role.head)

    def states(self, countries: Sequence[str]) -> tuple[str, ...]:
        """The actors for these countries: one for country, government, and the capital that stands for it."""
        return tuple(
            self.register.enter("state", (code,), country_names().get(code, code), country=code, sector="GOV")
            if code in country_names()
            else self._international(code)
            for code in countries
        )

    def _international(self, code: str) -> str:
        name = {"UNO": "United Nations", "EUR": "European Union"}.get(code, code)
        return self.register.enter("organisation", (name,), name, country=code, sector="IGO")

    def body(self, role: RolePhrase) -> str:
        """A body of a state, known by country and kind: the Turkish Foreign Ministry is Turkey's foreign ministry."""
        sector = role.office.sectors[0] if role.office.sectors else None
        name = self._title(role)
        return self.register.enter(
            "organisation",
            (role.country or "", role.part or "", role.office.office),
            name,
            country=role.country,
            sector=sector,
        )

    def group(self, role: RolePhrase) -> str:
        """A group: with a country it is the same everywhere (Russian troops), else it is this report's own."""
        sector = role.office.sectors[0] if role.office.sectors else None
        name = self._title(role)
        identity = (role.country, name) if role.country else self.register.here(name)
        return self.register.enter("group", identity, name, country=role.country, sector=sector)

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
        if token.dep_ in ("nsubjpass", "dobj", "dative", "poss", "ROOT"):
            return True
        return token.dep_ == "pobj" and token.head.lower_ in (
            "by",
            "with",
            "against",
            "between",
            "among",
            "to",
            "from",
            "of",
            "on",
        )

    def _title(self, role: RolePhrase) -> str:
        return " ".join(self.doc[role.start : role.end].text.split())

    def _known(self) -> None:
        """Mentions for the names that the lexicon knows, where no role phrase took them in already as a modifier."""
        for found in self.known:
            if found.start in self.phrased:
                continue
            meaning, head = found.meaning, self.doc[found.start : found.end].root
            if meaning.kind == "country" and not is_where(head):
                self.register.mention(found.start, found.end, self.states((meaning.country or "",)), "name")
            elif meaning.kind == "capital" and not self._is_city(found) and acts(head):
                self.register.mention(found.start, found.end, self.states((meaning.country or "",)), "capital")
            elif meaning.kind == "nationality":
                self._nationality(found)
            elif meaning.kind == "people":
                name = " ".join(self.doc[found.start : found.end].text.split())
                actor = self.register.enter(
                    "group", (meaning.country or "", "people"), name, country=meaning.country, sector="CVL"
                )
                self.register.mention(found.start, found.end, (actor,), "nationality")
            elif meaning.kind == "body" and meaning.is_state:
                self.register.mention(found.start, found.end, self.states((meaning.country or "",)), "body")
            elif meaning.kind in ("body", "organisation", "agency"):
                self.register.mention(found.start, found.end, (self._organisation(meaning),), "name")

    def _is_city(self, found: Found[Known]) -> bool:
        """Whether the places read here hold another city than the capital behind this name."""
        place = self.places.get(self.doc[found.start].idx)
        return place is not None and place.country != found.meaning.country

    def _nationality(self, found: Found[Known]) -> None:
        """An adjective stands for its country where it qualifies something done, had or said by it."""
        meaning = found.meaning
        self.register.mention(found.start, found.end, self.states((meaning.country or "",)), "nationality")

    def _organisations(self) -> None:
        """Organisations that only the model sees, where their looks agree."""
        covered = [False] * len(self.doc)
        for mention in self.register.mentions:
            covered[mention.start : mention.end] = [True] * (mention.end - mention.start)
        for role in self.roles:
            covered[role.start : role.end] = [True] * (role.end - role.start)
        seen: dict[str, int] = defaultdict(int)
        for entity in self.doc.ents:
            seen[fold(entity.text)] += entity.label_ == "ORG"
        for entity in self.doc.ents:
            if entity.label_ != "ORG":
                continue
            start, end = entity.start, entity.end
            while start < end and not self.doc[start].text[:1].isupper():
                start += 1
            while end > start and not self.doc[end - 1].text[:1].isupper():
                end -= 1
            tokens: list[Token] = list(self.doc[start:end])
            if len(tokens) > 3 and any(t.pos_ in ("VERB", "AUX") for t in tokens):
                continue  # a headline
            if not tokens or any(covered[start:end]) or not any(t.pos_ == "PROPN" for t in tokens):
                continue
            text = " ".join(self.doc[start:end].text.split())
            acting = text.isupper() and tokens[0].dep_ in ("nsubj", "nsubjpass", "poss", "agent")
            sure = len(tokens) > 1 or acting or seen[fold(text)] > 1
            if sure and not any(t.text in ("”", "“", '"', "«", "»") for t in tokens):
                actor = self.register.enter("organisation", (text,), text)
                self.register.mention(start, end, (actor,), "name")


def _marked(doc: Doc, known: Iterable[Found[Known]]) -> list[bool]:
    """Say of each token whether one of the names stands there."""
    marked = [False] * len(doc)
    for found in known:
        marked[found.start : found.end] = [True] * (found.end - found.start)
    return marked
