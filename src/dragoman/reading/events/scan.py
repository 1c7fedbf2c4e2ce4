"""All words of a report that tell of an event, and those that might have and were left, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.reading.cast import Cast
from dragoman.reading.events.content import taken_up
from dragoman.reading.events.frames import Coding, code, part_of_speech
from dragoman.reading.events.syntax import see_through
from dragoman.reading.events.vocabulary import classes, triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Abstention", "codings"]


@dataclass(frozen=True, slots=True)
class Abstention:
    """A word that might have told of an event, at `[start, end)` of the parsing copy, and why it was left."""

    start: int
    end: int
    word: str
    reason: str


def codings(doc: Doc, cast: Cast) -> tuple[list[Coding], list[Abstention]]:
    """Read every trigger of the lexicon in `doc`, in order; leave those that the rest of their sentence takes up."""
    found: list[Coding] = []
    left: list[Abstention] = []
    known = triggers()
    for token in doc:
        part = part_of_speech(token)
        if part is None or (part, token.lemma_.lower()) not in known:
            continue
        coding = code(token)
        if coding is None:
            left.append(_left(token, "no entry of the lexicon fits what stands around it"))
        elif reason := _unfit(coding, cast):
            left.append(_left(token, reason))
        else:
            found.append(coding)
    kept: list[Coding] = []
    by_token = {coding.token.i: coding for coding in found}
    for coding in found:
        above = taken_up(coding, by_token)
        if above is None:
            kept.append(coding)
        else:
            left.append(_left(coding.token, f"part of what {above.token.text!r} tells"))
    return kept, sorted(left, key=lambda a: a.start)


def _left(token: Token, reason: str) -> Abstention:
    return Abstention(token.idx, token.idx + len(token), token.text, reason)


def _unfit(coding: Coding, cast: Cast) -> str | None:
    """Why a coding is no event to tell of, if it is none."""
    if coding.token.dep_ == "amod":
        return "a participle on a noun tells of a state"
    who = [*coding.sources, *coding.targets]
    if not who:
        return "nobody is named who does it or to whom it is done"
    if not any(_is_political(token, cast) for token in who):
        return "nobody in it acts in public affairs"
    return None


def _is_political(head: Token, cast: Cast) -> bool:
    """Whether `head` is a state, an organisation, a person of a name, or a noun for those who act in public affairs."""
    head = see_through(head)
    if cast.at(head) is not None or head.ent_type_ in {"GPE", "NORP", "ORG", "PERSON", "LOC"}:
        return True
    if head.lemma_.lower() in classes()["political"]:
        return True
    return any(
        child.ent_type_ in {"GPE", "NORP", "ORG"} or child.lemma_.lower() in classes()["political"]
        for child in head.subtree
        if child.i < head.i + 4
    )
