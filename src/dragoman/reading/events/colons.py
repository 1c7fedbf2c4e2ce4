"""Who tells what a headline says, where a colon names the teller: `Minister: rebels shelled port`, `Rebels shelled port: UN`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.cast import Cast
from dragoman.reading.events.syntax import sentence
from dragoman.reading.events.vocabulary import classes

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token, Tokens

__all__ = ["named_by_colon"]

# Tokens: a teller in a headline is no longer than this, and a headline no longer than that.
_NAME, _LINE = 5, 30


def named_by_colon(token: Token, cast: Cast) -> Token | None:
    """The head of the phrase before or behind the colon of the line that `token` stands in, if that can be a teller."""
    start, end = _line(token)
    doc = token.doc
    colons = [at for at in range(start, end) if doc[at].text == ":"]
    if len(colons) != 1 or end - start > _LINE or doc[end - 1].text in {".", "!", "?"}:
        return None
    (colon,) = colons
    name = (start, colon) if token.i > colon else (colon + 1, end)
    if not 0 < name[1] - name[0] <= _NAME or any(doc[at].pos_ in {"VERB", "AUX"} for at in range(*name)):
        return None
    head = doc.root(*name)
    return head if _can_tell(head, cast) else None


def _line(token: Token) -> tuple[int, int]:
    """The tokens `[start, end)` of the line of `token`, as far as a sentence or two reach."""
    doc = token.doc
    start, end = token.i, token.i
    while start > 0 and token.i - start < _LINE and "\n" not in doc[start - 1].text:
        start -= 1
    while end < len(doc) and end - token.i < _LINE and "\n" not in doc[end].text:
        end += 1
    return (start, end) if _stands_alone(doc, start, end) else sentence(token)


def _stands_alone(doc: Tokens, start: int, end: int) -> bool:
    return end - start <= _LINE and doc[end - 1].text not in {".", "!", "?"}


def _can_tell(head: Token, cast: Cast) -> bool:
    """Whether a phrase names somebody who tells: a person, a body or a source, and no state, which may be the topic."""
    words = classes()
    lemma = head.lemma_.lower()
    if lemma in words["telling noun"] or lemma.removesuffix("s") in words["telling noun"]:
        return True
    if head.ent_type_ in {"GPE", "LOC", "NORP", "DATE", "EVENT"}:
        return False
    if lemma in words["political"] or head.ent_type_ in {"PERSON", "ORG"}:
        return True
    mention = cast.at(head)
    return mention is not None and bool(mention.actors) and head.pos_ == "PROPN"
