"""From forms to values: the resolver of one report's times, which chooses each anchor and says which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.reading.times.almanac import day_of, days, grain, step, unit_at
from dragoman.reading.times.choices import CHOICE, STEP, choose, following, in_story, last, moved, previous, take
from dragoman.reading.times.forms import Form

__all__ = ["Answer", "resolve"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a form came to: its value, the anchor it was found from, how sure that is, and what else it could have been."""

    value: str | None
    anchor: str
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()


_LONGER_THAN_A_QUARTER = frozenset({"P6M", "P9M", "P12M", "P1Y"})
_STORY_CUES = frozenset({"in", "by", "during", "throughout", "of"})  # `In 1941, …`: the story has come to that year
_BACKGROUND_CUES = frozenset({"since", "until", "till"})
_ALL = 1_000_000
UNKNOWN = Answer(None, "none", 0.0)


@dataclass(slots=True)
class _Mention:
    value: str
    paragraph: int
    sentence: int
    # A year earlier and the like: what others are compared with, not what the report goes on about.
    compared: bool = False
    # A day told as past outside quotations: the day on which words quoted next to it were said.
    said: bool = False
    # A year in passing (`the 1938 treaty`, `since 1772`), a date in brackets: no story goes on from there.
    aside: bool = False


def resolve(forms: Iterable[Form], published: date | None) -> Iterator[Answer]:
    """Resolve all forms of one report, in the order of the text."""
    listed = list(forms)
    resolver = _Resolver(published, reach=_reach_of_stories(listed, published))
    for at, form in enumerate(listed):
        try:
            yield resolver.answer(form, listed[at + 1 : at + 3])
        except (OverflowError, ValueError):
            yield UNKNOWN


def _reach_of_stories(forms: list[Form], published: date | None) -> int:
    """Over how many sentences a story's date holds for those after it.

    In retold history (many dates with a year long past, few words such as today or Friday) over all of them; in a report that
    tells much of years past, a few; in other news, only within the sentence.
    """
    dated = near = 0
    for form in forms:
        if form.anchor[:2].isdigit():
            year = int(form.anchor[:4].ljust(4, "0"))
            dated += published is None or year < published.year - 1
        elif form.anchor == "pub" or (form.anchor == "any" and form.steps[0][0] == "w"):
            near += 1
    if dated >= 4 and dated > 4 * near:
        return _ALL
    return 3 if dated >= 4 and dated > 2 * near else 0


