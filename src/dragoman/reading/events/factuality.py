"""Whether an event happened at all, as its sentence has it: tense, modals, negation, conditions, and what governs them.

The judgement starts at the word that tells of the event and goes up the parse; each word on the way that has a say (a
mark of the lexicon) weakens what was found so far, and none strengthens it. Here are the steps from nouns; those from
verbs are in `clauses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.clauses import climb, finite, governed, is_future_in_past, mark_of, modality, negated
from dragoman.reading.events.judgement import Judgement
from dragoman.reading.events.syntax import clause, is_negated, is_verbal, sentence
from dragoman.reading.events.vocabulary import classes, marks

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["judge"]

_STEPS = 12


def judge(token: Token) -> Judgement:
    """Judge the event that `token` tells of."""
    found = Judgement()
    if token.tag_ == "MD" and negated(token.head):
        found.value = "happened"  # a refusal is done by saying so: what governs it may still weaken it
        climb(token.head, found)
    elif token.tag_ == "MD":
        _judge_verb(token.head.head, found)  # a demand stands where it is voiced
    elif token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBG", "VBD"}:
        _judge_verb(token, found)
    elif token.pos_ == "ADJ" and is_verbal(token.head):
        _judge_verb(token.head, found)
        if is_negated(token) and not negated(token.head):
            found.weaken("denied", "not")  # `is “not ready” to sign`
    else:
        _judge_noun(token, found)
    if found.value is None and token.tag_ == "VB":
        found.weaken("possible", "infinitive")  # nothing says that it was done
    elif found.value is None and any(child.lower_ in classes()["indefinite"] for child in token.children):
        _follow(token, found)
    _whole_sentence(token, found)
    return found


def _follow(noun: Token, found: Judgement) -> None:
    """Let an event that is brought up as new come no sooner than the clause it goes with: `will leave, followed by a visit`."""
    outer = Judgement()
    verb = clause(noun)
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"}:
        verb = clause(verb.head)
    if verb.pos_ not in {"VERB", "AUX"}:
        return
    finite(verb, outer)
    climb(verb, outer)
    if outer.value == "planned":
        found.weaken("planned", outer.because[0])


def _whole_sentence(token: Token, found: Judgement) -> None:
    """Let a question, and a condition put by inversion, have their say: `Should the talks fail, …`."""
    start, end = sentence(token)
    words = token.doc[start:end]
    if words[-1].lower_ == "?":
        if found.value not in {"denied", "ruled out"}:
            found.weaken("possible", "?")
    elif words[0].lower_ in classes()["inverted"] and not any(w.is_punct for w in token.doc[start : token.i]):
        found.hang(words[0].lower_)


def _judge_verb(verb: Token, found: Judgement) -> None:
    if verb.dep_ == "amod":
        found.value = "happened" if verb.tag_ != "VBG" else "ongoing"
        return
    finite(verb, found)
    noun = climb(verb, found)
    if noun is not None:
        _judge_noun(noun, found, only_marks=True)


def _judge_noun(noun: Token, found: Judgement, *, only_marks: bool = False) -> None:
    """Read what stands around an event noun; with `only_marks`, around a noun that only leads to one."""
    _modifiers(noun, found, negation=not only_marks)
    at = noun
    for _ in range(_STEPS):
        head, label = at.head, at.dep_
        if head == at:
            return
        if label in {"conj", "appos", "compound", "nmod", "poss"}:
            if label in {"compound", "poss", "nmod"}:
                noun_mark(head, found)
            at = head
            if at.pos_ in {"VERB", "AUX"}:
                return
        elif label in {"dobj", "nsubjpass", "attr", "oprd"} and is_verbal(head):
            _under_verb(at, head, found, only_marks=only_marks)
            return
        elif label == "nsubj" and is_verbal(head):
            if not only_marks:
                _as_subject(at, head, found)
            return
        elif label == "pobj":
            above = _above_preposition(head, found, only_marks=only_marks)
            if above is None:
                return
            at = above
        else:
            return


def noun_mark(noun: Token, found: Judgement) -> bool:
    """Let a noun that governs an event have its say: `threat`, `plan`; True where it has one."""
    mark = marks("noun").get(noun.lemma_.lower())
    if mark is None:
        return False
    found.weaken(mark.negated if is_negated(noun) else mark.effect, noun.lower_)
    return True


def _modifiers(noun: Token, found: Judgement, *, negation: bool) -> None:
    """Read the adjectives and participles on an event noun, and `no` where that has not had its say."""
    if negation and is_negated(noun):
        found.weaken("denied", "no")
    adjectives = marks("adjective")
    for child in noun.children:
        if child.dep_ in {"amod", "acl", "compound", "nmod"} and child.lower_ in adjectives:
            if child.dep_ == "acl" and any(c.dep_ in {"agent", "xcomp"} for c in child.children):
                continue  # `set to touch on`, `proposed by` tell more of it than whether it is
            mark = adjectives[child.lower_]
            found.weaken(mark.negated if is_negated(child) else mark.effect, child.lower_)


def _under_verb(noun: Token, verb: Token, found: Judgement, *, only_marks: bool) -> None:
    """The event noun is the object of `verb`: the verb has a say, or carries it, or presupposes it.

    A deal that is announced is there, a visit that is announced is to come.
    """
    words = classes()
    struck = verb.lemma_ in words["proclaiming"] and noun.lemma_ in words["agreement"]
    mark = mark_of(verb) if verb.lemma_ not in words["auxiliary"] and not struck else None
    if mark is not None and mark.effect != "same":
        governed(verb, found)
        modality(verb, found)
    elif struck or mark is not None or verb.lemma_ in words["light verb"]:
        denied = is_negated(noun) and not is_negated(verb)  # `held no talks`: once is enough
        if not only_marks and not denied:
            _carrier(verb, found)
    else:
        _presupposed(noun, verb, found)
        return
    above = climb(verb, found)
    if above is not None:
        noun_mark(above, found)


def _presupposed(noun: Token, verb: Token, found: Judgement) -> None:
    """`condemned the raid` takes the raid for granted; `would not survive a raid` does not."""
    open_ = verb.tag_ == "VB" or negated(verb) or any(child.tag_ == "MD" for child in verb.children)
    if not open_ and verb.tag_ == "VBD" and _is_definite(noun) and found.value is None:
        found.value = "happened"  # `enjoyed the meeting`
    if not open_ or _is_definite(noun) or found.value is not None:
        return
    outer = Judgement()
    if not negated(verb):
        finite(verb, outer)
        climb(verb, outer)
    if outer.value == "planned":
        found.weaken("planned", outer.because[0])  # `is due to address a summit`
    else:
        found.weaken("possible", verb.lower_)


def _carrier(verb: Token, found: Judgement) -> None:
    """Read the verb that carries an event noun. A bare present tells neither that it happened nor that it will."""
    finite(verb, found)
    if found.value == "happened" and verb.tag_ in {"VBZ", "VBP"}:
        found.value = None


def _as_subject(noun: Token, verb: Token, found: Judgement) -> None:
    """The event noun is the subject of `verb`: of one that says that it occurs, or of one that tells more about it."""
    if verb.lemma_ in classes()["occurring"]:
        _carrier(verb, found)
        says = any(child.dep_ == "attr" for child in verb.children)  # `protests are an exception`
        if verb.lemma_ in classes()["lasting"] and found.value is None and not _is_definite(noun) and not says:
            found.weaken("possible", verb.lower_)  # `a truce remains far away`
        for child in verb.children:  # `the visit is possible`
            mark = marks("adjective").get(child.lower_) if child.dep_ in {"acomp", "attr", "advmod"} else None
            if mark is not None:
                found.weaken(mark.negated if negated(verb) else mark.effect, child.lower_)
        climb(verb, found)
        return
    if verb.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        _under_verb(verb, verb, found, only_marks=False)  # `the visit, expected this week, …`
        return
    for child in verb.children:
        mark = marks("modal").get(child.lower_) if child.dep_ == "aux" and child.tag_ == "MD" else None
        if mark is not None and mark == marks("modal")["will"]:
            found.weaken("planned", child.lower_)
        elif mark is not None and found.value is None and is_future_in_past(verb):
            found.weaken("planned", child.lower_)  # `the summit, she said, would bring them together`
        elif mark is not None and found.value is None and not _is_definite(noun):
            found.weaken("possible", child.lower_)  # `strikes on the port could harm trade`
    if verb.lemma_ in classes()["telling of what it does"] and verb.tag_ == "VBD" and found.value is None:
        found.value = "happened"  # whatever it did or did not touch on, it took place


def _is_definite(noun: Token) -> bool:
    return any(child.dep_ == "poss" or child.lower_ in classes()["definite"] for child in noun.children)


def _above_preposition(preposition: Token, found: Judgement, *, only_marks: bool) -> Token | None:
    """Go on from the preposition that holds an event noun; gives the noun above it where that leads on."""
    definite = all(_is_definite(child) for child in preposition.children)
    if preposition.dep_ == "conj" and preposition.head.pos_ == "ADP":
        preposition = preposition.head  # `of Chad and of a summit`
    above, word, words = preposition.head, preposition.lower_, classes()
    mark = marks("preposition").get(word)
    past = above.pos_ in {"VERB", "AUX"} and (
        above.tag_ == "VBD" or any(child.tag_ == "VBD" and child.dep_ in {"aux", "auxpass"} for child in above.children)
    )
    if mark is not None and word != "for" and not (past and word in classes()["up to"]):
        found.weaken(mark.effect, word)
    if word in words["after"] and definite and past and found.value is None:
        found.value = "happened"  # `spoke after the meeting`
    if above.pos_ in {"VERB", "AUX"}:
        charged = word in words["charge preposition"] and above.lemma_ in words["accusing"]
        if (
            (word in words["close preposition"] or charged)
            and mark_of(above) is not None
            and above.lemma_ not in words["auxiliary"]
        ):
            governed(above, found)
            modality(above, found)
            climb(above, found)
        elif word in words["topic preposition"] and found.value is None and not definite:
            found.weaken("possible", word)  # `spoke of a summit` does not say that there is one
        elif word in words["carrying preposition"] and above.lemma_ in words["light verb"] and not only_marks:
            _carried_by_preposition(above, found)
        return None
    if above.pos_ in {"ADJ", "ADV", "ADP", "SCONJ"}:  # `ahead of`, `because of`, `ready for`
        outer = marks("preposition").get(above.lower_) or marks("adjective").get(above.lower_)
        if outer is not None:
            found.weaken(outer.effect, above.lower_)
        return None
    if word in words["example"] and above.lemma_ in words["issue"]:
        found.weaken("possible", above.lower_)  # what may be spoken of: `other issues such as a truce`
        return None
    if above.pos_ in {"NOUN", "PROPN"} and above.lemma_ not in words["granting"]:
        governs = word in words["governing preposition"]
        if (governs and noun_mark(above, found)) or word == "of":
            return above
    return None


def _carried_by_preposition(verb: Token, found: Judgement) -> None:
    """`engaged in talks`, `went on strike`: the verb carries the event. Elsewhere the noun is only where or when."""
    if verb.lemma_ in classes()["engaging"]:
        finite(verb, found)
        climb(verb, found)
