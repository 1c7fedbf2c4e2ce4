"""Which trigger a word is, and who stands in which place of its frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.reading.events.antecedents import antecedent
from dragoman.reading.events.phrases import is_a_person
from dragoman.reading.events.syntax import (
    conjuncts,
    direct_object,
    governors,
    is_of_an_age,
    is_passive,
    is_verbal,
    prepositional,
    recipient,
    see_through,
    subject,
)  # fmt: skip
from dragoman.reading.events.vocabulary import Condition, Trigger, classes, filed_under, triggers
from dragoman.records import EventType

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["Coding", "code", "light_verb", "relation"]

_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
# Where a target is looked for in what is threatened or asked for, not among those to whom it is said.
_OF_CONTENT = frozenset({"xobj", "xsubj"})
# Whose or where something is that is acted on: nobody of his own right, where it is a person.
_OF_THE_OBJECT = frozenset({"obj.of", "obj.in", "obj.poss", "obj.by"})
_PREDICATES = frozenset({"dobj", "attr", "nsubjpass", "oprd"})


@dataclass(slots=True)
class Coding:
    """A word read as an event: the trigger it matched, and the heads of who does it to whom."""

    token: Token
    trigger: Trigger
    sources: list[Token]
    targets: list[Token]
    source_by: str = ""
    target_by: str = ""
    support: Token | None = None

    @property
    def type(self) -> EventType:
        """The event's type; a word read as no event makes no coding."""
        assert self.trigger.type is not None
        return self.trigger.type


def part_of_speech(token: Token) -> str | None:
    """The part under which the trigger table files `token`."""
    if token.pos_ == "ADJ" and token.tag_ in {"VBN", "VBG", "VBD"}:
        return "verb"
    return _PARTS.get(token.pos_)


def code(token: Token) -> Coding | None:
    """Read `token` as the most demanding trigger whose conditions hold, and fill its frame."""
    part = part_of_speech(token)
    if part is None:
        return None
    word = filed_under(part, token.lemma_.lower())
    if word is None:
        return None
    for trigger in triggers()[part, word]:
        if _stands(token, trigger) and not _only_names(token, trigger):
            return None if trigger.type is None else _filled(token, trigger)
    return None


def _stands(token: Token, trigger: Trigger) -> bool:
    if trigger.particles and not all(_has_particle(token, word, trigger.part) for word in trigger.particles):
        return False
    return all(_holds(token, condition) for condition in trigger.conditions)


def _only_names(token: Token, trigger: Trigger) -> bool:
    """Whether a participle only gives a thing its name: `minerals, also called rare earths`."""
    asks = any("oprd" in condition.relations and not condition.absent for condition in trigger.conditions)
    return asks and token.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in token.children)


def _has_particle(token: Token, word: str, part: str) -> bool:
    if part == "noun":
        return any(
            child.lemma_.lower() == word or child.lower_ == word for child in token.children if child.i < token.i
        )
    if part == "adjective":
        return any(child.lower_ == word for child in token.children)
    labels = {"prt", "advmod", "advcl", "acomp", "ccomp", "dep"}
    if word not in classes()["particle only"]:
        labels |= {"prep", "dative"}
    for child in token.children:
        dated = any(c.ent_type_ in {"DATE", "TIME"} for c in child.children)
        if child.lower_ == word and child.dep_ in labels and child.i > token.i and not dated:
            return True
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return after is not None and after.lower_ == word and not any(c.dep_ == "pobj" for c in after.children)


def _holds(token: Token, condition: Condition) -> bool:
    found = any(_fits(token, name, condition.words) for name in condition.relations)
    return found is not condition.absent


