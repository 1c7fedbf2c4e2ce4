"""Quotations: one utterance, met in several reports, wordings and translations."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.lexicon.folding import fold
from dragoman.linking.clusters import average_link
from dragoman.linking.contexts import sentence_around, sentences_of
from dragoman.linking.days import meet, narrower
from dragoman.linking.quotation_measures import (
    Alike,
    Nearness,
    Uttered,
    how_alike,
    likelihood,
    measure,
    same_utterance,
    threshold,
)
from dragoman.linking.trades import trade_of
from dragoman.linking.wording import Wording, focus_in, rarity_in, wording_of
from dragoman.linking.words import words
from dragoman.reading.fates.vocabulary import is_name
from dragoman.records import Actor, Quotation, Reading, Statement, When, identify

__all__ = ["find_quotations", "quotation_id", "same_utterance", "weigh_statements", "with_quotations"]

# A word of this weight tells enough to compare two statements that share it.
_TELLING = 0.15
# A word that more statements of a story share than this is the story's matter, and brings together only neighbours.
_MOST_COMPARED = 60
# Compared are the first so many words of a quotation.
_LONGEST_COMPARED = 150
# Two that are quoted share so many telling words at least, or have all in common.
_LEAST_SHARED = 2
# A report may have the day of what was said wrong by so many days.
_MISDATED = 1

_NAME = re.compile(r"(?<=\s)[^\W\d_][^\W_]+")
_QUOTED = re.compile(r"[“«\"]([^“”«»\"]{3,600})(?:[”»\"]|\Z)")


@dataclass(frozen=True, slots=True)
class _Item:
    reading: Reading
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
        by_story[story] += [_Item(reading, statement, story, day) for statement in reading.statements]
    found: list[Quotation] = []
    for _, items in sorted(by_story.items()):
        items.sort(key=lambda item: (item.day, item.statement.report, item.statement.id))
        for group in _group(items, known):
            found += _quotation(group, known)
    return tuple(sorted(found, key=lambda quotation: quotation.id))


def _group(items: Sequence[_Item], actors: Mapping[str, Actor]) -> list[list[_Item]]:
    pairs, apart = weigh_statements([(item.reading, item.statement) for item in items], actors)
    similarity = {pair: likelihood(measured) for pair, measured in pairs.items()}
    return [[items[at] for at in group] for group in average_link(len(items), similarity, threshold(), apart)]


def weigh_statements(
    items: Sequence[tuple[Reading, Statement]], actors: Mapping[str, Actor]
) -> tuple[dict[tuple[int, int], tuple[float, ...]], set[tuple[int, int]]]:
    """Compare the statements of one story: the measures of each pair that can be one utterance, and the pairs that cannot."""
    uttered = _uttered(items, actors)
    near: dict[tuple[int, int], Nearness] = {}
    apart: set[tuple[int, int]] = set()
    rivals: Counter[tuple[int, str]] = Counter()
    likest: dict[tuple[int, str], float] = defaultdict(float)
    alike: dict[tuple[int, int], Alike] = {}
    for one, other in _candidates([item.wordings for item in uttered]):
        first, second = items[one][1], items[other][1]
        nearness = nearness_of(first, second, actors)
        # Two direct sentences of one report are two utterances; what it tells in its own words first, and quotes then, may be one.
        repeated = first.report == second.report and first.kind == second.kind == "direct"
        repeated = repeated or _quoted_of_other_things(items[one][1], items[other][1], uttered[one], uttered[other])
        if repeated or nearness == "apart" or meet(first.said, second.said, slack=_MISDATED) is False:
            apart.add((one, other))
            continue
        near[one, other] = nearness
        alike[one, other] = how_alike(uttered[one], uttered[other])
        found = alike[one, other].whole
        for side, report in ((one, second.report), (other, first.report)):
            likest[side, report] = max(likest[side, report], found.whole + found.shorter)
        if nearness == "one":
            rivals[one, second.report] += 1
            rivals[other, first.report] += 1
    measured = {}
    for (one, other), nearness in near.items():
        first, second, found = items[one][1], items[other][1], alike[one, other].whole
        measured[one, other] = measure(
            uttered[one],
            uttered[other],
            nearness,
            alike=alike[one, other],
            another_day=meet(first.said, second.said) is False,
            rivals=max(0, rivals[one, second.report] + rivals[other, first.report] - 2),
            likelier=max(likest[one, second.report], likest[other, first.report]) - found.whole - found.shorter,
        )
    return measured, apart


def _quoted_of_other_things(first: Statement, second: Statement, one: Uttered, other: Uttered) -> bool:
    """Whether two are quoted that have but the matter of the talk in common: `most of the quota`, `no new quota`."""
    if not first.kind == second.kind == "direct":
        return False
    stems = set(one.wordings[0].stems), set(other.wordings[0].stems)
    return stems[0] != stems[1] and len(stems[0] & stems[1]) < _LEAST_SHARED


def _uttered(items: Sequence[tuple[Reading, Statement]], actors: Mapping[str, Actor]) -> list[Uttered]:
    rarity = rarity_in([statement.content for _, statement in items if statement.speaker])
    texts = {id(reading): reading.report.text for reading, _ in items}
    ranges = {key: list(sentences_of(text)) for key, text in texts.items()}
    focus = focus_in([text[start:end] for start, end in ranges[key]] for key, text in texts.items())
    found = []
    for reading, statement in items:
        span = statement.evidence["content"][0]
        start, end = sentence_around(reading.report.text, span.start, span.end)
        in_order = list(words(statement.content))[:_LONGEST_COMPARED]
        speaker = actors.get(statement.speaker or "")
        found.append(
            Uttered(
                statement,
                wordings=tuple(_wordings(statement, rarity)),
                focus=wording_of(statement.content, focus),
                sentence=wording_of(reading.report.text[start:end], focus),
                quoted=wording_of(_quoted(statement), rarity),
                words=tuple(in_order),
                numbers=frozenset(filter(_is_number, words(statement.content))),
                deeds=_deeds(reading, statement),
                first=span.start < (ranges[id(reading)][0][1] if ranges[id(reading)] else 0),
                speaker=wording_of(statement.speaker_text or ""),
                trade=trade_of(speaker, statement.speaker_text),
                body=speaker is not None and speaker.kind != "person",
                names=frozenset(fold(name) for name in _NAME.findall(statement.content) if name[0].isupper()),
            )
        )
    return found


def _deeds(reading: Reading, statement: Statement) -> frozenset[str]:
    """The types of event that a statement tells of."""
    return frozenset(
        event.type
        for event in reading.events
        for mention in event.mentions
        for trigger in mention.evidence["trigger"]
        if any(span.start <= trigger.start and trigger.end <= span.end for span in statement.evidence["content"])
    )


def nearness_of(one: Statement, other: Statement, actors: Mapping[str, Actor]) -> Nearness:
    """Whether the speakers of two statements are one, can be one (one of them has no name), are two bodies, or two that differ.

    A government, its ministry and its officials speak as one where nobody is named, and so do the police and an officer; two
    bodies may be a whole and its part.
    """
    if one.speaker is not None and one.speaker == other.speaker:
        return "one"
    if not one.speaker_text and not other.speaker_text:
        return "apart"
    kinds = []
    for statement in (one, other):
        actor = actors.get(statement.speaker or "")
        nameless = actor is None or actor.kind == "group" or (actor.kind == "person" and not is_name(actor.name))
        kinds.append("nameless" if nameless else "person" if actor and actor.kind == "person" else "body")
    if "nameless" in kinds:
        return "open"
    first, second = (actors[statement.speaker or ""] for statement in (one, other))
    if "body" in kinds and first.country is not None and first.country == second.country:
        return "open"
    trades = {trade_of(first, one.speaker_text), trade_of(second, other.speaker_text)}
    if sorted(kinds) == ["body", "person"] and len(trades) == 1 and None not in trades:
        return "open"
    abroad = first.country is not None and second.country is not None
    return "bodies" if kinds == ["body", "body"] and not abroad else "apart"


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
    quoted = _quoted(statement) if statement.kind == "mixed" else ""
    return [*found, wording_of(quoted, rarity)] if quoted else found


def _is_number(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _quoted(statement: Statement) -> str:
    """What is told to be the very words."""
    return statement.content if statement.kind == "direct" else " ".join(_QUOTED.findall(statement.content))


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
