"""Cues, contents and sources put together: what of all that could be reported is."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.statements.candidates import Candidate, candidates_of
from dragoman.reading.statements.cue_words import CueWord
from dragoman.reading.statements.features import features_of
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.ranking import likelihoods
from dragoman.reading.statements.speakers import Source, source_of

__all__ = ["Attribution", "attributions_of", "choose", "likely"]

# Set on the training reports with outlets held out in turn: triple F1 is flat from 0.25 to 0.4, so the surer end is taken where a
# word more often tells of a thought or an attitude than of speech.
_ENOUGH_SPOKEN = 0.3
_ENOUGH = 0.38
_SPOKEN = frozenset(("say", "tell", "ask", "write", "according", "quote", "manner", "order", "commit", "label"))


@dataclass(slots=True)
class Attribution:
    """One content with its cue and source; `outer` is the attribution whose content it stands in."""

    candidate: Candidate
    word: CueWord
    source: Source | None
    outer: Attribution | None = None


def attributions_of(page: Page) -> list[Attribution]:
    """Choose among the candidates: the surest first, and no word in two contents."""
    candidates = [c for cue in page.cues for c in candidates_of(page, cue)]
    for candidate, score in zip(
        candidates, likelihoods(features_of(page, candidates)) if candidates else (), strict=True
    ):
        candidate.score = score
    return [
        Attribution(c, page.cues[c.cue], source_of(page.syntax, c.cue, page.cues[c.cue], c.pieces))
        for c in choose([c for c in candidates if likely(page, c)])
    ]


def likely(page: Page, candidate: Candidate) -> bool:
    """Whether a candidate is sure enough; what is thought, judged or intended must be surer than what is said."""
    word = page.cues[candidate.cue]
    spoken = word.kind in _SPOKEN and word.part in ("verb", "preposition", "mark")
    return candidate.score >= (_ENOUGH_SPOKEN if spoken else _ENOUGH)


def choose(candidates: list[Candidate]) -> list[Candidate]:
    """Take candidates by falling score as long as they share no word with one taken before; the answer is in the text's order."""
    taken: list[Candidate] = []
    contents: set[int] = set()
    cues: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.cue, c.pieces)):
        tokens = [i for start, end in candidate.pieces for i in range(start, end)]
        if candidate.cue in cues or candidate.cue in contents or not contents.isdisjoint(tokens):
            continue
        if not cues.isdisjoint(tokens):
            continue
        cues.add(candidate.cue)
        contents.update(tokens)
        taken.append(candidate)
    return sorted(taken, key=lambda c: (c.pieces[0], c.cue))
