"""What the surroundings of a time say about its direction: tense, preposition, paragraph, quotation."""

from __future__ import annotations

from dragoman.reading.times.forms import Form
from dragoman.reading.times.tokens import OTHER, PARAGRAPH, Tokens, vocabulary

__all__ = ["Surroundings"]

_WINDOW = 14  # tokens on each side in which a verb is looked for: the length of a clause in news, roughly


class Surroundings:
    """Adds to each form what stands around it; forms must be given in the order of the text."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        classes = vocabulary().classes
        self._future = frozenset(classes["FUTURE"] + classes["FUTUREVERB"])
        self._past = frozenset(classes["PAST"])
        self._stops = frozenset(classes["'."] + classes["'?"] + classes["'!"] + classes["';"] + PARAGRAPH)
        self._prepositions = frozenset(classes["PREPOSITION"])
        self._articles = frozenset(classes["ARTICLE"])
        self._sentence = classes["'."]
        self._at = 0
        self._paragraph = 0
        self._sentences = 0

    def add_to(self, form: str, first: int, end: int) -> Form:
        """Give the form of the expression in tokens `first` to `end` with its surroundings."""
        letters = self.tokens.letters
        self._paragraph += letters.count(PARAGRAPH, self._at, first)
        self._sentences += letters.count(self._sentence, self._at, first) + letters.count(PARAGRAPH, self._at, first)
        self._at = first
        anchor, *steps = form.split(" ")
        before = self.tokens.words[first - 1].lower() if first and letters[first - 1] in self._prepositions else ""
        return Form(
            anchor=anchor,
            steps=tuple(steps),
            tense=self._tense(first, end) if anchor in {"any", "pub"} else "",
            cue=before,
            paragraph=self._paragraph,
            sentence=self._sentences,
        )

    def _tense(self, first: int, end: int) -> str:
        """The tense of the nearest verb in the same sentence, those in front first."""
        for at in range(first - 1, max(-1, first - _WINDOW), -1):
            if found := self._tense_at(at):
                return found
            if self._ends_sentence(at):
                break
        for at in range(end, min(len(self.tokens.letters), end + _WINDOW)):
            if found := self._tense_at(at):
                return found
            if self._ends_sentence(at):
                break
        return ""

    def _tense_at(self, at: int) -> str:
        """The tense that a word shows: `will` and `due` future, `met` and `signed` past, `to be signed` future again."""
        words = self.tokens.words
        letter = self.tokens.letters[at]
        if letter in self._future:
            return "future"
        if letter in self._past or self._looks_past(at):
            before = [word.lower() for word in words[max(0, at - 2) : at]]
            if at and self.tokens.letters[at - 1] in self._articles:
                return ""
            if "be" in before or (before and before[-1] == "to"):
                return "future"
            return "past"
        if (
            words[at] == "to"
            and at + 1 < len(words)
            and self.tokens.letters[at + 1] == OTHER
            and words[at + 1].islower()
        ):
            return "future"
        return ""

    def _ends_sentence(self, at: int) -> bool:
        if self.tokens.letters[at] not in self._stops:
            return False
        # A stop after an abbreviation or initial ends nothing.
        return not (self.tokens.words[at] == "." and at and len(self.tokens.words[at - 1]) <= 3)

    def _looks_past(self, at: int) -> bool:
        word = self.tokens.words[at]
        return len(word) > 4 and word.endswith("ed") and word.islower()
