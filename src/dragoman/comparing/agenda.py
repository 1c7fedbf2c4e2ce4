"""The agenda: what was announced for a date, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dragoman.comparing.affair import Account, Affair, words_of
from dragoman.linking.contexts import readable
from dragoman.linking.days import day_of, days_of
from dragoman.linking.event_fusing import tells_of_itself
from dragoman.records import AgendaItem, Evidence, Outcome, When, identify

__all__ = ["agenda_of"]

# Announced to the week at the widest; `next year` is no appointment.
_WIDEST = 8


def agenda_of(affair: Affair) -> Iterator[AgendaItem]:
    """List what the reports announced, with its outcome by the latest report of the story; the clock is never asked."""
    latest = _latest_by_story(affair)
    for event in affair.linked.events:
        accounts = affair.accounts(event)
        # A report that tells of it as done has no news in what was planned of it.
        told = {a.mention.report for a in accounts if a.mention.factuality in {"happened", "ongoing"}}
        announced = [a for a in accounts if _announces(a) and a.mention.report not in told]
        if not announced:
            continue
        due = _due(announced)
        outcome = _outcome(accounts, due, latest.get(event.story or "", ""))
        first = announced[0]
        yield AgendaItem(
            id=identify("g", event.id),
            event=event.id,
            text=readable(first.reading, words_of(first.reading, first.mention)),
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
    if not told or not tells_of_itself(account.event, account.mention) or not account.published:
        return False
    cancelled = account.mention.factuality == "ruled out"
    return cancelled or account.published >= days[0].isoformat()


def _outcome(accounts: list[Account], due: When, latest: str) -> Outcome:
    settled = [account for account in accounts if _settles(account, due)]
    if settled:
        last = max(account.published for account in settled)
        final = {account.mention.factuality for account in settled if account.published == last}
        return "confirmed" if final & {"happened", "ongoing"} else "contradicted"
    announced = [a for a in accounts if a.mention.factuality == "planned" and day_of(a.event.when)]
    days = sorted({day for account in announced if (day := day_of(account.event.when))})
    if len(days) > 1 and _first_published(announced, days[0]) < _first_published(announced, days[-1]):
        return "postponed"
    end = days_of(due)
    assert end is not None
    return "overdue" if latest and end[1].isoformat() < latest else "open"


def _first_published(accounts: list[Account], day: date) -> str:
    return min(account.published for account in accounts if day_of(account.event.when) == day)


def _latest_by_story(affair: Affair) -> dict[str, str]:
    return {story.id: story.last for story in affair.linked.stories if story.last}
