"""How many were killed and injured, by all the reports of a story together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from dragoman.linking.harmed import Tally, tallies_of
from dragoman.records import Evidence, Reading, Toll, TollState

__all__ = ["Told", "told_tolls", "tolls_of"]

# Persons counted one by one are a weaker witness than a number that the report gives itself.
_EACH = 0.6

Told = tuple[Reading, Tally]


def tolls_of(readings: Sequence[Reading], origin: Callable[[str], str]) -> tuple[Toll, ...]:
    """Fuse what the reports of one story (earliest first) say; `origin` gives the key of whom a report has its news from.

    The value that most origins give, whatever number of reports repeat it; of equals the later. Where a number has
    only grown from day to day, the latest is what holds.
    """
    return tuple(_fused(state, told, origin) for state, told in told_tolls(readings).items() if told)


def told_tolls(readings: Sequence[Reading]) -> dict[TollState, list[Told]]:
    """What each report of a story says of each state, earliest first; what later reports have settled otherwise is left out."""
    tallies = [(reading, tallies_of(reading)) for reading in readings if reading.fates]
    # Somebody hurt in an early report may be the one who is dead in a later one.
    last_dead = max((number for number, (_, found) in enumerate(tallies) if "killed" in found), default=-1)
    holding = [pair for number, pair in enumerate(tallies) if number >= last_dead or "killed" in pair[1]]
    return {
        "killed": [(reading, found["killed"]) for reading, found in tallies if "killed" in found],
        "injured": [(reading, found["injured"]) for reading, found in holding if "injured" in found],
    }


def _fused(state: TollState, told: Sequence[Told], origin: Callable[[str], str]) -> Toll:
    support: dict[float, dict[str, float]] = defaultdict(dict)
    for reading, tally in told:
        key = origin(reading.report.id)
        support[tally.high][key] = max(support[tally.high].get(key, 0.0), _EACH if tally.each else 1.0)
    latest = {tally.high: number for number, (_, tally) in enumerate(told)}
    best = max(support, key=lambda value: (round(sum(support[value].values()), 6), latest[value]))
    holding = [(reading, tally) for reading, tally in told if tally.high == best]
    first = next((tally for _, tally in holding if not tally.each), holding[0][1])
    return Toll(
        state=state,
        low=first.low,
        high=first.high,
        bound=first.bound,
        origins=len(support[best]),
        reports=tuple(dict.fromkeys(reading.report.id for reading, _ in holding)),
        evidence=Evidence(number=list(dict.fromkeys(span for _, tally in holding for span in tally.spans))),
    )
