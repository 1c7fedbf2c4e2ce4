"""Whom `he` and `she` mean, and `it` and `they` where they speak: whoever stands out most in the sentences before, if one does."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING

from dragoman import lexicon
from dragoman.reading.actors.persons import Person
from dragoman.reading.actors.quoted import quoted_tokens
from dragoman.reading.actors.register import Register
from dragoman.reading.actors.scene import Scene
from dragoman.reading.cast import ActorMention
from dragoman.reading.person_words import unnamed_above

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["resolve_pronouns"]

_CLAUSES = 5  # verbs and prepositions up from a pronoun to the subject that it cannot be
_MOST = 40  # mentions of one sentence that are looked at
_REACH = 3  # sentences back that a pronoun reaches

# Prominence, set by looking at the development reports: each sentence back costs 1.
_SUBJECT = 1.5
_FIRST = 0.7  # the first person of a sentence, where the parse sees no subject
_BESIDE = 2.0  # right before the pronoun: `Lavrov, his counterpart`
_LATER = 0.5  # the later of two, otherwise alike
_AGAIN = 0.3  # for each further mention: the report is still about that person
_KNOWN_WOMAN, _KNOWN_MAN = 1.5, 0.1  # most people in the news of whom nothing is known are men
_UNNAMED = -1.0  # somebody known by a description alone: `a federal judge`
_LEAD = 0.8  # by how much the best must lead, or the pronoun stays open


def resolve_pronouns(scene: Scene, register: Register, persons: Mapping[str, Person]) -> None:
    """Enter a mention for every `he` and `she`, with nobody where several may be meant, and for `it` and `they` that speak."""
    _Pronouns(scene, register, persons).resolve()


@cache
def _saying() -> frozenset[str]:
    """Verbs of plain saying."""
    entries = lexicon.table("speech_cues").entries()
    return frozenset(e["word"] for e in entries if e["part"] == "verb" and e["class"] in ("say", "announce"))


@cache
def _verbs_of_being() -> frozenset[str]:
    """Verbs with an `it` that is nobody: `said it was raining`."""
    return frozenset(entry["verb"] for entry in lexicon.table("impersonal_verbs").entries())


def _start(mention: ActorMention) -> int:
    return mention.start


class _Pronouns:
    def __init__(self, scene: Scene, register: Register, persons: Mapping[str, Person]) -> None:
        self.scene = scene
        self.doc = scene.doc
        self.register = register
        self.persons = persons
        self.quoted = quoted_tokens(scene.doc)
        self.by_sentence: dict[int, list[ActorMention]] = defaultdict(list)
        self.unnamed: dict[int, tuple[str, ...]] = {}  # who is called by a noun alone, by where it stands
        self.first: dict[int, int] = {}  # of each sentence, where its first person stands
        for mention in sorted(register.mentions, key=lambda m: (m.start, m.end)):
            if mention.actors and mention.how != "nationality":
                if self.doc[mention.head].tag_ == "NN":
                    self.unnamed[mention.head] = mention.actors
                sentence = scene.sentence[mention.head]
                self.by_sentence[sentence].append(mention)
                if self._sort(mention) == "person":
                    self.first.setdefault(sentence, mention.start)

    def resolve(self) -> None:
        meanings = lexicon.table("pronouns").mapping("word", "meant")
        for at, text in enumerate(self.scene.words.texts):
            meant = meanings.get(text.lower())
            if meant is None or self.doc[at].pos_ not in ("PRON", "DET"):
                continue
            if meant in ("body", "several") and not self._speaks(self.doc[at]):
                if (speaker := self._who_says(self.doc[at], meant)) is not None:
                    self._meet(at, speaker)
                continue
            if self.scene.words.texts[at + 1 : at + 2] == ("or",) or self.scene.words.texts[max(at - 1, 0) : at] == (
                "or",
            ):
                continue  # `his or her`: anybody
            actors = self._antecedent(self.doc[at], meant)
            self.register.mention(at, at + 1, actors, "pronoun")
            if not actors:
                continue
            person = self.persons.get(actors[0])
            if person is not None and person.gender is None and meant in ("m", "f"):
                person.gender = "m" if meant == "m" else "f"
            self._remember(at, actors)

    def _meet(self, at: int, actors: tuple[str, ...]) -> None:
        self.register.mention(at, at + 1, actors, "pronoun")
        self._remember(at, actors)

    def _remember(self, at: int, actors: tuple[str, ...]) -> None:
        """Keep whom a pronoun means for those that follow."""
        met = ActorMention(start=at, end=at + 1, head=at, actors=actors, how="pronoun")
        insort(self.by_sentence[self.scene.sentence[at]], met, key=_start)

    def _who_says(self, token: Token, meant: str) -> tuple[str, ...] | None:
        """Who says that `it` or `they` does something: `Interpol said it had issued a notice`; None where nobody is told.

        What `it` is can be the weather or a clause: `said it was raining`, `said it was clear that`.
        """
        clause = token.head
        if token.dep_ != "nsubj" or clause.dep_ != "ccomp" or clause.lemma_ in _verbs_of_being():
            return None
        verb = clause.head
        if verb.lemma_.lower() not in _saying() or self.quoted[token.i] != self.quoted[verb.i]:
            return None
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        said = [
            m for m in self.by_sentence[self.scene.sentence[token.i]] if subject is not None and m.head == subject.i
        ]
        return said[0].actors if said and self._sort(said[0]) == meant else None

    def _sort(self, mention: ActorMention) -> str:
        """What a pronoun for a mention must be: of a person, of one body or state, of several."""
        kind = self.register.entries[mention.actors[0]].kind
        if len(mention.actors) > 1 or kind == "group":
            return "several"
        return "person" if kind == "person" else "body"

    @staticmethod
    def _speaks(token: Token) -> bool:
        """Whether `it` or `they` is subject of a word of saying: elsewhere too much else can be meant."""
        return token.dep_ == "nsubj" and token.head.lemma_.lower() in _saying()

    def _antecedent(self, token: Token, meant: str) -> tuple[str, ...]:
        """Whom a pronoun means, if one stands out."""
        here = self.scene.sentence[token.i]
        if meant in ("m", "f") and (about := unnamed_above(token)) is not None:
            return self.unnamed.get(about.i, ())
        excluded = self._speaker_outside(token) if self.quoted[token.i] else None
        scores: dict[tuple[str, ...], float] = {}
        for back in range(_REACH + 1):
            for mention in self._before(here - back, token.i):
                actor = mention.actors
                if actor != (excluded,) and self._may_be(mention, token, meant, back):
                    score = 3.0 - back + self._prominence(mention, token) + _LATER * mention.start / max(token.i, 1)
                    scores[actor] = max(scores[actor], score) + _AGAIN if actor in scores else score
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if ranked and self._told_another(token, {actor for actor, _ in ranked}):
            return ()
        if ranked and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _LEAD):
            return ranked[0][0]
        return ()

    def _told_another(self, token: Token, fitting: Collection[tuple[str, ...]]) -> bool:
        """Whether a pronoun stands in what one tells another and may mean either: `told Novotny that he had lost`."""
        verb = token.head.head
        if token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ != "ccomp" or self.quoted[token.i]:
            return False
        heads = {child.i: child.dep_ for child in verb.children}
        either = {
            mention.actors: heads[mention.head]
            for mention in self._before(self.scene.sentence[token.i], token.i)
            if mention.head in heads and mention.actors in fitting
        }
        return "nsubj" in either.values() and bool({"dobj", "dative"} & {*either.values()})

    def _before(self, sentence: int, token: int) -> list[ActorMention]:
        """The last mentions of a sentence before a token; a sentence without end must not cost the square of its length."""
        mentions = self.by_sentence.get(sentence, [])
        end = bisect_left(mentions, token, key=_start)
        return mentions[max(end - _MOST, 0) : end]

    def _may_be(self, mention: ActorMention, token: Token, meant: str, back: int) -> bool:
        """Whether nothing speaks against a mention: gender, the clause that both stand in, a quotation closed before."""
        if self._sort(mention) != ("person" if meant in ("m", "f") else meant):
            return False
        person = self.persons.get(mention.actors[0])
        if person is not None and person.gender not in (None, meant):
            return False
        if self.quoted[mention.head] and not self.quoted[token.i]:
            return False
        return back > 0 or not self._clause_mate(mention, token)

    def _prominence(self, mention: ActorMention, token: Token) -> float:
        """How much a mention stands out: as subject, as the first person of its sentence, right before the pronoun."""
        person = self.persons.get(mention.actors[0])
        score = _UNNAMED if person is None and self._sort(mention) == "person" else 0.0
        if person is not None and person.gender is not None:
            score += _KNOWN_WOMAN if person.gender == "f" else _KNOWN_MAN
        if self._is_subject(mention):
            score += _SUBJECT
        elif self.first.get(self.scene.sentence[mention.head]) == mention.start:
            score += _FIRST
        apart = mention.end == token.i - 1 and self.doc[mention.end].text == "," and token.i + 1 in self.scene.role_at
        return score + _BESIDE * (mention.end == token.i or apart)

    def _is_subject(self, mention: ActorMention) -> bool:
        token = self.doc[mention.head]
        while token.dep_ in ("conj", "appos", "compound") and token.head.i != token.i:
            token = token.head
        return token.dep_ in ("nsubj", "nsubjpass")

    def _clause_mate(self, mention: ActorMention, token: Token) -> bool:
        """Whether a mention is subject of the verb that the pronoun is object of: then they differ."""
        if token.lower_ in ("his", "himself", "herself") or token.dep_ in ("poss", "nsubj", "nsubjpass"):
            return False
        if not self._is_subject(mention):
            return False
        subject = self.doc[mention.head]
        while subject.dep_ in ("conj", "appos", "compound") and subject.head.i != subject.i:
            subject = subject.head
        clause = token.head
        for _ in range(_CLAUSES):
            if clause.i == subject.head.i:
                return True
            if any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.children):
                return False  # a clause with a subject of its own
            clause = clause.head
        return False

    def _speaker_outside(self, token: Token) -> str | None:
        """Who seems to say the quotation that a token stands in: the one person who is subject outside it close by."""
        here = self.scene.sentence[token.i]
        found = {
            mention.actors[0]
            for sentence in (here - 1, here, here + 1)
            for mention in self.by_sentence.get(sentence, [])[:_MOST]
            if self._sort(mention) == "person" and not self.quoted[mention.head] and self._is_subject(mention)
        }
        return found.pop() if len(found) == 1 else None
