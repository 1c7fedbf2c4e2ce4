"""Refusals without a verb of refusing: what somebody could grant, give or join is said not to be coming from them."""

from __future__ import annotations

from dragoman.reading.events.clauses import is_future_in_past, negated
from dragoman.reading.events.factuality import judge
from dragoman.reading.events.frames import Coding
from dragoman.reading.events.syntax import is_passive
from dragoman.reading.events.vocabulary import Frame, Trigger, marks

__all__ = ["refusal"]

# What can be refused: to meet as well, but `will not meet` may only tell of a full diary.
_COULD_BE_GRANTED = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_DOERS = frozenset({"subj", "light"})
_WILL_NOT = Trigger(
    word="will not", particles=(), part="verb", conditions=(), type="REJECT", detail="refuse",
    frame=Frame(("subj",), ("obj",)), cameo="120", row=-1,
)  # fmt: skip


def refusal(coding: Coding) -> Coding | None:
    """Read `will not lift` in `Oslo will not lift the ban on Chad` as Oslo's refusal; None where nothing is refused.

    The word of the refusal is the modal, so that it stands beside what is refused.
    """
    verb = coding.token if coding.trigger.part != "noun" else coding.support
    if verb is None or coding.type not in _COULD_BE_GRANTED or not coding.sources or coding.source_by not in _DOERS:
        return None
    modal = next((child for child in verb.children if child.tag_ == "MD" and child.dep_ == "aux"), None)
    if modal is None or is_passive(verb) or not negated(verb):
        return None
    mark = marks("modal").get(modal.lower_)
    if mark is None or not (mark.effect == "planned" or (mark.effect == "conditional" and is_future_in_past(verb))):
        return None
    if judge(coding.token).value != "ruled out":
        return None  # `will not be lifted unless …` hangs on something
    return Coding(modal, _WILL_NOT, coding.sources, coding.targets, "subj", coding.target_by, verb)
