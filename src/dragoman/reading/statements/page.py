"""A parsed report as statements see it: its syntax, paragraphs, cues, and quotations in their frames."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate

from dragoman.reading.statements.cue_words import SPEECH_CLASSES, CueWord, cue_follows
from dragoman.reading.statements.cues import cues_of
from dragoman.reading.statements.frames import Frame, frames_of
from dragoman.reading.statements.quotations import paragraphs_of, quotations_of
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import words_for

__all__ = ["Page", "page_of"]

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LONGEST_DATELINE = 5  # tokens
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))


@dataclass(slots=True)
class Page:
    """What all steps share of one report.

    `covering[i]` is the number of the frame whose quotation covers token `i`, or -1; `opened` and `closed` give the numbers of the
    frames that a cue opens or closes by its position; `paragraph_tokens` are the first tokens of the paragraphs;
    `turns` are the colons at which somebody takes their turn in an interview, `put_down` the prepositions of `according to`.
    `tallies` count, before each token, words, words in quotations, finite verbs and verbs of speech; `frame_tokens` are the first
    tokens of the frames; before the token `dateline` stands only the place that the report comes from (`LAHORE:`).
    """

    syntax: Syntax
    paragraphs: list[tuple[int, int]]
    cues: dict[int, CueWord]
    frames: list[Frame]
    covering: list[int]
    opened: dict[int, list[int]] = field(default_factory=dict)
    closed: dict[int, list[int]] = field(default_factory=dict)
    paragraph_tokens: list[int] = field(default_factory=list)
    turns: frozenset[int] = frozenset()
    put_down: tuple[int, ...] = ()
    tallies: tuple[list[int], ...] = ()
    frame_tokens: list[int] = field(default_factory=list)
    dateline: int = 0

    def paragraph_of(self, token: int) -> int:
        """The number of the paragraph that `token` stands in."""
        return max(bisect_right(self.paragraph_tokens, token) - 1, 0)

    def paragraph_end(self, token: int) -> int:
        """The token behind the last one of the paragraph of `token`."""
        number = bisect_right(self.paragraph_tokens, token)
        return self.paragraph_tokens[number] if number < len(self.paragraph_tokens) else len(self.covering)


def page_of(syntax: Syntax) -> Page:
    """Find cues and quotations, and bring them together."""
    text = syntax.text
    paragraphs = paragraphs_of(text)
    cues = cues_of(syntax, paragraphs)
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
    cues = dict(sorted(cues.items()))
    begins = [syntax.tokens_in(start, start + 1)[0] for start, _ in paragraphs]
    page = Page(syntax, paragraphs, cues, frames, covering, dict(opened), dict(closed), begins)
    page.dateline = _dateline(page)
    page.turns = _turns(page)
    page.tallies = _tallies(page)
    page.frame_tokens = [frame.first for frame in frames]
    page.put_down = tuple(cue for cue, word in cues.items() if word.kind == "according")
    return page


def _tallies(page: Page) -> tuple[list[int], ...]:
    syntax = page.syntax
    words = [lower[:1].isalnum() for lower in syntax.lower]
    quoted = [word and number >= 0 for word, number in zip(words, page.covering, strict=True)]
    finite = [tag in _FINITE for tag in syntax.tag]
    speech = [False] * len(words)
    for cue, word in page.cues.items():
        speech[cue] = word.part == "verb" and word.kind in SPEECH_CLASSES
    return tuple([0, *accumulate(row)] for row in (words, quoted, finite, speech))


def _turns(page: Page) -> frozenset[int]:
    """The labels of an interview: at least two in neighbouring paragraphs, each a short name before a whole sentence."""
    labels = [cue for cue, word in page.cues.items() if word.kind == "label" and _takes_turn(page, cue)]
    numbers = {page.paragraph_of(cue): cue for cue in labels}
    return frozenset(cue for number, cue in numbers.items() if number - 1 in numbers or number + 1 in numbers)


def _dateline(page: Page) -> int:
    """Where a report begins behind a place in capitals and a colon, if it goes on to tell who said something; else 0."""
    syntax = page.syntax
    colon = next((i for i in range(min(_LONGEST_DATELINE, len(syntax))) if syntax.lower[i] == ":"), 0)
    place = syntax.text[: syntax.start[colon]] if colon else ""
    end = page.paragraph_end(0)
    says = any(i in page.cues and page.cues[i].kind in SPEECH_CLASSES for i in range(colon + 1, end))
    if not place.isupper() or not says or syntax.lower[end - 1] == ":":
        return 0
    page.cues.pop(colon, None)
    return colon + 1


def _takes_turn(page: Page, colon: int) -> bool:
    syntax = page.syntax
    first, end = page.paragraph_tokens[page.paragraph_of(colon)], page.paragraph_end(colon)
    named = colon - first <= 4 and all(
        (syntax.tag[i] in _NOUNS and syntax.text[syntax.start[i]].isupper()) or syntax.lower[i] in words_for("turn")
        for i in range(first, colon)
    )
    return named and any(syntax.tag[i] in ("VBZ", "VBP", "VBD", "MD") for i in range(colon + 1, end))
