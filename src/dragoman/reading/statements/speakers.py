"""Who a cue says is speaking: the subject, the agent, the owner of a noun, or whoever stands in the reporting clause."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.statements.cue_words import CueWord
from dragoman.reading.statements.syntax import Syntax

__all__ = ["Source", "source_of"]

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_RELATIVE = frozenset(("WP", "WDT"))
_MISREAD_SUBJECTS = frozenset(("dep", "attr", "nmod", "npadvmod", "meta", "dobj"))
_TRAILERS = frozenset(("relcl", "advcl", "ccomp", "parataxis", "dep", "punct"))


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, in the tokens `[start, end)` with its `head`; `pronoun` is the `who` that stands for it, if one does."""

    start: int
    end: int
    head: int
    pronoun: int | None = None


def source_of(syntax: Syntax, cue: int, word: CueWord, content: tuple[tuple[int, int], ...]) -> Source | None:
    """Find who `cue` says is speaking, outside of `content`; None where nobody is named."""
    if word.part == "preposition":
        preposition = cue + 1 if syntax.lower[cue] == "according" else cue
        head = syntax.child(preposition, "pobj") or syntax.child(cue, "pobj")
        return None if head is None else _phrase(syntax, head, cue, content)
    if word.part == "adverb":
        return None
    if word.part == "mark":
        return _before_colon(syntax, cue)
    if word.part == "noun":
        return _of_noun(syntax, cue, content)
    return _of_verb(syntax, cue, word, content)


def _outside(token: int, content: tuple[tuple[int, int], ...]) -> bool:
    return not any(start <= token < end for start, end in content)


def _before_colon(syntax: Syntax, cue: int) -> Source | None:
    start = cue
    while (
        start > 0
        and cue - start < 12
        and syntax.pos[start - 1] != "SPACE"
        and syntax.lower[start - 1] not in (".", "?", "!")
    ):
        start -= 1
    return Source(start, cue, cue - 1) if start < cue else None


