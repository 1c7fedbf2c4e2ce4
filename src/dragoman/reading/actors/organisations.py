"""Organisations that only the report tells of: where the model sees them, and which names are one organisation's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dragoman import lexicon
from dragoman.lexicon.folding import fold
from dragoman.reading.actors.known import known_names
from dragoman.reading.actors.offices import offices
from dragoman.reading.actors.scanned import entities_in
from dragoman.reading.actors.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = [
    "content_words",
    "core",
    "find_organisations",
    "first_letters",
    "first_words",
    "is_firm",
    "is_joint",
    "same_organisations",
]

_MARKS = frozenset('”“"«»')
_SIGNS = re.compile(r"[^\w\s&]+")


def find_organisations(doc: Doc, covered: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Find the tokens of organisations' names where the model sees one, their looks agree and nobody else stands there."""
    entities = [entity for entity in entities_in(doc) if entity.label_ == "ORG"]
    seen = Counter(fold(entity.text) for entity in entities)
    for entity in entities:
        start, end = _trimmed(entity)
        if start < end and not any(covered[start:end]) and _looks_named(doc[start:end], seen[fold(entity.text)]):
            yield start, end


def _trimmed(entity: Span) -> tuple[int, int]:
    """An entity without what does not begin with a capital at either end."""
    start, end = entity.start, entity.end
    while start < end and not entity.doc[start].text[:1].isupper():
        start += 1
    while end > start and not entity.doc[end - 1].text[:1].isupper():
        end -= 1
    return start, end


def _looks_named(tokens: Span, times: int) -> bool:
    """Whether words look like an organisation's name: several, or one that acts or is met again; no headline, no quotation."""
    if not any(t.pos_ == "PROPN" for t in tokens) or any(t.text in _MARKS for t in tokens):
        return False
    if len(tokens) > 3 and any(t.pos_ in ("VERB", "AUX") for t in tokens):
        return False
    acting = tokens.text.isupper() and tokens[0].dep_ in ("nsubj", "nsubjpass", "poss", "agent")
    return len(tokens) > 1 or acting or times > 1


def first_words(doc: Doc) -> frozenset[str]:
    """The first words of organisations named in several: a company goes by its first word, which may look like a surname."""
    return frozenset(
        fold(entity[0].text)
        for entity in entities_in(doc)
        if entity.label_ == "ORG" and len(entity) > 1 and entity[0].text[:1].isupper()
    )


def core(name: str) -> str:
    """An organisation's name as an identity, without what says its form in law.

    >>> core("Hartwell Mills Inc."), core("The Hartwell Mills Co.")
    ('hartwell mills', 'hartwell mills')
    """
    words = fold(name).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    while len(words) > 1 and words[-1] in _endings():
        words.pop()
    return " ".join(words)


def is_firm(name: str) -> bool:
    """Whether a name ends with what a company is in law.

    >>> is_firm("Hartwell Mills Inc."), is_firm("Hartwell Mills")
    (True, False)
    """
    words = fold(name).split()
    return len(words) > 1 and words[-1] in _endings()


def content_words(name: str) -> tuple[str, ...]:
    """The words of an organisation's name that tell it, folded: without small words, adjectives before it, its form in law.

    >>> content_words("the Ministry of Mills and Rivers"), content_words("troubled Hartwell Mills Inc.")
    (('ministry', 'mills', 'rivers'), ('hartwell', 'mills'))
    """
    words = name.split()
    while len(words) > 1 and words[0].islower():
        del words[0]
    folded = _SIGNS.sub(" ", core(" ".join(words))).split()
    return tuple(word for word in folded if not is_joint(word))


def first_letters(name: str) -> str:
    """The letters that an abbreviation of an organisation's name is made of.

    >>> first_letters("Union of Free Millers")
    'ufm'
    """
    return "".join(word[0] for word in content_words(name))


def is_joint(word: str, of: str | None = None) -> bool:
    """Whether a word is one of the small ones inside names of organisations, of a class if one is given (`coordinating`)."""
    found = _joints().get(word.lower())
    return found is not None and of in (None, found)


@cache
def _joints() -> dict[str, str]:
    return lexicon.table("name_joints").mapping("word", "class")


def same_organisations(names: Sequence[str]) -> dict[str, str]:
    """Say of each name which of the names is that organisation's in full.

    >>> same_organisations(["Hartwell Mills Inc.", "Hartwell", "Union of Free Millers", "UFM"])["UFM"]
    'Union of Free Millers'

    A name is short for another if that one alone begins with it, or if it is made of that one's first letters.
    """
    cores = {name: core(name) for name in names}
    fullest: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        fullest.setdefault(cores[name], name)
    by_first: dict[str, list[str]] = {}
    by_letters: dict[str, list[str]] = {}
    for name in fullest.values():
        words = cores[name].split()
        if len(words) > 1:
            by_first.setdefault(words[0], []).append(name)
            by_letters.setdefault(first_letters(name), []).append(name)
    return {name: _full(name, cores, fullest, by_first, by_letters) for name in names}


def _full(
    name: str,
    cores: dict[str, str],
    fullest: dict[str, str],
    by_first: dict[str, list[str]],
    by_letters: dict[str, list[str]],
) -> str:
    own = cores[name]
    if offices().find(Words.split(own)):
        return fullest[own]  # the Senate is not the Senate Democrats
    near = by_first.get(own.split()[0] if own else "", ())
    longer = [full for full in near if cores[full].startswith(f"{own} ") and _may_be_called_for_short(cores[full], own)]
    if len(longer) == 1:
        return longer[0]
    spelled_out = by_letters.get(own, []) if name.isupper() and 2 <= len(own) <= 6 else []
    return spelled_out[0] if len(spelled_out) == 1 else fullest[own]


def _may_be_called_for_short(full: str, own: str) -> bool:
    """Whether the beginning of a name can mean the whole: not of two names joined, nor of a body that the lexicon knows."""
    rest = full.removeprefix(own).split()
    if len(own.split()) == 1 and any(found.meaning.sort == "body" for found in offices().find(Words.split(rest[-1]))):
        return False  # the House is no House committee
    known = known_names().find(Words.split(full.title()))
    return not is_joint(rest[0], "coordinating") and not any(found.meaning.kind == "body" for found in known)


@cache
def _endings() -> frozenset[str]:
    return frozenset(lexicon.table("company_endings").column("word"))
