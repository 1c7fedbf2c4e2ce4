"""When, where and to whom something was said: what stands in the reporting clause, outside of what is reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.reading.statements.attributions import Attribution
from dragoman.reading.statements.syntax import Syntax
from dragoman.records import Place, Time
from dragoman.text.copy import ParsingCopy

__all__ = ["Setting", "setting_of"]

_THROUGH = frozenset((
    "prep", "pobj", "npadvmod", "advmod", "pcomp", "nmod", "compound", "appos", "conj", "dep", "amod", "nummod", "poss",
    "det", "quantmod", "punct", "attr", "dobj",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """The time, the place, and the tokens `[start, end)` of the addressee with their head."""

    time: Time | None = None
    place: Place | None = None
    addressee: tuple[int, int, int] | None = None


def located(syntax: Syntax, copy: ParsingCopy, items: Sequence[Time | Place], role: str) -> dict[int, Time | Place]:
    """Index times or places by their tokens."""
    found: dict[int, Time | Place] = {}
    for item in items:
        for span in item.evidence[role]:
            first, last = syntax.tokens_in(*copy.here(span))
            found.update(dict.fromkeys(range(first, last), item))
    return found


def setting_of(
    syntax: Syntax, attribution: Attribution, said: frozenset[int], times: dict[int, Time], places: dict[int, Place]
) -> Setting:
    """Find the circumstances of saying; `said` are the tokens of all contents, which say nothing about the saying."""
    cue = attribution.candidate.cue
    begin, end = syntax.sentences[syntax.sentence[cue]]
    time = next(
        (
            times[i]
            for i in range(begin, end)
            if i in times and i not in said and _belongs(syntax, i, cue) and times[i].type in ("DATE", "TIME")
        ),
        None,
    )
    place = next(
        (places[i] for i in range(begin, end) if i in places and i not in said and _in_place(syntax, i, cue)), None
    )
    return Setting(time, place, _addressee(syntax, attribution))


def _belongs(syntax: Syntax, token: int, cue: int) -> bool:
    """Whether an adverbial hangs on the cue, or on a verb that the cue shares its clause with."""
    verbs = {cue}
    up = cue
    while syntax.dep[up] in ("xcomp", "conj", "advcl", "acomp", "aux") and syntax.head[up] != up:
        up = syntax.head[up]
        verbs.add(up)
    for _ in range(12):
        if token in verbs:
            return True
        if syntax.dep[token] not in _THROUGH or syntax.head[token] == token:
            return False
        token = syntax.head[token]
    return False


def _in_place(syntax: Syntax, token: int, cue: int) -> bool:
    head = syntax.head[token]
    while syntax.dep[token] in ("compound", "appos", "conj", "nmod") and head != token:
        token, head = head, syntax.head[head]
    return syntax.dep[token] == "pobj" and syntax.lower[head] in ("in", "at", "from") and syntax.head[head] == cue


def _addressee(syntax: Syntax, attribution: Attribution) -> tuple[int, int, int] | None:
    cue, content = attribution.candidate.cue, attribution.candidate.pieces
    kinds = (attribution.word.kind, *attribution.word.also)
    head: int | None = None
    if "tell" in kinds or "ask" in kinds or "order" in kinds:
        head = syntax.child(cue, "dative") or syntax.child(cue, "dobj")
        if head is not None and head < cue:
            head = None
    if head is None:
        for child in syntax.children[cue]:
            if syntax.dep[child] in ("prep", "dative") and syntax.lower[child] == "to":
                head = syntax.child(child, "pobj")
    if head is None or any(start <= head < end for start, end in content):
        return None
    start, end = syntax.left[head], syntax.right[head]
    for piece_start, piece_end in content:
        if start < piece_end and piece_start < end:
            end = min(end, piece_start) if head < piece_start else end
    for child in syntax.children[head]:
        if child > head and syntax.dep[child] in ("relcl", "acl", "ccomp", "punct", "advcl", "npadvmod"):
            end = min(end, syntax.left[child])
    return (start, end, head) if start <= head < end else None
