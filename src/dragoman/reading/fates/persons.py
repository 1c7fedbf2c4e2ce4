"""Whom a phrase means: how many persons, of what age, under which name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.reading.fates.vocabulary import is_of, one_person, sense_of, suspect_nouns
from dragoman.reading.figures.numbers import numbers
from dragoman.reading.person_words import person_nouns, unnamed_above
from dragoman.reading.printed_ages import printed_age

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dragoman.reading.cast import Cast
    from dragoman.records import Bound

__all__ = ["Persons", "one_at", "persons_at"]

_IN_PHRASE = frozenset(
    {"det", "nummod", "amod", "compound", "nmod", "poss", "quantmod", "advmod", "npadvmod", "case", "punct"}
)
_OLD = re.compile(r"[^ ]{1,12}[- ]?(?:years?|months?|weeks?|days?)[- ]?olds?\b", re.IGNORECASE)
# So many persons are followed from `and` to `and`, and a phrase has so many words before its noun.
_MOST_JOINED, _LONGEST_PHRASE = 40, 16
_SO_MANY = {"two of them": 2.0, "three of them": 3.0}  # the classes of words for a number of persons


Count = tuple[float, float, "Bound | None"]  # between which bounds, and whether only one of them is given


@dataclass(frozen=True, slots=True)
class Persons:
    """A phrase for persons at `[start, end)` of the parsing copy, how many they are, and of one its age (with where it stands)."""

    start: int
    end: int
    head: int
    low: float = 1.0
    high: float = 1.0
    bound: Bound | None = None
    age: int | None = None
    age_at: tuple[int, int] | None = None
    actor: str | None = None
    suspect: bool = False
    others: bool = False


def persons_at(head: Token, cast: Cast) -> Iterator[Persons]:
    """Give those whom the phrase around `head` means, and those joined to it by `and`; nothing where it means no persons."""
    at: Token | None = head
    for _ in range(_MOST_JOINED):
        if at is None:
            return
        found = None if _is_age_behind(at) else _phrase(at, cast)
        if found is not None:
            yield found
        joined = (c for c in at.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "NUM"})
        at = next((c for c in joined if not c.text.isdigit()), None) or _kin_in_row(at)


def _kin_in_row(head: Token) -> Token | None:
    """The next of a row that was read as another name for the first: `Jan Roth, 51, his wife and two of their children`."""
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ in {"NOUN", "PROPN"} and _has_owner(child):
            following = (inner for inner in child.children if inner.dep_ == "conj")
            # `Jan Roth, her husband and a father of two` is one man.
            if any(inner.pos_ == "NUM" or _has_owner(inner) or _is_counted(inner) for inner in following):
                return child
    return None


def _has_owner(noun: Token) -> bool:
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children)


def _is_counted(noun: Token) -> bool:
    return any(child.dep_ == "nummod" for child in noun.children)


def _phrase(head: Token, cast: Cast) -> Persons | None:
    doc = head.doc
    if head.pos_ == "PRON":
        return _meant(head, cast)
    start, end = _range(head)
    if head.ent_type_ == "PERSON":
        entity = next((e for e in head.sent.ents if e.start <= head.i < e.end), None)
        if entity is not None:
            start, end = min(start, entity.start), entity.end
        return one_at(doc, head, start, end, cast)
    count = _count(doc, start, end) or _count_of_kin(head)
    if head.pos_ == "NUM" or is_of(head.lower_, "standing alone") or _is_so_many(head):
        return _many(head, start, end, count) if count is not None and not _counts_a_thing(head) else None
    together = is_of(head.lemma_.lower(), "kin together") and count is not None
    if together:
        end = max([end, *(inner.i + 1 for inner in _said_of(head))])
    elif not _is_person(head):
        return None
    plural = head.tag_ in {"NNS", "NNPS"} or is_of(head.lower_, "many in themselves")
    if count is not None and (together or plural or count[1] > 1):
        return _many(head, start, end, count)
    return one_at(doc, head, start, end, cast) if not plural else None


def _is_so_many(head: Token) -> bool:
    """Whether a word stands for a number of people by itself: `dozens injured`, not `dozens of officers`."""
    return is_of(head.lower_, "so many") and head.i + 1 < len(head.doc) and head.nbor(1).lower_ != "of"


def _is_age_behind(head: Token) -> bool:
    """Whether a bare number is the age of whom it stands behind: `Dana Holt, 24 was shot`."""
    return head.text.isdigit() and head.i > 1 and head.nbor(-1).text == "," and head.nbor(-2).ent_type_ == "PERSON"


def _counts_a_thing(head: Token) -> bool:
    """Whether a bare number is followed by a noun that is no person: `two of the homes`."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return any(c.dep_ == "pobj" and c.pos_ in {"NOUN", "PROPN"} and not _is_person(c) for c in child.children)
    if head.dep_ == "nummod" and head.head.pos_ == "NOUN":
        return not _is_person(head.head)
    return False


