"""Who goes on speaking: the noun that a pronoun at the next statement takes up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.reading.cast import Cast
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.wording import words_for

__all__ = ["last_to_speak"]


def last_to_speak(page: Page, cast: Cast, pronoun: int, speakers: Sequence[int]) -> int | None:
    """Find the noun that spoke in the sentence before a `pronoun` (`An aide said … He added …`), along a chain of the same.

    `speakers` are the heads of all that speak, in order. None where the pronoun is known to be somebody, where its speaker
    is a name, or where a person is named in between, who may be meant as well.
    """
    syntax = page.syntax
    mention = cast.at(syntax.doc[pronoun])
    if syntax.lower[pronoun] not in words_for("person pronoun") or (mention is not None and mention.actors):
        return None
    later = pronoun
    for head in reversed(speakers[: bisect_left(speakers, pronoun)]):
        if syntax.sentence[later] - syntax.sentence[head] > 1:
            return None
        if any(syntax.entity[i] == "PERSON" for i in range(head, later)):
            return None
        if syntax.pos[head] == "NOUN":
            return head
        if syntax.lower[head] != syntax.lower[pronoun]:
            return None
        later = head
    return None
