"""From forms to values: the resolver of one report's times, which chooses each anchor and says which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.reading.times.almanac import day_of, days, grain, month, step, unit_at
from dragoman.reading.times.forms import Form
from dragoman.reading.times.holidays import holiday

__all__ = ["Answer", "resolve"]

_STEP = re.compile(r"(TS|TM|TH|WE|[DWFMQHYECLS])([+-]\d{1,4})")
_CHOICE = re.compile(r"(md|[ymdwqhsen])([0-9A-Za-z-]+)([<>=]?)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a form came to: its value, the anchor it was found from, how sure that is, and what else it could have been."""

    value: str | None
    anchor: str
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()


_LONGER_THAN_A_QUARTER = frozenset({"P6M", "P9M", "P12M", "P1Y"})
UNKNOWN = Answer(None, "none", 0.0)


@dataclass(slots=True)
class _Mention:
    value: str
    paragraph: int
    sentence: int
    compared: bool  # a year earlier and the like: what others are compared with, never what the report goes on about


def resolve(forms: Iterable[Form], published: date | None) -> Iterator[Answer]:
    """Resolve all forms of one report, in the order of the text."""
    listed = list(forms)
    resolver = _Resolver(published, history=_retells_history(listed, published))
    for at, form in enumerate(listed):
        try:
            yield resolver.answer(form, listed[at + 1 : at + 3])
        except (OverflowError, ValueError):
            yield UNKNOWN


def _retells_history(forms: list[Form], published: date | None) -> bool:
    """Whether a report tells of years long past: many dates with a year before the last two, few words such as today or Friday."""
    dated = near = 0
    for form in forms:
        if form.anchor[:2].isdigit():
            year = int(form.anchor[:4].ljust(4, "0"))
            dated += published is None or year < published.year - 1
        elif form.anchor == "pub" or (form.anchor == "any" and form.steps[0][0] == "w"):
            near += 1
    return dated >= 4 and dated > 2 * near


