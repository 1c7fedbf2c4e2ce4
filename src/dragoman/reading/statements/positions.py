"""What a cue may report by what stands around it, whatever the parser made of it."""

from __future__ import annotations

from dragoman.reading.statements.candidate import Candidate, trimmed
from dragoman.reading.statements.clauses import past_day
from dragoman.reading.statements.cue_words import PLAIN_SPEECH
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import occasions, words_for

__all__ = [
    "according_to",
    "by_adverb",
    "by_label",
    "by_position",
    "closes",
    "closing_phrase",
    "in_front",
    "interrupts",
    "opens_with_that",
    "parts_subject_from_verb",
    "reporting_clause",
]

_LONGEST_NAME = 12
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NOMINAL = frozenset(("NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM", "PART", "CCONJ"))
_ASKING = frozenset(("WDT", "WP", "WRB", "WP$", "IN"))
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
        if _is_that(syntax, i):
            behind = i
            break
    else:
        addressee = syntax.child(cue, "dobj", "dative")
        if addressee is not None and cue < addressee < cue + 6 and syntax.right[addressee] <= cue + 8:
            rest = trimmed(syntax, syntax.right[addressee], end)
            if rest[1] - rest[0] > 2:
                found.append(Candidate(cue, "rest", (rest,), "dobj", "dobj", 1, addressee))
    if page.cues[cue].kind in PLAIN_SPEECH and syntax.lower[end - 1] == ":" and cue < end - 1:
        # `said in a statement Wednesday:` ends its sentence, and all of its paragraph that follows is what was said.
        announced = trimmed(syntax, end, page.paragraph_end(cue))
        if announced[1] - announced[0] > 1:
            found.append(Candidate(cue, "rest", (announced,), "ccomp", "ccomp", 1, -1))
    rest = trimmed(syntax, past_day(syntax, _past_colon(page, cue, behind, end), cue), end)
    if rest[1] - rest[0] > 1:
        found.append(Candidate(cue, "rest", (rest,), "ccomp", "ccomp", 1, -1))
    in_front(page, cue, cue, found)


def _past_colon(page: Page, cue: int, behind: int, end: int) -> int:
    """Past a colon that ends the clause of saying: `said in an editorial on Thursday: The bridge must go`."""
    syntax = page.syntax
    for i in range(behind, min(end - 2, cue + 16)):
        if syntax.lower[i] == ":" and page.covering[i] == page.covering[cue]:
            return i + 1
        if page.covering[i] != page.covering[cue] or syntax.tag[i] in _FINITE or syntax.tag[i] in ("MD", "TO", "VB"):
            break
    return behind


def in_front(page: Page, cue: int, verb: int, found: list[Candidate]) -> None:
    """Add what stands before the clause of `verb`, which is the cue or the verb of `was quoted as saying`."""
    syntax = page.syntax
    begin, end = syntax.sentences[syntax.sentence[verb]]
    clause_start, clause_end = reporting_clause(syntax, verb)
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


def reporting_clause(syntax: Syntax, cue: int) -> tuple[int, int]:
    """The tokens from the subject to the verb (or from the verb to an inverted subject), by neighbourhood alone."""
    start, end = closing_phrase(syntax, cue) or cue, cue + 1
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


def closing_phrase(syntax: Syntax, cue: int) -> int | None:
    """Where the speaker of a verb begins that ends its sentence: behind the last comma, if nothing but a noun phrase stands there.

    A long one (`…, researcher Ivo Sova at the firm Future Seed said.`) is often torn apart by the parser.
    """
    begin, stop = syntax.sentences[syntax.sentence[cue]]
    if syntax.tag[cue] != "VBD" or not _only_dates(syntax, cue + 1, stop):
        return None
    start = cue
    while start > begin and cue - start <= _LONGEST_NAME and syntax.pos[start - 1] in _NOMINAL:
        start -= 1
    set_off = start > begin and syntax.lower[start - 1] == ","
    return start if set_off and any(syntax.pos[i] in ("NOUN", "PROPN") for i in range(start, cue)) else None


def _only_dates(syntax: Syntax, start: int, end: int) -> bool:
    """Whether nothing but a day stands in the tokens `[start, end)`, as behind `… said on Monday`."""
    days = ("DATE", "TIME")
    return all(
        syntax.pos[i] in ("PUNCT", "SPACE")
        or syntax.entity[i] in days
        or (syntax.pos[i] == "ADP" and i + 1 < end and syntax.entity[i + 1] in days)
        for i in range(start, end)
    )


