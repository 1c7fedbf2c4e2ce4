"""Whom pronouns and descriptions mean within a report: `he`, `the minister`, `both countries`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.lexicon.folding import fold
from dragoman.reading.actors.quoted import quoted_tokens
from dragoman.reading.actors.roles import RolePhrase
from dragoman.reading.cast import ActorMention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.actors.build import CastBuilder

__all__ = ["References"]

_SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PAIRS = frozenset({"both", "two"})
_REACH = 3  # sentences back that a pronoun reaches


class References:
    """Resolves references against what the cast holds already."""

    def __init__(self, builder: CastBuilder) -> None:
        self.builder = builder
        self.doc = builder.doc
        self.register = builder.register
        self.sentence = [0] * len(self.doc)
        for number, sentence in enumerate(self.doc.sents):
            for token in range(sentence.start, sentence.end):
                self.sentence[token] = number
        self.offices = {role.start for role in builder.roles}
        self.first: dict[int, int] = {}  # of each sentence, where its first person stands
        self.quoted = quoted_tokens(self.doc)
        self.persons = {builder.ids[n]: person for n, person in enumerate(builder.persons)}

    def resolve(self) -> None:
        """Resolve descriptions first, then pronouns, which may mean those."""
        for role in self.builder.roles:
            if role.start not in self.builder.of_role and role.office.sort != "honour":
                self._description(role)
        self._pairs()
        self._pronouns()

    # Descriptions.

    def _description(self, role: RolePhrase) -> None:
        office = role.office
        if office.sort in ("office", "occupation") and not office.many:
            self._somebody(role)
        elif office.sort in ("body", "government") and not role.countries and not office.many:
            self._some_body(role)

    def _somebody(self, role: RolePhrase) -> None:
        """One person by office: whoever bears it in this report, else somebody of that country and office."""
        if role.determiner is None and not role.countries and role.body is None:
            return  # `as partner and friend`
        definite = role.determiner in ("the", "his", "her", "its", "their") or role.countries
        if definite and role.determiner not in ("a", "an"):
            bearers = [
                actor for actor, person in self.persons.items() if any(_same_office(role, r) for r in person.roles)
            ]
            if len(bearers) > 1:
                bearers = self._latest(bearers, role.start, within=2)
            if len(bearers) == 1:
                self.register.mention(
                    role.start, role.end, bearers, "role" if role.countries else "description", head=role.head
                )
                return
            if bearers:
                self.register.mention(role.start, role.end, (), "description", head=role.head)
                return
        vague = role.office.sectors == ("UNK",)
        if not (role.office.sectors or role.countries or role.body) or (
            vague and not self.builder.takes_part(role.head, vague=True)
        ):
            return
        name = " ".join(self.doc[role.start : role.end].text.split())
        country, sector = self.builder.country_and_sector(role)
        unique = country and role.office.sort == "office" and role.determiner not in ("a", "an") and not role.status
        identity = (
            ("office", country or "", role.office.office, role.body or "") if unique else self.register.here(name)
        )
        actor = self.register.enter("person", identity, name, country=country, sector=sector)
        self.register.role(actor, self.builder.as_role(role, country))
        self.register.mention(role.start, role.end, (actor,), "role", head=role.head)

    def _some_body(self, role: RolePhrase) -> None:
        """A body without its country: the one of that kind met before, if there is just one."""
        kind = role.office.office
        before = [
            (mention.start, mention.actors[0])
            for mention in self.register.mentions
            if mention.how == "body" and len(mention.actors) == 1 and mention.start < role.start
            and any(r.office.sort == role.office.sort and (r.office.office == kind or r.office.office.endswith(f" {kind}"))
                    for r in self.builder.roles if r.start == mention.start)
        ]  # fmt: skip
        actors = {actor for _, actor in before} or {
            actor
            for actor, entry in self.register.entries.items()
            if entry.kind == "organisation" and entry.country and fold(entry.name).endswith(f" {kind}") and entry.spans
        }
        if len(actors) == 1:
            self.register.mention(role.start, role.end, tuple(actors), "description", head=role.head)
        elif role.office.sort == "body" and role.office.sectors and not actors:
            name = " ".join(self.doc[role.start : role.end].text.split())
            actor = self.register.enter(
                "organisation", self.register.here(role.office.office), name, sector=role.office.sectors[0]
            )
            self.register.mention(role.start, role.end, (actor,), "description", head=role.head)
        else:
            self.register.mention(role.start, role.end, (), "description", head=role.head)

    def _latest(self, actors: list[str], before: int, *, within: int) -> list[str]:
        """Of several the one named last before a token, if that is at most `within` sentences back."""
        latest: ActorMention | None = None
        for mention in self.register.mentions:
            near = self.sentence[before] - self.sentence[mention.start] <= within
            if mention.start < before and near and len(mention.actors) == 1 and mention.actors[0] in actors:
                latest = mention if latest is None or mention.start > latest.start else latest
        return [latest.actors[0]] if latest else actors

    # Pairs.

    def _pairs(self) -> None:
        for at, text in enumerate(self.builder.words.texts[:-1]):
            if text.lower() not in _PAIRS:
                continue
            token = self.doc[at]
            noun = token.head if token.head.i > token.i else self.doc[token.i + 1]
            word = noun.lemma_.lower()
            start = token.i
            if token.lower_ == "two" and not (start and self.doc[start - 1].lower_ in ("the", "these", "those")):
                continue
            if noun.i - start > 2:
                continue
            if word in ("country", "nation", "side", "party", "state", "government", "capital", "administration"):
                pair = self._pair(start, "state")
            elif word in ("leader", "president", "minister", "diplomat", "man", "woman", "politician", "candidate"):
                pair = self._pair(start, "person")
            else:
                continue
            self.register.mentions = [
                m
                for m in self.register.mentions
                if not (m.how in ("group", "description") and start <= m.head <= noun.i)
            ]
            self.register.mention(start, noun.i + 1, pair, "description", head=noun.i)

    def _pair(self, before: int, kind: str) -> tuple[str, ...]:
        """The two of a kind met last in one sentence; nobody where a sentence has more than two."""
        if self.quoted[before]:
            return ()  # whose two sides, only the speaker knows
        for back in range(_REACH + 1):
            wanted = self.sentence[before] - back
            met = dict.fromkeys(
                actor
                for mention in sorted(self.register.mentions, key=lambda m: m.start)
                if self.sentence[mention.start] == wanted and mention.start < before and mention.how != "description"
                for actor in mention.actors
                if self.register.entries[actor].kind == kind
            )
            if len(met) == 2:
                return tuple(met)
            if len(met) > 2:
                return ()
        return ()

    # Pronouns.

    def _pronouns(self) -> None:
        mentions = sorted((m for m in self.register.mentions if len(m.actors) == 1), key=lambda m: (m.start, m.end))
        persons = [m for m in mentions if self.register.entries[m.actors[0]].kind == "person"]
        for mention in reversed(persons):
            self.first[self.sentence[mention.head]] = mention.start
        for at, text in enumerate(self.builder.words.texts):
            gender = _SINGULAR.get(text.lower())
            if gender is None:
                continue
            token = self.doc[at]
            if token.pos_ not in ("PRON", "DET"):
                continue
            actor = self._antecedent(token, gender, persons)
            if actor is None:
                self.register.mention(token.i, token.i + 1, (), "pronoun")
                continue
            self.register.mention(token.i, token.i + 1, (actor,), "pronoun")
            if (person := self.persons.get(actor)) is not None and person.gender is None:
                person.gender = "m" if gender == "m" else "f"
            persons.append(self.register.mentions[-1])
            persons.sort(key=lambda m: (m.start, m.end))

    def _antecedent(self, token: Token, gender: str, persons: list[ActorMention]) -> str | None:
        """The person who a pronoun means, if one stands out."""
        here = self.sentence[token.i]
        excluded = self._speaker_outside(token) if self.quoted[token.i] else None
        scores: dict[str, float] = {}
        for mention in persons:
            actor = mention.actors[0]
            back = here - self.sentence[mention.head]
            if mention.start >= token.i or back > _REACH or actor == excluded or not self._may_be(actor, gender):
                continue
            if back == 0 and self._clause_mate(mention, token):
                continue
            if self.quoted[mention.head] != self.quoted[token.i] and self.quoted[mention.head]:
                continue
            score = 3.0 - back + self._prominence(mention, token) + 0.5 * (mention.start / max(token.i, 1))
            # Each further mention shows that the report is still about this person.
            best, worse = max(scores.get(actor, 0.0), score), min(scores.get(actor, 0.0), score)
            scores[actor] = best + (0.3 if worse else 0.0)
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= 0.8:
            return ranked[0][0]
        return None

    def _may_be(self, actor: str, gender: str) -> bool:
        person = self.persons.get(actor)
        return person is None or person.gender in (None, gender)

    def _prominence(self, mention: ActorMention, token: Token) -> float:
        """How much a mention stands out: as subject, as the first person of its sentence, right before the pronoun."""
        first = self.first.get(self.sentence[mention.head]) == mention.start
        # Whoever is known to be a woman is meant by `she` before somebody of whom nothing is known.
        person = self.persons.get(mention.actors[0])
        known = person is not None and person.gender is not None
        score = (1.5 if token.lower_ in ("she", "her") else 0.3) * known
        score += 1.5 if self._is_subject(mention) else 0.7 if first else 0.0
        apart = mention.end == token.i - 1 and self.doc[mention.end].text == "," and token.i + 1 in self.offices
        if mention.end == token.i or apart:
            score += 2.0  # `Lavrov, his American counterpart`; `Erdogan he has said`
        return score

    def _is_subject(self, mention: ActorMention) -> bool:
        token = self.doc[mention.head]
        while token.dep_ in ("conj", "appos", "compound") and token.head.i != token.i:
            token = token.head
        return token.dep_ in ("nsubj", "nsubjpass")

    def _clause_mate(self, mention: ActorMention, token: Token) -> bool:
        """Whether a mention is subject of the verb that the pronoun is object of: then they differ."""
        if token.lower_ in ("his", "himself", "herself") or token.dep_ in ("poss", "nsubj", "nsubjpass"):
            return False
        return self.doc[mention.head].head.i in (token.head.i, token.head.head.i) and self._is_subject(mention)

    def _speaker_outside(self, token: Token) -> str | None:
        """Who seems to say the quotation that a token stands in: the person who is subject outside it in that sentence."""
        sentence = self.sentence[token.i]
        found = {
            mention.actors[0]
            for mention in self.register.mentions
            if len(mention.actors) == 1 and abs(self.sentence[mention.head] - sentence) <= 1
            and not self.quoted[mention.head] and self._is_subject(mention)
            and self.register.entries[mention.actors[0]].kind == "person"
        }  # fmt: skip
        return found.pop() if len(found) == 1 else None


def _same_office(role: RolePhrase, held: RolePhrase) -> bool:
    """Whether a description can mean the bearer of a role: the same office, and nothing that speaks against it."""
    if role.office.sort == "office":
        same = role.office.office == held.office.office
    else:
        same = role.office.noun == held.office.noun or held.office.noun.endswith(f" {role.office.noun}")
    if not same or (role.countries and held.countries and role.country != held.country):
        return False
    return role.body is None or held.body is None or role.body == held.body
