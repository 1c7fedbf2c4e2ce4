"""Where a clause that is reported ends, in spite of what the parser hung on it or took from it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.reading.statements.candidate import Candidate, trimmed
from dragoman.reading.statements.cue_words import PLAIN_SPEECH
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.positions import closes, reporting_clause
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import words_for

__all__ = ["at_their_ends"]

_TENSED = frozenset(("VBD", "VBZ", "VBP"))


def at_their_ends(page: Page, found: list[Candidate]) -> list[Candidate]:
    """Let a content take in each further `and that …`, and leave out the next deed behind an infinitive."""
    return [_moved(page, candidate) for candidate in found]


def _moved(page: Page, candidate: Candidate) -> Candidate:
    if candidate.route == "quoted":
        return candidate
    start, end = candidate.pieces[-1]
    moved = _and_that(page, candidate, end)
    if moved == end:
        moved = _closing_clause(page, candidate.cue, end)
    if moved == end:
        moved = _next_deed(page.syntax, candidate.cue, start, end)
    if moved == end:
        return candidate
    piece = trimmed(page.syntax, start, moved)
    return replace(candidate, pieces=(*candidate.pieces[:-1], piece)) if piece[0] < piece[1] else candidate


def _and_that(page: Page, candidate: Candidate, end: int) -> int:
    """The end of what follows as `, and that …`, where the content itself begins with `that`."""
    syntax = page.syntax
    that = words_for("content conjunction")
    stop = syntax.sentences[syntax.sentence[candidate.cue]][1]
    if (
        syntax.lower[candidate.pieces[0][0]] not in that
        or page.covering[candidate.pieces[0][0]] != page.covering[candidate.cue]
    ):
        return end
    while True:
        opener = end
        while opener < stop and (syntax.lower[opener] == "," or syntax.pos[opener] == "CCONJ"):
            opener += 1
        joined = opener > end and syntax.pos[opener - 1] == "CCONJ" and opener < stop
        if not joined or syntax.lower[opener] not in that or syntax.dep[opener] != "mark":
            return end
        verb = syntax.head[opener]
        further = syntax.right[verb]
        if not opener < verb < further <= stop or page.covering[opener] != page.covering[candidate.cue]:
            return end
        end = further


def _closing_clause(page: Page, cue: int, end: int) -> int:
    """The end of what is said before a clause that puts the whole sentence down to another: `…, the Herald reported`."""
    syntax = page.syntax
    for later in range(end - 1, cue, -1):
        word = page.cues.get(later)
        if word is None or word.kind not in PLAIN_SPEECH or page.covering[later] != page.covering[cue]:
            continue
        start = reporting_clause(syntax, later)[0]
        if cue < start - 1 and syntax.lower[start - 1] == "," and closes(page, later):
            return start - 1
        return end
    return end


def _next_deed(syntax: Syntax, cue: int, start: int, end: int) -> int:
    """Where `to call the police and drove away` ceases to be what somebody was told to do: before a verb that has a tense."""
    for verb in range(start, end):
        if (
            syntax.tag[verb] != "VB"
            or syntax.head[verb] != cue
            or all(syntax.tag[c] != "TO" for c in syntax.children[verb])
        ):
            continue
        for child in syntax.children[verb]:
            if verb < child < end and syntax.dep[child] == "conj" and syntax.tag[child] in _TENSED:
                joint = next((i for i in range(child - 1, verb, -1) if syntax.pos[i] == "CCONJ"), end)
                return joint if syntax.child(child, "nsubj") is None else end
    return end
