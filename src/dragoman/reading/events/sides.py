"""Who of those whom the grammar offers is a side of an event, and who only stands where one would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.frames import Coding, relation
from dragoman.reading.events.standing import Standing
from dragoman.reading.events.syntax import direct_object, governors, subject
from dragoman.reading.events.vocabulary import classes

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["settle_sides"]

# Where somebody may stand to whom a deed is done, and more often a thing does: `arrested in a raid`, `concern about the drought`.
_WHERE_THINGS_STAND = frozenset({"in", "about", "xobj"})
# Whose other side is always somebody.
_BETWEEN_ACTORS = frozenset({"AGREE", "CONSULT", "THREATEN"})


def settle_sides(coding: Coding, standing: Standing) -> None:
    """Take out of the sides of `coding` what names nobody, does nothing, or is the other side again."""
    words = classes()
    coding.targets = [h for h in coding.targets if h.lower_ not in words["naming nobody"] or standing.is_actor(h)]
    coding.sources = [h for h in coding.sources if h.lower_ not in words["unknown"] or standing.is_actor(h)]
    if coding.type != "CONSULT" and _is_borne(coding):
        if coding.source_by == "light":
            coding.sources = []
        if not coding.targets and coding.support is not None and coding.support.lemma_ in words["undergone"]:
            coding.targets, coding.target_by = relation(coding.support, "subj"), "light"
    coding.targets = [h for h in coding.targets if not _is_its_own(h, coding, standing)]
    if coding.target_by.rpartition(".")[2] in _WHERE_THINGS_STAND:
        coding.targets = [head for head in coding.targets if standing.can_act(head)]
    if coding.type == "ASSAULT":
        done_by = [head for head in coding.sources if not _only_tells(head, coding, standing)]
        coding.sources, coding.source_by = done_by, coding.source_by if done_by else ""
        coding.targets = [head for head in coding.targets if not _is_alive(head, coding, standing)]
    if coding.type == "REQUEST":
        coding.targets = [head for head in coding.targets if standing.can_act(head)]
    if coding.type in _BETWEEN_ACTORS:
        _name_both(coding, standing)


def _is_borne(coding: Coding) -> bool:
    """Whether the subject of the verb that carries a deed undergoes it, or only comes after it: `faced an attack`."""
    return coding.support is not None and coding.support.lemma_ in classes()["borne"]


def _is_its_own(head: Token, coding: Coding, standing: Standing) -> bool:
    """Whether a target is only the doer again, by a possessive: `defended his own record`."""
    if head.dep_ != "poss" or head.pos_ != "PRON":
        return False
    known = standing.actors_at(head)
    return not known or any(known & standing.actors_at(source) for source in coding.sources)


def _only_tells(head: Token, coding: Coding, standing: Standing) -> bool:
    """Whether the doer would be whoever keeps the law and tells of it: in `the sheriff says he stabbed both`, he is another."""
    above = next((verb for verb in governors(coding.token) if verb.lemma_ in classes()["saying"]), None)
    speaker = subject(above) if above is not None else None
    if speaker is None or not standing.keeps_the_law(speaker):
        return False
    known = standing.actors_at(head) if head.pos_ == "PRON" else frozenset()
    return head == speaker or bool(known & standing.actors_at(speaker))


def _is_alive(head: Token, coding: Coding, standing: Standing) -> bool:
    """Whether who is said to be killed does something about it: in `Lima was charged with her murder`, she is another."""
    leading = coding.token.head
    if head.dep_ != "poss" or head.pos_ != "PRON" or leading.lower_ not in classes()["about a deed"]:
        return False
    above = next((verb for verb in governors(coding.token) if verb.pos_ in {"VERB", "AUX"}), None)
    doer = (subject(above) or direct_object(above)) if above is not None else None
    return doer is not None and bool(standing.actors_at(doer) & standing.actors_at(head))


def _name_both(coding: Coding, standing: Standing) -> None:
    """Leave out of a dealing between actors what is no actor; several who do it together are both its sides."""
    if coding.sources:
        coding.targets = [head for head in coding.targets if standing.can_act(head) or head.ent_type_]
    if coding.support is not None and coding.support.lemma_ in classes()["auxiliary"] and coding.type == "CONSULT":
        coding.sources = [head for head in coding.sources if standing.can_act(head)]
    if coding.trigger.frame.reciprocal and not coding.targets and len(coding.sources) > 1:
        coding.sources, coding.targets, coding.target_by = coding.sources[:1], coding.sources[1:], coding.source_by
