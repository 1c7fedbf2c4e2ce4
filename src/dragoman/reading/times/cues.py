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
        self._future = frozenset(classes["FUTURE"] + classes["FUTUREVERB"] + classes["SCHEDULED"])
        self._intent = frozenset(classes["INTENT"])
        self._versus = frozenset(classes["VERSUS"])
        self._modal = frozenset(classes["MODAL"])
        self._past = frozenset(classes["PAST"])
        self._stops = frozenset(classes["'."] + classes["'?"] + classes["'!"] + classes["';"] + PARAGRAPH)
        self._prepositions = frozenset(classes["PREPOSITION"])
        self._articles = frozenset(classes["ARTICLE"])
        self._brackets = frozenset(classes["'("] + classes["')"])
        self._sentence = classes["'."]
        tenses = self._future | self._past | self._modal | self._intent
        self._telling = tenses | self._stops | frozenset(classes["'to"])
        self._quote = classes["'\""]
        self._quoted = False
        self._at = 0
        self._paragraph = 0
        self._sentences = 0

    def add_to(self, form: str, first: int, end: int) -> Form:
        """Give the form of the expression in tokens `first` to `end` with its surroundings."""
        letters = self.tokens.letters
        self._paragraph += letters.count(PARAGRAPH, self._at, first)
        self._sentences += letters.count(self._sentence, self._at, first) + letters.count(PARAGRAPH, self._at, first)
        self._follow_quotations(first)
        self._at = first
        anchor, *steps = form.split(" ")
        before = self.tokens.words[first - 1] if first and letters[first - 1] in self._prepositions else ""
        if first and self.tokens.words[first - 1] in {"-", "–", "—", "/"}:
            before = "to"
        # `Until Thursday, …` at the head of a sentence looks back as often as forward.
        before = "" if before in {"Until", "Till"} else before.lower()
        return Form(
            anchor=anchor,
            steps=tuple(steps),
            tense=self._tense(first, end) if anchor in {"any", "pub"} else "",
            cue="versus" if steps[:1] == ["Y-1"] and self._compared(first) else before,
            paragraph=self._paragraph,
            sentence=self._sentences,
            quoted=self._quoted,
            bracketed=self._in_brackets(first),
        )

    def _follow_quotations(self, first: int) -> None:
        """Keep track, up to token `first`, of whether a quotation is open; a new paragraph closes any."""
        letters = self.tokens.letters
        start = letters.rfind(PARAGRAPH, self._at, first)
        if start >= 0:
            self._quoted = False
        at = letters.find(self._quote, max(start, self._at), first)
        while at >= 0:
            sign = self.tokens.words[at]
            self._quoted = not self._quoted if sign == '"' else sign in {"“", "«", "„"}
            at = letters.find(self._quote, at + 1, first)

    def _in_brackets(self, first: int) -> bool:
        """Whether a bracket opens shortly before and is still open: `(1914 – 1918)`."""
        for at in range(first - 1, max(-1, first - _WINDOW), -1):
            if self.tokens.letters[at] in self._brackets:
                return self.tokens.words[at] == "("
        return False

    def _tense(self, first: int, end: int) -> str:
        """The tense of the nearest verb in the same sentence; one in front is preferred to one behind."""
        front, front_distance = self._look(range(first - 1, max(-1, first - _WINDOW), -1))
        back, back_distance = self._look(range(end, min(len(self.tokens.letters), end + _WINDOW)))
        if back == "aim":
            back = ""
        possessive = self.tokens.words[end : end + 1] in (["'"], ["’"])
        if front and (not back or possessive or back_distance > 2 or front_distance <= back_distance):
            return front
        return "" if possessive else back

    def _look(self, places: range) -> tuple[str, int]:
        """The first tense met at `places`, and how far off, up to the end of the sentence."""
        letters, words = self.tokens.letters, self.tokens.words
        for distance, at in enumerate(places):
            if letters[at] not in self._telling and not (letters[at] == OTHER and words[at].endswith("ed")):
                continue  # most words: neither a verb that tells, nor the end of a sentence
            if found := self._tense_at(at):
                return found, distance
            if self._ends_sentence(at):
                break
        return "", _WINDOW

    def _tense_at(self, at: int) -> str:  # noqa: PLR0911 (one a kind of verb)
        """The tense that a word shows: `will` and `due` future, `met` and `signed` past; `to be signed` only an aim."""
        words, letters = self.tokens.words, self.tokens.letters
        letter = letters[at]
        if letter in self._future:
            return self._planned(at)
        if letter in self._intent and words[at + 1 : at + 2] in (["for"], ["to"]):
            return "future"
        if letter in self._past or self._looks_past(at):
            if at and letters[at - 1] in self._articles:
                return ""
            before = words[max(0, at - 2) : at]
            return "aim" if "be" in before or before[-1:] == ["to"] else "past"
        infinitive = words[at] == "to" and letters[at + 1 : at + 2] == OTHER and words[at + 1].islower()
        if infinitive and at and letters[at - 1] in self._future:
            return self._planned(at - 1)
        if infinitive and at and letters[at - 1] in self._intent:
            return "future"
        if letter in self._modal:
            return "future"
        return "aim" if infinitive else ""

    def _ends_sentence(self, at: int) -> bool:
        if self.tokens.letters[at] not in self._stops:
            return False
        # A stop after an abbreviation or initial ends nothing.
        before = self.tokens.words[at - 1] if at else ""
        return not (self.tokens.words[at] == "." and len(before) <= 3 and before.isalpha())

    def _planned(self, at: int) -> str:
        """The tense of `due`, `planned`, `will` and their like: what had been due is past, and `due to the rain` is none."""
        words = self.tokens.words
        if words[at] == "due" and words[at + 1 : at + 2] == ["to"] and self.tokens.letters[at + 2 : at + 3] != OTHER:
            return ""
        if words[at] == "planned" and words[max(0, at - 1) : at] in (["as"], ["previously"], ["originally"]):
            return ""
        return "past" if "had" in words[max(0, at - 3) : at] else "future"

    def _looks_past(self, at: int) -> bool:
        """Whether a word is a past tense in -ed: not `succeed`, and not the adjective before a noun (`unspecified date`)."""
        word = self.tokens.words[at]
        if not (len(word) > 4 and word.endswith("ed") and not word.endswith("eed") and word.islower()):
            return False
        after = self.tokens.words[at + 1 : at + 2]
        noun = (
            bool(after) and self.tokens.letters[at + 1] == OTHER and after[0].islower() and not after[0].endswith("ly")
        )
        return not noun or (at > 0 and self.tokens.words[at - 1][0].isupper())

    def _compared(self, first: int) -> bool:
        """Whether the sentence compares up to here: `compared with a loss of $3 million last year`."""
        for at in range(first - 1, max(-1, first - _WINDOW), -1):
            if self.tokens.letters[at] in self._versus:
                return True
            if self._ends_sentence(at):
                return False
        return False