class _Resolver:
    def __init__(self, published: date | None, *, reach: int) -> None:
        self.published = published
        self.reach = reach
        self.history = reach == _ALL
        self.mentions: list[_Mention] = []

    def answer(self, form: Form, coming: list[Form]) -> Answer:
        """Resolve one form, and remember it for those that follow; `coming` are the next ones."""
        if form.anchor == "=":
            if form.steps[0] in _LONGER_THAN_A_QUARTER:
                # `For the nine months, …`: what is compared from here on are no quarters.
                self.mentions.append(_Mention("", form.paragraph, form.sentence))
            return Answer(form.steps[0], "none")
        found = _possible(self._day_to_come(form, coming) or self._anchored(form, coming))
        guessed_day = form.steps[:1] and form.steps[0][0] == "t" and found.anchor == "published"
        if self.history and found.anchor == "published":
            return found
        if found.value and grain(found.value) and not guessed_day:
            passing = form.bracketed or form.cue in _BACKGROUND_CUES
            passing = passing or (grain(found.value) == "Y" and form.cue not in _STORY_CUES)
            self.mentions.append(
                _Mention(
                    found.value,
                    form.paragraph,
                    form.sentence,
                    compared=_compared(form),
                    said=form.tense == "past" and not form.quoted and grain(found.value) == "D",
                    aside=passing,
                )
            )
        return found

    def _anchored(self, form: Form, coming: Sequence[Form] = ()) -> Answer:
        if form.anchor[:1].isdigit():
            return Answer(take(form.anchor, form.steps), "none", 0.98)
        if form.anchor == "pub":
            return self._from_publication(form, coming)
        return self._from_mention(form) if form.anchor == "ref" else self._open(form, coming)

    def _from_publication(self, form: Form, coming: Sequence[Form]) -> Answer:
        if self.history and form.steps == ("D+0",):
            # Who tells of wars long past means our age by `today`.
            return Answer("PRESENT_REF", "none", 0.7)
        if self.published is None:
            return UNKNOWN
        if form.quoted and (said := self._day_of_quotation(form, coming)):
            return Answer(self._from_day(said, form), "quotation", 0.8, (self._from_day(self.published, form),))
        compared = form.steps == ("Y-1", "c") or (form.steps == ("Y-1",) and form.cue in {"from", "than", "versus"})
        if compared and (found := self._year_back(form)):
            return found
        return Answer(self._from_day(self.published, form), "published", 0.95)

    def _day_of_quotation(self, form: Form, coming: Sequence[Form]) -> date | None:
        """The day on which words were said that tell of `tomorrow`: `“…”, he said on Monday`, in front or behind."""
        if form.steps[0][:1] not in {"D", "W"} or self.published is None:
            return None
        for other in coming[:1]:
            if (
                not other.quoted
                and other.anchor == "any"
                and other.steps[0][0] == "w"
                and other.sentence - form.sentence <= 1
            ):
                return day_of(self._anchored(other).value)
        for mention in reversed(self.mentions[-2:]):
            if mention.said and form.sentence - mention.sentence <= 1:
                return day_of(mention.value)
        return None

    # -- from a day ------------------------------------------------------------------------------------------------

    def _from_day(self, day: date, form: Form, *, base: str | None = None) -> str:
        first = form.steps[0]
        if shift := STEP.fullmatch(first):
            unit, count = shift[1], int(shift[2])
            return take(moved(day, unit, count, base), form.steps[1:])
        choice = CHOICE.fullmatch(first)
        if not choice:
            raise ValueError(first)
        kind, wanted, direction = choice[1], choice[2], choice[3]
        if direction == "=":
            value = self._this(day, kind, wanted, form.tense)
        else:
            value = last(day, kind, wanted) if direction == "<" else following(day, kind, wanted)
        return take(value, form.steps[1:])

    def _this(self, day: date, kind: str, wanted: str, tense: str) -> str:
        if kind == "w":
            if day.isoweekday() == int(wanted):
                return day.isoformat()
            return previous(day, kind, wanted) if tense == "past" else following(day, kind, wanted)
        if kind == "e":
            return unit_at("WE", day - timedelta(7 if tense == "past" and day.isoweekday() < 6 else 0))
        return take(f"{day.year:04d}", (f"{kind}{wanted}",))

    # -- from a time mentioned before ------------------------------------------------------------------------------

    def _quarter(self, form: Form, *, within: int, over: bool = False) -> str | None:
        """The quarter that the report goes on about, where one was named not long before."""
        for mention in reversed(self.mentions[-10:]):
            if form.sentence - mention.sentence > within:
                return None
            if not mention.value:
                return None
            if grain(mention.value) == "Q" and not mention.compared and not (over and self._still_runs(mention.value)):
                return mention.value
        return None

    def _still_runs(self, value: str) -> bool:
        bounds = days(value)
        return bool(bounds and self.published and bounds[1] > self.published)

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
        shift = STEP.fullmatch(first)
        unit = shift[1] if shift else ""
        for mention in reversed(self.mentions[-8:]):
            passing = mention.aside and mention.sentence != form.sentence and not first.endswith("+0")
            if not mention.value or (passing and (first == "Y-1" or grain(mention.value) != "Y")):
                continue
            if first == "Y-1" and (
                mention.compared or form.sentence - mention.sentence > (_ALL if self.history else 1)
            ):
                continue
            if (unit in {"D", "W", "WE"} and grain(mention.value) not in {"D", "W", "WE"}) or "/" in mention.value:
                continue
            if bounds := days(mention.value):
                # What follows a year begins after its end.
                day = bounds[1] if first.endswith(">") else bounds[0]
                base = mention.value if mention.sentence == form.sentence else None
                return Answer(self._from_day(day, form, base=base), "mentioned", 0.75)
        if self.published is None:
            return UNKNOWN
        return Answer(self._from_day(self.published, form), "published", 0.6)

    def _the_quarter(self, form: Form) -> Answer:
        """`the quarter`: the one just named, else the last that was over when the report came out."""
        if quarter := self._quarter(form, within=12, over="l" in form.steps):
            return Answer(quarter, "mentioned", 0.8)
        if self.published is None:
            return UNKNOWN
        return Answer(unit_at("Q", step(self.published, "M", -3)), "published", 0.6)

    # -- left open -------------------------------------------------------------------------------------------------

    def _open(self, form: Form, coming: Sequence[Form]) -> Answer:
        first, rest = form.steps[0], form.steps[1:]
        if first[0] == "t":
            return self._clock(form)
        if first[0] == "y":
            return Answer(take(first[1:], rest), "none", 0.98)
        if STEP.fullmatch(first):
            return self._period(form)
        choice = CHOICE.fullmatch(first)
        if not choice:
            raise ValueError(first)
        kind, wanted = choice[1], choice[2]
        if kind == "m" and rest and rest[0][0] == "d":
            kind, wanted, rest = "md", f"{wanted}-{rest[0][1:]}", rest[1:]
        if near := _year_to_come(kind, wanted, form, coming) or self._told(kind, form):
            return Answer(take(in_story(near, kind, wanted), rest), "mentioned", 0.8)
        if self.published is None:
            return UNKNOWN
        value, other, confidence = choose(self.published, kind, wanted, form)
        return Answer(take(value, rest), "published", confidence, (take(other, rest),))

    def _period(self, form: Form) -> Answer:
        """`the end of the month`: that of the story where one is told, else that of the report."""
        story = day_of(self._told("m", form)) if self.history else None
        near = story or self.published
        if near is None:
            return UNKNOWN
        return Answer(self._from_day(near, form), "mentioned" if story else "published", 0.85)

    def _told(self, kind: str, form: Form) -> str | None:
        """The date that a story has reached; for `the 12th`, also a month named just before in any report."""
        for mention in reversed(self.mentions[-12:]):
            distance = form.sentence - mention.sentence
            unit = grain(mention.value)
            if distance > (2 if kind == "d" else self.reach):
                return None
            if kind == "d" and unit in {"D", "M"} and not mention.aside:
                return mention.value
            if mention.aside or unit in {"E", "C", ""} or not self._goes_on(kind, form, mention):
                continue
            return mention.value
        # A history that has only named its span so far, `(1914 – 1918)`, begins with its first date.
        return self.mentions[0].value if self.history and self.mentions and kind != "w" else None

    def _goes_on(self, kind: str, form: Form, mention: _Mention) -> bool:
        """Whether a time may be counted from a mention before it, as one story."""
        if kind == "w":
            # A weekday alone belongs to the report's own week, except right after a date of a story.
            return self.reach > 0 and grain(mention.value) == "D" and form.sentence - mention.sentence <= 3
        if self.reach > 0 or self.published is None:
            return self.reach > 0
        past = int(mention.value[:4]) < self.published.year - 1
        return past and form.tense != "future" and form.cue in {"in", "on", "by", ""}

    def _day_to_come(self, form: Form, coming: list[Form]) -> Answer | None:
        """A clock time whose day follows in the same sentence: `at 10:35 a.m. (0735 GMT) Friday`."""
        if form.steps[:1] == () or form.steps[0][0] != "t":
            return None
        for other in coming[:1]:
            if other.anchor in {"any", "pub"} and other.sentence == form.sentence and other.steps[0][0] in "wmD":
                day = self._anchored(other)
                if (
                    day.value
                    and grain(day.value) == "D"
                    and "T" not in day.value
                    and not any(s[0] == "t" for s in other.steps)
                ):
                    return Answer(take(day.value, form.steps), day.anchor, 0.75)
        return None

    def _clock(self, form: Form) -> Answer:
        """A clock time or part of the day alone: on the day just told, but not on one to come; else on the report's."""
        for mention in reversed(self.mentions[-6:]):
            if grain(mention.value) != "D" or mention.aside or form.paragraph - mention.paragraph > 1:
                continue
            to_come = self.published is not None and mention.value[:10] > self.published.isoformat()
            if mention.sentence == form.sentence or not to_come:
                return Answer(take(mention.value.partition("T")[0], form.steps), "mentioned", 0.7)
        if self.published is None:
            return UNKNOWN
        return Answer(take(self.published.isoformat(), form.steps), "published", 0.7)


