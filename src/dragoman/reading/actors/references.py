"""Whom descriptions mean within a report: `the minister`, `the ministry`, `both countries`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dragoman.lexicon.folding import fold
from dragoman.reading.actors.entering import Entering
from dragoman.reading.actors.offices import described
from dragoman.reading.actors.pairs import Pairs
from dragoman.reading.actors.persons import Person
from dragoman.reading.actors.phrase_words import phrase_words
from dragoman.reading.actors.quoted import quoted_tokens
from dragoman.reading.actors.register import Register
from dragoman.reading.actors.roles import RolePhrase
from dragoman.reading.actors.scene import Scene
from dragoman.reading.cast import ActorMention

__all__ = ["References"]

_REACH = 3  # sentences back that `the company` may have been named
_NEAR = 2  # sentences within which the last bearer of an office is meant, if several bear it


class References:
    """Resolves descriptions against those whom the report names."""

    def __init__(
        self,
        scene: Scene,
        register: Register,
        entering: Entering,
        persons: Mapping[str, Person],
        borne: Mapping[int, str],
    ) -> None:
        self.scene = scene
        self.register = register
        self.entering = entering
        self.borne = borne
        self.quoted = quoted_tokens(scene.doc)
        self.bearers: dict[str, list[tuple[str, RolePhrase]]] = defaultdict(list)  # by the last word of the office
        self.countries = {
            actor: {role.country for role in person.roles if role.country} for actor, person in persons.items()
        }
        for actor, person in persons.items():
            for role in person.roles:
                self.bearers[_last_word(role)].append((actor, role))
                if role.office.office in described("head of state") and role.country and role.status != "former":
                    self.bearers["leader"].append((actor, role))
                if role.office.sort == "office" and _last_word(role) != role.office.office:
                    self.bearers[role.office.office].append((actor, role))
        self.by_sentence: dict[int, list[ActorMention]] = defaultdict(list)
        for mention in register.mentions:
            self.by_sentence[scene.sentence[mention.start]].append(mention)
        self.bodies: dict[str, dict[str, int]] = defaultdict(dict)  # by the last word of their name, where they are met
        for mention in register.mentions:
            for actor in mention.actors:
                entry = register.entries[actor]
                if (
                    entry.country
                    and (entry.kind == "organisation" or mention.how == "body")
                    and len(mention.actors) == 1
                ):
                    word = fold(scene.doc[mention.head].text if mention.how == "body" else entry.name).split()[-1:]
                    self.bodies[" ".join(word)].setdefault(actor, mention.start)

    def resolve(self) -> None:
        """Resolve every role phrase that nobody bears, then the pairs."""
        for role in self.scene.roles:
            office = role.office
            if role.start in self.borne or office.many:
                continue
            if office.sort in ("office", "occupation"):
                self._somebody(role)
            elif office.sort in ("body", "government") and not role.countries:
                self._some_body(role)
        self._firms()
        Pairs(self.scene, self.register, self.by_sentence, self.quoted).resolve()

    def _mention(self, role: RolePhrase, actors: tuple[str, ...], how: str = "description") -> None:
        self.register.mention(role.start, role.end, actors, how, head=role.head)

    def _somebody(self, role: RolePhrase) -> None:
        """One person by office: whoever bears it in this report, else somebody of that country and office."""
        if role.determiner is None and not role.countries and role.body is None:
            return  # `as partner and friend`
        if role.determiner in phrase_words("met") or (
            role.countries and role.determiner not in phrase_words("indefinite")
        ):
            bearers = self._bearers_of(role)
            if len(bearers) > 1:
                bearers = self._latest(bearers, role.start) or bearers
            if bearers:
                told = "role" if role.countries else "description"
                self._mention(role, tuple(bearers) if len(bearers) == 1 else (), told)
                return
        vague = role.office.sectors == ("UNK",)
        telling = bool(role.office.sectors or role.countries or role.body)
        if telling and (not vague or self.scene.takes_part(role.head, vague=True)):
            self._mention(role, (self.entering.somebody(role),), "role")

    def _bearers_of(self, role: RolePhrase) -> list[str]:
        """Those whom the report names in an office; where the phrase has a country nobody of whom another country may be told."""
        met = self.bearers[role.office.office if role.office.sort == "office" else _last_word(role)]
        bearers = dict.fromkeys(actor for actor, held in met if _same_office(role, held))
        if role.country is None:
            return list(bearers)
        of_there = [actor for actor in bearers if role.country in self.countries[actor]]
        # Of one whose country nobody tells the phrase speaks only if nobody else in the report is of that country.
        elsewhere = any(role.country in told for actor, told in self.countries.items() if actor not in bearers)
        return of_there or [actor for actor in bearers if not elsewhere and not self.countries[actor]]

    def _some_body(self, role: RolePhrase) -> None:
        """A body without its country: the one of that kind met before, if there is just one."""
        kind = fold(role.office.office)
        met = self.bodies[kind.split()[-1]]
        before = {actor for actor, start in met.items() if start < role.start}
        actors = before or {*met}
        own = self._own_words(role) if "JUD" in role.office.sectors else ()
        if own:  # `federal court` is no family court
            actors = {actor for actor in actors if {*own} <= {*fold(self.register.entries[actor].name).split()}}
        if " " in kind:  # `the foreign ministry` is no interior ministry
            actors = {actor for actor in actors if kind in fold(self.register.entries[actor].name)}
        if len(actors) == 1:
            self._mention(role, tuple(actors))
        elif role.office.sort == "body" and not actors and role.office.sectors and self.scene.takes_part(role.head):
            body = self.entering.some_body(role)
            self.bodies[kind.split()[-1]].setdefault(body, role.start)
            self._mention(role, (body,))
        else:
            self._mention(role, ())

    def _own_words(self, role: RolePhrase) -> set[str]:
        """The words that a phrase has before the noun for the body: `federal`."""
        texts = self.scene.words.texts
        return {fold(texts[token]) for token in range(role.title[0], role.head)} - {""}

    def _firms(self) -> None:
        """`The company`: the one organisation of business, or of which nothing else is told, that was named last before."""
        found: dict[tuple[int, int], tuple[str, ...]] = {}
        told: dict[int, tuple[str, ...]] = {}  # by sentence, the firm that was spoken of so
        for role in self.scene.roles:
            words = self.scene.text(role.start, role.end)
            named = self.scene.words.texts[role.head].lower() in described("a firm")
            if not named or role.countries or role.end > role.head + 1 or not words.islower():
                continue
            if role.determiner in phrase_words("met") and (firm := self._firm_before(role.start, told)):
                found[role.start, role.end] = told[self.scene.sentence[role.start]] = firm
        self.register.withdraw({end - 1 for _, end in found})
        for (start, end), firm in found.items():
            self.register.mention(start, end, firm, "description", head=end - 1)
            entry = self.register.entries[firm[0]]
            entry.sector = entry.sector or "BUS"

    def _firm_before(self, before: int, told: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
        here = self.scene.sentence[before]
        for sentence in range(here, here - _REACH - 1, -1):
            named = {
                mention.actors
                for mention in self.by_sentence.get(sentence, ())
                if mention.start < before and mention.how == "name" and len(mention.actors) == 1
            }
            firms = [actors for actors in named if self._is_firm(actors[0])]
            if firms:
                return firms[0] if len(firms) == 1 else ()
            if sentence in told:
                return told[sentence]
        return ()

    def _is_firm(self, actor: str) -> bool:
        entry = self.register.entries[actor]
        return entry.kind == "organisation" and entry.sector in (None, "BUS")

    def _latest(self, actors: list[str], before: int) -> list[str]:
        """Of several the one named in the token's sentence or else right before, if no other of them is named there."""
        here = self.scene.sentence[before]
        for sentence in range(here, here - _NEAR - 1, -1):
            named = [
                mention
                for mention in self.by_sentence.get(sentence, ())
                if mention.start < before and len(mention.actors) == 1 and mention.actors[0] in actors
            ]
            if named:
                actors = list(dict.fromkeys(mention.actors[0] for mention in named))
                return actors if len(actors) == 1 else []
        return []


def _last_word(role: RolePhrase) -> str:
    return role.office.noun.split()[-1] if " of " not in role.office.noun else role.office.noun.split()[0]


def _same_office(role: RolePhrase, held: RolePhrase) -> bool:
    """Whether a description can mean the bearer of a role: the same office, and nothing that speaks against it."""
    if role.office.sort == "office":
        same = role.office.office == held.office.office
    else:
        leads = (
            role.office.noun == "leader"
            and held.office.office in described("head of state")
            and role.country == held.country
        )
        same = leads or role.office.noun == held.office.noun or _last_word(held) == role.office.noun
    if not same or (role.countries and held.countries and role.country != held.country):
        return False
    return role.body is None or held.body is None or role.body == held.body
