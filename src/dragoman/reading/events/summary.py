"""A short phrase for an event, in the report's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.frames import Coding
from dragoman.reading.events.phrases import phrase
from dragoman.reading.events.syntax import is_passive, sentence
from dragoman.reading.events.vocabulary import classes

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token, Tokens

__all__ = ["summary_of"]

# Tokens: a summary up to this length is a run of the text; a verb this near to its noun belongs to it.
_SHORT, _NEAR = 24, 10
# So many clauses that hang on one another are told with the deed.
_DEEPEST = 2
_OPENING = frozenset({"CC", "TO"})


def summary_of(coding: Coding) -> str:
    """From who does it to whom it is done, where that is no long way, and to what makes the deed whole.

    >>> from dragoman import read_text
    >>> [event.summary for event in read_text("A gunman opened fire on the guards. Ana Lima was charged with fraud.").events]
    ['A gunman opened fire on the guards', 'Ana Lima was charged with fraud']
    """
    doc = coding.token.doc
    heads = [*coding.sources[:1], *coding.targets[:1]]
    if not coding.targets and is_passive(coding.token):
        heads += [
            child for child in coding.token.children if child.dep_ == "nsubjpass"
        ]  # `the charge was dropped by a judge`
    ranges = [phrase(head) for head in heads]
    verb = coding.support
    if verb is not None and (abs(verb.i - coding.token.i) > _NEAR or verb.lemma_ in classes()["auxiliary"]):
        verb = None
    places = [coding.token.i, *([verb.i] if verb is not None else [])]
    start, end = min([*places, *(a for a, _ in ranges)]), max([*(at + 1 for at in places), *(b for _, b in ranges)])
    first, last = sentence(coding.token)
    if end - start <= _SHORT and first <= start and end <= last:
        for a, b in _completing(coding.token):
            end = b if a <= end < b <= min(start + _SHORT, last) else end
        return " ".join(doc.text(start, _whole(doc, start, end)).split())
    if coding.token.pos_ == "VERB" and verb is None:
        return _by_the_deed(coding)
    parts = [doc.text(a, b) for a, b in ranges[: len(coding.sources[:1])]]
    parts += [doc[at].text for at in sorted(places)]
    parts += [doc.text(a, b) for a, b in ranges[len(coding.sources[:1]) :] if not any(a <= at < b for at in places)]
    return " ".join(" ".join(parts).split())


def _by_the_deed(coding: Coding) -> str:
    """Who does or undergoes it, where he stands, and a run of words from the verb that governs the deed to what makes it whole."""
    deed = coding.token
    doc, (first, last) = deed.doc, sentence(deed)
    at = deed
    while at.dep_ == "xcomp" and at.head.i < at.i and deed.i - at.head.i < _NEAR:
        at = at.head
    helping = (child.i for child in at.children if child.i < at.i and child.dep_ in {"aux", "auxpass", "neg"})
    start, end = min([at.i, *helping]), deed.i + 1
    for _, to in _completing(deed):
        end = to if end < to <= min(start + _SHORT, last) else end
    undergone = is_passive(deed) and bool(coding.targets)
    if coding.targets and end == deed.i + 1 and not undergone:
        stop = phrase(coding.targets[0])[1]
        end = stop if end < stop <= start + _SHORT else end
    first_named = coding.targets if undergone else coding.sources
    who = phrase(first_named[0]) if first_named else None
    if who is not None and first <= who[0] < start and end - who[0] <= _SHORT:
        start, who = who[0], None
    words = [doc.text(*who)] if who is not None and not who[0] <= start < who[1] else []
    return " ".join(" ".join([*words, doc.text(start, _whole(doc, start, end))]).split())


def _whole(doc: Tokens, start: int, end: int) -> int:
    """Where a run of words ends without what only opens more: `opened the way for him to` ends behind the way."""
    while end - 1 > start and (
        doc[end - 1].tag_ in _OPENING
        or (
            doc[end - 1].pos_ == "PRON"
            and doc[end - 2].pos_ in {"ADP", "SCONJ"}
            and end < len(doc)
            and doc[end].tag_ == "TO"
        )
    ):
        end -= 1
    return end


def _completing(verb: Token, depth: int = _DEEPEST) -> list[tuple[int, int]]:
    """What follows a verb and makes its deed whole: `opened fire`, `charged with fraud`, `refused to fund the wall`."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return []
    found: list[tuple[int, int]] = []
    for child in (c for c in verb.children if c.i > verb.i):
        if child.dep_ == "xcomp" or (child.dep_ == "ccomp" and depth < _DEEPEST):
            # `refused to fund it`, `asked the court to let them stay`
            found.extend([(child.left_edge.i, child.i + 1), *(_completing(child, depth - 1) if depth else ())])
        elif child.dep_ in {"dobj", "oprd", "attr"}:
            start, end = phrase(child)
            found.append((start, end))
        elif child.dep_ == "prt" or (child.dep_ in {"advmod", "acomp"} and child.i == verb.i + 1 and depth < _DEEPEST):
            found.append((child.i, child.i + 1))  # `to come forward`, `to remain calm`
        elif child.dep_ in {"prep", "agent"}:
            found.extend(
                (child.i, phrase(goal)[1])
                for goal in child.children
                if goal.dep_ == "pobj" and goal.ent_type_ not in {"DATE", "TIME"}
            )
    return found
