"""The body that a speaker without a name belongs to: `police`, `White House and party`, `the foreign ministry`."""

from __future__ import annotations

from functools import cache

from dragoman import lexicon
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import words_for

__all__ = ["body_of", "is_body", "spokespeople", "words_of_speakers"]

_BELONGS = frozenset(("compound", "amod", "nmod", "poss"))
_NAMES_BODY = frozenset(("NORP", "ORG", "GPE", "FAC", "LOC"))
_ORGANISED = frozenset(("ORG", "GPE", "FAC"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_DASHES = frozenset(("-", "–", "—", "--", "_"))


def body_of(syntax: Syntax, noun: int) -> tuple[int, int] | None:
    """The tokens `[start, end)` of the body that a noun for people names beside it; None where it names none."""
    if syntax.lemma[noun] in words_of_speakers("kin"):
        return None  # `a friend of Ana Orlov's`
    return _before(syntax, noun) or _behind(syntax, noun)


def _before(syntax: Syntax, noun: int) -> tuple[int, int] | None:
    """A body told before the noun: `police`, `Riverside County sheriff's`."""
    serves = _serves(syntax, noun)
    told = [
        c for c in syntax.children[noun] if c < noun and syntax.dep[c] in _BELONGS and _tells(syntax, c, serves=serves)
    ]
    if not told:
        return None
    dashes = [i for i in range(syntax.left[told[0]], noun) if syntax.lower[i] in _DASHES and _apart(syntax, i)]
    start, end = max([syntax.left[told[0]], *(i + 1 for i in dashes)]), syntax.right[told[-1]]
    while end > start and (syntax.tag[end - 1] == "POS" or syntax.pos[end - 1] == "PUNCT"):
        end -= 1
    return (start, end) if start < end else None


def _tells(syntax: Syntax, token: int, *, serves: bool) -> bool:
    """Whether a word before a noun for people is what they belong to; whatever names one that `serves` is."""
    if any(syntax.lemma[token] in words_of_speakers(part) for part in ("kin", "no body")):
        return False
    if not serves:  # `a German expert` speaks for nobody, nor `oil traders` or `Alzheimer's experts`
        named = syntax.entity[token] in _ORGANISED or _is_short(syntax.text[syntax.start[token] : syntax.end[token]])
        return named or (syntax.lemma[token] in _bodies() and syntax.lemma[token] not in words_of_speakers("field"))
    if syntax.dep[token] == "amod" and syntax.pos[token] == "ADJ":
        of_one = syntax.lower[token] in words_of_speakers("of a body") or _is_name(syntax, token)
        return of_one or syntax.entity[token] in _NAMES_BODY
    return syntax.pos[token] in ("NOUN", "PROPN") or is_body(syntax, token)


def _behind(syntax: Syntax, noun: int) -> tuple[int, int] | None:
    """A body told behind the noun: `of the foreign ministry`, `for Orlov`."""
    for child in syntax.children[noun]:
        if child < noun or syntax.dep[child] != "prep" or syntax.lower[child] not in words_of_speakers("belongs"):
            continue
        head = syntax.child(child, "pobj")
        if head is None or syntax.lemma[head] in words_of_speakers("no body"):
            continue
        inside = syntax.lower[child] in words_for(
            "phrase preposition"
        )  # `an official in Ankara` may be of any body there
        speaks_for = syntax.lemma[noun] in spokespeople() and syntax.entity[head] != "PERSON"
        anyone = syntax.lemma[noun] in words_of_speakers("anyone")  # `a woman from Ohio` is no voice of Ohio
        if (speaks_for or is_body(syntax, head)) and not ((inside or anyone) and syntax.entity[head] in _PLACES):
            return _without_clauses(syntax, head)
    return None


def is_body(syntax: Syntax, token: int) -> bool:
    """Whether a word names a body, a people or a place that bodies stand for."""
    short = syntax.text[syntax.start[token] : syntax.end[token]]
    person = syntax.entity[token] == "PERSON"
    return (
        syntax.entity[token] in _NAMES_BODY
        or _is_short(short)
        or (not person and (syntax.pos[token] == "PROPN" or syntax.lemma[token] in _bodies()))
    )


def _serves(syntax: Syntax, noun: int) -> bool:
    singular = syntax.lower[noun].removesuffix("s") if syntax.pos[noun] == "PROPN" else syntax.lemma[noun]
    return singular in words_of_speakers("serves")


def _is_name(syntax: Syntax, token: int) -> bool:
    """Whether a word has a capital though it opens no sentence: a name, whatever it was tagged."""
    opens = token == syntax.sentences[syntax.sentence[token]][0]
    return not opens and syntax.text[syntax.start[token]].isupper()


def _apart(syntax: Syntax, token: int) -> bool:
    """Whether spaces set a dash apart, as behind the place that a report is datelined from."""
    return syntax.text[syntax.end[token] : syntax.end[token] + 1].isspace()


def _is_short(printed: str) -> bool:
    """Whether a word is printed as an abbreviation, as names of bodies are (UNICEF), whatever it was tagged."""
    return len(printed) > 1 and printed.isupper() and printed.isalpha()


def _without_clauses(syntax: Syntax, head: int) -> tuple[int, int]:
    end = syntax.right[head]
    for child in syntax.children[head]:
        if child > head and syntax.dep[child] in ("relcl", "acl", "appos", "punct", "advcl"):
            end = min(end, syntax.left[child])
    return syntax.left[head], end


@cache
def words_of_speakers(part: str) -> frozenset[str]:
    """The words of one part of the table of unnamed speakers.

    >>> "official" in words_of_speakers("serves")
    True
    """
    return frozenset(e["word"] for e in lexicon.table("unnamed_speakers").entries() if e["part"] == part)


@cache
def spokespeople() -> frozenset[str]:
    """Nouns for those who speak for a body.

    >>> "spokesman" in spokespeople()
    True
    """
    return frozenset(e["word"] for e in lexicon.table("descriptions").entries() if e["sense"] == "speaks for its state")


@cache
def _bodies() -> frozenset[str]:
    sorts = ("body", "group", "government")
    nouns = (e["noun"] for e in lexicon.table("offices").entries() if e["sort"] in sorts)
    return frozenset(noun.rpartition(" ")[2] for cell in nouns for noun in cell.split("|"))