def closes(page: Page, cue: int) -> bool:
    """Whether a sentence ends in the clause of this verb of speech, set off by a comma: `…, police said`, `…, said an aide`.

    Nothing but a day, a place or an occasion stands behind it, and a listener where the verb tells: what is said must come before.
    """
    syntax, word = page.syntax, page.cues[cue]
    if word.part != "verb" or word.kind not in PLAIN_SPEECH or syntax.tag[cue] not in _FINITE:
        return False
    start, end = reporting_clause(syntax, cue)
    begin, stop = syntax.sentences[syntax.sentence[cue]]
    if start - 1 <= begin or syntax.pos[start - 1] != "PUNCT" or cue in page.opened:
        return False
    for child in syntax.children[cue]:
        if child > cue and (syntax.dep[child] in _REPORTED or (syntax.dep[child] == "dobj" and word.kind != "tell")):
            return False
        set_off = (
            syntax.dep[child] == "advcl" and syntax.tag[child] == "VBG" and syntax.lower[syntax.left[child] - 1] == ","
        )
        if child > cue and (syntax.dep[child] in _ADVERBIAL or set_off):
            end = max(end, syntax.right[child])
    return syntax.subject(cue) is not None and all(syntax.pos[i] in ("PUNCT", "SPACE") for i in range(end, stop))


def interrupts(page: Page, cue: int) -> bool:
    """Whether a clause of a verb of speech stands between commas in what it reports: `…, officials said, in the first strike …`."""
    syntax, word = page.syntax, page.cues[cue]
    if word.part != "verb" or word.kind not in PLAIN_SPEECH or syntax.tag[cue] not in _FINITE or _quotes(page, cue):
        return False
    start, end = reporting_clause(syntax, cue)
    begin, stop = syntax.sentences[syntax.sentence[cue]]
    own = all(syntax.dep[c] not in _REPORTED and syntax.dep[c] != "dobj" for c in syntax.children[cue] if c > cue)
    led = (
        syntax.child(cue, "mark") is None
        and syntax.pos[start] not in ("SCONJ", "CCONJ")
        and syntax.tag[start] not in _ASKING
    )
    behind = (cue + 1 < stop and syntax.lower[cue + 1] == ",") or (end < stop and syntax.lower[end] == ",")
    set_off = start - 1 > begin and syntax.lower[start - 1] == "," and behind
    return set_off and own and led and syntax.child(cue, "nsubj") is not None


def _quotes(page: Page, cue: int) -> bool:
    return cue in page.opened or cue in page.closed


def opens_with_that(page: Page, candidate: Candidate) -> bool:
    """Whether a content begins with the conjunction `that`."""
    return _is_that(page.syntax, candidate.pieces[0][0])


def _is_that(syntax: Syntax, token: int) -> bool:
    """Whether a token is the conjunction, though the tagger may take it for a pronoun."""
    if syntax.lower[token] not in words_for("content conjunction"):
        return False
    return syntax.pos[token] == "SCONJ" or syntax.dep[token] == "mark" or _is_no_relative(syntax, token)


def _is_no_relative(syntax: Syntax, token: int) -> bool:
    """Whether what is taken for a relative pronoun has no part in its clause: `said in a briefing that the port was shut`."""
    verb = syntax.head[token]
    if syntax.dep[verb] != "relcl" or token == 0 or syntax.lemma[token - 1] not in occasions():
        return False
    deps = {syntax.dep[c] for c in syntax.children[verb] if c != token}
    return "nsubjpass" in deps or ("nsubj" in deps and not deps.isdisjoint(("dobj", "attr", "acomp", "ccomp", "xcomp")))


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
    own = (min(syntax.left[cue], cue), _past_apposition(syntax, max(syntax.right[cue], cue + 2), end))
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


def _past_apposition(syntax: Syntax, own: int, end: int) -> int:
    """Past the name that follows whom something is put down to: `…, according to the health officer, Ana Orlov`."""
    named = own + 1 < end and syntax.lower[own] == "," and any(syntax.entity[i] == "PERSON" for i in range(own, end))
    verbless = all(syntax.pos[i] in ("PUNCT", "PROPN", "NOUN", "ADP", "DET", "NUM") for i in range(own, end))
    return end if named and verbless and end - own < _LONGEST_NAME else own


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
