"""What a cue may report: every content that syntax or quotation marks suggest for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.reading.statements.frames import Frame
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.syntax import Syntax

__all__ = ["ROUTES", "Candidate", "candidates_of"]

ROUTES = ("run", "left", "around", "according", "adverb", "quoted", "quoted clause", "passive", "relative", "label")

_NOT_CONTENT = frozenset((
    "punct", "aux", "auxpass", "neg", "prt", "nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "cc", "mark", "agent",
    "det", "poss", "amod", "compound", "nummod", "preconj", "case", "npadvmod", "intj", "meta",
))  # fmt: skip
_BEGINS = frozenset((
    "ccomp", "xcomp", "dobj", "prep", "oprd", "attr", "acomp", "advcl", "acl", "relcl", "dep", "dative", "pobj", "pcomp",
    "appos", "advmod",
))  # fmt: skip
_MOST_RUNS = 7


@dataclass(slots=True)
class Candidate:
    """A content that a cue may have, in `pieces` of tokens, by the `route` on which it was found.

    `first` is the relation of the first piece's head to the cue, `last` that of its last; `length` counts children in a run;
    `frames` are the quotations that it takes in because of their marks.
    """

    cue: int
    route: str
    pieces: tuple[tuple[int, int], ...]
    first: str = ""
    last: str = ""
    length: int = 1
    head: int = -1
    frames: tuple[int, ...] = ()
    score: float = 0.0


def candidates_of(page: Page, cue: int) -> list[Candidate]:
    """List what the token `cue` may report."""
    syntax, word = page.syntax, page.cues[cue]
    found: list[Candidate] = []
    if word.part == "preposition":
        _according(syntax, cue, found)
        return found
    if word.part == "adverb":
        _adverb(syntax, cue, found)
        return found
    _runs(syntax, cue, found)
    if word.part == "verb":
        _left(syntax, cue, found)
        _around(syntax, cue, found)
        _passive(syntax, cue, found)
    if cue in page.opened or cue in page.closed:
        _quoted(page, cue, found)
    return _unique(_whole_quotations(page, cue, found))


def _trim(syntax: Syntax, start: int, end: int) -> tuple[int, int]:
    """Leave out commas, dashes and stops at the edges of a piece, but no quotation marks."""
    while start < end and syntax.pos[start] in ("PUNCT", "SPACE", "SYM") and syntax.lower[start] not in _KEPT:
        start += 1
    while end > start and syntax.pos[end - 1] in ("PUNCT", "SPACE") and syntax.lower[end - 1] not in _KEPT:
        end -= 1
    return start, end


_KEPT = frozenset(('"', "“", "”", "„", "«", "»", "''", "``", "‘", "’", "'", "$", "#", "(", ")"))


def _runs(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    dep = syntax.dep
    right = [c for c in syntax.children[cue] if c > cue and dep[c] not in _NOT_CONTENT and dep[c] != "conj"]
    count = 0
    for at, child in enumerate(right[:4]):
        if dep[child] not in _BEGINS or (dep[child] == "advmod" and syntax.tag[child] not in ("WRB", "RB")):
            continue
        begin = syntax.left[child]
        if dep[child] == "prep" and syntax.children[child]:
            begin = child + 1
        begin = max(begin, cue + 1)
        for upto in range(at, min(len(right), at + 3)):
            other = right[upto]
            start, end = _trim(syntax, begin, max(syntax.right[other], begin))
            if start < end:
                found.append(Candidate(cue, "run", ((start, end),), dep[child], dep[other], upto - at + 1, child))
                count += 1
        if count >= _MOST_RUNS:
            break


def _left(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    """A content that stands before its verb: `Talks will resume, he said`; cut in two where the verb interrupts it."""
    dep = syntax.dep
    for child in syntax.children[cue]:
        if child > cue:
            break
        if dep[child] not in ("ccomp", "dobj", "advcl", "dep", "xcomp", "nsubj") or (
            dep[child] == "nsubj" and syntax.pos[child] not in ("VERB", "AUX")
        ):
            continue
        clause = _clause_of_cue(syntax, cue, child)
        start, end = _trim(syntax, syntax.left[child], min(syntax.right[child], clause))
        if start < end:
            found.append(Candidate(cue, "left", ((start, end),), dep[child], dep[child], 1, child))
            sentence_start = syntax.sentences[syntax.sentence[cue]][0]
            wide = _trim(syntax, sentence_start, end)
            if wide[0] < start:
                found.append(Candidate(cue, "left", (wide,), dep[child], dep[child], 2, child))


def _clause_of_cue(syntax: Syntax, cue: int, content: int) -> int:
    """Where the reporting clause begins, of a cue that stands behind its content."""
    begin = cue
    for child in syntax.children[cue]:
        if content < child < cue and syntax.left[child] > content:
            begin = min(begin, syntax.left[child])
    return begin


def _around(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    """A reporting clause put into the sentence that it reports: `The talks, he said, will resume`."""
    head = syntax.head[cue]
    if head == cue or syntax.dep[cue] not in ("parataxis", "advcl", "ccomp", "dep", "conj"):
        return
    if syntax.dep[cue] in ("ccomp", "conj", "advcl"):
        if syntax.child(cue, "ccomp", "xcomp", "dobj") is not None:
            return
        if syntax.dep[cue] == "advcl" and not any(syntax.lower[c] == "as" for c in syntax.children[cue]):
            return
    own = (syntax.left[cue], syntax.right[cue])
    whole = (syntax.left[head], syntax.right[head])
    pieces = tuple(
        piece
        for piece in (_trim(syntax, whole[0], min(own[0], whole[1])), _trim(syntax, max(own[1], whole[0]), whole[1]))
        if piece[0] < piece[1]
    )
    if pieces:
        found.append(Candidate(cue, "around", pieces, syntax.dep[cue], syntax.dep[cue], len(pieces), head))


def _passive(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    """What a passive verb says of its subject: `Talks are expected to resume`, `The deal was rejected by Kyiv`."""
    subject = syntax.child(cue, "nsubjpass")
    if subject is None and syntax.lemma[cue] in ("seem", "appear"):
        subject = syntax.child(cue, "nsubj")
    if subject is None or subject > cue:
        return
    first = _trim(syntax, syntax.left[subject], min(syntax.right[subject], cue))
    if first[0] >= first[1]:
        return
    right = [
        c for c in syntax.children[cue] if c > cue and syntax.dep[c] in ("xcomp", "oprd", "prep", "ccomp", "advcl")
    ]
    for child in right[:2]:
        begin = syntax.left[child]
        second = _trim(syntax, max(begin, cue + 1), syntax.right[child])
        if second[0] < second[1]:
            found.append(Candidate(cue, "passive", (first, second), "nsubjpass", syntax.dep[child], 2, child))
    found.append(Candidate(cue, "passive", (first,), "nsubjpass", "nsubjpass", 1, subject))


def _according(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    """The rest of the sentence, or of the clause that the phrase hangs on."""
    begin, end = syntax.sentences[syntax.sentence[cue]]
    own = (min(syntax.left[cue], cue), max(syntax.right[cue], cue + 2))
    pieces = tuple(p for p in (_trim(syntax, begin, own[0]), _trim(syntax, own[1], end)) if p[0] < p[1])
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
                _trim(syntax, clause[0], min(own[0], clause[1])),
                _trim(syntax, max(own[1], clause[0]), clause[1]),
            )
            if p[0] < p[1]
        )
        if pieces:
            found.append(Candidate(cue, "according", pieces, "clause", "clause", len(pieces), head))


def _adverb(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    head = syntax.head[cue]
    pieces = tuple(
        p for p in (_trim(syntax, syntax.left[head], cue), _trim(syntax, cue + 1, syntax.right[head])) if p[0] < p[1]
    )
    if pieces:
        found.append(Candidate(cue, "adverb", pieces, syntax.dep[head], syntax.dep[head], len(pieces), head))


def _quoted(page: Page, cue: int, found: list[Candidate]) -> None:
    """The quotations that the cue closes and opens, each with those that go on from it."""
    frames = page.frames
    opened, closed = page.opened.get(cue, []), page.closed.get(cue, [])
    before = _chain_back(frames, closed[-1]) if closed else []
    after = _chain_on(frames, opened[0]) if opened else []
    on = _float_after(page.syntax, cue, frames, before[-1]) if before and not after else []
    lists = [before, after, before + after, before + on]
    if len(before) > 1:
        lists.append(before[-1:])
    if len(after) > 1:
        lists.append(after[:1])
    for chosen in lists:
        if chosen:
            pieces = tuple((frames[n].first, frames[n].last) for n in chosen)
            first = "closed" if chosen[0] in before else "opened"
            last = "opened" if chosen[-1] in after else "floating" if chosen[-1] in on else "closed"
            found.append(Candidate(cue, "quoted", pieces, first, last, len(chosen), -1, tuple(chosen)))


def _chain_back(frames: list[Frame], number: int) -> list[int]:
    chain = [number]
    while number > 0 and len(chain) < 40:
        earlier = frames[number - 1]
        if (
            not frames[number].follows
            or not earlier.utterance
            or earlier.after is not None
            or earlier.before is not None
        ):
            break
        gap = frames[number].quotation.paragraph - earlier.quotation.paragraph
        if gap > 1 or (gap == 1 and not earlier.quotation.taken_up):
            break
        number -= 1
        chain.insert(0, number)
    return chain


def _chain_on(frames: list[Frame], number: int) -> list[int]:
    chain = [number]
    while number + 1 < len(frames) and len(chain) < 40:
        later = frames[number + 1]
        if not later.follows or later.after is not None or later.before is not None or not later.utterance:
            break
        gap = later.quotation.paragraph - frames[number].quotation.paragraph
        if gap > 1 or (gap == 1 and not frames[number].quotation.taken_up):
            break
        number += 1
        chain.append(number)
    return chain


def _float_after(syntax: Syntax, cue: int, frames: list[Frame], number: int) -> list[int]:
    """The quotation that goes on after the reporting clause has ended: `“…,” he said. “…”`."""
    if number + 1 >= len(frames):
        return []
    later, here = frames[number + 1], frames[number]
    if later.quotation.paragraph != here.quotation.paragraph or not later.utterance:
        return []
    if later.after is not None or later.before not in (None, cue):
        return []
    between = syntax.text[here.quotation.end : later.quotation.start].strip()
    if between.count(".") > 1 and len(between) > 160:
        return []
    return _chain_on(frames, number + 1)


def _whole_quotations(page: Page, cue: int, found: list[Candidate]) -> list[Candidate]:
    """Never cut a quotation: a piece that runs into one takes in all of it, as long as the cue stands outside."""
    out: list[Candidate] = []
    for candidate in found:
        out.append(candidate)
        if candidate.route == "quoted":
            continue
        pieces = tuple(_widened(page, cue, piece) for piece in candidate.pieces)
        if pieces != candidate.pieces and not any(start <= cue < end for start, end in pieces):
            out.append(replace(candidate, route="quoted clause", pieces=pieces))
    return out


def _widened(page: Page, cue: int, piece: tuple[int, int]) -> tuple[int, int]:
    start, end = piece
    for edge in (start, end - 1):
        number = page.covering[edge]
        if number >= 0 and page.covering[cue] != number:
            start, end = min(start, page.frames[number].first), max(end, page.frames[number].last)
    return start, end


def _unique(found: list[Candidate]) -> list[Candidate]:
    seen: set[tuple[tuple[int, int], ...]] = set()
    out = []
    for candidate in found:
        if candidate.pieces not in seen:
            seen.add(candidate.pieces)
            out.append(candidate)
    return out
