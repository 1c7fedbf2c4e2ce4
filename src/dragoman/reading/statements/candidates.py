"""What a cue may report: every content that syntax or quotation marks suggest for it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from dragoman.reading.statements.frames import Frame
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.syntax import Syntax

__all__ = ["ROUTES", "Candidate", "candidates_of"]

ROUTES = (
    "run", "left", "around", "according", "adverb", "quoted", "quoted clause", "passive", "relative", "label", "rest", "front",
    "inserted", "sibling", "cut",
)  # fmt: skip

_NOT_CONTENT = frozenset((
    "punct", "aux", "auxpass", "neg", "prt", "nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "cc", "mark", "agent",
    "det", "poss", "amod", "compound", "nummod", "preconj", "case", "npadvmod", "intj", "meta",
))  # fmt: skip
_BEGINS = frozenset((
    "ccomp", "xcomp", "dobj", "prep", "oprd", "attr", "acomp", "advcl", "acl", "relcl", "dep", "dative", "pobj", "pcomp",
    "appos", "advmod",
))  # fmt: skip
_STARTS_CLAUSE = frozenset(("DT", "PRP", "PRP$", "NNP", "NNS", "EX", "IN", "CD", "``"))
_MOST_RUNS = 7


@dataclass(slots=True)
class Candidate:
    """A content that a cue may have, in `pieces` of tokens, by the `route` on which it was found.

    `first` is the relation of the first piece's head to the cue, `last` that of its last; `length` counts children in a run;
    `frames` are the quotations that it takes in because of their marks; `utterance` says that it is nothing but what stands between
    marks, with the cue right beside it, and can stand on its own.
    """

    cue: int
    route: str
    pieces: tuple[tuple[int, int], ...]
    first: str = ""
    last: str = ""
    length: int = 1
    head: int = -1
    frames: tuple[int, ...] = ()
    utterance: bool = False
    score: float = 0.0


def candidates_of(page: Page, cue: int) -> list[Candidate]:
    """List what the token `cue` may report."""
    syntax, word = page.syntax, page.cues[cue]
    found: list[Candidate] = []
    if word.part == "preposition":
        _according(syntax, cue, found)
        _quoted(page, cue, found)
        return _unique(found)
    if word.part == "adverb":
        _adverb(syntax, cue, found)
        return found
    if word.part == "mark":
        if word.kind == "label":
            _label(page, cue, found)
        _quoted(page, cue, found)
        return _unique(found)
    if any(
        syntax.lower[page.frames[n].last] == "as" for n in page.closed.get(cue, ()) if page.frames[n].last < len(syntax)
    ):
        _quoted(page, cue, found)  # `“…”, as announced by …` puts down what stands between the marks, and no more
        return _unique(found)
    _runs(page, cue, found)
    if word.part == "verb":
        _left(syntax, cue, found)
        _around(syntax, cue, found)
        _passive(syntax, cue, found)
        _by_position(page, cue, found)
    else:
        _siblings(syntax, cue, found)
    _quoted(page, cue, found)
    if word.part == "verb":
        _cuts(page, cue, found)
    return _unique(_whole_quotations(page, cue, _within_paragraph(page, cue, found)))


def _trim(syntax: Syntax, start: int, end: int) -> tuple[int, int]:
    """Leave out commas, dashes and stops at the edges of a piece, but no quotation marks."""
    while start < end and syntax.pos[start] in ("PUNCT", "SPACE", "SYM") and syntax.lower[start] not in _KEPT:
        start += 1
    while end > start and syntax.pos[end - 1] in ("PUNCT", "SPACE") and syntax.lower[end - 1] not in _KEPT:
        end -= 1
    return start, end


_KEPT = frozenset(('"', "“", "”", "„", "«", "»", "''", "``", "‘", "’", "'", "$", "#", "(", ")"))


def _runs(page: Page, cue: int, found: list[Candidate]) -> None:
    syntax, dep = page.syntax, page.syntax.dep
    right = [c for c in syntax.children[cue] if c > cue and dep[c] not in _NOT_CONTENT and dep[c] != "conj"]
    count = 0
    for at, child in enumerate(right[:4]):
        if _tells_time(syntax, child) or (dep[child] == "advcl" and not _reported_clause(page, cue, child)):
            continue
        if dep[child] not in _BEGINS or (dep[child] == "advmod" and syntax.tag[child] not in ("WRB", "RB")):
            continue
        begin = syntax.left[child]
        if dep[child] == "prep" and syntax.children[child]:
            begin = child + 1
        begin = _past_day(syntax, max(begin, cue + 1), cue)
        for upto in range(at, min(len(right), at + 3)):
            other = right[upto]
            start, end = _trim(syntax, begin, max(syntax.right[other], begin))
            if start < end:
                found.append(Candidate(cue, "run", ((start, end),), dep[child], dep[other], upto - at + 1, child))
                count += 1
        if count >= _MOST_RUNS:
            break


def _past_day(syntax: Syntax, begin: int, cue: int) -> int:
    """Step over the day in `said Tuesday his government …`, which parsers give to what was said."""
    day = begin == cue + 1 and begin + 1 < len(syntax) and syntax.entity[begin] in ("DATE", "TIME")
    if day and syntax.tag[begin] in ("NNP", "NN") and syntax.tag[begin + 1] in _STARTS_CLAUSE:
        return begin + 1
    return begin


def _reported_clause(page: Page, cue: int, child: int) -> bool:
    """Whether an adverbial clause may be what is reported: `asked if`, `called on them to`; not `spoke when the bomb went off`."""
    syntax = page.syntax
    opener = syntax.left[child]
    if syntax.tag[opener] in ("WRB", "WP"):
        return page.cues[cue].kind in ("ask", "tell", "show", "know", "mention") and syntax.lower[opener] != "when"
    return syntax.tag[opener] in ("TO", "VBG") or syntax.lower[opener] in ("if", "whether", "that")


def _tells_time(syntax: Syntax, child: int) -> bool:
    """Whether an adverbial only dates the saying: `refused on Wednesday to comment`."""
    if syntax.dep[child] != "prep":
        return False
    head = syntax.child(child, "pobj")
    return head is not None and syntax.entity[head] in ("DATE", "TIME") and syntax.right[child] - child <= 4


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
    head = syntax.head[cue]
    if syntax.dep[cue] == "acl" and syntax.tag[cue] == "VBN" and head < cue and syntax.child(cue, "agent") is not None:
        piece = _trim(syntax, syntax.left[head], min(syntax.right[head], cue))
        if piece[0] < piece[1]:
            found.append(Candidate(cue, "relative", (piece,), "nsubjpass", "acl", 1, head))
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


def _by_position(page: Page, cue: int, found: list[Candidate]) -> None:
    """What stands behind the verb, or before its clause, whatever the parser made of it."""
    syntax = page.syntax
    begin, end = syntax.sentences[syntax.sentence[cue]]
    clause_start, clause_end = _reporting_clause(syntax, cue)
    behind = cue + 1
    for i in range(cue + 1, min(end, cue + 14)):
        if syntax.lower[i] == "that" and syntax.pos[i] == "SCONJ":
            behind = i
            break
    else:
        addressee = syntax.child(cue, "dobj", "dative")
        if addressee is not None and cue < addressee < cue + 6 and syntax.right[addressee] <= cue + 8:
            rest = _trim(syntax, syntax.right[addressee], end)
            if rest[1] - rest[0] > 2:
                found.append(Candidate(cue, "rest", (rest,), "dobj", "dobj", 1, addressee))
    rest = _trim(syntax, _past_day(syntax, behind, cue), end)
    if rest[1] - rest[0] > 1:
        found.append(Candidate(cue, "rest", (rest,), "ccomp", "ccomp", 1, -1))
    front = _trim(syntax, begin, clause_start)
    if front[1] - front[0] > 2 and syntax.pos[clause_start - 1] == "PUNCT":
        found.append(Candidate(cue, "front", (front,), "ccomp", "ccomp", 1, -1))
        after = _trim(syntax, clause_end, end)
        if clause_end < end and syntax.lower[clause_end] in (",", "—", "–", "-") and after[1] - after[0] > 2:
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


def _cuts(page: Page, cue: int, found: list[Candidate]) -> None:
    """A content that ends before its clause seems to: at its first or last comma or dash, or before a further reporting verb."""
    syntax = page.syntax
    whole = max(
        (c for c in found if c.route in ("run", "rest") and c.first == "ccomp" and c.pieces[0][0] > cue),
        key=lambda c: c.pieces[0][1],
        default=None,
    )
    if whole is None:
        return
    start, end = whole.pieces[0]
    ends: list[int] = []
    for i in range(start + 3, end - 1):
        if page.covering[i] >= 0:
            continue
        if syntax.lower[i] in _CUTTING or (
            i in page.cues
            and syntax.dep[i] == "conj"
            and page.cues[i].part == "verb"
            and syntax.child(i, "nsubj") is None
        ):
            ends.append(i)
    for cut in dict.fromkeys((*ends[:2], *ends[-1:])):
        stop = cut
        while stop > start and syntax.pos[stop - 1] in ("CCONJ", "AUX", "ADV"):
            stop -= 1
        piece = _trim(syntax, start, stop)
        if piece[1] - piece[0] > 2:
            found.append(replace(whole, route="cut", pieces=(piece,)))


_CUTTING = frozenset((",", "—", "–", "-", "--", ";"))


def _within_paragraph(page: Page, cue: int, found: list[Candidate]) -> list[Candidate]:
    """Let no clause run over the end of its paragraph, whatever the parser took for one sentence."""
    number = bisect_right(page.paragraph_tokens, cue)
    begin = page.paragraph_tokens[number - 1] if number else 0
    end = page.paragraph_tokens[number] if number < len(page.paragraph_tokens) else len(page.covering)
    kept = []
    for candidate in found:
        if candidate.route != "quoted" and (candidate.pieces[0][0] < begin or candidate.pieces[-1][1] > end):
            clipped = (_trim(page.syntax, max(a, begin), min(b, end)) for a, b in candidate.pieces)
            pieces = tuple(piece for piece in clipped if piece[0] < piece[1])
            if not pieces:
                continue
            candidate.pieces = pieces
        kept.append(candidate)
    return kept


def _siblings(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    """The clause that a noun or adjective reports through its verb: `made it clear that`, `his answer was that`."""
    head = syntax.head[cue]
    if head == cue or syntax.pos[head] not in ("VERB", "AUX"):
        return
    for child in syntax.children[head]:
        if (
            child > max(cue, head)
            and syntax.dep[child] in ("ccomp", "xcomp", "attr", "advcl", "acl")
            and syntax.pos[child] in ("VERB", "AUX")
        ):
            piece = _trim(syntax, max(syntax.left[child], cue + 1), syntax.right[child])
            if piece[0] < piece[1]:
                found.append(Candidate(cue, "sibling", (piece,), syntax.dep[child], syntax.dep[cue], 1, child))


def _label(page: Page, cue: int, found: list[Candidate]) -> None:
    """What follows a speaker's name and a colon: the rest of a headline, or of a paragraph in an interview."""
    syntax = page.syntax
    end = page.paragraph_end(cue)
    while end > cue + 1 and syntax.pos[end - 1] == "SPACE":
        end -= 1
    if end - cue > 2:
        found.append(Candidate(cue, "label", ((cue + 1, end),), "colon", "colon", 1, -1))


