"""Fates: what befell whom, person by person and in numbers, as one report tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import cast as as_type

from dragoman.records import Fate, FateState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from dragoman.reading.cast import Cast
    from dragoman.reading.fates.persons import Persons
    from dragoman.text.copy import ParsingCopy

__all__ = ["fates_in"]


def fates_in(doc: Doc, copy: ParsingCopy, cast: Cast) -> list[Fate]:
    """Find who was killed, injured, shot or taken to hospital, one by one or counted, and of named persons the age.

    Only what is told as real counts: not what is feared, tried, denied or charged as an attempt.
    """
    from dragoman.reading.fates.aged import aged_names
    from dragoman.reading.fates.persons import persons_at
    from dragoman.reading.fates.undergoing import is_part_who_died, undergoers

    found: dict[tuple[int, int, str | None], Fate] = {}
    own: set[tuple[int, int, str | None]] = set()
    shared: set[tuple[int, int, str | None]] = set()
    died_of_it: list[tuple[int, int]] = []
    for token in _telling(doc):
        for head, word, state in undergoers(token):
            if state == "killed" and is_part_who_died(head, word):
                died_of_it.append((head.sent.start_char, head.idx))
            for number, persons in enumerate(persons_at(head, cast)):
                fate = _fate(copy, persons, word, as_type("FateState", state))
                found.setdefault((persons.start, persons.end, state), fate)
                if state == "shot" and word.dep_ == "relcl":
                    continue  # `the deaths of his wife and two guards who were shot`: how they died
                (shared if number else own).add((persons.start, persons.end, state))
    # `left a guard dead and two cooks with wounds`: of those joined by `and`, who has a fate of his own has not the first one's.
    with_own = {(start, end) for start, end, _ in own}
    for key in shared - own:
        if key[:2] in with_own:
            del found[key]
    # `six wounded, two fatally`: how many were hurt and lived is not told.
    for key in [k for k in found if k[2] == "injured" and any(begin <= k[0] <= at for begin, at in died_of_it)]:
        if found[key].high > 1 or any(key[0] == at for _, at in died_of_it):
            del found[key]
    told = {(start, end) for start, end, _ in found}
    for persons in aged_names(doc, copy.text, cast):
        if (persons.start, persons.end) not in told:
            found.setdefault((persons.start, persons.end, None), _fate(copy, persons, None, None))
    return sorted(found.values(), key=lambda fate: (fate.evidence["person"][0].start, fate.id))


def _telling(doc: Doc) -> Iterator[Token]:
    """The tokens that can tell a fate, found by number: most texts have few, and asking each token is slow."""
    from spacy.attrs import LEMMA, LOWER  # type: ignore[import-not-found]  # compiled, without stubs

    from dragoman.reading.fates.vocabulary import telling_words

    wanted = {doc.vocab.strings[word] for word in telling_words() if word in doc.vocab.strings}
    columns = doc.to_array([LEMMA, LOWER])
    return (doc[at] for at, (lemma, lower) in enumerate(columns.tolist()) if lemma in wanted or lower in wanted)


def _fate(copy: ParsingCopy, persons: Persons, word: Token | None, state: FateState | None) -> Fate:
    from dragoman.records import Evidence, identify

    person = copy.span(persons.start, persons.end)
    evidence = Evidence(
        person=[person],
        state=[copy.span(word.idx, word.idx + len(word))] if word is not None else [],
        age=[copy.span(*persons.age_at)] if persons.age_at else [],
    )
    return Fate(
        id=identify("f", copy.report.id, person.start, person.end, state or ""), report=copy.report.id, evidence=evidence,
        person=" ".join(copy.text[persons.start : persons.end].split()), low=persons.low, high=persons.high, bound=persons.bound,
        state=state, age=persons.age, actor=persons.actor, suspect=persons.suspect, others=persons.others,
    )  # fmt: skip