class _Resolver:
    def __init__(self, published: date | None, *, history: bool) -> None:
        self.published = published
        self.history = history
        self.mentions: list[_Mention] = []

    def answer(self, form: Form, coming: list[Form]) -> Answer:
        """Resolve one form, and remember it for those that follow; `coming` are the next ones."""
        if form.anchor == "=":
            if form.steps[0] in _LONGER_THAN_A_QUARTER:
                # `For the nine months, …`: what is compared from here on are no quarters.
                self.mentions.append(_Mention("", form.paragraph, form.sentence, compared=False))
            return Answer(form.steps[0], "none")
        found = self._day_to_come(form, coming) or self._anchored(form)
        guessed_day = form.steps[:1] and form.steps[0][0] == "t" and found.anchor == "published"
        if self.history and found.anchor == "published":
            return found
        if found.value and grain(found.value) and not guessed_day:
            self.mentions.append(_Mention(found.value, form.paragraph, form.sentence, _aside(form)))
        return found

    def _anchored(self, form: Form) -> Answer:
        if form.anchor[:1].isdigit():
            return Answer(_take(form.anchor, form.steps), "none", 0.98)
        if form.anchor == "pub":
            return self._from_publication(form)
        return self._from_mention(form) if form.anchor == "ref" else self._open(form)

    def _from_publication(self, form: Form) -> Answer:
        if self.history and form.steps == ("D+0",):
            # Who tells of wars long past means our age by `today`.
            return Answer("PRESENT_REF", "none", 0.7)
        if self.published is None:
            return UNKNOWN
        compared = form.steps == ("Y-1", "c") or (form.steps == ("Y-1",) and form.cue in {"from", "than", "versus"})
        if compared and (found := self._year_back(form)):
            return found
        return Answer(self._from_day(self.published, form), "published", 0.95)

    # -- from a day ------------------------------------------------------------------------------------------------

    def _from_day(self, day: date, form: Form, *, base: str | None = None) -> str:
        first = form.steps[0]
        if moved := _STEP.fullmatch(first):
            unit, count = moved[1], int(moved[2])
            return _take(_moved(day, unit, count, base), form.steps[1:])
        choice = _CHOICE.fullmatch(first)
        if not choice:
            raise ValueError(first)
        kind, wanted, direction = choice[1], choice[2], choice[3]
        if direction == "=":
            value = self._this(day, kind, wanted, form.tense)
        else:
            value = _last(day, kind, wanted) if direction == "<" else _following(day, kind, wanted)
        return _take(value, form.steps[1:])

    def _this(self, day: date, kind: str, wanted: str, tense: str) -> str:
        if kind == "w":
            if day.isoweekday() == int(wanted):
                return day.isoformat()
            return _previous(day, kind, wanted) if tense == "past" else _following(day, kind, wanted)
        if kind == "e":
            return unit_at("WE", day - timedelta(7 if tense == "past" and day.isoweekday() < 6 else 0))
        return _take(f"{day.year:04d}", (f"{kind}{wanted}",))

    # -- from a time mentioned before ------------------------------------------------------------------------------

    def _quarter(self, form: Form, *, within: int) -> str | None:
        """The quarter that the report goes on about, where one was named not long before."""
        for mention in reversed(self.mentions[-10:]):
            if form.sentence - mention.sentence > within:
                return None
            if not mention.value:
                return None
            if grain(mention.value) == "Q" and not mention.compared:
                return mention.value
        return None

    def _year_back(self, form: Form) -> Answer | None:
        """`a year earlier` in a comparison of quarters: the same quarter of that year."""
        quarter = self._quarter(form, within=10)
        day = day_of(quarter)
        if day is None or form.cue not in {"from", "", "than", "in", "to", "with", "versus"}:
            return None
        year_back = step(day, "Y", -1)
        return Answer(unit_at("Q", year_back), "mentioned", 0.7, (unit_at("Y", year_back),))

    def _from_mention(self, form: Form) -> Answer:
        first = form.steps[0]
        if first == "Y-1" and (found := self._year_back(form)):
            return found
        if first[0] == "y":
            quarter = self._quarter(form, within=10)
            return Answer(
                f"{first[1:]}{quarter[4:]}" if quarter else first[1:], "mentioned" if quarter else "none", 0.8
            )
        if first == "Q+0":
            return self._the_quarter(form)
        moved = _STEP.fullmatch(first)
        unit = moved[1] if moved else ""
        for mention in reversed(self.mentions[-8:]):
            if not mention.value or (mention.compared and first == "Y-1"):
                continue
            if (unit in {"D", "W", "WE"} and grain(mention.value) not in {"D", "W", "WE"}) or "/" in mention.value:
                continue
            if day := day_of(mention.value):
                base = mention.value if mention.sentence == form.sentence else None
                return Answer(self._from_day(day, form, base=base), "mentioned", 0.75)
        if self.published is None:
            return UNKNOWN
        return Answer(self._from_day(self.published, form), "published", 0.6)

    def _the_quarter(self, form: Form) -> Answer:
        """`the quarter`: the one just named, else the last that was over when the report came out."""
        if quarter := self._quarter(form, within=12):
            return Answer(quarter, "mentioned", 0.8)
        if self.published is None:
            return UNKNOWN
        return Answer(unit_at("Q", step(self.published, "M", -3)), "published", 0.6)

    # -- left open -------------------------------------------------------------------------------------------------

    def _open(self, form: Form) -> Answer:
        first = form.steps[0]
        if first[0] == "t":
            return self._clock(form)
        if first[0] == "y":
            return Answer(_take(first[1:], form.steps[1:]), "none", 0.98)
        if _STEP.fullmatch(first):
            story = self._narrated("m")
            near = (day_of(story.value) if story else None) or self.published
            return Answer(self._from_day(near, form), "mentioned" if story else "published", 0.85) if near else UNKNOWN
        choice = _CHOICE.fullmatch(first)
        if not choice:
            raise ValueError(first)
        kind, wanted = choice[1], choice[2]
        rest = form.steps[1:]
        if kind == "m" and rest and rest[0][0] == "d":
            kind, wanted, rest = "md", f"{wanted}-{rest[0][1:]}", rest[1:]
        mention = self._narrated(kind)
        if mention is not None:
            near = day_of(mention.value)
            assert near is not None
            return Answer(_take(_in_story(near, kind, wanted), rest), "mentioned", 0.8)
        if self.published is None:
            return UNKNOWN
        value, other, confidence = _choose(self.published, kind, wanted, form)
        return Answer(_take(value, rest), "published", confidence, (_take(other, rest),))

    def _narrated(self, kind: str) -> _Mention | None:
        """The mention that a narrative goes on from, where the report tells one."""
        if not self.history:
            return None
        for mention in reversed(self.mentions[-12:]):
            if not mention.value:
                continue
            if kind == "w" and grain(mention.value) != "D":
                continue
            if grain(mention.value) in {"E", "C"} or "/" in mention.value:
                continue
            return mention
        return None

    def _day_to_come(self, form: Form, coming: list[Form]) -> Answer | None:
        """A clock time whose day follows in the same sentence: `at 10:35 a.m. (0735 GMT) Friday`."""
        if form.steps[:1] == () or form.steps[0][0] != "t":
            return None
        for other in coming:
            if other.anchor in {"any", "pub"} and other.sentence == form.sentence and other.steps[0][0] in "wmD":
                day = self._anchored(other)
                if (
                    day.value
                    and grain(day.value) == "D"
                    and "T" not in day.value
                    and not any(s[0] == "t" for s in other.steps)
                ):
                    return Answer(_take(day.value, form.steps), day.anchor, 0.75)
        return None

    def _clock(self, form: Form) -> Answer:
        for mention in reversed(self.mentions[-6:]):
            if grain(mention.value) == "D" and form.paragraph - mention.paragraph <= 1:
                return Answer(_take(mention.value.partition("T")[0], form.steps), "mentioned", 0.7)
        if self.published is None:
            return UNKNOWN
        return Answer(_take(self.published.isoformat(), form.steps), "published", 0.7)


