"""How many were killed and injured: where reports give numbers that cannot all be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dragoman.comparing.affair import Affair
from dragoman.linking.contexts import sentence_around
from dragoman.linking.harmed import Tally
from dragoman.linking.origins import count_origins
from dragoman.linking.tolls import Told, told_tolls
from dragoman.reading.fates.vocabulary import suspect_nouns
from dragoman.records import (
    Disagreement,
    DisagreementKind,
    Evidence,
    Position,
    Reading,
    Span,
    Story,
    Subject,
    identify,
)

__all__ = ["compare_tolls"]

# A number that is so many times another, of another place, counts in another range: the dead of the town, of the country.
_MANIFOLD = 3
# So far behind a number, in characters, stands who is `included` in it.
_INCLUDED = 60


def compare_tolls(affair: Affair, story: Story) -> Iterator[Disagreement]:
    """Find numbers of killed and of injured that exclude each other; persons told of one by one are no number.

    A later report with a larger number is an update. Where one number has the gunman in it and another has not, or says so of
    neither, they do not compare.
    """
    readings = [affair.readings[report] for report in story.reports if report in affair.readings]
    for state, every in told_tolls(readings).items():
        told = [(reading, tally) for reading, tally in every if tally.whole]
        sides = _sides(told)
        if len(sides) < 2:
            continue
        yield Disagreement(
            id=identify("d", "toll", state, *sorted(_firsts(sides))),
            kind=_kind(sides, state, suspect_died=any(map(_suspect_died, readings))),
            about="number",
            subject=Subject(text=f"how many were {state}"),
            positions=tuple(_position(affair, side) for side in sides),
            story=story.id,
        )


def _firsts(sides: Sequence[Sequence[Told]]) -> list[str]:
    """The report that each side has it from first, which stays when more reports come in."""
    return [side[0][0].report.id for side in sides]


def _sides(told: Sequence[Told]) -> list[list[Told]]:
    """The reports by what they say, smallest number first; those that fit several numbers (`at least two`) go with the nearest."""
    exact: dict[tuple[float, float], list[Told]] = defaultdict(list)
    bounded: list[Told] = []
    for reading, tally in told:
        if tally.bound is None:
            exact[tally.low, tally.high].append((reading, tally))
        else:
            bounded.append((reading, tally))
    for one in bounded:
        fitting = [value for value in exact if _fits(one[1], value[1])]
        if fitting:
            exact[min(fitting, key=lambda value: abs(value[1] - one[1].high))].append(one)
        elif not exact or all(not _fits(one[1], value[1]) for value in exact):
            exact[one[1].low, one[1].high].append(one)
    return [exact[value] for value in sorted(exact)]


def _fits(tally: Tally, value: float) -> bool:
    return value >= tally.low if tally.bound == "least" else value <= tally.high


def _kind(sides: Sequence[Sequence[Told]], state: str, *, suspect_died: bool) -> DisagreementKind:
    values = [side[0][1].high for side in sides]
    if max(values) > _MANIFOLD * min(values) and _of_different_places(sides):
        return "not-comparable"
    if _grew(sides):
        return "update"
    if max(values) - min(values) <= 1 and (_differ_in_others(sides) or (state == "killed" and suspect_died)):
        return "not-comparable"
    return "conflict"


def _of_different_places(sides: Sequence[Sequence[Told]]) -> bool:
    """Whether the sentences of no two numbers name the same places: so many `in Norhaven`, so many in all of Norland."""
    named = [frozenset().union(*(_places_beside(reading, tally) for reading, tally in side)) for side in sides]
    return all(named) and len(set(named)) == len(named)


def _places_beside(reading: Reading, tally: Tally) -> frozenset[str]:
    """The places that are named in the sentences of a number."""
    text = reading.report.text
    sentences = [sentence_around(text, span.start, span.end) for span in tally.spans]
    return frozenset(
        place.name
        for place in reading.places
        for start, end in sentences
        if any(start <= span.start and span.end <= end for span in place.evidence["place"])
    )


def _differ_in_others(sides: Sequence[Sequence[Told]]) -> bool:
    """Whether one number comes on top of somebody told of before (`three others`), and another does not say so."""
    return len({tally.others for side in sides for _, tally in side}) > 1


def _suspect_died(reading: Reading) -> bool:
    """Whether a report tells of one dead who did it: `himself`, `the gunman`, `four people, including the gunman`."""
    for fate in reading.fates:
        if fate.state == "killed":
            end = fate.evidence["person"][0].end
            behind = reading.report.text[end : end + _INCLUDED].casefold()
            included = behind.partition("including")[2].split()
            if fate.suspect or any(word.strip(".,;") in suspect_nouns() for word in included):
                return True
    return False


def _grew(sides: Sequence[Sequence[Told]]) -> bool:
    """Whether each larger number came out on a later day."""
    days = [sorted(day for reading, _ in side if (day := _published(reading))) for side in sides]
    return all(days) and all(early[-1] < late[0] for early, late in pairwise(days))


def _published(reading: Reading) -> str:
    when = reading.report.published
    return (when.earliest or "")[:10] if (when.earliest or "")[:10] == (when.latest or "")[:10] else ""


def _position(affair: Affair, side: Sequence[Told]) -> Position:
    words = [" and ".join(" ".join(span.text.split()) for span in tally.spans) for _, tally in side]
    return _side(affair, min(words, key=lambda text: (len(text), text)), [(r, list(t.spans)) for r, t in side])


def _side(affair: Affair, value: str, told: Iterable[tuple[Reading, list[Span]]]) -> Position:
    ordered = sorted(told, key=lambda pair: affair.order[pair[0].report.id])
    origins = [affair.provenance.of_report(reading.report.id) for reading, _ in ordered]
    return Position(
        value=value,
        reports=tuple(dict.fromkeys(reading.report.id for reading, _ in ordered)),
        evidence=Evidence(position=list(dict.fromkeys(span for _, spans in ordered for span in spans))),
        origins=max(1, count_origins(origins)),
    )
