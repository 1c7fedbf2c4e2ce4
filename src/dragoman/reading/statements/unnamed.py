"""Speakers without a name: how many they are, to what body they belong, and why they go unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman import lexicon
from dragoman.reading.cast import Cast
from dragoman.reading.statements.belonging import body_of, is_body, spokespeople, words_of_speakers
from dragoman.reading.statements.speakers import Source
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import words_for

__all__ = ["Nameless", "nameless", "withholding_in", "withholds"]

_MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Nameless:
    """How many speakers there are (None: several), and the tokens `[start, end)` of their body and of the reason."""

    number: int | None
    body: tuple[int, int] | None = None
    reason: tuple[int, int] | None = None


def nameless(
    syntax: Syntax,
    cast: Cast,
    source: Source,
    cue: int,
    content: Sequence[tuple[int, int]],
    *,
    spoke_last: int | None = None,
) -> Nameless | None:
    """Tell what is known of a speaker without a name; None where a name or a body speaks, or where it is open who does.

    A pronoun that nobody else is known to be takes up the noun `spoke_last`, where its number fits.
    """
    head = _phrase_head(syntax, cast, source.head)
    if head is None and spoke_last is not None:
        counted = None if _named(syntax, cast, spoke_last) else _counted(syntax, spoke_last)
        alone = "Plur" not in syntax.doc[source.head].morph.get("Number", [])
        if counted is not None and alone == (counted[1] == 1):
            head = spoke_last
    if (
        head is None
        or _ends_with_name(syntax, source)
        or _named(syntax, cast, head)
        or _role_of_somebody(syntax, cast, head)
    ):
        return None
    counted = _counted(syntax, head)
    if counted is None:
        return None
    noun, number = counted
    return Nameless(number, body_of(syntax, noun), _reason(syntax, head, cue, content))


def _phrase_head(syntax: Syntax, cast: Cast, head: int) -> int | None:
    """The head of the phrase itself, or of the one that a pronoun takes up."""
    if syntax.pos[head] != "PRON" or syntax.lower[head] in _amounts():
        return head
    mention = cast.at(syntax.doc[head])
    if mention is None or not mention.actors:
        return None
    return next(
        (
            other.head
            for other in reversed(cast.mentions)
            if other.start < mention.start and other.actors == mention.actors and syntax.pos[other.head] != "PRON"
        ),
        None,
    )


def _named(syntax: Syntax, cast: Cast, head: int) -> bool:
    """Whether the phrase names somebody, or means somebody who is named elsewhere in the report."""
    if syntax.pos[head] == "PROPN" and not _is_person(syntax, head):
        return True
    if any(syntax.dep[c] == "appos" and syntax.pos[c] == "PROPN" for c in syntax.children[head]):
        return True
    mention = cast.at(syntax.doc[head])
    if mention is None:
        return False
    actors = [cast.actor(actor) for actor in mention.actors]
    return any(actor.kind in ("person", "group") and "name" in actor.evidence for actor in actors)


def _ends_with_name(syntax: Syntax, source: Source) -> bool:
    """Whether a phrase ends with its person's name: `former chief minister and party president Ivan Orlov`."""
    last = source.end - 1
    name = syntax.entity[last] == "PERSON" and syntax.pos[last] == "PROPN"
    return name and syntax.dep[last] not in ("pobj", "poss", "amod") and last != source.head


def _role_of_somebody(syntax: Syntax, cast: Cast, head: int) -> bool:
    """Whether `the ministers` are ministers that the report names."""
    if all(syntax.lower[c] not in words_for("definite") for c in syntax.children[head]):
        return False
    noun = syntax.lemma[head]
    named = (actor for actor in cast.actors if "name" in actor.evidence)
    return any(noun in role.title.casefold().split() for actor in named for role in actor.roles)


def _counted(syntax: Syntax, head: int) -> tuple[int, int | None] | None:
    """The noun for people that a phrase is about (`officials` in `two of the officials`), and how many they are."""
    if _is_person(syntax, head):
        return None if _is_known(syntax, head) else (head, _number(syntax, head))
    if syntax.lower[head] not in _amounts() or syntax.pos[head] == "PROPN":
        return None
    of = next((c for c in syntax.children[head] if syntax.lower[c] in words_for("part preposition")), None)
    noun = syntax.child(of, "pobj") if of is not None else head
    if noun is None or (of is not None and not _is_person(syntax, noun)):
        return None
    return noun, _amounts()[syntax.lower[head]]


def _is_known(syntax: Syntax, head: int) -> bool:
    """Whether a phrase means somebody in particular, whom the reader knows: `the minister`, `her brother`, a sudden `the jurist`.

    `The officials` of whom it spoke before, or several `witnesses`, are nobody that it names.
    """
    owner = next((c for c in syntax.children[head] if syntax.dep[c] == "poss"), None)
    if owner is not None:
        return _is_only_one(syntax, head, owner)
    if not any(c < head for c in syntax.children[head]) and _number(syntax, head) == 1:
        return True  # a headline's `Minister vows to …`
    if all(syntax.lower[c] not in words_for("definite") for c in syntax.children[head]) or _is_told_apart(syntax, head):
        return False  # `the man who owns the gun` is nobody that was spoken of before
    if syntax.lemma[head] in _single_offices():
        return True
    return _number(syntax, head) == 1 and syntax.lemma[head] not in syntax.lemma[:head]


def _is_told_apart(syntax: Syntax, head: int) -> bool:
    """Whether a clause without a comma says which one it is: `the man who owns the gun`; not `the minister, who was there`."""
    clause = syntax.child(head, "relcl")
    return clause is not None and syntax.lower[syntax.left[clause] - 1] not in (",", "—", "–", "-")


