"""The event between two mentions that somebody else found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.reading.events.codebook import filed_as
from dragoman.reading.events.demands import demand
from dragoman.reading.events.frames import Coding, code
from dragoman.reading.events.phrases import phrase
from dragoman.reading.events.syntax import governors
from dragoman.reading.events.vocabulary import classes
from dragoman.reading.tokens import tokens_of
from dragoman.records import Event, Evidence, Mention, identify

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.reading.tokens import Token, Tokens

__all__ = ["best_coding", "code_pair"]

# Below this a word only stands near the two. Set on the open half of the development data.
_LEAST = -0.5


def code_pair(text: str, source: tuple[int, int], target: tuple[int, int], *, model: str = "default") -> Event | None:
    """Code what the mention at `source` does to the mention at `target`, both given as `[start, end)` in `text`.

    >>> event = code_pair("Chile released two sailors from Peru.", source=(0, 5), target=(15, 26))
    >>> event.type, event.mentions[0].evidence["trigger"][0].text
    ('CONCEDE', 'released')

    The type is the root under which the PLOVER codebook files it, which counts an announcement as such: `will release` is AGREE.
    None where no word of the lexicon links the two. Raises `ModelError` where the spaCy model is missing.
    """
    from dragoman.parsing import load_model
    from dragoman.text import ParsingCopy

    copy = ParsingCopy.plain(text)
    doc = load_model(model)(copy.text)
    coding = best_coding(doc, source, target)
    if coding is None:
        return None
    from dragoman.reading.events.factuality import judge

    token = coding.token
    judgement = judge(token)
    evidence = Evidence(
        trigger=[copy.span(token.idx, token.idx + len(token))],
        source=[copy.span(*source)],
        target=[copy.span(*target)],
    )
    root = filed_as(coding)
    why = f"trigger {coding.trigger.name} ({coding.trigger.part}, entry {coding.trigger.row + 1})"
    mention = Mention(
        report=copy.report.id, evidence=evidence, factuality=judgement.value or "happened",
        why="; ".join([why, *judgement.because]),
    )  # fmt: skip
    return Event(
        id=identify("e", copy.report.id, root, token.idx, token.idx + len(token)), type=root,
        detail=coding.trigger.detail, mentions=(mention,), reciprocal=coding.trigger.frame.reciprocal,
        factuality=mention.factuality,
    )  # fmt: skip


def best_coding(doc: Doc, source: tuple[int, int], target: tuple[int, int]) -> Coding | None:
    """The coding that links two mentions best: by the places of its frame, then by where it stands in the parse."""
    tokens = tokens_of(doc)
    ends = _tokens(tokens, source), _tokens(tokens, target)
    obliged = classes()["obligation"]
    found = [
        coding for token in tokens if (coding := demand(token) if token.lower_ in obliged else code(token)) is not None
    ]
    heads = {coding.token.i for coding in found}
    scored = [(_score(coding, *ends, heads), -coding.token.i, coding) for coding in found]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] > _LEAST else None


def _tokens(tokens: Tokens, span: tuple[int, int]) -> frozenset[int]:
    return frozenset(t.i for t in tokens if t.idx < span[1] and t.idx + len(t) > span[0])


def _score(coding: Coding, source: frozenset[int], target: frozenset[int], heads: set[int]) -> float:
    token = coding.token
    score = _place(coding.sources, source) + _place(coding.targets, target)
    if coding.trigger.frame.reciprocal:
        score = max(score, _place(coding.sources, target) + _place(coding.targets, source))
    above = {t.i for t in governors(token)}
    inside = {t.i for t in token.subtree}
    if source & inside or (coding.support is not None and source & {t.i for t in coding.support.subtree}):
        score += 0.7
    if target & inside:
        score += 1.0
    if token.i in source or token.i in target:
        score -= 1.5
    score -= 0.25 * len(above & heads)  # what another event governs is its content
    return score - 0.05 * len(above)


def _place(heads: Sequence[Token], wanted: frozenset[int]) -> float:
    """How well the heads that fill one place of a frame are the mention that is wanted there."""
    if any(head.i in wanted for head in heads):
        return 2.0
    for head in heads:
        start, end = phrase(head)
        if wanted & set(range(start, end)):
            return 1.5
    return 0.0
