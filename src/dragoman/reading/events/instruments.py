"""By what means an event of force was done: `with rockets`, `using a knife`, `drone strike`, `a bomb killed`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.frames import Coding
from dragoman.reading.events.phrases import phrase
from dragoman.reading.events.syntax import direct_object, prepositional
from dragoman.reading.events.vocabulary import classes

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token

__all__ = ["instruments"]

_BY_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "THREATEN"})


def instruments(coding: Coding) -> list[tuple[int, int]]:
    """The tokens `[start, end)` of each means that is printed with an event, in the order of the text."""
    if coding.type not in _BY_FORCE:
        return []
    carriers = [coding.token, *([coding.support] if coding.support is not None else [])]
    found = [noun for carrier in carriers for noun in _around(carrier) if _is_means(noun)]
    found += [source for source in coding.sources if _is_means(source)]
    return sorted({phrase(noun, alone=True) if noun.dep_ != "compound" else (noun.i, noun.i + 1) for noun in found})


def _around(word: Token) -> list[Token]:
    """What stands where a means is named: after `with`, as the object of `using`, or before the noun."""
    found = [noun for noun in (prepositional(word, {"with"}),) if noun is not None]
    for child in word.children:
        if child.dep_ == "compound":
            found.append(child)
        elif (
            child.lemma_ == "use"
            and child.dep_ in {"advcl", "acl", "xcomp"}
            and (used := direct_object(child)) is not None
        ):
            found.append(used)
    above = word.head
    if word.dep_ in {"xcomp", "advcl"} and above.lemma_ == "use" and (used := direct_object(above)) is not None:
        found.append(used)  # `used a knife to kill`
    return found


def _is_means(noun: Token) -> bool:
    """Whether `noun` is a weapon, or what comes out of one."""
    words = classes()
    return noun.lemma_.lower() in words["means of force"]
