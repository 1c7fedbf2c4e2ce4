"""What a cue may report by its place in the parse."""

from __future__ import annotations

from dataclasses import replace

from dragoman.reading.statements.candidate import Candidate, trimmed
from dragoman.reading.statements.cue_words import PLAIN_SPEECH
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import audiences, occasions, quoting_words, words_for

__all__ = ["around", "cuts_of", "left_of", "listens", "passive_of", "past_day", "runs_of", "siblings_of", "tells_time"]

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
_CUTTING = frozenset((",", "—", "–", "-", "--", ";"))


def runs_of(page: Page, cue: int, found: list[Candidate]) -> None:
    """Add what stands behind the cue in its clause: each complement, and each run of neighbours from there on."""
    syntax, dep = page.syntax, page.syntax.dep
    right = [c for c in syntax.children[cue] if c > cue and dep[c] not in _NOT_CONTENT and dep[c] != "conj"]
    count = 0
    for at, child in enumerate(right[:4]):
        if tells_time(syntax, child) or _tells_occasion(page, cue, child) or listens(page, cue, child):
            continue
        if (dep[child] == "advcl" and syntax.lemma[child] in quoting_words()) or (
            dep[child] == "advcl" and not _reported_clause(page, cue, child)
        ):
            continue
        if dep[child] not in _BEGINS or (dep[child] == "advmod" and syntax.tag[child] not in ("WRB", "RB")):
            continue
        begin = syntax.left[child]
        if dep[child] == "prep" and syntax.children[child]:
            begin = child + 1
        begin = past_day(syntax, max(begin, cue + 1), cue)
        for upto in range(at, min(len(right), at + 3)):
            other = right[upto]
            start, end = trimmed(syntax, begin, max(syntax.right[other], begin))
            if start < end:
                found.append(Candidate(cue, "run", ((start, end),), dep[child], dep[other], upto - at + 1, child))
                count += 1
        if count >= _MOST_RUNS:
            break


def past_day(syntax: Syntax, begin: int, cue: int) -> int:
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
        return page.cues[cue].kind in ("ask", "tell", "show", "know", "mention") and syntax.lower[
            opener
        ] not in words_for("time conjunction")
    return syntax.tag[opener] in ("TO", "VBG") or syntax.lower[opener] in words_for("clause opener")


def tells_time(syntax: Syntax, child: int) -> bool:
    """Whether an adverbial only dates the saying: `refused on Wednesday to comment`."""
    if syntax.dep[child] != "prep":
        return False
    head = syntax.child(child, "pobj")
    return head is not None and syntax.entity[head] in ("DATE", "TIME") and syntax.right[child] - child <= 4


def _tells_occasion(page: Page, cue: int, child: int) -> bool:
    """Whether a phrase only tells on what occasion something was said: `said in an interview that …`."""
    syntax = page.syntax
    if page.cues[cue].kind not in PLAIN_SPEECH or syntax.dep[child] != "prep":
        return False
    if answered(syntax, child):
        return True
    head = syntax.child(child, "pobj")
    return head is not None and syntax.lemma[head] in occasions()


def answered(syntax: Syntax, phrase: int) -> bool:
    """Whether a phrase is what somebody responded to, and no response: `officers responded to a call of shots`."""
    return (
        syntax.dep[phrase] == "prep"
        and syntax.lower[phrase] in words_for("answering preposition")
        and syntax.lemma[syntax.head[phrase]] in words_for("answering verb")
    )


def listens(page: Page, cue: int, child: int) -> bool:
    """Whether an object is only who was told: `told the agency, unless …`; not `told lies`."""
    syntax = page.syntax
    if page.cues[cue].kind != "tell" or syntax.dep[child] not in ("dobj", "dative"):
        return False
    if syntax.tag[child] in ("PRP", "NNP", "NNPS") or syntax.lemma[child] in audiences():
        return True
    behind = [c for c in syntax.children[cue] if c > child]
    return any(
        syntax.dep[c] == "ccomp" or (syntax.dep[c] == "prep" and syntax.lower[c] in words_for("telling preposition"))
        for c in behind
    )


