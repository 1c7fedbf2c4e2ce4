"""The date of an undated report, from what it shares with dated ones and from its own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman import lexicon
from dragoman.linking.contexts import sentence_around
from dragoman.linking.days import day_of
from dragoman.linking.event_likeness import Told, grounds_for
from dragoman.linking.likely_days import interval_of, likeliest, likely_days
from dragoman.linking.quotations import same_utterance
from dragoman.linking.wording import Wording, compare_wordings, rarity_in, wording_of
from dragoman.linking.words import content_stems
from dragoman.reading.times import resolve_times
from dragoman.reading.times.forms import Form
from dragoman.records import Actor, Event, Reading, Statement, Time, When

__all__ = ["Inferred", "infer_dates"]

# A report may be older than the first dated report of its story by so many days, and younger than the last.
_BEFORE, _AFTER = 7, 10
# What a day must have in its favour: one utterance or event that falls on the same day in a dated report.
_LEAST = 2.5
_QUOTED, _HAPPENED, _TOLD, _PINNED, _AHEAD = 3.0, 3.0, 2.0, 2.0, 2.0
# Days whose score is this near the best cannot be told from it.
_MARGIN, _WIDE_MARGIN = 1.5, 2.5
_LONGEST_INTERVAL = 6
_MOST_COMPARED, _LEAD = 30, 2_000
_WEEKDAY_STEP = re.compile(r"w([1-7])=?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """A date that was inferred, and why."""

    published: When
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shared:
    """That a time of the undated report is that of something which a dated report puts on `day`."""

    time: str
    day: date
    weight: float
    reason: str


def infer_dates(
    readings: Sequence[Reading], story_of: Mapping[str, str], actors: Iterable[Actor]
) -> dict[str, Inferred]:
    """Infer dates for the undated reports whose story has dated ones; those left out stay unknown."""
    known = {actor.id: actor for actor in actors}
    stories: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        stories[story_of[reading.report.id]].append(reading)
    found: dict[str, Inferred] = {}
    for members in stories.values():
        dated = [reading for reading in members if day_of(reading.report.published)]
        for reading in members:
            if dated and reading.report.published.earliest is None and reading.times:
                inferred = _infer(reading, _nearest(reading, dated), known)
                if inferred:
                    found[reading.report.id] = inferred
    return found


def _nearest(reading: Reading, dated: Sequence[Reading]) -> Sequence[Reading]:
    """The dated reports that share most with an undated one; in a large story comparing with all of them would take too long."""
    if len(dated) <= _MOST_COMPARED:
        return dated
    own = dict(content_stems(reading.report.text[:_LEAD]))

    def shared(other: Reading) -> float:
        return sum(own[stem] for stem in {stem for stem, _ in content_stems(other.report.text[:_LEAD])} if stem in own)

    return sorted(dated, key=lambda other: (-round(shared(other), 6), other.report.id))[:_MOST_COMPARED]


def _infer(reading: Reading, dated: Sequence[Reading], actors: Mapping[str, Actor]) -> Inferred | None:
    shared = _shared(reading, dated, actors)
    pins = _pins(reading)
    days = sorted(day for r in dated if (day := day_of(r.report.published)))
    first, last = days[0] - timedelta(days=_BEFORE), days[-1] + timedelta(days=_AFTER)
    scores: dict[date, float] = {}
    grounds: dict[date, list[str]] = {}
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        scores[day], grounds[day] = _score(day, reading.times, shared, pins)
    best = max(scores.values())
    if best < _LEAST:
        return _by_its_story(reading, days)
    # Like sentences alone may be a standing paragraph that tells of another day.
    firm = pins or any(tie.weight >= _HAPPENED for tie in shared)
    likely = [day for day, score in scores.items() if score >= best - (_MARGIN if firm else _WIDE_MARGIN)]
    if len(likely) == 1:
        return Inferred(published=When.on(likely[0].isoformat(), basis="inferred"), reasons=tuple(grounds[likely[0]]))
    if (likely[-1] - likely[0]).days > _LONGEST_INTERVAL:
        return _by_its_story(reading, days)
    interval = When(
        value=None, earliest=likely[0].isoformat(), latest=likely[-1].isoformat(), precision="interval", basis="inferred",
    )  # fmt: skip
    return Inferred(published=interval, reasons=tuple(grounds[likely[0]]))


def _by_its_story(reading: Reading, dated: Sequence[date]) -> Inferred | None:
    """Some days, where nothing that is shared gives one: near the dates of the other reports, and behind its own weekdays."""
    weekdays = [
        time for time in reading.times if _weekday(time, with_its_parts=True) is not None and not _is_ahead(time)
    ]
    likely = likely_days(weekdays, dated)
    run = interval_of(likely, dated)
    if run is None:
        return None
    best = likeliest(likely)
    named = ", ".join(sorted({f"`{_printed(time)}`" for time in weekdays}))
    around = f"{dated[0].isoformat()} to {dated[-1].isoformat()}" if len(set(dated)) > 1 else dated[0].isoformat()
    return Inferred(
        published=When(
            value=None, earliest=run[0].isoformat(), latest=run[1].isoformat(), precision="interval", basis="inferred",
        ),
        reasons=(
            f"the other reports of its story are of {around}",
            f"it names {named}" if named else "it names no weekday",
            f"likeliest is {best.isoformat()}, a guess of a kind that is right in one case of two, a day off in five of six",
        ),
    )  # fmt: skip


def _score(
    day: date, times: Sequence[Time], shared: Sequence[_Shared], pins: Mapping[int, str]
) -> tuple[float, list[str]]:
    resolved = {time.id: day_of(time.when) for time in resolve_times(times, day)}
    score, reasons = 0.0, []
    for one in shared:
        then = resolved.get(one.time)
        if then == one.day:
            score += one.weight
            reasons.append(f"{one.reason} on {one.day.isoformat()}")
        elif then is not None:
            score -= one.weight / 2
    # A day still to come is not called by its name on that very day: `will meet on Saturday` is not of a Saturday.
    ahead = [t for t in times if _weekday(t) == day.weekday() and _is_ahead(t) and resolved[t.id] == day]
    score -= _AHEAD if ahead and day.weekday() not in pins else 0.0
    if pins:
        if day.weekday() in pins:
            score += _PINNED
            reasons.append(f"`{pins[day.weekday()]}`, of its own day")
        else:
            score -= _PINNED / 2
    return round(score, 6), reasons


def _pins(reading: Reading) -> dict[int, str]:
    """The weekdays that the report gives as its own, outside what it quotes, with its words."""
    quoted = [span for s in reading.statements if s.kind == "direct" for span in s.evidence["content"]]
    openings = tuple(f"{words} " for words in lexicon.table("date_pins").column("words"))
    pins: dict[int, str] = {}
    for time in reading.times:
        span = time.evidence["time"][0]
        weekday = _weekday(time)
        inside = any(q.start <= span.start and span.end <= q.end for q in quoted)
        if weekday is not None and not inside and span.text.casefold().startswith(openings):
            pins.setdefault(weekday, span.text)
    return pins


def _weekday(time: Time, *, with_its_parts: bool = False) -> int | None:
    """The weekday that a time names and nothing more (0 is Monday), or no more than its parts (`Saturday night`)."""
    steps = Form.parse(time.form).steps if time.form and time.type in {"DATE", "TIME"} else ()
    if with_its_parts and len(steps) == 2 and steps[1].startswith("t"):
        steps = steps[:1]
    named = _WEEKDAY_STEP.fullmatch(steps[0]) if len(steps) == 1 else None
    return int(named[1]) - 1 if named else None


def _is_ahead(time: Time) -> bool:
    return time.form is not None and Form.parse(time.form).tense == "future"


def _shared(reading: Reading, dated: Sequence[Reading], actors: Mapping[str, Actor]) -> list[_Shared]:
    """What ties each of the report's times to a day: the strongest tie for each."""
    sentences = [_sentence(r, t) for r in (reading, *dated) for t in r.times]
    rarity = rarity_in(sentences)
    wordings: dict[str, Wording] = {}

    def wording(text: str) -> Wording:
        if text not in wordings:
            wordings[text] = wording_of(text, rarity)
        return wordings[text]

    ties: dict[str, list[_Shared]] = defaultdict(list)
    for sibling in dated:
        name = sibling.report.outlet or sibling.report.key or sibling.report.id
        for own in reading.statements:
            for other in sibling.statements:
                if own.said.time and (day := day_of(other.said)) and _one_utterance(own, other, wording):
                    who = actors[own.speaker or ""].name if own.speaker in actors else own.speaker_text
                    ties[own.said.time].append(_Shared(own.said.time, day, _QUOTED, f"words of {who} that {name} has"))
        for event in reading.events:
            for other_event in sibling.events:
                if event.when.time and (day := day_of(other_event.when)) and _one_event(event, other_event, actors):
                    what = event.detail or event.type
                    ties[event.when.time].append(_Shared(event.when.time, day, _HAPPENED, f"{what} that {name} has"))
        for time in reading.times:
            for other_time in sibling.times:
                day = day_of(other_time.when)
                if day is None or time.type not in {"DATE", "TIME"}:
                    continue
                likeness = compare_wordings(wording(_sentence(reading, time)), wording(_sentence(sibling, other_time)))
                if likeness.words >= 4 and likeness.shorter >= 0.4:
                    # Of several times in two like sentences, those in one wording belong together.
                    named = 1.0 if _printed(time) == _printed(other_time) else 0.5
                    weight = round(named * _TOLD * min(1.0, 2 * likeness.whole), 3)
                    ties[time.id].append(_Shared(time.id, day, weight, f"a like sentence that {name} has"))
    return [tie for found in ties.values() for tie in _strongest(found)]


