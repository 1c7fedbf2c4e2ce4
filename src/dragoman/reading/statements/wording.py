"""Small vocabularies that statements ask of often, as sets."""

from __future__ import annotations

from functools import cache

from dragoman import lexicon

__all__ = [
    "audiences",
    "hedges",
    "judgements",
    "negations",
    "occasions",
    "outlet_names",
    "outlet_nouns",
    "outlet_titles",
    "quoting_words",
    "words_for",
]


@cache
def audiences() -> frozenset[str]:
    """Lemmas of people to whom things are said."""
    return frozenset(lexicon.table("audiences").column("noun"))


@cache
def occasions() -> frozenset[str]:
    """Lemmas of occasions on which something is said."""
    return frozenset(lexicon.table("saying_occasions").column("noun"))


@cache
def hedges() -> frozenset[str]:
    """Lemmas that hold a statement back."""
    return frozenset(lexicon.table("hedges").column("word"))


@cache
def judgements() -> frozenset[str]:
    """Lemmas by which somebody judges something."""
    return frozenset(lexicon.table("judgements").column("word"))


@cache
def negations() -> frozenset[str]:
    """Words that negate."""
    return frozenset(lexicon.table("negations").column("word"))


@cache
def words_for(role: str) -> frozenset[str]:
    """Grammatical words with one role around a verb of saying.

    >>> "from" in words_for("owner preposition")
    True
    """
    return frozenset(e["word"] for e in lexicon.table("saying_words").entries() if e["role"] == role)


@cache
def quoting_words() -> frozenset[str]:
    """Lemmas of verbs by which one who reports names whom they have it from: `citing`, `quoting`."""
    return frozenset(
        e["word"] for e in lexicon.table("speech_cues").entries() if e["class"] == "quote" and e["part"] == "verb"
    )


@cache
def outlet_nouns() -> frozenset[str]:
    """Nouns that tell of a news outlet."""
    return frozenset(e["name"] for e in lexicon.table("news_outlets").entries() if e["kind"] == "noun")


@cache
def outlet_titles() -> frozenset[str]:
    """Last words of the names of outlets (`the Springfield Courier`)."""
    return frozenset(e["name"] for e in lexicon.table("news_outlets").entries() if e["kind"] == "title")


@cache
def outlet_names() -> frozenset[str]:
    """Names of news outlets and agencies, casefolded."""
    names = {e["name"] for e in lexicon.table("news_outlets").entries() if e["kind"] == "name"}
    for entry in lexicon.table("agencies").entries():
        names.update((entry["name"], *entry["also"].split("|")))
    return frozenset(name.casefold() for name in names if name)