def _of_noun(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    owner = syntax.child(cue, "poss")
    if owner is not None and _outside(owner, content):
        return _phrase(syntax, owner, cue, content)
    for child in syntax.children[cue]:
        if syntax.dep[child] == "prep" and syntax.lower[child] in ("from", "by", "of") and child > cue:
            head = syntax.child(child, "pobj")
            if head is not None and _outside(head, content):
                return _phrase(syntax, head, cue, content)
    token = cue
    for _ in range(4):
        dep, token = syntax.dep[token], syntax.head[token]
        if dep == "conj" or (dep == "pobj" and syntax.dep[token] == "prep") or dep == "prep":
            continue
        if dep == "ROOT" or syntax.pos[token] not in ("VERB", "AUX"):
            break
        subject = syntax.subject(token)
        if subject is not None and subject != cue and syntax.dep[subject] != "expl" and _outside(subject, content):
            return _phrase(syntax, subject, cue, content)
        break
    return _beside(syntax, cue, content) if syntax.dep[cue] == "ROOT" else None


def _of_verb(syntax: Syntax, cue: int, word: CueWord, content: tuple[tuple[int, int], ...]) -> Source | None:
    agent = syntax.child(cue, "agent")
    if agent is not None:
        head = syntax.child(agent, "pobj")
        if head is not None and _outside(head, content):
            return _phrase(syntax, head, cue, content)
    if word.kind == "seem" or _passive(syntax, cue):
        return None  # what is said of the subject of a passive is not said by it
    token = cue
    for _ in range(8):
        for child in syntax.children[token]:
            if syntax.dep[child] in ("nsubj", "nsubjpass", "csubj") and _outside(child, content) and child != cue:
                if syntax.lower[child] == "it" and syntax.pos[token] == "AUX":
                    return None  # `it is hard to say`
                return _subject(syntax, child, token, cue, content)
        dep, head = syntax.dep[token], syntax.head[token]
        if head == token:
            break
        if dep in ("acl", "relcl") and syntax.pos[head] in _NOMINAL and _outside(head, content):
            return _phrase(syntax, head, cue, content)
        if not _outside(head, content):
            break
        token = head
        if dep not in (
            "conj",
            "aux",
            "xcomp",
            "advcl",
            "pcomp",
            "prep",
            "ccomp",
            "acomp",
            "attr",
            "parataxis",
            "dep",
            "acl",
            "relcl",
        ):
            break
    return _beside(syntax, cue, content)


def _subject(syntax: Syntax, subject: int, verb: int, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    if syntax.tag[subject] in _RELATIVE and syntax.dep[verb] == "relcl":
        antecedent = syntax.head[verb]
        phrase = _phrase(syntax, antecedent, cue, content)
        if phrase is not None:
            return Source(phrase.start, phrase.end, phrase.head, subject)
    return _phrase(syntax, subject, cue, content)


def _passive(syntax: Syntax, cue: int) -> bool:
    if syntax.tag[cue] != "VBN":
        return False
    deps = {syntax.dep[c] for c in syntax.children[cue]}
    if "auxpass" in deps or "nsubjpass" in deps:
        return True
    # `a group called …`; but `had called` has its auxiliary, and a quotation's verb may only look like a participle.
    return (syntax.dep[cue] == "acl" and not deps & {"aux", "nsubj", "dobj", "ccomp"}) or (
        syntax.dep[cue] == "advcl" and not deps & {"aux", "nsubj"}
    )


def _beside(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    """Without a usable parse: the noun phrase next to the verb, on the side that the content is not."""
    begin, end = syntax.sentences[syntax.sentence[cue]]
    for child in reversed(syntax.children[cue]):
        misread = child < cue and syntax.pos[child] in _NOMINAL and syntax.dep[child] in _MISREAD_SUBJECTS
        if misread and _outside(child, content) and syntax.entity[child] not in ("DATE", "TIME"):
            return _phrase(syntax, child, cue, content)
    for i in range(cue + 1, min(end, cue + 4)):
        if not _outside(i, content) or syntax.pos[i] == "PUNCT":
            break
        if syntax.pos[i] in _NOMINAL and syntax.dep[i] not in ("pobj", "npadvmod", "dobj", "dative"):
            return _phrase(syntax, i, cue, content)
    for i in range(cue - 1, max(begin - 1, cue - 8), -1):
        if not _outside(i, content) or syntax.pos[i] == "VERB" or syntax.lower[i] in (";", ":", ".", '"', "”", "“"):
            break
        if syntax.pos[i] in _NOMINAL or syntax.pos[i] == "NUM":
            head = i
            while (
                syntax.head[head] != head
                and begin <= syntax.head[head] < cue
                and syntax.pos[syntax.head[head]] in (*_NOMINAL, "NUM", "ADP")
            ):
                head = syntax.head[head]
            if _outside(head, content) and syntax.entity[head] not in ("DATE", "TIME"):
                return _phrase(syntax, head, cue, content)
            break
    return None


def _phrase(syntax: Syntax, head: int, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    """The noun phrase of `head`, without its relative clauses and with nothing of the content or the cue in it."""
    start, end = syntax.left[head], syntax.right[head]
    for child in syntax.children[head]:
        if syntax.dep[child] in _TRAILERS and child > head and syntax.dep[child] != "punct":
            end = min(end, syntax.left[child])
    if start <= cue < end:
        if head < cue:
            end = cue
        else:
            start = cue + 1
    for piece_start, piece_end in content:
        if start < piece_end and piece_start < end:
            if head < piece_start:
                end = min(end, piece_start)
            elif head >= piece_end:
                start = max(start, piece_end)
    while end > head + 1 and syntax.pos[end - 1] in ("PUNCT", "SPACE", "CCONJ", "ADP", "SCONJ"):
        end -= 1
    while start < head and syntax.pos[start] in ("PUNCT", "SPACE", "CCONJ"):
        start += 1
    if syntax.dep[head] == "poss" and end > start and syntax.tag[end - 1] == "POS":
        end -= 1
    return Source(start, end, head) if start <= head < end else None
