"""How likely two statements are one utterance: what they share, measured and weighed by what was learnt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, NamedTuple

from dragoman.linking.weighing import weighing_of
from dragoman.linking.wording import Likeness, Wording, compare_wordings
from dragoman.records import UNSPOKEN, Statement

__all__ = [
    "AGAINST",
    "DRAWN_TO",
    "MEASURES",
    "Alike",
    "Nearness",
    "Uttered",
    "how_alike",
    "likelihood",
    "measure",
    "same_utterance",
    "threshold",
]

Nearness = Literal["one", "open", "bodies", "apart"]

MEASURES = (
    "one speaker", "one body", "other trades", "in common", "names", "in focus", "in focus, of the shorter", "sentence",
    "in a row", "other numbers", "another day", "one force", "both direct, no run", "a no", "not said", "both first",
    "other deeds", "rivals", "one report", "told alike", "speakers alike", "speakers unlike", "quoted by both",
    "others likelier",
)  # fmt: skip
AGAINST = frozenset({
    "one body", "other trades", "names", "other numbers", "another day", "both direct, no run", "a no", "not said",
    "other deeds", "rivals", "one report", "speakers unlike", "others likelier",
})  # fmt: skip
# These make a paraphrase less likely, but speak against no translation. Names are in most of what a story's reports have said.
_NOT_AGAINST_TRANSLATIONS = frozenset({"one body", "names", "rivals", "other deeds"})
# Translations of one sentence share no run of words; of those the examples, all of one language, have none.
DRAWN_TO = {"in a row": 0.5, "told alike": 3.0}
# How much two wordings must share to be told alike. Of two renderings into one language of one sentence, four telling words and two
# fifths of the shorter one's weight are the same; a short phrase must be all but covered.
_WORDS, _SHORTER, _WHOLE = 4, 0.40, 0.30
_FEW_WORDS, _FEW_SHORTER, _FEW_WHOLE = 2, 0.48, 0.50
# Below this weight (two rare words) a content says too little to be known again, unless it is word for word the same.
_LEAST_WEIGHT = 0.8
# And where one of the speakers is not named.
_SURE_SHORTER, _SURE_WHOLE = 0.6, 0.42
# So many words in a row are not common by chance.
_RUN = 5


# A speaker whose words weigh less (`he`, `officials`) may be anybody.
_TELLING = 0.4


@dataclass(frozen=True, slots=True)
class Uttered:
    """A statement as it is compared.

    `wordings` are what it can be known by: all of it first, then what is quoted in it; `focus` and `sentence` its words, and
    those of its sentence, weighed by how little the reports dwell on them; `quoted` what is told to be its very words; `words`
    its words in order; `numbers` those of them that hold a figure; `deeds` the types of event that it tells of; `first`: it
    stands in its report's first sentence; `speaker`: who said it, as printed; `trade`: the sector that he is of, and whether
    he is a `body` rather than a person; `names`: words with a capital.
    """

    statement: Statement
    wordings: tuple[Wording, ...]
    focus: Wording
    sentence: Wording
    quoted: Wording
    words: tuple[str, ...]
    numbers: frozenset[str]
    deeds: frozenset[str]
    first: bool
    speaker: Wording
    trade: str | None
    body: bool
    names: frozenset[str]


class Alike(NamedTuple):
    """How alike all that two statements say is: as it is, and weighed by how little the reports dwell on it."""

    whole: Likeness
    focus: Likeness


def how_alike(one: Uttered, other: Uttered) -> Alike:
    """Compare all that two statements say."""
    return Alike(compare_wordings(one.wordings[0], other.wordings[0]), compare_wordings(one.focus, other.focus))


def threshold() -> float:
    """The mean likelihood from which groups of statements are joined."""
    return weighing_of("quotation", MEASURES).threshold


def likelihood(measured: Sequence[float]) -> float:
    """How likely two statements are one utterance (0 to 1).

    Translations of one sentence share fewer words than what the weights were learnt from: where one speaker is told alike, and no
    measure speaks against it, they are likely enough.
    """
    weighing = weighing_of("quotation", MEASURES)
    found = weighing.likelihood(measured)
    of = dict(zip(MEASURES, measured, strict=True))
    against = AGAINST - _NOT_AGAINST_TRANSLATIONS
    if of["one speaker"] and of["told alike"] and not any(of[measure] for measure in against):
        return max(found, weighing.threshold)
    return found


def measure(
    one: Uttered,
    other: Uttered,
    nearness: Nearness,
    *,
    alike: Alike,
    another_day: bool,
    rivals: int,
    likelier: float,
) -> tuple[float, ...]:
    """Measure two statements.

    `alike`: how alike all that they say is; `rivals`: how many others of the two reports either might be instead; `likelier`:
    how much more alike (0 to 2) the likest of those is.
    """
    first, second = one.statement, other.statement
    likenesses = [
        (alike.whole if not at else compare_wordings(ours, theirs), min(ours.weight, theirs.weight))
        for at, (ours, theirs) in enumerate(product(one.wordings, other.wordings))
    ]
    told_alike = any(_told_alike(likeness, weight, sure=nearness != "one") for likeness, weight in likenesses)
    run = _longest_run(one.words, other.words)
    numbers, others = one.numbers, other.numbers
    direct = first.kind == second.kind == "direct"
    speakers = compare_wordings(one.speaker, other.speaker)
    return (
        float(nearness == "one"),
        float(nearness == "one" and one.body),
        float(nearness != "one" and one.trade is not None and other.trade is not None and one.trade != other.trade),
        math.log1p(alike.focus.weight),
        min(len(one.names & other.names), 4.0),
        alike.focus.whole,
        alike.focus.shorter,
        compare_wordings(one.sentence, other.sentence).whole,
        math.log(max(1, run)),
        float(bool(numbers and others and not numbers & others)),
        float(another_day),
        float(first.force == second.force),
        float(direct and run < min(_RUN, len(one.words), len(other.words))),
        float(first.negated != second.negated),
        float(any(item.kind == "indirect" and item.force in UNSPOKEN for item in (first, second))),
        float(one.first and other.first),
        float(bool(one.deeds and other.deeds and not one.deeds & other.deeds)),
        math.log(1 + rivals),
        float(first.report == second.report),
        float(told_alike and not first.kind == second.kind == "indirect"),
        speakers.shorter if nearness != "one" else 0.0,
        float(nearness != "one" and not speakers.words and min(one.speaker.weight, other.speaker.weight) >= _TELLING),
        compare_wordings(one.quoted, other.quoted).shorter,
        likelier,
    )


def same_utterance(likeness: Likeness, weight: float) -> bool:
    """Whether two wordings of one speaker on one day are so alike that they render one utterance; `weight` is the lighter's."""
    return _told_alike(likeness, weight, sure=False)


def _told_alike(likeness: Likeness, weight: float, *, sure: bool) -> bool:
    if sure:
        enough = likeness.words >= _WORDS and weight >= _LEAST_WEIGHT
        return enough and likeness.shorter >= _SURE_SHORTER and likeness.whole >= _SURE_WHOLE
    if weight < _LEAST_WEIGHT:
        return likeness.whole > 0.95 and likeness.words >= 2
    if likeness.words >= _WORDS:
        return likeness.shorter >= _SHORTER and likeness.whole >= _WHOLE
    return likeness.words >= _FEW_WORDS and likeness.shorter >= _FEW_SHORTER and likeness.whole >= _FEW_WHOLE


def _longest_run(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words in a row two statements have in common at most."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(theirs):
        places.setdefault(word, []).append(at)
    longest = 0
    before: dict[int, int] = {}
    for word in ours:
        now = {at: before.get(at - 1, 0) + 1 for at in places.get(word, ())}
        longest = max(longest, *now.values()) if now else longest
        before = now
    return longest
