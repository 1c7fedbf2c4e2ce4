"""How alike two wordings are: translations and paraphrases of one sentence share more than words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dragoman.lexicon.folding import fold
from dragoman.linking.words import content_stems

__all__ = [
    "Likeness",
    "Wording",
    "compare_wordings",
    "focus_in",
    "likeness_of_words",
    "may_be_alike",
    "rarity_in",
    "wording_of",
]

# Two words with this much of their letters' triples in common (`systemic`, `systematic`) are one word in another form.
_SAME_WORD = 0.5
# A word of this length may stand within another one (`doubt`, `undoubted`).
_WITHIN = 5


@dataclass(frozen=True)
class Wording:
    """A sentence as its telling stems, each once, with their weights."""

    stems: tuple[str, ...]
    weights: tuple[float, ...]

    @cached_property
    def weight(self) -> float:
        """How much there is to compare."""
        return sum(self.weights)

    @cached_property
    def heads(self) -> Mapping[str, float]:
        """The weight of the stems that begin with the same two letters."""
        found: dict[str, float] = defaultdict(float)
        for stem, weight in zip(self.stems, self.weights, strict=True):
            found[stem[:2]] += weight
        return dict(found)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two wordings share: `whole` of both (0 to 1), `shorter` of the shorter (0 to 1), how many words, of what weight."""

    whole: float
    shorter: float
    words: int
    weight: float
    shared: tuple[str, ...]


def wording_of(text: str, rarity: Callable[[str], float] = lambda _: 1.0) -> Wording:
    """Make a text ready to compare; `rarity` (0 to 1) says how telling a stem is in the story at hand."""
    weights: dict[str, float] = {}
    for stem, weight in content_stems(text):
        weights[stem] = max(weights.get(stem, 0.0), weight * rarity(stem))
    return Wording(tuple(weights), tuple(weights.values()))


