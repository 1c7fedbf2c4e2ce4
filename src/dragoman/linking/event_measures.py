"""How likely two reports' events are one: what they have in common, measured and weighed by what was learnt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.linking.befallen import are_one_victim
from dragoman.linking.event_likeness import Grounds, Told
from dragoman.linking.weighing import weighing_of
from dragoman.linking.wording import compare_wordings
from dragoman.records import TOOK_PLACE

__all__ = ["MEASURES", "Weighed", "threshold", "weigh"]

MEASURES = (
    "one type", "one way", "one deed", "sides", "described", "time", "place", "in a row", "near", "near, of the shorter",
    "near, words", "before", "after", "sentence", "supposed", "denied", "background", "alone", "utterance", "days between",
    "nobody", "both sides", "one victim",
)  # fmt: skip
_SUPPOSED = frozenset({"possible", "conditional", "proposed"})
_NEGATED = frozenset({"denied", "ruled out"})
# Deeds that the same parties do to each other day by day: that sides and day are the same makes no two of them one.
_RECURRING = frozenset({"ASSAULT"})
# What two accounts are at most likely to be where nothing ties them that would tell one of many from another.
_UNTIED = 0.3
# Reports of one affair that came out within so many days may have one event in mind without saying when it was.
_FRESH = 2
# The points of sides from which both are the same.
_BOTH = 2.0
# The points of times that are one day.
_ONE_DAY = 2.0
# What two accounts must share near the deed, or in the sentence, to be said to be in like words.
_LIKE_WORDS = 0.2


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely two events are one (0 to 1), with the grounds and the reasons in words."""

    likelihood: float
    reasons: tuple[str, ...]
    measured: tuple[float, ...]


def threshold() -> float:
    """The mean likelihood from which groups of accounts are joined."""
    return weighing_of("event", MEASURES).threshold


def weigh(one: Told, other: Told, grounds: Grounds, *, rivals: int, within: bool) -> Weighed:
    """Weigh two events that do not contradict each other.

    `rivals`: how many other events of the two reports either might be instead; `within`: both are of one report.
    """
    first, second = one.event, other.event
    same_type = first.type == second.type
    near, context = compare_wordings(one.near, other.near), compare_wordings(one.context, other.context)
    same_deed = bool(one.deed) and one.deed == other.deed
    alone = same_type and not rivals and grounds.sides >= 1 and not within
    utterance = one.utterance is not None and one.utterance == other.utterance
    named = bool(one.befallen and other.befallen and one.befallen.names and other.befallen.names)
    victim = _is_one_victim(one, other)
    nobody = not victim and not any(side for event in (first, second) for side in (event.source, event.target))
    measured = (
        float(same_type),
        float(same_type and first.detail is not None and first.detail == second.detail),
        float(same_deed),
        grounds.sides,
        float(grounds.described),
        grounds.time,
        grounds.place,
        grounds.ordinal,
        near.whole,
        near.shorter,
        min(near.words, 4.0),
        compare_wordings(one.before, other.before).whole,
        compare_wordings(one.after, other.after).whole,
        context.whole,
        float((first.factuality in _SUPPOSED) != (second.factuality in _SUPPOSED)),
        float((first.factuality in _NEGATED) != (second.factuality in _NEGATED)),
        float(first.mentions[0].background != second.mentions[0].background),
        float(alone),
        float(utterance),
        0.0 if grounds.time >= _ONE_DAY or grounds.ordinal or (victim and named) else _days_between(one, other),
        float(nobody),
        float(grounds.sides >= _BOTH),
        float(victim),
    )
    likelihood = weighing_of("event", MEASURES).likelihood(measured)
    tied = grounds.tied and (first.type not in _RECURRING or context.words >= 2 or same_deed or victim)
    # Nobody, no day and no place: what is left is a word, and much else may be called by it.
    known = not nobody or grounds.time or grounds.place or grounds.ordinal
    if not utterance and not (tied and known and not _is_open_whom(one, other, grounds)):
        likelihood = min(likelihood, _UNTIED)
    found = {
        "the same word for it": same_deed,
        "like words": max(near.whole, context.whole) >= _LIKE_WORDS,
        "done to the same people": victim,
        "told in one utterance": utterance,
        "the only one of its kind that either report tells of": alone,
    }
    return Weighed(likelihood, (*grounds.reasons, *(name for name, holds in found.items() if holds)), measured)


def _is_open_whom(one: Told, other: Told, grounds: Grounds) -> bool:
    """Whether only one of two accounts of force tells whom it befell, and no day ties them: one affair has many shots."""
    told = (one.befallen is None) != (other.befallen is None)
    return (
        told and one.event.type in _RECURRING and grounds.time < _ONE_DAY and not (_of_states(one) or _of_states(other))
    )


def _of_states(told: Told) -> bool:
    """Whether a state takes part: whom its force befalls is seldom told person by person."""
    sides = (told.actors.get(side) for side in (*told.event.source, *told.event.target))
    return any(actor is not None and actor.kind == "state" for actor in sides)


def _is_one_victim(one: Told, other: Told) -> bool:
    """Whether force befell the same people in two accounts: nobody is killed twice, but many are charged again and again."""
    events = (one.event, other.event)
    told = all(
        event.type in _RECURRING and event.factuality in TOOK_PLACE and not event.mentions[0].background
        for event in events
    )
    return told and are_one_victim(one.befallen, other.befallen)


def _days_between(one: Told, other: Told) -> float:
    if not one.published or not other.published:
        return 0.0
    apart = abs((date.fromisoformat(one.published) - date.fromisoformat(other.published)).days)
    return float(max(0, apart - _FRESH))
