"""What a clause, and the clauses above it, say of the factuality of its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.judgement import Judgement
from dragoman.reading.events.syntax import is_negated, leading_infinitive, said_on_occasion
from dragoman.reading.events.vocabulary import Mark, classes, marks

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["climb", "finite", "governed", "is_future_in_past", "mark_of", "modality", "negated"]

_STEPS = 12
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "dobj", "oprd", "acomp", "attr", "nsubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PRESENT = frozenset({"VBZ", "VBP"})
_BREAKS = frozenset({":", ";"})


def _auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of `verb`; of a conjunct without its own, those that it shares."""
    for _ in range(_STEPS):
        own = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
        shares = verb.dep_ == "conj" and verb.tag_ in {"VB", "VBN", "VBG"} and verb.head.pos_ in {"VERB", "AUX"}
        if own or not shares or any(child.dep_ == "nsubj" for child in verb.children):
            return own
        verb = verb.head
    return []


def negated(verb: Token) -> bool:
    """Whether the clause of `verb` is negated, on the verb or on its subject: `no one rules out`."""
    if is_negated(verb):
        return True
    negation = marks("negation")
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            if child.lower_ in negation and child.pos_ in {"PRON", "NOUN", "DET"}:
                return True
            if any(
                c.dep_ in {"det", "neg", "preconj", "cc"} and c.lower_ in classes()["none of"] for c in child.children
            ):
                return True
        elif child.dep_ in {"dobj", "attr"} and child.i > verb.i and _is_none(child):
            return True  # `gave no ground`, `arrested no one`
    return False


def _is_none(noun: Token) -> bool:
    """Whether `noun` says that there is none of what it names."""
    if noun.lower_ in classes()["nobody"]:
        return True
    return any(c.dep_ in {"det", "neg"} and c.lower_ in classes()["none of"] for c in noun.children)


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def finite(verb: Token, found: Judgement) -> None:
    """Read tense, aspect, modals, adverbs, negation and conditions of one verb."""
    auxiliaries = _auxiliaries(verb)
    modal = next((a for a in auxiliaries if a.tag_ == "MD" and a.lower_ in marks("modal")), None)
    if modal is not None:
        _modal(verb, modal, found, perfect=any(a.lower_ == "have" for a in auxiliaries))
    elif negated(verb):
        found.weaken("denied", "not")
    elif any(a.lower_ == "to" for a in auxiliaries):
        if (
            verb.dep_ == "ROOT"
            or _leads(verb)
            or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT" and _infinitive(verb.head))
        ):
            found.weaken("planned", "to")  # a headline's future: `Premier to visit Rome, meet pope`
    elif verb.tag_ == "VBG" and any(a.lemma_ == "be" and a.tag_ in {"VBP", "VBZ"} for a in auxiliaries):
        found.weaken("ongoing", "is -ing")
    elif verb.tag_ == "VB" and verb.dep_ == "ROOT" and not auxiliaries and not _own_subject(verb):
        told = leading_infinitive(verb) is not None
        found.weaken("planned" if told else "proposed", "to" if told else "imperative")
    elif verb.tag_ in {*_FINITE, "VBN"} and found.value is None:
        found.value = "happened"
    _adverbs(verb, found)
    if found.value not in {"happened", "ongoing", None} or modal is not None or verb.tag_ in _PRESENT:
        _conditions(verb, found)


def _leads(verb: Token) -> bool:
    """Whether `verb` is the first infinitive of a headline that goes on: `to visit` in `Premier to visit Rome, meet pope`."""
    return leading_infinitive(verb.head) == verb


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)


def _modal(verb: Token, modal: Token, found: Judgement, *, perfect: bool) -> None:
    mark = marks("modal")[modal.lower_]
    effect = mark.negated if negated(verb) else mark.effect
    own = _own_subject(verb)
    if modal.lower_ in classes()["inverted"] and own is not None and modal.i < own.i:
        effect = "conditional"  # `should the court strike it down`
    elif mark.effect == "conditional" and perfect:
        effect = "conditional"  # `would not have attacked`
    elif mark.effect == "conditional" and effect == "conditional" and is_future_in_past(verb):
        effect = "planned"
    found.weaken(effect, modal.lower_)


