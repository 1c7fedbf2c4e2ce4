"""Grammatical relations over the dependency parse: who does, to whom, with whom; through passives, control and relatives.

Labels are those of spaCy's English models (ClearNLP). Every walk is bounded, since a bad parse may nest deeply.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.events.vocabulary import classes

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = [
    "clause",
    "conjuncts",
    "direct_object",
    "governors",
    "is_headline",
    "is_negated",
    "is_of_an_age",
    "is_passive",
    "is_torn_off",
    "is_verbal",
    "leading_infinitive",
    "prepositional",
    "recipient",
    "said_on_occasion",
    "see_through",
    "subject",
]  # fmt: skip

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_CLAUSAL = frozenset({"xcomp", "advcl", "conj", "pcomp", "acl", "relcl", "ccomp", "dep", "prep", "acomp"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_STEPS = 12


def is_verbal(token: Token) -> bool:
    """Whether `token` is a verb, or stands where only a verb can though it was tagged as a noun: `offered to host`."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    return token.dep_ in {"xcomp", "ccomp", "advcl"} and any(child.dep_ == "aux" for child in token.children)


def is_torn_off(verb: Token) -> bool:
    """Whether a participle on the noun that heads a whole sentence is what the sentence says, misread.

    `The president, Ana Lima, proposed on Monday to her neighbour …`: parsers take `proposed` for what was done to her.
    """
    noun = verb.head
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or noun.dep_ != "ROOT" or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    if verb.i == 0 or verb.nbor(-1).text != "," or any(child.dep_ in {"auxpass", "agent"} for child in verb.children):
        return False
    return not any(child.pos_ in {"VERB", "AUX"} and child.i != verb.i for child in noun.children)


def is_headline(verb: Token) -> bool:
    """Whether a participle right after the noun that heads a whole sentence is its passive: `Two soldiers killed in attack`."""
    noun = verb.head
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or noun.dep_ != "ROOT" or verb.i != noun.i + 1:
        return False
    start, end = sentence(verb, reach=40)
    return not any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in noun.doc[start:end])


def is_passive(verb: Token) -> bool:
    """Whether the subject of `verb` undergoes it."""
    if is_torn_off(verb):
        return False
    for child in verb.children:
        if child.dep_ in {"nsubjpass", "auxpass"}:
            return True
    alone = not any(child.dep_ == "aux" for child in verb.children)  # not `proof that they had shelled`
    if alone and verb.tag_ in {"VBD", "VBN"} and any(child.dep_ == "agent" for child in verb.children):
        return not any(child.dep_ == "dobj" for child in verb.children)  # `Envoy attacked by rebels`
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and alone and verb.head.pos_ == "VERB":
        own = any(child.dep_ in {"nsubj", "dobj"} for child in verb.children)
        return not own and any(child.dep_ == "auxpass" for child in verb.head.children)  # `was shot and killed`
    return verb.tag_ == "VBN" and (verb.dep_ == "amod" or (verb.dep_ in {"acl", "advcl"} and alone))


def said_on_occasion(verb: Token) -> Token | None:
    """The verb of saying whose content a parser hung on its occasion: `said in a call that they met`."""
    occasion = verb.head
    if verb.dep_ not in {"acl", "relcl"} or occasion.dep_ != "pobj":
        return None
    if occasion.head.lower_ not in classes()["on an occasion"]:
        return None
    above = occasion.head.head
    whole = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    return above if whole and above.lemma_ in classes()["saying"] and above.i < occasion.i else None


def is_negated(token: Token) -> bool:
    """Whether `token` itself carries a negation: `did not sign`, `no agreement`, `never met`.

    What comes after it beyond a stop or a dash negates something else: `spoke, probably not what they wanted`.
    """
    negation = classes()["negation"]
    return any(
        (child.dep_ == "neg" or (child.lower_ in negation and child.dep_ in {"det", "advmod", "preconj", "cc"}))
        and not _adds(child)
        and not (child.i > token.i + 1 and any(t.is_punct for t in token.doc[token.i + 1 : min(child.i, token.i + 40)]))
        for child in token.children
    )


def _adds(negation: Token) -> bool:
    """Whether `not` only leads on to more, or only to less: `not only have they met, but …`, `not seriously injured`."""
    following = negation.nbor(1) if negation.i + 1 < len(negation.doc) else None
    return following is not None and following.lower_ in classes()["degree"]


def conjuncts(head: Token) -> list[Token]:
    """`head` and what is joined to it by `and`, in order."""
    found = [head]
    for token in found:
        if len(found) > _STEPS:
            break
        found.extend(child for child in token.children if child.dep_ == "conj" and child not in found)
    return found


def see_through(noun: Token) -> Token:
    """The noun that is meant behind a measure: `a batch of peacekeepers` gives peacekeepers."""
    for _ in range(3):
        if noun.lemma_.lower() not in classes()["transparent"] and noun.pos_ != "NUM":
            return noun
        inner = next(
            (o for p in noun.children if p.dep_ == "prep" and p.lower_ == "of" for o in p.children if o.dep_ == "pobj"),
            None,
        )
        if inner is None:
            return noun
        noun = inner
    return noun


