"""Quotations that no verb opens or closes, put down to whoever the sentence before them is about.

`Mirela Dusan has not slept since Sunday. “We have no beds left.”` Reports leave the verb out where nobody can be in doubt; where
somebody could (two people in the sentence before, something else in between) nobody is made to speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman import lexicon
from dragoman.reading.statements.attribution import Attribution
from dragoman.reading.statements.candidate import Candidate
from dragoman.reading.statements.cue_words import BESIDE
from dragoman.reading.statements.frames import Frame
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.speakers import Source, phrase_of
from dragoman.reading.statements.wording import words_for

__all__ = ["beside"]

_NO_PERSONS = frozenset(("DATE", "TIME", "GPE", "LOC", "FAC", "NORP", "EVENT", "MONEY"))
_FEWEST_WORDS = 5
_SURE = 0.5  # no ranking was asked


def beside(page: Page, taken: Sequence[Attribution]) -> list[Attribution]:
    """Attribute the whole quotations that nothing in `taken` covers."""
    covered = {i for a in taken for start, end in a.candidate.pieces for i in range(start, end)}
    found = []
    for frame in page.frames:
        quotation = frame.quotation
        alone = frame.before is None and frame.after is None and frame.utterance and not frame.colon
        whole_words = frame.words >= _FEWEST_WORDS and quotation.closed and not quotation.single
        if not (alone and whole_words) or not covered.isdisjoint(range(frame.first, frame.last)):
            continue
        source = _spoke_above(page, frame, taken) if frame.starts_paragraph else _named_before(page, frame)
        if source is not None:
            candidate = Candidate(
                frame.first,
                "quoted",
                ((frame.first + 1, frame.last),),
                "beside",
                "beside",
                1,
                -1,
                (frame.number,),
                True,
                _SURE,
            )
            found.append(Attribution(candidate, BESIDE, source))
    return found


def _named_before(page: Page, frame: Frame) -> Source | None:
    """The subject of the sentence before the quotation, where it is the only person there."""
    syntax = page.syntax
    last = frame.first - 1
    if (
        last < 0
        or syntax.lower[last][:1] not in (".", "!", "?")
        or page.paragraph_of(last) != page.paragraph_of(frame.first)
    ):
        return None
    begin, end = syntax.sentences[syntax.sentence[last]]
    if any(page.covering[i] >= 0 or i in page.turns for i in range(begin, end)):
        return None
    root = next((i for i in range(begin, end) if syntax.dep[i] == "ROOT"), None)
    subject = syntax.child(root, "nsubj") if root is not None else None
    if subject is None or not _is_person(page, subject) or syntax.child(subject, "conj") is not None:
        return None
    others = [i for i in range(begin, end) if _may_speak(page, i) and not _part_of(page, i, subject)]
    return None if others else phrase_of(syntax, subject, frame.first, ())


def _is_person(page: Page, token: int) -> bool:
    syntax = page.syntax
    if syntax.pos[token] == "PROPN":
        return syntax.entity[token] == "PERSON"
    return syntax.lower[token] in words_for("speaking subject") or (
        syntax.pos[token] == "NOUN" and syntax.lemma[token] in _persons()
    )


def _may_speak(page: Page, token: int) -> bool:
    """Whether a token is a person, or a name that is known to be nothing else."""
    syntax = page.syntax
    name = syntax.pos[token] == "PROPN" and syntax.entity[token] not in _NO_PERSONS
    return name or _is_person(page, token)


def _part_of(page: Page, token: int, subject: int) -> bool:
    """Whether a person is only more of the subject's own phrase, or a pronoun in its sentence that may mean it."""
    syntax = page.syntax
    return syntax.left[subject] <= token < syntax.right[subject] or syntax.pos[token] == "PRON"


def _spoke_above(page: Page, frame: Frame, taken: Sequence[Attribution]) -> Source | None:
    """Who spoke last in the paragraph above a quotation that is a paragraph of its own, to the end of that paragraph."""
    number = page.paragraph_of(frame.first)
    if not frame.quotation.whole or not number:
        return None
    end = page.paragraph_tokens[number] - 1
    for attribution in taken:
        cue, source = attribution.candidate.cue, attribution.source
        if source is None or attribution.word.part != "verb" or attribution.word.kind not in ("say", "tell"):
            continue
        if (
            page.paragraph_of(cue) == number - 1
            and page.syntax.sentence[cue] == page.syntax.sentence[_last_word(page, end)]
        ):
            return source if _is_person(page, source.head) else None
    return None


def _last_word(page: Page, token: int) -> int:
    while token > 0 and page.syntax.pos[token] in ("SPACE", "PUNCT"):
        token -= 1
    return token


@cache
def _persons() -> frozenset[str]:
    return frozenset(noun for cell in lexicon.table("person_nouns").column("words") for noun in cell.split("|"))
