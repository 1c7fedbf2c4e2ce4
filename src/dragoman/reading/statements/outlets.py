"""Which phrases mean a news outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import outlet_names, outlet_nouns, outlet_titles, words_for

if TYPE_CHECKING:
    from dragoman.reading.statements.speakers import Source

__all__ = ["is_outlet"]

# North American stations: four letters, or three with the kind of station behind them.
_CALL_SIGN = re.compile(r"(?:the )?[KW][A-Z]{2}(?:[A-Z]|-(?:TV|FM|AM|DT))(?:-(?:TV|FM|AM|DT))?$")
_WORDS_OF_BRANCH = 3
_AROUND_NAMES = " \"“”'‘’«»"


def is_outlet(syntax: Syntax, source: Source | tuple[int, int, int]) -> bool:
    """Whether a phrase names a news outlet or agency, or is one by its noun (`the newspaper`)."""
    start, end, head = source if isinstance(source, tuple) else (source.start, source.end, source.head)
    if syntax.lemma[head] in outlet_nouns():
        return True
    words = [word for i in range(start, end) if (word := syntax.lower[i].strip(_AROUND_NAMES))]
    printed = syntax.text[syntax.start[start] : syntax.end[end - 1]]
    if not any(letter.isupper() for letter in printed):
        return False  # `the time` is no magazine
    if _is_known(words) or _CALL_SIGN.match(printed) is not None or _is_named_like_one(syntax, words, head):
        return True
    owner = syntax.child(head, "poss")  # its programme or reporter: `CNN's Ana Orlov`
    of_outlet = owner is not None and syntax.pos[head] == "PROPN" and start <= syntax.left[owner]
    return of_outlet and owner is not None and is_outlet(syntax, (syntax.left[owner], owner + 1, owner))


def _is_known(words: list[str]) -> bool:
    whole = " ".join(words).removeprefix("the ")
    plain = whole.rstrip("0123456789- ")
    numbered = plain != whole and plain in outlet_titles()  # `News5`
    local = len(words) <= _WORDS_OF_BRANCH and words[0] in outlet_names()  # `NBC Boston`
    return whole in outlet_names() or plain in outlet_names() or numbered or local  # `Fox59`


def _is_named_like_one(syntax: Syntax, words: list[str], head: int) -> bool:
    """Whether a name is an outlet's by a word in it: `the news agency Norpress`, `the Springfield Courier`, `Reuters in Kabul`."""
    if syntax.pos[head] != "PROPN":
        return False
    if any(word in outlet_nouns() for word in words[:-1]):
        return True
    called = (
        words.count("the") == 1 and words[0] == "the" and syntax.text[syntax.start[head]].isupper()
    )  # `the Gazette`
    titled = (called or len(words) - words.count("the") > 1) and words[-1] in outlet_titles()
    person = syntax.entity[head] == "PERSON" and words[0] not in words_for(
        "definite"
    )  # nobody is called `the Asbury Press`
    return not person and (titled or syntax.lower[head] in outlet_names())