def _is_person(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma in person_nouns():
        return True
    before = noun.doc[max(0, noun.i - 3) : noun.i]
    if lemma == "old":
        return any(is_of(token.lemma_.lower(), "length of life") for token in before)
    return sense_of(lemma, "remains") is not None and any(token.dep_ == "nummod" for token in noun.children)


def _range(head: Token) -> tuple[int, int]:
    start, lowest = head.i, max(head.sent.start, head.i - _LONGEST_PHRASE)
    while start > lowest:
        before = head.doc[start - 1]
        inside = head in (before.head, before.head.head, before.head.head.head)
        if (
            not inside
            or before.i < head.left_edge.i
            or before.dep_ not in _IN_PHRASE
            or before.text in {",", "(", "“", '"'}
        ):
            break
        start -= 1
    return start, head.i + 1


def _count(doc: Doc, start: int, end: int) -> Count | None:
    text = doc[start:end].text
    # What bounds a number may stand before the phrase: `at least`, `as many as`.
    before = doc[max(0, start - 3) : start].text
    base = f"{before} {text}" if before else text
    found = [n for n in numbers(base) if n.end > len(base) - len(text) and not _OLD.match(base, n.start)]
    if len(found) > 1 and base[found[-2].end : found[-1].start].split()[:1] == ["of"]:
        found = found[:-1]  # `three of four members`
    if found and not (1900 <= found[-1].value <= 2100 and base[found[-1].start : found[-1].end].isdigit()):
        return found[-1].low, found[-1].high, found[-1].bound
    so_many = (n for word in text.lower().split() for class_, n in _SO_MANY.items() if is_of(word, class_))
    return next(((n, n, None) for n in so_many), None)


def _count_of_kin(head: Token) -> Count | None:
    """`his parents` are two, and a family is as many as it is said to be: `a family of five`."""
    lemma = head.lemma_.lower()
    if is_of(lemma, "two to everybody") and head.tag_ == "NNS" and _has_owner(head):
        return 2.0, 2.0, None
    if not is_of(lemma, "kin together"):
        return None
    number = next(iter(_said_of(head)), None)
    return _count(head.doc, number.i, number.i + 1) if number is not None else None


def _said_of(noun: Token) -> list[Token]:
    """The number in `a family of five`."""
    return [inner for child in noun.children if child.lower_ == "of" for inner in child.children if inner.pos_ == "NUM"]


def _many(head: Token, start: int, end: int, count: Count) -> Persons:
    span = head.doc[start:end]
    return Persons(
        start=span.start_char, end=span.end_char, head=head.i, low=count[0], high=count[1], bound=count[2],
        suspect=head.lemma_.lower() in suspect_nouns(),
        others=_comes_on_top(head.doc, start, end),
    )  # fmt: skip


def _comes_on_top(doc: Doc, start: int, end: int) -> bool:
    """`three more`, `two other men`; not `more than three`."""
    tokens = doc[start : end + 1]
    return any(is_of(t.lower_, "further") and not (t.i + 1 < len(doc) and t.nbor(1).lower_ == "than") for t in tokens)


def one_at(doc: Doc, head: Token, start: int, end: int, cast: Cast) -> Persons:
    """The one person that the tokens `[start, end)` around `head` name or describe."""
    span = doc[start:end]
    age, age_at = printed_age(doc, start, end)
    mention = cast.at(head)
    actor = mention.actors[0] if mention is not None and len(mention.actors) == 1 else None
    suspect = any(token.lemma_.lower() in suspect_nouns() for token in span)
    another = any(is_of(token.lower_, "another one") for token in span)
    return Persons(
        start=span.start_char, end=span.end_char, head=head.i, age=age, age_at=age_at,
        actor=actor, suspect=suspect, others=another,
    )  # fmt: skip


def _meant(pronoun: Token, cast: Cast) -> Persons | None:
    """The one person that a pronoun stands for, where that is known, or whom it takes up: `the boy was taken to where he died`."""
    mention = cast.at(pronoun)
    if mention is not None and not mention.actors and pronoun.lower_ in one_person():
        about = unnamed_above(pronoun)
        return _phrase(about, cast) if about is not None else None
    if mention is None or len(mention.actors) != 1 or pronoun.lower_ not in one_person():
        return None
    end = pronoun.idx + len(pronoun)
    return Persons(
        start=pronoun.idx, end=end, head=pronoun.i, actor=mention.actors[0], suspect=pronoun.lower_.endswith("self")
    )
