"""What is told only in passing: a possibility, or a clause without a subject of its own, beneath another event.

`The junta jailed the editor, accusing him of spying, over an article urging the army to rebel` tells of an arrest; the rest
says why, and on whom. A reader who wants one line for the sentence wants the arrest. What has a day of its own, a meeting,
and what is said not to have come about is told in its own right wherever it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.reading.events.frames import Coding
from dragoman.reading.events.syntax import governors, is_headline
from dragoman.reading.events.vocabulary import classes
from dragoman.records import Factuality

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["told_beside"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SUBORDINATE = frozenset({"relcl", "acl", "pcomp", "advcl"})
_OPEN = frozenset({"possible", "conditional", "proposed"})
_HARM = frozenset({"kill", "shoot", "stab", "wound"})
_UNDONE = frozenset({"denied", "ruled out"})


def told_beside(
    coding: Coding, value: Factuality | None, others: Mapping[int, Coding], *, dated: bool
) -> Coding | None:  # fmt: skip
    """The event (among `others`, by the place of their word) that `coding` is only told beside; None where it stands alone.

    `value` is how factual `coding` is judged to be, `dated` whether it has a time of its own.
    """
    if coding.type == "CONSULT" or value in _UNDONE:
        return None
    anchor = coding.token if coding.trigger.part != "noun" or coding.support is None else coding.support
    if anchor.dep_ == "ccomp" or (value not in _OPEN and (dated or not _is_subordinate(anchor))):
        return None  # what somebody warns of, denies or accuses another of is told in its own right
    above = next((others[above.i] for above in governors(anchor) if above.i in others), None)
    return None if above is not None and _is_outcome(coding, above, value) else above


def _is_outcome(coding: Coding, above: Coding, value: Factuality | None) -> bool:
    """Whether a clause tells whom the force above it befell: `opened fire in a club, killing three and wounding five`."""
    return (
        value == "happened"
        and bool(coding.targets)
        and above.type == "ASSAULT"
        and coding.trigger.detail in _HARM
        and above.trigger.detail != coding.trigger.detail
    )


def _is_subordinate(verb: Token) -> bool:
    """Whether a clause only adds to the one above: relative, participial or after a preposition, without its own subject."""
    relative = classes()["relative pronoun"]
    while verb.dep_ == "conj" and not any(child.dep_ in _SUBJECTS for child in verb.children):
        verb = verb.head
    if verb.dep_ not in _SUBORDINATE or is_headline(verb):
        return False
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and child.lower_ not in relative]
    return not subjects or (verb.dep_ == "relcl" and all(subject.pos_ == "PRON" for subject in subjects))
