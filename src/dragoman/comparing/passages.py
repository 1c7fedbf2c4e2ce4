"""Sentences in which several outlets tell the same in their own words: what a story is about where no deed of it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.linking.contexts import sentences_of
from dragoman.linking.days import day_of
from dragoman.linking.words import content_stems, words
from dragoman.records import Evidence, Passage, Reading, Span

__all__ = ["passages_of"]

# The lead of a report, in sentences, and how many reports of a story are looked at: what all tell stands in front.
_LEAD, _REPORTS = 4, 60
# So much of the shorter sentence's weight must be in the other, and so many telling words, of which so many are no names:
# who is named and where is common to all sentences of a story. Set by reading what more is found in 250 stories of three outlets:
# of the 32 passages that came in below .55 one was not one.
_SHARE, _WORDS, _NO_NAMES = 0.46, 8, 5
# Reports further apart, in days, tell of what has changed since: who was in hospital has died, who was charged has pleaded guilty.
_DAYS = 3
# Nearer than that two are copies of one text, and not two tellings.
_COPY = 0.97
# A sentence that is longer says more than the other can tell with it.
_LONGEST = 320


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a report's lead, with its telling words and what must not differ."""

    reading: Reading
    span: Span
    weights: dict[str, float]
    names: frozenset[str]
    figures: frozenset[str]
    negated: bool
    killed: bool
    hurt: bool

    @property
    def weight(self) -> float:
        return sum(self.weights.values())


def passages_of(readings: Sequence[Reading], shown: Iterable[Span], most: int) -> tuple[Passage, ...]:
    """Find up to `most` passages that outlets of one story tell alike; what stands in `shown` is told already.

    Not word for word, which is a copy, and not in quotation marks, which is a quotation. Numbers and negations must agree.
    From whom the outlets have it is not asked, so nothing is established by it.
    """
    taken = defaultdict(list)
    for span in shown:
        taken[span.report].append(span)
    leads = [one for reading in readings[:_REPORTS] for one in _lead(reading, taken[reading.report.id])]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(leads):
        for stem in sentence.weights:
            holding[stem].append(number)
    pairs = sorted(_pairs(leads, holding), key=lambda pair: (-pair[0], pair[1], pair[2]))
    passages: list[Passage] = []
    used: set[int] = set()
    for _, first, second in pairs:
        if len(passages) >= most:
            break
        if first in used or second in used:
            continue
        group = [first, second]
        for number in range(len(leads)):
            alike = number not in {first, second} and all(_share(leads[one], leads[number]) for one in (first, second))
            if alike and _apart(leads, group, number):
                group.append(number)
        used |= {n for n in range(len(leads)) if any(n == g or _share(leads[g], leads[n]) for g in group)}
        passages.append(_passage([leads[number] for number in sorted(group)]))
    return tuple(passages)


def _lead(reading: Reading, taken: Sequence[Span]) -> Iterator[_Sentence]:
    text = reading.report.text
    quoted = [span for one in reading.statements if one.kind == "direct" for span in one.evidence["content"]]
    states = [(fate.evidence["person"][0], fate.state) for fate in reading.fates if fate.state is not None]
    for start, end in islice(sentences_of(text), _LEAD):
        inside = sum(max(0, min(end, span.end) - max(start, span.start)) for span in quoted)
        told = any(span.start < end and start < span.end for span in taken)
        if (
            told
            or end - start > _LONGEST
            or 2 * inside > end - start
            or text[start:end].rstrip().endswith(("...", "…"))
        ):
            continue
        found = list(words(text[start:end]))
        befell = {state for span, state in states if span.start < end and start < span.end}
        yield _Sentence(
            reading=reading,
            span=Span(report=reading.report.id, start=start, end=end, text=text[start:end]),
            weights=dict(content_stems(text[start:end])),
            names=frozenset(
                stem for stem, _ in content_stems(" ".join(w for w in text[start:end].split() if w[0].isupper()))
            ),
            figures=frozenset(word for word in found if word[0].isdigit()),
            negated=bool(_negations() & set(found)),
            killed="killed" in befell,
            hurt=bool(befell - {"killed"}),
        )


def _pairs(leads: Sequence[_Sentence], holding: dict[str, list[int]]) -> Iterator[tuple[float, int, int]]:
    met: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holding.values():
        for at, first in enumerate(numbers):
            for second in numbers[at + 1 :]:
                met[first, second] += 1
    for (first, second), shared in met.items():
        if shared >= _WORDS and _apart(leads, [first], second) and (share := _share(leads[first], leads[second])):
            yield share, first, second


def _share(one: _Sentence, other: _Sentence) -> float:
    """How much of the shorter of two sentences the other has; nothing where that is too little, or where they cannot be one."""
    common = one.weights.keys() & other.weights.keys()
    if len(common) < _WORDS or len(common - one.names - other.names) < _NO_NAMES or one.negated != other.negated:
        return 0.0
    if 2 * len(one.figures & other.figures) < min(len(one.figures), len(other.figures)):
        return 0.0
    if one.killed != other.killed and (one.hurt or other.hurt):
        return 0.0  # the one has died since, or is another
    share = sum(one.weights[stem] for stem in common) / max(1e-9, min(one.weight, other.weight))
    copied = len(common) >= _COPY * max(len(one.weights), len(other.weights))
    return share if share >= _SHARE and not copied else 0.0


def _apart(leads: Sequence[_Sentence], group: Sequence[int], number: int) -> bool:
    """Whether a sentence is of another outlet than those of a group, and of their days."""
    days = [day for member in (*group, number) if (day := day_of(leads[member].reading.report.published)) is not None]
    if days and (max(days) - min(days)).days > _DAYS:
        return False
    outlets = {fold(leads[member].reading.report.outlet or leads[member].span.report) for member in group}
    return fold(leads[number].reading.report.outlet or leads[number].span.report) not in outlets


def _passage(group: Sequence[_Sentence]) -> Passage:
    plainest = min(group, key=lambda sentence: (len(sentence.span.text), sentence.span.report))
    spans = [plainest.span, *(sentence.span for sentence in group if sentence is not plainest)]
    return Passage(
        text=" ".join(plainest.span.text.split()),
        reports=tuple(dict.fromkeys(span.report for span in spans)),
        evidence=Evidence(passage=spans),
    )


@cache
def _negations() -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon.table("negations").column("word"))
