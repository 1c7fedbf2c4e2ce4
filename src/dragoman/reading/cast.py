"""Who is meant where: the actors of one report, by token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dragoman.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

__all__ = ["ActorMention", "Cast"]


class _Placed(Protocol):
    """A token, spaCy's or a plain one: it knows its place."""

    @property
    def i(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A run of tokens `[start, end)` with its head, the ids of the actors it stands for (none: open), and how it names them.

    `how` is name, role, body, capital, nationality, group, pronoun or description.
    """

    start: int
    end: int
    head: int
    actors: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one report, and which of them each token belongs to."""

    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    by_token: Mapping[int, ActorMention]

    @classmethod
    def of(cls, actors: Iterable[Actor], mentions: Iterable[ActorMention]) -> Cast:
        """Index mentions by token; of two that overlap the longer wins."""
        ordered = sorted(mentions, key=lambda m: (m.end - m.start, -m.start))
        by_token = {token: mention for mention in ordered for token in range(mention.start, mention.end)}
        kept = {id(mention) for mention in by_token.values()}
        mentions = tuple(sorted((m for m in ordered if id(m) in kept), key=lambda m: m.start))
        return cls(tuple(actors), mentions, by_token)

    def at(self, token: _Placed) -> ActorMention | None:
        """The mention that covers `token`, if one does."""
        return self.by_token.get(token.i)

    def within(self, tokens: Tokens) -> list[ActorMention]:
        """The mentions whose head lies in `tokens`, in order."""
        return [m for m in self.mentions if tokens.start <= m.head < tokens.end]

    def actor(self, actor: str) -> Actor:
        """The actor with this id."""
        return next(a for a in self.actors if a.id == actor)
