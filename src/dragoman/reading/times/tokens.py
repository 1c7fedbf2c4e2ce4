"""Cutting a text into tokens, and each token's letter: what the grammar of times works on.

The grammar does not see words but one letter a token. Words that belong to the same classes of the vocabulary share a letter,
so that a rule is a short regular expression over a string a fifth as long as the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate, repeat

from dragoman import lexicon

__all__ = ["FIRST_LETTER", "OTHER", "PARAGRAPH", "Tokens", "Vocabulary", "vocabulary", "words"]

OTHER = "x"
PARAGRAPH = "\n"

# Words; numbers with what stands inside or after them (18:30, 1,000, 26.02.2025, 18th, 1990s, 5pm); an empty line; any other
# sign by itself. No alternative can be read in two ways, so this is linear; words come first because most tokens are words.
_TOKEN = re.compile(r"([^\W\d_][^\W_]*|\d+(?:[.,:/]\d+)*(?:[^\W\d_][^\W_]*)?|\n[^\S\n]*\n\s*|[^\w\s])")
FIRST_LETTER = 0x4E00  # letters are taken from here on: one block, so that character classes stay ranges

# Tokens that begin with a digit, by shape. The first that fits names the class.
_NUMBERS = (
    ("ORDINALDIGITS", re.compile(r"(?:[12]?[1-9]|[123]0|31)(?:st|nd|rd|th)")),
    ("ORDINALCENTURY", re.compile(r"\d{1,2}(?:st|nd|rd|th)")),
    ("DECADE", re.compile(r"(?:1\d|20)?\d0['’]?s")),
    ("CLOCK", re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")),
    ("CLOCKTIGHT", re.compile(r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?(?:am|pm|AM|PM|a|p)|(?:[01]?\d|2[0-4])[:.][0-5]\dh")),
    ("CLOCKDOT", re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")),
    ("CLOCKHOUR", re.compile(r"(?:[01]?\d|2[0-4])h(?:[0-5]\d)?")),
    ("DATEDOTS", re.compile(r"(?:[0-2]?[1-9]|[123]0|31)\.(?:0?[1-9]|1[0-2])\.(?:1[89]|20)?\d\d")),
    ("DATESLASHES", re.compile(r"(?:[0-2]?[1-9]|[123]0|31)/(?:[0-2]?[1-9]|[123]0|31)/(?:1[89]|20)?\d\d")),
    ("DATEYEARFIRST", re.compile(r"(?:1[89]|20)\d\d([./])(?:0?[1-9]|1[0-2])\1(?:[0-2]?[1-9]|[123]0|31)")),
    ("QUARTERYEAR", re.compile(r"[1-4]Q(?:20)?\d\d|20\d\dQ[1-4]")),
    ("FISCALYEAR", re.compile(r"FY(?:20)?\d\d")),
    ("DAYHOUR", re.compile(r"[0-3]\dT[0-2]\d")),
    ("MINUTES", re.compile(r"[0-5]\d(?::[0-5]\d)?Z?")),
    ("YEARSLASH", re.compile(r"(?:1[5-9]|20)\d\d/\d\d")),
    ("FOURDIGITS", re.compile(r"0\d{3}")),
    ("NUMBER", re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{3,9}")),
    ("DECIMAL", re.compile(r"\d{1,4}\.\d{1,3}")),
    ("FRACTION", re.compile(r"1/[2-4]|3/4")),
)
_SIGNS = {
    "’": "'",
    "‘": "'",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "„": '"',
}


_LONGEST_NUMBER = 16
_LONGEST_GLUED = 24


@lru_cache(4096)
def _shape(token: str) -> str:
    """The class of a figure by its shape, or nothing."""
    if token[0].isdigit() or token[0] == "F":
        for name, shape in _NUMBERS:
            if shape.fullmatch(token):
                return name
    return ""


class Vocabulary:
    """The words of time expressions: each token's letter, each class's letters, each word's value."""

    def __init__(self, literals: Iterable[str]) -> None:
        classes: dict[str, set[str]] = {}
        self.values: dict[str, str] = {}
        for entry in lexicon.table("time_words").entries():
            for word in entry["word"].split("|"):
                classes.setdefault(word, set()).add(entry["class"])
                if entry["value"]:
                    self.values.setdefault(f"{entry['class']} {word.lower()}", entry["value"])
                    self.values.setdefault(word.lower(), entry["value"])
        self._seam = _seam(classes)
        self._beginnings = {
            word[:3].capitalize() for word in classes if classes[word] & {"WEEKDAY", "MONTH", "MONTHWORD"}
        }
        for word in literals:
            # `may` in a rule is the May of the vocabulary, which needs its capital.
            entry_word = word.title() if word not in classes and word.title() in classes else word
            classes.setdefault(entry_word, set()).add(f"'{word}")
        self._letters: dict[frozenset[str], str] = {}
        self.classes: dict[str, str] = {}
        self._words: dict[str, str] = {}
        # Words as the table has them in small letters may be met in any case; those with a capital need it.
        for word in sorted(classes, key=lambda word: (word.islower(), word)):
            letter = self._letter(frozenset(classes[word]))
            variants = (word, word.capitalize(), word.upper()) if word.islower() else (word, word.upper())
            for variant in variants:
                self._words.setdefault(variant, letter)
        for number in range(10000):
            for text in {str(number), f"{number:02d}"}:
                self._words[text] = self._letter(frozenset({_size(number, text)}))
        for name, _ in _NUMBERS:
            self._letter(frozenset({name}))
        for sign in "'\"-.,/:;()[]!?":
            self._words[sign] = self._letter(frozenset({f"'{sign}"}))
        for sign, plain in _SIGNS.items():
            self._words[sign] = self._words[plain]

    def _letter(self, classes: frozenset[str]) -> str:
        if classes not in self._letters:
            letter = self._letters[classes] = chr(FIRST_LETTER + len(self._letters))
            for name in sorted(classes):
                self.classes[name] = self.classes.get(name, "") + letter
        return self._letters[classes]

    def letters_of(self, *classes: str) -> frozenset[str]:
        """All letters of the words of some classes."""
        return frozenset("".join(self.classes[name] for name in classes))

    def spell(self, tokens: list[str], unknown: Iterable[str]) -> str:
        """Write tokens as their letters; `unknown` are those, each once, that are no words of the vocabulary."""
        letters = list(map(self._words.get, tokens, repeat(OTHER)))
        shapes = {token: self._special(token) for token in unknown if not token[0].isalpha() or token.startswith("FY")}
        special = {token: letter for token, letter in shapes.items() if letter != OTHER}
        if special:
            for at, token in enumerate(tokens):
                if token in special:
                    letters[at] = special[token]
        return "".join(letters)

    def unknown(self, tokens: Iterable[str]) -> set[str]:
        """The tokens, each once, that are no words of the vocabulary."""
        return set(tokens).difference(self._words)

    def seams(self, tokens: Iterable[str]) -> dict[str, int]:
        """Where a lost space has run two words into one (`Wednesdaythe`, `18February`): each such token with its seam."""
        beginnings = self._beginnings
        # Nearly all unknown words are plain ones, in small letters or with one capital.
        suspects = [
            token
            for token in tokens
            if not token.islower()
            and 5 <= len(token) <= _LONGEST_GLUED
            and not (token.istitle() and token[0].isalpha() and token[:3] not in beginnings)
        ]
        seams = {}
        for token in suspects:
            found = self._seam.fullmatch(token)
            if found and found.lastindex:
                seams[token] = found.end(found.lastindex)
        return seams

    def _special(self, token: str) -> str:
        """The letter of a sign, an empty line, or a token that begins with a digit and is no plain small number."""
        if token[0] == "\n":
            return PARAGRAPH
        shape = _shape(token) if len(token) <= _LONGEST_NUMBER else ""
        return self._letters[frozenset({shape})] if shape else OTHER


