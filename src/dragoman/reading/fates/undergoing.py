"""Who undergoes what: from the words that tell a fate to the heads of the phrases for those whom it befell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.fates.vocabulary import is_of, sense_of
from dragoman.reading.person_words import person_nouns

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["undergoers"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# How a number hangs on a verb beside its subject.
_LOOSE = frozenset({"npadvmod", "appos", "dep", "nsubj", "oprd", "ccomp"})
# Verbs are followed to those that they are joined to so many times; a sentence may be as long as the text.
_DEEPEST = 4
Told = tuple["Token", "Token", str]  # the head of the phrase for the person, the word that tells, the state


def undergoers(token: Token) -> Iterator[Told]:
    """Give whom the fate that `token` tells befell, with the state, where `token` tells one as real."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        yield from _of_verb(token, lemma)
    if state := sense_of(lemma, "quality"):
        yield from ((person, token, state) for person in _of_quality(token))
    if token.pos_ in {"NOUN", "PROPN"}:
        yield from _of_noun(token, lemma)
    if is_of(token.lower_, "fatal"):
        yield from _some_fatally(token)


def _of_verb(verb: Token, lemma: str) -> Iterator[Told]:
    if _is_unreal(verb):
        return
    if state := sense_of(lemma, "undergone"):
        yield from ((person, verb, state) for person in _subjects(verb))
        return
    if state := sense_of(lemma, "done to"):
        if state in {"shot", "injured"} and _is_fatal(verb):
            state = "killed"
        if state == "shot" and _is_aimed(verb):
            return
        number = _so_many(verb) if verb.tag_ in {"VBN", "VBD"} and _follows_a_quality(verb) else None
        yield from ((person, verb, state) for person in ([number] if number is not None else _objects(verb)))


def is_part_who_died(person: Token, word: Token) -> bool:
    """Whether of those who were hurt some died: `one fatally`, `three of whom died`."""
    of_them = (inner for child in person.children if child.lower_ == "of" for inner in child.children)
    return is_of(word.lower_, "fatal") or any(is_of(inner.lower_, "those told") for inner in of_them)


def _some_fatally(word: Token) -> Iterator[Told]:
    """`Six were shot, one fatally`; `shot six people, one of them fatally`; `left six wounded -- two mortally`."""
    for at in range(word.i - 1, max(word.i - 4, word.sent.start), -1):
        if word.doc[at].pos_ == "NUM" and word.doc[at - 1].is_punct:
            yield word.doc[at], word, "killed"
            return


