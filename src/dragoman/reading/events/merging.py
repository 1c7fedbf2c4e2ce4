"""Repetition within one report: which mentions tell of one event."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.records import EventType, Factuality, Mention, When, Where

__all__ = ["Draft", "merge"]


@dataclass(slots=True)
class Draft:
    """One mention on its way to an event, with what it says of it."""

    mention: Mention
    type: EventType
    detail: str | None
    lemma: str
    start: int
    sentence: int
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    reciprocal: bool
    when: When | None
    where: Where | None
    factuality: Factuality | None
    topics: tuple[str, ...]
    excluded: tuple[str, ...]
    ordinal: int | None
    definite: bool
    nominal: bool
    summary: str
    weak: bool = False
    aside: bool = False
    same_as: int | None = None
    others: list[Draft] = field(default_factory=list)

    @property
    def actors(self) -> frozenset[str]:
        """All who take part."""
        return frozenset(self.sources) | frozenset(self.targets)


def merge(drafts: list[Draft]) -> list[Draft]:
    """Join the drafts that tell of one event; each group comes as its first draft, with the rest in `others`.

    A group of which every mention is weak (a noun that names too little to tell which event it is) is left.

    Two drafts are joined where nothing speaks against it (type, detail, day, place, number in a row, participants) and
    something speaks for it: a definite noun that must refer to something told before, or the same word with the same
    participants.
    """
    groups: list[Draft] = []
    for draft in drafts:
        fitting = [group for group in groups if _same(group, draft)]
        if fitting:
            max(fitting, key=lambda group: _closeness(group, draft)).others.append(draft)
        else:
            groups.append(draft)
    return [group for group in groups if not all(member.weak for member in (group, *group.others))]


def _same(group: Draft, draft: Draft) -> bool:  # noqa: PLR0911 (one reason after another)
    if group.type != draft.type:
        return False
    members = [group, *group.others]
    if draft.same_as is not None and any(m.start == draft.same_as for m in members):
        return True
    if any(_clash(member, draft) for member in members):
        return False
    known = frozenset[str]().union(*(m.actors for m in members))
    shared = known & draft.actors
    if draft.definite and draft.nominal:
        near = draft.sentence - max(m.sentence for m in members) <= 6
        if not draft.actors:
            return near or _agree(members, draft)
        return bool(shared) or (not known and _agree(members, draft))
    if len(shared) >= 2 or (shared and _agree(members, draft)):
        return True
    if draft.type == "CONSULT" and draft.detail == "visit" and shared:
        return _agree(members, draft)
    same_word = any(m.lemma == draft.lemma for m in members)
    return bool(
        same_word and shared and set(draft.targets) == set(group.targets) and set(draft.sources) == set(group.sources)
    )


def _closeness(group: Draft, draft: Draft) -> tuple[bool, bool, bool, int]:
    """How likely it is that `draft` speaks of `group`: by day and place, by its name, by the last time it was spoken of."""
    members = [group, *group.others]
    named = any(member.nominal and member.lemma == draft.lemma for member in members)
    told_before = draft.same_as is not None and any(member.start == draft.same_as for member in members)
    return told_before, _agree(members, draft), named, max(member.start for member in members)


_AHEAD = frozenset({"planned", "proposed", "possible", "conditional"})
_MEETINGS = frozenset({"meeting", "talks", "summit", None})


def _clash(one: Draft, two: Draft) -> bool:  # noqa: PLR0911 (one reason after another)
    """Whether the two cannot be one event."""
    if one.detail != two.detail and not (one.detail in _MEETINGS and two.detail in _MEETINGS and one.type == "CONSULT"):
        return True
    if one.ordinal is not None and two.ordinal is not None and one.ordinal != two.ordinal:
        return True
    if _apart(one.when, two.when):
        return True
    if _is_another(one, two) and not _agree([one], two):
        return True
    if one.where is not None and two.where is not None and one.where.name != two.where.name:
        return one.where.country != two.where.country or one.where.country is None
    negative = {"denied", "ruled out"}
    if (one.factuality in negative) != (two.factuality in negative) and one.nominal and two.nominal is False:
        return True
    return bool(one.actors and two.actors and not one.actors & two.actors)


def _is_another(one: Draft, two: Draft) -> bool:
    """Whether one of two meetings took place and the other, not spoken of as known, is to come: `met, and agreed to meet`."""
    if one.type != "CONSULT" or one.factuality is None or two.factuality is None:
        return False
    ahead = [draft for draft in (one, two) if draft.factuality in _AHEAD]
    return len(ahead) == 1 and not ahead[0].definite


def _apart(one: When | None, two: When | None) -> bool:
    if one is None or two is None or None in {one.earliest, one.latest, two.earliest, two.latest}:
        return False
    assert one.earliest
    assert one.latest
    assert two.earliest
    assert two.latest
    return one.latest[:10] < two.earliest[:10] or two.latest[:10] < one.earliest[:10]


def _agree(members: list[Draft], draft: Draft) -> bool:
    """Whether day or place say that it is one event."""
    return any(_same_day(member.when, draft.when) or _same_place(member.where, draft.where) for member in members)


def _same_day(one: When | None, two: When | None) -> bool:
    return one is not None and two is not None and one.earliest is not None and one.earliest == two.earliest


def _same_place(one: Where | None, two: Where | None) -> bool:
    return one is not None and two is not None and one.name == two.name
