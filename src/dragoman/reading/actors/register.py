"""The actors of one report while they are being gathered: names, roles and evidence, entered piece by piece."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.errors import EvidenceError
from dragoman.lexicon.folding import fold
from dragoman.reading.cast import ActorMention
from dragoman.records import Actor, ActorKind, Evidence, Role, Span, identify

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.text.copy import ParsingCopy

__all__ = ["Entry", "Register"]


@dataclass(slots=True)
class Entry:
    """An actor in the making."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    names: dict[str, None] = field(default_factory=dict)
    roles: dict[Role, None] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)


class Register:
    """Actors and mentions of one report."""

    def __init__(self, doc: Doc, copy: ParsingCopy) -> None:
        self.doc = doc
        self.copy = copy
        self.entries: dict[str, Entry] = {}
        self.mentions: list[ActorMention] = []

    def enter(
        self,
        kind: ActorKind,
        identity: Sequence[str],
        name: str,
        *,
        country: str | None = None,
        sector: str | None = None,
    ) -> str:
        """Enter an actor, or find it again by what it is: an id depends on kind and identity alone, not on the report."""
        key = identify("a", kind, *(fold(part) for part in identity))
        if key not in self.entries:
            self.entries[key] = Entry(key, name, kind, country, None if sector == "UNK" else sector)
        return key

    def here(self, *identity: str) -> tuple[str, ...]:
        """An identity that holds in this report alone: `experts` here need not be the experts of another report."""
        return (self.copy.report.id, *identity)

    def mention(self, start: int, end: int, actors: Sequence[str], how: str, *, head: int | None = None) -> bool:
        """Enter a mention at tokens `[start, end)` with its evidence; False where these words stand in no received text."""
        if (span := self._span(start, end)) is None:
            return False
        if head is None:
            head = start if end == start + 1 else self.doc[start:end].root.i
        self.mentions.append(ActorMention(start=start, end=end, head=head, actors=tuple(actors), how=how))
        role = {"name": "name", "role": "role"}.get(how, "reference")
        for actor in actors:
            entry = self.entries[actor]
            # A country or body is named by its adjective, capital or palace no less than by its name.
            named = (
                role == "name"
                or how == "capital"
                or (how != "group" and entry.kind == "organisation" and how == "body")
            )
            entry.spans.setdefault("name" if named else role, []).append(span)
            if named:
                entry.names.setdefault(" ".join(self.doc[start:end].text.split()))
        return True

    def withdraw(self, heads: Collection[int]) -> None:
        """Take back the groups and descriptions whose head is one of these tokens, with their evidence."""
        kept: list[ActorMention] = []
        for mention in self.mentions:
            if mention.how not in ("group", "description") or mention.head not in heads:
                kept.append(mention)
                continue
            span = self._span(mention.start, mention.end)
            for actor in mention.actors:
                spans = self.entries[actor].spans
                spans["reference"] = [other for other in spans.get("reference", ()) if other != span]
                if not any(spans.values()):
                    spans.clear()
        self.mentions = kept

    def role(self, actor: str, role: Role) -> None:
        """Enter what the report says that an actor is."""
        self.entries[actor].roles.setdefault(role)

    def actors(self) -> list[Actor]:
        """The actors for which there is evidence, in the order in which they are first met."""
        found = []
        for entry in self.entries.values():
            if entry.spans:
                first = min(span.start for spans in entry.spans.values() for span in spans)
                found.append((first, entry.id, self._record(entry)))
        return [actor for _, _, actor in sorted(found, key=lambda item: item[:2])]

    def _record(self, entry: Entry) -> Actor:
        spans = {role: sorted(set(spans), key=lambda s: (s.start, s.end)) for role, spans in entry.spans.items()}
        return Actor(
            id=entry.id, name=entry.name, kind=entry.kind, evidence=Evidence(spans), country=entry.country,
            sector=entry.sector, names=tuple(entry.names) or (entry.name,), roles=tuple(entry.roles),
        )  # fmt: skip

    def _span(self, start: int, end: int) -> Span | None:
        first, last = self.doc[start], self.doc[end - 1]
        try:
            return self.copy.span(first.idx, last.idx + len(last))
        except EvidenceError:  # words that mending put in: nothing received stands for them
            return None
