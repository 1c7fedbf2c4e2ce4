"""How many and how long: numbers that reports give for one thing, and that cannot all be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dragoman import lexicon
from dragoman.comparing.affair import Account, Affair
from dragoman.comparing.subjects import describe
from dragoman.linking.contexts import sentence_around
from dragoman.linking.words import content_stems, words
from dragoman.records import Disagreement, DisagreementKind, Event, Figure, Reading, Span, Subject, Time, identify

__all__ = ["bounds_of", "compare_quantities", "whole_figure"]

_DURATION = re.compile(
    r"P(?:(\d{1,6}(?:\.\d{1,3})?)([YMWD]))?(?:T(?:(\d{1,6}(?:\.\d{1,3})?)H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?"
)
_DAYS = {"Y": 365.0, "M": 30.0, "W": 7.0, "D": 1.0}
# What people mean by a rough number: `more than six` is not ten, `nearly ten` is not six; a round number is a tenth off.
_MORE, _LESS, _ABOUT, _ROUND = 1.25, 0.85, 0.15, 0.05
# How many were killed and injured is compared for the whole story, person by person.
_TOLLS = frozenset({"killed", "injured"})
# How near before a duration the word must stand that makes it the event's own (`lasted for more than`).
_BEFORE = 3


@dataclass(frozen=True, slots=True)
class _Given:
    """A number that an account gives: of what, between which bounds, in which words."""

    account: Account
    of: tuple[str, ...]
    low: float
    high: float
    span: Span


def compare_quantities(affair: Affair, event: Event) -> Iterator[Disagreement]:
    """Find numbers that reports give for an event, in the sentences that tell of it, and that exclude each other.

    Only what counts the same thing in the same unit and state is compared: dead with dead, hours of a meeting with hours of it.
    """
    given: dict[tuple[str, ...], list[_Given]] = defaultdict(list)
    for account in affair.accounts(event):
        for one in _given(account):
            given[one.of].append(one)
    for of, numbers in sorted(given.items()):
        sides = _sides(numbers)
        if len(sides) < 2 or len({number.account.mention.report for side in sides for number in side}) < 2:
            continue
        yield Disagreement(
            id=identify("d", "number", event.id, *of),
            kind=_kind(of, sides),
            about="number",
            subject=Subject(text=f"{_asked(of)}: {describe(affair, event)}", id=event.id),
            positions=tuple(
                affair.position(" ".join(side[0].span.text.split()), [n.account for n in side], [n.span for n in side])
                for side in sides
            ),
            story=event.story,
        )


def _given(account: Account) -> Iterator[_Given]:
    reading, trigger = account.reading, account.mention.evidence["trigger"][0]
    start, end = sentence_around(reading.report.text, trigger.start, trigger.end)
    for time in reading.times:
        span = time.evidence["time"][0]
        if start <= span.start and span.end <= end and time.type == "DURATION" and _is_its_own(reading, span):
            bounds = _length(time)
            if bounds:
                yield _Given(account, ("duration",), *bounds, span)
    for figure in reading.figures:
        number = figure.evidence["number"][0]
        # A `60-vote threshold` counts no votes.
        joined = reading.report.text[number.end : number.end + 1] in {"-", "\u2011", "\u2013"}
        if start <= number.start and number.end <= end and not joined and (of := _counted(figure)):
            yield _Given(account, of, *bounds_of(figure), whole_figure(reading, figure))


def _is_its_own(reading: Reading, span: Span) -> bool:
    before = list(words(reading.report.text[max(0, span.start - 40) : span.start]))[-_BEFORE:]
    return bool(_lasting() & set(before))


@cache
def _lasting() -> frozenset[str]:
    return frozenset(lexicon.table("duration_words").column("word"))


def _length(time: Time) -> tuple[float, float] | None:
    """The bounds of a duration in days, None where it counts nothing (`some hours`)."""
    match = _DURATION.fullmatch(time.value or "")
    if match is None or not any(match.groups()):
        return None
    number, unit, hours, minutes, seconds = match.groups()
    days = float(number or 0) * _DAYS.get(unit or "", 0.0)
    days += float(hours or 0) / 24 + float(minutes or 0) / 1440 + float(seconds or 0) / 86400
    match time.modifier:
        case "MORE_THAN" | "EQUAL_OR_MORE":
            return days, days * _MORE
        case "LESS_THAN" | "EQUAL_OR_LESS":
            return days * _LESS, days
        case "APPROX":
            return days * (1 - _ABOUT), days * (1 + _ABOUT)
        case _:
            return days * (1 - _ROUND), days * (1 + _ROUND)


def _counted(figure: Figure) -> tuple[str, ...]:
    """What a figure counts, as a key; empty where that is open, or where it counts nothing exactly (`millions`)."""
    if figure.low != figure.high and not any(sign.isdigit() for sign in figure.evidence["number"][0].text):
        return ()
    stems = sorted({stem for stem, _ in content_stems(figure.counts or "")})
    if (not stems and not figure.state) or figure.state in _TOLLS:
        return ()
    return ("count", figure.unit or "", figure.state or "", *stems)


def bounds_of(figure: Figure) -> tuple[float, float]:
    """Between which values a figure may lie, as people mean it: `more than six` is not ten."""
    low, high = sorted((figure.low, figure.high))
    if figure.bound == "least":
        return low, high * _MORE
    if figure.bound == "most":
        return low * _LESS, high
    rough = _ABOUT if figure.approximate else 0.0
    return low * (1 - rough), high * (1 + rough)


def whole_figure(reading: Reading, figure: Figure) -> Span:
    """The figure with its unit and what it counts, where they stand together."""
    spans = figure.evidence.spans()
    start, end = spans[0].start, max(span.end for span in spans)
    if end - start > 80:
        return figure.evidence["number"][0]
    return Span(report=reading.report.id, start=start, end=end, text=reading.report.text[start:end])


def _sides(numbers: Sequence[_Given]) -> list[list[_Given]]:
    """The numbers in groups that exclude each other, smallest first; those that fit into several are left out."""
    sides: list[list[_Given]] = []
    for number in sorted(numbers, key=lambda n: (n.low, n.high, n.span.report, n.span.start)):
        fitting = [side for side in sides if any(number.low <= other.high for other in side)]
        if fitting:
            fitting[-1].append(number)
        else:
            sides.append([number])
    reports = [{number.account.mention.report for number in side} for side in sides]
    # A report that gives both numbers tells them apart itself.
    if any(one & other for at, one in enumerate(reports) for other in reports[at + 1 :]):
        return []
    return sides


def _kind(of: tuple[str, ...], sides: Sequence[Sequence[_Given]]) -> DisagreementKind:
    days = [sorted(number.account.published for number in side) for side in sides]
    grown = all(side[0] for side in days) and all(early[-1] < late[0] for early, late in pairwise(days))
    return "update" if grown and _growing() & set(of) else "conflict"


@cache
def _growing() -> frozenset[str]:
    return frozenset(lexicon.table("growing_counts").column("state"))


def _asked(of: tuple[str, ...]) -> str:
    return (
        "how long it took" if of == ("duration",) else f"how many {' '.join(part for part in of[2:] if part)}".strip()
    )