def is_future_in_past(verb: Token) -> bool:
    """Whether `would` is the future as seen from a past: `he said that he would come`."""
    saying = classes()["saying"]
    head = verb.head.head if verb.dep_ == "conj" else verb.head
    inside = verb.dep_ in {"ccomp", "conj"} and head.lemma_ in saying and head.tag_ in {"VBD", "VBN"}
    after = any(c.dep_ in {"parataxis", "ccomp"} and c.lemma_ in saying for c in verb.children)
    conditional = classes()["condition"]
    hangs = any(c.dep_ == "advcl" and any(m.lower_ in conditional for m in c.children) for c in verb.children)
    return (inside or after) and not hangs


def _adverbs(verb: Token, found: Judgement) -> None:
    adverbs = marks("adverb")
    for child in verb.children:
        if child.dep_ in {"advmod", "npadvmod"} and child.lower_ in adverbs:
            found.weaken(adverbs[child.lower_].effect, child.lower_)
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and _own_subject(verb) is None:
        for child in verb.head.children:  # `allegedly shot and killed the king`
            if child.dep_ == "advmod" and child.i < verb.head.i and child.lower_ in adverbs:
                found.weaken(adverbs[child.lower_].effect, child.lower_)


def _conditions(verb: Token, found: Judgement) -> None:
    """See whether a condition hangs on a clause that is not asserted: `will be signed if …`."""
    conditional = classes()["condition"]
    for child in verb.children:
        if child.dep_ in {"advcl", "prep", "mark", "ccomp"}:
            openers = (child, *(c for c in child.children if c.dep_ in {"mark", "advmod"}))
            opener = next((o for o in openers if o.lower_ in conditional), None)
            if opener is not None:
                found.hang(opener.lower_)
                return


def modality(verb: Token, found: Judgement) -> None:
    """Let the modals, doubts and openers of a governing clause have their say; its tense and negation had theirs."""
    modals = marks("modal")
    for auxiliary in _auxiliaries(verb):
        if auxiliary.tag_ == "MD" and auxiliary.lower_ in modals and not negated(verb):
            found.weaken(modals[auxiliary.lower_].effect, auxiliary.lower_)
    _adverbs(verb, found)
    if found.value not in {"happened", "ongoing", None}:
        _conditions(verb, found)
    if verb.dep_ == "advcl":
        _opener(verb, found)


def climb(verb: Token, found: Judgement) -> Token | None:  # noqa: PLR0911, PLR0912 (one case a kind of clause)
    """Go up from a verb through the clauses that have a say on it; gives the noun that the way ends at, if it is one."""
    at = verb
    for _ in range(_STEPS):
        head, label = at.head, at.dep_
        if head == at:
            return None
        if (saying := said_on_occasion(at)) is not None:
            _complement(at, saying, found)
            at = saying
            continue
        if label == "relcl":
            linked = _infinitive(at) or any(child.dep_ == "mark" for child in at.children)
            return _above_infinitive(at, found) if linked else None
        if label == "conj":
            linked = any(child.dep_ == "mark" for child in at.children)  # `no proof that …, nor that they met`
            if _own_subject(at) is not None and at.tag_ != "VB" and not linked:
                return None
            at = head
            if at.pos_ not in {"VERB", "AUX"}:
                return at if at.pos_ in {"NOUN", "PROPN"} else None
        elif label == "advcl":
            if _infinitive(at) and any(c.dep_ == "attr" and _is_one_of_a_row(c) for c in head.children):
                finite(head, found)  # `became the first to sign`, misread
                return None
            if (
                _leads(at)
                or _opener(at, found)
                or at.tag_ != "VBG"
                or _auxiliaries(at)
                or head.pos_ not in {"VERB", "AUX"}
            ):
                return None
            finite(head, found)  # `will extend the curfew, banning rallies`: as sure as what it goes with
            at = head
        elif label in {"pcomp", "prep"}:
            _opener(at, found)
            above = _above_gerund(head, found)
            if above is None or above.pos_ not in {"VERB", "AUX", "ADJ"}:
                return above
            at = above
        elif label == "acl":
            return _above_infinitive(at, found)
        elif label == "acomp" and head.lemma_ in classes()["auxiliary"]:
            at = head  # the adjective had its say, with what negates it
            modality(at, found)
        elif label in _COMPLEMENTS:
            if label == "ccomp" and _is_beside(at, head):
                return None
            _complement(at, head, found)
            if head.pos_ not in {"VERB", "AUX", "ADJ"}:
                return None
            at = head
            if at.lemma_ not in classes()["saying"]:
                modality(at, found)
        else:
            return None
    return None


def _is_beside(verb: Token, head: Token) -> bool:
    """Whether a sentence was only hung on the one behind a colon: `warned them against hope: "No one expects …"`."""
    between = head.doc[verb.i + 1 : min(head.i, verb.i + 40)] if verb.i < head.i else ()
    return head.lemma_ not in classes()["saying"] and any(token.text in _BREAKS for token in between)


