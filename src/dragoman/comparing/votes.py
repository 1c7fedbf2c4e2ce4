"""How a vote went: tallies of one vote that reports give differently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from dragoman import lexicon
from dragoman.comparing.affair import Affair
from dragoman.linking.contexts import sentence_around
from dragoman.linking.words import stem, words
from dragoman.records import Disagreement, Position, Reading, Span, Story, Subject, identify

__all__ = ["compare_votes"]

_TALLY = re.compile(r"(?<![\w$.,/-])(\d{1,3})(?:-to-|\sto\s|[-–])(\d{1,3})(?![\w%/-]|[.,]\d)")
# So near a tally, in characters, stands the word that makes it one.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class _Tally:
    """A tally, the words it stands in, and the voting bodies that its sentence names."""

    counts: tuple[int, int]
    span: Span
    bodies: frozenset[str]


def compare_votes(affair: Affair, story: Story) -> Iterator[Disagreement]:
    """Find tallies of one vote that differ: they share one of both numbers, or are each report's only one of one body."""
    told = {report: _tallies(affair.readings[report]) for report in story.reports if report in affair.readings}
    found: dict[tuple[tuple[int, int], tuple[int, int]], list[_Tally]] = {}
    for (_, ours), (_, theirs) in combinations(sorted(told.items()), 2):
        agreed = {one.counts for one in ours} & {one.counts for one in theirs}
        left, right = ([one for one in side if one.counts not in agreed] for side in (ours, theirs))
        for one in left:
            for other in right:
                if _of_one_vote(one, other, ours, theirs):
                    low, high = sorted((one.counts, other.counts))
                    found.setdefault((low, high), []).extend((one, other))
    for pair, tallies in sorted(found.items()):
        yield Disagreement(
            id=identify("d", "number", "vote", story.id, *(str(number) for counts in pair for number in counts)),
            kind="conflict",
            about="number",
            subject=Subject(text="how the vote went"),
            positions=tuple(_position(counts, tallies, affair) for counts in pair),
            story=story.id,
        )


def _of_one_vote(one: _Tally, other: _Tally, ours: Sequence[_Tally], theirs: Sequence[_Tally]) -> bool:
    if (one.counts[0] == other.counts[0]) != (one.counts[1] == other.counts[1]):
        return True
    return any(_only(body, ours) and _only(body, theirs) for body in one.bodies & other.bodies)


def _only(body: str, tallies: Sequence[_Tally]) -> bool:
    return len({tally.counts for tally in tallies if body in tally.bodies}) == 1


def _position(counts: tuple[int, int], tallies: Sequence[_Tally], affair: Affair) -> Position:
    return affair.printed(f"{counts[0]} to {counts[1]}", (tally.span for tally in tallies if tally.counts == counts))


def _tallies(reading: Reading) -> list[_Tally]:
    text = reading.report.text
    found = []
    for match in _TALLY.finditer(text):
        start, end = sentence_around(text, match.start(), match.end())
        near = text[max(start, match.start() - _NEAR) : min(end, match.end() + _NEAR)]
        if _voting() & {stem(word) for word in words(near)}:
            # Where several bodies are named, which of them voted is open.
            bodies = Counter(word for word in words(text[start:end]) if word in _bodies())
            span = Span(report=reading.report.id, start=match.start(), end=match.end(), text=match.group())
            counts = int(match[1]), int(match[2])
            found.append(_Tally(counts, span, frozenset(bodies) if len(bodies) == 1 else frozenset()))
    return found


@cache
def _voting() -> frozenset[str]:
    return frozenset(stem(word) for word, part in lexicon.table("vote_words").rows if part == "vote")


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word for word, part in lexicon.table("vote_words").rows if part == "body")
