"""Of whom a report tells the age: named persons, whether or not the model takes them for persons."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman import lexicon
from dragoman.reading.fates.persons import Persons, one_at
from dragoman.reading.person_words import person_nouns
from dragoman.reading.printed_ages import years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from dragoman.reading.cast import Cast

__all__ = ["aged_names"]

_WORD = r"[^\W\d_a-z][\w'’-]{1,20}"
# A name of two or three words, an age in commas behind it.
_AGED = re.compile(
    rf"(?<![\w.'’-])((?:{_WORD} (?:[^\W\d_a-z]\.? )?){{1,2}}{_WORD}(?: (?:Jr|Sr|II|III|IV)\b\.?)?), (\d{{1,3}})(?=[,.;)])"
)
_NUMBERS = frozenset({"DATE", "TIME", "MONEY", "CARDINAL", "PERCENT", "ORDINAL", "QUANTITY"})


def aged_names(doc: Doc, text: str, cast: Cast) -> Iterator[Persons]:
    """Give every named person whose age is told."""
    seen = set()
    for entity in doc.ents:
        near = text[max(0, entity.start_char - 40) : entity.end_char + 12]
        if entity.label_ == "PERSON" and ("year" in near or any(sign.isdigit() for sign in near)):
            found = one_at(doc, entity.root, entity.start, entity.end, cast)
            if found.age is not None:
                seen.add(found.age_at)
                yield found
    for match in _AGED.finditer(text):
        if match.span(2) not in seen and (age := years(match[2])) is not None:
            yield from _scanned(doc, match, age, cast)


def _scanned(doc: Doc, match: re.Match[str], age: int, cast: Cast) -> Iterator[Persons]:
    """Somebody whom the model takes for a body or a place (`arrested Dorian Fairholt, 32, of Leeds`)."""
    first, *rest = match[1].split(" ")
    start = match.start(1)
    if first.casefold() in _no_names() or first.casefold().rstrip("s") in person_nouns():
        start += len(first) + 1
    else:
        rest = [first, *rest]
    name = doc.char_span(start, match.end(1))
    if name is None or len(rest) < 2 or any(token.ent_type_ in _NUMBERS for token in name):
        return
    mention = cast.at(name[-1])
    actor = mention.actors[0] if mention is not None and len(mention.actors) == 1 else None
    yield Persons(
        start=start, end=match.end(1), head=name.root.i, age=age, age_at=match.span(2), actor=actor
    )  # fmt: skip


@cache
def _no_names() -> frozenset[str]:
    return frozenset(lexicon.table("function_words").column("word"))
