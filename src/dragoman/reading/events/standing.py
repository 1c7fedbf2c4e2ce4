"""Who takes part in an event: whether he stands in public affairs, and whether the deed is one that is told of anybody.

Force, arrest, charge and rescue are told of anybody whom they befall; a meeting, a promise or praise only where somebody of public
standing takes part, so that sport, trade and family life are left aside.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from dragoman import lexicon
from dragoman.reading.cast import Cast
from dragoman.reading.events.syntax import is_of_an_age, see_through
from dragoman.reading.events.vocabulary import classes
from dragoman.reading.person_words import person_nouns
from dragoman.records import Actor

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["Standing"]

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
# Classes of the lexicon whose words name what can do something: people, forces, and what is written or used in their name.
_ACTING = (
    "political", "persons", "force", "crowd", "peacekeeper", "prisoner", "diplomat", "document", "telling noun",
    "weapon of war", "means of force", "attack", "protest", "acting noun", "domestic",
)  # fmt: skip

# Events that private people do to each other as well; they need more of public standing.
_ALSO_PRIVATE = frozenset({"ASSAULT", "COERCE", "ACCUSE", "AID"})
# What is told of anybody whom it befalls: force against people, and the law at work.
_OF_ANYBODY = frozenset({
    ("ASSAULT", "kill"), ("ASSAULT", "shoot"), ("ASSAULT", "stab"), ("ASSAULT", "wound"),
    ("ASSAULT", "torture"), ("ASSAULT", "abduct"), ("ASSAULT", "execute"),
    ("ASSAULT", "bomb"), ("COERCE", "arrest"), ("COERCE", "deport"), ("ACCUSE", "legal"),
})  # fmt: skip
# Tokens: a text from this length on says of the people in it who they are.
_WHOLE = 150
# A report in which so few of those who are named are states is one of local affairs.
_HARDLY = 0.03
# Events in which people without any standing act in public.
_WITH_CROWDS = frozenset({"PROTEST", "REJECT"})


class Standing:
    """What the cast of a report says of the public standing of its actors."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._actors = {actor.id: actor for actor in cast.actors}
        states = {actor.id for actor in cast.actors if actor.kind == "state"}
        of_states = sum(1 for mention in cast.mentions if states.intersection(mention.actors))
        self._is_local = of_states <= _HARDLY * len(cast.mentions)

    def public(self, heads: Iterable[Token], kind: str) -> bool:
        """Whether an event of type `kind` between `heads` belongs to public affairs."""
        listed = list(heads)
        weights = [self._weight(head) for head in listed]
        if kind in _WITH_CROWDS and any(_is_one_of(head, "crowd") for head in listed):
            return True  # `thousands took to the streets`
        if kind == "ASSAULT" and any(_is_one_of(head, "weapon of war") for head in listed):
            return True  # `a bomb killed ten people`
        if kind == "COERCE" and any(self.is_arm_of_the_law(head) for head in listed[:1]):
            return True  # `police detained the students`: the state lays its hand on somebody
        if kind in _ALSO_PRIVATE:
            return sum(weights) >= 2
        if self._is_local and listed and len(listed[0].doc) >= _WHOLE:
            # A report that never says what somebody is tells of a private person, and police ask around.
            weights = [weight for head, weight in zip(listed, weights, strict=True) if not self._is_private(head)]
            return max(weights, default=0) >= (2 if kind == "CONSULT" else 1)
        return sum(weights) >= 1

    def befalls_somebody(self, heads: Iterable[Token], kind: str, detail: str | None) -> bool:
        """Whether an event is told of anybody, and one of those who undergo it, `heads`, is a human being."""
        return (kind, detail) in _OF_ANYBODY and any(self.is_somebody(head) for head in heads)

    def is_somebody(self, head: Token) -> bool:
        """Whether `head` stands for one or more human beings: by name, by a noun for persons or as `him`, `three`."""
        head = see_through(head)
        if (
            head.ent_type_ == "PERSON"
            or is_of_an_age(head)
            or (head.pos_ == "PRON" and head.lower_ not in classes()["naming nobody"])
        ):
            return True
        mention = self._cast.at(head)
        if mention is not None and any(self._actors[actor].kind == "person" for actor in mention.actors):
            return True
        return head.lemma_.lower() in person_nouns() or (head.pos_ == "NUM" and head.ent_type_ == "CARDINAL")

    def can_act(self, head: Token) -> bool:
        """Whether `head` names somebody, or what acts for somebody; `higher costs` do nothing to anybody."""
        head = see_through(head)
        if head.pos_ in {"PRON", "DET", "NUM", "PROPN"} or head.ent_type_ in _NAMED or self.is_actor(head):
            return True
        if is_of_an_age(head):
            return True
        return any(_is_one_of(head, name) for name in _ACTING) or head.lemma_.lower() in person_nouns()

    def actors_at(self, head: Token) -> frozenset[str]:
        """The actors that `head` stands for."""
        mention = self._cast.at(head)
        return frozenset(mention.actors) if mention is not None else frozenset()

    def is_deed(self, head: Token) -> bool:
        """Whether `head` is an attack, a protest or a weapon, which does nothing but harm."""
        if head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or head.lemma_.lower() in person_nouns():
            return False
        return any(_is_one_of(head, name) for name in ("attack", "means of force"))

    def is_state(self, head: Token) -> bool:
        """Whether `head` stands for a state."""
        mention = self._cast.at(head)
        known = mention.actors if mention is not None else ()
        return head.text in _states() or any(self._actors[actor].kind == "state" for actor in known)

    def is_arm_of_the_law(self, head: Token) -> bool:
        """Whether `head` names police, courts and the like."""
        return _is_one_of(see_through(head), "arm of the law")

    def keeps_the_law(self, head: Token) -> bool:
        """Whether `head` stands for somebody of the police or the courts, by a word or by name."""
        sectors = {self._actors[actor].sector for actor in self.actors_at(head)}
        return self.is_arm_of_the_law(head) or bool(sectors & {"COP", "JUD"})

    def is_actor(self, head: Token) -> bool:
        """Whether the report's cast knows whom `head` stands for."""
        mention = self._cast.at(head)
        return mention is not None and bool(mention.actors)

    def only_a_place(self, head: Token) -> bool:
        """Whether `head` is a town or the like, where force was used rather than who used it: `the Benghazi attack`."""
        return head.ent_type_ in {"GPE", "LOC", "FAC"} and not self.is_state(head)

    def only_business(self, heads: Iterable[Token]) -> bool:
        """Whether companies alone take part."""
        known = [
            mention for head in heads if (mention := self._cast.at(see_through(head))) is not None and mention.actors
        ]
        return bool(known) and all(self._actors[actor].sector == "BUS" for mention in known for actor in mention.actors)

    def _weight(self, head: Token) -> int:
        """2 for states, bodies and those who act for them, 1 for people by name, police and foreigners, 0 for the rest."""
        head = see_through(head)
        mention = self._cast.at(head)
        if mention is not None and mention.actors:
            own = max(_of_actor(self._actors[actor]) for actor in mention.actors)
            return own or self._hailing(head)
        if _is_one_of(head, "political"):
            return 1 if _is_one_of(head, "domestic") else 2
        if head.ent_type_ in {"GPE", "NORP", "ORG", "LOC"}:
            return 2
        if head.ent_type_ == "PERSON":
            return 1
        around = head.doc[max(head.i - 6, 0) : head.i + 5]
        within = (token for token in around if token == head or (head.is_ancestor(token) and not _only_sets(token)))
        return max((self._near(token) for token in within), default=0)

    def _is_private(self, head: Token) -> bool:
        """Whether `head` is a person of whom neither office nor country is known."""
        mention = self._cast.at(see_through(head))
        known = [self._actors[actor] for actor in mention.actors] if mention is not None else []
        if not known:
            return head.ent_type_ == "PERSON"
        return all(actor.kind == "person" and actor.sector is None and actor.country is None for actor in known)

    def _hailing(self, head: Token) -> int:
        """Whether somebody known by what he is only comes from another state: `a student from Chad`."""
        goals = (inner for child in head.children if child.lower_ == "from" for inner in child.children)
        return 2 if any(goal.text in _states() for goal in goals) else 0

    def _near(self, token: Token) -> int:
        """What a word within the phrase says of whom it is: `the Turkish embassy`, `a base of the army`."""
        mention = self._cast.at(token)
        if mention is not None and mention.actors:
            return max(_of_actor(self._actors[actor]) for actor in mention.actors)
        if token.ent_type_ == "NORP" or _is_one_of(token, "political"):
            return 1 if _is_one_of(token, "domestic") else 2
        return 0


@cache
def _states() -> frozenset[str]:
    """The names of the states."""
    return frozenset(lexicon.table("countries").mapping("country", "name").values())


def _only_sets(token: Token) -> bool:
    """Whether a name within a phrase only says where somebody is: `his brother in Geneva`."""
    return token.dep_ == "pobj" and token.head.lower_ in classes()["whereabouts"]


def _is_one_of(token: Token, name: str) -> bool:
    """Whether `token` is of the class `name`; a plural that begins a sentence may have been left as it is for a name."""
    words = classes()[name]
    lemma = token.lemma_.lower()
    return lemma in words or (lemma.endswith("s") and lemma[:-1] in words)


def _of_actor(actor: Actor) -> int:
    if actor.sector in {"COP", "CRM", "CVL", "BUS", "UNK"}:
        return 1 if actor.country is not None or actor.sector in {"COP", "BUS"} else 0
    if actor.kind == "person" and actor.sector is None:
        if actor.country is not None:
            return 2
        return 1 if actor.name[:1].isupper() else 0  # `man`: known by what he is only
    return 2
