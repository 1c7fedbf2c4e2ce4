"""What a cue may report by what stands around it, whatever the parser made of it."""

from __future__ import annotations

from dragoman.reading.statements.candidate import Candidate, trimmed
from dragoman.reading.statements.clauses import past_day
from dragoman.reading.statements.cue_words import PLAIN_SPEECH
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import words_for

__all__ = [
    "according_to",
    "by_adverb",
    "by_label",
    "by_position",
    "closes",
    "in_front",
    "opens_with_that",
    "parts_subject_from_verb",
]

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_ADVERBIAL = frozenset(("nsubj", "dobj", "dative", "prep", "npadvmod", "advmod"))
_REPORTED = frozenset(("ccomp", "xcomp", "acl", "oprd", "attr"))


def by_position(page: Page, cue: int, found: list[Candidate]) -> None:
    """What stands behind the verb, or before its clause, whatever the parser made of it."""
    syntax = page.syntax
    end = syntax.sentences[syntax.sentence[cue]][1]
    behind = cue + 1
    if cue + 1 < end and syntax.lower[cue + 1] in words_for("filler") and page.cues[cue].word.endswith(" it"):
        behind = cue + 2
    for i in range(behind, min(end, cue + 14)):
        if syntax.lower[i] in words_for("content conjunction") and syntax.pos[i] == "SCONJ":
            behind = i
            break
    else:
        addressee = syntax.child(cue, "dobj", "dative")
        if addressee is not None and cue < addressee < cue + 6 and syntax.right[addressee] <= cue + 8:
            rest = trimmed(syntax, syntax.right[addressee], end)
            if rest[1] - rest[0] > 2:
                found.append(Candidate(cue, "rest", (rest,), "dobj", "dobj", 1, addressee))
    rest = trimmed(syntax, past_day(syntax, behind, cue), end)
    if rest[1] - rest[0] > 1:
        found.append(Candidate(cue, "rest", (rest,), "ccomp", "ccomp", 1, -1))
    in_front(page, cue, cue, found)


def in_front(page: Page, cue: int, verb: int, found: list[Candidate]) -> None:
    """Add what stands before the clause of `verb`, which is the cue or the verb of `was quoted as saying`."""
    syntax = page.syntax
    begin, end = syntax.sentences[syntax.sentence[verb]]
    clause_start, clause_end = _reporting_clause(syntax, verb)
    opening = page.cues.get(begin)
    if opening is not None and opening.kind == "according" and syntax.right[begin] < clause_start:
        begin = syntax.right[begin]
    front = trimmed(syntax, begin, clause_start)
    if front[1] - front[0] > 1 and syntax.pos[clause_start - 1] == "PUNCT":
        long = front[1] - front[0] > 2
        if long:
            found.append(Candidate(cue, "front", (front,), "ccomp", "ccomp", 1, -1))
        after = trimmed(syntax, clause_end, end)
        set_off = clause_end < end and syntax.lower[clause_end] in (",", "—", "–", "-") and after[1] - after[0] > 2
        if set_off and (long or parts_subject_from_verb(syntax, front, after)):
            found.append(Candidate(cue, "inserted", (front, after), "ccomp", "ccomp", 2, -1))


def _reporting_clause(syntax: Syntax, cue: int) -> tuple[int, int]:
    """The tokens from the subject to the verb (or from the verb to an inverted subject), by neighbourhood alone."""
    start, end = cue, cue + 1
    subject = syntax.child(cue, "nsubj")
    if subject is not None and subject < cue:
        start = min(start, syntax.left[subject])
    elif subject is not None:
        end = max(end, syntax.right[subject])
    for child in syntax.children[cue]:
        if start > child >= cue - 4 and syntax.dep[child] in ("aux", "advmod", "neg", "mark"):
            start = min(start, syntax.left[child])
        if (
            cue < child < cue + 5
            and syntax.dep[child] in ("npadvmod", "prep", "dobj", "dative", "prt")
            and syntax.right[child] <= cue + 9
        ):
            end = max(end, syntax.right[child])
    return start, end


