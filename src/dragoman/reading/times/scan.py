"""Finding the time expressions of a text: one scan for trigger words, and the rules only where one is met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dragoman.reading.times.cues import Surroundings
from dragoman.reading.times.forms import Form
from dragoman.reading.times.guards import admits
from dragoman.reading.times.kept import KEPT, NoTimeError, duration, steps
from dragoman.reading.times.placed import Parts, Placed, parts_of
from dragoman.reading.times.rules import Rule, rules_for, triggers
from dragoman.reading.times.tokens import OTHER, Tokens, vocabulary
from dragoman.records import TimeType

__all__ = ["Found", "LeftOut", "Scan", "left_out", "scan"]

# No more trigger words are looked at than a burst and then one in so many characters. Ordinary news has one in 200, a dense
# chronicle one in 60; what goes on beyond that is no report, and must not hold up those behind it. It is counted and told.
_BURST = 8_000
_SPACING = 250
_LENGTH = 32  # tokens that an expression can go on from its trigger word; the longest rule needs fewer
_REACH = 12  # tokens that an expression can have in front of its first trigger word; the longest rule needs nine


class Found(NamedTuple):
    """A time expression: where it stands, by which rule, its form and modifier."""

    start: int
    end: int
    rule: Rule
    form: Form
    type: TimeType
    modifier: str | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many words that may have been times were not looked at, and where the first of them stands."""

    count: int
    start: int

    def __str__(self) -> str:
        return (
            f"time words from character {self.start:,} on were not looked at, {self.count:,} in all: there are too many"
        )


class Scan(Iterable[Found]):
    """One scan over a text: gives its time expressions in order, none overlapping another; then `left_out` is known."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.left_out: LeftOut | None = None

    def __iter__(self) -> Iterator[Found]:
        tokens = Tokens(self.text, vocabulary())
        surroundings = Surroundings(tokens)
        after = looked_at = passed_over = 0
        first_passed_over = -1
        for trigger in triggers().finditer(tokens.letters):
            at = trigger.start()
            if at < after:
                continue
            if looked_at >= _BURST and looked_at >= _BURST + tokens.start(at) // _SPACING:
                passed_over += 1
                first_passed_over = tokens.start(at) if first_passed_over < 0 else first_passed_over
                continue
            looked_at += 1
            best = _longest(tokens, max(after, at - _REACH), at)
            if best is None:
                after = at + 1  # whatever begins before this trigger and goes on would hold it, and has been tried
                continue
            rule, match, forms = best
            after = match.end()
            modifier = _modifier(rule, tokens, match)
            for (first, end), form in zip(_extents(match, len(forms)), forms, strict=True):
                around = surroundings.add_to(form, first, end)
                yield Found(tokens.start(first), tokens.end(end - 1), rule, around, rule.type, modifier)
        self.left_out = LeftOut(passed_over, first_passed_over) if passed_over else None


def scan(text: str) -> Scan:
    """Find all time expressions of a text, in order, none overlapping another."""
    return Scan(text)


def left_out(text: str) -> LeftOut | None:
    """What a scan of the text does not look at; None where it looks at all of it, as at anything that is a report.

    >>> left_out("They met on Monday.")
    """
    if len(text) < _BURST or sum(1 for _ in triggers().finditer(Tokens(text, vocabulary()).letters)) <= _BURST:
        return None
    whole = Scan(text)
    for _ in whole:
        pass
    return whole.left_out


def _extents(match: Placed, times: int) -> list[tuple[int, int]]:
    """The tokens, first and end, of each time that an expression names."""
    return [match.span()] if times == 1 else [(match.start(), match.end("d")), (match.start("g"), match.end())]


def _longest(tokens: Tokens, first: int, trigger: int) -> tuple[Rule, Placed, tuple[str, ...]] | None:
    """The expression that holds the trigger and begins first; of several there, the longest."""
    letters = tokens.letters
    first = max(first, letters.rfind(OTHER, first, trigger) + 1)  # no rule reaches over a word that it does not know
    end = letters.find(OTHER, trigger, trigger + _LENGTH)
    fits = _fits(letters[first : end if end >= 0 else trigger + _LENGTH], trigger - first)
    for start in fits.starts:
        for rule, match, parts in fits.at(start):
            placed = Placed(match, first, parts)
            if rule.guard and not admits(rule.guard, tokens, placed):
                continue
            try:
                return rule, placed, _write(rule, tokens, placed)
            except NoTimeError:
                continue
    return None


class _Fits:
    """The rules that fit around a trigger, by where they begin; worked out when first asked for."""

    __slots__ = ("_found", "_letters", "_trigger", "starts")

    def __init__(self, letters: str, trigger: int) -> None:
        self._letters = letters
        self._trigger = trigger
        self.starts = tuple(at for at in range(trigger + 1) if rules_for(letters[at], letters[trigger]))
        self._found: dict[int, tuple[tuple[Rule, re.Match[str], Parts], ...]] = {}

    def at(self, start: int) -> tuple[tuple[Rule, re.Match[str], Parts], ...]:
        """Those that begin at `start` and hold the trigger: the longest first, then by their order."""
        if start not in self._found:
            found = []
            for rule in rules_for(self._letters[start], self._letters[self._trigger]):
                match = rule.regex.match(self._letters, start)
                if match is not None and match.end() > self._trigger:
                    found.append((-match.end(), rule.order, rule, match))
            found.sort(key=lambda fit: fit[:2])
            self._found[start] = tuple((rule, match, parts_of(match)) for _, _, rule, match in found)
            if not found:
                self.starts = tuple(other for other in self.starts if other != start)  # not to be asked again
        return self._found[start]


@lru_cache(8192)
def _fits(letters: str, trigger: int) -> _Fits:
    """What fits around a trigger. News has few ways to write a time: most are known from what was seen before."""
    return _Fits(letters, trigger)


def _write(rule: Rule, tokens: Tokens, match: Placed) -> tuple[str, ...]:
    """Fill each of the rule's templates with what the match kept."""
    words = tokens.words
    return _filled(rule, tuple([(name[0], tuple(words[first:end])) for name, first, end in match.kept()]))