def _of_quality(word: Token) -> Iterator[Token]:
    """Whom `dead`, `wounded` is said of: `is dead`, `left two dead`, `found dead`, `two dead`, `the wounded officer`."""
    own = [c for c in word.children if c.dep_ in {"nsubj", "nsubjpass", "nummod"} and not _is_negated(word)]
    if own:
        yield from own
        return
    head = word.head
    if number := _so_many(word):
        yield number
        return
    if word.dep_ == "nsubj" and head.lemma_ == "be" and any(c.lower_ == "the" for c in word.children):
        yield from (c for c in head.children if c.dep_ == "attr" and not _is_negated(head))  # `The dead were two men`
        return
    if word.i and word.nbor(-1).text in {"-", "–"}:
        return  # `brain-dead`
    if word.dep_ == "amod" and head is not word:
        yield head
    elif word.dep_ in {"acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "acl", "conj"} and head is not word:
        if word.dep_ == "conj" and head.dep_ in {"acomp", "oprd", "attr"}:
            word, head = head, head.head
        if _is_negated(head) or _is_unreal(head):
            return
        if is_of(head.lemma_.lower(), "finding"):
            objects = [c for c in head.children if c.dep_ == "dobj"]
            # `left one dead and two with wounds`
            before = [c for c in objects if c.i < word.i]
            yield from before or objects or _subjects(head)
        elif head.pos_ in {"NOUN", "PROPN"}:
            yield head


def _so_many(word: Token) -> Token | None:
    """The number right before a quality that was read as somebody else's: `left two guards dead and ten more hurt`."""
    if word.head.i > word.i and word.head.pos_ == "NOUN":
        return None
    at = word.i - 1
    while at > word.sent.start and (word.doc[at].pos_ == "ADV" or word.doc[at].dep_ == "amod"):
        at -= 1
    number = word.doc[at]
    if is_of(number.lower_, "further") and word.doc[at - 1].pos_ == "NUM":
        at -= 1  # `ten others` are meant by `others`, and `ten more` by `ten`
        number = number if number.pos_ == "NOUN" else word.doc[at]
    joined = at > word.sent.start and (word.doc[at - 1].pos_ == "CCONJ" or word.doc[at - 1].text == ",")
    counts = number.pos_ == "NUM" or is_of(number.lower_, "so many") or number.i > at
    return number if joined and counts else None


def _follows_a_quality(verb: Token) -> bool:
    """Whether a participle goes on from `dead`: `one dead and ten injured`."""
    return any(sense_of(token.lemma_.lower(), "quality") for token in verb.doc[max(0, verb.i - 6) : verb.i])


def _of_noun(noun: Token, lemma: str) -> Iterator[Told]:
    yield from _of_deed(noun, lemma)
    governor = _governor(noun)
    if governor is None or governor is noun:
        return
    above = governor.lemma_.lower()
    real = governor.pos_ not in {"VERB", "AUX"} or not _is_unreal(governor)
    state, persons = None, []  # type: str | None, list[Token]
    if is_of(lemma, "harm"):
        state = "injured"
        persons = _harmed_by(noun, governor) if real else []
    elif is_of(lemma, "condition"):
        state = "injured"
        if noun.dep_ == "pobj" and any(is_of(c.lemma_.lower(), "gravity") for c in noun.children):
            persons = _borne_by(governor)
    elif is_of(lemma, "hospital"):
        state = "hospitalised"
        if noun.dep_ == "pobj" and real:
            persons = _taken_to(noun, governor)
    elif is_of(lemma, "toll"):
        state = "killed"
        persons = _of_toll(noun, governor) if real else []
    elif is_of(lemma, "own hand"):
        state = "killed"
        persons = _subjects(governor) if noun.dep_ == "dobj" and real else []
    elif is_of(lemma, "life"):
        state = "killed"
        persons = _of_life(noun, governor) if noun.dep_ == "dobj" and is_of(above, "loss") and real else []
    if state is not None:
        yield from ((person, noun, state) for person in persons)


def _harmed_by(noun: Token, governor: Token) -> list[Token]:
    """Who has a wound: `suffered burns`, `suffering from wounds`, `treated for wounds`, `six people with wounds`."""
    above = governor.lemma_.lower()
    if noun.dep_ == "dobj" and is_of(above, "suffering"):
        return _subjects(governor)
    if noun.dep_ != "pobj":
        return []
    if is_of(above, "suffering from"):
        return _subjects(governor)
    if is_of(above, "treating"):
        return _objects(governor)
    return _borne_by(governor) if noun.head.lower_ == "with" else []


def _taken_to(noun: Token, governor: Token) -> list[Token]:
    """Who is in hospital: `taken to a hospital`, `sent four people to the hospital`, `five people in the hospital`."""
    if is_of(governor.lemma_.lower(), "conveying"):
        return _objects(governor)
    if noun.head.lower_ == "in" and governor.pos_ in {"NOUN", "NUM"}:
        return [governor]
    return []


def _of_deed(noun: Token, lemma: str) -> Iterator[Told]:
    """`the death of Ana Lima`, `Lima's murder`, `the bodies of two men`."""
    state = sense_of(lemma, "nominal") or sense_of(lemma, "remains")
    around = [c.lower_ for c in noun.children if c.dep_ in {"amod", "compound"}]
    if state is None or any(is_of(word, "tried") for word in around):
        return
    if state == "shot" and "fatal" in around:
        state = "killed"
    counted = any(c.dep_ == "nummod" for c in noun.children)
    if counted and sense_of(lemma, "remains") and not any(c.lower_ == "of" for c in noun.children):
        yield noun, noun, state
    for child in noun.children:
        if child.dep_ == "poss" and is_of(lemma, "nominal"):
            yield child, noun, state
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from ((inner, noun, state) for inner in child.children if inner.dep_ == "pobj")


def _of_toll(noun: Token, governor: Token) -> list[Token]:
    """The number that a toll has come to: `the toll rose to 45`, `a toll of 45`, `the toll stands at 45`."""
    led = [c for word in (noun, governor) for c in word.children if c.dep_ == "prep" and c.lower_ in {"to", "of", "at"}]
    return [inner for prep in led for inner in prep.children if inner.dep_ == "pobj" and inner.pos_ == "NUM"][:1]


def _of_life(noun: Token, verb: Token) -> list[Token]:
    """Who lost `noun`, a life: `lost his life`, `took his own life`, `claimed the life of two`, `cost Lima's life`."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if verb.lemma_ == "lose" or (verb.lemma_ == "take" and owner is not None and owner.pos_ == "PRON"):
        return _subjects(verb)
    if owner is not None:
        return [owner] if owner.pos_ != "PRON" else []
    return [i for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for i in c.children if i.dep_ == "pobj"]


def _governor(noun: Token) -> Token | None:
    """The word that a noun hangs on, past its preposition."""
    if noun.dep_ == "pobj":
        return noun.head.head
    return noun.head if noun.head is not noun else None


def _borne_by(governor: Token) -> list[Token]:
    if governor.pos_ in {"VERB", "AUX"}:
        bare = not _is_negated(governor) and not any(c.dep_ == "dobj" for c in governor.children)
        return _subjects(governor) if bare else []
    return [governor] if governor.pos_ in {"NOUN", "PROPN", "NUM"} else []


def _subjects(verb: Token, depth: int = _DEEPEST) -> list[Token]:
    """The subjects of a verb: its own, that of the verb it is joined to, the noun whose clause it is."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if own:
        relative = verb.dep_ == "relcl" and own[0].tag_ in {"WP", "WDT"}
        # `One of the victims, Ana Lima, died`: of two subjects without `and` between them, the one that names.
        return [verb.head] if relative else [next((c for c in own if c.ent_type_ == "PERSON"), own[0])]
    clause = next((c for c in verb.children if c.dep_ in {"csubj", "csubjpass"}), None)
    if clause is not None and depth:
        return _subjects(clause, depth - 1)  # `the woman wounded in the attack was killed`, misread
    if depth and verb.dep_ in {"conj", "xcomp", "advcl", "ccomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        # `The coroner said a man shot in York died`: it is said of whom the clause in front tells of, and never of who says so.
        told = [c for c in verb.head.children if c.dep_ == "ccomp" and verb.head.i < c.i < verb.i]
        if told and verb.dep_ in {"conj", "ccomp"}:
            return _subjects(told[-1], depth - 1)
        return _subjects(verb.head, depth - 1) if verb.dep_ != "ccomp" else []
    if verb.dep_ not in {"acl", "relcl"} or verb.head.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return []
    return [_first_of_joined(verb.head)] if verb.dep_ == "acl" else [verb.head]


def _first_of_joined(noun: Token) -> Token:
    """`two guards and one nurse suffering from wounds`: what stands behind the last is said of all, if nothing stands between."""
    first = noun.head
    bare = noun.dep_ == "conj" and not any(
        c.i > first.i and c.dep_ not in {"cc", "conj", "punct"} for c in first.children
    )
    return first if bare and first.pos_ == "NOUN" else noun


def _objects(verb: Token, depth: int = _DEEPEST) -> list[Token]:  # noqa: PLR0911 (one construction after another)
    """Those whom a deed is done to: the object, the subject of a passive, the noun that a participle is said of."""
    passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if passive:
        return [verb.head] if verb.dep_ == "relcl" and passive[0].tag_ in {"WP", "WDT"} else passive
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if objects:
        return objects
    # `gunned down the mayor`: the object was hung on the particle.
    behind = [inner for c in verb.children if c.dep_ == "prt" for inner in c.children if inner.dep_ == "pobj"]
    if behind:
        return behind
    # `shot and killed two men`: the object stands with the last of the verbs.
    following = [
        c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and sense_of(c.lemma_.lower(), "done to")
    ]
    if following and any(c.dep_ == "dobj" for c in following[0].children):
        return [c for c in following[0].children if c.dep_ == "dobj"]
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if (
        depth
        and not own
        and verb.dep_ in {"conj", "xcomp", "oprd", "ccomp", "advcl"}
        and verb.head.pos_ in {"VERB", "AUX"}
    ):
        head = verb.head
        if head.tag_ in {"VBN", "VBD"} and (_is_passive(head) or head.dep_ in {"acl", "relcl"}):
            return _objects(head, depth - 1)
        if is_of(head.lemma_.lower(), "finding"):
            return [c for c in head.children if c.dep_ in {"dobj", "nsubjpass"}]
        return []
    if verb.dep_ == "acomp" and verb.tag_ == "VBN" and verb.head.lemma_ == "be":
        return _subjects(verb.head)  # a passive that was read as a quality: `were slain`
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        return [verb.head]
    # A headline's participle: `Man killed, three hurt`; `was killed` would be a passive.
    return own if own and verb.tag_ in {"VBN", "VBD"} and not _is_told_in_full(own[0]) else []


def _is_told_in_full(subject: Token) -> bool:
    """Whether a subject is none of a headline: `the guard shot twice`."""
    return subject.tag_ in {"WP", "WDT", "PRP"} or any(is_of(c.lower_, "told before") for c in subject.children)


def _is_aimed(verb: Token) -> bool:
    """Whether somebody was only shot at, or shot at somebody: `a man shot at officers`, `shot back`."""
    for child in verb.children:
        if is_of(child.lower_, "aiming") and child.i > verb.i:
            aims = [c for c in child.children if c.dep_ == "pobj"]
            if any(c.lemma_.lower() in person_nouns() or c.ent_type_ == "PERSON" for c in aims):
                return True
            if not aims and child.i == verb.i + 1 and not any(c.dep_ in {"prep", "pcomp"} for c in child.children):
                return child.lower_ == "at" or not _is_passive(verb)
    return False


def _is_passive(verb: Token, depth: int = _DEEPEST) -> bool:
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    return depth > 0 and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and _is_passive(verb.head, depth - 1)


def _is_negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _is_fatal(verb: Token) -> bool:
    """`fatally shot`, `shot dead`, `shot to death`."""
    for child in verb.children:
        if child.dep_ == "advmod" and is_of(child.lower_, "fatal"):
            return True
        if child.dep_ in {"oprd", "acomp", "advmod", "xcomp"} and is_of(child.lower_, "to death"):
            return True
        if child.dep_ == "prep" and child.lower_ == "to" and any(is_of(c.lower_, "to death") for c in child.children):
            return True
    return False


def _is_unreal(verb: Token, depth: int = _DEEPEST) -> bool:
    """Whether a deed is denied, only possible, or only tried: `could kill`, `tried to kill`, `if he dies`."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and is_of(child.lower_, "unreal")):
            return True
        if child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"}:
            return True
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if infinitive and verb.dep_ in {"xcomp", "advcl", "acl", "ccomp", "relcl"}:
        return True
    if (
        depth
        and verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not any(c.dep_ in _SUBJECTS for c in verb.children)
    ):
        return _is_unreal(verb.head, depth - 1)
    at = verb.head
    return verb.dep_ in {"xcomp", "pcomp", "ccomp"} and is_of(at.lemma_.lower(), "unsuccessful")
