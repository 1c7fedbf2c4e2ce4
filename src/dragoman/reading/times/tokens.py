"""Cutting a text into tokens, and each token's letter: what the grammar of times works on.

The grammar does not see words but one letter a token. Words that belong to the same classes of the vocabulary share a letter,
so that a rule is a short regular expression over a string a fifth as long as the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import overload

from dragoman import lexicon

__all__ = ["FIRST_LETTER", "OTHER", "PARAGRAPH", "Tokens", "Vocabulary", "vocabulary", "words"]

OTHER = "x"
PARAGRAPH = "\n"
SEAM = "\0"

# Words; numbers with what stands inside or after them (18:30, 1,000, 26.02.2025, 18th, 1990s, 5pm); an empty line; any other
# sign by itself. No alternative can be read in two ways, so this is linear; words come first because most tokens are words.
_ONE = r"[A-Za-z]++(?!\w)|[^\W\d_][^\W_]*+|\d+(?:[.,:/]\d+)*(?:[^\W\d_][^\W_]*)?|\n[^\S\n]*\n\s*|[^\w\s]"
_WORD = re.compile(_ONE)
_GAP = re.compile(r"(?:[^\S\n]++|_++|\n(?![^\S\n]*\n))*+")
# A token with the gap behind it: laid end to end they are the text, but for a gap at its head. Words of plain letters with one
# space, line's end, stop or comma behind them stand before all, because most are so and are matched fastest.
_PIECE = re.compile(rf"[A-Za-z]++(?: (?=[A-Za-z])|\n(?=[A-Za-z])|(?=[,.]))|[.,] (?=[A-Za-z])|(?:{_ONE}){_GAP.pattern}")
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
    ("DAYSLASH", re.compile(r"(?:[0-2]?[1-9]|[123]0|31)/(?:[0-2]?[1-9]|[123]0|31)")),
    ("ANCIENTDECADE", re.compile(r"[1-9]\d0s")),
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


def _shape(token: str) -> str:
    """The class of a figure by its size or shape, or nothing."""
    if token.isdecimal() and token.isascii() and (len(token) in {1, 2, 4} or (len(token) == 3 and token[0] != "0")):
        return _size(int(token), token)
    if len(token) <= _LONGEST_NUMBER:
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
        self._words = _Spelling(self)
        # The token in a piece, its gap taken off.
        self.plain: Callable[[str], str] = _Plain().__getitem__
        # Words as the table has them in small letters may be met in any case; those with a capital need it.
        for word in sorted(classes, key=lambda word: (word.islower(), word)):
            letter = self._letter(frozenset(classes[word]))
            variants = (word, word.capitalize(), word.upper()) if word.islower() else (word, word.upper())
            for variant in variants:
                self._words.setdefault(variant, letter)
        for name in (*_SIZES, *(name for name, _ in _NUMBERS)):
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

    def spell(self, pieces: Iterable[str]) -> str:
        """Write tokens, with or without the gaps behind them, as letters; two words run together are written as `SEAM`."""
        return "".join(map(self._words.__getitem__, pieces))

    def letter_of_unknown(self, token: str) -> str:
        """The letter of a token that is no word of the vocabulary: a sign, an empty line, a figure, glued words, or any other."""
        first = token[0]
        if first == "\n":
            return PARAGRAPH
        if len(token) > _LONGEST_GLUED:
            return OTHER
        if (first.isdigit() or token.startswith("FY")) and (shape := _shape(token)):
            return self._letters[frozenset({shape})]
        return SEAM if self.seam(token) else OTHER

    def seam(self, token: str) -> int:
        """Where a lost space has run two words into one (`Wednesdaythe`, `18February`), or 0."""
        plain = token.islower() or (token.istitle() and token[0].isalpha() and token[:3] not in self._beginnings)
        found = None if plain else self._seam.fullmatch(token)
        return found.end(found.lastindex) if found and found.lastindex else 0


_MOST = 50_000  # pieces that are kept once worked out: some megabytes


class _Plain(dict[str, str]):
    """Each piece's token, without the gap behind it. Worked out when met, and the first many kept."""

    def __missing__(self, piece: str) -> str:
        found = _WORD.match(piece)
        token = found.group() if found else piece
        if len(self) < _MOST and len(piece) <= _LONGEST_GLUED:
            self[piece] = token
        return token


class _Spelling(dict[str, str]):
    """The letter of each piece's token. Of those that are no words of the vocabulary, the first many are kept once met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, piece: str) -> str:
        found = _WORD.match(piece)
        token = found.group() if found else piece
        letter = self.get(token) or self._vocabulary.letter_of_unknown(token)
        if len(self) < _MOST and len(piece) <= _LONGEST_GLUED:
            self[piece] = letter
        return letter


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


_SIZES = ("YEAR", "FOURDIGITS", "N12", "N31", "N99", "NUMBER")


def _size(number: int, text: str) -> str:
    if len(text) == 4:
        return "YEAR" if 1000 <= number <= 2100 else "FOURDIGITS"
    if 1 <= number <= 12:
        return "N12"
    if 13 <= number <= 31:
        return "N31"
    return "N99" if number <= 99 else "NUMBER"


class _Words(Sequence[str]):
    """The tokens without their gaps. Of most only the letter is ever looked at, so the gap is taken off when one is asked for."""

    __slots__ = ("_pieces", "_plain")

    def __init__(self, pieces: list[str], plain: Callable[[str], str]) -> None:
        self._pieces = pieces
        self._plain = plain

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        found = self._pieces[at]
        return self._plain(found) if isinstance(found, str) else [*map(self._plain, found)]

    def __len__(self) -> int:
        return len(self._pieces)


class Tokens:
    """A text in tokens: `words[i]` is `text[start(i):end(i)]`, `letters[i]` its letter, `pieces[i]` has the gap behind it too."""

    __slots__ = ("_known", "_offset", "letters", "pieces", "text", "words")

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        pieces = _PIECE.findall(text)
        letters = vocabulary.spell(pieces)
        if SEAM in letters:
            pieces = _unglued(pieces, letters, vocabulary)
            letters = vocabulary.spell(pieces)
        self.text = text
        self.words = _Words(pieces, vocabulary.plain)
        self.letters = letters
        self.pieces = pieces
        # Few places are asked for, and in the order of the text: each is counted on from the last.
        gap = _GAP.match(text)
        self._known, self._offset = 0, gap.end() if gap else 0

    def start(self, at: int) -> int:
        """Where token `at` begins in the text."""
        known = self._known
        if at > known:
            self._offset += len("".join(self.pieces[known:at]))
        elif at < known:
            self._offset -= len("".join(self.pieces[at:known]))
        self._known = at
        return self._offset

    def end(self, at: int) -> int:
        """Where token `at` ends in the text."""
        return self.start(at) + len(self.words[at])

    def joined(self, at: int) -> bool:
        """Whether nothing stands between token `at` and the next."""
        return len(self.pieces[at]) == len(self.words[at])


def _unglued(pieces: list[str], letters: str, vocabulary: Vocabulary) -> list[str]:
    """Part glued tokens; nothing stands between the two."""
    out: list[str] = []
    for letter, piece in zip(letters, pieces, strict=True):
        seam = vocabulary.seam(vocabulary.plain(piece)) if letter == SEAM else 0
        out += (piece[:seam], piece[seam:]) if seam else (piece,)
    return out


def words(text: str) -> list[str]:
    """The tokens of a text, without their places."""
    return _WORD.findall(text)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary with all words that the rules name."""
    from dragoman.reading.times.rules import literals

    return Vocabulary(literals())