def _complement(verb: Token, head: Token, found: Judgement) -> None:
    """Let the verb that `verb` is the complement of have its say."""
    mark = mark_of(head)
    bare = verb.tag_ in {"VB", "VBP", "VBG"} and not found.because
    if mark is not None and mark.effect == "same" and bare:
        # `managed to meet`, `made them sign`: as sure as the managing and the making; `with judges voting to uphold it`
        found.value = "happened" if head.tag_ == "VBG" and not _auxiliaries(head) else None
        finite(head if head.pos_ != "ADJ" else head.head, found)
        return
    if verb.dep_ == "ccomp":
        _opener(verb, found)
    asserted = verb.dep_ in {"ccomp", "acl", "relcl"} and (verb.tag_ in _FINITE or bool(_auxiliaries(verb)))
    if asserted and any(c.dep_ == "advmod" and c.lower_ in classes()["taken for granted"] for c in verb.children):
        return
    governed(head, found, asserted=asserted)


def _above_gerund(preposition: Token, found: Judgement) -> Token | None:
    """From `of attacking` to what governs it, where the preposition binds the two."""
    if preposition.pos_ not in {"ADP", "SCONJ"}:
        return None
    joined = preposition.dep_ == "conj" and preposition.head.pos_ == "ADP"  # `through a raid or by attacking`
    above = preposition.head.head if joined else preposition.head
    charged = above.lemma_ in classes()["accusing"] and preposition.lower_ in classes()["charge preposition"]
    means = classes()["means preposition"]
    if not charged and preposition.lower_ in means and above.pos_ in {"VERB", "AUX"} and found.value is None:
        finite(above, found)  # `could win by attacking`: as sure as what it is a means to
        return above
    if preposition.lower_ not in classes()["governing preposition"] and not charged:
        return None
    if above.pos_ in {"VERB", "AUX", "ADJ"}:
        if mark_of(above) is not None or negated(above):
            governed(above, found)
            modality(above, found)
        elif preposition.lower_ in classes()["ahead preposition"] and found.value is None:
            found.weaken("possible", preposition.lower_)  # `will stand together on arresting them`
        return above
    if above.pos_ in {"NOUN", "PROPN"}:
        _mark_noun(above, found)
        return above
    return None


def _above_infinitive(verb: Token, found: Judgement) -> Token | None:
    """From an infinitive or a clause on a noun, `the plan to attack`, to that noun; a participle there stands for itself."""
    if not _infinitive(verb):
        own = any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children)
        if not own or not (_mark_noun(verb.head, found) or _is_denied(verb, found)):
            return None
        return verb.head  # `fears that they helped the rebels`
    if verb.head.dep_ == "attr" and _is_one_of_a_row(verb.head):
        finite(verb.head.head, found)  # `became the first to sign`: as sure as the becoming
        return None
    if not (_mark_noun(verb.head, found) or _is_denied(verb, found)):
        found.weaken("planned", "to")
    return verb.head


def _is_one_of_a_row(noun: Token) -> bool:
    return any(child.lower_ in classes()["one of a row"] for child in noun.children)


def _is_denied(verb: Token, found: Judgement) -> bool:
    """Whether there is none of the noun that a clause hangs on: `no evidence that they met`."""
    linked = _infinitive(verb) or any(child.dep_ == "mark" for child in verb.children)
    if not linked or not is_negated(verb.head):
        return False
    found.weaken("denied", f"no {verb.head.lower_}")
    return True


def _mark_noun(noun: Token, found: Judgement) -> bool:
    mark = marks("noun").get(noun.lemma_.lower())
    if mark is None:
        return False
    found.weaken(mark.negated if is_negated(noun) else mark.effect, noun.lower_)
    return True


