"""Whether an event happened at all, as its sentence has it: tense, modals, negation, conditions, and what governs them.

The judgement starts at the word that tells of the event and goes up the parse; each word on the way that has a say (a
mark of the lexicon) weakens what was found so far, and none strengthens it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dragoman.reading.events.frames import light_verb
from dragoman.reading.events.syntax import is_negated
from dragoman.reading.events.vocabulary import Mark, classes, marks
from dragoman.records import Factuality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Judgement", "judge"]

# From firm to weak; of two words that have a say the weaker counts.
_WEAKNESS = ("happened", "ongoing", "planned", "proposed", "possible", "conditional")
_NEGATIVE = frozenset({"denied", "ruled out"})
_STEPS = 12


@dataclass(slots=True)
class Judgement:
    """How factual an event is, and the words that say so; `value` is None where the report only presupposes it."""

    value: Factuality | None
    because: list[str]

    def weaken(self, effect: str, word: str) -> None:
        """Take one more word into account."""
        if effect == "same":
            return
        self.because.append(word)
        self.value = _weaker(self.value, cast("Factuality", effect))


def _weaker(inner: Factuality | None, outer: Factuality) -> Factuality:
    if inner is None or inner in {"happened", "ongoing"}:
        return outer
    if inner in _NEGATIVE:
        if outer in _NEGATIVE:
            return "possible"  # a denial denied
        return inner if outer in {"happened", "ongoing", "planned"} else outer
    if outer in _NEGATIVE:
        return outer
    return max(inner, outer, key=_WEAKNESS.index)


def judge(token: Token) -> Judgement:
    """Judge the event that `token` tells of."""
    found = Judgement(None, [])
    if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBG", "VBD"}:
        _judge_verb(token, found)
    else:
        _judge_noun(token, found)
    sentence = token.sent
    if sentence[-1].lower_ == "?" and found.value not in _NEGATIVE:
        found.weaken("possible", "?")
    return found


def _judge_verb(verb: Token, found: Judgement) -> None:
    if verb.dep_ == "amod":
        found.value = "happened" if verb.tag_ != "VBG" else "ongoing"
        return
    _finite(verb, found)
    _climb(verb, found)


def _auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of `verb`; of a conjunct without its own, those that it shares."""
    for _ in range(_STEPS):
        own = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
        shares = verb.dep_ == "conj" and verb.tag_ in {"VB", "VBN", "VBG"} and verb.head.pos_ in {"VERB", "AUX"}
        if own or not shares or any(child.dep_ == "nsubj" for child in verb.children):
            return own
        verb = verb.head
    return []


def _negated(verb: Token) -> bool:
    """Whether the clause of `verb` is negated, on the verb or on its subject: `no one rules out`."""
    negation = marks("negation")
    if is_negated(verb):
        return True
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            if child.lower_ in negation and child.lower_ not in {"few", "little"}:
                return True
            if any(c.dep_ in {"det", "neg"} and c.lower_ in {"no", "neither"} for c in child.children):
                return True
    return False


def _finite(verb: Token, found: Judgement) -> None:
    """Read tense, aspect, modals and negation of one verb."""
    auxiliaries = _auxiliaries(verb)
    modals = marks("modal")
    modal = next((a for a in auxiliaries if a.tag_ == "MD" and a.lower_ in modals), None)
    negated = _negated(verb)
    if modal is not None:
        mark = modals[modal.lower_]
        effect = mark.negated if negated else mark.effect
        if mark.effect == "conditional" and not negated and _in_past_speech(verb):
            effect = "planned"  # the future as seen from a past: `he said that he would come`
        found.weaken(effect, modal.lower_)
    elif negated:
        found.weaken("denied", "not")
    elif any(a.lower_ == "to" for a in auxiliaries):
        if verb.dep_ == "ROOT":
            found.weaken("planned", "to")  # a headline's future: `Premier to visit Rome`
    elif verb.tag_ == "VBG" and any(a.lemma_ == "be" and a.tag_ in {"VBP", "VBZ"} for a in auxiliaries):
        found.weaken("ongoing", "is -ing")
    elif verb.tag_ in {"VBD", "VBN", "VBZ", "VBP"}:
        found.value = "happened" if found.value is None else found.value
    adverbs = marks("adverb")
    for child in verb.children:
        if child.dep_ in {"advmod", "npadvmod"} and child.lower_ in adverbs:
            found.weaken(adverbs[child.lower_].effect, child.lower_)
    if found.value not in {"happened", "ongoing", None} or modal is not None:
        _conditions(verb, found)


