"""Choosing on the calendar: which Friday, which March, what lies three weeks on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from dragoman.reading.times.almanac import day_of, days, grain, into_our_era, month, out_of_our_era, step, unit_at
from dragoman.reading.times.forms import Form
from dragoman.reading.times.holidays import holiday
from dragoman.reading.times.senses import has_sense

__all__ = ["CHOICE", "PULLS", "STEP", "choose", "following", "in_story", "last", "moved", "previous", "take"]

STEP = re.compile(r"(TS|TM|TH|WE|[DWFMQHYECLS])([+-]\d{1,4})")
CHOICE = re.compile(r"(md|[ymdwqhsen])([0-9A-Za-z-]+)([<>=]?)")


# How many times nearer than the past one a future month, day of a month or quarter must be to be meant, by what its clause says.
# Set on TimeBank, where three of four are past; the benchmark tells how far halves and doubles of them carry over.
PULLS = {
    "deadline": 0.1,
    "future": 0.05,
    "results expected": 0.5,  # of a quarter that is over, too
    "across": 1.0,
    "aim": 1.5,
    "day": 2.0,
    "day told": 20.0,
    "month": 4.0,
    "month told": 20.0,
}


def moved(day: date, unit: str, count: int, base: str | None) -> str:
    """The unit that lies `count` units from a day, by name; from a quarter or day, a year on is that quarter or day."""
    there = step(day, unit, count)
    if unit in {"TS", "TM", "TH"}:
        return there.isoformat()
    if base and unit == "Y" and count and grain(base) in {"Q", "M", "H", "S"}:
        return unit_at(grain(base), there)
    return unit_at("W" if unit == "F" else "Y" if unit == "L" else unit, there)


def take(value: str, steps: Iterable[str]) -> str:
    """Choose within a value: a month of a year, a weekday of a week, a part of a day."""
    for name in steps:
        if name[0] == "t":
            value = f"{value.partition('T')[0]}T{name[1:]}"
            continue
        if name in {"c", "k", "l"}:
            continue
        first = day_of(value)
        if first and name[0] in "+-":
            value = (first + timedelta(int(name))).isoformat()
            continue
        if first and name[0] in "uz":
            # The weekend of a Monday that is a holiday is the one before it.
            day = first - timedelta(3) if name == "uWE" and first.isoweekday() <= 2 else first
            value = unit_at(name[1:], day) if name[0] == "u" else f"{value}/{value[:-2]}{name[1:]}"
            continue
        choice = CHOICE.fullmatch(name)
        if not choice or first is None:
            raise ValueError(name)
        kind, wanted = choice[1], choice[2]
        if kind == "n":
            value = holiday(wanted, first.year).isoformat()
        elif kind == "w":
            value = (first - timedelta(first.isoweekday() - int(wanted))).isoformat()
        elif kind == "d":
            value = date(first.year, first.month, int(wanted)).isoformat()
        else:
            value = f"{first.year:04d}-" + {"m": "", "q": "Q", "h": "H", "s": "", "md": ""}[kind] + wanted
    return value


def in_year(year: int, kind: str, wanted: str) -> str:
    if kind == "n":
        return holiday(wanted, year).isoformat()
    value = f"{year:04d}-" + {"m": "", "q": "Q", "h": "H", "s": "", "md": ""}[kind] + wanted
    if kind == "md" and wanted == "02-29":
        while days(value) is None and year > 1:
            year -= 1
            value = f"{year:04d}-02-29"
    return value


def last(day: date, kind: str, wanted: str) -> str:
    """What `last` means: `last February`, said in early March, is that of the year before."""
    return previous(step(day, "M", -1) if kind == "m" else day, kind, wanted)


def previous(day: date, kind: str, wanted: str) -> str:
    """The latest such day, month or season that was over before `day`."""
    if kind == "e":
        return unit_at("WE", day - timedelta(7))
    if kind == "w":
        return (day - timedelta((day.isoweekday() - int(wanted) - 1) % 7 + 1)).isoformat()
    value = in_year(day.year, kind, wanted)
    found = days(value)
    if found is None:
        raise ValueError(value)
    return value if found[1] < day else in_year(day.year - 1, kind, wanted)


def following(day: date, kind: str, wanted: str) -> str:
    """The first such day, month or season that begins after `day`."""
    if kind == "e":
        return unit_at("WE", day + timedelta(7 if day.isoweekday() > 5 else 0))
    if kind == "w":
        return (day + timedelta((int(wanted) - day.isoweekday() - 1) % 7 + 1)).isoformat()
    if kind == "d":
        this = f"{day.year:04d}-{day.month:02d}-{wanted}"
        year, number = month(day.year, day.month + 1)
        return this if int(wanted) > day.day and days(this) else f"{year:04d}-{number:02d}-{wanted}"
    value = in_year(day.year, kind, wanted)
    found = days(value)
    if found is None:
        raise ValueError(value)
    return value if found[0] > day else in_year(day.year + 1, kind, wanted)


def in_story(reached: str, kind: str, wanted: str) -> str:
    """Where a narrative that has reached a date means such a day or month: the same year, or the next where it goes on.

    >>> in_story("1941-12-07", "m", "01"), in_story("1941-06-22", "m", "05"), in_story("1941", "m", "01")
    ('1942-01', '1941-05', '1941-01')
    >>> in_story("BC0480-09", "m", "01"), in_story("BC0431", "s", "SU")
    ('BC0479-01', 'BC0431-SU')
    """
    if reached.startswith("BC"):
        return out_of_our_era(in_story(into_our_era(reached), kind, wanted), True)
    bounds = days(reached)
    if bounds is None:
        raise ValueError(reached)
    near = bounds[0]
    if kind == "w":
        return near.isoformat() if near.isoweekday() == int(wanted) else following(near, kind, wanted)
    if kind == "d":
        return f"{near.year:04d}-{near.month:02d}-{wanted}"
    if kind == "e":
        return unit_at("WE", near)
    value = in_year(near.year, kind, wanted)
    found = days(value)
    # Stories go forward: December is followed by the January of the next year, not by that of eleven months ago.
    if found and grain(reached) in {"D", "W", "M", "S"} and (near - found[1]).days > 150:
        return in_year(near.year + 1, kind, wanted)
    return value


def choose(published: date, kind: str, wanted: str, form: Form) -> tuple[str, str, float]:
    """Past or future of the report's date, with the other as the alternative, and how sure that is."""
    chooser = {"d": _choose_day, "e": _choose_weekend, "w": _choose_weekday}.get(kind)
    return chooser(published, wanted, form) if chooser else _choose_in_year(published, kind, wanted, form)


