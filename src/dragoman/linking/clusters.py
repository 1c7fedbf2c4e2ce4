"""Grouping by average link, over the pairs that an index found worth comparing."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Sequence

__all__ = ["average_link"]


def average_link(
    count: int,
    similarity: Mapping[tuple[int, int], float],
    threshold: float,
    apart: Collection[tuple[int, int]] = (),
    *,
    sizes: Sequence[int] | None = None,
    nearest: int | None = None,
) -> list[list[int]]:
    """Group the items `0 … count-1` by repeatedly joining the two groups that are nearest on average.

    >>> average_link(4, {(0, 1): 0.9, (1, 2): 0.2, (2, 3): 0.8}, threshold=0.5)
    [[0, 1], [2, 3]]

    `similarity` holds pairs `(smaller, larger)`; a pair that is not in it counts as 0. Groups are joined while the mean over all
    pairs between them is at least `threshold`. Pairs in `apart` never come into one group. Ties go to the smallest
    members, so that the answer depends on the numbering alone. Groups and their members come in order.

    An item may stand for as many as `sizes` says; its similarity to another is then the sum over all that both stand for. With
    `nearest`, each of a group is thought to be compared with at most so many of another, so that a large group, whose
    members cannot all resemble each other, is not taken apart.
    """
    weights = list(sizes) if sizes is not None else [1] * count

    def pairs(one: int, other: int) -> int:
        ours, theirs = weights[one], weights[other]
        return ours * theirs if nearest is None else min(ours, theirs) * min(max(ours, theirs), nearest)

    members = {item: [item] for item in range(count)}
    sums: dict[int, dict[int, float]] = {item: {} for item in range(count)}
    foes: dict[int, set[int]] = {item: set() for item in range(count)}
    for (one, other), value in similarity.items():
        sums[one][other] = sums[other][one] = value
    for one, other in apart:
        foes[one].add(other)
        foes[other].add(one)
    # A group is known by its smallest member; a heap entry is void once either group has grown since.
    heap = [
        (-round(value / pairs(one, other), 12), one, other, 1, 1)
        for (one, other), value in similarity.items()
        if value >= threshold * pairs(one, other)
    ]
    heapq.heapify(heap)
    while heap:
        _, one, other, size, other_size = heapq.heappop(heap)
        grown = one not in members or other not in members
        if grown or len(members[one]) != size or len(members[other]) != other_size or other in foes[one]:
            continue
        members[one] += members.pop(other)
        weights[one] += weights[other]
        for third, value in sums.pop(other).items():
            sums[third].pop(other)
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + value
        sums[one].pop(other, None)
        for foe in foes.pop(other):
            foes[foe].discard(other)
            foes[foe].add(one)
            foes[one].add(foe)
        for third in sorted(sums[one]):
            mean = sums[one][third] / pairs(one, third)
            if mean >= threshold:
                first, second = min(one, third), max(one, third)
                heapq.heappush(heap, (-round(mean, 12), first, second, len(members[first]), len(members[second])))
    return sorted(sorted(group) for group in members.values())