def _conditions(verb: Token, found: Judgement) -> None:
    """See whether a condition hangs on a clause that is not asserted: `will be signed if …`."""
    conjunctions = marks("conjunction")
    for child in verb.children:
        if child.dep_ in {"advcl", "prep", "mark", "ccomp"}:
            openers = [child, *(c for c in child.children if c.dep_ in {"mark", "advmod", "aux"})]
            for opener in openers:
                mark = conjunctions.get(opener.lower_)
                if (
                    mark is not None
                    and mark.effect == "conditional"
                    and opener.lower_ not in {"until", "till", "whether"}
                ):
                    # What hangs on a condition is conditional, be it said to come or not to come.
                    found.because.append(opener.lower_)
                    found.value = "conditional"
                    return


def _in_past_speech(verb: Token) -> bool:
    saying = classes()["saying"]
    head = verb.head
    if verb.dep_ == "conj":
        head = head.head
    inside = verb.dep_ in {"ccomp", "conj", "ROOT"} and head.lemma_ in saying and head.tag_ in {"VBD", "VBN"}
    after = any(c.dep_ in {"parataxis", "ccomp"} and c.lemma_ in saying for c in verb.children)
    return (inside or after) and not any(c.dep_ == "advcl" for c in verb.children)


def _climb(verb: Token, found: Judgement) -> None:  # noqa: PLR0911, PLR0912 (one case a kind of clause)
    """Go up from a verb through the clauses that have a say on it."""
    at = verb
    for _ in range(_STEPS):
        head, label = at.head, at.dep_
        if head is at:
            return
        if label == "conj":
            if any(child.dep_ in {"nsubj", "nsubjpass"} for child in at.children) and at.tag_ != "VB":
                return
            at = head
            if at.pos_ not in {"VERB", "AUX"}:
                _judge_noun(at, found)
                return
            continue
        if label in {"advcl", "pcomp"} or (label == "prep"):
            if _adverbial(at, found):
                return
            if label == "advcl":
                return
            above = head.head
            if head.pos_ in {"ADP", "SCONJ"} and above.pos_ in {"VERB", "AUX"}:
                _governed(above, found)
                at = above
                _modality(at, found)
                continue
            if head.pos_ in {"ADP", "SCONJ"} and above.pos_ in {"NOUN", "PROPN"}:
                _noun_mark(above, found)
                _judge_noun(above, found, only_marks=True)
            return
        if label == "relcl":
            return
        if label == "acl":
            if at.tag_ == "VB" or any(c.lower_ == "to" for c in at.children if c.dep_ == "aux"):
                if not _noun_mark(head, found):
                    found.weaken("planned", "to")
                _judge_noun(head, found, only_marks=True)
            return
        if label in {"xcomp", "ccomp", "csubj", "dobj", "oprd", "acomp", "attr", "nsubj"}:
            _governed(head, found)
            at = head
            if at.pos_ in {"VERB", "AUX", "ADJ"}:
                if at.lemma_ not in classes()["saying"]:
                    _modality(at, found)
                continue
            return
        return


def _modality(verb: Token, found: Judgement) -> None:
    """Let the modals, conditions and doubts of a governing verb have their say; its tense and negation had theirs."""
    modals = marks("modal")
    for auxiliary in _auxiliaries(verb):
        if auxiliary.tag_ == "MD" and auxiliary.lower_ in modals and not _negated(verb):
            found.weaken(modals[auxiliary.lower_].effect, auxiliary.lower_)
    adverbs = marks("adverb")
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in adverbs:
            found.weaken(adverbs[child.lower_].effect, child.lower_)
    if verb.dep_ == "advcl":
        _adverbial(verb, found)


