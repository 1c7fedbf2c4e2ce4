"""What a cue may report by quotation marks."""

from __future__ import annotations

from dataclasses import replace

from dragoman.reading.statements.candidate import Candidate
from dragoman.reading.statements.frames import Frame
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.syntax import Syntax

__all__ = ["quoted_by", "with_whole_quotations"]


def quoted_by(page: Page, cue: int, found: list[Candidate]) -> None:
    """The quotations that the cue closes and opens, each with those that go on from it."""
    frames = page.frames
    opened, closed = page.opened.get(cue, []), page.closed.get(cue, [])
    before = _chain_back(frames, closed[-1]) if closed else []
    after = _chain_on(frames, opened[0]) if opened else []
    on = _float_after(page.syntax, cue, frames, before[-1]) if before and not after else []
    lists = [before, after, before + after, before + on]
    if before and not after and not on and before[-1] + 1 < len(frames) and frames[before[-1] + 1].starts_paragraph:
        following = frames[before[-1] + 1]
        if following.before is None and following.after is None and following.quotation.whole:
            lists.append(before + _chain_on(frames, before[-1] + 1))
    if len(before) > 1:
        lists.append(before[-1:])
    if len(after) > 1:
        lists.append(after[:1])
    for chosen in lists:
        if chosen:
            pieces = tuple((frames[n].first, frames[n].last) for n in chosen)
            first = "closed" if chosen[0] in before else "opened"
            last = "opened" if chosen[-1] in after else "floating" if chosen[-1] in on else "closed"
            uttered = all(frames[n].utterance for n in chosen)
            found.append(Candidate(cue, "quoted", pieces, first, last, len(chosen), -1, tuple(chosen), uttered))


def _chain_back(frames: list[Frame], number: int) -> list[int]:
    chain = [number]
    while number > 0 and len(chain) < 40:
        earlier = frames[number - 1]
        if (
            not frames[number].follows
            or not earlier.utterance
            or earlier.after is not None
            or earlier.before is not None
        ):
            break
        gap = frames[number].quotation.paragraph - earlier.quotation.paragraph
        if gap > 1 or (gap == 1 and not earlier.quotation.taken_up):
            break
        number -= 1
        chain.insert(0, number)
    return chain


def _chain_on(frames: list[Frame], number: int) -> list[int]:
    chain = [number]
    while number + 1 < len(frames) and len(chain) < 40:
        later = frames[number + 1]
        if not later.follows or later.after is not None or later.before is not None or not later.utterance:
            break
        gap = later.quotation.paragraph - frames[number].quotation.paragraph
        if gap > 1 or (gap == 1 and not frames[number].quotation.taken_up and not later.quotation.whole):
            break
        number += 1
        chain.append(number)
    return chain


def _float_after(syntax: Syntax, cue: int, frames: list[Frame], number: int) -> list[int]:
    """The quotation that goes on after the reporting clause has ended: `“…,” he said. “…”`."""
    here = frames[number]
    # What is quoted within the reporting clause (the name of a programme) does not end the quotation around it.
    while (
        number + 1 < len(frames)
        and not frames[number + 1].utterance
        and syntax.sentence[frames[number + 1].first] == syntax.sentence[cue]
    ):
        number += 1
    if number + 1 >= len(frames):
        return []
    later = frames[number + 1]
    across = later.quotation.paragraph - here.quotation.paragraph
    if across > 1 or not later.utterance or later.after is not None or later.before not in (None, cue):
        return []
    if across == 1 and not later.starts_paragraph:
        return []
    between = syntax.sentence[later.first - 1] - syntax.sentence[cue] if later.first else 0
    if between > 1:
        return []
    return _chain_on(frames, number + 1)


def with_whole_quotations(page: Page, cue: int, found: list[Candidate]) -> list[Candidate]:
    """Never cut a quotation: a piece that runs into one takes in all of it, as long as the cue stands outside."""
    out: list[Candidate] = []
    for candidate in found:
        out.append(candidate)
        if candidate.route == "quoted":
            continue
        pieces = tuple(_widened(page, cue, piece) for piece in candidate.pieces)
        if pieces != candidate.pieces and not any(start <= cue < end for start, end in pieces):
            out.append(replace(candidate, route="quoted clause", pieces=pieces))
    return out


def _widened(page: Page, cue: int, piece: tuple[int, int]) -> tuple[int, int]:
    start, end = piece
    for edge in (start, end - 1):
        number = page.covering[edge]
        if number >= 0 and page.covering[cue] != number:
            start, end = min(start, page.frames[number].first), max(end, page.frames[number].last)
    return start, end
