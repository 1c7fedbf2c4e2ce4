"""Who tells of an event: its mentions in order, and according to whom it is told where no report has it as its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from dragoman import lexicon
from dragoman.comparing.briefing import WORDS_ALONE
from dragoman.exports.wording import shorten
from dragoman.records import TOOK_PLACE, Disagreement, Event, Mention, Relay, Report

__all__ = ["is_pronoun", "tellers", "telling", "told_of"]


def telling(event: Event, reports: Mapping[str, Report], disputed: Iterable[Disagreement] = ()) -> list[Mention]:
    """The mentions that tell an event as it turned out, in these reports, by publication; all of them where none does.

    Reports that have another day or place for it, by what is `disputed`, do not tell what is shown.
    """
    otherwise = _otherwise(event, disputed)
    known = [mention for mention in event.mentions if mention.report in reports]
    known = [mention for mention in known if mention.report not in otherwise] or known
    alike = TOOK_PLACE if event.factuality in TOOK_PLACE else {event.factuality}

    def order(mention: Mention) -> tuple[str, str]:
        return reports[mention.report].published.earliest or "9999", mention.report

    return sorted([mention for mention in known if mention.factuality in alike] or known, key=order)


def _otherwise(event: Event, disputed: Iterable[Disagreement]) -> set[str]:
    """The reports that take another side of a dispute over the day or place of an event than the one that is shown."""
    shown = {"date": (event.when.earliest or "")[:10], "place": event.place.name if event.place else ""}
    found: set[str] = set()
    for one in disputed:
        if one.subject.id != event.id or not (value := shown.get(one.about)):
            continue
        sides = {position.value: set(position.reports) for position in one.positions}
        if value in sides:
            found |= set().union(*sides.values()) - sides[value]
    return found


def tellers(event: Event, named: Callable[[str | None, str | None], str]) -> str:
    """Who tells of an event that no report tells of by itself: whoever the reports heard it from, and whom those cite.

    Empty where one report has it as its own. `named` gives the name of an actor's id, or else the words given.

    >>> from dragoman.records import Evidence, Relay, Span
    >>> words = Evidence({"trigger": (Span(report="r-1", start=0, end=6, text="attack"),)})
    >>> chain = (Relay(text="Zarif", actor=None), Relay(text="Kerry", actor=None))
    >>> told = Mention(report="r-1", evidence=words, factuality="happened", according_to=chain)
    >>> tellers(Event(id="e-1", type="ASSAULT", mentions=(told,)), lambda actor, words: words or "")
    'Zarif, who cites Kerry'
    """
    chains = [mention.according_to for mention in event.mentions]
    if not all(chains):
        return ""
    if event.type in WORDS_ALONE and any(all(relay.actor in event.source for relay in chain) for chain in chains):
        return ""  # whoever demands or backs something by saying so does it there and then
    told = (", who cites ".join(dict.fromkeys(_teller(relay, named) for relay in chain)) for chain in chains)
    return "; ".join(dict.fromkeys(told))


def told_of(event: Event, named: Callable[[str | None, str | None], str], most: int | None = None) -> str:
    """What happened, in at most `most` characters, and according to whom where no report tells of it by itself.

    >>> from dragoman.records import Evidence, Relay, Span
    >>> words = Evidence({"trigger": (Span(report="r-1", start=0, end=6, text="attack"),)})
    >>> told = Mention(report="r-1", evidence=words, factuality="happened", according_to=(Relay(text="Zarif"),))
    >>> told_of(Event(id="e-1", type="ASSAULT", mentions=(told,), summary="They attacked"), lambda actor, words: words or "")
    'They attacked — according to Zarif'
    """
    text = event.summary or event.type.lower()
    shown, heard = shorten(text, most) if most else text, tellers(event, named)
    return f"{shown} — according to {heard}" if heard else shown


def is_pronoun(words: str) -> bool:
    """Whether words are a bare pronoun, by which nobody knows who is meant.

    >>> is_pronoun("She"), is_pronoun("Shell")
    (True, False)
    """
    return words.strip().casefold() in _pronouns()


def _teller(relay: Relay, named: Callable[[str | None, str | None], str]) -> str:
    """A link of a chain by name; somebody who is only described, as printed, with the article: `a senior official`."""
    name = named(relay.actor, relay.text)
    return _amid_a_sentence(relay.text if relay.text and name[:1].islower() else name)


def _amid_a_sentence(words: str) -> str:
    """What began a sentence as it stands within one (`the officials`), and of whom no more than `he` is known."""
    first, _, rest = words.partition(" ")
    folded = first.casefold()
    if is_pronoun(words):
        return f"somebody (“{words}”)"
    opener = folded in _openers() and (folded != "the" or rest[:1].islower())
    person = folded.removesuffix("s") in _people() or folded in _people()
    return words[:1].lower() + words[1:] if opener or (person and not rest[:1].isupper()) else words


@cache
def _openers() -> frozenset[str]:
    """What a description begins with: articles and the like, and `his`."""
    kinds = {"determiner", "possessive"}
    return frozenset(e["word"] for e in lexicon.table("function_words").entries() if e["class"] in kinds)


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(lexicon.table("pronouns").column("word"))


@cache
def _people() -> frozenset[str]:
    """Nouns for who may tell of something, as they stand in a sentence: no names of peoples (`European leaders`)."""
    columns = (("offices", "noun"), ("person_nouns", "words"), ("plural_nouns", "noun"))
    nouns = {
        noun for name, column in columns for entry in lexicon.table(name).column(column) for noun in entry.split("|")
    }
    nouns |= {e["word"] for e in lexicon.table("unnamed_speakers").entries() if e["part"] != "no body"}
    countries = lexicon.table("countries")
    peoples = [*countries.column("adjectives"), *countries.column("people")]
    return frozenset(nouns) - {people.casefold() for entry in peoples for people in entry.split("|")}
