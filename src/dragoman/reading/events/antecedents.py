"""Whom `it` and `they` mean within a sentence: who says of himself that he does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.syntax import conjuncts, governors, subject
from dragoman.reading.events.vocabulary import classes

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["antecedent"]


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def antecedent(token: Token) -> Token:
    """For `it` in `Oslo said it will pay`, the speaker; any other token stands for itself."""
    if token.lower_ not in classes()["doubling"] or token.dep_ not in {"nsubj", "nsubjpass"}:
        return token
    above = next((g for g in governors(token) if g.lemma_ in classes()["saying"] and g != token.head), None)
    if above is None or any(
        _has_subject(g) for g in governors(token) if g not in (token.head, above) and above.is_ancestor(g)
    ):
        return token  # `the chief says we know they were killed`
    speaker = subject(above)
    if speaker is None or speaker.i > token.i or speaker.pos_ == "PRON":
        return token
    if token.lower_ in classes()["one person"] and (speaker.tag_ in {"NNS", "NNPS"} or len(conjuncts(speaker)) > 1):
        return token  # `officials say he fired`
    is_person = speaker.ent_type_ == "PERSON"
    return token if is_person and token.lower_ in classes()["never one person"] else speaker
