"""Cues, contents and sources put together: what of all that could be reported is."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.statements.candidates import Candidate, candidates_of
from dragoman.reading.statements.cue_words import CueWord
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.speakers import Source, source_of

__all__ = ["Attribution", "attributions_of"]

_CLAUSAL = frozenset(("say", "tell", "ask", "write", "commit", "show", "quote", "order", "think", "want"))


@dataclass(slots=True)
class Attribution:
    """One content with its cue and source; `outer` is the attribution whose content it stands in."""

    candidate: Candidate
    word: CueWord
    source: Source | None
    outer: Attribution | None = None


def attributions_of(page: Page) -> list[Attribution]:
    """Choose among the candidates: the surest first, and no word in two contents but where one statement reports another."""
    candidates = [c for cue in page.cues for c in candidates_of(page, cue)]
    for candidate in candidates:
        candidate.score = _by_rule(page, candidate)
    taken: list[Attribution] = []
    owner: dict[int, Attribution] = {}
    done: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.cue, c.pieces)):
        if candidate.score < 0.5:
            break
        tokens = [i for start, end in candidate.pieces for i in range(start, end)]
        if candidate.cue in done or candidate.cue in owner or any(i in owner for i in tokens):
            continue
        if any(other.candidate.cue in tokens for other in taken):
            continue
        done.add(candidate.cue)
        word = page.cues[candidate.cue]
        attribution = Attribution(candidate, word, source_of(page.syntax, candidate.cue, word, candidate.pieces))
        owner.update((i, attribution) for i in tokens)
        taken.append(attribution)
    return sorted(taken, key=lambda a: (a.candidate.pieces[0], a.candidate.cue))


def _by_rule(page: Page, candidate: Candidate) -> float:
    word, first = page.cues[candidate.cue], candidate.first
    clausal = word.kind in _CLAUSAL and word.part == "verb"
    score = 0.0
    if candidate.route == "quoted":
        score = 0.8 if all(page.frames[n].utterance for n in candidate.frames) else 0.0
    elif candidate.route == "according":
        score = 0.75 if first == "sentence" else 0.7
    elif candidate.route == "around" and clausal:
        score = 0.65
    elif first == "ccomp" and clausal:
        score = 0.9 if candidate.route == "quoted clause" else 0.7
    elif first == "xcomp" and candidate.route == "run" and word.kind in ("want", "commit", "refuse", "order"):
        score = 0.6
    return score + 0.01 * len(candidate.pieces) if score else 0.0
