"""The look that settles a day: the stories that its reports touch are put together anew, by average link."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dragoman.linking.clusters import average_link

__all__ = ["NEAREST", "look_again"]

# A report is compared with at most so many of a story, which is what lets an affair of thousands of reports stay one.
NEAREST = 12


def look_again(
    reports: Sequence[str],
    wholes: Sequence[Sequence[str]],
    likelihoods: Callable[[str], Mapping[str, float]],
    threshold: float,
    *,
    between_wholes: bool = True,
) -> list[list[str]]:
    """Group `reports` anew, in their order; each of `wholes` are some of them that are to stay together.

    >>> chances = {"r-1": {"r-2": 0.9}, "r-2": {"r-1": 0.9, "r-3": 0.1}, "r-3": {"r-2": 0.1}}
    >>> look_again(["r-1", "r-2", "r-3"], [], chances.__getitem__, 0.5)
    [['r-1', 'r-2'], ['r-3']]

    `likelihoods` gives for a report those that it may belong with, and how likely that is; it is the same from both sides.
    Without `between_wholes`, no two of `wholes` can come together, which spares going through all their reports.
    """
    place = {report: number for number, report in enumerate(reports)}
    head = {report: min(whole, key=place.__getitem__) for whole in wholes for report in whole}
    items: list[list[str]] = []
    item_of: dict[str, int] = {}
    for report in reports:
        leader = head.get(report, report)
        if leader == report:
            item_of[report] = len(items)
            items.append([report])
        else:
            item_of[report] = item_of[leader]
            items[item_of[leader]].append(report)
    similarity: dict[tuple[int, int], float] = {}
    for report in reports:
        mine, here = item_of[report], place[report]
        if report in head and not between_wholes:
            continue
        known = [(place[other], value) for other, value in likelihoods(report).items() if other in place]
        for at, value in sorted(known):
            theirs = item_of[reports[at]]
            # A pair is met from both sides, and counted from the later one's; from the one that is met where the other is not.
            if theirs != mine and (at < here or (not between_wholes and reports[at] in head)):
                pair = (min(mine, theirs), max(mine, theirs))
                similarity[pair] = similarity.get(pair, 0.0) + value
    groups = average_link(len(items), similarity, threshold, sizes=[len(item) for item in items], nearest=NEAREST)
    return [sorted((report for item in group for report in items[item]), key=place.__getitem__) for group in groups]