def _aside(form: Form) -> bool:
    """Whether a time is only compared with, or lies ahead: the report goes on about another."""
    first = form.steps[0] if form.steps else ""
    return (
        first == "Y-1" or (form.anchor == "ref" and first[:1] == "y") or (form.tense == "future" and first[:1] == "q")
    )


def _moved(day: date, unit: str, count: int, base: str | None) -> str:
    """The unit that lies `count` units from a day, by name; from a quarter or day, a year on is that quarter or day."""
    there = step(day, unit, count)
    if unit in {"TS", "TM", "TH"}:
        return there.isoformat()
    if base and unit == "Y" and count and grain(base) in {"Q", "M", "H", "S"}:
        return unit_at(grain(base), there)
    return unit_at("W" if unit == "F" else "Y" if unit == "L" else unit, there)


def _take(value: str, steps: Iterable[str]) -> str:
    """Choose within a value: a month of a year, a weekday of a week, a part of a day."""
    for name in steps:
        if name[0] == "t":
            value = f"{value.partition('T')[0]}T{name[1:]}"
            continue
        if name == "c":
            continue
        first = day_of(value)
        if first and name[0] in "uz":
            value = unit_at(name[1:], first) if name[0] == "u" else f"{value}/{value[:-2]}{name[1:]}"
            continue
        choice = _CHOICE.fullmatch(name)
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


def _in_year(year: int, kind: str, wanted: str) -> str:
    if kind == "n":
        return holiday(wanted, year).isoformat()
    value = f"{year:04d}-" + {"m": "", "q": "Q", "h": "H", "s": "", "md": ""}[kind] + wanted
    if kind == "md" and wanted == "02-29":
        while days(value) is None and year > 1:
            year -= 1
            value = f"{year:04d}-02-29"
    return value


def _last(day: date, kind: str, wanted: str) -> str:
    """What `last` means: `last February`, said in early March, is that of the year before."""
    return _previous(step(day, "M", -1) if kind == "m" else day, kind, wanted)


