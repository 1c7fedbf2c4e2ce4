"""The grammar of time expressions: the rules of the lexicon, compiled.

A rule's pattern is a row of items: `CLASS` of the vocabulary, `MACRO` of `time_macros.tsv`, a literal word or sign, `( | )`
to choose, `?` for what may be absent, `n:` before an item to keep it under that name. Its form is a template: `{n}` is what
was kept, a part in `[ ]` falls away where what it names was absent. Two forms, joined by `&&`, make two times: the first
expression ends with what was kept as `d`, the second begins with what was kept as `g`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import cast

from dragoman import lexicon
from dragoman.errors import LexiconError
from dragoman.reading.times.holidays import names
from dragoman.reading.times.tokens import FIRST_LETTER, vocabulary, words
from dragoman.records import TimeType

__all__ = ["Rule", "literals", "rules", "rules_for", "triggers"]

_ITEM = re.compile(r"(?P<keep>[a-z]\d?):|(?P<name>[A-Z][A-Z0-9]*)|(?P<sign>[()|?])|(?P<word>[^\s()|?]+|\?)")
# Words that can begin or fill an expression but never make one.
_TRIGGER_CLASSES = (
    "WEEKDAY",
    "ORDINALDIGITS",
    "ERA",
    "QUARTERCODE",
    "HALFCODE",
    "ATTACKDAY",
    "ZONE",
    "HALF",
    "WEEKDAYS",
    "WEEKDAYSHORT",
    "MONTH",
    "MONTHWORD",
    "MONTHSHORT",
    "SEASON",
    "SEASONWORD",
    "SEASONS",
    "PART",
    "PARTS",
    "MOMENT",
    "TWILIGHT",
    "UNIT",
    "UNITS",
    "DECADEWORD",
    "AMPM",
    "YEAR",
    "DECADE",
    "CLOCK",
    "CLOCKTIGHT",
    "CLOCKDOT",
    "CLOCKHOUR",
    "DATEDOTS",
    "DATESLASHES",
    "DATEYEARFIRST",
    "DAYHOUR",
    "YEARSLASH",
    "QUARTERYEAR",
    "FISCALYEAR",
    "OURERA",
    "TRIGGER",
)


@dataclass(frozen=True, eq=False)  # each row of the table is a rule of its own
class Rule:
    """One rule: how an expression looks, and which form it gets."""

    name: str
    pattern: str
    type: TimeType
    form: str
    guard: str
    order: int

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern over letters, compiled when it is first needed."""
        return re.compile(_translate(self.pattern, self.name))

    @cached_property
    def is_modified(self) -> bool:
        """Whether an expression by this rule can hold a modifier: `early`, `about`."""
        return any(name[0] == "k" for name in self.regex.groupindex)

    @cached_property
    def templates(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The form's template, or both where an expression names two times (`28 to 29 May`).

        Each is cut into parts that fall away together, and each part alternates text and names.
        """
        return tuple(
            tuple(tuple(re.split(r"\{(\w+)\}", part.strip("[]"))) for part in re.split(r"(\[[^\]]*\])", form) if part)
            for form in self.form.split(" && ")
        )


@cache
def _macros() -> dict[str, str]:
    macros = lexicon.table("time_macros").mapping("name", "pattern")
    by_length = sorted(names(), key=lambda name: (-len(name), name))
    macros["HOLIDAY"] = f"({'|'.join(' '.join(words(name)) for name in by_length)})"
    return macros


@cache
def rules() -> tuple[Rule, ...]:
    """All rules; where two fit equally long, phrases win, then the rule that stands earlier in the table."""
    grammar = [
        Rule(entry["name"], entry["pattern"], cast("TimeType", entry["type"]), entry["form"], entry["guard"], order)
        for order, entry in enumerate(lexicon.table("time_rules").entries())
    ]
    phrases = [
        Rule("phrase", entry["phrase"], cast("TimeType", entry["type"]), entry["form"], entry["guard"], -1)
        for entry in lexicon.table("time_phrases").entries()
    ]
    return (*phrases, *grammar)


def literals() -> list[str]:
    """All words and signs that patterns name themselves."""
    patterns = [rule.pattern for rule in rules()] + list(_macros().values())
    found = {item["word"] for pattern in patterns for item in _ITEM.finditer(pattern) if item["word"]}
    return sorted(word for word in found if word[0].isalpha())


def _translate(pattern: str, rule: str, depth: int = 0) -> str:
    """Write a rule's pattern as a regular expression over letters."""
    classes = vocabulary().classes
    out: list[str] = []
    keep = ""
    open_keeps: list[bool] = []
    for item in _ITEM.finditer(pattern):
        if item["keep"]:
            keep = f"(?P<{item['keep']}>"
            continue
        if item["sign"]:
            sign = item["sign"]
            if sign == "(":
                out.append(f"{keep}(?:" if keep else "(?:")
                open_keeps.append(bool(keep))
                keep = ""
            elif sign == ")":
                out.append("))" if open_keeps.pop() else ")")
            else:
                out.append(sign)
            continue
        name, word = item["name"], item["word"]
        if name in _macros():
            inner = f"(?:{_translate(_macros()[name], rule, depth + 1)})"
        else:
            letters = classes.get(name or f"'{word}", "")
            if not letters:
                raise LexiconError(f"no class {name or word!r}", where=f"time rule {rule}", advice="see time_words.tsv")
            inner = letters if len(letters) == 1 else f"[{letters}]"
        out.append(f"{keep}{inner})" if keep else inner)
        keep = ""
    return "".join(out)


@cache
def rules_for(start: str, trigger: str) -> tuple[Rule, ...]:
    """The rules that can begin with one letter and hold another, the trigger: few of the many need trying."""
    return tuple(rule for rule in rules() if start in _first_letters(rule) and trigger in _all_letters(rule))


@cache
def _all_letters(rule: Rule) -> frozenset[str]:
    """All letters that can stand in an expression by this rule."""
    return frozenset(letter for letter in _translate(rule.pattern, rule.name) if ord(letter) >= FIRST_LETTER)


@cache
def _first_letters(rule: Rule) -> frozenset[str]:
    """The letters that an expression by this rule can begin with, found by walking the pattern up to what must be there."""
    return frozenset(_Walker(_ITEM.findall(rule.pattern), rule.name).alternatives()[0])


class _Walker:
    """A reader of patterns that gathers first letters; `alternatives` answers them and whether all may be absent."""

    def __init__(self, items: list[tuple[str, str, str, str]], rule: str) -> None:
        self.items, self.at, self.rule = items, 0, rule

    def alternatives(self) -> tuple[set[str], bool]:
        letters, empty = self.row()
        while self.at < len(self.items) and self.items[self.at][2] == "|":
            self.at += 1
            more, also_empty = self.row()
            letters, empty = letters | more, empty or also_empty
        return letters, empty

    def row(self) -> tuple[set[str], bool]:
        letters: set[str] = set()
        absent = True
        while self.at < len(self.items) and self.items[self.at][2] not in {"|", ")"}:
            more, may_lack = self.item()
            if absent:
                letters |= more
            absent = absent and may_lack
        return letters, absent

    def item(self) -> tuple[set[str], bool]:
        keep, name, sign, word = self.items[self.at]
        self.at += 1
        if keep:
            return self.item()
        if sign == "(":
            letters, empty = self.alternatives()
            self.at += 1
        elif name in _macros():
            letters, empty = _Walker(_ITEM.findall(_macros()[name]), self.rule).alternatives()
        else:
            letters, empty = set(vocabulary().classes.get(name or f"'{word}", "")), False
        if self.at < len(self.items) and self.items[self.at][2] == "?":
            self.at += 1
            empty = True
        return letters, empty


@cache
def triggers() -> re.Pattern[str]:
    """What the one scan over a text looks for: a letter that can make an expression."""
    classes = vocabulary().classes
    letters = {letter for name in _TRIGGER_CLASSES for letter in classes.get(name, "")}
    letters.update(classes["'m"], classes["'c"], classes["'clock"])  # a.m., p.m. and B.C. with their stops; o'clock
    for name in names():
        letters.add(classes[f"'{[word for word in words(name) if len(word) > 1][-1]}"])
    for cell in lexicon.table("time_phrases").column("trigger"):
        for word in cell.split("|"):
            letters.update(classes[f"'{word}"])
    return re.compile(f"[{''.join(sorted(letters))}]")
