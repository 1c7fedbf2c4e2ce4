"""How far those who take part in an event stand in public affairs, so that private crime and sport are left aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.reading.cast import Cast
from dragoman.reading.events.syntax import see_through
from dragoman.reading.events.vocabulary import classes
from dragoman.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Standing"]

# Events that private people do to each other as well; they need somebody of public standing on a side.
_ALSO_PRIVATE = frozenset({"ASSAULT", "COERCE", "ACCUSE", "AID"})
# Events in which people without any standing act in public.
_WITH_CROWDS = frozenset({"PROTEST", "REJECT"})


class Standing:
    """What the cast of a report says of the public standing of its actors."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._actors = {actor.id: actor for actor in cast.actors}

    def public(self, heads: Iterable[Token], kind: str) -> bool:
        """Whether an event of type `kind` between `heads` belongs to public affairs."""
        listed = list(heads)
        weights = [self._weight(head) for head in listed]
        if kind in _WITH_CROWDS and any(_is_one_of(head, "crowd") for head in listed):
            return True  # `thousands took to the streets`
        if kind == "ASSAULT" and any(_is_one_of(head, "weapon of war") for head in listed):
            return True  # `a bomb killed ten people`
        return bool(weights) and sum(weights) >= (2 if kind in _ALSO_PRIVATE else 1)

    def _weight(self, head: Token) -> int:
        """2 for states, bodies and those who act for them, 1 for people by name, police and foreigners, 0 for the rest."""
        head = see_through(head)
        mention = self._cast.at(head)
        if mention is not None and mention.actors:
            return max(_of_actor(self._actors[actor]) for actor in mention.actors)
        if _is_one_of(head, "political"):
            return 1 if _is_one_of(head, "domestic") else 2
        if head.ent_type_ in {"GPE", "NORP", "ORG", "LOC"}:
            return 2
        if head.ent_type_ == "PERSON":
            return 1
        around = head.doc[max(head.i - 6, 0) : head.i + 5]
        return max((self._near(token) for token in around if token == head or head.is_ancestor(token)), default=0)

    def _near(self, token: Token) -> int:
        """What a word within the phrase says of whom it is: `the Turkish embassy`, `a base of the army`."""
        mention = self._cast.at(token)
        if mention is not None and mention.actors:
            return max(_of_actor(self._actors[actor]) for actor in mention.actors)
        if token.ent_type_ == "NORP" or _is_one_of(token, "political"):
            return 1 if _is_one_of(token, "domestic") else 2
        return 0


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