def _previous(day: date, kind: str, wanted: str) -> str:
    """The latest such day, month or season that was over before `day`."""
    if kind == "e":
        return unit_at("WE", day - timedelta(7))
    if kind == "w":
        return (day - timedelta((day.isoweekday() - int(wanted) - 1) % 7 + 1)).isoformat()
    value = _in_year(day.year, kind, wanted)
    found = days(value)
    if found is None:
        raise ValueError(value)
    return value if found[1] < day else _in_year(day.year - 1, kind, wanted)


def _following(day: date, kind: str, wanted: str) -> str:
    """The first such day, month or season that begins after `day`."""
    if kind == "e":
        return unit_at("WE", day + timedelta(7 if day.isoweekday() > 5 else 0))
    if kind == "w":
        return (day + timedelta((int(wanted) - day.isoweekday() - 1) % 7 + 1)).isoformat()
    if kind == "d":
        this = f"{day.year:04d}-{day.month:02d}-{wanted}"
        year, number = month(day.year, day.month + 1)
        return this if int(wanted) > day.day and days(this) else f"{year:04d}-{number:02d}-{wanted}"
    value = _in_year(day.year, kind, wanted)
    found = days(value)
    if found is None:
        raise ValueError(value)
    return value if found[0] > day else _in_year(day.year + 1, kind, wanted)


def _in_story(near: date, kind: str, wanted: str) -> str:
    """Where a narrative that has reached `near` means such a day or month: the same year, or the first after it."""
    if kind == "w":
        return near.isoformat() if near.isoweekday() == int(wanted) else _following(near, kind, wanted)
    if kind == "d":
        return f"{near.year:04d}-{near.month:02d}-{wanted}"
    if kind == "e":
        return unit_at("WE", near)
    return _in_year(near.year, kind, wanted)


def _choose(published: date, kind: str, wanted: str, form: Form) -> tuple[str, str, float]:
    """Past or future of the report's date, with the other as the alternative."""
    if kind == "d":
        this = f"{published.year:04d}-{published.month:02d}-{wanted}"
        year, number = month(published.year, published.month - 1)
        before = this if int(wanted) <= published.day else f"{year:04d}-{number:02d}-{wanted}"
        after = _following(published, kind, wanted)
        return (after, before, 0.6) if form.tense == "future" else (before, after, 0.6)
    if kind == "e":
        this, last = unit_at("WE", published), unit_at("WE", published - timedelta(7))
        return (this, last, 0.7) if form.tense == "future" or published.isoweekday() > 5 else (last, this, 0.85)
    if kind == "w":
        today = published.isoweekday() == int(wanted)
        past = published.isoformat() if today else _previous(published, kind, wanted)
        future = published.isoformat() if today else _following(published, kind, wanted)
        other = (published + timedelta(7)).isoformat() if today else ""
        ahead = (
            form.tense == "future" or form.cue in {"until", "till", "as"} or (form.cue == "by" and form.tense != "past")
        )
        return (future, other or past, 0.8) if ahead else (past, other or future, 0.92)
    current = _in_year(published.year, kind, wanted)
    found = days(current)
    if found is None:
        raise ValueError(current)
    if found[0] <= published <= found[1]:
        return current, _in_year(published.year - 1, kind, wanted), 0.8
    past, future = _previous(published, kind, wanted), _following(published, kind, wanted)
    behind, ahead_of = days(past), days(future)
    if behind is None or ahead_of is None:
        return past, future, 0.6
    since, until = (published - behind[1]).days, (ahead_of[0] - published).days
    # How much nearer the future one must be: tuned on TimeBank, where the past is meant in three cases of four.
    factor = {"past": 6.0 if kind == "m" else 4.0, "future": 0.5, "aim": 1.5}.get(
        form.tense, 4.0 if kind == "m" else 2.0
    )
    if form.cue == "as" or (form.cue in {"until", "till", "by"} and form.tense != "past"):
        factor = 0.4
    return (future, past, 0.75) if since > factor * until else (past, future, 0.85)
