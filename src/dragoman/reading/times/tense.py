"""The direction that the verb of a clause gives to a time in it: `met on Friday`, `will meet on Friday`, `talks resume on Friday`.

No parse is needed: a time mostly stands behind its verb, so the nearest verb in front tells; where there is none in the clause,
the time opens it, and the first verb behind tells.
"""

from __future__ import annotations

from functools import cache

from dragoman.reading.times.senses import has_sense
from dragoman.reading.times.tokens import OTHER, PARAGRAPH, Tokens, vocabulary

__all__ = ["Tenses"]

_WINDOW = 14  # tokens on each side in which a verb is looked for: the length of a clause in news, roughly
_AUXILIARIES = 4  # tokens in front of a participle among which its auxiliaries stand: `will almost certainly be signed`
_OCCASION = 3  # words that an occasion's name may have: `Friday's cabinet meeting`
_ABBREVIATION = 4  # letters of an abbreviation in front of a name: `Gen.`, `Sen.`
_SHORTEST_PAST = 4  # letters of the shortest past tense in -ed: `sued`, `died`
_SUBJECT = 8  # tokens of a subject in front of its verb: `neither he nor his lawyers could be reached`


class _Letters:
    """The letters of the words that tell a tense, by what they do."""

    def __init__(self) -> None:
        letters = vocabulary().letters_of
        self.future = letters("FUTURE")
        self.will = letters("FUTUREVERB", "MODAL")
        self.called_off = letters("CALLEDOFF")
        self.past = letters("PAST") | self.called_off
        self.undergone, self.happenings = letters("UNDERGONE"), letters("HAPPENING")
        self.intent = letters("INTENT")
        self.scheduled = letters("SCHEDULED")
        self.scheduled_base = letters("SCHEDULEDBASE")
        self.nouns = self.scheduled_base | letters("TIMENOUN")
        self.progressive = letters("PROGRESSIVE")
        self.is_now = letters("IS")
        self.was = letters("WAS")
        self.be = letters("BE")
        self.to = letters("INFINITIVE")
        self.toward = letters("TOWARD")
        self.could, self.negation = letters("COULD"), letters("NEGATION")
        self.negative = letters("NEGATIVE")
        self.occasions = letters("OCCASION")
        # Words that say nothing of a time: those that no class knows, and names of things.
        self.ordinary = frozenset(OTHER) | self.occasions | letters("RESULT")
        self.certain = letters("FUTUREVERB")
        self.before = letters("BEFORE")
        self.have = letters("HAVE")
        self.pluperfect = letters("PLUPERFECT")
        self.formerly = letters("FORMERLY")
        self.conjunction = letters("AND")
        self.articles = letters("ARTICLE", "PREPOSITION") - self.conjunction
        self.plural_subjects = letters("PLURALSUBJECT")
        self.openers = letters("CLAUSEOPENER")
        self.beginnings = self.articles | self.plural_subjects | self.openers
        self.ahead = letters("AHEAD")
        self.full_stops = letters("'.")
        self.stops = self.full_stops | letters("'?", "'!", "';") | frozenset(PARAGRAPH)
        self.commas = letters("',")
        self.put_off, self.last = letters("PUTOFF"), letters("'last")
        self.verbs = self.future | self.will | self.past | self.intent | self.scheduled | self.scheduled_base
        self.verbs |= self.progressive | self.to
        self.plain_verbs = self.verbs | self.be | letters("EDGE")
        self.telling = self.verbs | self.stops | self.openers | self.ahead


@cache
def _letters() -> _Letters:
    return _Letters()