def _strongest(ties: Sequence[_Shared]) -> list[_Shared]:
    """One tie for each day that is tied, and of two days only the better founded, unless they are as well founded."""
    by_day: dict[date, float] = defaultdict(float)
    for tie in ties:
        by_day[tie.day] = max(by_day[tie.day], tie.weight)
    most = max(by_day.values())
    days = [day for day, weight in by_day.items() if weight == most]
    chosen = [
        min((t for t in ties if t.day == day and t.weight == most), key=lambda t: t.reason) for day in sorted(days)
    ]
    return [replace(tie, weight=round(tie.weight / len(chosen), 3)) for tie in chosen]


def _printed(time: Time) -> str:
    return " ".join(time.evidence["time"][0].text.casefold().split())


def _sentence(reading: Reading, time: Time) -> str:
    span = time.evidence["time"][0]
    start, end = sentence_around(reading.report.text, span.start, span.end)
    return reading.report.text[start:end]


def _one_utterance(own: Statement, other: Statement, wording: Callable[[str], Wording]) -> bool:
    if own.speaker is None or own.speaker != other.speaker:
        return False
    one, two = wording(own.content), wording(other.content)
    return same_utterance(compare_wordings(one, two), min(one.weight, two.weight))


def _one_event(event: Event, other: Event, actors: Mapping[str, Actor]) -> bool:
    """Whether two events can be one when their times are left open: both sides and the place are the same."""
    undated, other_undated = replace(event, when=When()), replace(other, when=When())
    grounds = grounds_for(Told(undated, actors), Told(other_undated, actors))
    return grounds.score >= 3.0 and not (event.ordinal and other.ordinal and event.ordinal != other.ordinal)
