"""What a cue may report: every content that syntax or quotation marks suggest for it."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.reading.statements.candidate import Candidate, trimmed
from dragoman.reading.statements.clauses import (
    answered,
    around,
    cuts_of,
    left_of,
    listens,
    passive_of,
    runs_of,
    siblings_of,
    tells_time,
)
from dragoman.reading.statements.cue_words import SPEECH_CLASSES
from dragoman.reading.statements.cues import quoting_verb
from dragoman.reading.statements.deeds import does, invites, searches, told_by_another, undergoes
from dragoman.reading.statements.ends import at_their_ends
from dragoman.reading.statements.headlines import apart
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.positions import (
    according_to,
    by_adverb,
    by_label,
    by_position,
    closes,
    closing_phrase,
    in_front,
    opens_with_that,
    parts_subject_from_verb,
    reporting_clause,
)
from dragoman.reading.statements.quoted import quoted_by, with_whole_quotations
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import audiences, occasions, words_for

__all__ = ["candidates_of"]


def candidates_of(page: Page, cue: int) -> list[Candidate]:
    """List what the token `cue` may report."""
    syntax, word = page.syntax, page.cues[cue]
    found: list[Candidate] = []
    if word.part == "preposition":
        according_to(syntax, cue, found)
        quoted_by(page, cue, found)
        return _unique(syntax, found)
    if word.part == "adverb":
        by_adverb(syntax, cue, found)
        return found
    if word.part == "mark":
        if word.kind == "label":
            by_label(page, cue, found)
        quoted_by(page, cue, found)
        return _unique(syntax, found)
    if searches(page, cue) or invites(page, cue) or undergoes(page, cue):
        return []
    behind = [page.frames[n].last for n in page.closed.get(cue, ())]
    if any(i < len(syntax) and syntax.lower[i] in words_for("comparing conjunction") for i in behind):
        quoted_by(page, cue, found)  # `“…”, as announced by …` puts down what stands between the marks, and no more
        return _unique(syntax, found)
    runs_of(page, cue, found)
    if word.part == "verb":
        left_of(syntax, cue, found)
        around(syntax, cue, found)
        passive_of(syntax, cue, found)
        by_position(page, cue, found)
    else:
        siblings_of(syntax, cue, found)
    quoted_by(page, cue, found)
    if word.part == "verb":
        cuts_of(page, cue, found)
        found = _where_it_must_stand(page, cue, found)
    if does(page, cue):
        found = [c for c in found if c.route == "quoted"]
    found = at_their_ends(page, [c for c in found if not told_by_another(page, c)])
    found = _from_that_on(page, cue, found)
    found = _without_listener(page, cue, _without_own_subject(syntax, cue, _within_paragraph(page, cue, found)))
    found = [c for c in with_whole_quotations(page, cue, found) if not _leaves_quotation(page, c)]
    return _unique(syntax, apart(page, cue, found))


def _leaves_quotation(page: Page, candidate: Candidate) -> bool:
    """Whether a verb stands in a quotation that its content is not in: an `“I told you so” tour` tells nothing of the tour."""
    number = page.covering[candidate.cue]
    if number < 0 or not page.frames[number].quotation.closed:
        return False
    words = (i for start, end in candidate.pieces for i in range(start, end) if page.syntax.lower[i][:1].isalnum())
    return all(page.covering[i] != number for i in words)


def _where_it_must_stand(page: Page, cue: int, found: list[Candidate]) -> list[Candidate]:
    """Only what stands before a clause that closes its sentence; only what follows `was quoted as saying`, or quotations."""
    closed = page.closed.get(cue, ()) if page.syntax.tag[cue] != "VBG" else ()
    if any(page.frames[n].last == cue and page.frames[n].utterance for n in closed):
        found = [
            c for c in found if c.route == "quoted" or c.pieces[0][0] < cue
        ]  # `“…,” said an aide who runs the port`
    for last in (page.frames[n].last for n in page.opened.get(cue, ()) if page.frames[n].utterance):
        if last < len(page.syntax) and page.syntax.tag[last] == "VBG":  # `said, “…,” promising that …`
            found = [c for c in found if c.route == "quoted" or c.pieces[-1][1] <= last]
    if closes(page, cue):
        speaker = closing_phrase(page.syntax, cue)
        before = [c for c in found if c.pieces[0][0] < cue and not _takes_in(c, speaker, cue)]
        whole = [c for c in before if _reaches(page, c)]
        before = whole if any(c.route in ("left", "front") for c in whole) else before
        if any(c.route == "front" for c in before):  # `It began at six, when he came, reports CNN`
            before = [c for c in before if not (c.route == "left" and page.syntax.tag[c.pieces[0][0]] == "WRB")]
        return before if any(c.route in ("left", "front") for c in before) else found
    quoting = quoting_verb(page.syntax, cue)
    if quoting is not None:
        in_front(page, cue, quoting, found)
        after = [c for c in found if c.first == "ccomp" and c.pieces[0][0] == cue + 1]
        before = [c for c in found if c.route == "front"] if not after else []
        return [c for c in found if c.route == "quoted"] + after + before or found
    if any(c.route == "inserted" and parts_subject_from_verb(page.syntax, *c.pieces) for c in found):
        return [c for c in found if len(c.pieces) > 1 or c.route == "quoted"]
    return found


def _reaches(page: Page, candidate: Candidate) -> bool:
    """Whether a content leaves out no word before the clause that closes its sentence; a quotation may."""
    start, end = reporting_clause(page.syntax, candidate.cue)[0], candidate.pieces[-1][1]
    return candidate.route == "quoted" or all(page.syntax.pos[i] in ("PUNCT", "SPACE") for i in range(end, start))


def _takes_in(candidate: Candidate, speaker: int | None, cue: int) -> bool:
    """Whether a content that ends before the cue takes in who speaks."""
    end = candidate.pieces[-1][1]
    return speaker is not None and candidate.route != "quoted" and speaker < end <= cue


def _without_own_subject(syntax: Syntax, cue: int, found: list[Candidate]) -> list[Candidate]:
    """Nobody says themselves: behind `…, said an aide who had been there` nothing is reported that holds the aide."""
    subjects = [c for c in syntax.children[cue] if syntax.dep[c] == "nsubj"]
    if len(subjects) != 1 or subjects[0] < cue or all(c.pieces[0][0] > cue for c in found):
        return found
    return [c for c in found if c.route == "quoted" or not c.pieces[0][0] <= subjects[0] < c.pieces[0][1]]


def _from_that_on(page: Page, cue: int, found: list[Candidate]) -> list[Candidate]:
    """What `that` opens begins there: what stands before it tells how, to whom and when (`said by telephone that …`)."""
    syntax = page.syntax
    opens = min((c.pieces[0][0] for c in found if c.pieces[0][0] > cue and opens_with_that(page, c)), default=None)
    if opens is None or page.cues[cue].kind not in SPEECH_CLASSES:
        return found
    clause = next((i for i in syntax.children[cue] if syntax.left[i] == opens and syntax.dep[i] == "ccomp"), None)
    told = syntax.child(cue, "dobj", "dative")
    heard = told is not None and cue < told < opens and syntax.lemma[told] in audiences()
    led = syntax.pos[cue + 1] == "ADP" and syntax.lower[cue + 1] not in words_for("topic preposition")
    verbless = all(syntax.pos[i] not in ("VERB", "AUX") for i in range(cue + 1, opens))
    if clause is None and not (verbless and (led or heard)):
        return found
    return [c for c in found if c.route == "quoted" or not cue < c.pieces[0][0] < opens]


def _without_listener(page: Page, cue: int, found: list[Candidate]) -> list[Candidate]:
    """Whom somebody told is no part of what they were told, where that is left without them."""
    told = [c for c in page.syntax.children[cue] if c > cue and listens(page, cue, c)]
    kept = [c for c in found if not any(start <= t < end for t in told for start, end in c.pieces)]
    return kept if any(len(c.pieces) > 1 or c.first == "ccomp" or c.route == "run" for c in kept) else found


def _within_paragraph(page: Page, cue: int, found: list[Candidate]) -> list[Candidate]:
    """Let no clause run over the end of its paragraph, whatever the parser took for one sentence."""
    number = bisect_right(page.paragraph_tokens, cue)
    begin = max(page.paragraph_tokens[number - 1] if number else 0, page.dateline)
    end = page.paragraph_tokens[number] if number < len(page.paragraph_tokens) else len(page.covering)
    kept = []
    for candidate in found:
        if candidate.route != "quoted" and (candidate.pieces[0][0] < begin or candidate.pieces[-1][1] > end):
            clipped = (trimmed(page.syntax, max(a, begin), min(b, end)) for a, b in candidate.pieces)
            pieces = tuple(piece for piece in clipped if piece[0] < piece[1])
            if not pieces:
                continue
            candidate.pieces = pieces
        kept.append(candidate)
    return kept


def _is_occasion(syntax: Syntax, token: int, cue: int) -> bool:
    """Whether what a candidate begins with only tells on what occasion something was said, or what was answered."""
    if syntax.head[token] == cue and answered(syntax, token):
        return True
    if syntax.head[token] == cue and syntax.lemma[cue] in words_for("answering verb") and tells_time(syntax, token):
        return True
    told = syntax.child(token, "pobj") if syntax.lower[token] in words_for("occasion preposition") else None
    return told is not None and syntax.head[token] == cue and syntax.lemma[told] in occasions()


def _unique(syntax: Syntax, found: list[Candidate]) -> list[Candidate]:
    """Each content once, without pieces that are but marks."""
    seen: dict[tuple[tuple[int, int], ...], Candidate] = {}
    for candidate in found:
        first_token = candidate.pieces[0][0]
        if candidate.route == "rest" and syntax.dep[first_token] == "cc" and syntax.head[first_token] == candidate.cue:
            continue  # `cried and hugged one another`: another deed, and nothing that is said
        if candidate.route in ("run", "rest", "cut") and _is_occasion(syntax, first_token, candidate.cue):
            continue  # `assailed him in a tweet`
        if len(candidate.pieces) > 1:
            worded = (p for p in candidate.pieces if any(syntax.lower[i][:1].isalnum() for i in range(*p)))
            candidate.pieces = tuple(worded) or candidate.pieces
        first = seen.setdefault(candidate.pieces, candidate)
        first.utterance = first.utterance or candidate.utterance
    return list(seen.values())
