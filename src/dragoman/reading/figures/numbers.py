"""Numbers in a text, in digits and in words: where they stand, what they are worth, between what bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from dragoman import lexicon
from dragoman.records import Bound

__all__ = ["Number", "numbers"]

# Digits with thousands parted by commas (or thin spaces), with at most one decimal point. A comma must be followed by three.
_DIGITS = r"\d{1,3}(?:[,\u202f]\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)`, with its unit at `unit_at` where one is printed; `low` and `high` bound its value."""

    start: int
    end: int
    value: float
    low: float
    high: float
    approximate: bool
    bound: Bound | None
    unit: str | None
    unit_at: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Words:
    value: dict[str, float]
    scale: dict[str, float]
    vague: dict[str, tuple[float, float, float]]
    before: dict[str, str]
    after: dict[str, str]
    unit_before: dict[str, str]
    unit_after: dict[str, str]
    pattern: re.Pattern[str]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _words() -> _Words:
    cardinal: dict[str, float] = {}
    scale: dict[str, float] = {}
    vague: dict[str, tuple[float, float, float]] = {}
    for entry in lexicon.table("number_words").entries():
        if entry["kind"] == "cardinal":
            cardinal[entry["word"]] = float(entry["value"])
        elif entry["kind"] == "scale":
            scale[entry["word"]] = float(entry["value"])
        elif entry["kind"] == "vague":
            vague[entry["word"]] = (float(entry["value"]), float(entry["low"]), float(entry["high"]))
    marks = {"before": {}, "after": {}}  # type: dict[str, dict[str, str]]
    for entry in lexicon.table("figure_marks").entries():
        marks[entry["side"]].update(dict.fromkeys(entry["words"].split("|"), entry["effect"]))
    units = {"before": {}, "after": {}}  # type: dict[str, dict[str, str]]
    for entry in lexicon.table("units").entries():
        units[entry["side"]].update(dict.fromkeys(entry["words"].split("|"), entry["unit"]))
    scales = _alternatives(scale) + "|m|k"
    spelt = _alternatives({**cardinal, **scale})
    joint = r"(?:(?<=hundred)|(?<=thousand)|(?<=million))\sand\s"
    in_words = rf"(?:(?:an?|half\san?)\s(?:{_alternatives(scale)})|(?:{spelt}))(?:(?:[\s-]|{joint})(?:{spelt})){{0,8}}"
    one = rf"(?:{_DIGITS})(?:[\s-]?(?:{scales})\b)?|{in_words}"
    vaguely = rf"(?:(?:{_alternatives(vague)})(?:\sof\s(?:{_alternatives(vague)}))?)"
    pattern = re.compile(
        rf"(?<![\w.,/:#§№-])(?:(?P<before>{_alternatives(marks['before'])})\s)?(?:the\s)?"
        rf"(?P<sign>{_alternatives(units['before'])})?\s?"
        rf"(?:(?P<one>{one})(?:\s?(?:-|–|—|to|and|or)\s?(?P<sign2>{_alternatives(units['before'])})?(?P<two>{one}))?"
        rf"|(?P<vague>{vaguely}))"
        rf"(?:[\s-]?(?P<unit>{_alternatives(units['after'])})(?![\w]))?"
        rf"(?:\s(?P<after>{_alternatives(marks['after'])})(?!\w))?(?![\w/:]|[.,-]\d|\)\d)",
        re.IGNORECASE,
    )
    return _Words(cardinal, scale, vague, marks["before"], marks["after"], units["before"], units["after"], pattern)


def numbers(text: str) -> Iterator[Number]:
    """Give the numbers of `text` in order.

    >>> [(n.value, n.unit) for n in numbers("more than 3.5 million euros")]
    [(3500000.0, 'EUR')]
    """
    words = _words()
    for match in words.pattern.finditer(text):
        found = _read(match, words, text)
        if found is not None:
            yield found


def _read(match: re.Match[str], words: _Words, text: str) -> Number | None:
    mark = _lookup(words.before, match["before"]) or _lookup(words.after, match["after"])
    unit = _lookup(words.unit_before, match["sign"]) or _lookup(words.unit_after, match["unit"])
    unit_at = match.span("sign") if match["sign"] else match.span("unit") if match["unit"] else None
    if match["vague"]:
        value, low, high = _vague(match["vague"], words)
        return Number(*match.span("vague"), value, low, high, True, None, unit, unit_at)
    first = _value(match["one"], words)
    if first is None:
        return None
    start, end = match.span("one")
    if match["two"] is not None:
        second = _value(match["two"], words)
        between = text[end : match.start("two")].strip().lower()
        opener = text[max(start - 12, 0) : start].lower()
        is_range = second is not None and (
            between in {"-", "–", "—", "to"} or (between in {"and", "or"} and ("between" in opener or between == "or"))
        )
        if is_range and second is not None:
            factor = _scale_of(match["two"], words)
            if factor > 1 and _scale_of(match["one"], words) == 1 and first * factor <= second:
                first *= factor  # `2 to 3 million`
            if first < second:
                return Number(start, match.end("two"), (first + second) / 2, first, second, True, None, unit, unit_at)
        if second is not None and between in {"-", "–", "—"}:
            return None  # a score, a date, a telephone number
        if second is not None:
            # `three and five` are two numbers; the second is lost to this match, so only the first is given with its own unit.
            unit, unit_at = (unit, unit_at) if match["sign"] else (None, None)
    bound = cast("Bound", mark) if mark in {"least", "most"} else None
    return Number(start, end, first, first, first, mark is not None, bound, unit, unit_at)


def _lookup(table: dict[str, str], word: str | None) -> str | None:
    if word is None:
        return None
    word = " ".join(word.split())
    return table.get(word) or table.get(word.lower()) or table.get(word.upper())


def _vague(phrase: str, words: _Words) -> tuple[float, float, float]:
    """`tens of thousands`, `hundreds`."""
    parts = phrase.lower().split()
    value, low, high = words.vague[parts[0]]
    if len(parts) == 3:
        factor = words.scale[parts[2].removesuffix("s")]
        return value * factor, low * factor, high * factor
    return value, low, high


def _scale_of(phrase: str, words: _Words) -> float:
    last = re.split(r"[\s-]+", phrase.lower())[-1]
    return words.scale.get(last.lstrip("0123456789.,"), 1.0)


def _value(phrase: str, words: _Words) -> float | None:
    """The value of one number in digits or words; None where the words make no number."""
    digits = re.match(_DIGITS, phrase)
    if digits is not None:
        value = float(re.sub(r"[,\u202f]", "", digits[0]))
        rest = phrase[digits.end() :].strip(" -").lower()
        return value * {"m": 1e6, "k": 1e3, "": 1.0}.get(rest, words.scale.get(rest, 1.0))
    total, current = 0.0, 0.0
    parts = [part for part in re.split(r"[\s-]+", phrase.lower()) if part not in {"and", "a", "an"}]
    for part in parts:
        if part == "half":
            current = 0.5
        elif part in words.value:
            room = 10 if words.value[part] < 10 else 100
            if current % room:
                return None  # `two three`: not one number
            current += words.value[part]
        elif part in words.scale:
            factor = words.scale[part]
            if factor >= 1000:
                total += (current or 1.0) * factor
                current = 0.0
            else:
                current = (current or 1.0) * factor
        else:
            return None
    return total + current
