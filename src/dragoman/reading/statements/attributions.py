"""Cues, contents and sources put together: what of all that could be reported is."""

from __future__ import annotations

from dataclasses import replace

from dragoman.reading.statements.attribution import Attribution
from dragoman.reading.statements.beside import beside
from dragoman.reading.statements.candidate import Candidate, trimmed
from dragoman.reading.statements.candidates import candidates_of
from dragoman.reading.statements.cue_words import PERSPECTIVE, PLAIN_SPEECH, SPEECH_CLASSES
from dragoman.reading.statements.cues import quoting_verb
from dragoman.reading.statements.features import features_of
from dragoman.reading.statements.headlines import says_several, shared_subject
from dragoman.reading.statements.outlets import is_outlet
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.positions import closes, interrupts, opens_with_that
from dragoman.reading.statements.ranking import likelihoods
from dragoman.reading.statements.speakers import phrase_of, source_of
from dragoman.reading.statements.unnamed import withholding_in, withholds
from dragoman.reading.statements.wording import words_for

__all__ = ["Attribution", "attributions_of", "choose", "likely"]

# How likely a candidate must be. Set on the training reports with outlets held out in turn: F1 falls by less than a point between
# 0.25 and 0.45, so the surer end is taken where a word more often tells of a thought or of an act than of speech.
_ENOUGH_QUOTED = 0.1  # whole quotations with their verb beside them
_ENOUGH_SPOKEN = 0.28
_ENOUGH = 0.4
_ENOUGH_ACT = 0.45
_JUDGED = 0.5  # what was found only because its words judge
_ENOUGH_DEED = 0.7  # what is allowed or approved is mostly done, and not said
_ENOUGH_CERTAIN = 0.03  # where the clause leaves no other place for what is said, or somebody is quoted as saying it
_ENOUGH_THAT = 0.15  # a verb of speech, and a clause that begins with `that`
_ENOUGH_PUT_DOWN = 0.15  # `according to` does nothing else
_ENOUGH_INNER = 0.05  # within another statement, where readers who may mark one only mark the outer
_QUOTED_FIRST = 0.1  # a whole quotation goes before a clause that is that much likelier
_PUT_FIRST = 0.3  # … and they go before what is found inside of what they report
_SPOKEN = frozenset((
    "say", "tell", "ask", "write", "according", "quote", "manner", "order", "commit", "label", "signature", "other",
))  # fmt: skip
_ACTS = frozenset((
    "agree", "side", "attempt", "reflect", "regard", "publish", "strike", "raise", "press", "love", "accept", "aspect",
))  # fmt: skip
_DEEDS = frozenset(("agree",))
_CLAUSES = frozenset(("ccomp", "closed", "opened", "sentence", "clause", "parataxis", "advcl", "xcomp", "colon"))
_TELLS = frozenset(("announce", "document", "show"))
_VERBAL = frozenset(("VBD", "VBZ", "VBP", "MD", "TO"))


def attributions_of(page: Page) -> list[Attribution]:
    """Choose among the candidates: the surest first, and no word in two contents."""
    candidates = [c for cue in page.cues for c in candidates_of(page, cue)]
    for candidate, score in zip(
        candidates, likelihoods(features_of(page, candidates)) if candidates else (), strict=True
    ):
        # Whoever takes a turn in an interview says all of it, whatever verbs stand in it.
        turn = candidate.route == "label" and candidate.cue in page.turns
        candidate.score = 1.0 if turn else max(score, _JUDGED) if page.cues[candidate.cue] is PERSPECTIVE else score
        if _stands_before(page, candidate) and candidate.cue not in page.closed:
            candidate.score += _PUT_FIRST
    sure = [c for c in candidates if likely(page, c) and not withholds(page.syntax, c.cue, c.pieces)]
    taken = [_attribution(page, c) for c in choose(_outermost(page, sure))]
    _give_back_sources(page, taken)
    for attribution in taken:
        _leave_out_reason(page, attribution)
    taken += beside(page, taken)
    taken += _inner(page, taken, candidates)
    taken += _wrapping(page, taken, candidates)
    return sorted(taken, key=lambda a: (a.candidate.pieces[0][0], -a.candidate.pieces[-1][1], a.candidate.cue))


def _outermost(page: Page, candidates: list[Candidate]) -> list[Candidate]:
    """Leave out what stands within a quotation that somebody outside of it utters (`“I think we won,” Orlov said`)."""
    uttered = {page.covering[start] for c in candidates if c.utterance for start, _ in c.pieces} - {-1}
    return [c for c in candidates if page.covering[c.cue] not in uttered]


