"""Demands without a verb of demanding: somebody says that another must do something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.frames import Coding
from dragoman.reading.events.syntax import conjuncts, is_passive, subject
from dragoman.reading.events.vocabulary import Frame, Trigger, classes

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["demand"]

_MUST = Trigger(
    word="must", particles=(), part="verb", conditions=(), type="REQUEST", detail="demand",
    frame=Frame(("speaker",), ("subj",)), cameo="100", row=-1,
)  # fmt: skip


def demand(modal: Token) -> Coding | None:
    """Read `must` in `Cairo said that Tripoli must pay` as Cairo's demand on Tripoli; None where nobody else is asked."""
    verb = modal.head
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in classes()["saying"]:
        return None
    who, whom = subject(verb.head), subject(verb) or _passive_subject(verb)
    if _only_judges(modal, verb):
        return None
    if who is None or whom is None or whom.pos_ == "PRON" or who.i == whom.i:
        return None
    return Coding(modal, _MUST, conjuncts(who), conjuncts(whom), "speaker", "subj", verb)


def _only_judges(modal: Token, verb: Token) -> bool:
    """Whether what should be is an opinion on how things are, which asks nobody to do anything: `should be proud`."""
    return modal.lower_ not in classes()["strict"] and (verb.lemma_ in classes()["auxiliary"] or is_passive(verb))


def _passive_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
