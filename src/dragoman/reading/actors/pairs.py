"""Whom `both leaders`, `the two countries` and `the sides` mean: two who were named together before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman.reading.actors.offices import described
from dragoman.reading.actors.phrase_words import phrase_words
from dragoman.reading.actors.register import Register
from dragoman.reading.actors.scene import Scene
from dragoman.reading.cast import ActorMention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Pairs"]

_REACH = 3  # sentences back that a pair may lie
_LEAD = 2  # sentences at the beginning that say what a report is about
_AGAIN = 2  # times that a pair is met before a report is about it, against another that stands nearer

Pair = tuple[str, ...]


class Pairs:
    """Resolves pairs against the states and persons that a report names."""

    def __init__(
        self,
        scene: Scene,
        register: Register,
        by_sentence: Mapping[int, Sequence[ActorMention]],
        quoted: Sequence[bool],
    ) -> None:
        self.scene = scene
        self.register = register
        self.by_sentence = by_sentence
        self.quoted = quoted
        self.together = sorted(self._named_together())
        self.told: list[tuple[int, Pair]] = []  # the pairs that descriptions were found to mean, by their tokens

    def resolve(self) -> None:
        """Enter a mention for every description of a pair, with nobody where it is not clear who they are."""
        doc, texts = self.scene.doc, self.scene.words.texts
        replaced: set[int] = set()
        found: list[tuple[int, int, Pair]] = []
        for at, text in enumerate(texts[:-1]):
            lower = text.lower()
            if lower == "the" and texts[at + 1].lower() in described("sides") and not self._is_qualified(at + 1):
                last, kind = at + 1, "state"
            elif lower in phrase_words("pair") and (
                lower != "two" or (at and texts[at - 1].lower() in phrase_words("pointing"))
            ):
                noun = doc[at].head if at < doc[at].head.i <= at + 2 else doc[at + 1]
                word, last = noun.lemma_.lower(), noun.i
                if word not in described("pair of states") and word not in described("pair of people"):
                    continue
                kind = "state" if word in described("pair of states") else "person"
            else:
                continue
            pair = self._pair(at, kind)
            found.append((at, last, pair))
            replaced.update(range(at, last + 1))
            if pair:
                self.told.append((at, pair))
        if not found:
            return
        self.register.withdraw(replaced)
        for at, last, pair in found:
            self.register.mention(at, last + 1, pair, "description", head=last)

    def _is_qualified(self, noun: int) -> bool:
        """Whether something behind a noun says whose it is: `the parties of the left`."""
        doc = self.scene.doc
        return noun + 1 < len(doc) and doc[noun + 1].lower_ in phrase_words("qualifying")

    def _pair(self, before: int, kind: str) -> Pair:
        """The two meant: those named last, unless the report is about another two of which more was told."""
        if self.quoted[before]:
            return ()  # whose two sides, only the speaker knows
        near, is_plain = self._near(before, kind)
        if kind != "state":
            return near
        times = Counter(frozenset(pair) for token, pair in (*self.together, *self.told) if token < before)
        first = next((pair for token, pair in self.together if self.scene.sentence[token] < _LEAD), None)
        if first is None or frozenset(first) == frozenset(near) or is_plain:
            return near
        if near:
            return first if times[frozenset(first)] >= _AGAIN > times[frozenset(near)] else ()
        return first if len(times) == 1 else ()

    def _near(self, before: int, kind: str) -> tuple[Pair, bool]:
        """The two of a kind met last in one sentence, nobody where a sentence has more than two; and whether both act there."""
        here = self.scene.sentence[before]
        for sentence in range(here, here - _REACH - 1, -1):
            met: dict[str, bool] = {}
            for mention in sorted(self.by_sentence.get(sentence, ()), key=lambda m: (m.start, m.end)):
                if mention.start >= before or mention.how == "description" or self.quoted[mention.head]:
                    continue
                for actor in mention.actors:
                    if self._is_of_kind(actor, kind):
                        met[actor] = met.get(actor, False) or _acts_there(self.scene.doc[mention.head])
            if len(met) > 1:
                pair = tuple(met) if len(met) == 2 else ()
                return pair, bool(pair) and all(met.values())
        return (), False

    def _named_together(self) -> list[tuple[int, Pair]]:
        """Two states in one mention or joined by `and`, each with its token: `Finnish and Danish envoys`, `between A and B`."""
        found: list[tuple[int, Pair]] = []
        for mentions in self.by_sentence.values():
            states = {
                mention.head: mention
                for mention in mentions
                if mention.how != "description" and all(self._is_of_kind(actor, "state") for actor in mention.actors)
            }
            for mention in states.values():
                if len(mention.actors) == 2:
                    found.append((mention.start, mention.actors))
                head = self.scene.doc[mention.head]
                other = states.get(head.head.i) if head.dep_ == "conj" else None
                if (
                    other is not None
                    and len(mention.actors) == len(other.actors) == 1
                    and other.actors != mention.actors
                ):
                    found.append((other.start, (*other.actors, *mention.actors)))
        return found

    def _is_of_kind(self, actor: str, kind: str) -> bool:
        """Whether an actor can be one of two sides: states and unions of states among themselves, persons among themselves."""
        entry = self.register.entries[actor]
        return entry.kind == kind or (kind == "state" and entry.sector == "IGO")


def _acts_there(token: Token) -> bool:
    """Whether a name is, over what it joins, subject or partner in the main clause of its sentence."""
    while token.dep_ in ("conj", "appos", "poss", "compound", "amod") and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.pos_ == "ADP":
        return token.head.head.dep_ == "ROOT" or token.head.head.head.dep_ == "ROOT"
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "agent") and token.head.dep_ == "ROOT"
