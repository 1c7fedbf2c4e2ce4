"""Reports that are near-copies of one another: syndicated text, wire copy lightly edited."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from dragoman.linking.words import words
from dragoman.records import Record

__all__ = ["Copy", "find_copies"]

# Six words in a row are seldom written twice by chance.
_RUN = 6
# A run that stands in more reports than this is a formula (a copyright line, an agency's sign-off), and finds no candidates.
_FORMULA = 40
# A report repeats another where half of its runs are the other's; a text of fewer runs than this is too short to tell.
_SHARE, _FEWEST = 0.5, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Record):
    """That a report repeats an earlier one: `share` of the shorter one's runs of words stand in both."""

    report: str
    of: str
    share: float


def find_copies(texts: Sequence[tuple[str, str]]) -> tuple[Copy, ...]:
    """Find, for each of the texts (id, text; earliest first), the earliest one of which it repeats at least half.

    >>> lead = "The two delegations met behind closed doors for six hours and agreed to reopen both consulates in the autumn. " * 3
    >>> [copy.of for copy in find_copies([("r-1", lead), ("r-2", lead + "More to follow.")])]
    ['r-1']
    """
    runs = [(report, _runs(text)) for report, text in texts]
    holders: dict[bytes, list[int]] = defaultdict(list)
    found = []
    for number, (report, own) in enumerate(runs):
        telling = [holding for run in own if len(holding := holders[run]) <= _FORMULA]
        shared = Counter(chain.from_iterable(telling))
        for holding in telling:
            holding.append(number)
        # Half of the shorter text: a copy may be cut, or carry a paragraph of its own.
        shares = [(count / max(_FEWEST, min(len(own), len(runs[at][1]))), at) for at, count in shared.items()]
        repeated = sorted(at for share, at in shares if share >= _SHARE)
        if repeated:
            share = next(share for share, at in shares if at == repeated[0])
            found.append(Copy(report=report, of=runs[repeated[0]][0], share=round(min(1.0, share), 3)))
    return tuple(found)


def _runs(text: str) -> frozenset[bytes]:
    tokens = list(words(text))
    runs = (" ".join(tokens[start : start + _RUN]) for start in range(len(tokens) - _RUN + 1))
    return frozenset(hashlib.blake2b(run.encode(), digest_size=8).digest() for run in runs)