@lru_cache(maxsize=1 << 10)
def compare_wordings(one: Wording, other: Wording) -> Likeness:
    """Compare two wordings word by word, each word matched with its likest unmatched counterpart.

    >>> a = wording_of("we shall release every prisoner whom the raiders captured in the northern valley")
    >>> b = wording_of("prisoners that were captured by raiders in the valleys of the north will be released")
    >>> compare_wordings(a, b).shared
    ('captur', 'north', 'prison', 'raid', 'relea', 'valley')
    """
    pairs = [
        (-alike * min(one.weights[first], other.weights[second]), first, second, alike)
        for first, second, alike in _kindred(one.stems, other.stems)
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    matched = matched_other = 0.0
    shared: list[str] = []
    for _, first, second, alike in sorted(pairs):
        if first in taken[0] or second in taken[1]:
            continue
        taken[0].add(first)
        taken[1].add(second)
        matched += alike * one.weights[first]
        matched_other += alike * other.weights[second]
        shared.append(min(one.stems[first], other.stems[second], key=lambda stem: (len(stem), stem)))
    if not shared or not one.weight or not other.weight:
        return Likeness(0.0, 0.0, 0, 0.0, ())
    whole = (matched + matched_other) / (one.weight + other.weight)
    shorter = matched / one.weight if one.weight <= other.weight else matched_other / other.weight
    weight = (matched + matched_other) / 2
    return Likeness(round(whole, 6), round(shorter, 6), len(shared), round(weight, 6), tuple(sorted(shared)))


def may_be_alike(one: Wording, other: Wording, whole: float) -> bool:
    """Whether two wordings can share so much of both (0 to 1): seen in a moment, where comparing takes a while.

    What begins like no word of the other, and stands within none, is matched with nothing.

    >>> a, b = wording_of("the harbour was closed on Monday"), wording_of("the harbour had been closed by Monday")
    >>> may_be_alike(a, b, 0.85), may_be_alike(a, wording_of("the harbour wants new cranes"), 0.85)
    (True, False)
    """
    common = one.heads.keys() & other.heads.keys()
    most = sum(one.heads[head] + other.heads[head] for head in common)
    # A hair more, for what comparing rounds.
    if most + 1e-5 >= whole * (one.weight + other.weight):
        return True
    _, here, pieces = _index(one.stems)
    _, there, within = _index(other.stems)
    return not (here.isdisjoint(within) and there.isdisjoint(pieces))


# The same stems are compared again with other weights, one comparison behind the other.
@lru_cache(maxsize=1 << 8)
def _kindred(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[int, int, float], ...]:
    """The pairs of stems that are one word, and how alike they are: few of all begin alike or stand within each other."""
    heads, here, _ = _index(ours)
    their_heads, there, within = _index(theirs)
    found = [
        (first, second)
        for head, firsts in heads.items()
        if (seconds := their_heads.get(head))
        for first in firsts
        for second in seconds
    ]
    if not here.isdisjoint(within) or not there.isdisjoint(_index(ours)[2]):
        found += [
            (first, second)
            for first, stem in enumerate(ours)
            for second, other in enumerate(theirs)
            if stem[:2] != other[:2] and (stem in other or other in stem)
        ]
    alike = ((first, second, likeness_of_words(ours[first], theirs[second])) for first, second in found)
    return tuple(one for one in alike if one[2])


@lru_cache(maxsize=1 << 12)
def _index(stems: tuple[str, ...]) -> tuple[Mapping[str, Sequence[int]], frozenset[str], frozenset[str]]:
    """Where stems stand by their first two letters, the stems, and what stands within them."""
    heads: dict[str, list[int]] = defaultdict(list)
    for at, stem in enumerate(stems):
        heads[stem[:2]].append(at)
    return dict(heads), frozenset(stems), frozenset().union(*map(_pieces, stems))


def likeness_of_words(one: str, other: str) -> float:
    """How alike two stems are, from 0 to 1; 0 where they are too little alike to be one word in two forms.

    >>> likeness_of_words("systemic", "systematic") > 0, likeness_of_words("system", "sister")
    (True, 0.0)
    """
    alike = 1.0 if one == other else _alike(one, other)
    return alike if alike >= _SAME_WORD else 0.0


@lru_cache(maxsize=1 << 16)
def _alike(one: str, other: str) -> float:
    if one.isdigit() or other.isdigit():
        return 0.0
    if one[:2] != other[:2]:
        # One within the other, as by a prefix (`doubt`, `undoubted`).
        shorter, longer = sorted((one, other), key=len)
        return len(shorter) / len(longer) if len(shorter) >= _WITHIN and shorter in longer else 0.0
    first, second = _triples(one), _triples(other)
    return 2 * len(first & second) / (len(first) + len(second))


@lru_cache(maxsize=1 << 16)
def _pieces(stem: str) -> tuple[str, ...]:
    """What stands within a stem, not at its beginning, and is long enough of it to be one word with it."""
    least = max(_WITHIN, math.ceil(_SAME_WORD * len(stem)))
    ends = range(least + 1, len(stem) + 1)
    return tuple(dict.fromkeys(stem[start:end] for end in ends for start in range(1, end - least + 1)))


@lru_cache(maxsize=1 << 16)
def _triples(word: str) -> frozenset[str]:
    padded = f"^^{fold(word)}"
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def rarity_in(texts: Sequence[str]) -> Callable[[str], float]:
    """Give a function that says how telling a stem is among `texts`: 1 where one text has it, less where many do."""
    met = Counter(stem for text in texts for stem in {stem for stem, _ in content_stems(text)})
    among = math.log(20 + len(texts))
    return lambda stem: math.log((20 + len(texts)) / max(1, met[stem])) / among


def focus_in(reports: Iterable[Iterable[str]]) -> Callable[[str], float]:
    """Give a function that says how telling a stem is among reports, each given as its sentences.

    1 where a report that has it has it in one sentence, less where they come back to it: what a story is all about
    (`shooting`) is in most of its statements, and does not make one of two.

    >>> focus = focus_in([["A shooting in Lyon.", "The shooting shocked the mayor."]])
    >>> round(focus("shoot"), 2), focus("mayor")
    (0.59, 1.0)
    """
    met: dict[str, list[int]] = defaultdict(list)
    for sentences in reports:
        counted = Counter(found for sentence in sentences for found in {stem for stem, _ in content_stems(sentence)})
        for stem, number in counted.items():
            met[stem].append(number)
    return lambda stem: 1.0 / (1.0 + math.log(sum(met[stem]) / len(met[stem]))) if stem in met else 1.0