class Tenses:
    """Tells the tense around each time of one text: `past`, `future`, `aim` (`to meet`), or nothing."""

    __slots__ = ("of", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.of = _letters()

    def around(self, first: int, end: int, *, possessive: bool) -> str:
        """The tense of the clause in which the expression in tokens `first` to `end` stands."""
        if self._put_off(first) or self._is_set(first):
            return "future"
        if possessive and self._happened(end + 2):
            return "past"
        opens = self._opens_clause(first)
        front = "" if opens else self._in_front(first)
        if front or possessive:
            return front or ("future" if self._occasion_to_come(end + 2) else "")
        behind = self._behind(end)
        if behind and behind != "aim":
            return behind
        if not behind and self._waits_for_it(first):
            return "future"
        return self._in_front(first) if opens else ""

    def _put_off(self, first: int) -> bool:
        """`The vote was postponed to Sunday`, `put off until Sunday`: a day that something is moved to is to come."""
        letters = self.tokens.letters
        if not first or letters[first - 1] not in self.of.toward or letters[first - 1] in self.of.telling - self.of.to:
            return False
        return self._any(self.of.put_off, first - 3, first - 1)

    def _is_set(self, first: int) -> bool:
        """`The final is on Friday`, `the next round is in June`: of what is over one says that it was."""
        letters, words = self.tokens.letters, self.tokens.words
        return first > 1 and letters[first - 2] in self.of.is_now and has_sense(words[first - 1], "placed")

    def _occasion_to_come(self, at: int) -> bool:
        """`Friday's meeting will decide`: what is arranged beforehand, and does something yet; a raid is never known before."""
        letters = self.tokens.letters
        for noun in range(at, min(at + _OCCASION, len(letters) - 1)):
            if letters[noun] in self.of.occasions:
                return letters[noun + 1] in self.of.certain
            if letters[noun] in self.of.stops or letters[noun] in self.of.commas:
                break
        return False

    def _happened(self, at: int) -> bool:
        """`They recover from Saturday's crash`: what nobody arranges beforehand is over when it is told of."""
        for noun in range(at, min(at + _OCCASION, len(self.tokens.letters))):
            if self.tokens.letters[noun] in self.of.happenings:
                return True
            if self.tokens.letters[noun] not in self.of.ordinary:
                break
        return False

    def _waits_for_it(self, first: int) -> bool:
        """`Before the vote on Friday, he wants a promise`: who is told of in the present waits for that day."""
        letters, occasion = self.tokens.letters, False
        for at in range(first - 1, max(-1, first - _WINDOW), -1):
            letter = letters[at]
            if letter in self.of.before:
                return occasion and (at == 0 or letters[at - 1] in self.of.stops or letters[at - 1] in self.of.commas)
            if letter in self.of.stops or letter in self.of.commas:
                break
            occasion = occasion or letter in self.of.occasions
        return False

    def _opens_clause(self, first: int) -> bool:
        """Whether a time, its preposition counted in, stands right after a comma or a word that opens a clause."""
        letters = self.tokens.letters
        at = first - 1
        preposition = at >= 0 and letters[at] in self.of.articles and letters[at] not in self.of.openers
        at -= preposition
        if at < 0:
            return False
        return (
            letters[at] in self.of.commas
            or letters[at] in self.of.openers
            or (preposition and letters[at] in self.of.conjunction)
        )

    def _in_front(self, first: int) -> str:
        letters, words = self.tokens.letters, self.tokens.words
        for at in range(first - 1, max(-1, first - _WINDOW), -1):
            letter = letters[at]
            if letter not in self.of.telling and not (letter == OTHER and words[at].endswith("ed")):
                continue  # most words: neither a verb that tells, nor the end of a clause
            if found := self._tense_at(at):
                return found
            if letter in self.of.ahead:
                return "future"
            if letter in self.of.openers or self.ends_sentence(at):
                break
        return ""

    def _behind(self, end: int) -> str:
        letters, words = self.tokens.letters, self.tokens.words
        for at in range(end, min(len(letters), end + _WINDOW)):
            letter = letters[at]
            if letter not in self.of.telling and not (letter == OTHER and words[at].endswith("ed")):
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
        if letter in self.of.will:
            if self.tokens.pieces[at + 1 : at + 2] == ["-"]:
                return ""  # `would-be migrants`
            could_not = letter in self.of.could and (
                letters[at + 1 : at + 2] in self.of.negation or self._any(self.of.negative, at - _SUBJECT, at)
            )
            return "past" if could_not or self._any(self.of.have, at + 1, at + 4) else "future"
        if letter in self.of.future:
            return self._planned(at)
        if letter in self.of.intent and letters[at + 1 : at + 2] in self.of.toward:
            thing = letters[at + 1] not in self.of.to or letters[at + 2 : at + 3] in self.of.articles
            done = thing and self.tokens.words[at].endswith("ed")
            return "past" if done else "future"  # `agreed to a truce` and `asked for`, but `agreed to meet`
        if letter in self.of.to:
            return self._infinitive(at)
        if letter in self.of.past or self._looks_past(at):
            return self._participle(at)
        if letter in self.of.progressive:
            return self._going_on(at)
        if before in self.of.articles:
            return ""
        if letter in self.of.scheduled:
            return "future"
        if letter in self.of.scheduled_base:
            return "future" if before in self.of.plural_subjects or self._is_plural(at - 1) else ""
        return ""

    def _any(self, wanted: frozenset[str], first: int, end: int) -> bool:
        return any(letter in wanted for letter in self.tokens.letters[max(0, first) : end])

    def _participle(self, at: int) -> str:
        """`signed` is past, `will be signed` and `is signed` lie ahead, `to be signed` is an aim, `may have signed` past."""
        letters = self.tokens.letters
        if at and letters[at - 1] in self.of.to:
            return self._infinitive(at - 1)
        named = at and letters[at - 1] in self.of.articles and letters[at - 1] not in self.of.openers
        if named and not self._last_time(at - 1):
            return ""  # an adjective or a noun: `the reported raid`, `a cut`
        for back in range(at - 1, max(-1, at - 1 - _AUXILIARIES), -1):
            letter = letters[back]
            if letter in self.of.be:
                return self._to_be(back)
            if letter in self.of.will:
                return "future"  # `will cut`, `will have`
            if letter in self.of.is_now and letters[at] not in self.of.have:
                return "future" if back == at - 1 and letters[at] not in self.of.undergone else "past"
            if (
                letter in self.of.verbs
                or letter in self.of.stops
                or letter in self.of.openers
                or letter in self.of.commas
            ):
                break
        return "past"

    def _last_time(self, at: int) -> bool:
        """Whether the `last` at `at` is an adverb: `they last met`, but not `the last reported raid`."""
        letters = self.tokens.letters
        return letters[at] in self.of.last and at > 0 and letters[at - 1] not in self.of.articles

    def _to_be(self, at: int) -> str:
        """The direction of the `be` at `at`: `will be`, `could not be`, `is to be`."""
        letters = self.tokens.letters
        for back in range(at - 1, max(-1, at - 1 - _AUXILIARIES), -1):
            if letters[back] in self.of.will:
                return self._tense_at(back)
            if letters[back] in self.of.to:
                return self._infinitive(back)
        return "aim"

    def _infinitive(self, at: int) -> str:
        """The direction of `to meet`, from the word that governs it: `is due to meet`, `refused to meet`."""
        letters = self.tokens.letters
        if not self._can_be_verb(at + 1):
            return ""
        governor = letters[at - 1] if at else ""
        if governor in self.of.future:
            return self._planned(at - 1)
        if governor in self.of.intent or governor in self.of.is_now:
            return "future"
        return "past" if governor in self.of.past and governor not in self.of.was else "aim"

    def _can_be_verb(self, at: int) -> bool:
        letters, words = self.tokens.letters, self.tokens.words
        return at < len(words) and (
            letters[at] in self.of.plain_verbs or (letters[at] in self.of.ordinary and words[at].islower())
        )

    def _going_on(self, at: int) -> str:
        """`is coming` lies ahead, `was coming` behind; `coming` alone tells nothing."""
        for letter in reversed(self.tokens.letters[max(0, at - 3) : at]):
            if letter in self.of.undergone or letter in self.of.was:
                return "past"  # `is accused of taking`
            if letter in self.of.is_now:
                return "future"
        return ""

    def _planned(self, at: int) -> str:
        """The tense of `due`, `planned` and their like: what had been due is past, and `due to the rain` is none."""
        letters, words = self.tokens.letters, self.tokens.words
        if letters[at + 1 : at + 2] in self.of.to and not self._can_be_verb(at + 2):
            return ""
        if at and letters[at - 1] in self.of.formerly:
            return ""
        if words[at].endswith("s") and at and letters[at - 1] in self.of.articles:
            return "aim"  # `the plans`
        if self._any(self.of.pluperfect, at - 3, at):
            return "past"
        return "off" if self._called_off(at) else "future"

    def _called_off(self, at: int) -> bool:
        """`the vote planned for Friday was cancelled`: nothing tells whether that Friday is over."""
        letters = self.tokens.letters
        for after in range(at + 1, min(len(letters) - 1, at + _WINDOW)):
            if letters[after] in self.of.was:
                return letters[after + 1] in self.of.called_off
            if letters[after] in self.of.stops or letters[after] in self.of.commas:
                return False
        return False

    def _looks_past(self, at: int) -> bool:
        """Whether a word is a past tense in -ed: not `succeed`, and not the adjective before a noun (`unspecified date`)."""
        word = self.tokens.words[at]
        if not (len(word) >= _SHORTEST_PAST and word.endswith("ed") and not word.endswith("eed") and word.islower()):
            return False
        after = self.tokens.words[at + 1 : at + 2]
        noun = (
            bool(after)
            and (self.tokens.letters[at + 1] in self.of.ordinary or self.tokens.letters[at + 1] in self.of.nouns)
            and after[0].islower()
            and not after[0].endswith("ly")
        )
        return not noun or (at > 0 and self.tokens.words[at - 1][0].isupper())

    def _is_plural(self, at: int) -> bool:
        """Whether the word in front of a verb's plain form can be its subject: `talks resume`, `Putin and Trump meet`."""
        if at < 0 or self.tokens.letters[at] not in self.of.ordinary:
            return False
        word = self.tokens.words[at]
        return (word.endswith("s") and len(word) > 3) or word[0].isupper() or word.endswith("ly")

    def ends_sentence(self, at: int) -> bool:
        """Whether the token at `at` ends a sentence: no stop after an abbreviation or initial does."""
        letter = self.tokens.letters[at]
        return letter in self.of.stops and (letter not in self.of.full_stops or self.stop_ends_sentence(at))

    def stop_ends_sentence(self, at: int) -> bool:
        """Whether the full stop at `at` ends a sentence."""
        pieces = self.tokens.pieces  # most stops stand behind a long word, whatever gap there is
        if at == 0:
            return True
        after = pieces[at + 1] if at + 1 < len(pieces) else ""
        if len(pieces[at - 1]) <= _ABBREVIATION or not pieces[at - 1][-1].isalnum():
            before = self.tokens.words[at - 1]
            if len(before) <= _ABBREVIATION and before.isalpha() and (len(before) == 1 or before[0].isupper()):
                # `to Iran. The move`: no name begins so.
                return len(before) > 1 and after.istitle() and self.tokens.letters[at + 1] in self.of.beginnings
        return not after[:1].islower()