@lru_cache(4096)
def _filled(rule: Rule, parts: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    kept = dict(parts)
    return tuple(_fill_template(template, kept) for template in rule.templates)


def _fill_template(template: tuple[tuple[str, ...], ...], kept: dict[str, tuple[str, ...]]) -> str:
    out: list[str] = []
    for piece in template:
        names = piece[1::2]
        if names and len(template) > 1 and any(name in KEPT and name not in kept for name in names):
            continue
        out += [part if index % 2 == 0 else _fill(part, kept) for index, part in enumerate(piece)]
    return "".join(out)


def _fill(name: str, kept: dict[str, tuple[str, ...]]) -> str:
    if name in KEPT:
        return KEPT[name](kept[name])
    unit = KEPT["u"](kept["u"])
    half = 0.5 if "h" in kept else 0.0
    if name in {"before", "later"}:
        return steps(str(float(KEPT["n"](kept["n"])) + half), unit, -1 if name == "before" else 1)
    if name == "every":
        count = (
            "2"
            if "z" in kept
            else KEPT["n"](kept["n"])
            if "n" in kept
            else KEPT["q"](kept["q"])
            if "q" in kept
            else "1"
        )
        return duration(count, unit)
    count = {"half": "0.5", "two": "2", "one": "1"}.get(name) or (KEPT["n"](kept["n"]) if "n" in kept else "X")
    return duration(f"{float(count) + half:g}" if half else count, unit)


def _modifier(rule: Rule, tokens: Tokens, match: Placed) -> str | None:
    if not rule.is_modified:
        return None
    for name, first, end in match.kept():
        if name[0] == "k":
            values = vocabulary().values
            words = " ".join(tokens.words[first:end]).lower()
            return values.get(f"NEAR {words}") or values.get(f"EDGE {words}")
    return None
