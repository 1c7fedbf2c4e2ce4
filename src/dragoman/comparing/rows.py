"""Which of a row of events this one is: the third meeting, or a new one after the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from dragoman import lexicon
from dragoman.comparing.affair import Account, Affair, words_of
from dragoman.comparing.subjects import describe, noun_of
from dragoman.linking.days import days_of
from dragoman.linking.event_likeness import party_of
from dragoman.linking.rows import is_called_later
from dragoman.linking.words import words
from dragoman.records import Disagreement, Event, Span, Subject, identify

__all__ = ["compare_ordinals"]


def compare_ordinals(affair: Affair, event: Event, events: Iterable[Event]) -> Disagreement | None:
    """Find whether reports number an event differently, `events` being all of its story.

    A report may number it outright (`the third meeting`), or call it a later one after a first that it dates: a report that tells
    of the first, and then of a new one with none between, says that this is the second.
    """
    numbered: dict[int, list[Account]] = defaultdict(list)
    for account in affair.accounts(event):
        if account.event.ordinal is not None:
            numbered[account.event.ordinal].append(account)
    positions = [
        (f"the {_spelt(number)}", accounts, _numbering(number, accounts))
        for number, accounts in sorted(numbered.items())
    ]
    told = {account.mention.report for accounts in numbered.values() for account in accounts}
    for account in affair.accounts(event):
        if account.mention.report in told or not _called_later(account):
            continue
        first = _first_of_row(affair, account, event, events)
        if first is None or set(numbered) <= {2}:
            continue
        told.add(account.mention.report)
        when = first.event.when.value or ""
        place = f" in {first.event.place.name}" if first.event.place else ""
        spans = [words_of(account.reading, account.mention), words_of(first.reading, first.mention)]
        positions.append((f"a new one, after the first{f' of {when}' if when else ''}{place}", [account], spans))
    if len(positions) < 2 or not numbered:
        return None
    return Disagreement(
        id=identify("d", "number", "ordinal", event.id),
        kind="conflict",
        about="number",
        subject=Subject(text=f"which {noun_of(event)} it is: {describe(affair, event)}", id=event.id),
        positions=tuple(affair.position(value, accounts, spans) for value, accounts, spans in positions),
        story=event.story,
    )


@cache
def _spelt_numbers() -> dict[str, str]:
    return lexicon.table("ordinals").mapping("number", "word")


def _spelt(number: int) -> str:
    return _spelt_numbers().get(str(number), f"number {number}")


def _numbering(number: int, accounts: list[Account]) -> list[Span]:
    """The words of the accounts that hold the number; where none does, those of each report's first account."""
    clauses = [words_of(account.reading, account.mention) for account in accounts]
    first = {clause.report: clause for clause in reversed(clauses)}
    return [clause for clause in clauses if _spelt(number) in words(clause.text)] or list(first.values())


def _called_later(account: Account) -> bool:
    return is_called_later(account.reading.report.text, account.mention.evidence["trigger"][0])


def _first_of_row(affair: Affair, account: Account, event: Event, events: Iterable[Event]) -> Account | None:
    """The account, in the same report, of the first event of the row to which `event` belongs."""
    days = days_of(event.when)
    for other in events:
        earlier = days_of(other.when)
        if other.id == event.id or other.type != event.type or (days and earlier and earlier[0] >= days[0]):
            continue
        for found in affair.accounts(other):
            own = found.mention.report == account.mention.report
            if own and found.event.ordinal == 1 and _one_row(affair, event, other):
                return found
    return None


def _one_row(affair: Affair, event: Event, other: Event) -> bool:
    sides, others = ({party_of(actor, affair.actors) for actor in (*one.source, *one.target)} for one in (event, other))
    return not sides or not others or bool(sides & others)