def _is_only_one(syntax: Syntax, head: int, owner: int) -> bool:
    """Whether somebody has one of these, or they are kin: `the county's coroner`, `her lawyers`; not `the mayor's aide`."""
    noun = syntax.lemma[head]
    if noun in words_of_speakers("kin") or syntax.pos[owner] == "PRON":
        return True
    if noun in words_of_speakers("one of several"):
        return False
    return _number(syntax, head) == 1 or not (noun in words_of_speakers("serves") or is_body(syntax, owner))


def _is_person(syntax: Syntax, token: int) -> bool:
    # The tagger takes a capital for a name, and then leaves its plural as it is.
    singular = syntax.lower[token].removesuffix("s") if syntax.pos[token] == "PROPN" else syntax.lemma[token]
    return singular in _people() or syntax.lower[token] in _people()


def _number(syntax: Syntax, noun: int) -> int | None:
    if any(syntax.dep[c] == "conj" and syntax.pos[c] in ("NOUN", "PROPN") for c in syntax.children[noun]):
        return None  # `an aide and two diplomats`
    for child in syntax.children[noun]:
        if syntax.dep[child] == "nummod" and child < noun:
            return _amounts().get(syntax.lower[child])
    return (
        None
        if syntax.tag[noun] in ("NNS", "NNPS") or syntax.lower[noun] in words_for("plural without an ending")
        else 1
    )


def _reason(syntax: Syntax, head: int, cue: int, content: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Why they go unnamed: the phrase between the speaker or the verb and the word that tells of withholding a name."""
    begin, end = syntax.sentences[syntax.sentence[cue]]
    for i in range(begin, end):
        if any(start <= i < stop for start, stop in content) or not _withheld(syntax, i):
            continue
        token, relative = i, None
        for _ in range(_MOST_STEPS):
            above = syntax.head[token]
            relative = token if syntax.dep[token] == "relcl" else relative
            if above in (head, cue) or any(start <= above < stop for start, stop in content):
                # `an employee of the bank, who asked not to be named`: only the clause tells why.
                return _clause(syntax, token if relative is None else relative, content)
            if above == token:
                break
            token = above
    return None


def withholding_in(syntax: Syntax, start: int, end: int) -> int | None:
    """Where in the tokens `[start, end)` the phrase begins that ends them with why somebody goes unnamed."""
    for i in range(start, end):
        if not _withheld(syntax, i):
            continue
        token = i
        for _ in range(_MOST_STEPS):
            above = syntax.head[token]
            if syntax.dep[token] in ("prep", "advcl") and syntax.pos[above] in ("VERB", "AUX"):
                return syntax.left[token] if syntax.left[token] > above else None
            if above == token:
                break
            token = above
    return None


def withholds(syntax: Syntax, cue: int, pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether a verb beside the speaker only tells that they go unnamed: `an aide, who asked not to be named, said …`."""
    if syntax.dep[cue] not in ("relcl", "acl", "advcl"):
        return False
    return any(
        _withheld(syntax, i) and cue in (syntax.head[i], syntax.head[syntax.head[i]])
        for start, end in pieces
        for i in range(start, end)
    )


def _withheld(syntax: Syntax, token: int) -> bool:
    lemma = syntax.lemma[token]
    if lemma in _words("itself"):
        return syntax.dep[token] != "amod"
    if lemma not in _words("withheld") or not _concerns_speaker(syntax, token):
        return False
    above = token
    for _ in range(4):
        if syntax.child(above, "neg") is not None or (above != token and syntax.lemma[above] in _words("withholds")):
            return True
        above = syntax.head[above]
    return False


def _concerns_speaker(syntax: Syntax, token: int) -> bool:
    """Whether it is the speaker who is not named: `not to be named`, `his name`; not `did not name the bill`."""
    if syntax.pos[token] == "NOUN":
        return any(syntax.tag[c] == "PRP$" or syntax.lower[c] == "whose" for c in syntax.children[token])
    named = syntax.child(token, "dobj")
    return named is None if syntax.tag[token] == "VBN" else named is not None and syntax.tag[named] in ("PRP", "PRP$")


def _clause(syntax: Syntax, top: int, content: Sequence[tuple[int, int]]) -> tuple[int, int]:
    start, end = syntax.left[top], syntax.right[top]
    for first, last in content:
        if top < first < end:
            end = first
        if start < last <= top:
            start = last
    while end > top + 1 and syntax.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    while start < top and syntax.pos[start] in ("PUNCT", "SPACE"):
        start += 1
    return start, end


@cache
def _people() -> frozenset[str]:
    """Lemmas of people by what they are: offices and occupations of one word, and the nouns of unnamed speakers."""
    nouns = {
        noun
        for entry in lexicon.table("offices").entries()
        if entry["sort"] in ("office", "occupation")
        for noun in entry["noun"].split("|")
    }
    nouns.update(words_of_speakers("noun"))
    return frozenset(noun for noun in nouns if " " not in noun)


@cache
def _single_offices() -> frozenset[str]:
    offices = (e for e in lexicon.table("offices").entries() if e["sort"] == "office")
    return frozenset(noun for entry in offices for noun in entry["noun"].split("|")) - spokespeople()


@cache
def _amounts() -> dict[str, int | None]:
    """Pronouns and numerals for speakers (`one`, `others`, `two`), with how many they are."""
    speakers = (e for e in lexicon.table("unnamed_speakers").entries() if e["part"] == "pronoun")
    numerals = (e for e in lexicon.table("number_words").entries() if e["kind"] == "cardinal")
    return {
        **{str(number): number for number in range(1, 100)},
        **{e["word"]: int(e["value"]) for e in numerals},
        **{e["word"]: int(e["number"]) if e["number"] else None for e in speakers},
    }


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(e["word"] for e in lexicon.table("anonymity_words").entries() if e["part"] == part)
