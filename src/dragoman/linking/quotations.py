"""Quotations: one utterance, met in several reports, wordings and translations."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.linking.clusters import average_link
from dragoman.linking.days import meet, narrower
from dragoman.linking.wording import Likeness, Wording, compare_wordings, rarity_in, wording_of
from dragoman.linking.words import background_weight, words
from dragoman.reading.fates.vocabulary import is_name
from dragoman.records import Actor, Quotation, Reading, Statement, When, identify

__all__ = ["find_quotations", "quotation_id", "same_utterance", "with_quotations"]

# How much two wordings must share. Of two renderings into one language of one sentence, four telling words and two fifths of
# the shorter one's weight are the same; a short phrase must be all but covered.
_WORDS, _SHORTER, _WHOLE = 4, 0.40, 0.30
_FEW_WORDS, _FEW_SHORTER, _FEW_WHOLE = 2, 0.48, 0.50
# Below this weight (two rare words) a content says too little to be known again, unless it is word for word the same.
_LEAST_WEIGHT = 0.8
# A word of this weight tells enough to compare two statements that share it.
_TELLING = 0.15
# A word that more statements of a story share than this is the story's matter, and brings together only neighbours.
_MOST_COMPARED = 60
# Two wordings that share a number that is seldom met are one utterance when they share so much.
_NUMBER_SHORTER, _NUMBER_WHOLE, _RARE_NUMBER = 0.33, 0.13, 0.3
# What makes an utterance of two wordings where one of the speakers is not named.
_SURE_SHORTER, _SURE_WHOLE = 0.6, 0.42
# So many words in a row that tell so much are not said twice; compared are the first so many words of a quotation.
_RUN, _TOLD_IN_A_RUN, _LONGEST_COMPARED = 5, 0.35, 400

Nearness = Literal["one", "open", "apart"]

_QUOTED = re.compile(r"[“«\"]([^“”«»\"]{3,600})(?:[”»\"]|\Z)")


@dataclass(frozen=True, slots=True)
class _Item:
    statement: Statement
    story: str
    day: str  # of publication, for the order


def quotation_id(statement: str) -> str:
    """The id of the quotation whose earliest statement is `statement`; for any other of its statements a redirect to it."""
    return identify("q", statement)


def find_quotations(
    readings: Sequence[Reading], story_of: Mapping[str, str], actors: Iterable[Actor] = ()
) -> tuple[Quotation, ...]:
    """Find the utterances of a case whose actors are merged; readings come earliest first.

    Each direct or mixed statement with a speaker belongs to one quotation, alone or with others of the same utterance;
    an indirect one only where it renders an utterance met elsewhere.
    """
    known = {actor.id: actor for actor in actors}
    by_story: dict[str, list[_Item]] = defaultdict(list)
    for reading in readings:
        story = story_of[reading.report.id]
        day = reading.report.published.earliest or "9999"
        by_story[story] += [_Item(statement, story, day) for statement in reading.statements]
    found: list[Quotation] = []
    for _, items in sorted(by_story.items()):
        rarity = rarity_in([item.statement.content for item in items if item.statement.speaker])
        items.sort(key=lambda item: (item.day, item.statement.report, item.statement.id))
        for group in _group(items, rarity, known):
            found += _quotation(group, known)
    return tuple(sorted(found, key=lambda quotation: quotation.id))


def _group(items: Sequence[_Item], rarity: Callable[[str], float], actors: Mapping[str, Actor]) -> list[list[_Item]]:
    wordings = [_wordings(item.statement, rarity) for item in items]
    similarity: dict[tuple[int, int], float] = {}
    apart: set[tuple[int, int]] = set()
    for one, other in _candidates(wordings):
        first, second = items[one].statement, items[other].statement
        nearness = nearness_of(first, second, actors)
        # Two sentences of one report are two utterances, or one that the report itself repeats: left as it has them.
        if first.report == second.report or meet(first.said, second.said) is False or nearness == "apart":
            apart.add((one, other))
            continue
        likest = _likest(wordings[one], wordings[other], strict=nearness == "open")
        if likest <= 0 and _share_a_run(first, second):
            likest = _WHOLE
        if likest > 0:
            similarity[one, other] = likest
    return [[items[at] for at in group] for group in average_link(len(items), similarity, _WHOLE / 2, apart)]


def nearness_of(one: Statement, other: Statement, actors: Mapping[str, Actor]) -> Nearness:
    """Whether the speakers of two statements are one, can be one (one of them has no name), or are two.

    A government, its ministry and its officials speak as one where nobody is named.
    """
    if one.speaker is not None and one.speaker == other.speaker:
        return "one"
    if not one.speaker_text or not other.speaker_text:
        return "apart"
    kinds = []
    for statement in (one, other):
        actor = actors.get(statement.speaker or "")
        nameless = actor is None or actor.kind == "group" or (actor.kind == "person" and not is_name(actor.name))
        kinds.append("nameless" if nameless else "person" if actor and actor.kind == "person" else "body")
    if "nameless" in kinds:
        return "open"
    first, second = (actors[statement.speaker or ""] for statement in (one, other))
    acts_for = first.country is not None and first.country == second.country
    return "open" if acts_for and "body" in kinds else "apart"


def _share_a_run(one: Statement, other: Statement) -> bool:
    """Whether two direct quotations have a run of words in common that nobody says twice by chance."""
    if one.speaker is None or one.speaker != other.speaker or one.kind == "indirect" or other.kind == "indirect":
        return False
    runs = [_runs(statement.content) for statement in (one, other)]
    return any(sum(background_weight(word) for word in run) >= _TOLD_IN_A_RUN for run in runs[0] & runs[1])


def _runs(content: str) -> set[tuple[str, ...]]:
    found = list(words(content))[:_LONGEST_COMPARED]
    return {tuple(found[at : at + _RUN]) for at in range(len(found) - _RUN + 1)}


def _candidates(wordings: Sequence[Sequence[Wording]]) -> list[tuple[int, int]]:
    """The pairs that share a telling word; those without one cannot be one utterance.

    Of a word that very many share, only those near each other in the order are compared.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, (whole, *_) in enumerate(wordings):
        for stem, weight in zip(whole.stems, whole.weights, strict=True):
            if weight >= _TELLING:
                holders[stem].append(number)
    pairs: set[tuple[int, int]] = set()
    for found in holders.values():
        for at, one in enumerate(found):
            pairs.update((one, other) for other in found[at + 1 : at + _MOST_COMPARED])
    return sorted(pairs)


