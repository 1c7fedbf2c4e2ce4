"""What a report has told of so far, as far as later times are counted from it; and whether it retells history.

News counts its times from the day on which it came out. Retold history counts them from its own dates: `In 1941, … In March, …`.
Which of the two a report is shows in its times themselves, before any is resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.reading.times.almanac import days, grain
from dragoman.reading.times.forms import Form
from dragoman.reading.times.senses import has_sense

__all__ = ["ALL", "Mention", "Narrative"]

ALL = 1_000_000  # sentences: as far as the text goes
# So many dates with a year long past make history of a text in which words such as today and Friday are rarer by these factors.
_LEAST_DATED, _HISTORY, _TOLD_OF_YEARS = 4, 4, 2
_LEAST_EXACT = 2  # different ones of them that give month or day
_MONTHS_RANGE = 12  # mentions that are looked back over for the date that a story has reached


@dataclass(slots=True)
class Mention:
    """A time that was mentioned: its value, and where it stands."""

    value: str
    paragraph: int
    sentence: int
    # A year earlier and the like: what others are compared with, not what the report goes on about.
    compared: bool = False
    # A day told as past outside quotations: the day on which words quoted next to it were said.
    said: bool = False
    # A year in passing (`the 1938 treaty`, `since 1772`), a date in brackets: no story goes on from there.
    aside: bool = False
    # A weekday by its name alone, and whether it begins a span: `from Monday to Thursday`.
    weekday: bool = False
    begins_span: bool = False


class Narrative:
    """The times mentioned so far, in order, and how far they reach."""

    def __init__(self, forms: Sequence[Form], published: date | None) -> None:
        self.published = published
        self.mentions: list[Mention] = []
        # Over how many sentences a story's date holds for those after it.
        self.reach = _reach(forms, published)
        self.is_history = self.reach == ALL
        # The first quarter that a report names, where it is told as past: a firm's own may be over before the calendar's.
        self.opening: str | None = None

    def remember(self, form: Form, value: str) -> None:
        """Note a resolved time for those that follow."""
        # `The next year` is where a story goes on, whatever stands before it.
        going_on = form.anchor == "ref" and form.steps[0].startswith("Y+")
        year = (grain(value) == "Y" or value.startswith("BC")) and not going_on
        passing = form.bracketed or has_sense(form.cue, "background") or (year and not has_sense(form.cue, "reached"))
        if (form.tense != "past" and has_sense(form.cue, "deadline")) or self._ends_whole_span(form):
            passing = True
        if grain(value) == "Q" and self.opening is None:
            self.opening = value if form.tense == "past" else ""
        self.mentions.append(
            Mention(
                value,
                form.paragraph,
                form.sentence,
                compared=_is_compared(form),
                said=form.tense == "past" and not form.quoted and grain(value) == "D",
                aside=passing,
                weekday=form.anchor == "any" and form.steps[0][0] == "w",
                begins_span=has_sense(form.cue, "span begin"),
            )
        )

    def _ends_whole_span(self, form: Form) -> bool:
        """`The war lasted from 1914 to 1918.` at the head of a history: what follows begins at the first of the two."""
        first = self.mentions[0] if self.is_history and len(self.mentions) == 1 else None
        return first is not None and first.sentence == form.sentence and has_sense(form.cue, "range end")

    def break_off(self, form: Form) -> None:
        """Note that a comparison of longer spans begins: `for the nine months, …`; what follows are no quarters."""
        self.mentions.append(Mention("", form.paragraph, form.sentence))

    def latest(self, count: int) -> Iterator[Mention]:
        """The last `count` mentions, the latest first."""
        for at in range(len(self.mentions) - 1, max(-1, len(self.mentions) - 1 - count), -1):
            yield self.mentions[at]

    def reached(self, kind: str, form: Form) -> str | None:
        """The date that a story has reached; for `the 12th`, also a month named just before in any report."""
        after = ""  # a decade named since: `in 1917 … in the early 1930s … in March` has left 1917 behind
        for mention in self.latest(_MONTHS_RANGE):
            distance = form.sentence - mention.sentence
            unit = grain(mention.value)
            if distance > (max(2, self.reach) if kind == "d" else self.reach):
                return None
            if kind == "d" and not mention.aside and (unit == "D" or (unit == "M" and distance <= 2)):
                return mention.value
            if kind == "d":
                continue  # further back, only a day shows that the story went from day to day
            if unit == "E" and not mention.aside:
                after = after or mention.value
            if mention.aside or (unit in {"E", "C", ""} and not mention.value.startswith("BC")):
                continue
            if not self._goes_on(kind, form, mention):
                continue
            if after and mention.value < after:
                break
            return mention.value
        # A history that has only named its span so far, `(1914 – 1918)`, begins with its first date.
        return self.mentions[0].value if self.is_history and self.mentions and kind != "w" else None

    def _goes_on(self, kind: str, form: Form, mention: Mention) -> bool:
        """Whether a time may be counted from a mention before it, as one story."""
        if kind == "w":
            # A weekday alone belongs to the report's own week, except right after a date of a story.
            return self.reach > 0 and grain(mention.value) == "D" and form.sentence - mention.sentence <= 3
        if self.reach > 0 or self.published is None:
            return self.is_history or (self.reach > 0 and form.tense != "future")
        past = mention.value[:4].isdigit() and int(mention.value[:4]) < self.published.year - 1
        return past and form.tense != "future" and (not form.cue or has_sense(form.cue, "placed"))

    def quarter(self, form: Form, *, within: int, over: bool = False) -> str | None:
        """The quarter that the report goes on about, where one was named not more than `within` sentences before.

        With `over`, one that had ended when the report came out.
        """
        found = None
        for mention in self.latest(10):
            if form.sentence - mention.sentence > within or not mention.value:
                break
            if grain(mention.value) != "Q" or mention.compared or (over and self._still_runs(mention.value)):
                continue
            if not over or (found is None and mention.paragraph == form.paragraph):
                return mention.value
            # A new paragraph goes back to the results of the latest, though an earlier one was named since.
            found = max(found or "", mention.value)
        return found

    def _still_runs(self, value: str) -> bool:
        bounds = days(value)
        return value != self.opening and bool(bounds and self.published and bounds[1] > self.published)


def _reach(forms: Iterable[Form], published: date | None) -> int:
    """Over how many sentences a story's date holds for those after it.

    In retold history (many dates with a year long past, few words such as today or Friday) over all of them; in a report that
    tells much of years past, a few; in other news, only within the sentence.
    """
    dated = near = since = 0
    exact: set[str] = set()
    for form in forms:
        in_year = form.anchor == "any" and form.steps[0][0] == "y"
        told = form.steps[0][1:] if in_year else form.anchor
        if told[:2].isdigit():
            past = published is None or int(told[:4].ljust(4, "0")) < published.year - 1
            dated += past
            if past and (in_year or grain(told) in {"D", "M"}):
                exact.add(told)
        elif form.anchor == "=" and form.steps[0].startswith("BC"):
            dated += 1
            exact.add(form.steps[0])
        elif dated and form.steps == ("D+0",):
            since += 1  # `the fort still stands today`
        elif form.anchor == "pub" or (form.anchor == "any" and form.steps[0][0] == "w"):
            near += 1
    # Who gives month or day of years long past retells them; bare years are told in passing too.
    if len(exact) >= _LEAST_EXACT:
        told_back = not near and since <= 1 and dated + len(exact) >= _LEAST_DATED
        if told_back or (dated >= _LEAST_DATED and dated > _HISTORY * (near + since)):
            return ALL
    return 3 if dated >= _LEAST_DATED and dated > _TOLD_OF_YEARS * (near + since) else 0


def _is_compared(form: Form) -> bool:
    """Whether a time is only compared with, or lies ahead: the report goes on about another."""
    first = form.steps[0] if form.steps else ""
    return (
        first == "Y-1" or (form.anchor == "ref" and first[:1] == "y") or (form.tense == "future" and first[:1] == "q")
    )
