"""From forms to values: the resolver of one report's times, which chooses each anchor and says which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from dragoman.reading.times.almanac import day_of, days, grain, into_our_era, out_of_our_era, step, unit_at
from dragoman.reading.times.choices import CHOICE, STEP, choose, following, in_story, last, moved, previous, take
from dragoman.reading.times.forms import Form
from dragoman.reading.times.narrative import ALL, Narrative
from dragoman.reading.times.senses import has_sense

__all__ = ["Answer", "resolve"]


class Answer(NamedTuple):
    """What a form came to: its value, the anchor it was found from, how sure that is, and what else it could have been."""

    value: str | None
    anchor: str
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()


_LONGER_THAN_A_QUARTER = frozenset({"P6M", "P9M", "P12M", "P1Y"})
UNKNOWN = Answer(None, "none", 0.0)


def resolve(forms: Iterable[Form], published: date | None) -> Iterator[Answer]:
    """Resolve all forms of one report, in the order of the text."""
    listed = list(forms)
    resolver = _Resolver(Narrative(listed, published), published)
    for at, form in enumerate(listed):
        try:
            yield resolver.answer(form, listed[at + 1 : at + 4])
        except (OverflowError, ValueError):
            yield UNKNOWN


class _Resolver:
    def __init__(self, narrative: Narrative, published: date | None) -> None:
        self.narrative = narrative
        self.published = published

    def answer(self, form: Form, coming: Sequence[Form]) -> Answer:
        """Resolve one form, and remember it for those that follow; `coming` are the next ones."""
        if form.anchor == "=":
            if form.steps[0] in _LONGER_THAN_A_QUARTER:
                self.narrative.break_off(form)
            elif form.steps[0].startswith("BC"):
                self.narrative.remember(form, form.steps[0])
            return Answer(form.steps[0], "none")
        found = _possible(self._day_to_come(form, coming) or self._anchored(form, coming))
        guessed_day = form.steps[:1] and form.steps[0][0] == "t" and found.anchor == "published"
        if self.narrative.is_history and found.anchor == "published":
            return found
        if found.value and (grain(found.value) or found.value.startswith("BC")) and not guessed_day:
            self.narrative.remember(form, found.value)
        return found

    def _anchored(self, form: Form, coming: Sequence[Form] = ()) -> Answer:
        if form.anchor[:1].isdigit():
            return Answer(take(form.anchor, form.steps), "none", 0.98)
        if form.anchor == "pub":
            return self._from_publication(form, coming)
        return self._from_mention(form) if form.anchor == "ref" else self._open(form, coming)

    def _from_publication(self, form: Form, coming: Sequence[Form]) -> Answer:
        if self.narrative.is_history and form.steps == ("D+0",):
            # Who tells of wars long past means our age by `today`.
            return Answer("PRESENT_REF", "none", 0.7)
        if self.published is None:
            return UNKNOWN
        if form.quoted and (said := self._day_of_quotation(form, coming)):
            return Answer(self._from_day(said, form), "quotation", 0.8, (self._from_day(self.published, form),))
        if found := self._quarter_told(form):
            return found
        value = self._from_day(self.published, form)
        if other := self._further(self.published, form):
            # `Next Friday` is to some the second one that comes, `last March` that of last year.
            return Answer(value, "published", 0.85, (other,))
        return Answer(value, "published", 0.95)

    def _quarter_told(self, form: Form) -> Answer | None:
        """The quarter whose results are told, or that quarter a year before, where the words mean it: `this quarter's loss`."""
        if form.steps == ("Q+0", "l") and form.tense != "future":
            told = self.narrative.quarter(form, within=3, over=True)
            return Answer(told, "mentioned", 0.8) if told else None
        compared = form.steps == ("Y-1", "c") or (form.steps == ("Y-1",) and has_sense(form.cue, "compared"))
        return self._year_back(form) if compared else None

    def _further(self, day: date, form: Form) -> str | None:
        """What `next`, `last` or `this` with a name can mean besides: the one a week, or year, further on."""
        choice = CHOICE.fullmatch(form.steps[0])
        if not choice or not choice[3]:
            return None
        kind, wanted, direction = choice[1], choice[2], choice[3]
        if direction == "=":
            value = self._this(day, kind, wanted, "future" if form.tense == "past" else "past")
        elif kind in {"w", "e"}:
            value = self._from_day(day + timedelta(7 if direction == ">" else -7), form)
        else:
            value = self._from_day(step(day, "Y", 1 if direction == ">" else -1), form)
        return take(value, form.steps[1:]) if direction == "=" else value

    def _day_of_quotation(self, form: Form, coming: Sequence[Form]) -> date | None:
        """The day on which words were said that tell of `tomorrow`: `“…”, he said on Monday`, in front or behind."""
        if form.steps[0][:1] not in {"D", "W"} or self.published is None:
            return None
        for other in coming[:1]:
            if not other.quoted and _names_weekday(other) and other.sentence - form.sentence <= 1:
                return day_of(self._anchored(other).value)
        for mention in self.narrative.latest(2):
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

    def _year_back(self, form: Form) -> Answer | None:
        """`a year earlier` in a comparison of quarters: the same quarter of that year."""
        day = day_of(self.narrative.quarter(form, within=12, over=True))
        named = "k" in form.steps  # `the same quarter a year earlier` says itself that a quarter is compared
        if day is None or not (named or not form.cue or has_sense(form.cue, "quarter compared")):
            return None
        year_back = step(day, "Y", -1)
        return Answer(unit_at("Q", year_back), "mentioned", 0.7, (unit_at("Y", year_back),))

    def _from_mention(self, form: Form) -> Answer:
        first = form.steps[0]
        if first == "Y-1" and (found := self._year_back(form)):
            return found
        if first[0] == "y":
            quarter = self.narrative.quarter(form, within=12, over=form.tense != "future")
            value = f"{first[1:]}{quarter[4:]}" if quarter else first[1:]
            return Answer(value, "mentioned" if quarter else "none", 0.8)
        if first == "Q+0":
            return self._the_quarter(form)
        if values := self._counted_from_mention(form):
            return Answer(values[0], "mentioned", 0.75, (*values[1:], *self._from_report(form)))
        return UNKNOWN if self.narrative.is_history else self._counted_from_report(form)

    def _counted_from_report(self, form: Form) -> Answer:
        """From the report's own day, for want of another; but not `police killed him the next morning`."""
        value = self._from_day(self.published, form) if self.published is not None else None
        begins = day_of(value)
        if self.published is None or (form.tense == "past" and begins is not None and begins > self.published):
            return UNKNOWN
        return Answer(value, "published", 0.6)

    def _from_report(self, form: Form) -> tuple[str, ...]:
        """What a time counted from another would be counted from the report's day, where that gives a day there is."""
        try:
            return () if self.published is None else (self._from_day(self.published, form),)
        except (OverflowError, ValueError):
            return ()

    def _counted_from_mention(self, form: Form) -> tuple[str, ...]:
        """The value of `a year earlier`, `the next day` and their like, from the last mention that bears it; then others."""
        first = form.steps[0]
        shift = STEP.fullmatch(first)
        unit, count = (shift[1], int(shift[2])) if shift else ("", 0)
        furthest = ALL if first != "Y-1" or self.narrative.is_history else 1
        for mention in self.narrative.latest(8):
            passing = mention.aside and mention.sentence != form.sentence and not first.endswith("+0")
            before_christ = mention.value.startswith("BC")
            if not mention.value or (
                passing and (first == "Y-1" or not (before_christ or grain(mention.value) == "Y"))
            ):
                continue
            if first == "Y-1" and (mention.compared or form.sentence - mention.sentence > furthest):
                continue
            told = into_our_era(mention.value) if before_christ else mention.value
            if (unit in {"D", "W", "WE"} and grain(told) not in {"D", "W", "WE"}) or "/" in told:
                continue
            if unit in {"TH", "TM"} and (moment := _moment(told)):
                later = timedelta(hours=count) if unit == "TH" else timedelta(minutes=count)
                return (out_of_our_era((moment + later).isoformat("T", "minutes"), before_christ),)
            if bounds := days(told):
                # What follows a year begins after its end.
                day = bounds[1] if first.endswith(">") else bounds[0]
                value = self._from_day(day, form, base=told if mention.sentence == form.sentence else None)
                # `two weeks later` names a week, by the guidelines; counted from a day, that day of it can be meant too.
                exact = (step(day, "W", count).isoformat(),) if unit == "W" and bounds[0] == bounds[1] else ()
                return tuple(out_of_our_era(one, before_christ) for one in (value, *exact))
        return ()

    def _the_quarter(self, form: Form) -> Answer:
        """`the quarter`: the one just named, else the last that was over when the report came out."""
        if quarter := self.narrative.quarter(form, within=12, over="l" in form.steps):
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
        return self._period(form) if STEP.fullmatch(first) else self._chosen(form, coming)

    def _chosen(self, form: Form, coming: Sequence[Form]) -> Answer:
        """A weekday, month, season or the like that names no year: of the story told, else of the time around the report."""
        first, rest = form.steps[0], form.steps[1:]
        choice = CHOICE.fullmatch(first)
        if not choice:
            raise ValueError(first)
        kind, wanted = choice[1], choice[2]
        if kind == "m" and rest and rest[0][0] == "d":
            kind, wanted, rest = "md", f"{wanted}-{rest[0][1:]}", rest[1:]
        if near := _year_to_come(kind, wanted, form, coming) or self.narrative.reached(kind, form):
            return Answer(
                take(in_story(near, kind, wanted), rest), "mentioned", 0.8, self._near_report(kind, wanted, form, rest)
            )
        if kind == "w" and (value := self._end_of_span(wanted, form)):
            return Answer(take(value, rest), "mentioned", 0.85)
        if self.published is None:
            return UNKNOWN
        if kind in {"m", "md"} and self._looks_ahead(form):
            return Answer(take(following(self.published, kind, wanted), rest), "published", 0.7)
        value, other, confidence = choose(self.published, kind, wanted, form)
        return Answer(take(value, rest), "published", confidence, (take(other, rest),))

    def _near_report(self, kind: str, wanted: str, form: Form, rest: Sequence[str]) -> tuple[str, ...]:
        """What a time that a story places would be by the report's day, where that gives a day there is."""
        try:
            return () if self.published is None else (take(choose(self.published, kind, wanted, form)[0], rest),)
        except (OverflowError, ValueError):
            return ()

    def _looks_ahead(self, form: Form) -> bool:
        """Whether the sentence has just named a date to come and does not go back: `from March 30, … from August 6`."""
        if self.published is None or form.tense == "past":
            return False
        for mention in self.narrative.latest(1):
            ahead = mention.value > self.published.isoformat() and grain(mention.value) in {"D", "M"}
            return ahead and not mention.weekday and not mention.aside and mention.sentence == form.sentence
        return False

    def _end_of_span(self, wanted: str, form: Form) -> str | None:
        """The Thursday of `from Monday to Thursday`: the first after that Monday."""
        if not has_sense(form.cue, "span end"):
            return None
        for mention in self.narrative.latest(1):
            begin = day_of(mention.value) if grain(mention.value) == "D" else None
            spans = mention.begins_span or has_sense(form.cue, "runs into")
            if begin and mention.weekday and mention.sentence == form.sentence and spans:
                return following(begin, "w", wanted)
        return None

    def _period(self, form: Form) -> Answer:
        """`the end of the month`: that of the story where one is told, else that of the report."""
        story = day_of(self.narrative.reached("m", form)) if self.narrative.is_history else None
        near = story or self.published
        if near is None:
            return UNKNOWN
        return Answer(self._from_day(near, form), "mentioned" if story else "published", 0.85)

    def _day_to_come(self, form: Form, coming: Sequence[Form]) -> Answer | None:
        """A clock time whose day follows in the same sentence: `at 10:35 a.m. (0735 GMT) Friday`."""
        if form.steps[:1] == () or form.steps[0][0] != "t":
            return None
        for other in coming:
            if other.sentence != form.sentence or other.anchor not in {"any", "pub"}:
                return None
            if other.steps[0][0] == "t":
                continue  # the same moment by another clock
            if other.steps[0][0] in "wmD":
                day = self._anchored(other)
                if day.value and grain(day.value) == "D":
                    return Answer(take(day.value.partition("T")[0], form.steps), day.anchor, 0.75)
            return None
        return None

    def _clock(self, form: Form) -> Answer:
        """A clock time or part of the day alone: on the day just told, but not on one to come; else on the report's."""
        for mention in self.narrative.latest(6):
            if grain(mention.value) != "D" or mention.aside or form.paragraph - mention.paragraph > 1:
                continue
            to_come = self.published is not None and mention.value[:10] > self.published.isoformat()
            if mention.sentence == form.sentence or not to_come:
                return Answer(take(mention.value.partition("T")[0], form.steps), "mentioned", 0.7)
        if self.published is None:
            return UNKNOWN
        return Answer(take(self.published.isoformat(), form.steps), "published", 0.7)


def _names_weekday(form: Form) -> bool:
    return form.anchor == "any" and form.steps[0][0] == "w"


def _moment(value: str) -> datetime | None:
    """The clock time that a value names, or None where it names none."""
    try:
        return datetime.fromisoformat(value) if value[11:13].isdigit() else None
    except ValueError:
        return None


def _possible(answer: Answer) -> Answer:
    """An answer whose days there are: of `the 31st` in February the next best, if any."""
    if not answer.alternatives and answer.value and _is_possible(answer.value):
        return answer
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
    if not has_sense(other.cue, "range end") or grain(other.anchor) not in {"D", "M"}:
        return None
    year, month = int(other.anchor[:4]), other.anchor[5:7]
    return f"{year if wanted[:2] <= month else year - 1:04d}"