def _seam(classes: dict[str, set[str]]) -> re.Pattern[str]:
    """What glued words look like: the last group that matched is the first of the two."""
    glue = "|".join(sorted(word for word in classes if "GLUE" in classes[word]))
    months = "|".join(sorted(word.capitalize() for word in classes if "MONTH" in classes[word]))
    # Augustin and Marchand are names; with the longer months and the weekdays nothing else can be meant.
    names = "|".join(
        sorted(
            word.capitalize()
            for word in classes
            if "WEEKDAY" in classes[word] or ("MONTH" in classes[word] and len(word) > 6)
        )
    )
    return re.compile(
        rf"({names})(?:{glue})|({glue})(?:{names})|({names})(?:{names})|({months}|March|May)\d{{1,2}}|(\d{{1,2}})(?:{months}|March|May)"
        r"|((?:19|20)\d\d)[A-Z][a-z]+"
    )


def _size(number: int, text: str) -> str:
    if len(text) == 4:
        return "YEAR" if 1000 <= number <= 2100 else "FOURDIGITS"
    if 1 <= number <= 12:
        return "N12"
    if 13 <= number <= 31:
        return "N31"
    return "N99" if number <= 99 else "NUMBER"


class Tokens:
    """A text in tokens: `words[i]` is `text[starts[i]:ends[i]]`, and `letters[i]` its letter."""

    __slots__ = ("ends", "letters", "starts", "text", "words")

    def __init__(self, text: str, words: Vocabulary) -> None:
        parts = _TOKEN.split(text)
        unknown = words.unknown(parts[1::2])
        if seams := words.seams(unknown):
            parts = _unglued(parts, seams)
        edges = list(accumulate(map(len, parts)))
        self.text = text
        self.words = parts[1::2]
        self.starts = edges[0:-1:2]
        self.ends = edges[1::2]
        self.letters = words.spell(self.words, unknown)


def _unglued(parts: list[str], seams: dict[str, int]) -> list[str]:
    """Part glued tokens; nothing stands between the two."""
    out: list[str] = []
    for part in parts:
        seam = seams.get(part)
        out += (part[:seam], "", part[seam:]) if seam else (part,)
    return out


def words(text: str) -> list[str]:
    """The tokens of a text, without their places."""
    return _TOKEN.findall(text)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary with all words that the rules name."""
    from dragoman.reading.times.rules import literals

    return Vocabulary(literals())
