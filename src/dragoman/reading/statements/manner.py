"""How something is said: with what force, negated or hedged, endorsed by the outlet or held at a distance."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.statements.attribution import Attribution
from dragoman.reading.statements.cue_words import PLAIN_SPEECH, Sense, cue_words
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import hedges, negations, words_for
from dragoman.records import Force

__all__ = ["Manner", "manner_of"]

_ASKS_FOR_ACTION = frozenset(("order", "press"))
_INTENDS = frozenset(("want", "attempt", "commit", "refuse", "order", "press"))
_PARTING = frozenset((",", ";", ":", "-", "–", "—", "--", "("))  # but no quotation mark: `had “no plans”`
_NEGATING = frozenset(("advmod", "preconj", "cc", "det", "nsubj", "nsubjpass", "dobj", "attr"))
_NEGATED = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "advmod", "acomp"))


@dataclass(frozen=True, slots=True)
class Manner:
    """Force, stance of the outlet, and the tokens that negate or hedge, in the cue's clause or in what is said."""

    force: Force
    stance: str | None
    negations: tuple[int, ...]
    hedges: tuple[int, ...]


def manner_of(syntax: Syntax, attribution: Attribution) -> Manner:
    """Read the manner off the cue's clause and the main clause of the content.

    A statement counts as negated where the saying is (`did not confirm`) or what is said (`will not talk`), and as hedged in
    the same way; the tokens tell which.
    """
    cue = attribution.candidate.cue
    sense = _sense(syntax, attribution)
    predicate = _predicate(syntax, attribution)
    where = [token for token in (cue, predicate) if token is not None]
    if syntax.dep[cue] == "xcomp" and syntax.pos[syntax.head[cue]] in ("VERB", "AUX"):
        where.append(syntax.head[cue])  # `did not want to comment`
    negated = [_negation(syntax, c) for token in where for c in syntax.children[token] if _reaches(syntax, c, token)]
    negated += [i for token in where for i in _set_apart(syntax, token)]
    hedged = [c for token in where for c in syntax.children[token] if _holds_back(syntax, c)]
    if predicate is not None and syntax.lemma[predicate] in hedges() and syntax.pos[predicate] in ("VERB", "ADJ"):
        hedged.append(predicate)
    return Manner(
        sense.force, sense.stance, tuple(sorted(token for token in negated if token is not None)), tuple(sorted(hedged))
    )


def _negation(syntax: Syntax, token: int) -> int | None:
    """The word that negates a verb by way of this child of it: itself, or one that hangs on it (`no one`, `no longer`)."""
    if syntax.dep[token] == "neg" or (syntax.lower[token] in negations() and syntax.dep[token] in _NEGATING):
        return token if _denies(syntax, token) else None
    if syntax.dep[token] in _NEGATED:
        own = (c for c in syntax.children[token] if syntax.lower[c] in negations() and c < token)
        return next((c for c in own if _denies(syntax, c)), None)
    return None


def _denies(syntax: Syntax, negation: int) -> bool:
    """Whether a negation denies anything: `is not only a mistake` says that it is one."""
    return negation + 1 >= len(syntax) or syntax.lower[negation + 1] not in words_for("not alone")


def _set_apart(syntax: Syntax, verb: int) -> list[int]:
    """A negation between subject and verb that the parser gave to what stands there: `does not by itself prove`."""
    subject = syntax.child(verb, "nsubj", "nsubjpass")
    if subject is None or subject > verb:
        return []
    return [
        i
        for i in range(syntax.right[subject], verb)
        if syntax.dep[i] == "neg" and syntax.head[i] != verb and syntax.pos[syntax.head[i]] not in ("VERB", "AUX")
    ]


def _reaches(syntax: Syntax, token: int, verb: int) -> bool:
    """Whether no comma parts a negation from its verb: not `the port was closed, not the bridge`."""
    return token < verb or not any(syntax.lower[i] in _PARTING for i in range(verb + 1, token))


def _holds_back(syntax: Syntax, token: int) -> bool:
    return syntax.dep[token] in ("aux", "advmod", "acomp") and syntax.lemma[token] in hedges()


def _predicate(syntax: Syntax, attribution: Attribution) -> int | None:
    """The main verb of what is said: the highest token of its first piece."""
    start, end = attribution.candidate.pieces[0]
    for i in range(start, end):
        head = syntax.head[i]
        if (head == i or not start <= head < end) and syntax.pos[i] in ("VERB", "AUX"):
            return i
    return None


def _sense(syntax: Syntax, attribution: Attribution) -> Sense:
    """Which of its senses a cue has here: `called for a truce` demands, `called it a farce` says."""
    word, candidate = attribution.word, attribution.candidate
    first = candidate.first
    if not word.others:
        return word.sense
    start = candidate.pieces[0][0]
    predicate = _predicate(syntax, attribution)
    infinitive = syntax.tag[start] == "TO" or first == "xcomp" or _is_infinitive(syntax, predicate)
    asks = first == "prep" and candidate.head >= 0 and syntax.lower[candidate.head] in words_for("asking preposition")
    if word.word == "ask" and infinitive and not _speaks(syntax, predicate):
        return next((sense for sense in word.others if sense.kind in _ASKS_FOR_ACTION), word.sense)
    if word.word == "ask":
        return word.sense  # `asked to comment`, `asked whether`
    for sense in (word.sense, *word.others):
        demands = sense.kind in _ASKS_FOR_ACTION
        wants = (
            infinitive and sense.kind in _INTENDS and not _is_passive(syntax, candidate.cue)
        )  # but `are expected to recover`
        if demands == (asks or infinitive) if word.word == "call" else wants:
            return sense
    return word.sense


def _is_passive(syntax: Syntax, cue: int) -> bool:
    return any(syntax.dep[c] == "auxpass" for c in syntax.children[cue])


def _is_infinitive(syntax: Syntax, verb: int | None) -> bool:
    return verb is not None and any(syntax.tag[c] == "TO" for c in syntax.children[verb])


def _speaks(syntax: Syntax, verb: int | None) -> bool:
    """Whether somebody is asked only to say something."""
    word = cue_words().get((syntax.lemma[verb], "VERB")) if verb is not None else None
    return word is not None and word.kind in PLAIN_SPEECH
