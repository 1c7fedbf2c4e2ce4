"""What the surroundings of a time say about its direction: tense, preposition, paragraph, quotation."""

from __future__ import annotations

from functools import cache

from dragoman.reading.times.forms import Form
from dragoman.reading.times.senses import has_sense
from dragoman.reading.times.tense import Tenses
from dragoman.reading.times.tokens import PARAGRAPH, Tokens, vocabulary

__all__ = ["Surroundings"]

_WINDOW = 14  # tokens on each side in which a verb is looked for: the length of a clause in news, roughly


class _Letters:
    """The letters of the words and signs that tell of a time's surroundings."""

    def __init__(self) -> None:
        classes = vocabulary().classes
        self.versus = frozenset(classes["VERSUS"])
        self.prepositions = frozenset(classes["PREPOSITION"])
        self.bracket, self.bracket_end = classes["'("], classes["')"]
        self.sentence = classes["'."]
        self.quote = classes["'\""]
        self.apostrophe = classes["''"]
        self.spans = frozenset(classes["'-"] + classes["'/"])


@cache
def _letters() -> _Letters:
    return _Letters()


class Surroundings:
    """Adds to each form what stands around it; forms must be given in the order of the text."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._tenses = Tenses(tokens)
        self._of = _letters()
        self._quoted = False
        self._at = 0
        self._paragraph = 0
        self._sentences = 0

    def add_to(self, form: str, first: int, end: int) -> Form:
        """Give the form of the expression in tokens `first` to `end` with its surroundings."""
        letters = self.tokens.letters
        paragraphs = letters.count(PARAGRAPH, self._at, first)
        self._paragraph += paragraphs
        self._sentences += paragraphs + self._full_stops(first)
        self._follow_quotations(first)
        self._at = first
        anchor, *steps = form.split(" ")
        before = self.tokens.words[first - 1] if first and letters[first - 1] in self._of.prepositions else ""
        if first and letters[first - 1] in self._of.spans and self.tokens.words[first - 1] in {"-", "–", "—", "/"}:
            before = "to"
        # `Until Thursday, …` at the head of a sentence looks back as often as forward.
        before = "" if before.istitle() and has_sense(before.lower(), "deadline") else before.lower()
        possessive = letters[end : end + 1] == self._of.apostrophe and self.tokens.words[end] in {"'", "’"}
        return Form(
            anchor=anchor,
            steps=tuple(steps),
            tense=self._tenses.around(first, end, possessive=possessive) if anchor in {"any", "pub", "ref"} else "",
            cue="versus" if steps[:1] == ["Y-1"] and self._compared(first) else before,
            paragraph=self._paragraph,
            sentence=self._sentences,
            quoted=self._quoted,
            bracketed=self._in_brackets(first),
        )

    def _full_stops(self, first: int) -> int:
        """How many sentences end from where the last expression began up to token `first`; abbreviations end none."""
        ended = 0
        letters, stop, ends = self.tokens.letters, self._of.sentence, self._tenses.stop_ends_sentence
        at = letters.find(stop, self._at, first)
        while at >= 0:
            ended += ends(at)
            at = letters.find(stop, at + 1, first)
        return ended

    def _follow_quotations(self, first: int) -> None:
        """Keep track, up to token `first`, of whether a quotation is open; a new paragraph closes any."""
        letters = self.tokens.letters
        start = letters.rfind(PARAGRAPH, self._at, first)
        if start >= 0:
            self._quoted = False
        at = letters.find(self._of.quote, max(start, self._at), first)
        while at >= 0:
            sign = self.tokens.words[at]
            self._quoted = not self._quoted if sign == '"' else sign in {"“", "«", "„"}
            at = letters.find(self._of.quote, at + 1, first)

    def _in_brackets(self, first: int) -> bool:
        """Whether a bracket opens shortly before and is still open: `(1914 – 1918)`."""
        letters, start = self.tokens.letters, max(0, first - _WINDOW)
        return letters.rfind(self._of.bracket, start, first) > letters.rfind(self._of.bracket_end, start, first)

    def _ends_sentence(self, at: int) -> bool:
        return self._tenses.ends_sentence(at)

    def _compared(self, first: int) -> bool:
        """Whether the sentence compares up to here: `compared with sales of $2 billion last year`."""
        for at in range(first - 1, max(-1, first - _WINDOW), -1):
            if self.tokens.letters[at] in self._of.versus:
                return True
            if self._ends_sentence(at):
                return False
        return False
