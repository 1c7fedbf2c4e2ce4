"""A parsed report as statements see it: its syntax, paragraphs, cues, and quotations in their frames."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from dragoman.reading.statements.cue_words import CueWord, cue_follows
from dragoman.reading.statements.cues import cues_of
from dragoman.reading.statements.frames import Frame, frames_of
from dragoman.reading.statements.quotations import paragraphs_of, quotations_of
from dragoman.reading.statements.syntax import Syntax

__all__ = ["Page", "page_of"]


@dataclass(slots=True)
class Page:
    """What all steps share of one report.

    `covering[i]` is the number of the frame whose quotation covers token `i`, or -1; `opened` and `closed` give the numbers of the
    frames that a cue opens or closes by its position.
    """

    syntax: Syntax
    paragraphs: list[tuple[int, int]]
    cues: dict[int, CueWord]
    frames: list[Frame]
    covering: list[int]
    opened: dict[int, list[int]] = field(default_factory=dict)
    closed: dict[int, list[int]] = field(default_factory=dict)


def page_of(syntax: Syntax) -> Page:
    """Find cues and quotations, and bring them together."""
    text = syntax.text
    paragraphs = paragraphs_of(text)
    cues = cues_of(syntax)
    frames = frames_of(syntax, quotations_of(text, paragraphs, cue_follows()), paragraphs, cues)
    covering = [-1] * len(syntax)
    opened: defaultdict[int, list[int]] = defaultdict(list)
    closed: defaultdict[int, list[int]] = defaultdict(list)
    for number, frame in enumerate(frames):
        covering[frame.first : frame.last] = [number] * (frame.last - frame.first)
        if frame.before is not None:
            opened[frame.before].append(number)
        if frame.after is not None:
            closed[frame.after].append(number)
    return Page(syntax, paragraphs, cues, frames, covering, dict(opened), dict(closed))