def _wordings(statement: Statement, rarity: Callable[[str], float]) -> list[Wording]:
    """What a statement can be known by: all of it, and, where part of it is quoted, the words between the marks."""
    found = [wording_of(statement.content, rarity)]
    quoted = " ".join(_QUOTED.findall(statement.content)) if statement.kind == "mixed" else ""
    return [*found, wording_of(quoted, rarity)] if quoted else found


def _likest(ours: Sequence[Wording], theirs: Sequence[Wording], *, strict: bool = False) -> float:
    """How alike two statements are by the likest of their wordings, 0 where none make them one utterance."""
    best = 0.0
    for one in ours:
        for other in theirs:
            likeness = compare_wordings(one, other)
            same = _surely_same if strict else same_utterance
            if same(likeness, min(one.weight, other.weight)):
                best = max(best, likeness.whole)
            elif not strict and _share_a_number(one, likeness):
                best = max(best, likeness.whole, _WHOLE / 2)
    return best


def same_utterance(likeness: Likeness, weight: float) -> bool:
    """Whether two wordings of one speaker on one day are so alike that they render one utterance; `weight` is the lighter's."""
    if weight < _LEAST_WEIGHT:
        return likeness.whole > 0.95 and likeness.words >= 2
    if likeness.words >= _WORDS:
        return likeness.shorter >= _SHORTER and likeness.whole >= _WHOLE
    return likeness.words >= _FEW_WORDS and likeness.shorter >= _FEW_SHORTER and likeness.whole >= _FEW_WHOLE


def _surely_same(likeness: Likeness, weight: float) -> bool:
    """Whether two wordings are so alike that they render one utterance though it is open whether one person made it."""
    words = likeness.words >= _WORDS and weight >= _LEAST_WEIGHT
    return words and likeness.shorter >= _SURE_SHORTER and likeness.whole >= _SURE_WHOLE


def _share_a_number(one: Wording, likeness: Likeness) -> bool:
    """Whether two wordings have a number in common that few others of the story have (`96 percent`), and something with it."""
    weights = dict(zip(one.stems, one.weights, strict=True))
    numbered = any(_is_telling_number(stem) and weights.get(stem, 0.0) >= _RARE_NUMBER for stem in likeness.shared)
    enough = likeness.shorter >= _NUMBER_SHORTER and likeness.whole >= _NUMBER_WHOLE
    return numbered and likeness.words >= _FEW_WORDS and enough


def _is_telling_number(stem: str) -> bool:
    """A number of two figures and more that is no year and no round one."""
    return (
        stem.isdigit() and len(stem) >= 2 and not (len(stem) == 4 and stem[:2] in {"19", "20"}) and int(stem) % 10 != 0
    )


def _quotation(group: Sequence[_Item], actors: Mapping[str, Actor]) -> list[Quotation]:
    statements = [item.statement for item in group]
    if len(group) == 1 and (statements[0].kind == "indirect" or statements[0].speaker is None):
        return []
    said = When()
    for statement in statements:
        said = narrower(said, statement.said)
    direct = [s for s in statements if s.kind == "direct"] or [s for s in statements if s.kind == "mixed"] or statements
    return [
        Quotation(
            id=quotation_id(statements[0].id),
            speaker=_speaker(statements, actors),
            statements=tuple(statement.id for statement in statements),
            wording=max(direct, key=lambda s: (len(s.content), s.id)).content,
            said=replace(said, time=None),
            story=group[0].story,
            reports=tuple(dict.fromkeys(statement.report for statement in statements)),
        )
    ]


def _speaker(statements: Sequence[Statement], actors: Mapping[str, Actor]) -> str | None:
    """Who said it by most of the reports, somebody with a name before somebody without."""
    told = Counter(statement.speaker for statement in statements if statement.speaker)

    def merit(speaker: str) -> tuple[bool, int, str]:
        actor = actors.get(speaker)
        named = actor is None or (actor.kind == "person" and is_name(actor.name))
        return (not named, -told[speaker], speaker)

    return min(told, key=merit, default=None)


def with_quotations(reading: Reading, quotations: Sequence[Quotation]) -> Reading:
    """Give a reading whose statements name the quotation that they are of."""
    of = {statement: quotation.id for quotation in quotations for statement in quotation.statements}
    return replace(
        reading,
        statements=tuple(replace(item, quotation=of.get(item.id, item.quotation)) for item in reading.statements),
    )