def _choose_day(published: date, wanted: str, form: Form) -> tuple[str, str, float]:
    """`the 28th`: by the tense, else the nearer of the two."""
    this = f"{published.year:04d}-{published.month:02d}-{wanted}"
    year, number = month(published.year, published.month - 1)
    before = this if int(wanted) <= published.day else f"{year:04d}-{number:02d}-{wanted}"
    after = following(published, "d", wanted)
    ahead = form.tense == "future" or (not form.tense and (published.day - int(wanted)) % 31 > 15)
    return (after, before, 0.6) if ahead else (before, after, 0.6)


def _choose_weekend(published: date, wanted: str, form: Form) -> tuple[str, str, float]:
    """`the weekend`: the one just over, unless it is on or what is told lies ahead."""
    this, before = (unit_at(wanted, published), unit_at(wanted, published - timedelta(7)))
    return (this, before, 0.7) if form.tense == "future" or published.isoweekday() > 5 else (before, this, 0.85)


def _choose_weekday(published: date, wanted: str, form: Form) -> tuple[str, str, float]:
    """`Friday`: the latest up to the report's date (nine of ten in news), unless verb or preposition look ahead."""
    today = published.isoweekday() == int(wanted)
    past = published.isoformat() if today else previous(published, "w", wanted)
    future = published.isoformat() if today else following(published, "w", wanted)
    other = (published + timedelta(7)).isoformat() if today else ""
    due = has_sense(form.cue, "deadline") or has_sense(form.cue, "soonest")
    due = due or (has_sense(form.cue, "latest") and form.tense != "past")
    if form.tense == "off" and not due:
        # A day that was called off is the nearer one: who means the other says next or last.
        before, after = (published - date.fromisoformat(past)).days, (date.fromisoformat(future) - published).days
        return (future, other or past, 0.6) if after < before else (past, other or future, 0.6)
    ahead = (form.tense == "future" or due) and not has_sense(form.cue, "background")
    return (future, other or past, 0.8) if ahead else (past, other or future, 0.92)


def _choose_in_year(published: date, kind: str, wanted: str, form: Form) -> tuple[str, str, float]:
    """`March`, `March 3`, `the third quarter`: this year's if it is on; else past or future by tense and nearness."""
    current = in_year(published.year, kind, wanted)
    found = days(current)
    if found is None:
        raise ValueError(current)
    if found[0] <= published <= found[1]:
        return current, in_year(published.year - 1, kind, wanted), 0.8
    past, future = previous(published, kind, wanted), following(published, kind, wanted)
    behind, ahead_of = days(past), days(future)
    if has_sense(form.cue, "background") or behind is None or ahead_of is None:
        return past, future, 0.95
    since, until = (published - behind[1]).days, (ahead_of[0] - published).days
    return (future, past, 0.75) if since > _pull(kind, form) * until else (past, future, 0.85)


def _pull(kind: str, form: Form) -> float:
    """How many times nearer than the past one the future one must be to be meant."""
    due = has_sense(form.cue, "deadline") or has_sense(form.cue, "latest")
    if has_sense(form.cue, "soonest") or (due and form.tense != "past"):
        return PULLS["deadline"]
    if has_sense(form.cue, "across"):
        return PULLS["across"]
    if kind in {"q", "h"} and form.tense == "future":
        return PULLS["results expected"]
    if form.tense in {"future", "aim"}:
        return PULLS[form.tense]
    month = "month" if kind == "m" else "day"
    return PULLS[f"{month} told" if form.tense == "past" else month]