def is_of_an_age(token: Token) -> bool:
    """Whether `token` names a human being by his age: `a 15-year-old`."""
    return token.lower_ in classes()["of an age"] and any(child.dep_ == "npadvmod" for child in token.children)


def _own(verb: Token, labels: frozenset[str] | set[str]) -> Token | None:
    return next((child for child in verb.children if child.dep_ in labels), None)


def _own_subject(verb: Token) -> Token | None:
    """The subject that is printed with `verb`; of several the nearest, for a dateline may be taken for one: `Oslo – Police met`."""
    found = [child for child in verb.children if child.dep_ in _SUBJECTS]
    before = [child for child in found if child.i < verb.i and child.pos_ != "PRON"]
    is_set = len(before) > 1 and before[0].ent_type_ in {"GPE", "LOC", "FAC"}
    return before[-1] if is_set else (found[0] if found else None)


def leading_infinitive(verb: Token) -> Token | None:
    """The infinitive that begins a headline, where parsers take the next verb for the head: `King to visit Rome, meet pope`."""
    if verb.tag_ != "VB" or verb.dep_ != "ROOT" or any(c.dep_ in {"aux", *_SUBJECTS} for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ == "advcl" and c.i < verb.i and _is_announced(c)), None)


def _is_announced(verb: Token) -> bool:
    own = _own_subject(verb)
    return own is not None and any(c.lower_ == "to" and c.dep_ == "aux" and own.i < c.i for c in verb.children)


def _put_in_relative(verb: Token) -> Token | None:
    """The noun whose relative clause only says who tells of it: `a man they say killed the king`."""
    saying = verb.nbor(-1) if verb.i else verb
    if saying.dep_ not in {"relcl", "parataxis"} or saying.lemma_ not in classes()["saying"]:
        return None
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    own = [child for child in saying.children if child.dep_ in _SUBJECTS]
    if len(own) != 1 or own[0].pos_ != "PRON" or own[0].i < 1:
        return None
    noun = own[0].nbor(-1)
    alone = all(child.i in {own[0].i, verb.i} for child in saying.children)
    return noun if alone and noun.pos_ in {"NOUN", "PROPN"} else None


def _antecedent(verb: Token) -> Token | None:
    """The noun that the relative clause of `verb` stands at; `who` is somebody: `the envoy of Chad, who left`."""
    if verb.dep_ != "relcl" or verb.head.pos_ not in _NOMINAL:
        return None
    noun = verb.head
    if noun.ent_type_ not in {"GPE", "LOC", "FAC", "ORG"} or noun.dep_ != "pobj":
        return noun
    whose = any(
        child.lower_ in classes()["somebody relative"] and child.dep_ in {*_SUBJECTS, "dobj"} for child in verb.children
    )
    above = noun.head.head
    return (
        above if whose and above.pos_ in {"NOUN", "PROPN"} and noun.head.lower_ in classes()["of an office"] else noun
    )