def _attribution(page: Page, candidate: Candidate) -> Attribution:
    word = page.cues[candidate.cue]
    shared = shared_subject(page, candidate.cue)
    if shared is not None:
        return Attribution(candidate, word, phrase_of(page.syntax, shared, candidate.cue, candidate.pieces))
    return Attribution(candidate, word, source_of(page.syntax, candidate.cue, word, candidate.pieces))


def _give_back_sources(page: Page, taken: list[Attribution]) -> None:
    """Cut from the end of a content the speaker of the next statement, which a misreading of its comma put there."""
    sources = {a.source.end: (a.source.start, a) for a in taken if a.source is not None}
    for attribution in taken:
        start, end = attribution.candidate.pieces[-1]
        begin, owner = sources.get(end, (end, attribution))
        if owner is attribution or not start < begin < end or owner.candidate.cue < end:
            continue
        while begin > start + 1 and page.syntax.pos[begin - 1] == "PUNCT":
            begin -= 1
        attribution.candidate = replace(
            attribution.candidate, pieces=(*attribution.candidate.pieces[:-1], (start, begin))
        )
        attribution.source = source_of(
            page.syntax, attribution.candidate.cue, attribution.word, attribution.candidate.pieces
        )


def _leave_out_reason(page: Page, attribution: Attribution) -> None:
    """Cut from the end of a content why its speaker goes unnamed: `…, on condition that they not be identified`."""
    source, (start, end) = attribution.source, attribution.candidate.pieces[-1]
    if source is None or page.syntax.pos[source.head] in ("PROPN", "PRON"):
        return
    reason = withholding_in(page.syntax, start, end)
    if reason is not None and reason > start + 1:
        pieces = (*attribution.candidate.pieces[:-1], trimmed(page.syntax, start, reason))
        attribution.candidate = replace(attribution.candidate, pieces=pieces)


def _inner(page: Page, taken: list[Attribution], candidates: list[Candidate]) -> list[Attribution]:
    """Statements within statements: only plain speech of a third party, in a clause or in quotation marks of its own."""
    holder = {i: a for a in taken for start, end in a.candidate.pieces for i in range(start, end)}
    best: dict[int, Candidate] = {}
    for candidate in candidates:
        outer = holder.get(candidate.cue)
        if outer is None or outer.word.kind not in _SPOKEN | _TELLS or not _reports_speech(page, candidate):
            continue
        inside = all(holder.get(i) is outer for start, end in candidate.pieces for i in (start, end - 1))
        if inside and (candidate.cue not in best or candidate.score > best[candidate.cue].score):
            best[candidate.cue] = candidate
    found = []
    for candidate in choose(list(best.values())):
        attribution = _attribution(page, candidate)
        attribution.outer = holder[candidate.cue]
        if attribution.source is not None and attribution.source.pronoun is None:
            found.append(attribution)
    return found


def _reports_speech(page: Page, candidate: Candidate) -> bool:
    syntax, word, cue = page.syntax, page.cues[candidate.cue], candidate.cue
    if word.part != "verb" or word.kind not in PLAIN_SPEECH:
        return False
    if candidate.score < _ENOUGH_INNER and not _tells_plainly(page, candidate):
        return False
    of_something = word.kind == "tell" and candidate.first == "prep"  # `told customers about the faults`
    if candidate.first != "ccomp" and not candidate.utterance and not of_something:
        return False
    subject = syntax.child(cue, "nsubj")
    return (
        subject is not None
        and syntax.tag[subject] in ("NNP", "NNPS", "NN", "NNS", "PRP")
        and syntax.lower[subject] not in words_for("no third party")
    )


def _tells_plainly(page: Page, candidate: Candidate) -> bool:
    """Whether a main verb asserts that somebody said it (`Orlov told me it was sold`); not `if he says so`, not `would say`."""
    syntax, cue = page.syntax, candidate.cue
    asserted = syntax.tag[cue] in ("VBD", "VBZ") and syntax.dep[cue] not in ("advcl", "relcl", "acl")
    open_ = any(syntax.dep[c] == "neg" or syntax.tag[c] in ("MD", "WRB", "WP") for c in syntax.children[cue])
    return asserted and not open_ and candidate.route == "run" and candidate.first in ("ccomp", "prep")