def _possible(answer: Answer) -> Answer:
    """An answer whose days there are: of `the 31st` in February the next best, if any."""
    others = tuple(value for value in answer.alternatives if value != answer.value and _is_possible(value))
    if answer.value is None or _is_possible(answer.value):
        return Answer(answer.value, answer.anchor, answer.confidence, others)
    return Answer(others[0], answer.anchor, answer.confidence / 2, others[1:]) if others else UNKNOWN


def _is_possible(value: str) -> bool:
    return not grain(value) or days(value) is not None


def _year_to_come(kind: str, wanted: str, form: Form, coming: Sequence[Form]) -> str | None:
    """The year that a month without one shares with the date that follows: `from June to August 1944`."""
    if kind not in {"m", "md"} or not coming or coming[0].sentence != form.sentence:
        return None
    other = coming[0]
    if other.cue not in {"to", "and", "until", "till", "through"} or grain(other.anchor) not in {"D", "M"}:
        return None
    year, month = int(other.anchor[:4]), other.anchor[5:7]
    return f"{year if wanted[:2] <= month else year - 1:04d}"


def _compared(form: Form) -> bool:
    """Whether a time is only compared with, or lies ahead: the report goes on about another."""
    first = form.steps[0] if form.steps else ""
    return (
        first == "Y-1" or (form.anchor == "ref" and first[:1] == "y") or (form.tense == "future" and first[:1] == "q")
    )
