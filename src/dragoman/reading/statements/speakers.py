"""Who a cue says is speaking: the subject, the agent, the owner of a noun, or whoever stands in the reporting clause."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.statements.cue_words import CueWord
from dragoman.reading.statements.syntax import Syntax

__all__ = ["Source", "source_of"]

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_RELATIVE = frozenset(("WP", "WDT"))
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
    if word.part == "noun":
        return _of_noun(syntax, cue, content)
    return _of_verb(syntax, cue, content)


def _outside(token: int, content: tuple[tuple[int, int], ...]) -> bool:
    return not any(start <= token < end for start, end in content)


def _of_noun(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    owner = syntax.child(cue, "poss")
    if owner is not None and _outside(owner, content):
        return _phrase(syntax, owner, cue, content)
    for child in syntax.children[cue]:
        if syntax.dep[child] == "prep" and syntax.lower[child] in ("from", "by", "of") and child > cue:
            head = syntax.child(child, "pobj")
            if head is not None and _outside(head, content):
                return _phrase(syntax, head, cue, content)
    head = syntax.head[cue]
    if syntax.dep[cue] in ("dobj", "attr") and syntax.pos[head] in ("VERB", "AUX"):
        subject = syntax.subject(head)
        if subject is not None and _outside(subject, content):
            return _phrase(syntax, subject, cue, content)
    return None


def _of_verb(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    agent = syntax.child(cue, "agent")
    if agent is not None:
        head = syntax.child(agent, "pobj")
        if head is not None and _outside(head, content):
            return _phrase(syntax, head, cue, content)
    token = cue
    for _ in range(8):
        for child in syntax.children[token]:
            if syntax.dep[child] in ("nsubj", "nsubjpass", "csubj") and _outside(child, content) and child != cue:
                if syntax.dep[child] == "nsubjpass" and token == cue:
                    continue  # what is said of the subject of a passive is not said by it
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


def _beside(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    """Without a usable parse: the noun phrase next to the verb, on the side that the content is not."""
    begin, end = syntax.sentences[syntax.sentence[cue]]
    for i in range(cue + 1, min(end, cue + 4)):
        if not _outside(i, content) or syntax.pos[i] == "PUNCT":
            break
        if syntax.pos[i] in _NOMINAL and syntax.dep[i] not in ("pobj", "npadvmod", "dobj", "dative"):
            return _phrase(syntax, i, cue, content)
    for i in range(cue - 1, max(begin - 1, cue - 6), -1):
        if not _outside(i, content) or syntax.pos[i] in ("PUNCT", "VERB"):
            break
        if syntax.pos[i] in _NOMINAL and syntax.dep[i] not in ("pobj", "npadvmod", "compound"):
            return _phrase(syntax, i, cue, content)
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