def left_of(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
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
        start, end = trimmed(syntax, syntax.left[child], min(syntax.right[child], clause))
        if start < end:
            found.append(Candidate(cue, "left", ((start, end),), dep[child], dep[child], 1, child))
            sentence_start = syntax.sentences[syntax.sentence[cue]][0]
            wide = trimmed(syntax, sentence_start, end)
            if wide[0] < start:
                found.append(Candidate(cue, "left", (wide,), dep[child], dep[child], 2, child))


def _clause_of_cue(syntax: Syntax, cue: int, content: int) -> int:
    """Where the reporting clause begins, of a cue that stands behind its content."""
    begin = cue
    for child in syntax.children[cue]:
        if content < child < cue and syntax.left[child] > content:
            begin = min(begin, syntax.left[child])
    return begin


def around(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    """A reporting clause put into the sentence that it reports: `The talks, he said, will resume`."""
    head = syntax.head[cue]
    if head == cue or syntax.dep[cue] not in ("parataxis", "advcl", "ccomp", "dep", "conj"):
        return
    if syntax.dep[cue] in ("ccomp", "conj", "advcl"):
        if syntax.child(cue, "ccomp", "xcomp", "dobj") is not None:
            return
        if syntax.dep[cue] == "advcl" and not any(
            syntax.lower[c] in words_for("comparing conjunction") for c in syntax.children[cue]
        ):
            return
    own = (syntax.left[cue], syntax.right[cue])
    whole = (syntax.left[head], syntax.right[head])
    pieces = tuple(
        piece
        for piece in (
            trimmed(syntax, whole[0], min(own[0], whole[1])),
            trimmed(syntax, max(own[1], whole[0]), whole[1]),
        )
        if piece[0] < piece[1]
    )
    if pieces:
        found.append(Candidate(cue, "around", pieces, syntax.dep[cue], syntax.dep[cue], len(pieces), head))


def passive_of(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    """What a passive verb says of its subject: `Talks are expected to resume`, `The deal was rejected by Kyiv`."""
    head = syntax.head[cue]
    if syntax.dep[cue] == "acl" and syntax.tag[cue] == "VBN" and head < cue and syntax.child(cue, "agent") is not None:
        piece = trimmed(syntax, syntax.left[head], min(syntax.right[head], cue))
        if piece[0] < piece[1]:
            found.append(Candidate(cue, "relative", (piece,), "nsubjpass", "acl", 1, head))
    subject = syntax.child(cue, "nsubjpass")
    if subject is None and syntax.lemma[cue] in words_for("seeming"):
        subject = syntax.child(cue, "nsubj")
    if subject is None or subject > cue:
        return
    first = trimmed(syntax, syntax.left[subject], min(syntax.right[subject], cue))
    if first[0] >= first[1]:
        return
    right = [
        c for c in syntax.children[cue] if c > cue and syntax.dep[c] in ("xcomp", "oprd", "prep", "ccomp", "advcl")
    ]
    for child in right[:2]:
        begin = syntax.left[child]
        second = trimmed(syntax, max(begin, cue + 1), syntax.right[child])
        if second[0] < second[1]:
            found.append(Candidate(cue, "passive", (first, second), "nsubjpass", syntax.dep[child], 2, child))
    found.append(Candidate(cue, "passive", (first,), "nsubjpass", "nsubjpass", 1, subject))


def cuts_of(page: Page, cue: int, found: list[Candidate]) -> None:
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
    put_down: list[int] = []
    for i in range(start + 3, end - 1):
        if i in page.put_down:
            put_down.append(i)
        if page.covering[i] >= 0:
            continue
        if syntax.lower[i] in _CUTTING or (
            i in page.cues
            and syntax.dep[i] == "conj"
            and page.cues[i].part == "verb"
            and syntax.child(i, "nsubj") is None
        ):
            ends.append(i)
    for cut in dict.fromkeys((*ends[:2], *ends[-1:], *put_down[:1])):
        stop = cut
        while stop > start and syntax.pos[stop - 1] in ("CCONJ", "AUX", "ADV"):
            stop -= 1
        piece = trimmed(syntax, start, stop)
        if piece[1] - piece[0] > 2:
            found.append(replace(whole, route="cut", pieces=(piece,)))


def siblings_of(syntax: Syntax, cue: int, found: list[Candidate]) -> None:
    """The clause that a noun or adjective reports through its verb: `made it clear that`, `his answer was that`."""
    for child in syntax.children[cue]:  # `a warning from the minister that …`
        owner = syntax.child(child, "pobj") if syntax.dep[child] == "prep" and child == cue + 1 else None
        clause = syntax.child(owner, "acl", "relcl") if owner is not None else None
        if (
            clause is not None
            and syntax.lower[syntax.left[clause]] in words_for("content conjunction")
            and syntax.subject(clause) != syntax.left[clause]
        ):
            piece = trimmed(syntax, syntax.left[clause], syntax.right[clause])
            found.append(Candidate(cue, "sibling", (piece,), "acl", "acl", 1, clause))
    head = syntax.head[cue]
    if head == cue or syntax.pos[head] not in ("VERB", "AUX"):
        return
    for child in syntax.children[head]:
        if (
            child > max(cue, head)
            and syntax.dep[child] in ("ccomp", "xcomp", "attr", "advcl", "acl")
            and syntax.pos[child] in ("VERB", "AUX")
        ):
            piece = trimmed(syntax, max(syntax.left[child], cue + 1), syntax.right[child])
            if piece[0] < piece[1]:
                found.append(Candidate(cue, "sibling", (piece,), syntax.dep[child], syntax.dep[cue], 1, child))