def _according(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
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
        and (syntax.tag[before] in ("WDT", "WP", "WRB", "CC") or syntax.lower[before] in ("that", "because"))
    ):
        # `in which, according to Orlov, nothing was agreed`: only what follows is put down to somebody.
        head = syntax.head[cue]
        piece = _trim(syntax, own[1], max(syntax.right[head], own[1]) if head > cue else end)
        if piece[0] < piece[1]:
            found.append(Candidate(cue, "according", (piece,), "clause", "clause", 1, head))
            return
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
    if before and not after and not on and before[-1] + 1 < len(frames) and frames[before[-1] + 1].starts_paragraph:
        following = frames[before[-1] + 1]
        if following.before is None and following.after is None and following.quotation.whole:
            lists.append(before + _chain_on(frames, before[-1] + 1))
    if len(before) > 1:
        lists.append(before[-1:])
    if len(after) > 1:
        lists.append(after[:1])
    for chosen in lists:
        if chosen:
            pieces = tuple((frames[n].first, frames[n].last) for n in chosen)
            first = "closed" if chosen[0] in before else "opened"
            last = "opened" if chosen[-1] in after else "floating" if chosen[-1] in on else "closed"
            uttered = all(frames[n].utterance for n in chosen)
            found.append(Candidate(cue, "quoted", pieces, first, last, len(chosen), -1, tuple(chosen), uttered))


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
        if gap > 1 or (gap == 1 and not frames[number].quotation.taken_up and not later.quotation.whole):
            break
        number += 1
        chain.append(number)
    return chain


def _float_after(syntax: Syntax, cue: int, frames: list[Frame], number: int) -> list[int]:
    """The quotation that goes on after the reporting clause has ended: `“…,” he said. “…”`."""
    here = frames[number]
    # What is quoted within the reporting clause (the name of a programme) does not end the quotation around it.
    while (
        number + 1 < len(frames)
        and not frames[number + 1].utterance
        and syntax.sentence[frames[number + 1].first] == syntax.sentence[cue]
    ):
        number += 1
    if number + 1 >= len(frames):
        return []
    later = frames[number + 1]
    across = later.quotation.paragraph - here.quotation.paragraph
    if across > 1 or not later.utterance or later.after is not None or later.before not in (None, cue):
        return []
    if across == 1 and not later.starts_paragraph:
        return []
    between = syntax.sentence[later.first - 1] - syntax.sentence[cue] if later.first else 0
    if between > 1:
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
    seen: dict[tuple[tuple[int, int], ...], Candidate] = {}
    for candidate in found:
        first = seen.setdefault(candidate.pieces, candidate)
        first.utterance = first.utterance or candidate.utterance
    return list(seen.values())