def _adverbial(verb: Token, found: Judgement) -> bool:
    """Read the opener of an adverbial clause; True where it settles the matter."""
    conjunctions, prepositions = marks("conjunction"), marks("preposition")
    openers = [c for c in verb.children if c.dep_ in {"mark", "advmod", "aux", "prep"} and c.i < verb.i]
    if verb.dep_ == "pcomp":
        openers.append(verb.head)
        if verb.head.head.lower_ in prepositions and verb.head.head.pos_ in {"ADP", "SCONJ", "ADV"}:
            openers.append(verb.head.head)
    for opener in openers:
        mark = conjunctions.get(opener.lower_)
        if mark is None and opener.lower_ in prepositions and opener.lower_ != "for":
            mark = prepositions[opener.lower_]
        if mark is not None and not (opener.lower_ in {"before", "once", "until", "till"} and _is_past(verb)):
            found.weaken(mark.effect, opener.lower_)
            return True
    if any(c.lower_ == "to" for c in verb.children if c.dep_ == "aux") and verb.dep_ == "advcl":
        found.weaken("possible", "to")  # a purpose is no result
        return True
    return False


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in _auxiliaries(verb))


def _governed(governor: Token, found: Judgement) -> None:
    """Let a governing verb or adjective have its say on its complement."""
    lemma = governor.lemma_.lower()
    negated = _negated(governor)
    if governor.pos_ == "ADJ" or (governor.tag_ == "VBN" and governor.dep_ in {"acomp", "amod"}):
        mark = marks("adjective").get(governor.lower_) or marks("verb").get(lemma)
        negated = negated or is_negated(governor.head)
    else:
        mark = marks("verb").get(lemma)
    if lemma in {"be", "have"} and governor.pos_ in {"VERB", "AUX"}:
        mark = (
            Mark(lemma, "planned" if lemma == "be" else "proposed", "ruled out") if _has_infinitive(governor) else None
        )
    if lemma == "go" and governor.tag_ == "VBG":
        mark = marks("modal")["will"]
    if mark is not None:
        found.weaken(mark.negated if negated else mark.effect, governor.lower_)
    elif negated:
        found.weaken("possible" if lemma in classes()["saying"] else "denied", f"not {governor.lower_}")
    elif lemma not in classes()["saying"] and found.value is None:
        # A complement of a verb that says nothing of it is not asserted: `the right to meet`, `moves to meet`.
        found.weaken("possible", governor.lower_)


def _has_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "xcomp" and any(a.lower_ == "to" for a in c.children) for c in verb.children)


def _noun_mark(noun: Token, found: Judgement) -> bool:
    mark = marks("noun").get(noun.lemma_.lower())
    if mark is None:
        return False
    found.weaken(mark.negated if is_negated(noun) else mark.effect, noun.lower_)
    return True


def _judge_noun(noun: Token, found: Judgement, *, only_marks: bool = False) -> None:
    """Read what stands around an event noun; with `only_marks`, around a noun that only leads to one."""
    _modifiers(noun, found)
    at = noun
    for _ in range(_STEPS):
        head, label = at.head, at.dep_
        if label in {"conj", "appos", "compound", "nmod", "poss"} and head is not at:
            if label in {"compound", "poss", "nmod"}:
                _noun_mark(head, found)
            at = head
            if at.pos_ in {"VERB", "AUX"}:
                return
            continue
        if label in {"dobj", "nsubjpass", "attr", "oprd"} and head.pos_ in {"VERB", "AUX"}:
            _under_verb(at, head, found, only_marks=only_marks)
            return
        if label == "nsubj" and head.pos_ in {"VERB", "AUX"}:
            _as_subject(head, found, only_marks=only_marks)
            return
        if label == "pobj" and head is not at:
            at = _through_preposition(head, found, only_marks=only_marks)
            if at is head:
                return
            continue
        return


