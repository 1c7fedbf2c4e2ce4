"""What is put down to whom: one content with its cue and its source."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.statements.candidate import Candidate
from dragoman.reading.statements.cue_words import CueWord
from dragoman.reading.statements.speakers import Source

__all__ = ["Attribution"]


@dataclass(slots=True, eq=False)
class Attribution:
    """One content with its cue and source; `outer` is the attribution whose content it stands in, `relay` an outlet in between."""

    candidate: Candidate
    word: CueWord
    source: Source | None
    outer: Attribution | None = None
    relay: Source | None = None
