"""Short forms that mean somebody within one story: the first letters of a name, its beginning or end, a given name alone.

>>> short_form("NRC", "Northern Rivers Commission"), short_form("Rivers", "Northern Rivers Commission")
('the first letters of the name', None)

Elsewhere they can mean others: whoever asks must see to it that they fit one actor of the story alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.lexicon.folding import fold
from dragoman.reading.actors.known import known_names
from dragoman.reading.actors.names import PersonName, given_gender, spelled_alike
from dragoman.reading.actors.offices import offices
from dragoman.reading.actors.organisations import content_words, first_letters, is_joint
from dragoman.reading.actors.words import Words

__all__ = ["first_name_alone", "place_and_kind", "short_form", "short_keys"]

_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,&]")
_ACRONYM = range(2, 8)  # letters
_ENDING = 3  # words at least: the end of a name is often no more than what kind of body it is


def short_keys(name: str) -> tuple[str, ...]:
    """The keys under which an index has an organisation: a short form and its full name have one in common."""
    words = content_words(name)
    if not words:
        return ()
    return tuple(dict.fromkeys((first_letters(name), fold(name), f"{words[0]} …", f"… {words[-1]}")))


def short_form(short: str, full: str) -> str | None:
    """Say how one organisation's name can be short for another's, or give None.

    >>> short_form("Harbour Club", "Harbour Club and Theatre"), short_form("Harbour Club", "Harbour Club Police Department")
    ('the beginning of the name', None)
    """
    if short.isupper() and len(fold(short)) in _ACRONYM and fold(short) == first_letters(full):
        return "the first letters of the name"
    ours, theirs = content_words(short), content_words(full)
    kind = place_and_kind(short)
    if kind is not None and kind[0] and kind == place_and_kind(full):
        return "the same kind of body of the same place"
    if len(ours) > 1 and _without_country(full) == ours:
        return "the name without its country"
    if not 1 < len(ours) < len(theirs):
        return None
    if theirs[: len(ours)] == ours:
        return "the beginning of the name" if _only_goes_on(short, full) else None
    ends = len(ours) >= _ENDING and theirs[-len(ours) :] == ours
    return "the end of the name" if ends else None


def first_name_alone(name: str, full: str) -> str | None:
    """Say that a name of one word is the first name of somebody named in full, or give None.

    >>> first_name_alone("Jonathan", "Jonathan Hale"), first_name_alone("Hale", "Jonathan Hale")
    ('the first name alone', None)
    """
    one, other = PersonName.of(name), PersonName.of(full)
    if one.is_full or not other.is_full or not one.parts or other.is_family_first:
        return None
    given = other.given[0]
    same = one.family == given or (given_gender(given) is not None and spelled_alike(one.family, given))
    return "the first name alone" if same and len(given) > 1 else None


def place_and_kind(name: str) -> tuple[str, str] | None:
    """Give what `Camden police` and the `Camden Police Department` share: what stands before the kind of body, and the kind.

    >>> place_and_kind("the Camden Police Department"), place_and_kind("Police"), place_and_kind("Camden")
    (('camden', 'police'), ('', 'police'), None)
    """
    words = Words.split(name)
    found = [f for f in offices().find(words) if f.end == len(words.texts) and f.meaning.sort == "body"]
    if not found:
        return None
    kind = max(found, key=lambda f: f.end - f.start)
    return _plain_words(words.texts[: kind.start]), kind.meaning.office


def _plain_words(texts: Sequence[str]) -> str:
    """Words as a key, the article left out."""
    return fold(" ".join(texts)).removeprefix("the").strip()


def _without_country(name: str) -> tuple[str, ...] | None:
    """The words of an organisation's name behind the country that it begins with, or None where it begins with none."""
    words = Words.split(name.removeprefix("The ").removeprefix("the "))
    found = [f for f in known_names().find(words) if f.start == 0 and f.meaning.kind in ("country", "nationality")]
    return content_words(" ".join(words.texts[found[0].end :])) if found else None


def _only_goes_on(short: str, full: str) -> bool:
    """Whether what a name has more only says where it is, or more of what it is: no other body inside the first.

    `Department of Health` is no `Department of Health and Labour`, and no `Police` is its `Police Crime Laboratory`.
    """
    parts = _PART.findall(full)
    wanted = [part for part in _PART.findall(short) if not is_joint(part)]
    at = 0
    for part in wanted:
        while at < len(parts) and fold(parts[at]) != fold(part):
            at += 1
        at += 1
    rest = parts[at:]
    if not rest:
        return False
    more = _is_body(" ".join(rest))
    if rest[0] == "," or is_joint(rest[0], "coordinating"):
        # A list broken off goes on, and so does a plain name; behind `of`, another field of work makes another body.
        return "," in short or not (_is_body(short) or any(is_joint(part) for part in _PART.findall(short)))
    if is_joint(rest[0]):
        return not (more and _is_body(short))
    return len(rest) == 1 and more and not _is_body(short)


def _is_body(words: str) -> bool:
    """Whether words hold one for a kind of body: a department, a court, a club's board."""
    return any(found.meaning.sort in ("body", "group") for found in offices().find(Words.split(words)))
