"""Headlines that say several things of one subject: `Minister vows to reopen port, denies taking money`."""

from __future__ import annotations

from dataclasses import replace

from dragoman.reading.statements.candidate import Candidate, trimmed
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.syntax import Syntax

__all__ = ["apart", "says_several", "shared_subject"]

_PRESENT = frozenset(("VBZ", "VBP"))
_STOPS = frozenset(".!?…")


def _first_verb(syntax: Syntax, verb: int) -> int | None:
    """The verb whose subject `verb` shares: it stands at once behind a comma, in a line that no stop ends."""
    begin, end = syntax.sentences[syntax.sentence[verb]]
    if syntax.tag[verb] not in _PRESENT or verb - 1 <= begin or syntax.lower[verb - 1] != ",":
        return None
    if syntax.child(verb, "nsubj", "nsubjpass") is not None:
        return None  # `The port is closed, says Orlov`
    while end > verb + 1 and syntax.pos[end - 1] == "SPACE":
        end -= 1
    if syntax.lower[end - 1][:1] in _STOPS:
        return None
    return next((i for i in range(begin, verb - 1) if syntax.tag[i] in _PRESENT and _own(syntax, i) is not None), None)


def _own(syntax: Syntax, verb: int) -> int | None:
    subject = syntax.child(verb, "nsubj")
    return subject if subject is not None and subject < verb else None


def shared_subject(page: Page, cue: int) -> int | None:
    """Whose saying a later verb of a headline tells of: the subject of the first verb."""
    first = _first_verb(page.syntax, cue) if page.cues[cue].part == "verb" else None
    return _own(page.syntax, first) if first is not None else None


def apart(page: Page, cue: int, found: list[Candidate]) -> list[Candidate]:
    """Keep what the verbs of a headline say apart: no content reaches over the comma before the next of them."""
    syntax = page.syntax
    begin, end = syntax.sentences[syntax.sentence[cue]]
    shared = shared_subject(page, cue) is not None
    further = (i for i in range(cue + 2, end) if i in page.cues and shared_subject(page, i) is not None)
    later = next((i for i in further if page.covering[i] < 0), end)
    if later == end and not shared:
        return found
    if shared:
        begin = cue + 1
    kept = []
    for candidate in found:
        clipped = (trimmed(syntax, max(start, begin), min(stop, later)) for start, stop in candidate.pieces)
        pieces = tuple(piece for piece in clipped if piece[0] < piece[1])
        if pieces:
            kept.append(replace(candidate, pieces=pieces))
    return kept


def says_several(page: Page, cue: int) -> bool:
    """Whether a verb is one of several by which a headline says what its subject says."""
    syntax = page.syntax
    if shared_subject(page, cue) is not None:
        return True
    end = syntax.sentences[syntax.sentence[cue]][1]
    return any(_first_verb(syntax, i) == cue for i in range(cue + 2, end) if i in page.cues)