def _opener(verb: Token, found: Judgement) -> bool:
    """Let the word that opens an adverbial clause have its say: `if`, `before`, `without`; a purpose is no result.

    True where there is such a word.
    """
    conjunctions, prepositions = marks("conjunction"), marks("preposition")
    openers = [c for c in verb.children if c.dep_ in {"mark", "advmod", "aux", "prep"} and c.i < verb.i]
    if verb.dep_ == "pcomp":
        openers += [verb.head, *([verb.head.head] if verb.head.head.pos_ in {"ADP", "SCONJ", "ADV"} else [])]
    past = verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in _auxiliaries(verb))
    for opener in openers:
        mark = conjunctions.get(opener.lower_)
        if mark is None and opener.lower_ != "for":
            mark = prepositions.get(opener.lower_)
        if mark is not None and opener.lower_ == "if" and verb.dep_ == "ccomp":
            mark = Mark("if", "possible", "possible")  # `asked if they met`
        if mark is not None and not (
            past and mark.effect in {"planned", "conditional"} and opener.lower_ not in classes()["condition"]
        ):
            found.weaken(mark.effect, opener.lower_)
            return True
    if verb.dep_ == "advcl" and _infinitive(verb):
        if negated(verb.head):
            finite(verb.head, found)  # `will not lend its police to help`
            return True
        wish = next((c for c in verb.head.children if c.dep_ == "dobj" and c.lemma_ in marks("noun")), None)
        if wish is None or not _mark_noun(wish, found):  # `sounded a call for them to meet`
            present = verb.head.tag_ in {"VBZ", "VBP"} or any(
                a.tag_ in {"VBZ", "VBP", "MD"} for a in _auxiliaries(verb.head)
            )
            found.weaken("planned" if present and verb.head.tag_ != "VBN" else "possible", "to")
        return True
    return any(opener.dep_ in {"mark", "advmod"} for opener in openers)


def governed(governor: Token, found: Judgement, *, asserted: bool = False) -> None:
    """Let a governing verb or adjective have its say on its complement; `asserted` where that is a clause of its own."""
    lemma = governor.lemma_.lower()
    denied = negated(governor) or (governor.dep_ == "acomp" and negated(governor.head))
    mark = mark_of(governor)
    if mark is not None and not (asserted and mark.effect == "planned" and not denied):
        found.weaken(mark.negated if denied else mark.effect, governor.lower_)
    elif mark is None and denied:
        # `nobody knows whether they met`, `did not say that they met`: whether they did is open
        open_ = lemma in classes()["saying"] or (asserted and lemma in classes()["knowing"])
        found.weaken("possible" if open_ else "denied", f"not {governor.lower_}")
    elif mark is None and lemma not in classes()["saying"] and found.value is None:
        # A complement of a verb that says nothing of it is not asserted: `the right to meet`, `moves to meet`.
        found.weaken("possible", governor.lower_)


def mark_of(governor: Token) -> Mark | None:
    """The mark that a governing verb or adjective is, with its particle where it has one."""
    lemma = governor.lemma_.lower()
    verbs = marks("verb")
    if governor.lower_ in classes()["brought off"] and governor.head.tag_ == "VBD":
        return Mark(governor.lower_, "same", "denied")
    if governor.pos_ == "ADJ" or (governor.tag_ == "VBN" and governor.dep_ in {"acomp", "amod"}):
        return marks("adjective").get(governor.lower_) or verbs.get(lemma)
    if lemma in classes()["auxiliary"]:
        return _mark_of_auxiliary(governor)
    if lemma == "go" and governor.tag_ == "VBG":
        return marks("modal")["will"]
    particle = next((child.lower_ for child in governor.children if child.dep_ in {"prt", "advmod"}), None)
    idiom = next(
        (f"{lemma} {c.lower_} {o.lower_}" for c in governor.children if c.dep_ == "prep" for o in c.children), ""
    )
    # Lemmatizers misjudge whether a verb ends in e: `hop` for `hopes`.
    spellings = (idiom, f"{lemma} {particle}", lemma, f"{lemma}e")
    return next((verbs[spelling] for spelling in spellings if spelling in verbs), None)


def _mark_of_auxiliary(verb: Token) -> Mark | None:
    """What `be` and `have` say of what they govern: `is to meet`, `has yet to sign`, `was to have met`, `is unlikely that`."""
    taken = next((c for c in verb.children if c.dep_ == "xcomp" and _infinitive(c)), None)
    if taken is None:
        judged = next((c for c in verb.children if c.dep_ == "acomp" and c.pos_ == "ADJ"), None)
        return marks("adjective").get(judged.lower_) if judged is not None else None
    if any(child.lower_ == "yet" for child in verb.children):
        return Mark("yet", "denied", "denied")
    if verb.tag_ == "VBD" and any(child.lower_ == "have" for child in taken.children):
        return Mark("was to have", "denied", "denied")  # and did not
    if verb.lemma_ == "have" and verb.tag_ == "VBD":
        return Mark("had to", "same", "possible")  # and did
    return Mark(verb.lemma_, "planned" if verb.lemma_ == "be" else "proposed", "ruled out")
