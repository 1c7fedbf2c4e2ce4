"""Quotations: one utterance, met in several reports, wordings and translations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dragoman.linking.clusters import average_link
from dragoman.linking.days import meet, narrower
from dragoman.linking.wording import Likeness, Wording, compare_wordings, rarity_in, wording_of
from dragoman.records import Quotation, Reading, Statement, When, identify

__all__ = ["find_quotations", "quotation_id", "same_utterance", "with_quotations"]

# How much two wordings must share. Of two renderings into one language of one sentence, four telling words and two fifths of
# the shorter one's weight are the same; a short phrase must be all but covered.
_WORDS, _SHORTER, _WHOLE = 4, 0.40, 0.30
_FEW_WORDS, _FEW_SHORTER, _FEW_WHOLE = 2, 0.48, 0.50
# Below this weight (two rare words) a content says too little to be known again, unless it is word for word the same.
_LEAST_WEIGHT = 0.8
# A word of this weight tells enough to compare two statements that share it.
_TELLING = 0.15
# A speaker says many things; only this many of one speaker's statements in a story are compared each with each.
_MOST_COMPARED = 400


_QUOTED = re.compile(r"[“«\"]([^“”«»\"]{3,600})(?:[”»\"]|\Z)")


@dataclass(frozen=True, slots=True)
class _Item:
    statement: Statement
    story: str
    day: str  # of publication, for the order


def quotation_id(statement: str) -> str:
    """The id of the quotation whose earliest statement is `statement`; for any other of its statements a redirect to it."""
    return identify("q", statement)


def find_quotations(readings: Sequence[Reading], story_of: Mapping[str, str]) -> tuple[Quotation, ...]:
    """Find the utterances of a case whose actors are merged; readings come earliest first.

    Each direct or mixed statement with a speaker belongs to one quotation, alone or with others of the same utterance;
    an indirect one only where it renders an utterance met elsewhere.
    """
    by_speaker: dict[tuple[str, str], list[_Item]] = defaultdict(list)
    for reading in readings:
        story = story_of[reading.report.id]
        for statement in reading.statements:
            if statement.speaker is not None:
                day = reading.report.published.earliest or "9999"
                by_speaker[story, statement.speaker].append(_Item(statement, story, day))
    contents: dict[str, list[str]] = defaultdict(list)
    for (story, _), items in by_speaker.items():
        contents[story] += [item.statement.content for item in items]
    rarity = {story: rarity_in(texts) for story, texts in contents.items()}
    found: list[Quotation] = []
    for (story, _), items in sorted(by_speaker.items()):
        items.sort(key=lambda item: (item.day, item.statement.report, item.statement.id))
        for group in _group(items[:_MOST_COMPARED], rarity[story]):
            found += _quotation(group)
        found += [one for item in items[_MOST_COMPARED:] for one in _quotation([item])]
    return tuple(sorted(found, key=lambda quotation: quotation.id))


def _group(items: Sequence[_Item], rarity: Callable[[str], float]) -> list[list[_Item]]:
    wordings = [_wordings(item.statement, rarity) for item in items]
    similarity: dict[tuple[int, int], float] = {}
    apart: set[tuple[int, int]] = set()
    for one, other in _candidates(wordings):
        first, second = items[one].statement, items[other].statement
        # Two sentences of one report are two utterances, or one that the report itself repeats: left as it has them.
        if first.report == second.report or meet(first.said, second.said) is False:
            apart.add((one, other))
            continue
        likest = _likest(wordings[one], wordings[other])
        if likest > 0:
            similarity[one, other] = likest
    return [[items[at] for at in group] for group in average_link(len(items), similarity, _WHOLE / 2, apart)]


def _candidates(wordings: Sequence[Sequence[Wording]]) -> list[tuple[int, int]]:
    """The pairs that share a telling word; those without one cannot be one utterance."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, (whole, *_) in enumerate(wordings):
        for stem, weight in zip(whole.stems, whole.weights, strict=True):
            if weight >= _TELLING:
                holders[stem].append(number)
    return sorted({pair for found in holders.values() for pair in combinations(found, 2)})


def _wordings(statement: Statement, rarity: Callable[[str], float]) -> list[Wording]:
    """What a statement can be known by: all of it, and, where part of it is quoted, the words between the marks."""
    found = [wording_of(statement.content, rarity)]
    quoted = " ".join(_QUOTED.findall(statement.content)) if statement.kind == "mixed" else ""
    return [*found, wording_of(quoted, rarity)] if quoted else found


def _likest(ours: Sequence[Wording], theirs: Sequence[Wording]) -> float:
    """How alike two statements are by the likest of their wordings, 0 where none make them one utterance."""
    best = 0.0
    for one in ours:
        for other in theirs:
            likeness = compare_wordings(one, other)
            if same_utterance(likeness, min(one.weight, other.weight)):
                best = max(best, likeness.whole)
    return best


def same_utterance(likeness: Likeness, weight: float) -> bool:
    """Whether two wordings of one speaker on one day are so alike that they render one utterance; `weight` is the lighter's."""
    if weight < _LEAST_WEIGHT:
        return likeness.whole > 0.95 and likeness.words >= 2
    if likeness.words >= _WORDS:
        return likeness.shorter >= _SHORTER and likeness.whole >= _WHOLE
    return likeness.words >= _FEW_WORDS and likeness.shorter >= _FEW_SHORTER and likeness.whole >= _FEW_WHOLE


def _quotation(group: Sequence[_Item]) -> list[Quotation]:
    statements = [item.statement for item in group]
    if len(group) == 1 and statements[0].kind == "indirect":
        return []
    said = When()
    for statement in statements:
        said = narrower(said, statement.said)
    direct = [s for s in statements if s.kind == "direct"] or [s for s in statements if s.kind == "mixed"] or statements
    return [
        Quotation(
            id=quotation_id(statements[0].id),
            speaker=statements[0].speaker,
            statements=tuple(statement.id for statement in statements),
            wording=max(direct, key=lambda s: (len(s.content), s.id)).content,
            said=replace(said, time=None),
            story=group[0].story,
            reports=tuple(dict.fromkeys(statement.report for statement in statements)),
        )
    ]


def with_quotations(reading: Reading, quotations: Sequence[Quotation]) -> Reading:
    """Give a reading whose statements name the quotation that they are of."""
    of = {statement: quotation.id for quotation in quotations for statement in quotation.statements}
    return replace(
        reading,
        statements=tuple(replace(item, quotation=of.get(item.id, item.quotation)) for item in reading.statements),
    )