def _fits(token: Token, name: str, words: frozenset[str]) -> bool:  # noqa: PLR0911 (one case after another)
    """Whether something in the relation `name` to `token` is one of `words` (anything, where there are none)."""
    if name == "*":
        near = (c.lemma_.lower() for child in token.children for c in (child, *child.children))
        return any(word in words for word in near) or any(child.lower_ in words for child in token.children)
    fillers = relation(token, name)
    if not words:
        return bool(fillers)
    for filler in fillers:
        if filler.lemma_.lower() in words or filler.lower_ in words:
            return True
        if filler.tag_ == "NNPS" and filler.lower_.removesuffix("s") in words:
            return True  # `Norland to Welcome Refugees`
        inner = see_through(filler)
        if inner.lemma_.lower() in words or inner.lower_ in words:
            return True
        if name not in {"oprd", "prt", "xcomp", "ccomp"} and any(
            c.dep_ in {"compound", "nmod"} and c.lemma_.lower() in words for c in filler.children
        ):
            return True
        if name == "subj" and _names_political(filler) and "government" in words:
            return True
        if "PERSON" in words and filler.ent_type_ == "PERSON":
            return True
        if "ENTITY" in words and filler.ent_type_ in {"GPE", "NORP", "PERSON", "ORG", "LOC", "FAC"}:
            return True
    return False


def _names_political(token: Token) -> bool:
    """Whether the model took `token` for a state, a nationality, a person or an organisation."""
    return token.ent_type_ in {"GPE", "NORP", "PERSON", "ORG"}


def light_verb(noun: Token) -> Token | None:
    """The verb that only carries `noun`: `held` in `held talks`; also through `of` and a conjunct: `a round of talks`."""
    at = noun
    for _ in range(6):
        if at.dep_ in _PREDICATES or at.dep_ == "nsubj":
            return at.head if is_verbal(at.head) else None
        if at.dep_ == "conj" or (at.dep_ == "compound" and at.head.lemma_ in classes()["shell"]):
            at = at.head
            continue
        if at.dep_ == "pobj" and at.head.dep_ == "prep":
            above = at.head.head
            if above.pos_ in {"NOUN", "NUM", "PROPN"} and at.head.lower_ == "of":
                if above.lemma_ in classes()["granting"]:
                    return None  # `will mark the anniversary of the murder`
                at = above
                continue
            if above.pos_ == "VERB" and at.head.lower_ in classes()["engaging preposition"]:
                return above if above.lemma_ in classes()["engaging"] else None
        return None
    return None