def _through_preposition(preposition: Token, found: Judgement, *, only_marks: bool) -> Token:
    """Go on from a preposition to the noun above it; gives the preposition itself where the way ends."""
    above = preposition.head
    mark = marks("preposition").get(preposition.lower_)
    if (
        mark is not None
        and preposition.lower_ != "for"
        and not (above.pos_ == "VERB" and _is_past(above) and preposition.lower_ in {"before", "until"})
    ):
        found.weaken(mark.effect, preposition.lower_)
    if above.pos_ in {"VERB", "AUX"}:
        governor = marks("verb").get(above.lemma_.lower())
        held = above.lemma_ in classes()["light verb"] and preposition.lower_ in {"in", "on"}
        close = preposition.lower_ in {"for", "of", "to", "on", "from", "about", "out", "with", "against", "in", "into"}
        if governor is not None and close and preposition.lower_ not in {"in", "with"}:
            _governed(above, found)
            _modality(above, found)
            _climb(above, found)
        elif governor is None and close and not only_marks and held:
            _finite(above, found)
        return preposition
    if above.pos_ in {"ADJ", "ADV"}:
        extra = marks("preposition").get(above.lower_) or marks("adjective").get(above.lower_)
        if extra is not None:
            found.weaken(extra.effect, above.lower_)
        return preposition
    if above.pos_ == "ADP":
        outer = marks("preposition").get(above.lower_)
        if outer is not None:
            found.weaken(outer.effect, above.lower_)
        return preposition
    if above.pos_ in {"NOUN", "PROPN"}:
        marked = _noun_mark(above, found)
        if marked or preposition.lower_ == "of":
            return above
    return preposition


def _modifiers(noun: Token, found: Judgement) -> None:
    """Read the adjectives and participles on an event noun, and `no`."""
    if is_negated(noun):
        found.weaken("denied", "no")
    adjectives = marks("adjective")
    for child in noun.children:
        if (
            child.dep_ in {"amod", "acl", "compound", "nmod"}
            and child.lower_ in adjectives
            and child.lower_ not in {"due", "set"}
        ):
            mark = adjectives[child.lower_]
            found.weaken(mark.negated if is_negated(child) else mark.effect, child.lower_)


def _under_verb(noun: Token, verb: Token, found: Judgement, *, only_marks: bool) -> None:
    """The event noun is the object of `verb` (or what is said to be): the verb carries it, or has a say, or presupposes it."""
    light = classes()["light verb"]
    marked = marks("verb").get(verb.lemma_.lower())
    if marked is not None:
        before = found.value
        _governed(verb, found)
        if marked.effect == "same" or before is not found.value or found.because:
            _finite_modality(verb, found, carries=marked.effect == "same" or verb.lemma_ in light)
        _climb(verb, found)
    elif verb.lemma_ in light and (only_marks or light_verb(noun) is not None or True):
        if not only_marks:
            _finite(verb, found)
        _climb(verb, found)
    elif _negated(verb) and verb.lemma_ == "be":
        found.weaken("denied", "not")


def _finite_modality(verb: Token, found: Judgement, *, carries: bool) -> None:
    if carries:
        _finite_without_negation(verb, found)


def _finite_without_negation(verb: Token, found: Judgement) -> None:
    modals = marks("modal")
    for auxiliary in _auxiliaries(verb):
        if auxiliary.lower_ in modals and auxiliary.tag_ == "MD" and not _negated(verb):
            found.weaken(modals[auxiliary.lower_].effect, auxiliary.lower_)
    if found.value is None and verb.tag_ in {"VBD", "VBN", "VBZ", "VBP"}:
        found.value = "happened"
    _conditions(verb, found)


def _as_subject(verb: Token, found: Judgement, *, only_marks: bool) -> None:
    """The event noun is the subject of `verb`: of one that says that it occurs, or of one that tells more about it."""
    if only_marks:
        return
    if verb.lemma_ in classes()["occurring"]:
        _finite(verb, found)
        for child in verb.children:  # `the visit is possible`, `the talks are off`
            mark = marks("adjective").get(child.lower_) if child.dep_ in {"acomp", "attr", "advmod"} else None
            if mark is not None:
                found.weaken(mark.negated if _negated(verb) else mark.effect, child.lower_)
        _climb(verb, found)
        return
    modals = marks("modal")
    for auxiliary in _auxiliaries(verb):
        if auxiliary.tag_ == "MD" and modals.get(auxiliary.lower_) == modals["will"]:
            found.weaken("planned", auxiliary.lower_)
