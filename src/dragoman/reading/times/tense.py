"""The direction that the verb of a clause gives to a time in it: `met on Friday`, `will meet on Friday`, `talks resume on Friday`.

No parse is needed: a time mostly stands behind its verb, so the nearest verb in front tells; where there is none in the clause,
the time opens it, and the first verb behind tells.
"""

from __future__ import annotations

from dragoman.reading.times.tokens import OTHER, PARAGRAPH, Tokens, vocabulary

__all__ = ["Tenses"]

_WINDOW = 14  # tokens on each side in which a verb is looked for: the length of a clause in news, roughly
_AUXILIARIES = 4  # tokens in front of a participle among which its auxiliaries stand: `will almost certainly be signed`


class Tenses:
    """Tells the tense around each time of one text: `past`, `future`, `aim` (`to meet`), or nothing."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        letters = vocabulary().letters_of
        self._future = letters("FUTURE")
        self._will = letters("FUTUREVERB", "MODAL")
        self._past = letters("PAST")
        self._intent = letters("INTENT")
        self._scheduled = letters("SCHEDULED")
        self._scheduled_base = letters("SCHEDULEDBASE")
        self._progressive = letters("PROGRESSIVE")
        self._is = letters("IS")
        self._was = letters("WAS")
        self._be = letters("BE")
        self._to = letters("INFINITIVE")
        self._toward = letters("TOWARD")
        self._could, self._not = letters("COULD"), letters("NEGATION")
        self._have = letters("HAVE")
        self._pluperfect = letters("PLUPERFECT")
        self._formerly = letters("FORMERLY")
        self._articles = letters("ARTICLE", "PREPOSITION") - letters("AND")
        self._plural_subjects = letters("PLURALSUBJECT")
        self._openers = letters("CLAUSEOPENER")
        self._and = letters("AND")
        self._ahead = letters("AHEAD")
        self._full_stops = letters("'.")
        self._stops = self._full_stops | letters("'?", "'!", "';") | frozenset(PARAGRAPH)
        self._commas = letters("',")
        self._verbs = (
            self._future | self._will | self._past | self._intent | self._scheduled | self._scheduled_base | self._progressive
            | self._to
        )  # fmt: skip
        self._plain_verbs = self._verbs | self._be | letters("EDGE")
        self._telling = self._verbs | self._stops | self._openers | self._ahead

    def around(self, first: int, end: int, *, possessive: bool) -> str:
        """The tense of the clause in which the expression in tokens `first` to `end` stands."""
        opens = self._opens_clause(first)
        front = "" if opens else self._in_front(first)
        if front or possessive:
            return front
        behind = self._behind(end)
        if behind and behind != "aim":
            return behind
        return self._in_front(first) if opens else ""

    def _opens_clause(self, first: int) -> bool:
        """Whether a time, its preposition counted in, stands right after a comma or a word that opens a clause."""
        letters = self.tokens.letters
        at = first - 1
        preposition = at >= 0 and letters[at] in self._articles and letters[at] not in self._openers
        at -= preposition
        if at < 0:
            return False
        return letters[at] in self._commas or letters[at] in self._openers or (preposition and letters[at] in self._and)

    def _in_front(self, first: int) -> str:
        letters, words = self.tokens.letters, self.tokens.words
        for at in range(first - 1, max(-1, first - _WINDOW), -1):
            letter = letters[at]
            if letter not in self._telling and not (letter == OTHER and words[at].endswith("ed")):
                continue  # most words: neither a verb that tells, nor the end of a clause
            if found := self._tense_at(at):
                return found
            if letter in self._ahead:
                return "future"
            if letter in self._openers or self.ends_sentence(at):
                break
        return ""

    def _behind(self, end: int) -> str:
        letters, words = self.tokens.letters, self.tokens.words
        for at in range(end, min(len(letters), end + _WINDOW)):
            letter = letters[at]
            if letter not in self._telling and not (letter == OTHER and words[at].endswith("ed")):
                continue
            if found := self._tense_at(at):
                return found
            if self.ends_sentence(at):
                break
        return ""

    def _tense_at(self, at: int) -> str:  # noqa: PLR0911 (one a kind of verb)
        """The tense that a word shows, with its auxiliaries; nothing where it is no verb after all."""
        letters = self.tokens.letters
        letter = letters[at]
        before = letters[at - 1] if at else ""
        if letter in self._will:
            could_not = letter in self._could and letters[at + 1 : at + 2] in self._not
            return "past" if could_not or self._any(self._have, at + 1, at + 4) else "future"
        if letter in self._future:
            return self._planned(at)
        if letter in self._intent and letters[at + 1 : at + 2] in self._toward:
            return "future"
        if letter in self._to:
            return self._infinitive(at)
        if letter in self._past or self._looks_past(at):
            return self._participle(at)
        if letter in self._progressive:
            return self._going_on(at)
        if before in self._articles:
            return ""
        if letter in self._scheduled:
            return "future"
        if letter in self._scheduled_base:
            return "future" if before in self._plural_subjects or self._is_plural(at - 1) else ""
        return ""

    def _any(self, wanted: frozenset[str], first: int, end: int) -> bool:
        return any(letter in wanted for letter in self.tokens.letters[max(0, first) : end])

    def _participle(self, at: int) -> str:
        """`signed` is past, `will be signed` and `is signed` lie ahead, `to be signed` is an aim, `may have signed` past."""
        letters = self.tokens.letters
        if at and letters[at - 1] in self._to:
            return self._infinitive(at - 1)
        if at and letters[at - 1] in self._articles:
            return ""  # an adjective or a noun: `the reported raid`, `a cut`
        for back in range(at - 1, max(-1, at - 1 - _AUXILIARIES), -1):
            letter = letters[back]
            if letter in self._be:
                return self._to_be(back)
            if letter in self._will:
                return "future"  # `will cut`, `will have`
            if letter in self._is and letters[at] not in self._have:
                return "future" if back == at - 1 else "past"
            if letter in self._verbs or letter in self._stops or letter in self._openers or letter in self._commas:
                break
        return "past"

    def _to_be(self, at: int) -> str:
        """The direction of the `be` at `at`: `will be`, `could not be`, `is to be`."""
        letters = self.tokens.letters
        for back in range(at - 1, max(-1, at - 1 - _AUXILIARIES), -1):
            if letters[back] in self._will:
                return self._tense_at(back)
            if letters[back] in self._to:
                return self._infinitive(back)
        return "aim"

    def _infinitive(self, at: int) -> str:
        """The direction of `to meet`, from the word that governs it: `is due to meet`, `refused to meet`."""
        letters = self.tokens.letters
        if not self._can_be_verb(at + 1):
            return ""
        governor = letters[at - 1] if at else ""
        if governor in self._future:
            return self._planned(at - 1)
        if governor in self._intent or governor in self._is:
            return "future"
        return "past" if governor in self._past and governor not in self._was else "aim"

    def _can_be_verb(self, at: int) -> bool:
        letters, words = self.tokens.letters, self.tokens.words
        return at < len(words) and (letters[at] in self._plain_verbs or (letters[at] == OTHER and words[at].islower()))

    def _going_on(self, at: int) -> str:
        """`is coming` lies ahead, `was coming` behind; `coming` alone tells nothing."""
        for letter in reversed(self.tokens.letters[max(0, at - 3) : at]):
            if letter in self._is:
                return "future"
            if letter in self._was:
                return "past"
        return ""

    def _planned(self, at: int) -> str:
        """The tense of `due`, `planned` and their like: what had been due is past, and `due to the rain` is none."""
        letters, words = self.tokens.letters, self.tokens.words
        if letters[at + 1 : at + 2] in self._to and not self._can_be_verb(at + 2):
            return ""
        if at and letters[at - 1] in self._formerly:
            return ""
        if words[at].endswith("s") and at and letters[at - 1] in self._articles:
            return "aim"  # `the plans`
        return "past" if self._any(self._pluperfect, at - 3, at) else "future"

    def _looks_past(self, at: int) -> bool:
        """Whether a word is a past tense in -ed: not `succeed`, and not the adjective before a noun (`unspecified date`)."""
        word = self.tokens.words[at]
        if not (len(word) > 4 and word.endswith("ed") and not word.endswith("eed") and word.islower()):
            return False
        after = self.tokens.words[at + 1 : at + 2]
        noun = (
            bool(after)
            and (self.tokens.letters[at + 1] == OTHER or self.tokens.letters[at + 1] in self._scheduled_base)
            and after[0].islower()
            and not after[0].endswith("ly")
        )
        return not noun or (at > 0 and self.tokens.words[at - 1][0].isupper())

    def _is_plural(self, at: int) -> bool:
        """Whether the word in front of a verb's plain form can be its subject: `talks resume`, `Putin and Trump meet`."""
        if at < 0 or self.tokens.letters[at] != OTHER:
            return False
        word = self.tokens.words[at]
        return (word.endswith("s") and len(word) > 3) or word[0].isupper() or word.endswith("ly")

    def ends_sentence(self, at: int) -> bool:
        """Whether the token at `at` ends a sentence: no stop after an abbreviation or initial does."""
        if self.tokens.letters[at] not in self._stops:
            return False
        if self.tokens.letters[at] not in self._full_stops or at == 0:
            return True
        before, after = self.tokens.words[at - 1], self.tokens.words[at + 1 : at + 2]
        short = before.isalpha() and (len(before) == 1 or (len(before) <= 4 and before[0].isupper()))
        return not short and not (bool(after) and after[0].islower())
