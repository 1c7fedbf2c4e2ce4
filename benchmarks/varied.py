"""A stream of reports without end, generated from development stories: for measuring what a report costs as a case grows.

Each matter is a story told anew: the same sentences, with names that nobody had before, other rare words, other days and other
ids, all of the length that they had, so that what was read in a report holds of the new one too. Words that many
stories have (offices, states, deeds) stay, as they do in news. Matters begin evenly over the days, and last as long as the
story that they are made of, so that the stream is as dense in its third year as in its first month.
"""

from __future__ import annotations

import hashlib
import heapq
import itertools
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.linking.days import day_of
from dragoman.records import Reading
from dragoman.records.plain import from_json, to_json

BEGIN = date(2020, 1, 6)
# A word that more stories have than this share is nobody's own.
_SHARED = 0.02
# A story is told within so many days.
_LONGEST = 20
_DIGEST = 64
_ESCAPE_ID_DAY_OR_WORD = re.compile(
    r"\\.|\b[a-z]-[a-z2-7]{13}\b|\b[0-9a-f]{64}\b|\b(?:19|20)\d\d-\d\d-\d\d|[A-Za-z]{4,}"
)
_WORD = re.compile(r"[A-Za-z]{4,}")
# The names of fields, and the values of those that say what an item is: these are not of the report's own words.
_FIELDS = re.compile(r'"(\w+)":')
_KINDS = re.compile(
    r'"(?:kind|type|detail|factuality|precision|basis|state|force|unit|sector|modifier|anchor|rule|form|status|bound|language)'
    r'":"([^"]*)"'
)


class Variation:
    """Development stories, each a list of readings, from which any number of others are made."""

    def __init__(self, stories: Sequence[Sequence[Reading]]) -> None:
        self.stories = [story for story in stories if any(day_of(one.report.published) for one in story)]
        told = [{word for one in story for word in _WORD.findall(one.report.text)} for story in self.stories]
        met = Counter(word for words in told for word in {word.casefold() for word in words})
        most = max(1, round(_SHARED * len(told)))
        self.lines = [[to_json(one).decode() for one in story] for story in self.stories]
        kinds = {
            word
            for lines in self.lines
            for line in lines
            for value in (*_KINDS.findall(line), *_FIELDS.findall(line))
            for word in _WORD.findall(value)
        }
        self.own = {word for words in told for word in words if met[word.casefold()] <= most} - kinds
        self.like: dict[int, list[str]] = defaultdict(list)
        for word in sorted(word for word in self.own if word.islower()):
            self.like[len(word)].append(word)

    def stream(self, a_day: int) -> Iterator[Reading]:
        """Readings in the order of publication, so many a day."""
        chance = random.Random(7)  # noqa: S311 (variation, not secrecy)
        mean = sum(map(len, self.stories)) / len(self.stories)
        waiting: list[tuple[int, int, int, Reading]] = []
        order: list[int] = []
        for matter in itertools.count():
            begin = int(matter * mean / a_day)
            while waiting and waiting[0][0] < begin:
                yield heapq.heappop(waiting)[-1]
            if not order:
                order = chance.sample(range(len(self.stories)), len(self.stories))
            for at, (after, one) in enumerate(self.told_anew(order.pop(), matter, BEGIN + timedelta(days=begin))):
                heapq.heappush(waiting, (begin + after, matter, at, one))

    def told_anew(self, number: int, matter: int, begin: date) -> Iterator[tuple[int, Reading]]:
        """One story as another matter that begins on a day: each reading with how many days after that it was published."""
        story = self.stories[number]
        days = [day_of(one.report.published) for one in story]
        first = min(day for day in days if day)
        # By whole weeks, so that weekdays stay what they were; then as many days on as are left.
        moved = begin - first
        for at, (one, line, own) in enumerate(zip(story, self.lines[number], days, strict=True)):
            after = min(_LONGEST, (own - first).days) if own else 0
            published = begin + timedelta(days=after)
            reading = from_json(self._other(line, matter, moved), Reading)
            about = one.report
            day = published.isoformat()
            report = replace(
                reading.report,
                key=f"{matter}-{at}",
                outlet=about.outlet,
                url=about.url and f"{about.url.split('?')[0]}?{matter}-{at}",
                published=replace(about.published, value=day, earliest=day, latest=day),
            )
            yield after, replace(reading, report=report)

    def _other(self, line: str, matter: int, moved: timedelta) -> str:
        known: dict[str, str] = {}

        def other(match: re.Match[str]) -> str:
            was = match[0]
            if was not in known:
                known[was] = self._made(was, matter, moved)
            return known[was]

        return _ESCAPE_ID_DAY_OR_WORD.sub(other, line)

    def _made(self, was: str, matter: int, moved: timedelta) -> str:
        if was[0] == "\\":
            return was
        seed = f"{was} {matter}"
        if was[1] == "-":
            made = was[:2] + _letters(seed, 13)
        elif was[0].isdigit() and len(was) == len("2020-01-06"):
            made = _shifted(was, moved)
        elif len(was) == _DIGEST and not was.isalpha():
            made = hashlib.sha256(seed.encode()).hexdigest()
        elif was not in self.own:
            made = was
        elif was.islower():
            choices = self.like[len(was)]
            made = choices[int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=4).digest(), "big") % len(choices)]
        else:
            name = _letters(seed, len(was), vowels=True)
            made = name.upper() if was.isupper() else name.capitalize()
        return made


def _shifted(day: str, moved: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + moved).isoformat()
    except (ValueError, OverflowError):
        return day


def _letters(seed: str, length: int, *, vowels: bool = False) -> str:
    digest = hashlib.blake2b(seed.encode(), digest_size=64).digest()
    sets = ("bcdfghklmnprstvz", "aeio") if vowels else ("abcdefghijklmnopqrstuvwxyz234567",) * 2
    return "".join(sets[at % 2][digest[at % 64] % len(sets[at % 2])] for at in range(length))
