"""Who bears an office: the person whose name stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.actors.persons import Person
from dragoman.reading.actors.phrase_words import phrase_words
from dragoman.reading.actors.roles import RolePhrase
from dragoman.reading.actors.scene import Scene

__all__ = ["PERSONAL", "Bearers"]

PERSONAL = frozenset({"office", "occupation", "honour"})
_ADDED = 8  # tokens in brackets behind a name, and those beside them
_ASIDE = frozenset({",", "(", "–", "-"})


class Bearers:
    """Finds the bearers of role phrases among the persons of a report, by their places in the list."""

    def __init__(self, scene: Scene, persons: Sequence[Person]) -> None:
        self.scene = scene
        self.persons = persons
        namings = [(n, naming) for n, person in enumerate(persons) for naming in person.namings]
        self.at = {naming.start: n for n, naming in namings}
        self.ending = {naming.end: n for n, naming in namings}
        self.within = {token: n for n, naming in namings for token in range(naming.start, naming.end)}

    def of(self, role: RolePhrase) -> int | None:
        """The person that a role phrase is said of: named right behind it, beside it in apposition, or as its subject."""
        doc, end = self.scene.doc, role.end
        while (after := self.scene.role_at.get(end)) is not None and after.office.sort in PERSONAL:
            end = after.end  # Deputy Minister, Colonel-General Andrei ...
        if end in self.at:
            return self.at[end]
        behind = self.at.get(end + 1) if end < len(doc) and doc[end].text in (",", "(") else None
        before = self._before(role)
        if before is not None and self._is_of_another_country(before, role):
            before = None  # a list: `Lavrov, the Chinese envoy and ...`
        if before is not None and behind is not None:
            own = role.determiner in phrase_words("owner") or role.office.noun == "counterpart"
            return behind if own or doc[end + 1].head.i == role.head else before
        # `After meeting Lavrov, the minister said` is no apposition.
        goes_on = end < len(doc) and doc[end].pos_ in ("VERB", "AUX", "PART")
        if before is not None and not goes_on:
            return before
        return behind if behind is not None else self._said_to_be(role)

    def of_many(self, role: RolePhrase) -> list[int]:
        """The persons named behind an office in the plural: `Ministers Halvorsen and Lindqvist`."""
        doc, at, found = self.scene.doc, role.end, []
        while at in self.at:
            found.append(self.at[at])
            while self.within.get(at) == found[-1]:
                at += 1
            if at < len(doc) and (doc[at].text == "," or doc[at].lower_ == "and"):
                at += 1
        return found

    def _is_of_another_country(self, number: int, role: RolePhrase) -> bool:
        """Whether the roles that a person has already are of another country than this one."""
        held = {held.country for held in self.persons[number].roles if held.country}
        return bool(held) and role.country is not None and role.country not in held

    def _before(self, role: RolePhrase) -> int | None:
        """The person named before a role phrase that is set off by a comma, a bracket or `as`."""
        doc, begin = self.scene.doc, role.start
        while begin > 0 and doc[begin - 1].pos_ in ("DET", "PRON", "ADJ", "NUM", "ADV"):
            begin -= 1
        if begin > 0 and (doc[begin - 1].text in _ASIDE or doc[begin - 1].lower_ == "as"):
            return self.ending.get(self._before_brackets(begin - 1))
        return None

    def _before_brackets(self, end: int) -> int:
        """Where a name would end before what brackets add to it: `Nina Falk (D-Va.), a former mayor`."""
        doc = self.scene.doc
        if doc[end].text != "," or end == 0 or doc[end - 1].text != ")":
            return end
        return next((at for at in range(end - 2, max(end - _ADDED, 0), -1) if doc[at].text == "("), end)

    def _said_to_be(self, role: RolePhrase) -> int | None:
        """The person whom a sentence says to be something: `Halvorsen became foreign minister`."""
        head = self.scene.doc[role.head]
        if head.dep_ != "attr" or head.head.lemma_ not in ("be", "become", "remain"):
            return None
        children = list(head.head.children)
        subject = next((child for child in children if child.dep_ == "nsubj"), None)
        if subject is None or any(child.dep_ == "neg" for child in children):
            return None
        if head.head.lower_ == "were" and subject.tag_ in ("NN", "NNP"):
            return None  # `if Falk were a senator`
        return self.within.get(subject.i)