def relation(token: Token, name: str) -> list[Token]:  # noqa: PLR0911, PLR0912 (a table of relations, as cases)
    """The heads that stand in the relation `name` to `token`, with a dot between steps (`obj.from`)."""
    first, _, rest = name.partition(".")
    if rest:
        return [found for step in relation(token, first)[:2] for found in relation(step, rest)]
    match first:
        case "subj":
            return _listed(subject(token)) if token.pos_ in {"VERB", "AUX"} else _adjective_subject(token)
        case "obj":
            return _listed(direct_object(token))
        case "dat":
            return _listed(recipient(token)) if token.pos_ in {"VERB", "AUX"} else []
        case "poss":
            return _first(token, {"poss"})
        case "amod":
            return [c for c in token.children if c.dep_ in {"amod", "nmod"} and c.ent_type_ in {"NORP", "GPE", "ORG"}]
        case "compound":
            return [
                c
                for c in token.children
                if c.dep_ in {"compound", "nmod"} and c.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}
            ]
        case "oprd":
            return [
                c for c in token.children
                if c.dep_ in {"oprd", "attr", "acomp"} or (c.dep_ == "ccomp" and c.pos_ in {"NOUN", "PROPN", "ADJ"})
            ]  # fmt: skip
        case "acl":
            return [c for c in token.children if c.dep_ in {"acl", "relcl"} and c.pos_ == "VERB"]
        case "prt":
            return _first(token, {"prt"})
        case "xcomp":
            return _complements(token, {"xcomp", "ccomp", "acl", "advcl"}, infinitive=True)
        case "ccomp":
            return _complements(token, {"ccomp", "xcomp"}, infinitive=False)
        case "xobj":
            return _content_object(token)
        case "xsubj":
            labels = {"acl", "relcl"} if token.pos_ == "NOUN" else {"ccomp", "xcomp", "advcl"}
            for inner in _complements(token, labels, infinitive=False):
                if inner.dep_ == "advcl" and (inner.i < token.i or not _is_to(inner)):
                    continue  # `After the king left, the premier called for calm`
                own = next((c for c in inner.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
                if own is not None:
                    return conjuncts(own)
            return []
        case "light":
            verb = light_verb(token)
            return _listed(subject(verb)) if verb is not None and verb.lemma_ in classes()["light verb"] else []
        case "speaker":
            return _speaker(token)
        case "passive":
            return [token] if token.pos_ in {"VERB", "AUX"} and is_passive(token) else []
        case "pobj":
            return [token.head] if token.dep_ == "pobj" else []
        case "around":
            return _around(token)
        case "beside":
            return [token.head] if token.dep_ == "conj" else []  # `was treated and released`
        case _:
            return _by_preposition(token, first)


def _around(noun: Token) -> list[Token]:
    """Who took part in what came to nothing: `the talks of Chad with Mali ended without a signature`."""
    who = subject(noun.head.head) if noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB" else None
    if who is None or who.lemma_.lower() not in classes()["talks"]:
        return _listed(who)
    return [found for name in ("poss", "between", "of", "with") for found in relation(who, name)]


def _by_preposition(token: Token, word: str) -> list[Token]:
    noun = prepositional(token, {word})
    if noun is None and token.pos_ in {"VERB", "AUX"}:
        # Prepositional phrases are often hung on the object, or on a verb beside, where they belong to this verb.
        around = [
            c
            for c in token.children
            if c.dep_ in {"dobj", "prt", "xcomp", "advmod", "npadvmod", "attr", "nsubjpass", "prep"}
            and c.lower_ != "according"
        ]
        noun = next((n for c in around if (n := prepositional(c, {word})) is not None), None)
    if noun is None and token.dep_ == "compound" and token.head.lemma_ in classes()["shell"]:
        return _by_preposition(token.head, word)  # `a mediation effort between`
    if noun is None and token.pos_ in {"NOUN", "PROPN"}:
        noun = _beyond_the_first(token, word)
    if noun is None and token.pos_ == "NOUN":
        verb = light_verb(token)
        carried = token.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"}
        if verb is not None and carried and verb.lemma_ in classes()["light verb"]:
            noun = prepositional(verb, {word})
        elif token.dep_ == "pobj" and word != "of":
            noun = prepositional(token.head.head, {word}) if token.head.head.pos_ == "VERB" else None
    return _listed(noun)


def _beyond_the_first(token: Token, word: str) -> Token | None:
    """The noun that parsers hang on the last of those before: `the agreement of metals with Peru`, `the attack by Chad on Mali`."""
    if word not in classes()["of the other side"]:
        return None
    inner = prepositional(token, {"of", "by"})
    for _ in range(2):
        if inner is None or (noun := prepositional(inner, {word})) is not None:
            return noun if inner is not None else None
        inner = prepositional(inner, {"of"})
    return None


def _listed(noun: Token | None) -> list[Token]:
    if noun is None:
        return []
    return conjuncts(see_through(noun) if noun.lemma_ in classes()["attendance"] else noun)


def _first(token: Token, labels: set[str], pos_not: str = "") -> list[Token]:
    for child in token.children:
        if child.dep_ in labels and child.pos_ != pos_not:
            return conjuncts(child)
    return []


def _adjective_subject(token: Token) -> list[Token]:
    verb = token.head
    return _listed(subject(verb)) if verb.pos_ in {"AUX", "VERB"} else []


def _complements(token: Token, labels: set[str], *, infinitive: bool) -> list[Token]:
    found = [c for c in token.children if c.dep_ in labels and c.pos_ in {"VERB", "AUX"}]
    if infinitive:
        found = [c for c in found if c.dep_ not in {"ccomp", "advcl"} or _is_to(c)]
    return found


def _is_to(verb: Token) -> bool:
    """Whether `verb` is an infinitive with `to`."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _content_object(token: Token) -> list[Token]:
    """Whom the content of a commitment is about: `agreed to send aid to Kenya` gives Kenya."""
    for inner in _complements(token, {"xcomp", "ccomp", "acl", "advcl"}, infinitive=False):
        if inner.dep_ == "advcl" and not _is_to(inner):
            continue  # `declined to hear it, handing a victory to the king`
        coded = code(inner)
        if coded is not None and coded.targets:
            return coded.targets
        for name in ("obj.poss", "dat", "to", "from", "with", "against", "for", "on", "in", "obj.of", "obj.on", "obj"):
            found = [t for t in relation(inner, name) if _names_political(t) or t.ent_type_]
            if found:
                return found
        found = relation(inner, "obj")
        if found and ("noun", found[0].lemma_.lower()) not in triggers() and found[0].lemma_ not in classes()["round"]:
            return found
    return []


def _speaker(token: Token) -> list[Token]:
    for above in governors(token):
        if above.lemma_ in classes()["saying"]:
            return _listed(subject(above))
    return []


def _filled(token: Token, trigger: Trigger) -> Coding:
    sources, source_by = _fill(token, trigger.frame.source)
    taken = {t.i for t in sources}
    targets, target_by = _fill(token, trigger.frame.target, without=taken)
    if trigger.frame.reciprocal and not targets and len(sources) > 1:
        targets, target_by = sources[1:], source_by
        sources = sources[:1]
    if trigger.frame.reciprocal:
        targets = [t for t in targets if t.lemma_ not in classes()["talks"] or t.ent_type_]  # `another round of talks`
    is_content = target_by in _OF_CONTENT and not any(_names_political(target) for target in targets)
    if (not targets or is_content) and (addressee := _addressee(token)) is not None:
        targets, target_by = conjuncts(addressee), "letter"
    if "of" in {source_by, target_by} and trigger.frame.reciprocal:
        alone = [*sources, *targets]
        if len(alone) == 1 and alone[0].ent_type_ == "GPE":
            sources, targets = [], []  # `the encounter of Istanbul`: nobody meets alone, so that is where
    support = light_verb(token) if trigger.part == "noun" else None
    return Coding(token, trigger, sources, targets, source_by, target_by, support)


def _addressee(verb: Token) -> Token | None:
    """Whom the letter or the speech goes to in which `verb` is said: `sent a letter to the bank threatening to sue`."""
    document = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or document.lemma_ not in classes()["document"]:
        return None
    sent = document.head if document.dep_ == "dobj" else None
    found = prepositional(document, {"to"}) or (
        prepositional(sent, {"to"}) or recipient(sent) if sent is not None else None
    )
    return found if found is not None and not found.is_ancestor(verb) else None


def _fill(token: Token, names: tuple[str, ...], without: set[int] | None = None) -> tuple[list[Token], str]:
    for name in names:
        if name in _OF_THE_OBJECT and any(is_a_person(t) for t in relation(token, "obj")):
            continue  # `criticised the envoy of Chad`: him, not Chad
        found = [antecedent(t) for t in relation(token, name) if t.i != token.i]
        found = [t for t in found if _can_take_part(t) and not (without and t.i in without)]
        if found:
            return found, name
    return [], ""


def _can_take_part(token: Token) -> bool:
    if token.dep_ == "pcomp" and token.pos_ in {"VERB", "AUX"}:
        return False  # `pessimism about bringing them together`, `strikes against what it said was a camp`
    if is_of_an_age(token):
        return True  # `a 15-year-old was arrested`, which is tagged as a date
    return token.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"} and token.pos_ in {
        "NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "VERB",
    }  # fmt: skip