def _wrapping(page: Page, taken: list[Attribution], candidates: list[Candidate]) -> list[Attribution]:
    """To whom whole statements are put down: `according to the agency Norpress, Orlov said …`, `…, according to the charges`."""
    held = {a.candidate.cue for a in taken}
    owner = {i: a for a in taken if a.outer is None for i in _tokens(a)}
    found: list[Attribution] = []
    for candidate in candidates:
        word = page.cues[candidate.cue]
        plain = word.kind in PLAIN_SPEECH and candidate.route in ("left", "around", "front")
        if candidate.cue in held or not (plain or word.kind in ("according", "document")):
            continue
        attribution = _attribution(page, candidate)
        whole = word.kind == "according" or closes(page, candidate.cue)
        if attribution.source is None or not (whole or is_outlet(page.syntax, attribution.source)):
            continue
        tokens = {i for start, end in candidate.pieces for i in range(start, end)}
        touched = list(dict.fromkeys(owner[i] for i in sorted(tokens) if i in owner))
        if touched and all(a.outer is None and tokens.issuperset(_tokens(a)) for a in touched):
            for inner in touched:
                inner.outer = attribution
            held.add(candidate.cue)
            found.append(attribution)
    return found


def _tokens(attribution: Attribution) -> set[int]:
    candidate = attribution.candidate
    return {candidate.cue, *(i for start, end in candidate.pieces for i in range(start, end))}


def likely(page: Page, candidate: Candidate) -> bool:
    """Whether a candidate is sure enough; what is thought, judged or intended must be surer than what is said."""
    word = page.cues[candidate.cue]
    if candidate.utterance:
        enough = _ENOUGH_QUOTED
    elif word.kind == "according" and word.part == "preposition":
        enough = _ENOUGH_PUT_DOWN
    elif _certain(page, candidate) or (
        word.kind in _SPOKEN and word.part == "verb" and says_several(page, candidate.cue)
    ):
        enough = _ENOUGH_CERTAIN
    elif (
        word.kind in SPEECH_CLASSES
        and word.part == "verb"
        and candidate.first == "ccomp"
        and opens_with_that(page, candidate)
    ):
        enough = _ENOUGH_THAT
    elif word.kind in _SPOKEN and word.part in ("verb", "preposition", "mark") and candidate.first in _CLAUSES:
        enough = _ENOUGH_SPOKEN
    elif word.kind in _DEEDS and _is_phrase(page, candidate):
        enough = _ENOUGH_DEED
    elif word.kind in _ACTS or word.part in ("noun", "adjective") or _is_phrase(page, candidate):
        enough = _ENOUGH_ACT
    else:
        enough = _ENOUGH
    return candidate.score >= enough


def _is_phrase(page: Page, candidate: Candidate) -> bool:
    """Whether a content has neither a verb of its own nor quotation marks: `criticised the plan`, `attacked the town`."""
    tags, covering = page.syntax.tag, page.covering
    tokens = [i for start, end in candidate.pieces for i in range(start, end)]
    return all(tags[i] not in _VERBAL and covering[i] in (-1, covering[candidate.cue]) for i in tokens)


def _certain(page: Page, candidate: Candidate) -> bool:
    if candidate.route in ("left", "front"):
        return quoting_verb(page.syntax, candidate.cue) is not None or _stands_before(page, candidate)
    if candidate.route == "rest" and page.syntax.lower[candidate.pieces[0][0] - 1] == ":":
        return page.cues[candidate.cue].kind in PLAIN_SPEECH  # `said in an editorial on Thursday: The bridge must go`
    if page.cues[candidate.cue].part == "noun":
        return _states_that(page, candidate)
    return candidate.first == "ccomp" and quoting_verb(page.syntax, candidate.cue) is not None


def _stands_before(page: Page, candidate: Candidate) -> bool:
    """Whether a content stands before a clause that can only report it: `…, police said.`, `…, officials said, in the first …`."""
    if candidate.route not in ("left", "front"):
        return False
    clause = candidate.route == "left" and candidate.first == "ccomp"
    return closes(page, candidate.cue) or (clause and interrupts(page, candidate.cue))


def _states_that(page: Page, candidate: Candidate) -> bool:
    """Whether a noun of speech has a clause of its own: `the minister's statement that …`, `a warning from him that …`."""
    opens = page.syntax.lower[candidate.pieces[0][0]] in words_for("content conjunction")
    return opens and candidate.first == "acl" and page.cues[candidate.cue].kind in SPEECH_CLASSES


def choose(candidates: list[Candidate]) -> list[Candidate]:
    """Take candidates by falling score as long as they share no word with one taken before; the answer is in the text's order."""
    taken: list[Candidate] = []
    contents: set[int] = set()
    cues: set[int] = set()
    for candidate in sorted(
        candidates, key=lambda c: (-c.score - (_QUOTED_FIRST if c.utterance else 0.0), c.cue, c.pieces)
    ):
        tokens = [i for start, end in candidate.pieces for i in range(start, end)]
        if candidate.cue in cues or candidate.cue in contents or not contents.isdisjoint(tokens):
            continue
        if not cues.isdisjoint(tokens):
            continue
        cues.add(candidate.cue)
        contents.update(tokens)
        taken.append(candidate)
    return sorted(taken, key=lambda c: (c.pieces[0], c.cue))