def agent(verb: Token) -> Token | None:
    """Who acts in a passive: `freed by a court`, not `removed by a vote`."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.lemma_ not in classes()["way of deciding"]:
                    return inner
    return None


def _surface_subject(verb: Token) -> Token | None:  # noqa: PLR0911, PLR0912 (one case after another)
    """The subject that is printed for `verb`, or is shared with the clause that it hangs on."""
    at = verb
    for _ in range(_STEPS):
        told = _put_in_relative(at)
        if told is not None:
            return told
        own = _own_subject(at)
        if own is not None:
            noun = _antecedent(at)
            if own.lower_ in classes()["relative pronoun"] and noun is not None:
                return noun
            return _doubled(at, own) or own
        head = at.head
        if head == at:
            first = leading_infinitive(at)
            return _own_subject(first) if first is not None else None
        if at.dep_ == "relcl":
            return head
        if at.dep_ == "acl":
            if at.tag_ == "VBG" and head.lemma_ in classes()["document"]:
                return _holder(head)  # `issued a statement urging`
            return head if at.tag_ in {"VBG", "VBN"} or head.pos_ not in _NOMINAL else _holder(head)
        if at.dep_ == "xcomp" and head.lemma_ in classes()["object control"]:
            controlled = _own(head, {"dobj", "dative"}) or (_own(head, {"nsubjpass"}))
            if controlled is not None:
                return controlled
        if at.dep_ == "conj" and head.pos_ in {"VERB", "AUX"} and is_passive(head) and not is_passive(at):
            return _own(head, {"nsubjpass"})
        if at.dep_ not in _CLAUSAL or _stands_apart(at):
            return None
        if head.pos_ in {"NOUN", "PROPN"}:
            return _holder(head) or (head if at.dep_ == "dep" else None)
        at = head
    return None


def _stands_apart(verb: Token) -> bool:
    """Whether a passive was only hung on another verb, and nothing joins them: `is looking after two men and a girl were shot`."""
    if verb.dep_ != "conj" or not any(child.dep_ == "auxpass" for child in verb.children):
        return False
    return not any(
        verb.head.i < child.i < verb.i and (child.dep_ == "cc" or child.text in {",", ";"})
        for child in verb.head.children
    )


def _doubled(verb: Token, own: Token) -> Token | None:
    """The noun that a pronoun only repeats, as careless translations have it: `Diplomats They have met`."""
    if own.pos_ != "PRON" or own.i == 0 or own.lower_ not in classes()["doubling"]:
        return None
    for child in verb.children:
        if child.i < own.i and child.pos_ in {"NOUN", "PROPN"} and child.right_edge.i == own.i - 1:
            return child if child.ent_type_ not in {"DATE", "TIME"} else None
    before = own.nbor(-1)
    return before if before.head == own and before.pos_ == "PROPN" else None


def _holder(noun: Token) -> Token | None:
    """Whose `noun` it is: its possessor, or the subject of the verb that it is the object of."""
    owner = _own(noun, {"poss"})
    if owner is not None:
        return owner
    if noun.dep_ in {"dobj", "attr"}:
        return _surface_subject(noun.head)
    if noun.dep_ == "pobj" and noun.head.head.pos_ in {"VERB", "AUX"}:
        return _surface_subject(noun.head.head)
    return None


def subject(verb: Token) -> Token | None:
    """Who does what `verb` says, through passives, control, relative clauses and conjunction."""
    if is_passive(verb):
        return agent(verb)
    if verb.dep_ == "acl" and verb.tag_ == "VB" and _own(verb, _SUBJECTS) is None:
        return _holder(verb.head)
    if verb.dep_ == "amod":
        return None
    return _surface_subject(verb)


def direct_object(verb: Token) -> Token | None:  # noqa: PLR0911 (one construction after another)
    """Whom or what `verb` acts on: its object, a passive's subject, or a relative clause's antecedent."""
    own = _own(verb, {"dobj"})
    if is_passive(verb):
        if own is not None and own.i > verb.i:
            return own  # `were denied visas`: what was denied, not to whom
        if verb.dep_ in {"acl", "amod"}:
            return verb.head
        return _surface_subject(verb)
    if own is not None:
        noun = _antecedent(verb)
        return noun if own.lower_ in classes()["relative pronoun"] and noun is not None else own
    small = next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in {"ADJ", "NOUN"}), None)
    if small is not None and not any(c.dep_ == "cop" or c.pos_ == "AUX" for c in small.children):
        return _own(small, {"nsubj"})  # `found the broker guilty`
    noun = _antecedent(verb)
    if noun is not None:
        printed = _own(verb, {"nsubj"})
        if printed is not None and printed.lower_ not in classes()["relative pronoun"]:
            return noun
    return _own(verb, {"oprd", "attr"}) if verb.lemma_ in classes()["naming"] else None


def recipient(verb: Token) -> Token | None:
    """To whom something is given: the indirect object, or the subject of `were denied visas`."""
    if is_passive(verb) and _own(verb, {"dobj"}) is not None:
        return _surface_subject(verb)
    for child in verb.children:
        if child.dep_ == "dative":
            return child if child.pos_ != "ADP" else _own(child, {"pobj"})
    return None


def prepositional(token: Token, words: frozenset[str] | set[str]) -> Token | None:
    """The noun that hangs on `token` by one of the prepositions `words`."""
    for child in token.children:
        if child.lower_ in words and child.dep_ in {"prep", "agent", "dative", "mark", "advmod", "prt", "cc"}:
            for inner in child.children:
                if child.lower_ == "in" and inner.i == child.i + 1 and inner.lower_ in classes()["turn of phrase"]:
                    continue  # `in addition`
                if inner.dep_ in {"pobj", "dobj", "pcomp"} and inner.ent_type_ not in {"DATE", "TIME"}:
                    return inner
                if inner.dep_ == "prep":  # `from under the rubble`
                    deeper = next((d for d in inner.children if d.dep_ == "pobj"), None)
                    if deeper is not None:
                        return deeper
    return None


def clause(token: Token) -> Token:
    """The verb of the clause that `token` stands in (or the root where there is none)."""
    for at in governors(token, include=True):
        if at.pos_ in {"VERB", "AUX"} and at.dep_ not in {"aux", "auxpass", "amod"}:
            return at
    return next((at for at in governors(token, include=True) if at.head == at), token)


def sentence(token: Token, reach: int = 200) -> tuple[int, int]:
    """The tokens `[start, end)` of the sentence of `token`, as far as `reach` tokens to each side.

    The bound keeps the cost linear where a text has no full stop for megabytes.
    """
    start, end = token.doc.sentence(token.i)
    return max(start, token.i - reach), min(end, token.i + reach)


def governors(token: Token, *, include: bool = False) -> Iterator[Token]:
    """The tokens above `token`, nearest first."""
    at = token
    if include:
        yield at
    for _ in range(40):
        if at.head == at:
            return
        at = at.head
        yield at
