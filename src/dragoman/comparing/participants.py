"""Who took part: reports that name different persons or bodies for one side of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.comparing.affair import Account, Affair
from dragoman.comparing.subjects import noun_of
from dragoman.linking.event_likeness import party_of
from dragoman.reading.actors.names import same_person
from dragoman.reading.fates.vocabulary import is_name
from dragoman.records import TOOK_PLACE, Disagreement, Event, Subject, identify

__all__ = ["compare_participants"]


def compare_participants(affair: Affair, event: Event) -> Disagreement | None:
    """Find whether reports name different persons for one party of an event in which each party has one.

    A report that names nobody, or a body where another names its head, does not contradict; nor do persons whose names may be
    one person's. What a report itself tells of in several persons is no matter of who.
    """
    if not event.reciprocal:
        return None
    by_report: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    accounts: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for account in affair.accounts(event):
        if account.mention.factuality not in TOOK_PLACE:
            continue
        for actor in (*account.event.source, *account.event.target):
            known = affair.actors.get(actor)
            if known is not None and known.kind == "person" and known.country and is_name(known.name):
                by_report[account.mention.report][party_of(actor, affair.actors)].add(actor)
                accounts[account.mention.report, actor].append(account)
    for party in sorted({party for parties in by_report.values() for party in parties}):
        named = {report: next(iter(p[party])) for report, p in by_report.items() if len(p.get(party, ())) == 1}
        several = any(len(p.get(party, ())) > 1 for p in by_report.values())
        sides: dict[str, list[str]] = defaultdict(list)
        for report, actor in named.items():
            sides[actor].append(report)
        if len(sides) == 2 and not several and _two_persons(affair, sorted(sides)):
            return _disagreement(
                affair, event, party, {a: [x for r in rs for x in accounts[r, a]] for a, rs in sides.items()}
            )
    return None


def _two_persons(affair: Affair, actors: Sequence[str]) -> bool:
    first, second = (affair.actors[actor].name for actor in actors)
    return same_person(first, second) is None


def _disagreement(affair: Affair, event: Event, party: str, sides: dict[str, list[Account]]) -> Disagreement:
    return Disagreement(
        id=identify("d", "participants", event.id),
        kind="conflict",
        about="participants",
        subject=Subject(text=f"who of {_called(affair, party)} took part in the {noun_of(event)}", id=event.id),
        positions=tuple(affair.position(affair.actors[actor].name, sides[actor]) for actor in sorted(sides)),
        story=event.story,
    )


def _called(affair: Affair, party: str) -> str:
    """The name of a party: that of its state, where the reports name it."""
    states = [actor.name for actor in affair.linked.actors if actor.country == party and actor.kind == "state"]
    return min(states, default=affair.actors[party].name if party in affair.actors else party)
