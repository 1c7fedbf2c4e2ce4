"""The root under which the PLOVER codebook files a coding, where the desk's reading differs from it.

The desk says *what* and *how factual*: `will release the crew` is a release that is planned. The codebook says what was
done by saying so: such a sentence announces, and so is AGREE. A signed agreement is SUPPORT in the codebook.
"""

from __future__ import annotations

from dragoman.reading.events.factuality import judge
from dragoman.reading.events.frames import Coding
from dragoman.reading.events.syntax import governors
from dragoman.reading.events.vocabulary import classes
from dragoman.records import EventType

__all__ = ["filed_as"]

_FRIENDLY = frozenset({"CONSULT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "SUPPORT", "AGREE"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "REJECT", "ACCUSE"})


def filed_as(coding: Coding) -> EventType:  # noqa: PLR0911 (one case after another)
    """The codebook's root for `coding`."""
    trigger = coding.trigger
    if coding.type == "AGREE" and trigger.detail in {"sign", "agreement"}:
        return "SUPPORT"
    verb = coding.token if trigger.part == "verb" else coding.support
    if verb is None or coding.type in {"REQUEST", "THREATEN"}:
        return coding.type
    obliged = classes()["obligation"]
    for at in governors(verb, include=True):
        if at.pos_ not in {"VERB", "AUX"} or at.dep_ in {"relcl", "acl"}:
            break
        if any(c.lower_ in obliged and c.dep_ == "aux" for c in at.children):
            return "REQUEST"
        if at.dep_ not in {"xcomp", "conj", "ccomp"} or at.head.lemma_ in classes()["saying"]:
            break
    if coding.type == "SANCTION" and trigger.detail is None:
        return "COERCE"  # administrative sanctions; what is withdrawn (aid, relations) is SANCTION
    judgement = judge(coding.token)
    value = judgement.value
    announced = {word for word in judgement.because if not word.startswith("announc") and word != "to"}
    if value == "planned" and announced:
        if coding.type in _FRIENDLY:
            return "AGREE"
        if coding.type in _HOSTILE:
            return "THREATEN"
    if value == "ruled out" and coding.type in _FRIENDLY:
        return "REJECT"
    return coding.type
