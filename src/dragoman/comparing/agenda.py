"""The agenda: what was announced for a date, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from dragoman import lexicon
from dragoman.comparing.affair import Account, Affair, words_of
from dragoman.linking.contexts import as_a_line, readable
from dragoman.linking.days import day_of, days_of, meet
from dragoman.linking.event_fusing import tells_of_itself
from dragoman.linking.event_likeness import party_of
from dragoman.linking.words import stem, words
from dragoman.records import TOOK_PLACE, AgendaItem, Event, Evidence, Outcome, When, identify

__all__ = ["agenda_of"]

# Announced to a week or a third of a month at the widest; `next year` is no appointment.
_WIDEST = 10
# A report of the day after may have been written before.
_GRACE = timedelta(days=1)


def agenda_of(affair: Affair) -> Iterator[AgendaItem]:
    """List what the reports announced, with its outcome by the latest report of the story; the clock is never asked."""
    for event in affair.linked.events:
        accounts = affair.accounts(event)
        # A report that tells of it as done has no news in what was planned of it.
        told = {a.mention.report for a in accounts if a.mention.factuality in {"happened", "ongoing"}}
        announced = [a for a in accounts if _announces(a) and a.mention.report not in told]
        if not announced:
            continue
        due = _due(announced)
        told_of = {account.mention.report for account in announced}
        accounts += [account for account in _kindred(affair, event, due) if account.mention.report not in told_of]
        accounts += [
            a
            for a in _other_accounts(affair, event)
            if _postpones(a) and a.published > min(b.published for b in announced)
        ]
        outcome = _outcome(accounts, due, _speaks_later(affair, event, due))
        first = announced[0]
        yield AgendaItem(
            id=identify("g", event.id),
            event=event.id,
            text=as_a_line(readable(first.reading, words_of(first.reading, first.mention, framed=False))),
            due=due,
            outcome=outcome,
            announced=first.published or None,
            announced_by=next((r.actor for r in reversed(first.mention.according_to) if r.actor), None),
            evidence=Evidence(
                announcement=[words_of(a.reading, a.mention) for a in announced],
                outcome=[words_of(a.reading, a.mention) for a in accounts if _settles(a, due)],
            ),
            story=event.story,
        )


def _announces(account: Account) -> bool:
    """Whether a report gives it as planned for a time that was still to come when it was published."""
    days = days_of(account.event.when)
    return (
        account.mention.factuality == "planned"
        and days is not None
        and (days[1] - days[0]).days <= _WIDEST
        and bool(account.published)
        and days[1].isoformat() >= account.published
    )


def _due(announced: list[Account]) -> When:
    """The time given by the latest announcement, the most exact of that day's."""
    last = max(account.published for account in announced)

    def merit(account: Account) -> tuple[int, str]:
        days = days_of(account.event.when)
        assert days is not None
        return ((days[1] - days[0]).days, account.event.id)

    return min((account for account in announced if account.published == last), key=merit).event.when


def _settles(account: Account, due: When) -> bool:
    """Whether an account says what became of something due: told as done or not done, not before it was due."""
    days = days_of(due)
    assert days is not None
    told = account.mention.factuality in {"happened", "ongoing", "denied", "ruled out"}
    if not told or not tells_of_itself(account.event, account.mention) or not account.out_since:
        return False
    cancelled = account.mention.factuality == "ruled out"
    return cancelled or account.out_since >= days[0].isoformat()


def _outcome(accounts: list[Account], due: When, spoken_of_later: bool) -> Outcome:
    settled = [account for account in accounts if _settles(account, due)]
    if settled:
        last = max(account.out_since for account in settled)
        final = {account.mention.factuality for account in settled if account.out_since == last}
        return "confirmed" if final & TOOK_PLACE else "contradicted"
    if any(_postpones(account) for account in accounts):
        return "postponed"
    announced = [a for a in accounts if a.mention.factuality == "planned" and day_of(a.event.when)]
    days = sorted({day for account in announced if (day := day_of(account.event.when))})
    if len(days) > 1 and _first_published(announced, days[0]) < _first_published(announced, days[-1]):
        return "postponed"
    return "overdue" if spoken_of_later else "open"


def _kindred(affair: Affair, event: Event, due: When) -> Iterator[Account]:
    """What later reports tell as done, of the same kind, by the same, at the time for which this was announced.

    It was too little alike to be merged (`will travel to Washington`, `his visit to the White House`), and yet it is what had
    been announced, or takes its place. Who is announced somewhere for a day may come the evening before or stay until the day
    after, so that what is told of the same place may be a day off.
    """
    yield from _refused(affair, event, due)
    for account in _other_accounts(affair, event):
        if account.mention.factuality in TOOK_PLACE:
            there = event.place and account.event.place and event.place.name == account.event.place.name
            if meet(account.event.when, due, slack=1 if there and event.detail == account.event.detail else 0):
                yield account


def _refused(affair: Affair, event: Event, due: When) -> Iterator[Account]:
    """What is told as not done, on the very day, of a deed of several of whom each report names another.

    `He and Ana Lima are to sign`; `Bo Dahl left without signing`.
    """
    for other in affair.linked.events:
        alike = (other.story, other.type, other.detail) == (
            event.story,
            event.type,
            event.detail,
        ) and other.id != event.id
        if alike and event.detail and _names_one_of_several(event) and _names_one_of_several(other):
            for account in affair.accounts(other):
                if account.mention.factuality in {"denied", "ruled out"} and meet(account.event.when, due):
                    yield account


def _names_one_of_several(event: Event) -> bool:
    return event.reciprocal and len({*event.source, *event.target}) == 1


def _other_accounts(affair: Affair, event: Event) -> Iterator[Account]:
    """What is told in the story of other events of the kind in which one of the same parties takes part."""
    parties = {party_of(actor, affair.actors) for actor in (*event.source, *event.target)}
    for other in affair.linked.events:
        if other.story == event.story and other.type == event.type and other.id != event.id:
            theirs = {party_of(actor, affair.actors) for actor in (*other.source, *other.target)}
            if parties & theirs:
                yield from affair.accounts(other)


def _postpones(account: Account) -> bool:
    """Whether a report says of an event that it was put off: `has been postponed to Sunday`."""
    return bool(_postponing() & {stem(word) for word in words(account.words.text)})


@cache
def _postponing() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.table("postponing_words").column("word"))


def _speaks_later(affair: Affair, event: Event, due: When) -> bool:
    """Whether a report that came out when it should have happened speaks of those who should have done it.

    A report that does not mention them says nothing by its silence.
    """
    end = days_of(due)
    assert end is not None
    sides = {*event.source, *event.target}
    for reading in affair.linked.readings:
        day = (reading.report.published.earliest or "")[:10]
        if affair.linked.story_of.get(reading.report.id) == event.story and day > (end[1] + _GRACE).isoformat():
            merged = affair.linked.actor_of.get(reading.report.id, {})
            if not sides or sides & {merged.get(actor.id, actor.id) for actor in reading.actors}:
                return True
    return False


def _first_published(accounts: list[Account], day: date) -> str:
    return min(account.published for account in accounts if day_of(account.event.when) == day)