def closes(page: Page, cue: int) -> bool:
    """Whether a sentence ends in the clause of this verb of speech, set off by a comma: `…, police said`, `…, said an aide`.

    Nothing but a day, a place or an occasion stands behind it, and a listener where the verb tells: what is said must come before.
    """
    syntax, word = page.syntax, page.cues[cue]
    if word.part != "verb" or word.kind not in PLAIN_SPEECH or syntax.tag[cue] not in _FINITE:
        return False
    start, end = _reporting_clause(syntax, cue)
    begin, stop = syntax.sentences[syntax.sentence[cue]]
    if start - 1 <= begin or syntax.pos[start - 1] != "PUNCT" or cue in page.opened:
        return False
    for child in syntax.children[cue]:
        if child > cue and (syntax.dep[child] in _REPORTED or (syntax.dep[child] == "dobj" and word.kind != "tell")):
            return False
        if child > cue and syntax.dep[child] in _ADVERBIAL:
            end = max(end, syntax.right[child])
    return syntax.subject(cue) is not None and all(syntax.pos[i] in ("PUNCT", "SPACE") for i in range(end, stop))


def opens_with_that(page: Page, candidate: Candidate) -> bool:
    """Whether a content begins with the conjunction `that`."""
    first = candidate.pieces[0][0]
    return page.syntax.lower[first] in words_for("content conjunction") and page.syntax.pos[first] == "SCONJ"


def parts_subject_from_verb(syntax: Syntax, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a clause between commas stands between a subject and its verb: `The plan, the mayor told us, would ruin the town`."""
    nominal = syntax.pos[before[0]] in ("DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON")
    verbless = all(syntax.tag[i] not in _FINITE | {"MD"} for i in range(*before))
    return nominal and verbless and syntax.tag[after[0]] in _FINITE | {"MD"}


def by_label(page: Page, cue: int, found: list[Candidate]) -> None:
    """What follows a speaker's name and a colon: the rest of a headline, or of a paragraph in an interview."""
    syntax = page.syntax
    end = page.paragraph_end(cue)
    while end > cue + 1 and syntax.pos[end - 1] == "SPACE":
        end -= 1
    if end - cue > 2:
        found.append(Candidate(cue, "label", ((cue + 1, end),), "colon", "colon", 1, -1))


def according_to(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    """The rest of the sentence, or of the clause that the phrase hangs on."""
    begin, end = syntax.sentences[syntax.sentence[cue]]
    own = (min(syntax.left[cue], cue), max(syntax.right[cue], cue + 2))
    if own == (begin, end) or own[1] > end:
        return
    before = own[0] - 1
    while before > begin and syntax.pos[before] == "PUNCT":
        before -= 1
    if (
        before > begin
        and own[1] < end
        and (syntax.tag[before] in ("WDT", "WP", "WRB", "CC") or syntax.lower[before] in words_for("clause head"))
    ):
        # `in which, according to Orlov, nothing was agreed`: only what follows is put down to somebody.
        head = syntax.head[cue]
        piece = trimmed(syntax, own[1], max(syntax.right[head], own[1]) if head > cue else end)
        if piece[0] < piece[1]:
            found.append(Candidate(cue, "according", (piece,), "clause", "clause", 1, head))
            return
    pieces = tuple(p for p in (trimmed(syntax, begin, own[0]), trimmed(syntax, own[1], end)) if p[0] < p[1])
    if pieces:
        found.append(Candidate(cue, "according", pieces, "sentence", "sentence", len(pieces), syntax.head[cue]))
    head = syntax.head[cue]
    while head != syntax.head[head] and syntax.pos[head] not in ("VERB", "AUX"):
        head = syntax.head[head]
    clause = (syntax.left[head], syntax.right[head])
    if clause != (begin, end):
        pieces = tuple(
            p
            for p in (
                trimmed(syntax, clause[0], min(own[0], clause[1])),
                trimmed(syntax, max(own[1], clause[0]), clause[1]),
            )
            if p[0] < p[1]
        )
        if pieces:
            found.append(Candidate(cue, "according", pieces, "clause", "clause", len(pieces), head))


def by_adverb(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    """Add the clause around an adverb: `The talks will reportedly resume`."""
    head = syntax.head[cue]
    pieces = tuple(
        p
        for p in (trimmed(syntax, syntax.left[head], cue), trimmed(syntax, cue + 1, syntax.right[head]))
        if p[0] < p[1]
    )
    if pieces:
        found.append(Candidate(cue, "adverb", pieces, syntax.dep[head], syntax.dep[head], len(pieces), head))
